"""Races between real processes: whoever is second is told so, and nothing happens twice."""

import json
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from tertib.alur import blanko as alur_blanko
from tertib.buku import persediaan
from tertib.buku.models import BarisBuku, GerakBlanko
from tertib.dokumen.models import Dokumen, TandaTanganYatim
from tertib.inti import jam
from tertib.inti.models import Antrean
from tertib.kanal.models import Pesan
from tertib.pengguna.models import Pengguna, Penugasan
from tertib.permohonan.models import Kunjungan, Permohonan, Riwayat
from tertib.permohonan.queries import periksa_rantai
from tests.balapan.conftest import Anak
from tests.pemeran_tetap import PERIKSA, Panggung, menit

pytestmark = pytest.mark.lambat
JUMLAH = 300


def lepas(proses: Iterable["subprocess.Popen[str]"]) -> list[Counter[str]]:
    """Wait until all are ready, fire, and collect what each says; none may fail with anything but a named refusal."""
    semua = list(proses)
    for satu in semua:
        assert satu.stdout is not None
        assert satu.stdout.readline() == "siap\n", satu.communicate()[1]
    for satu in semua:
        assert satu.stdin is not None
        satu.stdin.write("\n")
        satu.stdin.flush()
    hasil = []
    for satu in semua:
        keluar, galat = satu.communicate(timeout=120)
        assert satu.returncode == 0, galat
        hasil.append(Counter(json.loads(keluar.splitlines()[-1])))
    return hasil


def gandakan(p: Permohonan, jumlah: int) -> None:
    """Many cases like this one, handed in, standing at the first check; copied, because papers are not what races."""
    kunjungan = Kunjungan.objects.get(permohonan=p, selesai=None)
    berkas = list(p.berkas.all())
    asal = p.pk
    baru = []
    for n in range(jumlah - 1):
        salinan = Permohonan.objects.get(pk=asal)
        salinan.pk, salinan.nomor, salinan.tautan, salinan.tautan_indeks = (
            None,
            f"KK-1606-26-{n + 2:06d}",
            f"t{n}",
            f"{n}",
        )
        baru.append(salinan)
    baru = Permohonan.objects.bulk_create(baru)
    for model, asli in ((Kunjungan, [kunjungan]), (type(berkas[0]), berkas)):
        salin = []
        for p_baru in baru:
            for satu in asli:
                isi = {f.attname: getattr(satu, f.attname) for f in model._meta.concrete_fields if not f.primary_key}
                salin.append(model(**{**isi, "permohonan_id": p_baru.pk}))
        model.objects.bulk_create(salin)


def test_two_officials_of_each_role_on_300_cases(panggung: Panggung, anak: Anak) -> None:
    gandakan(panggung.ajukan(), JUMLAH)
    dua = [
        [panggung.petugas[jabatan].pk for jabatan in PERIKSA[:2]],
        [_rekan(panggung, jabatan) for jabatan in PERIKSA[:2]],
    ]
    hasil = lepas([anak("putus", *berdua) for berdua in dua])
    jumlah = sum(hasil, Counter())
    assert jumlah["pindah"] == JUMLAH * 2
    assert set(jumlah) <= {"pindah", "SudahDiputus", "TidakBoleh"}
    assert set(Permohonan.objects.values_list("langkah", flat=True)) == {"verifikasi"}
    setiap = Counter(Riwayat.objects.values_list("permohonan", "dari"))
    assert set(setiap.values()) == {1}, "no step of a case was done twice"
    assert len(setiap) == JUMLAH * 2 + 1
    assert Kunjungan.objects.filter(selesai=None).count() == JUMLAH
    assert periksa_rantai("16.06") == (JUMLAH * 2 + 1, None)
    assert all(h["pindah"] > 0 for h in hasil), "one process starved"


def test_fifty_six_sign_one_case_at_once(panggung: Panggung, anak: Anak) -> None:
    p = panggung.sampai_tandatangan()
    kadis = panggung.petugas["kadis"].pk
    hasil = sum(lepas(anak("tandatangani", p.pk, kadis, 8) for _ in range(7)), Counter())
    assert hasil["bertanda"] == 1
    assert set(hasil) <= {"bertanda", "SedangDitandatangani", "SudahDiputus", "TidakBoleh"}
    assert list(Dokumen.objects.values_list("nomor", "status")) == [(1, "bertanda")]
    assert not TandaTanganYatim.objects.exists(), "the service was asked once"
    assert Riwayat.objects.filter(dari="tandatangan").count() == 1
    assert periksa_rantai("16.06")[1] is None


def test_two_who_use_up_the_blanks_never_use_one_too_many(panggung: Panggung, anak: Anak) -> None:
    operator = panggung.petugas["operator"]
    alur_blanko.terima(operator, jenis="ktp", jumlah=60, seri="", dari="Ditjen", surat="1", kini=menit(1))
    hasil = lepas(anak("blanko", "ktp", 50) for _ in range(2))
    assert sum(hasil, Counter()) == {"terpakai": 60, "BlankoKurang": 40}
    assert all(h["terpakai"] for h in hasil), "one process starved"
    assert persediaan.sisa("ktp") == 0
    assert list(GerakBlanko.objects.order_by("urut").values_list("urut", flat=True)) == list(range(1, 62))
    baris = BarisBuku.objects.filter(buku="blanko").order_by("nomor")
    assert list(baris.values_list("nomor", flat=True)) == list(range(1, 62))


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(panggung: Panggung, anak: Anak) -> None:
    p = panggung.ajukan()
    Antrean.objects.filter(isi__perihal="kode").delete()  # by now too old to be worth sending
    awal = Antrean.objects.filter(jenis="beritahu").count()
    for _ in range(60):
        Antrean.objects.create(
            jenis="beritahu",
            kantor_id="16.06",
            isi={"permohonan": p.pk, "perihal": "diajukan", "lewat": "whatsapp"},
            dibuat=menit(0),
            siap=menit(0),
        )
    Antrean.objects.update(siap=menit(0) if menit(0) < jam.kini() else jam.kini())
    for _ in range(3):
        korban = anak("kuras", "0.02")
        assert korban.stdout is not None
        assert korban.stdin is not None
        korban.stdout.readline()
        korban.stdin.write("\n")
        korban.stdin.flush()
        while Pesan.objects.filter(terkirim=None).count() == 0 and korban.poll() is None:
            time.sleep(0.005)
        korban.send_signal(signal.SIGKILL)
        korban.wait()
    ditinggal = Antrean.objects.filter(selesai=None, dipinjam_sampai__isnull=False).count()
    assert ditinggal, "it died while holding leases"
    Antrean.objects.filter(selesai=None).update(dipinjam_sampai=menit(0))  # a minute passes
    lepas([anak("kuras", "0")])
    assert not Antrean.objects.filter(selesai=None).exists()
    assert Pesan.objects.filter(terkirim__isnull=False).count() == awal + 60
    assert len(set(Pesan.objects.values_list("antrean", flat=True))) == awal + 60


def _rekan(panggung: Panggung, jabatan: str) -> int:
    orang = Pengguna.objects.create_user(f"rekan-{jabatan}@contoh.test", None, nama=f"Rekan {jabatan}")
    tugas = Penugasan.objects.create(pengguna=orang, kantor=panggung.kantor, jabatan=jabatan, mulai=date(2020, 1, 1))
    return int(tugas.pk)
