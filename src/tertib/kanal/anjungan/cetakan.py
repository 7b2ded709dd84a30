"""The worker's part of a print: hand it to the printer once, ask until it says how it ended, and believe only that.

The row was written before the printer is asked, under a name the job carries. After a power cut the job is looked for by
that name, so that nothing is printed twice; what the printer never got is handed over then, so that nothing is lost.
"""

import io
from collections.abc import Sequence
from datetime import datetime, timedelta

import pypdfium2

from tertib.alur import pengambilan
from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan, CetakanAnjungan, KeadaanCetak
from tertib.dokumen import queries as dokumen
from tertib.inti.antrean import Tunda
from tertib.inti.models import Antrean
from tertib.inti.titik_gagal import lewati
from tertib.kanal.anjungan.pencetak import (
    KeadaanPekerjaan,
    Pekerjaan,
    Pencetak,
    PencetakDiam,
    PencetakMenolak,
    terhalang,
)

TENGOK = "tengok-anjungan"
SABAR = timedelta(seconds=20)
"""How long a person waits before a printer that says it cannot print."""
TERLAMA = timedelta(minutes=2)
"""How long one print may take."""
_SEBENTAR, _NANTI = timedelta(seconds=1), timedelta(seconds=15)
_GAGAL = (KeadaanPekerjaan.DIBATALKAN, KeadaanPekerjaan.GAGAL)


def kerjakan(entri: Antrean, kini: datetime) -> None:
    """Handler of the queue: one look at one print. Raises Tunda until its end is known."""
    terkait = CetakanAnjungan.objects.select_related("anjungan", "slip__permohonan__kantor", "slip__kantor")
    cetakan: CetakanAnjungan = terkait.get(pk=entri.isi["cetakan"])
    if cetakan.keadaan != KeadaanCetak.MENCETAK:
        return
    pencetak = Pencetak(cetakan.anjungan.pencetak)
    try:
        keadaan = pencetak.keadaan()
        buku.tulis_keadaan(cetakan.anjungan, keadaan=" ".join(keadaan), kini=kini)
        pekerjaan = _pekerjaan(cetakan, pencetak, kini)
        akhir = _akhiri_bila_macet(cetakan, pencetak, pekerjaan, keadaan, kini)
    except PencetakDiam as galat:
        if cetakan.dikirim or kini < cetakan.mulai + SABAR:
            raise Tunda(kini + (_SEBENTAR if kini < cetakan.mulai + TERLAMA else _NANTI)) from galat
        pengambilan.kembalikan(cetakan, sebab="offline", kini=kini)
        return
    except PencetakMenolak as galat:
        if cetakan.dikirim:
            raise Tunda(kini + _NANTI) from galat  # it forgot the job: whether paper came out an official must say
        pengambilan.kembalikan(cetakan, sebab=str(galat), kini=kini)
        return
    _akhiri(cetakan, akhir, keadaan, kini)


def tengok(entri: Antrean, kini: datetime) -> None:
    """Handler of the queue: how the printer of a kiosk nobody prints at is doing."""
    anjungan = Anjungan.objects.filter(pk=entri.isi["anjungan"], dimatikan=None).exclude(pencetak="").first()
    if anjungan is None:
        return
    try:
        keadaan = " ".join(Pencetak(anjungan.pencetak).keadaan())
    except (PencetakDiam, PencetakMenolak):
        keadaan = "offline"
    buku.tulis_keadaan(anjungan, keadaan=keadaan, kini=kini)


def _pekerjaan(cetakan: CetakanAnjungan, pencetak: Pencetak, kini: datetime) -> Pekerjaan:
    """The print's job: the one known, the one found by its name after a power cut, or a new one."""
    if cetakan.pekerjaan:
        return pencetak.lihat(cetakan.pekerjaan)
    ada = pencetak.cari(cetakan.kunci) if cetakan.dikirim else None
    if ada is None:
        ada = pencetak.lihat(_kirim(cetakan, pencetak, kini))
    _catat(cetakan, pekerjaan=ada.nomor)
    return ada


def _kirim(cetakan: CetakanAnjungan, pencetak: Pencetak, kini: datetime) -> int:
    """Written down before the printer is asked: from then on only the printer knows, unless it says no at once."""
    _catat(cetakan, dikirim=kini)
    try:
        nomor = pencetak.kirim(lembar(cetakan), nama=cetakan.kunci)
    except PencetakMenolak:
        _catat(cetakan, dikirim=None)
        raise
    lewati("anjungan.setelah-kirim")
    return nomor


def _akhiri_bila_macet(
    cetakan: CetakanAnjungan, pencetak: Pencetak, pekerjaan: Pekerjaan, keadaan: Sequence[str], kini: datetime
) -> Pekerjaan:
    """Give up a job the printer cannot get on with, and look how it really ended: it may have been quicker."""
    lama = kini - cetakan.mulai
    macet = terhalang(keadaan) or pekerjaan.keadaan is KeadaanPekerjaan.TERHENTI
    if pekerjaan.keadaan in (*_GAGAL, KeadaanPekerjaan.SELESAI) or lama < (SABAR if macet else TERLAMA):
        return pekerjaan
    pencetak.batalkan(pekerjaan.nomor)
    return pencetak.lihat(pekerjaan.nomor)


def _akhiri(cetakan: CetakanAnjungan, pekerjaan: Pekerjaan, keadaan: Sequence[str], kini: datetime) -> None:
    if pekerjaan.keadaan is KeadaanPekerjaan.SELESAI:
        pengambilan.keluar(cetakan, kini=kini)
    elif pekerjaan.keadaan in _GAGAL:
        sebab = terhalang(keadaan) or next(iter(pekerjaan.sebab), "job-aborted")
        pengambilan.kembalikan(cetakan, sebab=sebab, kini=kini)
    else:
        raise Tunda(kini + _SEBENTAR)


def _catat(cetakan: CetakanAnjungan, **isi: object) -> None:
    CetakanAnjungan.objects.filter(pk=cetakan.pk).update(**isi)
    for nama, nilai in isi.items():
        setattr(cetakan, nama, nilai)


def lembar(cetakan: CetakanAnjungan) -> bytes:
    """All that the case issued as one PDF to print; in memory only."""
    semua = [dokumen.isi(d) for d in dokumen.unduhan(cetakan.slip.permohonan)]
    if len(semua) == 1:
        return semua[0]
    gabung, keluaran = pypdfium2.PdfDocument.new(), io.BytesIO()
    for satu in semua:
        gabung.import_pages(pypdfium2.PdfDocument(satu))
    gabung.save(keluaran)
    return keluaran.getvalue()
