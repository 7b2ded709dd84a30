"""The stand-alone verifier finds every tampering (A30) and names the first bad row."""

import ast
import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.dokumen.log.kantor_rekaan import Ekspor

BERKAS = Path(__file__).resolve().parents[3] / "alat" / "periksa_tertib.py"
_spec = importlib.util.spec_from_file_location("periksa_tertib", BERKAS)
assert _spec and _spec.loader
lepas = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lepas)

Ubah = Callable[[Path, Ekspor], object]


def rantai(no: int, **nilai: Any) -> Ubah:
    """Change fields of one event in the file, nothing else."""
    return lambda peta, _: _baris(peta / "rantai.jsonl", lambda semua: semua[no - 1].update(nilai))


def register(no: int, **nilai: Any) -> Ubah:
    return lambda peta, _: _baris(peta / "register.jsonl", lambda semua: semua[no - 1].update(nilai))


def _baris(berkas: Path, ubah: Callable[[list[Any]], object]) -> None:
    semua = [json.loads(satu) for satu in berkas.read_text().splitlines()]
    ubah(semua)
    berkas.write_text("".join(json.dumps(satu) + "\n" for satu in semua))


def urutan(berkas: str, ubah: Callable[[list[Any]], object]) -> Ubah:
    return lambda peta, _: _baris(peta / berkas, ubah)


def teks(berkas: str, lama: str, baru: str) -> Ubah:
    def ubah(peta: Path, _: Ekspor) -> None:
        isi = (peta / berkas).read_bytes()
        assert lama.encode() in isi
        (peta / berkas).write_bytes(isi.replace(lama.encode(), baru.encode(), 1))

    return ubah


def tulis_ulang(ubah: Callable[[Ekspor], object]) -> Ubah:
    """Forge consistently: change what the office knows and write every file anew."""

    def jalankan(peta: Path, e: Ekspor) -> None:
        ubah(e)
        e.tulis(peta)

    return jalankan


def _tukar(semua: list[Any], a: int, b: int) -> None:
    semua[a], semua[b] = semua[b], semua[a]


def _ulang_rantai(e: Ekspor) -> None:
    e.peristiwa[3]["pelaku_nama"] = "Orang Lain"
    e.rantai_ulang()


def _potong_rantai(e: Ekspor) -> None:
    del e.peristiwa[8:]


def _terbit_tanpa_daun(e: Ekspor) -> None:
    e.dokumen[5]["status"] = "terbit"


def _dokumen_hilang(e: Ekspor) -> None:
    del e.dokumen[4:]


def _kunci_lain(peta: Path, e: Ekspor) -> None:
    e.kunci = Ed25519PrivateKey.generate()
    (peta / "log/checkpoint").write_text(e.catatan(len(e.daun)))


def _akar_lain(peta: Path, e: Ekspor) -> None:
    (peta / "log/titik/5").write_text(e.catatan(5, akar=b"x" * 32))


def _asal_lain(peta: Path, e: Ekspor) -> None:
    (peta / "log/checkpoint").write_text(e.catatan(len(e.daun), asal="lain.contoh/log/x"))


def _titik_lama_saja(peta: Path, e: Ekspor) -> None:
    (peta / "log/checkpoint").write_text(e.catatan(5))


def _titik_tertukar(peta: Path, e: Ekspor) -> None:
    (peta / "log/titik/5").write_text(e.catatan(8))


def _tambah_pdf(peta: Path, _: Ekspor) -> None:
    (peta / "dokumen/00000000000000ff.pdf").write_bytes(b"%PDF-1.7 selundupan")


def _hapus_pdf(peta: Path, _: Ekspor) -> None:
    (peta / "dokumen/0000000000000002.pdf").unlink()


UBIN = "log/tile/0/000.p/8"
DAUN = "log/tile/entries/000.p/8"

