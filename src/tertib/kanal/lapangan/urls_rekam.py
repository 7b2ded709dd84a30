"""Addresses of recording in the field, all under /lapangan/rekam/."""

from django.urls import path

from tertib.kanal.lapangan import rekam, rencana, tablet, tilik

app_name = "lapangan-rekam"

urlpatterns = [
    path("", rekam.halaman, name="rekam"),
    path("pekerja.js", rekam.pekerja, name="pekerja"),
    path("keadaan/", rekam.keadaan, name="keadaan"),
    path("hari-ini/", rekam.hari_ini, name="hari-ini"),
    path("terima/<uuid:kode>/", rekam.terima, name="terima"),
    path("terima/<uuid:kode>/<slug:bagian>/", rekam.potongan, name="potongan"),
    path("rencana/", rencana.rencana, name="rencana"),
    path("putus/<int:rekaman>/", rencana.putus, name="putus"),
    path("lihat/<int:rekaman>/", tilik.tilik, name="tilik"),
    path("tablet/", tablet.daftar, name="tablet"),
    path("tablet/<int:tablet>/kunci/", tablet.kunci, name="kunci"),
]
