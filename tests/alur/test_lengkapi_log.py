"""An office that issued before it kept a log catches up, and the auditor's program is content."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tertib.alur.lengkapi_log import lengkapi
from tertib.alur.segel import segel
from tertib.cli import main
from tertib.dokumen import services
from tertib.dokumen.log import ekspor, queries
from tertib.dokumen.log.models import DaunLog
from tertib.dokumen.models import Dokumen, Status
from tests.pemeran_tetap import KINI, Panggung


def test_each_gets_the_leaves_of_its_state_once(panggung: Panggung, capsys: pytest.CaptureFixture[str]) -> None:
    terbit, lama = (Dokumen.objects.get(permohonan=panggung.sampai_terbit()) for _ in range(2))
    services.tutup(kantor=panggung.kantor, jenis=lama.jenis, pokok_indeks=lama.pokok_indeks, sebab="x", kini=KINI)
    batal = panggung.tandatangani(panggung.sampai_tandatangan())
    services.batalkan(batal, sebab="uji")
    DaunLog.objects.all().delete()
    assert lengkapi(panggung.kantor) == 4
    assert DaunLog.objects.filter(dokumen=terbit).count() == 1
    assert DaunLog.objects.filter(dokumen=lama).count() == 2
    assert lengkapi(panggung.kantor) == 0
    with pytest.raises(SystemExit, match="0"):
        main(["log", "lengkapi", "--kantor", "16.06"])
    assert " 0 baris" in capsys.readouterr().out


def test_the_auditor_is_content(panggung: Panggung, tmp_path: Path, akar: Path) -> None:
    """Also with a card issued before the log and superseded after: its first leaf came last."""
    lama = Dokumen.objects.get(permohonan=panggung.sampai_terbit())
    DaunLog.objects.all().delete()
    services.tutup(kantor=panggung.kantor, jenis=lama.jenis, pokok_indeks=lama.pokok_indeks, sebab="x", kini=KINI)
    titik = segel(panggung.kantor, kini=KINI + timedelta(hours=1))
    assert (DaunLog.objects.get(dokumen=lama).urut, titik.ukuran) == (0, 2)
    assert lengkapi(panggung.kantor) == 1
    segel(panggung.kantor, kini=KINI + timedelta(hours=2))
    assert Dokumen.objects.get(pk=lama.pk).status == Status.DIGANTIKAN
    for sumber in (ekspor.berkas_log, ekspor.berkas_riwayat, ekspor.berkas_dokumen):
        for nama, isi in sumber(panggung.kantor):
            (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / nama).write_bytes(isi)
    (tmp_path / "titik").write_text(titik.catatan)
    periksa = subprocess.run(
        [sys.executable, "-I", akar / "alat" / "periksa_tertib.py", tmp_path, "--kunci", tmp_path / "kunci.json",
         "--titik", tmp_path / "titik"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert periksa.returncode == 0, periksa.stdout + periksa.stderr
    assert queries.ukuran(panggung.kantor) == 4
