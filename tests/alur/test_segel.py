"""An office's log: leaves with each change, order and checkpoint every hour, proofs, and files anybody can check."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from tertib import pekerja
from tertib.alur import langkah
from tertib.alur.kode_periksa import SEGEL, SETIAP
from tertib.alur.segel import segel
from tertib.dokumen import pohon
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import services as dokumen_services
from tertib.dokumen.log import ekspor, queries, services, titik
from tertib.dokumen.log.models import DaunLog, KunciKantor, TitikLog, UbinLog
from tertib.dokumen.models import Dokumen
from tertib.inti.lingkup import di_kantor
from tertib.inti.models import Antrean
from tests.pemeran_tetap import KINI, Panggung

NANTI = KINI + SETIAP


def peristiwa(panggung: Panggung) -> list[str]:
    return [json.loads(satu)["peristiwa"] for satu in DaunLog.objects.order_by("id").values_list("isi", flat=True)]


def isi_log(panggung: Panggung, banyak: int) -> None:
    """Leaves as if that many events had been, without their cases."""
    DaunLog.objects.bulk_create(
        DaunLog(kantor=panggung.kantor, isi=f'{{"kantor":"16.06","peristiwa":"uji","urut":{n}}}') for n in range(banyak)
    )


class TestDaun:
    def test_publishing_leaves_one_leaf_without_personal_data(self, panggung: Panggung) -> None:
        p = panggung.sampai_terbit()
        assert peristiwa(panggung) == ["terbit"]
        daun = DaunLog.objects.get()
        assert set(json.loads(daun.isi)) == {"kantor", "peristiwa", "komitmen"}
        assert (daun.dokumen,) == dokumen_queries.terbit(p)

    def test_a_leaf_exists_only_if_the_change_does(self, panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
        p = panggung.tandatangani(panggung.sampai_tandatangan())

        def gagal(*_: object, **__: object) -> None:
            raise OSError("putus")

        monkeypatch.setattr(langkah.services, "catat_riwayat", gagal)
        with pytest.raises(OSError, match="putus"):
            panggung.putus(p, "operator", "lanjut")
        assert not DaunLog.objects.exists()

    def test_a_return_after_signing_leaves_a_void_leaf(self, panggung: Panggung) -> None:
        p = panggung.tandatangani(panggung.sampai_tandatangan())
        with transaction.atomic():
            assert dokumen_services.batalkan(p, sebab="uji") == 1
        assert peristiwa(panggung) == ["batal"]


class TestSegel:
    def test_the_first_checkpoint(self, panggung: Panggung) -> None:
        panggung.sampai_terbit()
        tersegel = segel(panggung.kantor, kini=NANTI)
        assert tersegel.ukuran == 2 and peristiwa(panggung) == ["terbit", "rantai"]
        dibaca = titik.baca(tersegel.catatan, asal=queries.asal(panggung.kantor), kunci=queries.kunci()["16.06"])
        assert dibaca.akar == pohon.akar(queries.sidik_daun(panggung.kantor, 0, 2)) and dibaca.waktu == NANTI

    def test_order_is_without_gap_and_never_changes(self, panggung: Panggung) -> None:
        isi_log(panggung, 3)
        segel(panggung.kantor, kini=NANTI)
        dulu = queries.isi_daun(panggung.kantor, 0, 4)
        isi_log(panggung, 2)
        segel(panggung.kantor, kini=NANTI + SETIAP)
        assert list(DaunLog.objects.order_by("urut").values_list("urut", flat=True)) == list(range(7))
        assert queries.isi_daun(panggung.kantor, 0, 4) == dulu

    def test_tiles_give_the_same_roots_and_proofs_as_the_leaves(self, panggung: Panggung) -> None:
        for banyak in (255, 300, 200):
            isi_log(panggung, banyak)
            segel(panggung.kantor, kini=NANTI)
        kantor, ukuran = panggung.kantor, queries.ukuran(panggung.kantor)
        daun = queries.sidik_daun(kantor, 0, ukuran)
        rentang, polos = queries.akar_rentang(kantor), pohon.dari(daun)
        assert ukuran == 758 and UbinLog.objects.count() == 2
        assert [rentang(0, n) for n in (1, 255, 256, 257, 512, 513, 758)] == [
            polos(0, n) for n in (1, 255, 256, 257, 512, 513, 758)
        ]
        for urut in (0, 255, 256, 600, 757):
            assert pohon.bukti_masuk(urut, ukuran, rentang) == pohon.bukti_masuk(urut, ukuran, polos)
        for dulu in (1, 256, 257, 557):
            assert pohon.bukti_lanjutan(dulu, ukuran, rentang) == pohon.bukti_lanjutan(dulu, ukuran, polos)
        assert queries.ubin(kantor, 1, 0, 2) == [polos(0, 256), polos(256, 512)]

    def test_the_next_hour_is_queued_once(self, panggung: Panggung) -> None:
        for _ in range(2):
            segel(panggung.kantor, kini=NANTI)
            isi_log(panggung, 1)
        assert [a.siap for a in Antrean.objects.filter(jenis=SEGEL)] == [NANTI + SETIAP]

    def test_the_worker_seals_hour_by_hour(self, panggung: Panggung) -> None:
        segel(panggung.kantor, kini=KINI)
        Antrean.objects.exclude(jenis=SEGEL).delete()
        for jam in (1, 2):
            pekerja.sekali(kini=KINI + jam * SETIAP + timedelta(seconds=1))
        assert TitikLog.objects.count() == 3

    def test_another_office_has_a_log_of_its_own(self, panggung: Panggung) -> None:
        isi_log(panggung, 3)
        with di_kantor(panggung.lain.kode):
            services.buat_kunci(panggung.lain, kini=KINI)
            assert segel(panggung.lain, kini=NANTI).ukuran == 1
        assert segel(panggung.kantor, kini=NANTI).ukuran == 4

    def test_a_new_key_signs_and_the_old_one_stays_known(self, panggung: Panggung) -> None:
        lama = segel(panggung.kantor, kini=NANTI)
        with transaction.atomic():
            services.ganti_kunci(panggung.kantor, kini=NANTI)
        baru = segel(panggung.kantor, kini=NANTI + SETIAP)
        asal, kunci = queries.asal(panggung.kantor), queries.kunci()["16.06"]
        assert len(kunci) == 2 and KunciKantor.objects.filter(sampai=None).count() == 1
        assert titik.baca(lama.catatan, asal=asal, kunci=kunci[:1]) and titik.baca(
            baru.catatan, asal=asal, kunci=kunci[1:]
        )
        with pytest.raises(titik.TitikSalah, match="tidak sah"):
            titik.baca(baru.catatan, asal=asal, kunci=kunci[:1])


def test_the_export_of_an_office_satisfies_the_verifier(panggung: Panggung, tmp_path: Path, akar: Path) -> None:
    """Run as an auditor runs it: one file, in a Python of its own that knows neither Tertib nor Django."""
    panggung.sampai_terbit()
    isi = {}
    segel(panggung.kantor, kini=NANTI)
    for sumber in (ekspor.berkas_log, ekspor.berkas_riwayat, ekspor.berkas_dokumen):
        isi.update(sumber(panggung.kantor))
    for nama, bytes_ in isi.items():
        (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nama).write_bytes(bytes_)
    perintah = [sys.executable, str(akar / "alat/periksa_tertib.py"), str(tmp_path)]
    hasil = subprocess.run(perintah, capture_output=True, text=True, env={}, timeout=60)
    assert (hasil.returncode, hasil.stderr) == (0, ""), hasil.stdout
    assert "Tidak ada cacat" in hasil.stdout
    (pdf,) = (tmp_path / "dokumen").iterdir()
    assert (
        b"".join(pdf.read_bytes().split()) and Dokumen.objects.get().sidik in (tmp_path / "register.jsonl").read_text()
    )
    pdf.write_bytes(pdf.read_bytes() + b" ")
    hasil = subprocess.run(perintah, capture_output=True, text=True, env={}, timeout=60)
    assert hasil.returncode == 1 and "register.jsonl baris 1: isi dokumen/" in hasil.stdout


@pytest.mark.django_db(transaction=True)
class TestBersamaan:
    """Only PostgreSQL has two writers at once."""

    @pytest.fixture(autouse=True)
    def hanya_postgres(self, postgres: bool) -> None:
        if not postgres:
            pytest.skip("SQLite menulis satu per satu")

    def test_a_seal_does_not_wait_for_a_card_being_published(self, panggung: Panggung) -> None:
        """The leaf of an open transaction is numbered by the next seal; neither waits, and no number is left out."""
        with ThreadPoolExecutor(1) as lain, transaction.atomic():
            isi_log(panggung, 1)
            assert lain.submit(_segel_lain, panggung).result(timeout=20) == 1
        assert segel(panggung.kantor, kini=NANTI).ukuran == 3
        assert list(DaunLog.objects.order_by("urut").values_list("urut", flat=True)) == [0, 1, 2]

    def test_seals_at_once_follow_one_another(self, panggung: Panggung) -> None:
        isi_log(panggung, 20)
        with ThreadPoolExecutor(4) as banyak:
            ukuran = sorted(banyak.map(lambda _: _segel_lain(panggung), range(4)))
        assert ukuran == [21, 22, 23, 24]
        daun = queries.sidik_daun(panggung.kantor, 0, 24)
        for satu in TitikLog.objects.all():
            dibaca = titik.baca(satu.catatan, asal=queries.asal(panggung.kantor), kunci=queries.kunci()["16.06"])
            assert dibaca.akar == pohon.akar(daun[: satu.ukuran])


def _segel_lain(panggung: Panggung) -> int:
    """In a thread, with a connection of its own."""
    try:
        with di_kantor("16.06"):
            return segel(panggung.kantor, kini=NANTI).ukuran
    finally:
        connection.close()
