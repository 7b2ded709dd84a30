"""The applicant hands the application in: complete, signed, proven as the door asks. The first time it gets its number."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from tertib.alur.kelayakan import pastikan_berhak
from tertib.alur.konteks import Konteks
from tertib.alur.pelaku import LEWAT_PETUGAS
from tertib.inti import antrean, nomor
from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan.isian import periksa_isian
from tertib.permohonan import queries, rules, services
from tertib.permohonan.models import Permohonan


class BelumLengkap(Galat):
    """Something the form or the requirements ask for is still missing."""


def lakukan(k: Konteks) -> None:
    _pastikan_lengkap(k)
    pastikan_berhak(k.sop, nik=k.permohonan.pemohon_nik)
    if not k.permohonan.nomor:
        _beri_nomor(k)
    services.penuhi_kekurangan(k.permohonan, kini=k.kini)
    if k.permohonan.whatsapp_dikonfirmasi or k.permohonan.surel_dikonfirmasi:
        antrean.tambah(
            "beritahu",
            kantor=k.permohonan.kantor_id,
            isi={"permohonan": k.permohonan.pk, "perihal": "diajukan", "lewat": _lewat(k)},
            kini=k.kini,
        )


def _lewat(k: Konteks) -> str:
    """The channel the SOP sends by; WhatsApp where it names none that carries messages."""
    return next((kanal for kanal in k.sop.kanal_keluar if kanal in ("whatsapp", "surel")), "whatsapp")


def yang_kurang(p: Permohonan) -> list[str]:
    """What still stands in the way of handing in, as sentences for the applicant; empty when nothing does."""
    kurang: list[str] = []
    jenis = queries.jenis(p)
    if diri := jenis.diri.kurang(nama=p.pemohon_nama, nik=p.pemohon_nik, nomor_kk=p.nomor_kk):
        kurang.append(_("Isi %(apa)s pemohon.") % {"apa": ", ".join(diri)})
    kurang += [kalimat for bukti in BUKTI.get(p.kanal, DARI_JAUH) if (kalimat := bukti(p))]
    jawaban = queries.isian(p)
    kurang += [str(k) for k in periksa_isian(jenis.halaman_untuk(jawaban), jawaban).values()]
    kurang += [
        _("Kirim foto atau PDF: %(syarat)s.") % {"syarat": s.syarat.nama} for s in queries.syarat(p) if s.diminta
    ]
    if queries.TANDA_TANGAN not in queries.berkas_berlaku(p):
        kurang.append(_("Tanda tangani formulir."))
    return kurang


def _nomor_terbukti(p: Permohonan) -> str:
    return "" if p.whatsapp_dikonfirmasi else _("Konfirmasi nomor WhatsApp dengan kode yang kami kirim.")


def _identitas_dilihat(p: Permohonan) -> str:
    dilihat = queries.IDENTITAS in queries.berkas_berlaku(p)
    return "" if dilihat else _("Lihat KTP-el pemohon, lalu catat bahwa identitasnya sudah dilihat.")


Bukti = Callable[[Permohonan], str]
DARI_JAUH: tuple[Bukti, ...] = (_nomor_terbukti,)
BERTATAP_MUKA: tuple[Bukti, ...] = (_identitas_dilihat,)

DENGAN_AKUN: tuple[Bukti, ...] = ()
"""A reporter signed in; the office knows the letter that sends them."""

BUKTI: Mapping[str, tuple[Bukti, ...]] = dict.fromkeys(LEWAT_PETUGAS, BERTATAP_MUKA) | {"lapangan": DENGAN_AKUN}
"""How an applicant proves to be reachable and who they say, by door; every other door asks what `DARI_JAUH` asks."""


def _pastikan_lengkap(k: Konteks) -> None:
    if kurang := yang_kurang(k.permohonan):
        raise BelumLengkap(" ".join(kurang))


def _beri_nomor(k: Konteks) -> None:
    p = k.permohonan
    tahun = p.kantor.setempat(k.kini).year
    urut = nomor.ambil(f"{p.kantor_id}/permohonan/{tahun}")
    services.ubah(p, nomor=rules.nomor_permohonan(kantor=p.kantor_id, tahun=tahun, urut=urut), diajukan=k.kini)
