"""Addresses of the counter, all under /loket/."""

from django.urls import path

from tertib.kanal.loket import cetak, depan, formulir, lihat, pindai, serah, terima

app_name = "loket"

urlpatterns = [
    path("", depan.depan, name="depan"),
    path("pandu/", depan.pandu, name="pandu"),
    path("terima/", terima.terima, name="terima"),
    path("serah/", serah.cari_slip, name="cari-slip"),
    path("s/<str:token>/", pindai.pindai, name="pindai"),
    path("b/<str:nomor>/", lihat.lihat, name="lihat"),
    path("b/<str:nomor>/isi/", terima.perbaiki, name="perbaiki"),
    path("b/<str:nomor>/putus/", lihat.putus, name="putus"),
    path("b/<str:nomor>/serah/", serah.serah, name="serah"),
    path("b/<str:nomor>/tanda-bukti/", cetak.tanda_bukti, name="tanda-bukti"),
    path("b/<str:nomor>/bukti-serah/", cetak.bukti_serah, name="bukti-serah"),
    path("b/<str:nomor>/konsep-<int:ke>.pdf", cetak.konsep, name="konsep"),
    path("b/<str:nomor>/formulir/", formulir.daftar, name="formulir"),
    path("b/<str:nomor>/formulir/<str:formulir>.pdf", formulir.cetak, name="formulir-pdf"),
]
