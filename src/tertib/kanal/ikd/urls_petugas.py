"""Addresses of the officials who let residents into the identity app."""

from django.urls import path

from tertib.kanal.ikd import petugas

app_name = "ikd-petugas"
urlpatterns = [
    path("", petugas.daftar, name="daftar"),
    path("slip/", petugas.slip, name="slip"),
    path("matikan/", petugas.matikan, name="matikan"),
]
