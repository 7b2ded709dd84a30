"""Addresses of the desk, all under /meja/."""

from django.urls import path

from tertib.meja import (
    arsip,
    buku,
    daftar,
    ekspor,
    lembar,
    lihat,
    mandat,
    pena,
    peran,
    putus,
    syarat,
    tandatangan,
    tandatangan_massal,
)

app_name = "meja"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("peran/", peran.peran, name="peran"),
    path("jalan-basah/", pena.keputusan, name="jalan-basah"),
    path("tandatangan/", tandatangan.daftar, name="tandatangan"),
    path("tandatangan/massal/", tandatangan_massal.susun, name="tandatangan-massal-susun"),
    path("tandatangan/massal/<int:massal>/", tandatangan_massal.massal, name="tandatangan-massal"),
    path("tandatangan/massal/<int:massal>/hentikan/", tandatangan_massal.hentikan, name="tandatangan-massal-hentikan"),
    path("tandatangan/<str:nomor>/", tandatangan.lihat, name="tandatangan-lihat"),
    path("tandatangan/<str:nomor>/sandi/", tandatangan.sandi, name="tandatangan-sandi"),
    path("tandatangan/<str:nomor>/beda/", tandatangan.beda, name="tandatangan-beda"),
    path("mandat/", mandat.daftar, name="mandat"),
    path("mandat/<int:mandat>/", mandat.putuskan, name="mandat-putuskan"),
    path("buku/", buku.semua, name="buku-semua"),
    path("buku/ekspor/", ekspor.catatan, name="ekspor-catatan"),
    path("buku/<slug:buku>/", buku.lihat, name="buku"),
    path("buku/<slug:buku>/cetak/", buku.cetak, name="buku-cetak"),
    path("buku/<slug:buku>/ekspor/", ekspor.ekspor, name="buku-ekspor"),
    path("syarat/", syarat.semua, name="syarat-semua"),
    path("syarat/<slug:jenis>/", syarat.lihat, name="syarat"),
    path("syarat/<slug:jenis>/putus/", syarat.putuskan, name="syarat-putuskan"),
    path("arsip/", arsip.arsip, name="arsip"),
    path("b/<str:nomor>/", lihat.lihat, name="berkas"),
    path("b/<str:nomor>/putus/", putus.putus, name="putus"),
    path("b/<str:nomor>/susun-ulang/", putus.susun_ulang, name="susun-ulang"),
    path("b/<str:nomor>/ambil/", putus.ambil, name="ambil"),
    path("b/<str:nomor>/lepas/", putus.lepas, name="lepas"),
    path("b/<str:nomor>/cetak-pena/", pena.cetak, name="cetak-pena"),
    path("b/<str:nomor>/konsep-<int:ke>.pdf", lembar.konsep, name="konsep"),
    path("b/<str:nomor>/lampiran.pdf", lembar.lampiran, name="lampiran"),
    path("b/<str:nomor>/cetakan-<int:ke>.pdf", lembar.cetakan, name="cetakan"),
    path("b/<str:nomor>/draf-<slug:apa>-<int:ke>.pdf", lembar.draf, name="draf"),
    path("b/<str:nomor>/berkas/<int:berkas>/<int:no>.jpg", lembar.lembar, name="lembar"),
]
