"""The one mover: every move of every case is one call of `jalankan`, in one transaction.

Lock the case, ask the engine whether this person may do this at this step of the case's own SOP version, let the act
do its work, move, append one event, queue what follows. If anything raises, nothing has happened.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import (
    ajukan,
    cetak,
    kartu_ktp,
    kembalikan,
    kirim,
    paraf,
    pembukuan,
    periksa,
    peristiwa,
    rekam,
    serahan,
    serahkan,
    susun_ulang,
    tandatangan,
    tandatangan_basah,
    tarik,
    terbitkan,
    terima,
)
from tertib.alur import isi as mengisi
from tertib.alur.efek import BEKAL, EFEK
from tertib.alur.fakta_perkara import fakta
from tertib.alur.konteks import Konteks, Persiapan, TidakBoleh, terjemahan
from tertib.alur.pelaku import SISTEM, Pelaku
from tertib.inti import antrean, penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.titik_gagal import lewati
from tertib.pengguna.queries import di_luar_mandat, masih_berlaku
from tertib.permohonan import queries, services
from tertib.permohonan.models import Permohonan, Riwayat
from tertib.sop import mesin
from tertib.sop.jenis import LANJUT, Putusan, Sop

TINDAKAN: Mapping[str, Callable[[Konteks], None]] = {
    "isi": mengisi.lakukan,
    "ajukan": ajukan.lakukan,
    "periksa": periksa.lakukan,
    "paraf": paraf.lakukan,
    "cetak": cetak.lakukan,
    "tandatangan": tandatangan.lakukan,
    "tandatangan-basah": tandatangan_basah.lakukan,
    "terbitkan": terbitkan.lakukan,
    "kirim": kirim.lakukan,
    "rekam": rekam.lakukan,
    "serahkan": serahkan.lakukan,
    "terima": terima.lakukan,
    tarik.TINDAKAN: tarik.lakukan,
}

log = logging.getLogger(__name__)

MENANDATANGANI = ("tte", "ttd-basah")


class SudahDiputus(Galat):
    """Somebody moved or changed the case first; the sentence says who did what and when."""


class AlasanWajib(Galat):
    """A return without a reason."""

    kalimat = gettext_lazy("Tulis alasannya, supaya penerima tahu apa yang harus diperbaiki.")


def pilihan_kini(permohonan: Permohonan, pelaku: Pelaku) -> tuple[Putusan, ...]:
    """What this person may answer now. The screen, the API and the mover all ask this one function."""
    if permohonan.akhir:
        return ()
    sop = queries.sop(permohonan)
    if _alasan_tidak_boleh(permohonan, sop, pelaku):
        return ()
    return mesin.pilihan(sop, langkah=permohonan.langkah, fakta={})


def alasan_tidak_boleh(permohonan: Permohonan, pelaku: Pelaku) -> str:
    """Why this person may not act on the case now; "" when they may."""
    if permohonan.akhir:
        return _("Permohonan ini sudah berakhir.")
    return _alasan_tidak_boleh(permohonan, queries.sop(permohonan), pelaku)


def jalankan(
    permohonan: Permohonan,
    *,
    putusan: str,
    pelaku: Pelaku,
    versi: int,
    kini: datetime,
    alasan: str = "",
    isi: Mapping[str, Any] | None = None,
) -> Permohonan:
    """Move a case by one answer and return it as it now stands.

    `versi` is the version the form was read at. Raises SudahDiputus, TidakBoleh, AlasanWajib, and whatever named
    `Galat` the act or an effect refuses with; the case is then exactly as before.
    """
    rinci = isi or {}
    with penyimpanan.batal_bila_gagal() as tulis:
        bekal = _bekal(permohonan, putusan, pelaku, kini, rinci, tulis)
        with transaction.atomic():
            terkunci = services.kunci(permohonan.pk)
            sop = queries.sop(terkunci)
            pastikan_terbaru(terkunci, versi)
            pastikan_bertugas(pelaku, terkunci, kini)
            gerak = _gerak(terkunci, sop, pelaku, putusan, kini)
            if gerak.putusan.alasan_wajib and not alasan.strip():
                raise AlasanWajib
            _lakukan(Konteks(terkunci, sop, sop.langkah[gerak.dari], gerak, pelaku, kini, alasan.strip(), rinci, bekal))
            lewati("langkah.sebelum-commit")
    lewati("langkah.setelah-commit")
    return terkunci


def _lakukan(konteks: Konteks) -> None:
    """The act, the effects, the move, in this order."""
    (kembalikan.lakukan if konteks.gerak.putusan.kembali else TINDAKAN[konteks.tindakan])(konteks)
    for efek in serahan.efek(konteks.permohonan, konteks.gerak.putusan):
        EFEK[efek.kata](konteks, efek)
    lewati("langkah.di-tengah")
    _pindah(konteks)
    pembukuan.bereskan(konteks)


def _bekal(
    permohonan: Permohonan,
    putusan: str,
    pelaku: Pelaku,
    kini: datetime,
    isi: Mapping[str, Any],
    tulis: Callable[..., penyimpanan.Simpanan],
) -> dict[str, Any]:
    """What the effects of this answer make beforehand. Nothing for who may not act: the move will say why."""
    langkah = queries.sop(permohonan).langkah.get(permohonan.langkah)
    jawaban = next((p for p in (langkah.putusan if langkah else ()) if p.nama == putusan), None)
    if langkah is None or jawaban is None:
        return {}
    efek = [e for e in serahan.efek(permohonan, jawaban) if e.kata in BEKAL]
    if not efek or alasan_tidak_boleh(permohonan, pelaku):
        return {}
    persiapan = Persiapan(permohonan, queries.sop(permohonan), langkah, pelaku, kini, isi, tulis)
    return {kata: BEKAL[kata](persiapan, e) for kata, e in {e.kata: e for e in reversed(efek)}.items()}


def _alasan_tidak_boleh(permohonan: Permohonan, sop: Sop, pelaku: Pelaku) -> str:
    sebab = mesin.boleh(
        sop,
        langkah=permohonan.langkah,
        pelaku=pelaku.pada(permohonan, sop),
        pernah=queries.pernah(permohonan),
        macet=queries.macet(permohonan),
    )
    return terjemahan(sebab)


def pastikan_terbaru(permohonan: Permohonan, versi: int) -> None:
    """Raises SudahDiputus (who did what, when) or SudahBerubah unless the case is still at the version read."""
    if permohonan.versi == versi:
        return
    terakhir = Riwayat.objects.filter(permohonan=permohonan).exclude(putusan="").order_by("-urut").first()
    if terakhir is None:
        raise services.SudahBerubah
    raise SudahDiputus(
        _("Permohonan ini sudah diputus %(nama)s pukul %(pukul)s: %(putusan)s. Halaman menampilkan keadaan sekarang.")
        % {
            "nama": terakhir.pelaku_nama,
            "pukul": date_format(localtime(terakhir.pada), "H.i"),
            "putusan": terakhir.putusan
            if terakhir.putusan != LANJUT
            else queries.sop(permohonan).langkah[terakhir.dari].kegiatan,
        }
    )


def pastikan_bertugas(pelaku: Pelaku, permohonan: Permohonan, kini: datetime) -> None:
    """Raises TidakBoleh unless the official's assignment stands today; it may have ended while the page was open.

    Whoever signs by a mandate (Plt., Plh.) must find in it what this step signs (UU 30/2014 art. 14).
    """
    if pelaku.penugasan is None:
        return
    hari = permohonan.kantor.setempat(kini).date()
    if not masih_berlaku(pelaku.penugasan, pada=hari):
        raise TidakBoleh(_("Penugasan Anda di kantor ini sudah tidak berlaku."))
    if di_luar_mandat(pelaku.penugasan, _ditandatangani_di_sini(permohonan)):
        raise TidakBoleh(
            _("Mandat %(mandat)s tidak mencakup dokumen ini. Periksa daftarnya di Mandat Plt/Plh.")
            % {"mandat": pelaku.penugasan.mandat}
        )


def _ditandatangani_di_sini(permohonan: Permohonan) -> set[str]:
    """The kinds of documents the step where the case stands signs."""
    langkah = queries.sop(permohonan).langkah.get(permohonan.langkah)
    efek = [e for p in (langkah.putusan if langkah else ()) for e in p.efek if e.kata in MENANDATANGANI]
    return {str(e.apa) for e in efek}


def _gerak(permohonan: Permohonan, sop: Sop, pelaku: Pelaku, putusan: str, kini: datetime) -> mesin.Gerak:
    """The move this answer makes for this person, as the engine says. Raises TidakBoleh."""
    if putusan == mesin.DITARIK:
        return tarik.gerak(permohonan, sop, pelaku)
    if alasan := alasan_tidak_boleh(permohonan, pelaku):
        raise TidakBoleh(alasan)
    if putusan == susun_ulang.DISUSUN_ULANG:
        return susun_ulang.gerak(permohonan, sop)
    try:
        return mesin.gerak(sop, langkah=permohonan.langkah, putusan=putusan, fakta=fakta(permohonan, kini=kini))
    except mesin.TidakAdaPutusan as galat:
        raise TidakBoleh(terjemahan(galat.sebab)) from galat


def _pindah(k: Konteks) -> None:
    """Close the visit, change the place, append the event, open the next visit."""
    permohonan, gerak = k.permohonan, k.gerak
    ke = services.tutup_kunjungan(permohonan, putusan=gerak.putusan.nama, petugas=k.pelaku.pengguna, kini=k.kini)
    tempat: dict[str, Any] = {"akhir": gerak.ke, "selesai": k.kini} if gerak.selesai else {"langkah": gerak.ke}
    services.ubah(permohonan, **tempat)
    services.catat_riwayat(
        permohonan,
        gerak=gerak,
        tindakan=k.tindakan,
        peran=k.sop.peran[k.langkah.peran].nama,
        pelaku=k.pelaku.pengguna,
        pelaku_nama=k.pelaku.nama,
        alasan=k.alasan or tandatangan_basah.dasar(k),
        kini=k.kini,
    )
    if not gerak.selesai:
        _masuk(permohonan, k.sop, ke=ke + 1, kini=k.kini)


def _masuk(permohonan: Permohonan, sop: Sop, *, ke: int, kini: datetime) -> None:
    peran = sop.langkah[permohonan.langkah].peran
    kunjungan = services.buka_kunjungan(permohonan, langkah=permohonan.langkah, peran=peran, ke=ke, kini=kini)
    kartu_ktp.tunggu_pusat(kunjungan, kini=kini)
    if sop.peran[peran].jenis == "sistem":
        antrean.tambah(
            "langkah-sistem",
            kantor=permohonan.kantor_id,
            isi={"permohonan": permohonan.pk, "langkah": permohonan.langkah, "versi": permohonan.versi},
            kini=kini,
        )


def langkah_sistem(permohonan: Permohonan, *, versi: int, kini: datetime, ke: int = 1) -> None:
    """What the worker calls for a step the SOP gives to the system. Harmless when the step is already done.

    When its try number `ke` fails and the SOP allows no more, the step becomes the work of the role the SOP names.
    """
    if permohonan.versi != versi or permohonan.akhir or queries.macet(permohonan):
        return
    try:
        jalankan(permohonan, putusan=LANJUT, pelaku=SISTEM, versi=versi, kini=kini)
    except Exception as galat:
        gagal = queries.sop(permohonan).langkah[permohonan.langkah].gagal
        if gagal is None or ke < gagal.ulang:
            raise
        log.warning("langkah sistem %s macet: %s", permohonan.langkah, type(galat).__name__)
        _macet(permohonan, gagal.lalu, kini)


def _macet(permohonan: Permohonan, peran: str, kini: datetime) -> None:
    """Hand the system's step to an official, and say so."""
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        services.alihkan_kunjungan(terkunci, peran=peran)
        peristiwa.di_tempat(terkunci, tindakan="macet", pelaku=SISTEM, kini=kini)
        isi = {"permohonan": permohonan.pk, "perihal": "tugas", "lewat": "halaman", "siapa": peran}
        antrean.tambah("beritahu", kantor=permohonan.kantor_id, isi=isi, kini=kini)
