"""Addresses of the transparency log and of the published schemas."""

from django.urls import path

from tertib.kanal.cek import log

app_name = "log"
urlpatterns = [
    path("log/", log.daftar, name="daftar"),
    path("log/<slug:kantor>/checkpoint", log.titik, name="titik"),
    path("log/<slug:kantor>/tile/entries/<path:letak>", log.daun, name="daun"),
    path("log/<slug:kantor>/tile/<int:tingkat>/<path:letak>", log.ubin, name="ubin"),
    path("log/<slug:kantor>/lanjutan/<int:dulu>/<int:ukuran>.json", log.lanjutan, name="lanjutan"),
    path("skema/<slug:nama>.json", log.skema_json, name="skema"),
]
