"""Refusing to start an office on demonstration settings."""

import os

from django.conf import settings

from tertib.inti import titik_gagal


def periksa() -> list[str]:
    """Why this configuration must not serve real people; empty when it may, or when it is the demonstration."""
    if settings.PERAGAAN:
        return []
    galat = []
    if settings.RAHASIA_BAWAAN or len(settings.RAHASIA) < 32:
        galat.append("TERTIB_RAHASIA belum diisi dengan rahasia sendiri, paling sedikit 32 huruf.")
    if settings.DEBUG:
        galat.append("TERTIB_DEBUG menyala. Matikan sebelum melayani penduduk.")
    if not settings.ALAMAT_SITUS.startswith("https://"):
        galat.append("TERTIB_SITUS harus alamat https, misalnya https://kk.contoh.go.id.")
    if os.environ.get(titik_gagal.PENGATURAN):
        galat.append("TERTIB_TITIK_GAGAL terisi: proses akan mati di tengah pekerjaan. Kosongkan, itu untuk uji.")
    from tertib.dokumen.tte import penyedia

    return galat + penyedia.kurang() + _orang_peragaan()


def _orang_peragaan() -> list[str]:
    from django.db import connection

    from tertib.pengguna.models import Pengguna

    if Pengguna._meta.db_table not in connection.introspection.table_names():
        return []
    if Pengguna.objects.filter(email__endswith=".contoh.test").exists():
        return ["Basis data ini berisi orang rekaan peragaan. Pakai basis data lain (TERTIB_DATABASE_URL)."]
    return []
