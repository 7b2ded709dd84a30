"""`tertib` as somebody runs it: another process, an empty data folder, real tools that look at the result."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.rumah.proyek import AKAR

pytestmark = pytest.mark.lambat
JALAN = ["ajukan", "periksa", "validasi", "verifikasi", "tandatangan", "terbitkan", "terima"]


@dataclass(frozen=True)
class Hasil:
    """One run of `tertib contoh`: its data folder, its output folder, the summary."""

    data: Path
    ke: Path
    ringkasan: Any


def lingkungan(data: Path, **lain: str) -> dict[str, str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("TERTIB_", "DJANGO_"))}
    sumber = str(Path(__file__).resolve().parents[2] / "src")
    return {**bersih, "TERTIB_DATA": str(data), "PYTHONPATH": sumber, **lain}


def tertib(*argumen: object, data: Path, **lain: str) -> "subprocess.CompletedProcess[str]":
    perintah = [sys.executable, "-m", "tertib", *map(str, argumen)]
    return subprocess.run(
        perintah, env=lingkungan(data, **lain), capture_output=True, text=True, timeout=180, check=False
    )


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Hasil:
    data, ke = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("contoh")
    selesai = tertib(
        "contoh", "--sop", "kk-online-musi-banyuasin", "--ke", ke, "--jumlah", 3, "--dengan-pengembalian", data=data
    )
    assert selesai.returncode == 0, selesai.stderr
    return Hasil(data, ke, json.loads((ke / "ringkasan.json").read_text()))


def _dokumen(hasil: Hasil) -> list[Any]:
    return [d for p in hasil.ringkasan["permohonan"] for d in p["dokumen"]]


def test_the_summary_is_complete_and_tells_the_path_of_the_paper(hasil: Hasil) -> None:
    r = hasil.ringkasan
    assert (r["sop"], len(r["hash"]), len(r["permohonan"])) == ("kk-online-musi-banyuasin", 64, 3)
    kembali = 0
    for p in r["permohonan"]:
        assert {"sop", "hash", "nomor", "langkah", "dokumen", "akhir"} <= p.keys()
        assert (p["sop"], p["hash"], p["akhir"]) == (r["sop"], r["hash"], "selesai")
        langkah = p["langkah"]
        assert (langkah[0]["langkah"], langkah[-1]["langkah"]) == ("ajukan", "terima")
        assert set(JALAN) == {k["langkah"] for k in langkah}
        assert all(k["peran"] and k["mulai"] <= k["selesai"] for k in langkah)
        assert all(a["selesai"] == b["mulai"] for a, b in zip(langkah, langkah[1:], strict=False))
        kembali += sum(k["putusan"] in ("tidak lengkap", "ditolak") for k in langkah)
    assert kembali, "some were sent back"
    assert r["rantai"]["urut"] == sum(len(p["langkah"]) for p in r["permohonan"])
    assert len({p["nomor"] for p in r["permohonan"]}) == 3


def test_poppler_finds_each_signature_valid_over_the_whole_document(hasil: Hasil) -> None:
    from hashlib import sha256

    assert len(_dokumen(hasil)) == 3
    for d in _dokumen(hasil):
        berkas = hasil.ke / d["file"]
        assert sha256(berkas.read_bytes()).hexdigest() == d["sha256"]
        kata = subprocess.run(["pdfsig", "-nocert", berkas], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in kata
        assert "Total document signed" in kata


def test_the_code_on_the_printed_page_is_the_link_of_the_summary(hasil: Hasil, tmp_path: Path) -> None:
    for d in _dokumen(hasil):
        subprocess.run(
            ["pdftoppm", "-r", "150", "-png", "-singlefile", hasil.ke / d["file"], tmp_path / "h"], check=True
        )
        kode = zxingcpp.read_barcodes(Image.open(tmp_path / "h.png"))
        assert [k.text for k in kode] == [d["isi_qr"]]


def test_history_verifies_until_somebody_touches_it(hasil: Hasil, tmp_path: Path) -> None:
    data = tmp_path / "salinan"
    shutil.copytree(hasil.data, data)
    utuh = tertib("riwayat", "periksa", data=data)
    assert (utuh.returncode, "rantai utuh" in utuh.stdout) == (0, True), utuh.stderr
    with sqlite3.connect(data / "tertib.sqlite3") as basis:
        basis.execute("UPDATE permohonan_riwayat SET pelaku_nama = 'Orang Lain' WHERE urut = 5")
    putus = tertib("riwayat", "periksa", data=data)
    assert putus.returncode == 1
    assert "PUTUS pada peristiwa 5 KK-1606-" in putus.stdout


def test_a_card_is_checked_by_file(hasil: Hasil, tmp_path: Path) -> None:
    berkas = hasil.ke / _dokumen(hasil)[0]["file"]
    assert tertib("cek", berkas, data=hasil.data).returncode == 0
    palsu = tmp_path / "palsu.pdf"
    palsu.write_bytes(berkas.read_bytes().replace(b"ID", b"1D", 1))
    assert tertib("cek", palsu, data=hasil.data).returncode == 1


def test_a_sop_that_does_not_exist_is_named_not_crashed(hasil: Hasil, tmp_path: Path) -> None:
    tidak_ada = tertib("contoh", "--sop", "tidak-ada", "--ke", tmp_path, data=hasil.data)
    assert (tidak_ada.returncode, "Traceback" in tidak_ada.stderr) == (1, False)


KANTOR = {
    "TERTIB_RAHASIA": "rahasia-milik-sendiri-yang-cukup-panjang-0000",
    "TERTIB_SITUS": "https://kk.contoh.test",
}


class TestMenolakDijalankan:
    """An office never starts on the demonstration's settings."""

    @pytest.mark.parametrize(
        "lain, kalimat",
        [
            ({"TERTIB_PERAGAAN": "0"}, "TERTIB_RAHASIA"),
            ({**KANTOR, "TERTIB_RAHASIA": "pendek"}, "TERTIB_RAHASIA"),
            ({**KANTOR, "TERTIB_DEBUG": "1"}, "TERTIB_DEBUG"),
            ({**KANTOR, "TERTIB_SITUS": "http://kk.contoh.test"}, "https"),
        ],
        ids=["rahasia-bawaan", "rahasia-pendek", "debug", "tanpa-https"],
    )
    def test_with_a_sentence(self, tmp_path: Path, lain: dict[str, str], kalimat: str) -> None:
        selesai = tertib("siap", data=tmp_path / "baru", **lain)
        assert selesai.returncode == 1
        assert "Tertib tidak dijalankan" in selesai.stderr
        assert kalimat in selesai.stderr
        assert "Traceback" not in selesai.stderr
        with sqlite3.connect(tmp_path / "baru" / "tertib.sqlite3") as basis:
            assert basis.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,), "nothing was made"

    def test_on_a_database_with_invented_people(self, hasil: Hasil) -> None:
        selesai = tertib("siap", data=hasil.data, **KANTOR)
        assert (selesai.returncode, "orang rekaan" in selesai.stderr) == (1, True), selesai.stderr

    def test_made_cases_stay_out_of_an_office(self, tmp_path: Path) -> None:
        selesai = tertib(
            "contoh", "--sop", "kk-online-musi-banyuasin", "--ke", tmp_path, data=tmp_path / "baru", **KANTOR
        )
        assert (selesai.returncode, "peragaan" in selesai.stderr) == (1, True)

    def test_an_office_with_everything_decided_starts_on_an_empty_folder(self, tmp_path: Path) -> None:
        selesai = tertib("siap", data=tmp_path / "baru", **KANTOR)
        assert selesai.returncode == 0, selesai.stderr


