"""Addresses of the citizen's door."""

from django.urls import path

from tertib.kanal.warga import berkas, cara_kabar, depan, formulir, isian, kirim, status

app_name = "warga"
urlpatterns = [
    path("", depan.beranda, name="beranda"),
    path("k/<slug:kantor>/", depan.halaman_kantor, name="kantor"),
    path("k/<slug:kantor>/pandu/", depan.pandu, name="pandu"),
    path("k/<slug:kantor>/kk/<slug:jenis>/", depan.mulai, name="mulai"),
    path("k/<slug:kantor>/formulir/", formulir.daftar, name="formulir-kosong"),
    path("k/<slug:kantor>/formulir/<str:formulir>.pdf", formulir.kosong, name="formulir-kosong-pdf"),
    path("p/<str:token>/", status.status, name="status"),
    path("p/<str:token>/isi/<slug:halaman>/", isian.isi, name="isi"),
    path("p/<str:token>/berkas/", berkas.berkas, name="berkas"),
    path("p/<str:token>/tanda-tangan/", berkas.tanda_tangan, name="tanda-tangan"),
    path("p/<str:token>/formulir/<str:formulir>/", formulir.formulir, name="formulir"),
    path("p/<str:token>/formulir/<str:formulir>.pdf", formulir.unduh, name="formulir-pdf"),
    path("p/<str:token>/periksa/", kirim.periksa, name="periksa"),
    path("p/<str:token>/terkirim/", kirim.terkirim, name="terkirim"),
    path("p/<str:token>/kartu-<int:ke>.pdf", status.kartu, name="kartu"),
    path("p/<str:token>/biodata-<int:ke>.pdf", status.biodata, name="biodata"),
    path("p/<str:token>/kabar/", cara_kabar.cara_kabar, name="cara-kabar"),
    path("p/<str:token>/terima/", status.terima, name="terima"),
    path("p/<str:token>/tarik/", status.tarik, name="tarik"),
]
