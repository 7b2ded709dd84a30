"""The applicant hands the application in: complete, signed, with a proven number. The first time it gets its number."""

from django.utils.translation import gettext as _

from tertib.alur.konteks import Konteks
from tertib.inti import antrean, nomor
from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan.isian import periksa_isian
from tertib.permohonan import queries, rules, services
from tertib.permohonan.models import Permohonan


class BelumLengkap(Galat):
    """Something the form or the requirements ask for is still missing."""


def lakukan(k: Konteks) -> None:
    _pastikan_lengkap(k)
    if not k.permohonan.nomor:
        _beri_nomor(k)
    services.penuhi_kekurangan(k.permohonan, kini=k.kini)
    antrean.tambah(
        "beritahu",
        kantor=k.permohonan.kantor_id,
        isi={"permohonan": k.permohonan.pk, "perihal": "diajukan", "lewat": "whatsapp"},
        kini=k.kini,
    )


def yang_kurang(p: Permohonan) -> list[str]:
    """What still stands in the way of handing in, as sentences for the applicant; empty when nothing does."""
    kurang: list[str] = []
    if not (p.pemohon_nama and p.pemohon_nik and p.nomor_kk):
        kurang.append(_("Isi nama, NIK, dan nomor KK pemohon."))
    if not p.whatsapp_dikonfirmasi:
        kurang.append(_("Konfirmasi nomor WhatsApp dengan kode yang kami kirim."))
    jawaban = queries.isian(p)
    kurang += [str(k) for k in periksa_isian(queries.jenis(p).halaman_untuk(jawaban), jawaban).values()]
    kurang += [
        _("Kirim foto atau PDF: %(syarat)s.") % {"syarat": s.syarat.nama}
        for s in queries.syarat(p)
        if s.berkas is None or s.kekurangan
    ]
    if queries.TANDA_TANGAN not in queries.berkas_berlaku(p):
        kurang.append(_("Tanda tangani formulir."))
    return kurang


def _pastikan_lengkap(k: Konteks) -> None:
    if kurang := yang_kurang(k.permohonan):
        raise BelumLengkap(" ".join(kurang))


def _beri_nomor(k: Konteks) -> None:
    p = k.permohonan
    tahun = p.kantor.setempat(k.kini).year
    urut = nomor.ambil(f"{p.kantor_id}/permohonan/{tahun}")
    services.ubah(p, nomor=rules.nomor_permohonan(kantor=p.kantor_id, tahun=tahun, urut=urut), diajukan=k.kini)
