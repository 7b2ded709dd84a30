"""Pages that exist only in the demonstration."""

from django.urls import path

from tertib.peragaan import coba, kotak_pesan

urlpatterns = [
    path("coba/", coba.coba, name="coba"),
    path("kotak-pesan/", kotak_pesan.kotak_pesan, name="kotak-pesan"),
]
