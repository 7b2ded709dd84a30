"""What the decision form brings: the answer, the version it was read at, what is wrong, what was found in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Putusan

BARIS = 4
PANJANG_CATATAN = 500
PANJANG_FRASA = 200
PANJANG_SERI = 60
TANDA_TANGAN = f"syarat:{queries.TANDA_TANGAN}"
PEMOHON = "isian:pemohon"


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of what is wrong: at which requirement or answer (`sasaran`, "" in general), and how to mend it."""

    sasaran: str = ""
    catatan: str = ""

    def __bool__(self) -> bool:
        return bool(self.sasaran or self.catatan)


@dataclass(frozen=True, slots=True)
class IsianPutusan:
    """The form as sent. `versi` is -1 when it was missing or no number, which matches no case.

    `cap`: the stamp stands on the paper; `sidik`: which print the pen has signed; `seri_blanko`: which blank was used.
    """

    putusan: str
    versi: int
    butir: tuple[Butir, ...]
    sesuai: frozenset[str]
    cap: bool = False
    sidik: str = ""
    seri_blanko: str = ""

    @property
    def kekurangan(self) -> list[tuple[str, str]]:
        return [(b.sasaran, b.catatan) for b in self.butir if b]

    @property
    def baris(self) -> tuple[Butir, ...]:
        """The lines to draw: those filled in, then empty ones."""
        terisi = tuple(b for b in self.butir if b)
        return (terisi + (Butir(),) * BARIS)[:BARIS]


KOSONG = IsianPutusan("", -1, (), frozenset())


def baca(kiriman: QueryDict) -> IsianPutusan:
    """Read a POST; texts are trimmed and bounded, unknown keys are ignored."""
    pasangan = zip(kiriman.getlist("sasaran"), kiriman.getlist("catatan"), strict=False)
    return IsianPutusan(
        putusan=kiriman.get("putusan", ""),
        versi=_versi(kiriman.get("versi", "")),
        butir=tuple(Butir(s[:80], " ".join(c.split())[:PANJANG_CATATAN]) for s, c in list(pasangan)[:BARIS]),
        sesuai=frozenset(kiriman.getlist("sesuai")),
        cap=bool(kiriman.get("cap")),
        sidik=kiriman.get("sidik", "")[:64],
        seri_blanko=kiriman.get("seri_blanko", "")[:PANJANG_SERI],
    )


def baca_pilihan(kiriman: Iterable[str]) -> dict[str, int]:
    """The cases ticked in a list, each as "NUMBER:version": number to the version it was read at."""
    pasangan = (satu.partition(":") for satu in kiriman)
    return {nomor: _versi(versi) for nomor, _titik, versi in pasangan}


def _versi(teks: str) -> int:
    """-1, which is no case's version, for what is no number."""
    return int(teks) if teks.isdecimal() and len(teks) < 10 else -1


def frasa_sandi(kiriman: QueryDict) -> str:
    return kiriman.get("frasa_sandi", "")


def galat_frasa(frasa: str) -> dict[str, str]:
    """What is wrong with a passphrase before anybody is asked to sign by it; {} when nothing."""
    return {} if 0 < len(frasa) <= PANJANG_FRASA else {"frasa_sandi": _("Isi passphrase sertifikat Anda.")}


def sasaran(permohonan: Permohonan) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a deficiency may point at, in groups of (title, [(sasaran, name)])."""
    berkas = [(f"syarat:{k.syarat.kunci}", str(k.syarat.nama)) for k in queries.syarat(permohonan)]
    jawaban = [
        (f"isian:{tanya.kunci}", str(tanya.label))
        for halaman in queries.jenis(permohonan).halaman
        for tanya in halaman.pertanyaan
    ]
    return [
        (_("Berkas"), [*berkas, (TANDA_TANGAN, _("Tanda tangan formulir"))]),
        (_("Isian"), [(PEMOHON, _("Data pemohon dan kontak")), *jawaban]),
    ]


def alasan(isian: IsianPutusan, nama: Mapping[str, str]) -> str:
    """The reason as one text: each line with the name of what it points at."""
    return "; ".join(f"{nama[b.sasaran]}: {b.catatan}" if b.sasaran else b.catatan for b in isian.butir if b)


def periksa(isian: IsianPutusan, pilihan: tuple[Putusan, ...], nama: Mapping[str, str]) -> dict[str, str]:
    """What must be mended before the answer can be passed on: id of the field to a sentence; {} when nothing."""
    terpilih = next((p for p in pilihan if p.nama == isian.putusan), None)
    if terpilih is None:
        return {}
    terisi = [(n, b) for n, b in enumerate(b for b in isian.butir if b)]
    galat = {}
    for n, b in terisi:
        if b.sasaran and b.sasaran not in nama:
            galat[f"sasaran-{n}"] = _("Pilih butir dari daftar.")
        elif not b.catatan:
            galat[f"catatan-{n}"] = _("Tulis apa yang salah dan cara memperbaikinya: %(butir)s.") % {
                "butir": nama[b.sasaran]
            }
    if terpilih.alasan_wajib and not terisi:
        galat["catatan-0"] = _("Tulis alasannya. “%(putusan)s” tidak dapat dikirim tanpa alasan.") % {
            "putusan": terpilih.nama
        }
    if terisi and not terpilih.kembali and not galat:
        galat["catatan-0"] = _("Alasan terisi, padahal “%(putusan)s” meneruskan berkas. Kosongkan alasannya.") % {
            "putusan": terpilih.nama
        }
    return galat
