"""Writing the case: open it, change it by version, put papers in, open and close visits, append chained events."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import indeks_buta, sidik, token_baru
from tertib.pengguna.models import Pengguna
from tertib.permohonan import queries, rules
from tertib.permohonan.models import (
    Berkas,
    Jeda,
    Kekurangan,
    KepalaRantai,
    Kunjungan,
    Lembar,
    Panggilan,
    Permohonan,
    Riwayat,
    SopTerbit,
)
from tertib.sop.mesin import Gerak
from tertib.wilayah.models import Kantor


class SudahBerubah(Galat):
    """Somebody changed the case after the form was read."""

    kalimat = _("Permohonan ini sudah berubah sejak halaman dibuka. Muat ulang halaman, lalu periksa lagi.")


def buat(*, sop: SopTerbit, jenis: str, kanal: str, bahasa: str, langkah: str, kini: datetime) -> Permohonan:
    """A new case at `langkah`, not yet numbered, with a fresh secret link."""
    token = token_baru()
    permohonan: Permohonan = Permohonan.objects.create(
        kantor=sop.kantor,
        sop=sop,
        jenis=jenis,
        kanal=kanal,
        bahasa=bahasa,
        langkah=langkah,
        tautan=token,
        tautan_indeks=sidik(token.encode()),
        dibuat=kini,
    )
    return permohonan


def kunci(pk: int) -> Permohonan:
    """The case, locked until the transaction ends: a row lock on PostgreSQL; SQLite's IMMEDIATE mode has one writer anyway."""
    terkunci: Permohonan = Permohonan.objects.select_for_update(of=("self",)).select_related("kantor", "sop").get(pk=pk)
    return terkunci


def ubah(permohonan: Permohonan, *, versi: int | None = None, **nilai: Any) -> None:
    """Change fields by compare-and-set on the version read. Raises SudahBerubah when somebody was faster."""
    untuk_versi = permohonan.versi if versi is None else versi
    berubah = Permohonan.objects.filter(pk=permohonan.pk, versi=untuk_versi).update(**nilai, versi=F("versi") + 1)
    if not berubah:
        raise SudahBerubah
    permohonan.versi = untuk_versi + 1
    for medan, isi in nilai.items():
        setattr(permohonan, medan, isi)


def buka_kunjungan(permohonan: Permohonan, *, langkah: str, peran: str, ke: int, kini: datetime) -> Kunjungan:
    """Enter a step, the case's visit number `ke` (from 1): the first clock of the visit starts."""
    kunjungan: Kunjungan = Kunjungan.objects.create(
        permohonan=permohonan, kantor=permohonan.kantor, langkah=langkah, peran=peran, ke=ke, masuk=kini
    )
    return kunjungan


def tutup_kunjungan(permohonan: Permohonan, *, putusan: str, petugas: Pengguna | None, kini: datetime) -> int:
    """Leave the open visit, the latest of the case, and return its number; one nobody took counts as taken on leaving.

    Whoever was waited for is waited for no longer. A clock that was set back makes a visit of no length, never one of less.
    """
    terbuka: Kunjungan = Kunjungan.objects.get(permohonan=permohonan, selesai=None)
    tutup_jeda(Jeda.objects.filter(kunjungan=terbuka), oleh=petugas, kini=kini)
    terbuka.putusan, terbuka.diambil = putusan, max(terbuka.diambil or kini, terbuka.masuk)
    terbuka.selesai = max(kini, terbuka.diambil)
    terbuka.petugas = petugas or terbuka.petugas
    terbuka.save(update_fields=["selesai", "putusan", "diambil", "petugas"])
    return terbuka.ke


def alihkan_kunjungan(permohonan: Permohonan, *, peran: str) -> None:
    """The open visit is now the work of another role, for as long as it lasts."""
    Kunjungan.objects.filter(permohonan=permohonan, selesai=None).update(peran=peran)


def buka_jeda(
    *, kantor: Kantor, kunjungan: Kunjungan | None, sebab: str, oleh: Pengguna | None, kini: datetime, catatan: str = ""
) -> bool:
    """From now on the clock of the visit (None: of the office) stands. False when it stood already."""
    return bool(
        Jeda.objects.get_or_create(
            kantor=kantor,
            kunjungan=kunjungan,
            selesai=None,
            defaults={"sebab": sebab, "catatan": catatan, "mulai": kini, "dibuka_oleh": oleh},
        )[1]
    )


def tutup_jeda(jeda: QuerySet[Jeda], *, oleh: Pengguna | None, kini: datetime) -> int:
    """The clock runs again. Returns how many pauses were open."""
    return jeda.filter(selesai=None).update(selesai=kini, ditutup_oleh=oleh)


def simpan_berkas(
    permohonan: Permohonan,
    *,
    syarat: str,
    nama_asli: str,
    jenis: str,
    sidik_asal: str,
    isi: Simpanan,
    lembar: Iterable[Simpanan],
    kini: datetime,
    formulir: str = "",
    dilihat_oleh: Pengguna | None = None,
) -> Berkas:
    """Put a paper in its place; the one that lay there is kept as superseded.

    `formulir` is the code of a form signed on screen; `dilihat_oleh` vouches for an original.
    """
    Berkas.objects.filter(permohonan=permohonan, syarat=syarat, diganti=None).update(diganti=kini)
    gambar = list(lembar)
    berkas: Berkas = Berkas.objects.create(
        permohonan=permohonan,
        kantor=permohonan.kantor,
        syarat=syarat,
        nama_asli=nama_asli[:200],
        jenis=jenis,
        ukuran=isi.ukuran,
        sidik=isi.sidik,
        sidik_asal=sidik_asal,
        nama=isi.nama,
        kunci=isi.kunci,
        lembar=len(gambar),
        formulir=formulir,
        dilihat_oleh=dilihat_oleh,
        dibuat=kini,
    )
    Lembar.objects.bulk_create(
        Lembar(
            berkas=berkas, kantor=permohonan.kantor, no=no, nama=g.nama, kunci=g.kunci, sidik=g.sidik, ukuran=g.ukuran
        )
        for no, g in enumerate(gambar, 1)
    )
    return berkas


