"""Addresses of the signing authority; they stand in every certificate it issued, so they must never change."""

from django.urls import path

from tertib.kanal.pki import views

app_name = "pki"
urlpatterns = [
    path("", views.awal, name="awal"),
    path("<slug:otoritas>.cer", views.sertifikat, name="sertifikat"),
    path("<slug:otoritas>.crl", views.daftar_cabut, name="daftar_cabut"),
    path("ocsp", views.ocsp, name="ocsp"),
    path("ocsp/<path:tanya>", views.ocsp_get, name="ocsp_get"),
    path("waktu", views.cap_waktu, name="waktu"),
]
