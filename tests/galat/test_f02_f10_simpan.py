"""F02, F10: the database or the disk refuses to keep what was signed, uploaded or logged."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from pytest_django import Settings

from tertib.alur import berkas, sertifikasi
from tertib.dokumen import queries
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte.lokal import TTELokal
from tertib.inti import penyimpanan
from tertib.inti.penyimpanan import RuangHabis
from tertib.permohonan.models import Berkas, Permohonan
from tests.galat import invarian
from tests.pemeran_tetap import Panggung, foto, jejak

ASLI = TTELokal.tandatangani
PEMICU = {
    "sqlite": (
        "CREATE TRIGGER galat BEFORE UPDATE OF status ON dokumen_dokumen BEGIN SELECT RAISE(ABORT, 'cakram rusak'); END",
        "DROP TRIGGER galat",
    ),
    "postgresql": (
        "CREATE FUNCTION galat() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'cakram rusak'; END$$;"
        "CREATE TRIGGER galat BEFORE UPDATE OF status ON dokumen_dokumen FOR EACH ROW EXECUTE FUNCTION galat()",
        "DROP FUNCTION galat CASCADE",
    ),
}


def _sql(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah)


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.sampai_tandatangan()


@pytest.fixture
def diminta(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the signing service was asked to sign."""
    semua: list[bytes] = []

    def tandatangani(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        semua.append(pdf)
        return ASLI(self, pdf, **lain)

    monkeypatch.setattr(TTELokal, "tandatangani", tandatangani)
    return semua


@pytest.fixture
def cakram(tmp_path: Path, settings: Settings, panggung: Panggung) -> Iterator[Path]:
    """A real disk of one mebibyte for the files; only the superuser may mount one."""
    folder = tmp_path / "cakram"
    folder.mkdir()
    pasang = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(pasang, check=False, capture_output=True).returncode:
        pytest.skip("perlu hak memasang cakram (root)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _perbesar(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=200m", str(folder)], check=True)


def test_the_database_refuses_what_was_signed(panggung: Panggung, p: Permohonan, diminta: list[bytes]) -> None:
    """F02: the intent stays; the next try records the same signature under the same number."""
    pasang, lepas = PEMICU[connection.vendor]
    _sql(pasang)
    try:
        with pytest.raises(DatabaseError, match="cakram rusak"):
            panggung.tandatangani(p)
    finally:
        _sql(lepas)
    assert list(Dokumen.objects.values_list("nomor", "status")) == [(1, Status.RENCANA)]
    p.refresh_from_db()
    panggung.jalan += 5
    panggung.tandatangani(p)
    assert list(Dokumen.objects.values_list("nomor", "status")) == [(1, Status.BERTANDA)]
    assert len(diminta) == 1
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []


def test_short_of_space_nothing_is_asked_of_the_service(
    panggung: Panggung, p: Permohonan, diminta: list[bytes], cakram: Path, settings: Settings
) -> None:
    semula, settings.MAP_BERKAS = settings.MAP_BERKAS, cakram
    with pytest.raises(RuangHabis, match="Ruang penyimpanan kantor habis"):
        panggung.tandatangani(p)
    assert (diminta, Dokumen.objects.count(), list(cakram.iterdir())) == ([], 0, [])
    _perbesar(cakram)
    panggung.tandatangani(p)
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
    settings.MAP_BERKAS = semula


def test_the_disk_fills_while_the_service_signs(
    panggung: Panggung, p: Permohonan, cakram: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came cannot be kept: nothing is signed, the intent stays, and space is all it takes to go on."""
    settings.MAP_BERKAS = cakram
    monkeypatch.setattr(penyimpanan, "CADANGAN", 0)

    def tandatangani(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        (cakram / "penuh").write_bytes(bytes(os.statvfs(cakram).f_bavail * os.statvfs(cakram).f_bsize - 8192))
        return ASLI(self, pdf, **lain)

    with monkeypatch.context() as m:
        m.setattr(TTELokal, "tandatangani", tandatangani)
        with pytest.raises(RuangHabis):
            panggung.tandatangani(p)
    d = Dokumen.objects.get()
    assert (d.status, d.nomor) == (Status.RENCANA, 1)
    assert penyimpanan.temukan(sertifikasi._tempat(d), kait=queries.kait(p.pk)) is None
    assert not list(cakram.rglob("*.tulis"))
    _perbesar(cakram)
    panggung.jalan += 5
    panggung.tandatangani(p)
    assert list(Dokumen.objects.values_list("nomor", "status")) == [(1, Status.BERTANDA)]


def test_an_upload_to_a_full_disk(panggung: Panggung, cakram: Path, settings: Settings) -> None:
    p = panggung.siap()
    settings.MAP_BERKAS = cakram
    (cakram / "penuh").write_bytes(bytes(1024 * 1024))
    sebelum = jejak()
    with pytest.raises(RuangHabis):
        berkas.serahkan_berkas(p, syarat="ktp_el", nama="a.jpg", isi=foto("lain"), kini=panggung.waktu())
    assert jejak() == sebelum
    (cakram / "penuh").unlink()
    berkas.serahkan_berkas(p, syarat="ktp_el", nama="a.jpg", isi=foto("lain"), kini=panggung.waktu())
    assert Berkas.objects.filter(permohonan=p, syarat="ktp_el").count() == 2


def test_a_file_that_may_not_grow_is_not_kept_in_part(tmp_path: Path, lingkungan: dict[str, str]) -> None:
    """The same without a disk of one's own: the operating system refuses the file in the middle."""
    naskah = (
        "import django; django.setup()\n"
        "from tertib.inti import penyimpanan\n"
        "try: penyimpanan.simpan(bytes(90000), kait='x')\n"
        "except penyimpanan.RuangHabis: print('habis')"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", naskah],
        env={**lingkungan, "TERTIB_DATA": str(tmp_path)}, capture_output=True, text=True, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)),
    )  # fmt: skip
    assert hasil.stdout == "habis\n", hasil.stderr
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]


def test_the_database_has_no_room(panggung: Panggung, p: Permohonan, diminta: list[bytes]) -> None:
    """Wherever it fills up on the way, the case stands where it stood, and one signature is all it takes."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL tidak dapat dibuat penuh dari dalam")
    _sql("CREATE TABLE penuh (isi BLOB)")
    _sql("PRAGMA max_page_count=1")  # what there is now, and no page more
    try:
        for besar in (4000, 10):
            with pytest.raises(DatabaseError, match="full"):
                while True:
                    _sql(f"INSERT INTO penuh VALUES (zeroblob({besar}))")
        with pytest.raises(DatabaseError, match="full"):
            panggung.tandatangani(p)
    finally:
        _sql("PRAGMA max_page_count=1073741823")
        _sql("DROP TABLE penuh")
    p.refresh_from_db()
    assert p.langkah == "tandatangan"
    assert not Dokumen.objects.exclude(status=Status.RENCANA).exists()
    panggung.jalan += 5
    panggung.tandatangani(p)
    assert len(diminta) == 1
    assert list(Dokumen.objects.values_list("nomor", "status")) == [(1, Status.BERTANDA)]
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