def catat_alamat(permohonan: Permohonan, **nilai: Any) -> None:
    """How to reach the applicant. Nobody decides on that, so the version stays and open forms of officials stay good."""
    Permohonan.objects.filter(pk=permohonan.pk).update(**nilai)
    for medan, isi in nilai.items():
        setattr(permohonan, medan, isi)


def buka_panggilan(permohonan: Permohonan, *, perihal: str, dicoba: Sequence[Sequence[str]], kini: datetime) -> None:
    """Somebody has to phone; while one call is open, what failed later is added to it."""
    panggilan, baru = Panggilan.objects.get_or_create(
        permohonan=permohonan,
        selesai=None,
        defaults={"kantor": permohonan.kantor, "perihal": perihal, "dicoba": list(dicoba), "dibuat": kini},
    )
    if not baru:
        tambah = [d for d in map(list, dicoba) if d not in panggilan.dicoba]
        Panggilan.objects.filter(pk=panggilan.pk).update(perihal=perihal, dicoba=[*panggilan.dicoba, *tambah])


def catat_panggilan(panggilan: Panggilan, *, tersambung: bool, oleh: Pengguna | None, kini: datetime) -> bool:
    """It was phoned: done when somebody answered. False when a colleague was first."""
    terbuka = Panggilan.objects.filter(pk=panggilan.pk, selesai=None)
    if tersambung:
        return bool(terbuka.update(selesai=kini, terakhir=kini, oleh=oleh))
    return bool(terbuka.update(gagal=F("gagal") + 1, terakhir=kini, oleh=oleh))


def gugurkan_tanda_tangan(permohonan: Permohonan, *, kini: datetime) -> None:
    """Signatures stand under what was signed: once that changes they count no longer (and are kept, as superseded)."""
    bertanda = Q(syarat=queries.TANDA_TANGAN) | ~Q(formulir="")
    Berkas.objects.filter(bertanda, permohonan=permohonan, diganti=None).update(diganti=kini)


def gugurkan_identitas(permohonan: Permohonan, *, kini: datetime) -> None:
    """The KTP-el that was seen is of the applicant named then; another one must show theirs."""
    Berkas.objects.filter(permohonan=permohonan, syarat=queries.IDENTITAS, diganti=None).update(diganti=kini)


def catat_kekurangan(
    permohonan: Permohonan, *, daftar: Iterable[tuple[str, str]], langkah: str, kini: datetime
) -> None:
    """Write down what is wrong: (`sasaran`, note) each."""
    for sasaran, catatan in daftar:
        Kekurangan.objects.create(
            permohonan=permohonan,
            kantor=permohonan.kantor,
            sasaran=sasaran,
            catatan=catatan,
            langkah=langkah,
            dibuat=kini,
        )


def penuhi_kekurangan(permohonan: Permohonan, *, kini: datetime, sasaran: str | None = None) -> None:
    """Mark deficiencies mended: those of one `sasaran`, or all."""
    terbuka = Kekurangan.objects.filter(permohonan=permohonan, dipenuhi=None)
    (terbuka if sasaran is None else terbuka.filter(sasaran=sasaran)).update(dipenuhi=kini)


def catat_riwayat(
    permohonan: Permohonan,
    *,
    gerak: Gerak,
    tindakan: str,
    peran: str,
    pelaku: Pengguna | None,
    pelaku_nama: str,
    alasan: str,
    kini: datetime,
) -> Riwayat:
    """Append one event to the office's chain. Locks the chain head, so events of one office are strictly in order."""
    kepala = _kepala_rantai(permohonan.kantor)
    peristiwa = Riwayat(
        kantor=permohonan.kantor,
        urut=kepala.urut + 1,
        permohonan=permohonan,
        pada=kini,
        tindakan=tindakan,
        dari=gerak.dari,
        ke=gerak.ke,
        putusan=gerak.putusan.nama,
        kembali=gerak.putusan.kembali,
        peran=peran,
        pelaku=pelaku,
        pelaku_nama=pelaku_nama[:100],
        alasan=alasan,
        alasan_sidik=indeks_buta(alasan, guna="alasan"),
        sidik_data=queries.sidik_data(permohonan),
        sidik_sebelum=kepala.sidik,
    )
    peristiwa.sidik = rules.sidik_peristiwa(queries.isi_peristiwa(peristiwa))
    peristiwa.save(force_insert=True)
    KepalaRantai.objects.filter(pk=kepala.pk).update(urut=peristiwa.urut, sidik=peristiwa.sidik)
    return peristiwa


def _kepala_rantai(kantor: Kantor) -> KepalaRantai:
    terkunci = KepalaRantai.objects.select_for_update().filter(kantor=kantor)
    kepala: KepalaRantai | None = terkunci.first()
    if kepala is None:
        KepalaRantai.objects.get_or_create(kantor=kantor)
        kepala = terkunci.get()
    return kepala
