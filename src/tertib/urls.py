"""The addresses of the site: one line for each door."""

from django.apps import apps
from django.urls import include, path
from django.views.i18n import set_language

from tertib.pengguna.penjaga import umum

urlpatterns = [
    path("", include("tertib.kanal.warga.urls")),
    path("k/<slug:kantor>/sop/", include("tertib.kanal.sop.urls")),
    path("cek/", include("tertib.kanal.cek.urls")),
    path("", include("tertib.kanal.cek.urls_log")),
    path("pki/", include("tertib.kanal.pki.urls")),
    path("loket/", include("tertib.kanal.loket.urls")),
    path("lapangan/lapor/", include("tertib.kanal.lapangan.urls_pelapor")),
    path("nagari/", include("tertib.kanal.nagari.urls")),
    path("lapangan/rekam/", include("tertib.kanal.lapangan.urls_rekam")),
    path("whatsapp/", include("tertib.kanal.whatsapp.urls")),
    path("ikd/<slug:kantor>/", include("tertib.kanal.ikd.urls")),
    path("meja/ikd/", include("tertib.kanal.ikd.urls_petugas")),
    path("", include("tertib.kanal.anjungan.urls")),
    path("meja/anjungan/", include("tertib.kanal.anjungan.urls_petugas")),
    path("meja/pesan/", include("tertib.kanal.pesan.urls")),
    path("meja/", include("tertib.meja.urls")),
    path("", include("tertib.pengguna.urls")),
    path("bahasa/", umum(set_language), name="set_language"),
]
if apps.is_installed("tertib.peragaan"):
    urlpatterns += [path("", include("tertib.peragaan.urls"))]
