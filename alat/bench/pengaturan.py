"""Settings of the run: the demonstration's, with a database of its own, of the same make, for each contender."""

from tertib.settings import *  # noqa: F403
from tertib.settings import DATABASES, INSTALLED_APPS, MAP_DATA

PEMBANDING = ("django_fsm", "viewflow")
INSTALLED_APPS = [*INSTALLED_APPS, "alat.bench.pembanding"]
DATABASES = {
    **DATABASES,
    **{nama: {**DATABASES["default"], "NAME": str(MAP_DATA / f"{nama}.sqlite3")} for nama in PEMBANDING},
}
