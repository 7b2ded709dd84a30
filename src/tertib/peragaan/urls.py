"""Pages that exist only in the demonstration."""

from django.urls import path

from tertib.peragaan import anjungan, coba, kotak_pesan

urlpatterns = [
    path("coba/", coba.coba, name="coba"),
    path("coba/anjungan/", anjungan.jadi_anjungan, name="coba-anjungan"),
    path("kotak-pesan/", kotak_pesan.kotak_pesan, name="kotak-pesan"),
]
