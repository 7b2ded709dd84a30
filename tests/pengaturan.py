"""Settings of the tests: the demonstration's settings, with the data in a temporary folder and quick passwords.

Tests run in several processes side by side, each with a folder and a database of its own. A process started by a test
inherits the folder through the environment and so works on the same files and, on SQLite, the same database; on
PostgreSQL it is told by the fixture `alamat_basis_data`.
"""

import atexit
import os
import shutil
import tempfile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

os.environ["TERTIB_PERAGAAN"] = "1"
os.environ.pop("TERTIB_DEBUG", None)

_PEKERJA = os.environ.get("PYTEST_XDIST_WORKER", "")
_PENANDA = f"TERTIB_UJI_MAP_{_PEKERJA}"
if _PENANDA not in os.environ:
    os.environ[_PENANDA] = tempfile.mkdtemp(prefix="tertib-uji-")
    atexit.register(shutil.rmtree, os.environ[_PENANDA], ignore_errors=True)
os.environ["TERTIB_DATA"] = os.environ[_PENANDA]

from tertib.settings import *  # noqa: E402, F403
from tertib.settings import DATABASES, LOCALE_PATHS, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when there is none

_basis_data = DATABASES["default"]
if _basis_data["ENGINE"].endswith("sqlite3"):
    # A file, not memory: several processes race on it in some tests. The name is the one tertib.settings gives it.
    _basis_data["TEST"] = {"NAME": _basis_data["NAME"]}
    _basis_data["OPTIONS"] = {
        **_basis_data["OPTIONS"],
        "init_command": _basis_data["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF"),
    }
else:
    _basis_data["TEST"] = {"NAME": f"test_{_basis_data['NAME']}_{_PEKERJA}"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

for _po in LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po"):
    # `make` compiles them; pytest alone must not test yesterday's English.
    _mo = _po.with_suffix(".mo")
    if not _mo.exists() or _mo.stat().st_mtime < _po.stat().st_mtime:
        with _po.open("rb") as _isi, _mo.open("wb") as _hasil:
            write_mo(_hasil, read_po(_isi, locale=_po.parts[-3]))
