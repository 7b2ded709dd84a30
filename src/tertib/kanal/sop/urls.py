"""Addresses of the published SOP."""

from django.urls import path

from tertib.kanal.sop import views

app_name = "sop"
urlpatterns = [
    path("", views.halaman, name="halaman"),
    path("bagan.svg", views.bagan_svg, name="bagan"),
    path("naskah.pdf", views.naskah_pdf, name="pdf"),
    path("proses.bpmn", views.proses_bpmn, name="bpmn"),
]
