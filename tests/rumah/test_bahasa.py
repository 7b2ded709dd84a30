"""The English of Tertib is whole: every text can be found, is translated, and no page falls back to Indonesian."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation

from tertib.alur.pelaku import pemohon_di_loket
from tertib.inti.lingkup import di_kantor
from tertib.inti.models import Antrean
from tertib.kanal import pengirim
from tertib.kanal.models import Pesan
from tertib.pengguna.models import Jabatan, Penugasan
from tests.kanal.pemohon import Pemohon
from tests.kanal.tatap_muka import Loket, bangun_dengan, di_desa
from tests.meja.conftest import dunia, jam_berhenti, masuk
from tests.meja.dunia import KINI, Dunia
from tests.rumah.halaman_inggris import data, sisa
from tests.rumah.proyek import AKAR, SUMBER, modul, sebut

__all__ = ["dunia", "jam_berhenti", "masuk"]
PO = SUMBER / "locale" / "en" / "LC_MESSAGES" / "django.po"
PENGISI = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}|</?\w+[^>]*>")
MALAS = ("gettext_lazy", "ngettext_lazy", "gettext_noop")


def baca(po: Path) -> Catalog:
    with po.open("rb") as isi:
        return read_po(isi, locale="en")


def bentuk(teks: object) -> list[str]:
    """A message as the list of its forms."""
    return [teks] if isinstance(teks, str) else list(teks)  # type: ignore[call-overload]


def kurang(katalog: Catalog) -> list[str]:
    return [bentuk(m.id)[0] for m in katalog if m.id and (m.fuzzy or not all(bentuk(m.string)))]


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext belum terpasang (make test memasangnya)")
def test_every_text_of_the_source_is_translated(tmp_path: Path) -> None:
    salinan = tmp_path / "tertib"
    pilih = shutil.ignore_patterns("*.pyc", "*.mo", "*.ttf", "*.xz", "static", "definisi")
    shutil.copytree(SUMBER, salinan, ignore=pilih)
    env = {**os.environ, "PYTHON": sys.executable}
    subprocess.run(["sh", str(AKAR / "alat" / "bahasa.sh"), str(salinan)], check=True, env=env)
    baru = baca(salinan / PO.relative_to(SUMBER))
    assert not kurang(baru), "jalankan alat/bahasa.sh, lalu terjemahkan"
    usang = {bentuk(m.id)[0] for m in baca(PO) if m.id} - {bentuk(m.id)[0] for m in baru if m.id}
    assert not usang, "tidak dipakai lagi; jalankan alat/bahasa.sh"


def test_the_catalogue_has_no_gaps() -> None:
    katalog = baca(PO)
    assert len(katalog) > 900, "katalognya kosong"
    assert not kurang(katalog)


def _berbeda(m: Message) -> bool:
    """Whether a form lacks, adds or repeats a placeholder or a tag, or begins or ends with other white space."""
    asal, isi = bentuk(m.id)[-1], bentuk(m.string)
    tepi = (asal[:1].isspace(), asal[-1:].isspace())
    pengisi = sorted(PENGISI.findall(asal))
    return any(sorted(PENGISI.findall(b)) != pengisi or (b[:1].isspace(), b[-1:].isspace()) != tepi for b in isi)


def test_placeholders_are_kept() -> None:
    assert not [bentuk(m.id)[0] for m in baca(PO) if m.id and _berbeda(m)]


def _panggilan(pohon: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Calls of a gettext function, with the name it has at Django."""
    nama = {
        a.asname or a.name: a.name
        for n in ast.walk(pohon)
        if isinstance(n, ast.ImportFrom) and n.module == "django.utils.translation"
        for a in n.names
        if "gettext" in a.name
    }
    for n in ast.walk(pohon):
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in nama:
            yield nama[n.func.id], n


def test_no_text_hides_from_extraction() -> None:
    """xgettext sees neither a call by another name nor one inside an f-string; both would stay Indonesian unnoticed."""
    dikenal = {b for m in baca(PO) if m.id for b in bentuk(m.id)}
    hilang = [
        f"{sebut(p)}:{n.lineno}: {n.args[0].value}"
        for p in modul()
        for _nama, n in _panggilan(ast.parse(p.read_text()))
        if isinstance(n.args[0], ast.Constant) and n.args[0].value not in dikenal
    ]
    assert not hilang


