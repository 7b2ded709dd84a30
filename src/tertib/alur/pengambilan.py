"""Self-service: what was issued comes out of a kiosk, or opens on a phone, for who has the QR code and the PIN.

One print per PIN. It is spent when the paper is known to have come out, which also hands over and ends the case; until
then the print is only lent, and comes back when the printer says no.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tertib.alur import langkah, pelaku, peristiwa
from tertib.alur.pelaku import Pelaku
from tertib.alur.terima import BelumTerbit
from tertib.buku import pengambilan as buku
from tertib.buku import queries as buku_queries
from tertib.buku.models import Anjungan, CetakanAnjungan, KeadaanCetak, Slip
from tertib.dokumen import queries as dokumen_queries
from tertib.inti import antrean, pin
from tertib.inti.galat import Galat
from tertib.permohonan import queries, services
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import LANJUT

CETAK = "cetak-anjungan"
KEMBALI_TERBANYAK = 2
"""How often a browser's print may be said not to have come out."""
TAK_DIJAWAB = timedelta(minutes=5)
"""After this long nobody stands at the machine any more who could say whether the browser's print came out."""


class PinTidakCocok(Galat):
    """Not the PIN of this slip."""

    kalimat = _("PIN tidak cocok. Pakai PIN dari pesan yang terbaru; PIN sebelumnya tidak berlaku lagi.")


class SudahDicetak(Galat):
    """The one print was made."""


class SedangDicetak(Galat):
    """The one print is being made, here or at another machine."""


class TerlaluSeringTidakKeluar(Galat):
    """A browser's print was said not to have come out as often as may be."""

    kalimat = _("Cetakan ini sudah beberapa kali tidak keluar. Minta petugas mengirim PIN baru.")


class TidakPakaiPin(Galat):
    """The case has no slip with a PIN."""

    kalimat = _("Permohonan ini tidak memakai kode QR dan PIN.")


def beri_pin(slip: Slip, *, kini: datetime) -> str:
    """A new PIN for the slip, told once, here; the one before dies. In the caller's transaction."""
    baru = pin.pin_baru()
    buku.simpan_pin(slip, pin=pin.simpan(baru), kini=kini)
    pin.lupakan(_kunci(slip))
    return baru


def minta_pin(permohonan: Permohonan, *, pelaku: Pelaku, lewat: str, kini: datetime) -> None:
    """Queue the message with the QR code anew, with a new PIN. Raises TidakPakaiPin, SudahDicetak, SedangDicetak.

    Asked for by an official, who saw why, prints that did not come out begin to count anew.
    """
    slip = buku_queries.slip(permohonan, jenis=buku.QR_PIN)
    if slip is None:
        raise TidakPakaiPin
    pastikan_belum_dicetak(slip, kini=kini)
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        if pelaku.penugasan:
            buku.longgarkan(slip, kini=kini)
        isi = {"permohonan": permohonan.pk, "perihal": "terbit", "lewat": lewat}
        antrean.tambah("beritahu", kantor=permohonan.kantor_id, isi=isi, kini=kini)
        if not terkunci.akhir:
            peristiwa.di_tempat(terkunci, tindakan="pin-baru", pelaku=pelaku, kini=kini)


def periksa_pin(slip: Slip, *, ditulis: str, kini: datetime) -> None:
    """Raises PinTidakCocok, pin.PinIstirahat (too many tries), pin.PinMati (a new PIN is needed)."""
    if not pin.cocok(_kunci(slip), ditulis, slip.pin, kini=kini):
        raise PinTidakCocok


def pastikan_belum_dicetak(slip: Slip, *, kini: datetime) -> None:
    """Raises SudahDicetak (when, where) or SedangDicetak. A browser's print nobody answered for comes back first."""
    ada = buku.cetakan_menghalangi(slip)
    if ada and _ditinggal(ada, kini) and kembalikan(ada, sebab="tidak-dijawab", kini=kini):
        ada = None
    if ada is None:
        return
    isi = {
        "kapan": date_format(slip.kantor.setempat(ada.selesai or ada.mulai), "j F Y, H.i"),
        "mesin": ada.anjungan.nama,
    }
    if ada.keadaan == KeadaanCetak.TERCETAK:
        raise SudahDicetak(
            _("Sudah dicetak pada %(kapan)s di %(mesin)s. Kode QR dan PIN berlaku untuk satu kali cetak.") % isi
        )
    raise SedangDicetak(_("Sedang dicetak di %(mesin)s. Tunggu sampai selesai.") % isi)


def cetak(slip: Slip, *, ditulis: str, di: Anjungan, kini: datetime) -> CetakanAnjungan:
    """Begin the one print at a kiosk; its printer is asked after the commit.

    Raises what `periksa_pin` and `pastikan_belum_dicetak` raise, BelumTerbit, TerlaluSeringTidakKeluar.
    """
    periksa_pin(slip, ditulis=ditulis, kini=kini)
    pastikan_belum_dicetak(slip, kini=kini)
    if not dokumen_queries.unduhan(slip.permohonan):
        raise BelumTerbit
    if not di.pencetak and buku.kembali_tanpa_bukti(slip) >= KEMBALI_TERBANYAK:
        raise TerlaluSeringTidakKeluar
    try:
        with transaction.atomic():
            cetakan = buku.mulai_cetak(slip, anjungan=di, kini=kini)
            if di.pencetak:
                antrean.tambah(CETAK, kantor=slip.kantor_id, isi={"cetakan": cetakan.pk}, kini=kini)
    except IntegrityError:
        pastikan_belum_dicetak(slip, kini=kini)
        raise
    return cetakan


def keluar(cetakan: CetakanAnjungan, *, kini: datetime) -> bool:
    """The paper came out: the right is spent, the card handed over, the case ended. False when that was known."""
    with transaction.atomic():
        if not buku.akhiri_cetak(cetakan, KeadaanCetak.TERCETAK, kini=kini):
            return False
        _serahkan(cetakan, kini)
    return True


def kembalikan(cetakan: CetakanAnjungan, *, sebab: str, kini: datetime) -> bool:
    """The paper did not come out: the print is there again, for the same PIN. False when its end was known."""
    return buku.akhiri_cetak(cetakan, KeadaanCetak.DIKEMBALIKAN, sebab=sebab, kini=kini)


def _serahkan(cetakan: CetakanAnjungan, kini: datetime) -> None:
    """The step at which the applicant prints is done; a copy printed after the case had ended moves nothing."""
    p = Permohonan.objects.select_related("kantor", "sop").get(pk=cetakan.slip.permohonan_id)
    kini_di = queries.sop(p).langkah.get(p.langkah)
    if p.akhir or kini_di is None or kini_di.tindakan != "cetak":
        return
    pemohon = pelaku.pemohon(p)
    nama = f"{pemohon.nama[:55]}, di {cetakan.anjungan.nama[:40]}"
    penerima = {"nama": p.pemohon_nama, "nik": p.pemohon_nik, "hubungan": "pemohon"}
    isi = {"slip": cetakan.slip.token, "penerima": penerima}
    langkah.jalankan(p, putusan=LANJUT, pelaku=replace(pemohon, nama=nama), versi=p.versi, kini=kini, isi=isi)


def _ditinggal(cetakan: CetakanAnjungan, kini: datetime) -> bool:
    berjalan = cetakan.keadaan == KeadaanCetak.MENCETAK
    return berjalan and not cetakan.anjungan.pencetak and kini >= cetakan.mulai + TAK_DIJAWAB


def _kunci(slip: Slip) -> str:
    return f"slip:{slip.pk}"
