"""What anyone may fetch to check without us: keys, lists, the log with its proofs, schemas; and a holder's excerpt."""

import base64
import json
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tertib.alur.segel import segel
from tertib.dokumen import pohon
from tertib.dokumen.log import titik
from tertib.dokumen.log.models import DaunLog
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.pernyataan import cose, petikan
from tertib.inti.lingkup import di_kantor
from tests.kanal.pemohon import teks
from tests.meja.dunia import KINI, NIK_AYAH, NOMOR_KK, Dunia
from tests.rumah.proyek import SUMBER

LOG = "/log/musi-banyuasin"


def kunci(client: Client) -> dict[str, list[bytes]]:
    return {k: [bytes.fromhex(s) for s in v["kunci"]] for k, v in client.get("/cek/luring/kunci.json").json().items()}


def tersegel(dunia: Dunia, *, tambah: int = 0) -> None:
    with di_kantor("16.06"):
        DaunLog.objects.bulk_create(
            DaunLog(kantor=dunia.kantor, isi=f'{{"kantor":"16.06","peristiwa":"uji","no":{n}}}') for n in range(tambah)
        )
        segel(dunia.kantor, kini=KINI + timedelta(hours=1))


class TestDaftar:
    def test_a_card_comes_on_the_list_when_it_is_superseded(self, client: Client, kartu: Dokumen) -> None:
        nama = cose.nama_dokumen(kartu.tautan_indeks)
        for status, ada in ((Status.TERBIT, False), (Status.DIGANTIKAN, True), (Status.BATAL, True)):
            with di_kantor("16.06"):
                Dokumen.objects.update(status=status)
            daftar = cose.baca_daftar(client.get("/cek/luring/daftar/musi-banyuasin/").content, kunci(client))
            assert (nama in daftar.nama) is ada and daftar.waktu == KINI

    def test_an_office_that_issued_nothing_has_none(self, client: Client, dunia: Dunia) -> None:
        assert client.get("/cek/luring/daftar/musi-banyuasin/").status_code == 404


class TestLuring:
    def test_only_this_page_may_run_the_reader(self, client: Client, dunia: Dunia) -> None:
        assert "'wasm-unsafe-eval'" in client.get("/cek/luring/")["Content-Security-Policy"]
        assert "wasm" not in client.get("/cek/")["Content-Security-Policy"]

    def test_the_worker_keeps_what_it_names(self, client: Client, kartu: Dokumen) -> None:
        balasan = client.get("/cek/luring/pekerja.js")
        isi = balasan.content.decode()
        assert balasan["Service-Worker-Allowed"] == "/cek/" and "/cek/luring/daftar/musi-banyuasin/" in isi
        assert kartu.tautan not in isi

    def test_what_is_vendored_is_what_was_published(self) -> None:
        """zxing-wasm 3.1.4 (MIT): dist/reader/zxing_reader.wasm and dist/iife/reader/index.js, untouched."""
        di = SUMBER / "kanal/cek/static/cek/zxing"
        assert {p.name: sha256(p.read_bytes()).hexdigest() for p in di.iterdir() if p.name != "LICENSE"} == {
            "zxing_reader.wasm": "e8af31edb56d0522f4de74495839385ef019ba8bc90d38e5ecb2f18795d86fb2",
            "pembaca.js": "d33d09ce132a692faffbed0dce656c36cb2573b4b843885a6e036390d1071d95",
        }