def test_what_is_read_once_is_translated_late() -> None:
    """At import there is no reader yet, so a text outside functions must be lazy."""
    dini = []
    for p in modul():
        pohon = ast.parse(p.read_text())
        dalam = {id(x) for f in ast.walk(pohon) if isinstance(f, ast.FunctionDef | ast.Lambda) for x in ast.walk(f)}
        dini += [f"{sebut(p)}:{n.lineno}" for nama, n in _panggilan(pohon) if nama not in MALAS and id(n) not in dalam]
    assert not dini


def inggris(klien: Client) -> Client:
    klien.cookies["bahasa"] = "en"
    return klien


def terbaca(klien: Client, *alamat: str) -> None:
    """Each page answers in English and says nothing in Indonesian but data."""
    bukan = data()
    salah = {}
    for satu in alamat:
        balasan = inggris(klien).get(satu)
        assert balasan.status_code == 200, f"{satu}: {balasan.status_code}"
        assert '<html lang="en"' in balasan.content.decode(), satu
        if kalimat := sisa(balasan.content.decode(), bukan):
            salah[satu] = kalimat
    assert not salah


def test_the_leftovers_are_looked_for(dunia: Dunia) -> None:
    """The same pages in Indonesian are full of them."""
    for satu in ("/", "/k/musi-banyuasin/", "/cek/", "/masuk/"):
        assert len(sisa(Client().get(satu).content.decode(), data())) > 3, satu


def test_public_pages(dunia: Dunia) -> None:
    kantor = "/k/musi-banyuasin/"
    terbaca(Client(), "/", kantor, f"{kantor}kk/kelahiran/", f"{kantor}kk/hilang/", f"{kantor}sop/")
    terbaca(Client(), "/cek/", f"/cek/{'A' * 32}/", "/masuk/", "/coba/", "/kotak-pesan/")


@pytest.mark.parametrize("jenis", ["kelahiran", "hilang"])
def test_pages_of_the_applicant(dunia: Dunia, jenis: str) -> None:
    warga = Pemohon.mulai(inggris(Client()), jenis)
    a = f"/p/{warga.token}/"
    terbaca(warga.klien, a, f"{a}isi/pemohon/")
    isian = [f"{a}{j}" for j in warga.lengkapi() if "/" in j and "kode" not in j]
    terbaca(warga.klien, a, f"{a}isi/pemohon/", f"{a}isi/kontak/", *isian)
    warga.kirim()
    terbaca(warga.klien, a, f"{a}terkirim/", f"{a}tarik/")
    dunia.putus(warga.permohonan, Jabatan.OPERATOR, "tidak lengkap")
    terbaca(warga.klien, a, f"{a}berkas/", f"{a}periksa/")


def test_errors_of_the_applicant(dunia: Dunia) -> None:
    warga = Pemohon.mulai(inggris(Client()), "kelahiran")
    bukan = data()
    for balasan in (
        warga.isi("pemohon", {"nama": "", "nik": "123", "nomor_kk": "x"}),
        warga.isi("anak", {"nama_anak": "A. 1", "tanggal_lahir-hari": "32", "jenis_kelamin": "7"}),
        warga.unggah("akta_kelahiran", b"bukan gambar"),
        warga.tanda_tangan(pernyataan="", nama_diketik="orang lain"),
    ):
        assert balasan.status_code == 422
        assert not sisa(balasan.content.decode(), bukan)


