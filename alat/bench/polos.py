"""The bare Django site that the desk is compared with: one view, one row of the same database, no middleware.

Served as `alat.bench.polos:application` under the settings of this module, which take the database of the house.
"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "alat.bench.polos"

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tertib.settings import DATABASES, SECRET_KEY  # noqa: F401

ROOT_URLCONF = "alat.bench.polos"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["tertib.wilayah"]
MIDDLEWARE: list[str] = []
USE_TZ = True


def baris(request: HttpRequest) -> HttpResponse:
    """One row by its primary key, as text."""
    from tertib.wilayah.models import Kantor  # once Django is set up

    kantor = Kantor.objects.get(pk="16.06")
    return HttpResponse(f"{kantor.nama} | {kantor.slug} | {kantor.ibu_kota}", content_type="text/plain")


urlpatterns = [path("baris/", baris)]
application = get_wsgi_application()
