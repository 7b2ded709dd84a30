"""Addresses of the messages, for officials."""

from django.urls import path

from tertib.kanal.pesan import atur, views

app_name = "pesan"
urlpatterns = [path("", views.pesan, name="pesan"), path("atur/", atur.atur, name="atur")]
