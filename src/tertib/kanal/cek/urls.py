"""Addresses of the check."""

from django.urls import path

from tertib.kanal.cek import bukti, luring, views

app_name = "cek"
urlpatterns = [
    path("", views.awal, name="awal"),
    path("petikan/", bukti.petikan, name="petikan"),
    path("luring/", luring.halaman, name="luring"),
    path("luring/pekerja.js", luring.pekerja, name="pekerja_luring"),
    path("luring/kunci.json", luring.kunci, name="kunci"),
    path("luring/daftar/<slug:kantor>/", luring.daftar, name="daftar"),
    path("<str:token>/", views.hasil, name="hasil"),
    path("<str:token>/bukti.json", bukti.bukti_log, name="bukti_log"),
]
