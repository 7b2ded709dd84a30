"""What must hold of an office whatever happened to it (I1, I2, I3, I5, and I4 of what is signed), asked of rows and files alone.

`periksa` answers with sentences; an office in order gives none.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.db.models import Count, F

from tertib.alur import sertifikasi
from tertib.buku.models import BarisBuku
from tertib.dokumen import queries as dokumen
from tertib.dokumen.models import Cara, DaunLog, Dokumen, Status, TandaTanganYatim
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tertib.inti.models import Penghitung
from tertib.inti.penyimpanan import BerkasBerubah, BerkasHilang
from tertib.inti.sandi import SandiRusak
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Berkas, Kunjungan, Lembar, Permohonan, Riwayat

PERNAH_TERBIT = (Status.TERBIT, Status.DIGANTIKAN)


def periksa(kantor: str, *, kini: datetime) -> list[str]:
    """Every way in which the office (in scope) is out of order."""
    return [*_i1(), *_i2(kantor), *_i3(), *_i5(kantor), *_bertanda(kini), *_yatim()]


def _i1() -> Iterator[str]:
    terbit = Dokumen.objects.filter(status__in=PERNAH_TERBIT)
    for satu in terbit.values("permohonan", "jenis", "urut").annotate(n=Count("pk")).filter(n__gt=1):
        yield f"I1: {satu}"
    berlaku = Dokumen.objects.filter(status=Status.TERBIT)
    for satu in berlaku.values("jenis", "pokok_indeks").annotate(n=Count("pk")).filter(n__gt=1):
        yield f"I1: dua yang berlaku {satu}"


def _i2(kantor: str) -> Iterator[str]:
    for jenis, tahun in Dokumen.objects.values_list("jenis", "tahun").distinct():
        nomor = Dokumen.objects.filter(jenis=jenis, tahun=tahun).order_by("nomor").values_list("nomor", flat=True)
        deret = Penghitung.objects.get(deret=f"{kantor}/dokumen-{jenis}/{tahun}")
        if list(nomor) != list(range(1, deret.terakhir + 1)):
            yield f"I2: {jenis} {tahun}: {list(nomor)}, penghitung {deret.terakhir}"
    for buku, tahun in BarisBuku.objects.values_list("buku", "tahun").distinct():
        nomor = BarisBuku.objects.filter(buku=buku, tahun=tahun).order_by("nomor").values_list("nomor", flat=True)
        if list(nomor) != list(range(1, len(nomor) + 1)):
            yield f"I2: buku {buku} {tahun}: {list(nomor)}"
    for d in Dokumen.objects.filter(status=Status.BATAL, alasan_batal=""):
        yield f"I2: nomor {d.nomor} batal tanpa alasan"


def _i3() -> Iterator[str]:
    for p in Permohonan.objects.filter(dokumen__status__in=PERNAH_TERBIT).distinct().select_related("sop", "kantor"):
        yield from (f"I3: {p.nomor}: {sebab}" for sebab in _salah_jalan(p))


def _salah_jalan(p: Permohonan) -> Iterator[str]:
    """The way of one published case: answers its SOP has, one after the other, by those who held the position."""
    sop, jalan = queries.sop(p), list(Riwayat.objects.filter(permohonan=p).select_related("pelaku").order_by("urut"))
    ditandatangani, siapa = False, dict[str, int | None]()
    for sebelum, sesudah in pairwise(jalan):
        if sebelum.ke != sesudah.dari:
            yield f"dari {sebelum.ke} melompat ke {sesudah.dari}"
    for r in jalan:
        langkah = sop.langkah[r.dari]
        jawaban = next((a for a in langkah.putusan if a.nama == r.putusan), None)
        if jawaban is None:
            yield f"{r.dari} dijawab {r.putusan}"
        elif any(e.kata == "tte" for e in jawaban.efek):
            ditandatangani = True
        if r.pelaku_id and r.pelaku_id in {siapa.get(b) for b in langkah.bukan}:
            yield f"{r.dari} oleh yang juga mengerjakan {langkah.bukan}"
        jabatan = sop.peran[langkah.peran].jabatan
        if r.pelaku and not Penugasan.objects.filter(pengguna=r.pelaku, jabatan__in=jabatan).exists():
            yield f"{r.dari} oleh {r.pelaku_nama}, yang bukan {jabatan}"
        siapa[r.dari] = r.pelaku_id
    if not ditandatangani:
        yield "terbit tanpa langkah tanda tangan"


def _i5(kantor: str) -> Iterator[str]:
    if putus := queries.periksa_rantai(kantor)[1]:
        yield f"I5: {putus}"
    peristiwa = Counter(Riwayat.objects.values_list("permohonan", flat=True))
    ditutup = Counter(Kunjungan.objects.exclude(selesai=None).values_list("permohonan", flat=True))
    if peristiwa != ditutup:
        yield f"I5: peristiwa dan kunjungan yang ditutup berbeda: {peristiwa - ditutup} {ditutup - peristiwa}"
    terbuka = Counter(Kunjungan.objects.filter(selesai=None).values_list("permohonan", flat=True))
    hilang = [p.pk for p in Permohonan.objects.filter(akhir="") if terbuka[p.pk] != 1]
    if hilang:
        yield f"I5: perkara tanpa satu kunjungan terbuka: {hilang}"
    for k in Kunjungan.objects.filter(selesai=None).exclude(langkah=F("permohonan__langkah")):
        yield f"I5: perkara {k.permohonan_id} berdiri di langkah lain daripada kunjungannya"


def _bertanda(kini: datetime) -> Iterator[str]:
    """Nothing counts as signed or published but what verifies: by this official, over our very bytes."""
    layanan = sertifikasi.penyedia()
    semua = Dokumen.objects.filter(status__in=[Status.BERTANDA, *PERNAH_TERBIT], cara=Cara.TTE)
    for d in semua.select_related("penandatangan__pengguna"):
        try:
            isi, asli = dokumen.isi(d), dokumen.isi_asli(d)
        except (BerkasHilang, BerkasBerubah, SandiRusak) as galat:
            yield f"dokumen {d.nomor} ({d.status}): {galat!r}"
            continue
        hasil = periksa_tandatangan(isi, akar=layanan.akar(), daftar_cabut=layanan.daftar_cabut(), pada=kini)
        if not hasil.sah or hasil.id_penandatangan != d.penandatangan.pengguna.nip or not sama_isi(isi, asli):
            yield f"dokumen {d.nomor} ({d.status}) tidak bertanda tangan sah"
        daun = DaunLog.objects.filter(dokumen=d).count()
        if daun != {Status.TERBIT: 1, Status.DIGANTIKAN: 2}.get(d.status, 0):
            yield f"dokumen {d.nomor} ({d.status}): {daun} daun di log"


def _yatim() -> Iterator[str]:
    """An orphan's bytes are nobody's document."""
    for y in TandaTanganYatim.objects.all():
        if Dokumen.objects.filter(sidik=y.sidik).exists():
            yield f"tanda tangan yatim {y.pk} dipakai"


def berkas_tanpa_baris() -> set[str]:
    """Files no row names: what a dead process had begun. Their key died with it, so nobody can read them."""
    milik = {n for m in (Dokumen, Berkas, Lembar, TandaTanganYatim) for n in m.objects.values_list("nama", flat=True)}
    milik |= set(Dokumen.objects.values_list("nama_asli", flat=True))
    return {f.name for f in Path(settings.MAP_BERKAS).rglob("*") if f.is_file()} - milik
