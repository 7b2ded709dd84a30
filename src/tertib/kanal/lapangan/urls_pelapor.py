"""Addresses of the reporter, all under /lapangan/lapor/."""

from django.urls import path

from tertib.kanal.lapangan import pelapor

app_name = "pelapor"

urlpatterns = [
    path("", pelapor.daftar, name="daftar"),
    path("baru/", pelapor.baru, name="baru"),
    path("b/<str:nomor>/", pelapor.satu, name="satu"),
    path("b/<str:nomor>/tarik/", pelapor.tarik, name="tarik"),
]
