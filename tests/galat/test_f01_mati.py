"""F01: kill -9 at every fail-point of signing and publishing; afterwards nothing is lost, doubled or wrongly published."""

import re
from datetime import datetime, timedelta

import pytest

from tertib import pekerja
from tertib.dokumen.models import Dokumen, Status
from tertib.permohonan.models import Permohonan
from tests.galat import invarian
from tests.galat.conftest import PUTARAN, Korban
from tests.pemeran_tetap import Panggung
from tests.rumah.proyek import modul

pytestmark = pytest.mark.lambat

MENANDATANGANI = (
    "simpan.sebelum-fsync", "simpan.setelah-fsync", "simpan.setelah-taut",  # the unsigned file
    "t1.naskah-tersimpan", "t1.sebelum-commit", "t1.setelah-commit",
    "e1.sebelum-panggil", "e1.setelah-panggil",
    "simpan.sebelum-fsync:2", "simpan.setelah-fsync:2", "simpan.setelah-taut:2",  # the signed one
    "langkah.di-tengah", "langkah.sebelum-commit", "langkah.setelah-commit",  # T2
)  # fmt: skip
BERUNTUN = tuple(t.partition(":")[0] for t in MENANDATANGANI)
"""The same deaths of one case after the other: each try gets one further than the one before."""
MENERBITKAN = ("langkah.di-tengah", "langkah.sebelum-commit", "langkah.setelah-commit")  # T3
PEKERJA = ("langkah.di-tengah", "langkah.sebelum-commit", "langkah.setelah-commit", "antrean.sebelum-selesai")


def test_every_fail_point_is_tried() -> None:
    ada = {n for p in modul() for n in re.findall(r'lewati\("([^"]+)"\)', p.read_text())}
    dicoba = {t.partition(":")[0] for t in (*MENANDATANGANI, *MENERBITKAN, *PEKERJA)}
    assert ada == {*dicoba, "putar-kunci.setelah-satu", "anjungan.setelah-kirim"}, "the last two: F19, F23"


def pulihkan(panggung: Panggung, p: Permohonan, kini: datetime) -> Permohonan:
    """The processes are started again: the worker first, then the people do what is still to do."""
    while pekerja.sekali(kini=kini, peminjam="baru"):
        pass
    p = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    if p.langkah == "tandatangan":
        p = panggung.tandatangani(p, kini=kini + timedelta(minutes=1))
    if p.langkah == "terbitkan":
        p = panggung.putus(p, "operator", "lanjut", kini=kini + timedelta(minutes=2))
    return p


def pastikan_utuh(panggung: Panggung, perkara: int) -> None:
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
    semua = Dokumen.objects.order_by("nomor")
    assert [d.status for d in semua] == [Status.TERBIT] * perkara, "one number and one document for each case"
    sisa = {n.rpartition(".")[2] if "." in n else "tanpa baris" for n in invarian.berkas_tanpa_baris()}
    assert sisa <= {"tulis", "tanpa baris"}


def test_killed_while_signing(panggung: Panggung, korban: Korban) -> None:
    for titik in MENANDATANGANI * PUTARAN:
        p, kini = panggung.sampai_tandatangan(), panggung.waktu()
        akhir = korban.lakukan("tandatangani", p.pk, panggung.petugas["kadis"].pk, p.versi, kini=kini, titik=titik)
        assert (titik, akhir) == (titik, "mati")
        assert not Dokumen.objects.filter(permohonan=p, status=Status.TERBIT).exists()
        panggung.jalan += 10
        assert (titik, pulihkan(panggung, p, kini + timedelta(minutes=5)).langkah) == (titik, "terima")
    pastikan_utuh(panggung, len(MENANDATANGANI) * PUTARAN)


def test_killed_while_publishing(panggung: Panggung, korban: Korban) -> None:
    for titik in MENERBITKAN * PUTARAN:
        p, operator = panggung.tandatangani(panggung.sampai_tandatangan()), panggung.petugas["operator"].pk
        kini = panggung.waktu()
        akhir = korban.lakukan("putus", p.pk, operator, p.versi, "lanjut", kini=kini, titik=titik)
        assert (titik, akhir) == (titik, "mati")
        panggung.jalan += 10
        assert (titik, pulihkan(panggung, p, kini + timedelta(minutes=5)).langkah) == (titik, "terima")
    pastikan_utuh(panggung, len(MENERBITKAN) * PUTARAN)


def test_killed_again_at_every_next_point(panggung: Panggung, korban: Korban) -> None:
    """Whoever tries again dies too, a little later each time, through signing and publishing; then it works."""
    kadis, operator = panggung.petugas["kadis"].pk, panggung.petugas["operator"].pk
    for _ in range(PUTARAN):
        p, kini = panggung.sampai_tandatangan(), panggung.waktu()
        for titik in BERUNTUN:
            akhir = korban.lakukan("tandatangani", p.pk, kadis, p.versi, kini=kini, titik=titik)
            assert (titik, akhir) == (titik, "mati")
            kini += timedelta(minutes=2)
        p.refresh_from_db()
        for titik in MENERBITKAN:
            akhir = korban.lakukan("putus", p.pk, operator, p.versi, "lanjut", kini=kini, titik=titik)
            assert (titik, akhir) == (titik, "mati")
        panggung.jalan += 60
        assert pulihkan(panggung, p, kini + timedelta(minutes=5)).langkah == "terima"
    pastikan_utuh(panggung, PUTARAN)


def test_the_reaper_is_killed_too(panggung: Panggung, korban: Korban) -> None:
    """Signed, not recorded; then the worker that would record it dies in turn."""
    for titik in PEKERJA * PUTARAN:
        p = panggung.sampai_tandatangan()
        while pekerja.sekali(kini=panggung.waktu(), peminjam="baru"):
            pass  # messages of the way here: the next thing the worker finds is the signature
        kini, kadis = panggung.waktu(), panggung.petugas["kadis"].pk
        akhir = korban.lakukan("tandatangani", p.pk, kadis, p.versi, kini=kini, titik="langkah.sebelum-commit")
        assert akhir == "mati"
        akhir = korban.lakukan("kuras", kini=kini + timedelta(minutes=5), titik=titik)
        assert (titik, akhir) == (titik, "mati")
        panggung.jalan += 20
        assert (titik, pulihkan(panggung, p, kini + timedelta(minutes=10)).langkah) == (titik, "terima")
    pastikan_utuh(panggung, len(PEKERJA) * PUTARAN)
    assert invarian.berkas_tanpa_baris() == set(), "who dies after the signature is stored leaves nothing behind"
