"""Signing, in three transactions with the signing service between them and no transaction open while it works.

T1  lock the case, ask again whether this person may sign, take the number, write the intent with the digest of the
    unsigned file; E1  the service signs, the result is stored durably at the place the intent named;
T2  the signature is verified to cover our very bytes, then the case moves and the document becomes signed.
(T3, publishing, is the move of the step that has the effect `terbit`.)

Whatever breaks in between leaves an intent with its number: the next try works on the same bytes under the same number,
and a signature that came but was not recorded is finished, by that try or by `susulkan`, never made again. A time-out
means unknown, never failed. The passphrase lives in the arguments of these functions only.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur import langkah, naskah, pelaku
from tertib.alur.konteks import TidakBoleh
from tertib.alur.naskah import BerubahSetelahDisetujui, Naskah, keluarga_sesudah
from tertib.alur.pelaku import Pelaku
from tertib.dokumen import queries, services
from tertib.dokumen.models import Cara, Dokumen
from tertib.dokumen.tte.jenis import LayananTidakMenjawab, PenyediaBanyak, TidakDitandatangani
from tertib.dokumen.tte.penyedia import dari_pengaturan
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tertib.inti import antrean, penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan, Tempat
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Putusan

TENGGANG = timedelta(minutes=2)


class TandaTanganTidakCocok(Galat):
    """The service answered with something that is not our document signed by this official."""


def penyedia() -> PenyediaBanyak:
    """The provider of signatures of this installation, as the settings say."""
    return dari_pengaturan()


def putusan_bertanda(permohonan: Permohonan, siapa: Pelaku) -> Putusan | None:
    """The answer with which this person would sign now, if any."""
    pilihan = langkah.pilihan_kini(permohonan, siapa)
    return next((p for p in pilihan if any(e.kata == "tte" for e in p.efek)), None)


def tandatangani(permohonan: Permohonan, *, pelaku: Pelaku, versi: int, frasa_sandi: str, kini: datetime) -> Permohonan:
    """Sign the card of one case and move it on.

    Raises TidakBoleh, SudahDiputus, BerubahSetelahDisetujui, SedangDitandatangani, FrasaSalah,
    SertifikatTidakBerlaku, LayananTidakMenjawab, TandaTanganTidakCocok; nothing is published in any of these cases.
    """
    rencana = _bersiap(permohonan, pelaku, versi, kini)
    tersimpan = _yang_sudah_datang(rencana, kini) or _minta(rencana, frasa_sandi, kini)
    return _rampungkan(rencana, tersimpan, pelaku=pelaku, versi=versi, kini=kini)


def susulkan(dokumen: Dokumen, *, kini: datetime) -> bool:
    """Finish an intent whose signed file came but was not recorded. Signs nothing. True when it is finished now."""
    if queries.direncanakan(dokumen.permohonan) != dokumen:
        return False
    tersimpan = _yang_sudah_datang(dokumen, kini)
    if tersimpan is None:
        return False
    siapa = pelaku.petugas(dokumen.penandatangan)
    _rampungkan(dokumen, tersimpan, pelaku=siapa, versi=dokumen.permohonan.versi, kini=kini)
    return True


def _bersiap(permohonan: Permohonan, siapa: Pelaku, versi: int, kini: datetime) -> Dokumen:
    """The intent to sign, held for this try: this signer's own from an earlier try, or a new one."""
    lama = queries.direncanakan(permohonan)
    with penyimpanan.batal_bila_gagal() as tulis:
        baru = None if lama and _milik_sendiri(lama, siapa) else _siapkan(permohonan, siapa, tulis, kini)
        rencana = _niat(permohonan, siapa, versi, baru, kini)
    if baru and baru.asli.nama != rencana.nama_asli:
        penyimpanan.hapus(baru.asli.nama)
    return rencana


def _milik_sendiri(rencana: Dokumen, siapa: Pelaku) -> bool:
    """Whether this person's own earlier try to sign electronically may be taken up again."""
    sendiri = siapa.penugasan is not None and rencana.penandatangan_id == siapa.penugasan.pk
    return sendiri and rencana.cara == Cara.TTE


def _yang_sudah_datang(rencana: Dokumen, kini: datetime) -> Simpanan | None:
    """The signed file of a try that did not live to record it. Raises TandaTanganTidakCocok."""
    temuan = penyimpanan.temukan(_tempat(rencana), kait=queries.kait(rencana.permohonan_id))
    if temuan is None:
        return None
    _pastikan_cocok(rencana, temuan[1], kini)
    return temuan[0]


