"""The judgement about a card: genuine and current, superseded, or not ours; what it rests on, and no personal data."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tertib.dokumen import queries
from tertib.dokumen.models import Cara, Dokumen, Status
from tertib.dokumen.terbitan import NAMA
from tertib.dokumen.tte import penyedia
from tertib.dokumen.verifikasi import periksa_tandatangan
from tertib.inti.sandi import sidik
from tertib.kependudukan.rules.temuan import Teks
from tertib.pengguna.models import Jabatan

AKTIF, LAMA, PALSU = "aktif", "lama", "palsu"
_KEADAAN = {Status.TERBIT: AKTIF, Status.DIGANTIKAN: LAMA}


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing that was looked at: whether it holds, and the sentence about it."""

    baik: bool
    kalimat: str


@dataclass(frozen=True, slots=True)
class Penilaian:
    """`keadaan` is aktif, lama or palsu. The other fields are empty unless the card is ours.

    `sebab` says why a card is no longer in force that nothing newer replaces.
    """

    keadaan: str
    kantor: str = ""
    penandatangan: str = ""
    terbit: datetime | None = None
    diganti: datetime | None = None
    nama: Teks = ""
    sebab: str = ""
    butir: tuple[Butir, ...] = ()
    berkas: bool = False
    pena: bool = False


def menurut_token(token: str) -> Penilaian:
    """What the code on a card says. It can be copied onto another paper, so only the file gives certainty."""
    return _menilai(queries.menurut_tautan(token))


def menurut_berkas(pdf: bytes) -> Penilaian:
    """What a file says: it must be in the register byte for byte, and its signature must hold."""
    dokumen = queries.menurut_sidik(sidik(pdf))
    # the certificate must have been valid when the card was signed, which the register knows
    hasil = periksa_tandatangan(
        pdf,
        akar=penyedia.akar(),
        daftar_cabut=penyedia.daftar_cabut(),
        pada=dokumen.ditandatangani if dokumen else None,
    )
    butir = (
        Butir(hasil.sah, _("Tanda tangan elektronik sah") if hasil.sah else _(hasil.sebab)),
        Butir(
            hasil.menutup_seluruh_dokumen,
            _("Tanda tangan mencakup seluruh isi dokumen")
            if hasil.menutup_seluruh_dokumen
            else _("Tanda tangan tidak mencakup seluruh isi dokumen"),
        ),
        Butir(
            dokumen is not None,
            _("Isi berkas sama persis dengan yang tercatat di buku register")
            if dokumen
            else _("Berkas ini tidak ada di buku register"),
        ),
    )
    if dokumen is None or not all(b.baik for b in butir):
        return Penilaian(PALSU, butir=butir, berkas=True)
    return _menilai(dokumen, butir)


def _menilai(dokumen: Dokumen | None, butir: tuple[Butir, ...] = ()) -> Penilaian:
    keadaan = _KEADAAN.get(Status(dokumen.status), PALSU) if dokumen else PALSU
    if dokumen is None or keadaan == PALSU:
        return Penilaian(PALSU, butir=butir, berkas=bool(butir))
    return Penilaian(
        keadaan,
        kantor=dokumen.kantor.nama,
        penandatangan=str(Jabatan(dokumen.penandatangan.jabatan).label),
        terbit=dokumen.terbit,
        diganti=dokumen.diganti,
        nama=NAMA[dokumen.jenis],
        sebab=_(dokumen.alasan_batal) if dokumen.alasan_batal else "",
        butir=butir,
        berkas=bool(butir),
        pena=dokumen.cara == Cara.BASAH,
    )
