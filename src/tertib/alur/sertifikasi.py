"""Signing everything a case issues, in three transactions with the signing service between, none open while it works.

T1  lock the case, ask again whether this person may sign, take the numbers, write for each document the intent with the
    digest of the unsigned file; E1  the service signs one after the other, each result is stored durably at the place
    its intent named, once its signature is verified to cover our very bytes;
T2  the case moves once and all its documents become signed.
(T3, publishing, is the move of the step that has the effect `terbit`.)

Whatever breaks in between leaves intents with their numbers: the next try works on the same bytes under the same
numbers, and a signature that came but was not recorded is kept, by that try or by `susulkan`, never made again. One that
came too late for that (its intent void, or signed by then) is kept as an orphan and never published. A time-out
means unknown, never failed. The passphrase lives in the arguments of these functions only.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import langkah, naskah, pelaku
from tertib.alur.konteks import TidakBoleh
from tertib.alur.naskah import BerubahSetelahDisetujui, Naskah
from tertib.alur.pelaku import Pelaku
from tertib.dokumen import queries, services, terbitan
from tertib.dokumen.models import Cara, Dokumen
from tertib.dokumen.tte.jenis import LayananTidakMenjawab, PenyediaBanyak, TidakDitandatangani
from tertib.dokumen.tte.penyedia import dari_pengaturan
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tertib.inti import antrean, penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan, Tempat
from tertib.inti.sandi import sidik
from tertib.inti.titik_gagal import lewati
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Putusan
from tertib.wilayah.models import Siak

TENGGANG = timedelta(minutes=2)


class DitandatanganiDiSiak(Galat):
    """The office's cards are made and signed in SIAK; Tertib receives them (`terima_siak`)."""

    kalimat = gettext_lazy(
        "Kartu kantor ini ditandatangani di SIAK. Tertib meneruskannya setelah PDF-nya diunggah operator."
    )


class TandaTanganTidakCocok(Galat):
    """The service answered with something that is not our document signed by this official."""


def penyedia() -> PenyediaBanyak:
    """The provider of signatures of this installation, as the settings say."""
    return dari_pengaturan()


def putusan_bertanda(permohonan: Permohonan, siapa: Pelaku) -> Putusan | None:
    """The answer with which this person would sign now, if any."""
    pilihan = langkah.pilihan_kini(permohonan, siapa)
    return next((p for p in pilihan if any(e.kata == "tte" for e in p.efek)), None)


def ditandatangani_di_siak(permohonan: Permohonan) -> bool:
    """Whether what this case issues is made and signed in SIAK. A case that issues nothing is passed on here as always."""
    return permohonan.kantor.siak == Siak.MANUAL and bool(terbitan.daftar(permohonan))


def tandatangani(permohonan: Permohonan, *, pelaku: Pelaku, versi: int, frasa_sandi: str, kini: datetime) -> Permohonan:
    """Sign everything one case issues, with one passphrase, and move it on.

    Raises TidakBoleh, SudahDiputus, BerubahSetelahDisetujui, SedangDitandatangani, DitandatanganiDiSiak, FrasaSalah,
    SertifikatTidakBerlaku, LayananTidakMenjawab, TandaTanganTidakCocok, RuangHabis; nothing is published then.
    """
    langkah.pastikan_terbaru(permohonan, versi)
    penyimpanan.pastikan_ruang()
    rencana = _bersiap(permohonan, pelaku, versi, kini)
    tersimpan = {r.pk: _yang_sudah_datang(r, kini) or _minta(r, frasa_sandi, kini) for r in rencana}
    return _rampungkan(permohonan, tersimpan, pelaku=pelaku, versi=versi, kini=kini)


def susulkan(dokumen: Dokumen, *, kini: datetime) -> bool:
    """Finish a signing whose files all came but were not recorded; `dokumen` is one of its intents. Signs nothing.

    True when it is finished now.
    """
    permohonan, rencana = dokumen.permohonan, queries.direncanakan(dokumen.permohonan)
    _catat_yatim(permohonan, kini)
    tersimpan = {r.pk: datang for r in rencana if (datang := _yang_sudah_datang(r, kini))}
    if dokumen not in rencana or len(tersimpan) < len(rencana):
        return False
    siapa = pelaku.petugas(dokumen.penandatangan)
    _rampungkan(permohonan, tersimpan, pelaku=siapa, versi=permohonan.versi, kini=kini)
    return True


def _bersiap(permohonan: Permohonan, siapa: Pelaku, versi: int, kini: datetime) -> tuple[Dokumen, ...]:
    """The intents to sign, held for this try: this signer's own from an earlier try, or new ones."""
    if ditandatangani_di_siak(permohonan):
        raise DitandatanganiDiSiak
    lama = queries.direncanakan(permohonan)
    with penyimpanan.batal_bila_gagal() as tulis:
        baru = () if _milik_sendiri(lama, siapa) else _siapkan(permohonan, siapa, tulis, kini)
        lewati("t1.naskah-tersimpan")
        rencana = _niat(permohonan, siapa, versi, baru, kini)
    lewati("t1.setelah-commit")
    for tak_terpakai in {n.asli.nama for n in baru} - {r.nama_asli for r in rencana}:
        penyimpanan.hapus(tak_terpakai)
    return rencana


def _milik_sendiri(rencana: Sequence[Dokumen], siapa: Pelaku) -> bool:
    """Whether this person's own earlier try to sign electronically may be taken up again."""
    sendiri = (siapa.penugasan is not None and r.penandatangan_id == siapa.penugasan.pk for r in rencana)
    return bool(rencana) and all(sendiri) and all(r.cara == Cara.TTE for r in rencana)


