"""Marks and vocabulary of the search; those already in the register are marked."""

from django.db import migrations

from tertib.kependudukan.cari import postgres, sqlite
from tertib.kependudukan.cari.tanda import tanda_penduduk

SEKALI = 2000


def _gudang(editor):
    return postgres if editor.connection.vendor == "postgresql" else sqlite


def buat(apps, editor):
    for perintah in _gudang(editor).TABEL:
        editor.execute(perintah)


def hapus(apps, editor):
    for perintah in _gudang(editor).HAPUS:
        editor.execute(perintah)


def tandai(apps, editor):
    """Marks for residents that were there before the search was."""
    penduduk = apps.get_model("kependudukan", "Penduduk")._base_manager
    keanggotaan = apps.get_model("kependudukan", "Keanggotaan")._base_manager
    gudang, terakhir = _gudang(editor), 0
    while baris := list(penduduk.filter(pk__gt=terakhir).order_by("pk").defer("nik", "paspor", "kitap")[:SEKALI]):
        tempat = keanggotaan.filter(penduduk__in=[b.pk for b in baris], sampai=None)
        desa = dict(tempat.values_list("penduduk", "keluarga__desa"))
        semua = [
            (
                b.pk,
                *tanda_penduduk(
                    kantor=b.kantor_id, nama=b.nama, ibu=b.ibu, tanggal_lahir=b.tanggal_lahir, desa=desa.get(b.pk, "")
                ),
            )
            for b in baris
        ]
        gudang.tulis([(pk, tanda) for pk, tanda, _kata in semua])
        gudang.tambah_kata({k for _pk, _tanda, kata in semua for k in kata})
        terakhir = baris[-1].pk


class Migration(migrations.Migration):
    dependencies = [("kependudukan", "0002_surat_pindah")]

    operations = [
        migrations.RunPython(buat, hapus),
        migrations.RunPython(tandai, migrations.RunPython.noop),
    ]
