"""F05: two people decide on one case at once, in two processes, in as many orders as chance gives."""

import random
from collections import Counter
from datetime import date

import pytest

from tertib import pekerja
from tertib.dokumen.models import Dokumen, Status, TandaTanganYatim
from tertib.pengguna.models import Pengguna, Penugasan
from tertib.permohonan.models import Riwayat
from tests.galat import invarian
from tests.galat.conftest import JADWAL, Korban
from tests.pemeran_tetap import Panggung

pytestmark = pytest.mark.lambat


@pytest.fixture
def keluarga() -> int:
    return JADWAL


def _rekan(panggung: Panggung, jabatan: str) -> int:
    orang = Pengguna.objects.create_user(f"rekan-{jabatan}@contoh.test", None, nama=f"Rekan {jabatan}")
    tugas = Penugasan.objects.create(pengguna=orang, kantor=panggung.kantor, jabatan=jabatan, mulai=date(2020, 1, 1))
    return int(tugas.pk)


def test_one_of_two_wins_and_the_other_reads_who(panggung: Panggung, dua_korban: list[Korban]) -> None:
    """Approve against return, sign against return, approve against withdraw: one of the two happens, whole."""
    acak, hasil = random.Random(JADWAL), Counter[str]()
    operator, kadis = panggung.petugas["operator"].pk, panggung.petugas["kadis"].pk
    rekan = _rekan(panggung, "operator")
    for _ in range(JADWAL):
        macam = acak.choice(["kembali", "tarik", "tandatangan"])
        p = panggung.sampai_tandatangan() if macam == "tandatangan" else panggung.ajukan()
        kini = panggung.waktu()
        lawan = {
            "kembali": [
                ("putus", p.pk, operator, p.versi, "lengkap"),
                ("putus", p.pk, rekan, p.versi, "tidak lengkap"),
            ],
            "tarik": [("putus", p.pk, operator, p.versi, "lengkap"), ("putus", p.pk, 0, p.versi, "ditarik")],
            "tandatangan": [("tandatangani", p.pk, kadis, p.versi), ("putus", p.pk, kadis, p.versi, "ditolak")],
        }[macam]
        sebelum = Riwayat.objects.filter(permohonan=p).count()
        for satu, perintah in acak.sample(list(zip(dua_korban, lawan, strict=True)), 2):
            satu.mulai(*perintah, kini=kini, TERTIB_TUNGGU=str(acak.random() * 0.4))
        akhir = sorted(satu.selesai() for satu in dua_korban)
        assert akhir == ["SudahDiputus", "jadi"], (macam, akhir)
        assert Riwayat.objects.filter(permohonan=p).count() == sebelum + 1
        hasil[f"{macam}: {Riwayat.objects.filter(permohonan=p).latest('urut').putusan}"] += 1
    panggung.jalan += 30
    while pekerja.sekali(kini=panggung.waktu(), peminjam="baru"):
        pass
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
    assert len(hasil) >= 5, f"no real race: {hasil}"
    batal = Dokumen.objects.filter(status=Status.BATAL, sidik="").values_list("pk", flat=True)
    assert set(TandaTanganYatim.objects.values_list("dokumen", flat=True)) <= set(batal)
    assert not Dokumen.objects.filter(status=Status.RENCANA).exists()