def _bekal(hasil: Hasil, ke: Path) -> Path:
    """Keys and lists as somebody saved them, taken from the program itself."""
    naskah = (
        "import json, pathlib, sys, django; django.setup()\n"
        "from tertib.dokumen.log import queries\n"
        "from tertib.inti import jam; from tertib.inti.lingkup import lintas_kantor; from tertib.wilayah.models import Kantor\n"
        "ke = pathlib.Path(sys.argv[1]); (ke / 'daftar').mkdir(parents=True)\n"
        "(ke / 'kunci.json').write_text(json.dumps(queries.kunci_umum()))\n"
        "with lintas_kantor():\n"
        "    k = Kantor.objects.get(kode='16.06')\n"
        "    (ke / 'daftar' / k.slug).write_bytes(queries.daftar_tak_berlaku(k, kini=jam.kini()))\n"
    )
    alam = {**lingkungan(hasil.data), "DJANGO_SETTINGS_MODULE": "tertib.settings"}
    subprocess.run([sys.executable, "-c", naskah, str(ke)], env=alam, check=True, timeout=180)
    return ke


def test_a_card_and_its_picture_are_checked_on_a_machine_without_database_or_network(
    hasil: Hasil, tmp_path: Path
) -> None:
    bekal, kosong = _bekal(hasil, tmp_path / "bekal"), tmp_path / "mesin-lain"
    pdf = hasil.ke / _dokumen(hasil)[0]["file"]
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", pdf, tmp_path / "kk"], check=True)
    for berkas in (pdf, tmp_path / "kk.png"):
        cek = tertib("cek", berkas, "--bekal", bekal, data=kosong)
        assert cek.returncode == 0 and "tanda tangan kantor sah" in cek.stdout, cek.stderr
        assert "daftar terakhir per" in cek.stdout
    assert not kosong.exists()
    bukan = tertib("cek", AKAR / "README.md", "--bekal", bekal, data=kosong)
    assert bukan.returncode == 1 and "bukan pernyataan" in bukan.stdout


