"""What the door answers in a chat. Every answer says what never to send here, and the one address to trust."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from tertib.alur.ajukan import yang_kurang
from tertib.alur.pelaku import WARGA
from tertib.kanal.kata import Kabar, domain, tautan_status
from tertib.kependudukan.perubahan.jenis import Syarat
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor

Pilihan = tuple[str, str]
CHAT = "chat"
"""`perihal` of an answer to somebody we know nothing of: there is no template for it."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer: the text, and answers to tap, (id, label) each."""

    isi: str
    pilihan: tuple[Pilihan, ...] = ()

    def kabar(self, permohonan: Permohonan | None) -> Kabar:
        """The answer as the outbox takes it; of a case, with what fills the template for late answers."""
        bernomor = (f"{no}. {teks}" for no, (_id, teks) in enumerate(self.pilihan, 1))
        penutup = _("Jangan kirim NIK, PIN, atau kode di sini. Alamat kami: %(alamat)s") % {"alamat": domain()}
        isi = "\n\n".join(bagian for bagian in (self.isi, "\n".join(bernomor), penutup) if bagian)
        isian = (tautan_status(permohonan),) if permohonan else ()
        return Kabar("balasan" if permohonan else CHAT, _("Pilih jawaban"), isi, isian)


def belum_dikenal(kantor: Kantor) -> Jawaban:
    """To a number no open case was confirmed with; the same whatever it wrote."""
    return Jawaban(
        _("Nomor ini belum terhubung dengan permohonan KK yang sedang berjalan. Ajukan di sini, gratis: %(alamat)s")
        % {"alamat": f"{settings.ALAMAT_SITUS}/k/{kantor.slug}/"}
    )


def perkara_mana(foto: int, perkara: Sequence[Permohonan]) -> Jawaban:
    """Which of several cases the papers are for."""
    return Jawaban(
        _("Untuk permohonan yang mana? Balas dengan angkanya."),
        tuple((f"perkara:{foto}:{p.pk}", sebutan(p)) for p in perkara),
    )


def berkas_apa(foto: int, terbuka: Sequence[Syarat]) -> Jawaban:
    """Which requirement this paper is."""
    return Jawaban(
        _("Foto ini dokumen yang mana? Balas dengan angkanya."),
        tuple((f"letak:{foto}:{s.kunci}", str(s.nama)) for s in terbuka),
    )


def diterima(permohonan: Permohonan, syarat: Syarat) -> Jawaban:
    """A paper lies in its place; what is still missing, or the button that sends the case."""
    awal = _("%(syarat)s sudah kami terima.") % {"syarat": syarat.nama}
    lanjut = keadaan(permohonan)
    return Jawaban(f"{awal} {lanjut.isi}", lanjut.pilihan)


def keadaan(permohonan: Permohonan) -> Jawaban:
    """Where the case stands and what its applicant can do now."""
    naskah = queries.sop(permohonan)
    peran = naskah.peran[naskah.langkah[permohonan.langkah].peran]
    tautan = {"tautan": tautan_status(permohonan)}
    if peran.jenis not in WARGA:
        return Jawaban(
            _("%(sebutan)s sedang di %(peran)s. Lihat perkiraan selesai: %(tautan)s")
            % {"sebutan": sebutan(permohonan), "peran": peran.nama, **tautan}
        )
    if kurang := belum_ada(permohonan):
        return Jawaban(
            _("Kirim foto atau PDF di sini untuk: %(kurang)s.") % {"kurang": "; ".join(str(s.nama) for s in kurang)}
        )
    if dapat_dikirim(permohonan):
        return Jawaban(
            _("Semua sudah lengkap. Kirim permohonan ini kepada petugas?"),
            ((f"kirim:{permohonan.pk}:{permohonan.versi}", _("Kirim sekarang")),),
        )
    return Jawaban(_("Lanjutkan di halaman permohonan: %(tautan)s") % tautan)


def berhenti() -> Jawaban:
    return Jawaban(
        _(
            "Kabar lewat WhatsApp kami hentikan. Keadaan permohonan tetap ada di tautan Anda. Balas MULAI untuk menerimanya lagi."
        )
    )


def mulai() -> Jawaban:
    return Jawaban(_("Kabar permohonan kami kirim lagi lewat WhatsApp. Balas BERHENTI untuk menghentikannya."))


def foto_hilang() -> Jawaban:
    return Jawaban(_("Foto itu tidak dapat kami ambil lagi. Kirim ulang fotonya di sini."))


def ditolak(alasan: str, permohonan: Permohonan) -> Jawaban:
    """Something was refused, and the page where everything can be done."""
    return Jawaban(f"{alasan} {tautan_status(permohonan)}")


def sebutan(permohonan: Permohonan) -> str:
    """A case by its number; before it has one, by what it asks for."""
    return permohonan.nomor or _("Permohonan %(jenis)s") % {"jenis": queries.jenis(permohonan).nama}


def belum_ada(permohonan: Permohonan) -> list[Syarat]:
    """The requirements without a good paper, in the order of the form."""
    return [s.syarat for s in queries.syarat(permohonan) if s.berkas is None or s.kekurangan]


def dapat_dikirim(permohonan: Permohonan) -> bool:
    """Whether handing in would be accepted now, and nothing found wrong is left."""
    return not yang_kurang(permohonan) and not queries.kurang(permohonan)
