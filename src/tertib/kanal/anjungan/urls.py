"""Addresses of the machine, and of the link in its QR code."""

from django.urls import path

from tertib.kanal.anjungan import ambil, views

app_name = "anjungan"
urlpatterns = [
    path("anjungan/", views.mulai, name="mulai"),
    path("anjungan/pasang/", views.pasang, name="pasang"),
    path("anjungan/pin/", views.pin, name="pin"),
    path("anjungan/cetak/", views.cetak, name="cetak"),
    path("anjungan/cetak/jawab/", views.jawab, name="jawab"),
    path("anjungan/lembar.pdf", views.lembar, name="lembar"),
    path("anjungan/bantuan/", views.bantuan, name="bantuan"),
    path("ambil/<str:token>/", ambil.ambil, name="ambil"),
]
