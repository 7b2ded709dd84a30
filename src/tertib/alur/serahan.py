"""Receipts of the counter: the slip given with the application, the stamp, and handing over to who may receive."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tertib.alur import untuk_siapa
from tertib.alur.berkas import kait
from tertib.alur.konteks import Konteks, Persiapan
from tertib.alur.terima import BelumTerbit, sekaligus_serah
from tertib.buku import queries, services
from tertib.buku.models import Slip
from tertib.buku.pengambilan import QR_PIN
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import services as dokumen
from tertib.dokumen.models import Cara
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Berkas, Permohonan
from tertib.permohonan.periksa_berkas import BerkasDitolak, periksa
from tertib.sop.jenis import Efek, Putusan

PEMOHON, KUASA = "pemohon", "kuasa"


class BelumDicap(Galat):
    """Nobody said that the stamp stands on the card."""

    kalimat = _("Bubuhkan cap dinas pada KK, lalu centang bahwa KK sudah dicap.")


class PenerimaTidakJelas(Galat):
    """Name or NIK of the receiver is missing."""

    kalimat = _("Isi nama dan NIK (16 angka) orang yang menerima, sesuai KTP-el yang ditunjukkan.")


class BukanPemohon(Galat):
    """Who says to be the applicant shows another NIK."""

    kalimat = _("NIK itu bukan NIK pemohon. Orang lain hanya dapat menerima dengan surat kuasa (F-1.07).")


class KuasaBelumAda(Galat):
    """Somebody else collects without the power of attorney among the papers."""

    kalimat = _("Surat kuasa (F-1.07) belum ada di berkas. Pindai atau terima aslinya dulu.")


class SlipTidakCocok(Galat):
    """The slip shown is not this case's."""

    kalimat = _("Tanda bukti pengambilan tidak cocok dengan permohonan ini. Pindai ulang atau ketik nomornya.")


@dataclass(frozen=True, slots=True)
class _Penerima:
    nama: str
    nik: str
    hubungan: str
    kuasa: Berkas | None


def efek(permohonan: Permohonan, putusan: Putusan) -> tuple[Efek, ...]:
    """What an answer causes: what the SOP says, and stamping and handing over where receiving is just that."""
    if putusan.kembali or not sekaligus_serah(permohonan):
        return putusan.efek
    return (Efek("cap", {"apa": "kk"}), Efek("serah", {"apa": "kk"}), *putusan.efek)


def slip(k: Konteks, efek: Efek) -> None:
    """Give the slip; after a return the one already given stays good."""
    services.beri_slip(k.permohonan, jenis=efek.apa, kini=k.kini)


def cap(k: Konteks, efek: Efek) -> None:
    """`isi`: "cap" True, for every card. What was signed electronically bears no stamp and needs none."""
    bertanda = dokumen_queries.bertanda(k.permohonan) or dokumen_queries.terbit(k.permohonan)
    dicap = [d for d in bertanda if d.cara == Cara.BASAH]
    if dicap and k.isi.get("cap") is not True:
        raise BelumDicap
    for d in dicap:
        dokumen.cap(d, kini=k.kini)


def siapkan(s: Persiapan, efek: Efek) -> Simpanan | None:
    """Before the transaction: the receiver's signature, re-encoded and stored; None when it is given on paper."""
    gambar = s.isi.get("tanda_tangan")
    if not gambar:
        return None
    bersih = periksa(gambar)
    if not bersih.jenis.startswith("image/"):
        raise BerkasDitolak(_("Tanda tangan harus berupa gambar."))
    return s.tulis(bersih.isi, kait=kait(s.permohonan))


def serah(k: Konteks, efek: Efek) -> None:
    """Hand over all that the case published and write the one receipt, which points to the first of it.

    `isi`: "slip" = token of the QR code, its address, or the case number printed on it (needed where a slip was given);
    "penerima" = {"nama", "nik", "hubungan": "pemohon" or "kuasa"}; "tanda_tangan" = image bytes, None for on paper.
    Raises BelumTerbit, SlipTidakCocok, SlipSudahDipakai, PenerimaTidakJelas, BukanPemohon, KuasaBelumAda.
    """
    if queries.serahan(k.permohonan, apa=efek.apa) is not None:
        return  # handed over before, while the rest was still to come
    terbit = dokumen_queries.terbit(k.permohonan)
    if not dokumen_queries.lengkap(k.permohonan, terbit):
        raise BelumTerbit
    bukti = _periksa_slip(k)
    penerima = _penerima(k)
    services.terima_kiriman(k.permohonan, penerima=k.pelaku.penugasan, kini=k.kini)
    services.serahkan(
        k.permohonan,
        apa=efek.apa,
        dokumen=next(iter(terbit), None),
        nama=penerima.nama,
        nik=penerima.nik,
        hubungan=penerima.hubungan,
        bukti=bukti,
        kuasa=penerima.kuasa,
        tanda_tangan=k.bekal.get("serah"),
        petugas=k.pelaku.penugasan,
        kini=k.kini,
    )


def _periksa_slip(k: Konteks) -> str:
    """How the claim was proven. A slip is spent by it."""
    milik = queries.slip(k.permohonan) or queries.slip(k.permohonan, jenis=QR_PIN)
    if milik is None:
        return "identitas"
    bukti = queries.slip_cocok(milik, str(k.isi.get("slip") or ""))
    if not bukti:
        raise SlipTidakCocok
    if not _baru_saja(milik, k):
        services.klaim_slip(milik, kini=k.kini)
    return bukti


def _baru_saja(milik: Slip, k: Konteks) -> bool:
    """Spent by this very move, which hands over more than one document."""
    return milik.diklaim == k.kini


def _penerima(k: Konteks) -> _Penerima:
    isi = k.isi.get("penerima") or {}
    nama, nik = str(isi.get("nama") or "").strip(), str(isi.get("nik") or "").strip()
    if not nama or len(nik) != 16 or not nik.isdecimal():
        raise PenerimaTidakJelas
    if isi.get("hubungan") == KUASA or k.isi.get("kuasa"):
        return _Penerima(nama, nik, KUASA, _surat_kuasa(k.permohonan))
    if nik != untuk_siapa.penerima(k.permohonan, kini=k.kini)[1]:
        raise BukanPemohon
    return _Penerima(nama, nik, PEMOHON, None)


def _surat_kuasa(permohonan: Permohonan) -> Berkas:
    surat = permohonan_queries.berkas_berlaku(permohonan).get(permohonan_queries.SURAT_KUASA)
    if surat is None:
        raise KuasaBelumAda
    return surat
