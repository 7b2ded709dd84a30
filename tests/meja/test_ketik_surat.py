"""Keying in a letter of moving that came on paper: from the case page to a draft, and whom it is closed to."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tertib.alur import berkas, buka, isi
from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import pemohon
from tertib.inti.lingkup import di_kantor, lintas_kantor
from tertib.kependudukan import queries as register
from tertib.kependudukan import services as register_services
from tertib.kependudukan.models import SuratPindah
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan
from tertib.wilayah.models import Wilayah
from tests.kanal.pemohon import teks
from tests.kenangan import ingat
from tests.meja.dunia import DESA, KINI, NIK_IBU, Dunia, gambar

Masuk = Callable[[Penugasan], Client]
NOMOR = "SKPWNI/3204/26102026/0001"
KEPALA, ISTRI = "3204101203650001", "3204105506670002"
NIK_IBU_KEPALA = "3204105506400001"
ISIAN = {
    "nomor_surat": NOMOR,
    "tanggal_surat": "2026-10-26",
    "anak_sendiri": "tidak",
    "tujuan": "sendiri",
    "alamat": "Jalan Cempaka 9",
    "rt": "3",
    "rw": "12",
    "kode_pos": "30712",
    "desa": DESA,
}
SURAT = {
    "nomor_surat": NOMOR,
    "tanggal_surat-hari": "26",
    "tanggal_surat-bulan": "10",
    "tanggal_surat-tahun": "2026",
    "kk_asal": "3204100806190001",
    "desa_asal": "Cingcin, Soreang, Kabupaten Bandung",
    "alasan": "1",
    "jenis_pindah": "2",
    "alamat": "Jalan Cempaka 9",
    "rt": "3",
    "rw": "12",
    "kode_pos": "30712",
    "desa": "Soak Baru, Sekayu",
}


def _orang(n: int, **lain: str) -> dict[str, str]:
    isian = {
        "shdk": "1",
        "nik": KEPALA,
        "nama": "Harjono",
        "jenis_kelamin": "1",
        "tempat_lahir": "Bandung",
        "tanggal_lahir-hari": "12",
        "tanggal_lahir-bulan": "3",
        "tanggal_lahir-tahun": "1965",
        "agama": "1",
        "pendidikan": "5",
        "status_kawin": "2",
        "pekerjaan": "15",
        **lain,
    }
    return {f"orang-{n}-{k}": v for k, v in isian.items()}


SUAMI = _orang(1)
PARTINI = _orang(
    2,
    shdk="3",
    nik=ISTRI,
    nama="Partini",
    jenis_kelamin="2",
    **{"tanggal_lahir-hari": "15", "tanggal_lahir-bulan": "6", "tanggal_lahir-tahun": "1967"},
)
LENGKAP = {**SURAT, **SUAMI, **PARTINI, "banyak": "2"}


@pytest.fixture
def perkara(dunia: Dunia) -> Permohonan:
    """The head of a family from Bandung, where no office of this installation is, with the letter as a photo."""
    for kode, nama in (
        ("32", "Jawa Barat"),
        ("32.04", "Kabupaten Bandung"),
        ("32.04.10", "Soreang"),
        ("32.04.10.2001", "Cingcin"),
        ("13", "Sumatera Barat"),
        ("13.05", "Kabupaten Padang Pariaman"),
        ("13.05.01", "Lubuk Alung"),
        ("13.05.01.2001", "Lubuk Alung"),
    ):
        induk = kode.rpartition(".")[0] or None
        Wilayah.objects.get_or_create(
            kode=kode, defaults={"nama": nama, "tingkat": kode.count(".") + 1, "induk_id": induk}
        )
    with di_kantor("16.06"):
        return ingat("perkara dari Bandung", lambda: _ajukan(dunia))


def _ajukan(dunia: Dunia) -> Permohonan:
    p, _token = buka.buka(kantor=dunia.kantor, jenis="pindah-datang", kanal="warga", bahasa="id", kini=KINI)
    diri = {"nama": "Harjono", "nik": KEPALA, "nomor_kk": "", "whatsapp": f"62800{p.pk:08d}", "surel": ""}
    isi.simpan_pemohon(p, **diri, versi=p.versi, kini=KINI)
    isi.simpan_isian(p, jawaban=ISIAN, versi=p.versi, kini=KINI)
    isi.kirim_kode(p, kini=KINI)
    isi.konfirmasi_kode(p, kode=KodeKonfirmasi.objects.get(permohonan=p).kode, kini=KINI)
    for k in queries.syarat(p):
        berkas.serahkan_berkas(p, syarat=k.syarat.kunci, nama="foto.jpg", isi=gambar(), kini=KINI)
    berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik="Harjono", kini=KINI)
    p.refresh_from_db()
    return jalankan(p, putusan="lanjut", pelaku=pemohon(p), versi=p.versi, kini=KINI)


@pytest.fixture
def operator(dunia: Dunia, masuk: Masuk) -> Client:
    return masuk(dunia.penugasan[Jabatan.OPERATOR])


def _alamat(p: Permohonan) -> str:
    return f"/meja/b/{p.nomor}/surat-pindah/"


def _surat() -> Any:
    with lintas_kantor():
        return SuratPindah.objects.first()


def test_from_the_case_page_to_a_draft(dunia: Dunia, operator: Client, perkara: Permohonan) -> None:
    berkas_perkara = f"/meja/b/{perkara.nomor}/"
    assert "ketik isinya" in teks(operator.get(berkas_perkara))
    halaman = operator.get(_alamat(perkara)).content.decode()
    for tertulis in (NOMOR, KEPALA, 'value="Jalan Cempaka 9"', "Soak Baru, Sekayu", "/1.jpg"):
        assert tertulis in halaman, "what the application tells is there already, beside the letter"
    assert operator.post(_alamat(perkara), {**LENGKAP, "orang-1-nik_ibu": NIK_IBU_KEPALA})["Location"] == berkas_perkara
    assert "ketik isinya" not in teks(operator.get(berkas_perkara))
    surat = register.surat_dari_baris(_surat())
    assert (surat.klasifikasi, surat.desa_asal, surat.desa_tujuan, surat.rt) == ("5", "32.04.10.2001", DESA, "003")
    assert [(a.shdk, a.orang.nama, a.orang.pekerjaan) for a in surat.anggota] == [
        ("1", "HARJONO", "15"),
        ("3", "PARTINI", "15"),
    ]
    assert [(a.orang.nik_ayah, a.orang.nik_ibu) for a in surat.anggota] == [("", NIK_IBU_KEPALA), ("", "")]
    dunia.putus(perkara, Jabatan.OPERATOR, "lengkap")
    with di_kantor("16.06"):
        rancangan = queries.rancangan(Permohonan.objects.get(pk=perkara.pk))
    assert rancangan
    assert [a.orang.nik for a in rancangan.sesudah[0].anggota] == [KEPALA, ISTRI]


def test_one_more_person_keeps_what_is_typed(operator: Client, perkara: Permohonan) -> None:
    kiriman = {**SURAT, "desa_asal": "Desa Entah", "tanggal_surat-hari": "x", **SUAMI, "banyak": "1", "tambah": "orang"}
    balasan = operator.post(_alamat(perkara), kiriman)
    halaman = balasan.content.decode()
    assert balasan.status_code == 200
    assert 'name="orang-2-nik"' in halaman
    assert 'name="banyak" value="2"' in halaman
    for tertulis in ("Desa Entah", 'value="x"', KEPALA, 'value="HARJONO"', "3204100806190001"):
        assert tertulis in halaman
    assert "ringkas-galat" not in halaman, "nobody is blamed for a form that is not finished"
    assert _surat() is None


def test_a_person_left_empty_is_not_on_the_letter(operator: Client, perkara: Permohonan) -> None:
    assert operator.post(_alamat(perkara), {**LENGKAP, "banyak": "3"}).status_code == 302
    assert len(register.surat_dari_baris(_surat()).anggota) == 2


@pytest.mark.parametrize(
    ("ubah", "medan", "kalimat"),
    [
        ({"nomor_surat": ""}, "nomor_surat", "Tulis nomor surat pindah"),
        ({"nomor_surat": "SKPWNI/9"}, "nomor_surat", "berbeda dari isian pemohon"),
        ({"tanggal_surat-bulan": "13"}, "tanggal_surat", "tidak ada di kalender"),
        ({"kk_asal": "123"}, "kk_asal", "Tulis 16 angka"),
        ({"desa_asal": "Entah"}, "desa_asal", "dipisahkan koma"),
        ({"desa_asal": "99.99.99.9999"}, "desa_asal", "dipisahkan koma"),
        ({"desa_asal": "Lubuk Alung, Lubuk Alung"}, "desa_asal", "Kantor asal memakai Tertib"),
        ({"rt": "1234"}, "rt", "paling banyak 3 angka"),
        ({"kode_pos": "12"}, "kode_pos", "5 angka"),
        ({"alasan": ""}, "alasan", "Pilih alasan pindah"),
        ({"orang-2-nik": "32"}, "orang-2-nik", "Tulis 16 angka"),
        ({"orang-2-nik": KEPALA}, "orang-2-nik", "sudah ditulis untuk orang lain"),
        ({"orang-1-nik": NIK_IBU}, "orang-1-nik", f"NIK pemohon, {KEPALA}, harus ada"),
        ({"orang-2-nik_ayah": "32"}, "orang-2-nik_ayah", "Tulis 16 angka"),
        ({"orang-2-nama": "P4rtini"}, "orang-2-nama", "Hapus: 4"),
        ({"orang-2-tanggal_lahir-tahun": "2967"}, "orang-2-tanggal_lahir", "belum terjadi"),
        ({"orang-2-shdk": "1"}, "orang-2-shdk", "hanya satu orang"),
        ({"orang-1-shdk": "9"}, "orang-1-shdk", "kepala keluarga ikut"),
        ({"jenis_pindah": "4"}, "orang-1-shdk", "kepala keluarga tinggal"),
    ],
)
def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_lost(
    operator: Client, perkara: Permohonan, ubah: dict[str, str], medan: str, kalimat: str
) -> None:
    kiriman = {**LENGKAP, **ubah}
    balasan = operator.post(_alamat(perkara), kiriman)
    halaman = balasan.content.decode()
    assert balasan.status_code == 422
    assert kalimat in halaman.split(f'id="{medan}-g"')[1].split("</p>")[0]
    ringkas = halaman.split(f'href="#{medan}"')[1].split("</a>")[0]
    assert ("Orang 2: " in ringkas) == medan.startswith("orang-2"), "the summary says whose field it is"
    for kunci in ("kk_asal", "orang-1-nik", "orang-2-nik"):
        assert f'value="{kiriman[kunci]}"' in halaman
    assert _surat() is None


def test_whoever_does_not_draft_is_sent_back(dunia: Dunia, masuk: Masuk, perkara: Permohonan) -> None:
    for jabatan in (Jabatan.SUBKOORD, Jabatan.KABID, Jabatan.KADIS):
        klien = masuk(dunia.penugasan[jabatan])
        assert "ketik isinya" not in teks(klien.get(f"/meja/b/{perkara.nomor}/"))
        for balasan in (klien.get(_alamat(perkara)), klien.post(_alamat(perkara), LENGKAP)):
            assert (balasan.status_code, balasan["Location"]) == (302, f"/meja/b/{perkara.nomor}/")
    assert dunia.orang_lain
    assert masuk(dunia.orang_lain).post(_alamat(perkara), LENGKAP).status_code == 404
    assert _surat() is None


def test_a_case_that_knows_its_letter_has_nothing_to_key_in(
    dunia: Dunia, operator: Client, perkara: Permohonan
) -> None:
    operator.post(_alamat(perkara), LENGKAP)
    balasan = operator.post(_alamat(perkara), {**LENGKAP, "orang-2-nama": "Lain"}, follow=True)
    assert "tidak perlu diketik" in teks(balasan)
    assert [a.orang.nama for a in register.surat_dari_baris(_surat()).anggota] == ["HARJONO", "PARTINI"]
    lahir = dunia.ajukan()
    assert operator.get(_alamat(lahir)).status_code == 302


def test_a_number_that_was_used_by_others(dunia: Dunia, operator: Client, perkara: Permohonan) -> None:
    operator.post(_alamat(perkara), LENGKAP)
    lama = register.surat_dari_baris(_surat())
    with lintas_kantor():
        SuratPindah.objects.all().delete()
        orang = replace(lama.anggota[1], shdk="1")
        register_services.tulis_surat(
            replace(lama, anggota=(orang,)), kantor=dunia.lain, sebab="KK-LAIN", pelaku="x", kini=KINI
        )
        register_services.pakai_surat(NOMOR, untuk="KK-LAIN", kini=KINI)
    balasan = operator.post(_alamat(perkara), LENGKAP)
    assert balasan.status_code == 422
    assert "sudah tercatat" in balasan.content.decode().split('id="nomor_surat-g"')[1].split("</p>")[0]
