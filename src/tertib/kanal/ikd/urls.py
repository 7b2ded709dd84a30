"""Addresses of the identity app's door, below an office's name."""

from django.urls import path

from tertib.kanal.ikd import aktivasi, layanan, masuk, perkara, pulih

app_name = "ikd"
urlpatterns = [
    path("", layanan.beranda, name="beranda"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("buktikan/", masuk.buktikan, name="buktikan"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("keluar/semua/", masuk.keluar_semua, name="keluar-semua"),
    path("lupa-pin/", pulih.lupa_pin, name="lupa-pin"),
    path("lupa-pin/kode/", pulih.kode_pulih, name="lupa-pin-kode"),
    path("lupa-pin/baru/", pulih.pin_baru, name="pin-baru"),
    path("aktifkan/<str:token>/", aktivasi.kontak, name="aktivasi"),
    path("aktifkan/<str:token>/kode/", aktivasi.kode_kontak, name="aktivasi-kode"),
    path("aktifkan/<str:token>/pin/", aktivasi.pin_pertama, name="aktivasi-pin"),
    path("pelayanan/", layanan.pelayanan, name="pelayanan"),
    path("cetak-kk/", layanan.cetak_kk, name="cetak-kk"),
    path("cetak-kk/isi/", layanan.isi, name="isi"),
    path("permohonan/", perkara.permohonan, name="permohonan"),
    path("p/<str:nomor>/", perkara.status, name="status"),
    path("p/<str:nomor>/isi/", layanan.isi, name="perbaiki"),
    path("p/<str:nomor>/tarik/", perkara.tarik, name="tarik"),
]