PEROMBAKAN: dict[str, tuple[Ubah, str]] = {
    "who acted": (rantai(5, pelaku=9), "rantai.jsonl baris 5: isi berubah"),
    "the name of who acted": (rantai(5, pelaku_nama="Orang Lain"), "rantai.jsonl baris 5: isi berubah"),
    "when": (rantai(2, pada="2026-11-19T03:02:00.000000+00:00"), "rantai.jsonl baris 2: isi berubah"),
    "the answer": (rantai(7, putusan="ditolak"), "rantai.jsonl baris 7: isi berubah"),
    "forward or back": (rantai(7, kembali=True), "rantai.jsonl baris 7: isi berubah"),
    "from which step": (rantai(3, dari="tandatangan"), "rantai.jsonl baris 3: isi berubah"),
    "to which step": (rantai(3, ke="tandatangan"), "rantai.jsonl baris 3: isi berubah"),
    "which act": (rantai(4, tindakan="tandatangan"), "rantai.jsonl baris 4: isi berubah"),
    "in which role": (rantai(4, peran="Kadis"), "rantai.jsonl baris 4: isi berubah"),
    "which case": (rantai(6, permohonan=77), "rantai.jsonl baris 6: isi berubah"),
    "the reason's digest": (rantai(6, alasan="f" * 64), "rantai.jsonl baris 6: isi berubah"),
    "the digest of the data": (rantai(12, data="f" * 64), "rantai.jsonl baris 12: isi berubah"),
    "a field added": (rantai(8, catatan="x"), "rantai.jsonl baris 8: isi berubah"),
    "an event of another office": (rantai(8, kantor="13.05"), "rantai.jsonl baris 8: peristiwa kantor lain"),
    "an event's own digest": (rantai(1, sidik="0" * 64), "rantai.jsonl baris 1: isi berubah"),
    "the first event deleted": (urutan("rantai.jsonl", lambda s: s.pop(0)), "rantai.jsonl baris 1: seharusnya"),
    "an event deleted": (urutan("rantai.jsonl", lambda s: s.pop(5)), "rantai.jsonl baris 6: seharusnya"),
    "the last event deleted": (urutan("rantai.jsonl", lambda s: s.pop()), "rantai.jsonl baris 12: kepala"),
    "two events swapped": (urutan("rantai.jsonl", lambda s: _tukar(s, 2, 3)), "rantai.jsonl baris 3: seharusnya"),
    "an event doubled": (urutan("rantai.jsonl", lambda s: s.insert(4, s[4])), "rantai.jsonl baris 6: seharusnya"),
    "deleted and renumbered": (
        urutan("rantai.jsonl", lambda s: (s.pop(5), [e.update(urut=e["urut"] - 1) for e in s[5:]])),
        "rantai.jsonl baris 6: tidak bersambung",
    ),
    "not JSON": (teks("rantai.jsonl", '{"alasan"', '{alasan"'), "rantai.jsonl baris 1: bukan JSON"),
    "the head of the chain": (teks("kepala.json", '"urut":12', '"urut":13'), "rantai.jsonl baris 13: kepala"),
    "the chain rewritten with all its digests": (tulis_ulang(_ulang_rantai), "rantai.jsonl baris 6: rantai ditulis ulang"),
    "the chain cut off with its head": (tulis_ulang(_potong_rantai), "rantai.jsonl baris 9: daun 7 mencatat 11"),
    "a leaf changed": (teks(DAUN, '"peristiwa":"batal"', '"peristiwa":"gagal"'), "titik/5: 5 daun pertama bukan"),
    "a leaf of another office": (teks(DAUN, '"16.06"', '"16.07"'), "entries daun 0: tidak berbentuk"),
    "a leaf cut short": (lambda p, _: (p / DAUN).write_bytes((p / DAUN).read_bytes()[:-3]), "entries daun 7: terpotong"),
    "leaves swapped": (tulis_ulang(lambda e: _tukar(e.daun, 0, 1)), "register.jsonl baris 1: bukan dokumen"),
    "a leaf added": (tulis_ulang(lambda e: e.catat_daun(dict(e.dokumen[0], daun=[]), "terbit")), "entries daun 8: dokumennya"),
    "a hash in a tile": (lambda p, _: (p / UBIN).write_bytes(b"\0" * 32 + (p / UBIN).read_bytes()[32:]), "tile/0 sidik 0"),
    "a hash too many": (lambda p, _: (p / UBIN).write_bytes((p / UBIN).read_bytes() + b"\0" * 32), "tile/0 sidik 8: berlebih"),
    "a checkpoint's root": (_akar_lain, "titik/5: 5 daun pertama bukan yang dahulu"),
    "a checkpoint's size": (teks("log/titik/5", "\n5\n", "\n6\n"), "titik/5: tanda tangan titik periksa tidak sah"),
    "a checkpoint's time": (teks("log/checkpoint", "T03:00", "T04:00"), "checkpoint: tanda tangan"),
    "a checkpoint of another key": (_kunci_lain, "checkpoint: tanda tangan"),
    "a checkpoint of another log": (_asal_lain, "checkpoint: bukan titik periksa log"),
    "a checkpoint under another's name": (_titik_tertukar, "titik/5: titik untuk 8 daun"),
    "leaves after the last checkpoint": (_titik_lama_saja, "checkpoint: mencatat 5 daun, ada 8"),
    "a document's digest": (register(1, sidik="0" * 64), "register.jsonl baris 1: bukan dokumen"),
    "a document's name": (register(1, dokumen="f" * 16), "register.jsonl baris 1: bukan dokumen"),
    "a void document published": (register(3, status="terbit"), "register.jsonl baris 3: keadaan “terbit”"),
    "a superseded document in force": (register(2, status="terbit"), "register.jsonl baris 2: keadaan “terbit”"),
    "published without a leaf": (tulis_ulang(_terbit_tanpa_daun), "register.jsonl baris 6: keadaan “terbit”"),
    "a number skipped": (register(6, nomor=7), "register.jsonl baris 6: nomor 7 tidak menyambung"),
    "a document struck from the register": (tulis_ulang(_dokumen_hilang), "entries daun 6: dokumennya tidak ada"),
    "a salt": (register(4, daun=[{"urut": 5, "peristiwa": "terbit", "garam": "0" * 32}]), "register.jsonl baris 4: bukan dokumen"),
    "another document's leaf": (register(5, daun=[{"urut": 5, "peristiwa": "terbit", "garam": f"{6:032x}"}]), "register.jsonl baris 5: bukan dokumen"),
    "a leaf that is not there": (register(5, daun=[{"urut": 99, "peristiwa": "terbit", "garam": ""}]), "register.jsonl baris 5: daun 99"),
    "one byte of a file": (teks("dokumen/0000000000000004.pdf", "dokumen 4", "dokumen 5"), "register.jsonl baris 4: isi dokumen/"),
    "a file removed": (_hapus_pdf, "register.jsonl baris 2: berkas dokumen/0000000000000002.pdf hilang"),
    "a file smuggled in": (_tambah_pdf, "dokumen/00000000000000ff.pdf: tidak ada di register"),
}  # fmt: skip