def _minta(rencana: Dokumen, frasa_sandi: str, kini: datetime) -> Simpanan:
    """E1. Have it signed; only what verifies is stored, so what lies at the intent's place can be trusted."""
    try:
        bertanda = penyedia().tandatangani(
            queries.isi_asli(rencana),
            penandatangan=rencana.penandatangan.pengguna.nip,
            frasa_sandi=frasa_sandi,
            alasan=f"KK {rencana.permohonan.nomor}",
            lokasi=rencana.permohonan.kantor.ibu_kota,
            waktu=kini,
        )
    except TidakDitandatangani:
        services.lepas(rencana)
        raise
    _pastikan_cocok(rencana, bertanda, kini)
    return penyimpanan.simpan(bertanda, kait=queries.kait(rencana.permohonan_id), tempat=_tempat(rencana))


def _siapkan(permohonan: Permohonan, siapa: Pelaku, tulis: Callable[..., Simpanan], kini: datetime) -> Naskah:
    """Render and store the unsigned file, before any transaction."""
    if siapa.penugasan is None or putusan_bertanda(permohonan, siapa) is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, siapa) or _("Tidak ada yang perlu ditandatangani."))
    return naskah.siapkan(permohonan, penandatangan=siapa.penugasan, cara=Cara.TTE, tulis=tulis, kini=kini)


def _niat(permohonan: Permohonan, siapa: Pelaku, versi: int, baru: Naskah | None, kini: datetime) -> Dokumen:
    """T1. An intent that stands from an earlier try is used again, with its number and its bytes."""
    with transaction.atomic():
        terkunci = permohonan_services.kunci(permohonan.pk)
        langkah.pastikan_terbaru(terkunci, versi)
        langkah.pastikan_bertugas(siapa, terkunci, kini)
        if siapa.penugasan is None or putusan_bertanda(terkunci, siapa) is None:
            raise TidakBoleh(langkah.alasan_tidak_boleh(terkunci, siapa))
        sidik_data = naskah.pastikan_disetujui(terkunci)
        rencana = queries.direncanakan(terkunci)
        if rencana and not _milik_sendiri(rencana, siapa):
            services.pegang(rencana, kini=kini)
            sebab = "penanda tangan berganti" if rencana.cara == Cara.TTE else "ditandatangani secara elektronik"
            services.batalkan(terkunci, sebab=sebab)
            rencana = None
        if rencana is None:
            if baru is None:
                raise services.SedangDitandatangani
            rencana = naskah.rencanakan(terkunci, baru, sidik_data=sidik_data, kini=kini)
        services.pegang(rencana, kini=kini)
        antrean.tambah(
            "susul-tte", kantor=terkunci.kantor_id, isi={"dokumen": rencana.pk}, kini=kini, siap=kini + TENGGANG
        )
    return rencana


def _pastikan_cocok(rencana: Dokumen, isi: bytes, kini: datetime) -> None:
    """Nothing is believed of the answer: the signature must hold, be this official's, and cover our very bytes."""
    layanan = penyedia()
    hasil = periksa_tandatangan(isi, akar=layanan.akar(), daftar_cabut=layanan.daftar_cabut(), pada=kini)
    orangnya = layanan.nomor_subjek(rencana.penandatangan.pengguna.nip)
    cocok = hasil.id_penandatangan == orangnya and sama_isi(isi, queries.isi_asli(rencana))
    if not (hasil.sah and cocok):
        raise TandaTanganTidakCocok(
            _("Jawaban layanan tanda tangan tidak cocok dengan KK ini. KK belum ditandatangani; hubungi pengelola.")
        )


def _rampungkan(rencana: Dokumen, tersimpan: Simpanan, *, pelaku: Pelaku, versi: int, kini: datetime) -> Permohonan:
    """T2. The move and the state of the document, in one transaction."""
    putusan = putusan_bertanda(rencana.permohonan, pelaku)
    if putusan is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(rencana.permohonan, pelaku))
    return langkah.jalankan(
        rencana.permohonan,
        putusan=putusan.nama,
        pelaku=pelaku,
        versi=versi,
        kini=kini,
        isi={"dokumen": rencana.pk, "bertanda": tersimpan},
    )


def _tempat(dokumen: Dokumen) -> Tempat:
    return Tempat(dokumen.nama, bytes(dokumen.kunci))


__all__ = [
    "BerubahSetelahDisetujui",
    "LayananTidakMenjawab",
    "keluarga_sesudah",
    "penyedia",
    "putusan_bertanda",
    "susulkan",
    "tandatangani",
]
