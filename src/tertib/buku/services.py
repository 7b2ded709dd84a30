"""Writing the books and receipts: the next number, one line or slip, in the caller's transaction."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tertib.buku import persediaan, queries, retensi
from tertib.buku.models import (
    Arsip,
    BarisBuku,
    BeritaAcara,
    Ekspor,
    Gerak,
    GerakBlanko,
    Kiriman,
    Serahan,
    Slip,
    TempatArsip,
)
from tertib.dokumen.models import Dokumen
from tertib.inti import nomor
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import sidik, token_baru
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Berkas, Permohonan
from tertib.wilayah.models import Kantor


class BlankoKurang(Galat):
    """More would leave the stock than it holds."""


class SudahDisaksikan(Galat):
    """A colleague has answered this report already."""

    kalimat = _("Berita acara ini sudah diputus. Muat ulang halaman.")


class SlipSudahDipakai(Galat):
    """The slip was shown before."""

    kalimat = _("Tanda bukti pengambilan ini sudah dipakai. KK-nya sudah diserahkan.")


def catat(
    permohonan: Permohonan,
    *,
    buku: str,
    dokumen: Dokumen | None,
    uraian: str,
    kini: datetime,
    rincian: Mapping[str, Any] | None = None,
) -> BarisBuku:
    """Append a line about a case; numbers run 1..n per office, book and year of the office's own calendar."""
    return _baris(
        permohonan.kantor,
        buku=buku,
        kini=kini,
        permohonan=permohonan,
        dokumen=dokumen,
        uraian=uraian,
        rincian=json.dumps(rincian, ensure_ascii=False) if rincian else "",
    )


def gerakkan_blanko(
    kantor: Kantor,
    *,
    jenis: str,
    gerak: Gerak,
    jumlah: int,
    seri: str,
    uraian: str,
    kini: datetime,
    permohonan: Permohonan | None = None,
) -> GerakBlanko:
    """A line in the book of blanks and what it does to the stock, which never falls below nothing. Raises BlankoKurang."""
    urut = nomor.ambil(f"{kantor.pk}/blanko-{jenis}")  # from here on nobody else moves this stock
    if (sisa := persediaan.sisa(jenis)) + jumlah < 0:
        raise BlankoKurang(
            _("%(jenis)s tinggal %(sisa)s lembar. Catat penerimaannya dulu di halaman blanko.")
            % {"jenis": persediaan.NAMA[jenis], "sisa": sisa}
        )
    baris = _baris(kantor, buku=persediaan.BUKU, kini=kini, permohonan=permohonan, uraian=uraian)
    gerakan: GerakBlanko = GerakBlanko.objects.create(
        kantor=kantor, baris=baris, jenis=jenis, gerak=gerak, urut=urut, jumlah=jumlah, seri=seri
    )
    return gerakan


def buat_berita_acara(
    oleh: Penugasan, *, jenis: str, jumlah: int, seri: str, sebab: str, kini: datetime
) -> BeritaAcara:
    """The report of one official, numbered 1..n per office and year; nothing moves yet."""
    tahun = oleh.kantor.setempat(kini).year
    berita: BeritaAcara = BeritaAcara.objects.create(
        kantor=oleh.kantor,
        tahun=tahun,
        nomor=nomor.ambil(f"{oleh.kantor_id}/berita-acara/{tahun}"),
        jenis=jenis,
        jumlah=jumlah,
        seri=seri,
        sebab=sebab,
        oleh=oleh,
        dibuat=kini,
    )
    return berita


def putuskan_berita_acara(berita: BeritaAcara, *, saksi: Penugasan, baris: BarisBuku | None, kini: datetime) -> None:
    """The second official's answer, by compare-and-set; `baris` None when it was found untrue. Raises SudahDisaksikan."""
    terbuka = BeritaAcara.objects.filter(pk=berita.pk, diputus=None)
    if not terbuka.update(saksi=saksi, diputus=kini, baris=baris):
        raise SudahDisaksikan


def _baris(kantor: Kantor, *, buku: str, kini: datetime, **isi: Any) -> BarisBuku:
    tahun = kantor.setempat(kini).year
    urut = nomor.ambil(f"{kantor.pk}/buku-{buku}/{tahun}")
    baris: BarisBuku = BarisBuku.objects.create(kantor=kantor, buku=buku, tahun=tahun, nomor=urut, pada=kini, **isi)
    return baris


def bereskan(permohonan: Permohonan, *, langkah: str, kini: datetime) -> int:
    """Close the problems that step `langkah` wrote down: the case is back there, mended. Returns how many."""
    selesai = [b.pk for b in queries.masalah_terbuka(permohonan) if queries.rincian(b).get("langkah") == langkah]
    return BarisBuku.objects.filter(pk__in=selesai, dibereskan=None).update(dibereskan=kini) if selesai else 0


