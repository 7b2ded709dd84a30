"""Addresses of the village office, all under /nagari/."""

from django.urls import path

from tertib.kanal.nagari import views

app_name = "nagari"

urlpatterns = [
    path("", views.depan, name="depan"),
    path("<str:nomor>/sampai/", views.sampai, name="sampai"),
    path("<str:nomor>/kartu-<int:ke>.pdf", views.kartu, name="kartu"),
    path("<str:nomor>/serah/", views.serah, name="serah"),
    path("<str:nomor>/bukti/", views.bukti, name="bukti"),
]
