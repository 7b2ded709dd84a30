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
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur import langkah, pelaku
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.dokumen import cetak, queries, services, susun
from tertib.dokumen.models import Dokumen
from tertib.dokumen.tte.jenis import (
    DokumenTidakDapatDitandatangani,
    FrasaSalah,
    LayananTidakMenjawab,
    SertifikatTidakBerlaku,
)
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tertib.inti import antrean, penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan, Tempat
from tertib.inti.sandi import token_baru
from tertib.kependudukan.models import indeks_nomor_kk
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Permohonan, Riwayat
from tertib.sop.jenis import Putusan

TENGGANG = timedelta(minutes=2)
PENERBIT = "Tertib (setempat)"


class BerubahSetelahDisetujui(Galat):
    """Data or papers are no longer those the checkers approved (digest differs)."""


class TandaTanganTidakCocok(Galat):
    """The service answered with something that is not our document signed by this official."""


@dataclass(frozen=True, slots=True)
class _Naskah:
    """What is to be signed: the rendered file, where it and the result lie, and the link its QR code shows."""

    asli: Simpanan
    tempat: Tempat
    token: str
    kartu: str
    nomor_kk: str


def penyedia() -> TTELokal:
    """The provider of signatures of this installation."""
    return TTELokal(settings.MAP_PKI)


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
    milik_sendiri = lama is not None and siapa.penugasan is not None and lama.penandatangan_id == siapa.penugasan.pk
    with penyimpanan.batal_bila_gagal() as tulis:
        naskah = None if milik_sendiri else _siapkan(permohonan, siapa, tulis, kini)
        rencana = _niat(permohonan, siapa, versi, naskah, kini)
    if naskah and naskah.asli.nama != rencana.nama_asli:
        penyimpanan.hapus(naskah.asli.nama)
    return rencana


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
    except (FrasaSalah, SertifikatTidakBerlaku, DokumenTidakDapatDitandatangani):
        services.lepas(rencana)
        raise
    _pastikan_cocok(rencana, bertanda, kini)
    return penyimpanan.simpan(bertanda, kait=queries.kait(rencana.permohonan_id), tempat=_tempat(rencana))


def _siapkan(permohonan: Permohonan, siapa: Pelaku, tulis: Callable[..., Simpanan], kini: datetime) -> _Naskah:
    """Render and store the unsigned file, before any transaction."""
    if siapa.penugasan is None or putusan_bertanda(permohonan, siapa) is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, siapa) or _("Tidak ada yang perlu ditandatangani."))
    kait = queries.kait(permohonan.pk)
    token = token_baru()
    keluarga = keluarga_sesudah(permohonan)
    kartu = susun.kartu(
        keluarga,
        kantor=permohonan.kantor,
        ditandatangani=susun.penandatangan(siapa.penugasan),
        dikeluarkan=permohonan.kantor.setempat(kini).date(),
    )
    pdf = cetak.kartu_pdf(
        kartu, cap=None, tautan=f"{settings.ALAMAT_SITUS}/cek/{token}/", waktu=kini, penerbit=PENERBIT
    )
    asli = tulis(pdf, kait=kait)
    return _Naskah(asli, penyimpanan.siapkan(kait=kait), token, kartu.kanonik().decode(), keluarga.nomor)


def keluarga_sesudah(permohonan: Permohonan) -> Keluarga:
    """The family whose card this case issues, as approved in the draft."""
    return permohonan_queries.keluarga_draf(permohonan, "sesudah")[0]


def _niat(permohonan: Permohonan, siapa: Pelaku, versi: int, naskah: _Naskah | None, kini: datetime) -> Dokumen:
    """T1. An intent that stands from an earlier try is used again, with its number and its bytes."""
    with transaction.atomic():
        terkunci = permohonan_services.kunci(permohonan.pk)
        langkah.pastikan_terbaru(terkunci, versi)
        langkah.pastikan_bertugas(siapa, terkunci, kini)
        if siapa.penugasan is None or putusan_bertanda(terkunci, siapa) is None:
            raise TidakBoleh(langkah.alasan_tidak_boleh(terkunci, siapa))
        sidik_data = _pastikan_disetujui(terkunci)
        rencana = queries.direncanakan(terkunci)
        if rencana and rencana.penandatangan_id != siapa.penugasan.pk:
            services.pegang(rencana, kini=kini)
            services.batalkan(terkunci, sebab="penanda tangan berganti")
            rencana = None
        if rencana is None:
            if naskah is None:
                raise services.SedangDitandatangani
            rencana = _rencana_baru(terkunci, siapa.penugasan, naskah, sidik_data, kini)
        services.pegang(rencana, kini=kini)
        antrean.tambah(
            "susul-tte", kantor=terkunci.kantor_id, isi={"dokumen": rencana.pk}, kini=kini, siap=kini + TENGGANG
        )
    return rencana


def _rencana_baru(
    permohonan: Permohonan, penandatangan: Penugasan, naskah: _Naskah, sidik_data: str, kini: datetime
) -> Dokumen:
    return services.rencanakan(
        permohonan,
        jenis="kk",
        penandatangan=penandatangan,
        asli=naskah.asli,
        tempat=naskah.tempat,
        sidik_data=sidik_data,
        data=naskah.kartu,
        token=naskah.token,
        nomor_kk_indeks=indeks_nomor_kk(naskah.nomor_kk),
        kini=kini,
    )


def _pastikan_disetujui(permohonan: Permohonan) -> str:
    """The digest of what stands now, after making sure that it is what the last checker let pass (I4)."""
    sekarang = permohonan_queries.sidik_data(permohonan)
    terakhir = Riwayat.objects.filter(permohonan=permohonan).order_by("-urut").first()
    if terakhir is None or terakhir.kembali or terakhir.sidik_data != sekarang:
        raise BerubahSetelahDisetujui(
            _("Data atau berkas berubah setelah disetujui. Kembalikan permohonan agar diperiksa lagi.")
        )
    return sekarang


def _pastikan_cocok(rencana: Dokumen, isi: bytes, kini: datetime) -> None:
    """Nothing is believed of the answer: the signature must hold, be this official's, and cover our very bytes."""
    hasil = periksa_tandatangan(isi, akar=penyedia().akar(), pada=kini)
    cocok = hasil.id_penandatangan == rencana.penandatangan.pengguna.nip and sama_isi(isi, queries.isi_asli(rencana))
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


__all__ = ["LayananTidakMenjawab", "keluarga_sesudah", "penyedia", "putusan_bertanda", "susulkan", "tandatangani"]