class TestLog:
    def test_before_the_first_checkpoint(self, client: Client, kartu: Dokumen) -> None:
        assert client.get(f"{LOG}/checkpoint").status_code == 404
        assert "Belum ada yang ditandatangani" in teks(client.get("/log/"))
        assert client.get(f"/cek/{kartu.tautan}/bukti.json").json() == {
            "titik": "",
            "ukuran": kartu.ukuran,
            "daun": [],
        }

    def test_the_checkpoint_is_signed_by_the_office(self, client: Client, dunia: Dunia, kartu: Dokumen) -> None:
        tersegel(dunia)
        catatan = client.get(f"{LOG}/checkpoint").content.decode()
        dibaca = titik.baca(catatan, asal="localhost:8000/log/musi-banyuasin", kunci=kunci(client)["16.06"])
        assert dibaca.ukuran == 2 and "2" in teks(client.get("/log/"))

    def test_a_holder_proves_that_the_log_tells_of_the_card(self, client: Client, dunia: Dunia, kartu: Dokumen) -> None:
        tersegel(dunia, tambah=5)
        bukti = client.get(f"/cek/{kartu.tautan}/bukti.json").json()
        (daun,) = bukti["daun"]
        ukuran, akar = int(bukti["titik"].split("\n")[1]), base64.b64decode(bukti["titik"].split("\n")[2])
        jalur = [bytes.fromhex(p) for p in daun["jalur"]]
        assert pohon.akar_dari_jalur(pohon.daun(daun["isi"].encode()), daun["urut"], ukuran, jalur) == akar
        nama = cose.nama_dokumen(kartu.tautan_indeks).hex()
        terbuka = sha256(f'["{daun["garam"]}","{nama}","{kartu.sidik}"]'.encode()).hexdigest()
        assert json.loads(daun["isi"])["komitmen"] == terbuka

    def test_tiles_leaves_and_growth(self, client: Client, dunia: Dunia, kartu: Dokumen) -> None:
        tersegel(dunia)
        lama = client.get(f"{LOG}/checkpoint").content.decode().split("\n")[2]
        tersegel(dunia, tambah=300)
        baru = client.get(f"{LOG}/checkpoint").content.decode().split("\n")[2]
        penuh, sisa = client.get(f"{LOG}/tile/0/000").content, client.get(f"{LOG}/tile/0/001.p/47").content
        daun = [penuh[i : i + 32] for i in range(0, len(penuh), 32)]
        assert len(penuh) == 256 * 32 and client.get(f"{LOG}/tile/1/000.p/1").content == pohon.akar(daun)
        daun += [sisa[i : i + 32] for i in range(0, len(sisa), 32)]
        assert base64.b64encode(pohon.akar(daun)).decode() == baru
        bundel = client.get(f"{LOG}/tile/entries/000").content
        assert pohon.daun(bundel[2 : 2 + int.from_bytes(bundel[:2], "big")]) == daun[0]
        bukti = [bytes.fromhex(p) for p in client.get(f"{LOG}/lanjutan/2/303.json").json()["bukti"]]
        assert pohon.lanjutan_benar(2, 303, base64.b64decode(lama), base64.b64decode(baru), bukti)

    @pytest.mark.parametrize(
        "alamat",
        ["tile/0/000", "tile/0/000.p/3", "tile/0/000.p/0", "tile/0/x", "tile/0/00", "tile/1/000.p/1", "tile/9/000"]
        + ["tile/entries/001", "lanjutan/0/2.json", "lanjutan/2/3.json", "lanjutan/2/1.json"],
    )
    def test_what_no_checkpoint_covers_is_not_there(
        self, client: Client, dunia: Dunia, kartu: Dokumen, alamat: str
    ) -> None:
        tersegel(dunia)
        assert client.get(f"{LOG}/{alamat}").status_code == 404

    def test_no_personal_data(self, client: Client, dunia: Dunia, kartu: Dokumen) -> None:
        tersegel(dunia)
        isi = client.get(f"{LOG}/tile/entries/000.p/2").content + client.get("/cek/luring/kunci.json").content
        for rahasia in (NIK_AYAH, NOMOR_KK, kartu.sidik, kartu.tautan, "KK-1606"):
            assert rahasia.encode() not in isi


class TestPetikan:
    def minta(self, client: Client, pdf: bytes, anggota: str) -> "object":
        return client.post("/cek/petikan/", {"berkas": SimpleUploadedFile("kk.pdf", pdf), "anggota": anggota})

    def test_one_member_of_ones_own_card(self, client: Client, pdf: bytes) -> None:
        balasan = self.minta(client, pdf, NIK_AYAH)
        isi = balasan.content  # type: ignore[attr-defined]
        terbukti = petikan.baca(isi, kunci(client))
        assert [sel["nik"] for nama, sel in terbukti.kelompok.items() if nama.endswith("identitas")] == [NIK_AYAH]
        assert NOMOR_KK.encode() not in isi

    @pytest.mark.parametrize(
        ("pdf_lain", "anggota", "sebab"),
        [
            (b"%PDF-1.7 bukan", "1", "tidak memuat data KK"),
            (b"", "1", "tidak memuat data KK"),
            (None, "77", "nomor urut"),
        ],
    )
    def test_what_cannot_be_is_explained(
        self, client: Client, pdf: bytes, pdf_lain: bytes | None, anggota: str, sebab: str
    ) -> None:
        balasan = self.minta(client, pdf if pdf_lain is None else pdf_lain, anggota)
        assert balasan.status_code == 422 and sebab in teks(balasan)  # type: ignore[attr-defined,arg-type]

    def test_asking_without_a_file(self, client: Client, dunia: Dunia) -> None:
        assert client.post("/cek/petikan/").status_code == 422


@pytest.mark.parametrize(("nama", "kode"), [("kartu", 200), ("petikan", 200), ("lain", 404)])
def test_schemas_are_published(client: Client, dunia: Dunia, nama: str, kode: int) -> None:
    balasan = client.get(f"/skema/{nama}.json")
    assert balasan.status_code == kode
    if kode == 200:
        assert json.loads(balasan.content)["$schema"].startswith("https://json-schema.org/")