def test_an_untouched_export_has_no_fault(tmp_path: Path) -> None:
    assert lepas.periksa(Ekspor.biasa().tulis(tmp_path)) == []


def test_there_are_enough_kinds() -> None:
    assert len(PEROMBAKAN) >= 30


@pytest.mark.parametrize("apa", PEROMBAKAN)
def test_each_tampering_is_named_with_its_first_bad_row(tmp_path: Path, apa: str) -> None:
    ekspor = Ekspor.biasa()
    ekspor.tulis(tmp_path)
    rombak, sebab = PEROMBAKAN[apa]
    rombak(tmp_path, ekspor)
    cacat = lepas.periksa(tmp_path)
    assert cacat and sebab in cacat[0], cacat


@pytest.fixture
def titik_lama(tmp_path: Path) -> Path:
    """The checkpoint that a mirror saved before anything happened."""
    berkas = tmp_path / "simpanan" / "titik-8"
    berkas.parent.mkdir()
    berkas.write_text(Ekspor.biasa().catatan(8))
    return berkas


def test_history_rewritten_with_every_key_contradicts_a_saved_checkpoint(tmp_path: Path, titik_lama: Path) -> None:
    palsu = Ekspor.biasa()
    _ulang_rantai(palsu)
    palsu.daun_rantai_ulang()
    peta = palsu.tulis(tmp_path / "ekspor")
    assert lepas.periksa(peta) == [], "sendirian ia tampak utuh"
    assert "titik-8: 8 daun pertama bukan yang dahulu dinyatakan" in lepas.periksa(peta, titik=[titik_lama])[0]


def test_a_log_shortened_contradicts_a_saved_checkpoint(tmp_path: Path, titik_lama: Path) -> None:
    pendek = Ekspor.biasa()
    pendek.daun, pendek.titik = pendek.daun[:5], [5]
    pendek.dokumen = pendek.dokumen[:3]
    peta = pendek.tulis(tmp_path / "ekspor")
    assert "mencatat 8 daun, ada 5" in lepas.periksa(peta, titik=[titik_lama])[0]


def test_keys_saved_earlier_expose_a_log_signed_anew(tmp_path: Path) -> None:
    asli, palsu = Ekspor.biasa(), Ekspor.biasa()
    palsu.kunci = Ed25519PrivateKey.generate()
    kunci = asli.tulis(tmp_path / "asli") / "kunci.json"
    peta = palsu.tulis(tmp_path / "palsu")
    assert lepas.periksa(peta) == []
    assert "tanda tangan titik periksa tidak sah" in lepas.periksa(peta, kunci=kunci)[0]


def test_the_saved_checkpoint_agrees_with_a_log_that_grew(tmp_path: Path, titik_lama: Path) -> None:
    tumbuh = Ekspor.biasa()
    tumbuh.segel()
    assert lepas.periksa(tumbuh.tulis(tmp_path / "ekspor"), titik=[titik_lama]) == []


def test_it_stands_alone() -> None:
    """Standard library and `cryptography`; nothing of Tertib, nothing of Django."""
    impor = {
        (n.module if isinstance(n, ast.ImportFrom) else n.names[0].name).partition(".")[0]  # type: ignore[union-attr]
        for n in ast.walk(ast.parse(BERKAS.read_text()))
        if isinstance(n, ast.Import | ast.ImportFrom)
    }
    assert impor - sys.stdlib_module_names == {"cryptography"}
