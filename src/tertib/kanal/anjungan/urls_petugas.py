"""Address of the kiosks, for officials."""

from django.urls import path

from tertib.kanal.anjungan import petugas

app_name = "anjungan-petugas"
urlpatterns = [path("", petugas.semua, name="semua")]