def _yang_sudah_datang(rencana: Dokumen, kini: datetime) -> Simpanan | None:
    """The signed file of a try that did not live to record it. Raises TandaTanganTidakCocok."""
    temuan = penyimpanan.temukan(_tempat(rencana), kait=queries.kait(rencana.permohonan_id))
    if temuan is None:
        return None
    _pastikan_cocok(rencana, temuan[1], kini)
    return temuan[0]


def _minta(rencana: Dokumen, frasa_sandi: str, kini: datetime) -> Simpanan:
    """E1. Have it signed; only what verifies is stored, so what lies at the intent's place can be trusted."""
    lewati("e1.sebelum-panggil")
    try:
        bertanda = penyedia().tandatangani(
            queries.isi_asli(rencana),
            penandatangan=rencana.penandatangan.pengguna.nip,
            frasa_sandi=frasa_sandi,
            alasan=f"{rencana.jenis.upper()} {rencana.permohonan.nomor}",
            lokasi=rencana.permohonan.kantor.ibu_kota,
            waktu=kini,
        )
    except TidakDitandatangani:
        services.lepas(rencana.permohonan)
        raise
    lewati("e1.setelah-panggil")
    _pastikan_cocok(rencana, bertanda, kini)
    kait = queries.kait(rencana.permohonan_id)
    tersimpan = penyimpanan.simpan(bertanda, kait=kait, tempat=_tempat(rencana))
    if tersimpan.sidik != sidik(bertanda):  # another try's answer lies there already, and stays
        services.catat_yatim(rencana, penyimpanan.simpan(bertanda, kait=kait), kini=kini)
    return tersimpan


def _catat_yatim(permohonan: Permohonan, kini: datetime) -> None:
    """Signatures that came for intents which were void by then."""
    for batal in queries.batal_sebelum_bertanda(permohonan):
        if datang := _yang_sudah_datang(batal, kini):
            services.catat_yatim(batal, datang, kini=kini)


def _siapkan(
    permohonan: Permohonan, siapa: Pelaku, tulis: Callable[..., Simpanan], kini: datetime
) -> tuple[Naskah, ...]:
    """Render and store the unsigned files, before any transaction."""
    if siapa.penugasan is None or putusan_bertanda(permohonan, siapa) is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, siapa) or _("Tidak ada yang perlu ditandatangani."))
    return naskah.siapkan(permohonan, penandatangan=siapa.penugasan, cara=Cara.TTE, tulis=tulis, kini=kini)


def _niat(
    permohonan: Permohonan, siapa: Pelaku, versi: int, baru: Sequence[Naskah], kini: datetime
) -> tuple[Dokumen, ...]:
    """T1. Intents that stand from an earlier try are used again, with their numbers and their bytes."""
    with transaction.atomic():
        terkunci = permohonan_services.kunci(permohonan.pk)
        langkah.pastikan_terbaru(terkunci, versi)
        langkah.pastikan_bertugas(siapa, terkunci, kini)
        if siapa.penugasan is None or putusan_bertanda(terkunci, siapa) is None:
            raise TidakBoleh(langkah.alasan_tidak_boleh(terkunci, siapa))
        sidik_data = naskah.pastikan_disetujui(terkunci)
        rencana = queries.direncanakan(terkunci)
        if not _milik_sendiri(rencana, siapa):
            _batalkan_milik_lain(terkunci, rencana, kini)
            rencana = naskah.rencanakan(terkunci, baru, sidik_data=sidik_data, kini=kini)
        if not queries.lengkap(terkunci, rencana):
            raise services.SedangDitandatangani
        services.pegang(terkunci, kini=kini)
        _susul_nanti(rencana, kini)
        lewati("t1.sebelum-commit")
    return rencana


def _batalkan_milik_lain(permohonan: Permohonan, rencana: Sequence[Dokumen], kini: datetime) -> None:
    """A predecessor's try, or the prints for a pen, make room; their numbers stay with the reason."""
    dengan_pena = any(r.cara == Cara.BASAH for r in rencana)
    services.pegang(permohonan, kini=kini)
    sebab = "ditandatangani secara elektronik" if dengan_pena else "penanda tangan berganti"
    services.batalkan(permohonan, sebab=sebab)


def _susul_nanti(rencana: Sequence[Dokumen], kini: datetime) -> None:
    """Should this try not live to record what came, the worker finishes it."""
    if rencana:
        antrean.tambah(
            "susul-tte",
            kantor=rencana[0].kantor_id,
            isi={"dokumen": rencana[0].pk},
            kini=kini,
            siap=kini + TENGGANG * len(rencana),
        )


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


def _rampungkan(
    permohonan: Permohonan, tersimpan: Mapping[int, Simpanan], *, pelaku: Pelaku, versi: int, kini: datetime
) -> Permohonan:
    """T2. The move and the states of the documents, in one transaction."""
    putusan = putusan_bertanda(permohonan, pelaku)
    if putusan is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, pelaku))
    return langkah.jalankan(
        permohonan, putusan=putusan.nama, pelaku=pelaku, versi=versi, kini=kini, isi={"bertanda": tersimpan}
    )


def _tempat(dokumen: Dokumen) -> Tempat:
    return Tempat(dokumen.nama, bytes(dokumen.kunci))


__all__ = [
    "BerubahSetelahDisetujui",
    "LayananTidakMenjawab",
    "penyedia",
    "putusan_bertanda",
    "susulkan",
    "tandatangani",
]