def test_pages_of_the_desk(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> None:
    p = dunia.ajukan()
    dunia.sertifikat()
    operator, kadis = masuk(dunia.penugasan[Jabatan.OPERATOR]), masuk(dunia.penugasan[Jabatan.KADIS])
    akun = ("/meja/peran/", "/akun/pengaman/", "/akun/kata-sandi/", "/keluar/")
    terbaca(operator, "/meja/", "/meja/?cari=KK", f"/meja/b/{p.nomor}/", "/meja/buku/", "/meja/arsip/", *akun)
    for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
        dunia.putus(p, jabatan, "lengkap")
    terbaca(operator, f"/meja/b/{p.nomor}/")
    tanda = "/meja/tandatangan/"
    terbaca(kadis, "/meja/", tanda, f"{tanda}{p.nomor}/", f"{tanda}{p.nomor}/sandi/", "/meja/jalan-basah/")


def test_pages_of_the_counter(db: None) -> None:
    dunia = bangun_dengan("kk-umum-loket", Jabatan.LOKET, Jabatan.KASI)
    loket = Loket(dunia, _masuk_sebagai)
    terbaca(loket.klien, "/loket/", "/loket/serah/")
    assert not sisa(loket.kirim(pemohon="", identitas="").content.decode(), data())
    p = loket.terima()
    terbaca(loket.klien, f"/loket/b/{p.nomor}/")
    p = loket.sampai_siap()
    terbaca(loket.klien, f"/loket/b/{p.nomor}/tanda-bukti/", f"/loket/b/{p.nomor}/serah/")
    loket.serahkan(p)
    terbaca(loket.klien, "/loket/", f"/loket/b/{p.nomor}/", f"/loket/b/{p.nomor}/bukti-serah/")
    buku = ("register", "agenda", "arsip")
    terbaca(loket.klien, f"/meja/b/{p.nomor}/", *(f"/meja/buku/{b}/{h}" for b in buku for h in ("", "cetak/")))


def _masuk_sebagai(penugasan: Penugasan) -> Client:
    klien = inggris(Client())
    klien.force_login(penugasan.pengguna)
    return klien


def test_pages_of_the_village(db: None) -> None:
    dunia = bangun_dengan("kk-ceria-padang-pariaman", Jabatan.KASI)
    terbaca(_masuk_sebagai(di_desa(dunia, "Zulkifli Harahap")), "/nagari/", "/meja/buku/")


def test_the_reader_chooses(dunia: Dunia) -> None:
    klien = Client(headers={"accept-language": "id"})
    assert "Pilih kantor Dukcapil Anda" in klien.get("/").content.decode()
    balasan = klien.post("/bahasa/", {"language": "en", "next": "/"})
    assert balasan.status_code == 302 and balasan.cookies["bahasa"].value == "en"
    assert "Select your Dukcapil office" in klien.get("/").content.decode()
    klien.post("/bahasa/", {"language": "id", "next": "/"})
    assert "Pilih kantor Dukcapil Anda" in klien.get("/").content.decode()


@pytest.mark.parametrize(("bahasa", "kata"), [("en", "We have received"), ("id", "sudah kami terima")])
def test_messages_follow_the_language_of_the_case(dunia: Dunia, bahasa: str, kata: str) -> None:
    """Whoever sends them, and from a worker that speaks nothing in particular."""
    klien = Client()
    klien.cookies["bahasa"] = bahasa
    warga = Pemohon.mulai(klien, "hilang")
    warga.lengkapi()
    warga.kirim()
    with di_kantor("16.06"), translation.override("id" if bahasa == "en" else "en"):
        entri = Antrean.objects.filter(isi__perihal="diajukan").get()
        pengirim.beritahu(entri, KINI)
        assert kata in Pesan.objects.get(antrean=entri.pk).isi


def test_notices_to_officials_are_indonesian(dunia: Dunia) -> None:
    p = dunia.ajukan()
    with di_kantor("16.06"), translation.override("en"):
        p.bahasa = "en"
        p.save(update_fields=["bahasa"])
        isi = {"permohonan": p.pk, "perihal": "tugas", "lewat": "whatsapp", "siapa": "operator"}
        entri = Antrean.objects.create(kantor_id="16.06", jenis="beritahu", isi=isi, siap=KINI, dibuat=KINI)
        pengirim.beritahu(entri, KINI)
        assert "menunggu Anda" in Pesan.objects.get(antrean=entri.pk).judul


def test_the_record_of_events_is_indonesian(dunia: Dunia) -> None:
    """An English screen at the counter leaves no English name in the chain."""
    p = dunia.ajukan()
    with di_kantor("16.06"), translation.override("en"):
        assert ", di loket oleh " in pemohon_di_loket(p, dunia.penugasan[Jabatan.OPERATOR]).nama


def test_a_draft_is_the_same_in_every_language(dunia: Dunia) -> None:
    """Its digest is what is approved and signed."""
    p = dunia.ajukan()
    with translation.override("en"):
        dunia.putus(p, Jabatan.OPERATOR, "lengkap")
    p.refresh_from_db()
    assert "menjadi anggota keluarga" in p.draf
