"""Addresses of the desk, all under /meja/."""

from django.urls import path

from tertib.meja import (
    arsip,
    buku,
    daftar,
    ekspor,
    ganda,
    lembar,
    lihat,
    pena,
    penduduk,
    peran,
    putus,
    tandatangan,
    tukar,
)

app_name = "meja"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("peran/", peran.peran, name="peran"),
    path("jalan-basah/", pena.keputusan, name="jalan-basah"),
    path("tandatangan/", tandatangan.daftar, name="tandatangan"),
    path("tandatangan/<str:nomor>/", tandatangan.lihat, name="tandatangan-lihat"),
    path("tandatangan/<str:nomor>/sandi/", tandatangan.sandi, name="tandatangan-sandi"),
    path("buku/", buku.semua, name="buku-semua"),
    path("buku/ekspor/", ekspor.catatan, name="ekspor-catatan"),
    path("buku/<slug:buku>/", buku.lihat, name="buku"),
    path("buku/<slug:buku>/cetak/", buku.cetak, name="buku-cetak"),
    path("buku/<slug:buku>/ekspor/", ekspor.ekspor, name="buku-ekspor"),
    path("arsip/", arsip.arsip, name="arsip"),
    path("penduduk/", penduduk.daftar, name="penduduk"),
    path("penduduk/<int:penduduk>/", penduduk.satu, name="penduduk-satu"),
    path("tukar/", tukar.daftar, name="tukar"),
    path("tukar/<int:tukar>/", tukar.satu, name="tukar-satu"),
    path("tukar/<int:tukar>/berkas/", tukar.berkas, name="tukar-berkas"),
    path("tukar/<int:tukar>/tertolak.csv", tukar.tertolak, name="tukar-tertolak"),
    path("b/<str:nomor>/", lihat.lihat, name="berkas"),
    path("b/<str:nomor>/ganda/", ganda.putus, name="ganda"),
    path("b/<str:nomor>/putus/", putus.putus, name="putus"),
    path("b/<str:nomor>/ambil/", putus.ambil, name="ambil"),
    path("b/<str:nomor>/lepas/", putus.lepas, name="lepas"),
    path("b/<str:nomor>/cetak-pena/", pena.cetak, name="cetak-pena"),
    path("b/<str:nomor>/konsep.pdf", lembar.konsep, name="konsep"),
    path("b/<str:nomor>/cetakan.pdf", lembar.cetakan, name="cetakan"),
    path("b/<str:nomor>/draf-<str:apa>.pdf", lembar.draf, name="draf"),
    path("b/<str:nomor>/berkas/<int:berkas>/<int:no>.jpg", lembar.lembar, name="lembar"),
]
