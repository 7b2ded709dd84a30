"""Addresses of the check."""

from django.urls import path

from tertib.kanal.cek import views

app_name = "cek"
urlpatterns = [
    path("", views.awal, name="awal"),
    path("<str:token>/", views.hasil, name="hasil"),
]