def beri_slip(permohonan: Permohonan, *, jenis: str, kini: datetime) -> Slip:
    """The slip of the case: made the first time, the same one after a return."""
    if ada := queries.slip(permohonan, jenis=jenis):
        return ada
    tahun, token = permohonan.kantor.setempat(kini).year, token_baru()
    slip: Slip = Slip.objects.create(
        kantor=permohonan.kantor,
        permohonan=permohonan,
        jenis=jenis,
        tahun=tahun,
        nomor=nomor.ambil(f"{permohonan.kantor_id}/slip-{jenis}/{tahun}"),
        token=token,
        token_indeks=sidik(token.encode()),
        dibuat=kini,
    )
    return slip


def klaim_slip(slip: Slip, *, kini: datetime) -> None:
    """Spend the slip by compare-and-set. Raises SlipSudahDipakai."""
    if not Slip.objects.filter(pk=slip.pk, diklaim=None).update(diklaim=kini):
        raise SlipSudahDipakai


def serahkan(
    permohonan: Permohonan,
    *,
    apa: str,
    dokumen: Dokumen | None,
    nama: str,
    nik: str,
    hubungan: str,
    bukti: str,
    kuasa: Berkas | None,
    tanda_tangan: Simpanan | None,
    petugas: Penugasan | None,
    kini: datetime,
) -> Serahan:
    """The receipt of one handing over, numbered 1..n per office and year. The caller has checked the receiver."""
    tahun = permohonan.kantor.setempat(kini).year
    isi_tanda = (
        {"nama": tanda_tangan.nama, "kunci": tanda_tangan.kunci, "sidik": tanda_tangan.sidik,
         "ukuran": tanda_tangan.ukuran}
        if tanda_tangan
        else {}
    )  # fmt: skip
    serahan: Serahan = Serahan.objects.create(
        kantor=permohonan.kantor,
        permohonan=permohonan,
        dokumen=dokumen,
        apa=apa,
        tahun=tahun,
        nomor=nomor.ambil(f"{permohonan.kantor_id}/serahan/{tahun}"),
        penerima_nama=nama,
        penerima_nik=nik,
        hubungan=hubungan,
        bukti=bukti,
        kuasa=kuasa,
        petugas=petugas,
        pada=kini,
        **isi_tanda,
    )
    return serahan


def kirim(permohonan: Permohonan, *, peran: str, pengirim: Penugasan | None, kini: datetime) -> Kiriman:
    """What the case issued is on its way to whoever holds `peran` in the case's SOP; one already on its way stays so."""
    kiriman: Kiriman = Kiriman.objects.get_or_create(
        permohonan=permohonan,
        diterima=None,
        defaults={"kantor": permohonan.kantor, "peran": peran, "dikirim": kini, "pengirim": pengirim},
    )[0]
    return kiriman


def terima_kiriman(permohonan: Permohonan, *, penerima: Penugasan | None, kini: datetime) -> int:
    """What was on its way has arrived. Returns how many; none the second time."""
    di_jalan = Kiriman.objects.filter(permohonan=permohonan, diterima=None)
    return di_jalan.update(diterima=kini, penerima=penerima)


def arsipkan(baris: BarisBuku, *, oleh: Penugasan | None) -> Arsip:
    """Put the papers of a line of the archive book away; what a village operator archives lies in that village."""
    tempat = None
    if oleh is not None and oleh.desa is not None:
        tempat, _ = TempatArsip.objects.get_or_create(
            kantor=baris.kantor, desa=oleh.desa, nama=f"Kantor {oleh.desa.nama.title()}"
        )
    diarsipkan = baris.kantor.setempat(baris.pada).date()
    arsip: Arsip = Arsip.objects.create(
        kantor=baris.kantor,
        permohonan=baris.permohonan,
        baris=baris,
        tempat=tempat,
        disimpan_sampai=retensi.simpan_sampai(baris.perkara.jenis, sejak=diarsipkan),
    )
    return arsip


def tempatkan(arsip: Sequence[Arsip], *, tempat: str, boks: str, oleh: Penugasan) -> int:
    """Say where papers lie; a place not yet known begins to exist, in the village of a village operator. Returns how many."""
    di, _ = TempatArsip.objects.get_or_create(kantor=oleh.kantor, desa=oleh.desa, nama=tempat)
    return Arsip.objects.filter(pk__in=[a.pk for a in arsip]).update(tempat=di, boks=boks)


def catat_ekspor(
    penugasan: Penugasan,
    *,
    buku: str,
    bentuk: str,
    saringan: Mapping[str, str],
    alasan: str,
    jumlah: int,
    kini: datetime,
) -> Ekspor:
    """A line in the log of exports, with the number that the exported file carries."""
    tahun = penugasan.kantor.setempat(kini).year
    ekspor: Ekspor = Ekspor.objects.create(
        kantor=penugasan.kantor,
        tahun=tahun,
        nomor=nomor.ambil(f"{penugasan.kantor_id}/ekspor/{tahun}"),
        buku=buku,
        bentuk=bentuk,
        saringan=dict(saringan),
        alasan=alasan,
        jumlah=jumlah,
        oleh=penugasan,
        pada=kini,
    )
    return ekspor