def test_an_excerpt_shows_one_member_and_no_other(hasil: Hasil, tmp_path: Path) -> None:
    pdf, ke = hasil.ke / _dokumen(hasil)[0]["file"], tmp_path / "petikan.json"
    assert tertib("cek", pdf, "--anggota", 1, "--ke", ke, data=hasil.data).returncode == 0
    cek = tertib("cek", ke, "--bekal", _bekal(hasil, tmp_path / "bekal"), data=tmp_path / "lain")
    assert cek.returncode == 0 and "anggota/1/identitas" in cek.stdout and "anggota/2" not in cek.stdout
    assert "nomor_kk" not in cek.stdout
    palsu = ke.read_text().replace('"garam": "', '"garam": "0', 1)
    ke.write_text(palsu)
    cek = tertib("cek", ke, "--bekal", tmp_path / "bekal", data=tmp_path / "lain")
    assert cek.returncode == 1 and "tidak sama dengan yang dinyatakan" in cek.stdout
    tidak_ada = tertib("cek", pdf, "--anggota", 44, "--ke", ke, data=hasil.data)
    assert tidak_ada.returncode == 1 and "Tidak ada anggota" in tidak_ada.stderr


def test_history_is_sealed_exported_and_verified_by_the_single_file(hasil: Hasil, tmp_path: Path) -> None:
    segel = tertib("log", "segel", "--kantor", "16.06", data=hasil.data)
    assert segel.returncode == 0 and "\n\u2014 " in segel.stdout, segel.stderr
    (tmp_path / "titik").write_text(segel.stdout)
    ekspor = tertib(
        "riwayat", "ekspor", "--kantor", "16.06", "--ke", tmp_path / "e", "--dengan-dokumen", data=hasil.data
    )
    assert ekspor.returncode == 0, ekspor.stderr
    assert len(list((tmp_path / "e/dokumen").iterdir())) == 3
    perintah = [sys.executable, AKAR / "alat/periksa_tertib.py", tmp_path / "e", "--titik", tmp_path / "titik"]
    lepas = subprocess.run(list(map(str, perintah)), capture_output=True, text=True, env={}, timeout=60, check=False)
    assert (lepas.returncode, lepas.stdout) == (
        0,
        "Tidak ada cacat: rantai, log, register, dan dokumen saling cocok.\n",
    )
    assert tertib("log", "ekspor", "--kantor", "16.06", "--ke", tmp_path / "l", data=hasil.data).returncode == 0
    assert (tmp_path / "l/log/checkpoint").read_text() == segel.stdout
    asing = tertib("log", "segel", "--kantor", "99.99", data=hasil.data)
    assert asing.returncode == 1 and "tidak ada di sini" in asing.stderr
