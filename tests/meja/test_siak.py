"""SIAK at the desk: the queue, two blind entries, the list of values, the file, the difference side by side."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tertib.alur import centang_siak, gangguan
from tertib.dokumen import terbitan
from tertib.dokumen.susun import BELUM_ADA_PENANDATANGAN
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tertib.simulator.siak.pembuat import SiakTiruan
from tertib.wilayah.services import pilih_siak
from tests.meja.dunia import KINI, Dunia

Masuk = Callable[[Penugasan], Client]
NIK = "1606014211260041"


@pytest.fixture
def klien(dunia: Dunia, masuk: Masuk) -> Client:
    pilih_siak(dunia.kantor, "manual")
    return masuk(dunia.penugasan[Jabatan.OPERATOR])


@pytest.fixture
def siak(dunia: Dunia, tmp_path: Path, settings: Settings) -> SiakTiruan:
    settings.MAP_PKI, settings.MAP_BERKAS = tmp_path / "pki", tmp_path / "berkas"
    settings.TTE_KEPERCAYAAN = str(tmp_path / "percaya")
    siak = SiakTiruan(tmp_path / "siak", kini=KINI)
    siak.percayai(tmp_path / "percaya")
    siak.daftarkan(nip=dunia.penugasan[Jabatan.KADIS].pengguna.nip, nama="Hendra Saputra")
    return siak


def ketik(klien: Client, p: Permohonan, nomor: str, ke: int):  # type: ignore[no-untyped-def]
    halaman = klien.get(f"/meja/siak/{p.nomor}/").content.decode()
    guna = halaman.split('name="guna" value="')[1].split('"')[0]
    return klien.post(f"/meja/siak/{p.nomor}/nomor/", {"guna": guna, "nomor": nomor, "ke": ke})


def disetujui(dunia: Dunia, klien: Client) -> Permohonan:
    """A birth through all three checks, its number keyed."""
    p = dunia.ajukan()
    for ke in (1, 2):
        ketik(klien, p, NIK, ke)
    for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
        p = dunia.putus(p, jabatan, "lengkap")
    return p


def unggah(klien: Client, p: Permohonan, pdf: bytes):  # type: ignore[no-untyped-def]
    kiriman = {"jenis": "kk", "urut": "0", "berkas": SimpleUploadedFile("kk.pdf", pdf)}
    return klien.post(f"/meja/siak/{p.nomor}/dokumen/", kiriman)


def isi_kartu(p: Permohonan) -> dict[str, object]:
    with di_kantor("16.06"):
        satu = terbitan.daftar(p)[0]
        lembaran = satu.susun(kantor=p.kantor, ditandatangani=BELUM_ADA_PENANDATANGAN)
    isi: dict[str, object] = json.loads(lembaran.data)
    return isi


def test_an_office_of_its_own_has_no_such_pages(dunia: Dunia, masuk: Masuk) -> None:
    klien, p = masuk(dunia.penugasan[Jabatan.OPERATOR]), dunia.ajukan()
    assert klien.get("/meja/siak/").status_code == klien.get(f"/meja/siak/{p.nomor}/").status_code == 404
    assert "/meja/siak/" not in klien.get("/meja/").content.decode()


def test_another_office_that_keys_into_siak_finds_nothing(dunia: Dunia, klien: Client, masuk: Masuk) -> None:
    p, lain = dunia.ajukan(), masuk(dunia.orang_lain)  # type: ignore[arg-type]
    pilih_siak(dunia.lain, "manual")
    assert p.nomor not in lain.get("/meja/siak/").content.decode()
    for jalur in ("", "nomor/", "centang/", "dokumen/", "izin/"):
        kirim = lain.post if jalur else lain.get
        assert kirim(f"/meja/siak/{p.nomor}/{jalur}").status_code == 404
    assert klien.get(f"/meja/siak/{p.nomor}/").status_code == 200


def test_the_second_entry_does_not_show_the_first(dunia: Dunia, klien: Client) -> None:
    p = dunia.ajukan()
    assert "1 nomor dari SIAK" in klien.get("/meja/siak/").content.decode()
    assert ketik(klien, p, NIK, 1).status_code == 302
    halaman = klien.get(f"/meja/siak/{p.nomor}/").content.decode()
    assert "ketikan kedua" in halaman and NIK not in halaman
    berbeda = ketik(klien, p, "1606014211260014", 2)
    assert berbeda.status_code == 422 and "tidak sama" in berbeda.content.decode()
    assert NIK not in berbeda.content.decode()
    ketik(klien, p, NIK, 1)
    assert ketik(klien, p, NIK, 2).status_code == 302
    assert p.nomor not in klien.get("/meja/siak/").content.decode()


def test_all_values_stand_on_one_page_and_are_ticked(dunia: Dunia, klien: Client) -> None:
    p = disetujui(dunia, klien)
    halaman = klien.get(f"/meja/siak/{p.nomor}/").content.decode()
    with di_kantor("16.06"):
        baris = [b for k in centang_siak.disalin(p) for b in k.baris]
    assert len(baris) > 15 and all(f'data-nilai="{b.nilai}"' in halaman for b in baris)
    letak = [halaman.index(f'value="{b.kunci}"') for b in baris]
    assert letak == sorted(letak)
    klien.post(f"/meja/siak/{p.nomor}/centang/", {"kunci": [b.kunci for b in baris[:4]]})
    assert f"4 dari {len(baris)} nilai dicentang" in klien.get("/meja/siak/").content.decode()
    assert klien.get(f"/meja/siak/{p.nomor}/").content.decode().count(" checked") == 4


def test_a_difference_stands_side_by_side_until_another_person_decides(
    dunia: Dunia, klien: Client, masuk: Masuk, siak: SiakTiruan
) -> None:
    p = disetujui(dunia, klien)
    nip = dunia.penugasan[Jabatan.KADIS].pengguna.nip
    assert unggah(klien, p, siak.kartu({**isi_kartu(p), "alamat": "JALAN MERDEKA 8"}, nip=nip)).status_code == 302
    halaman = klien.get(f"/meja/siak/{p.nomor}/").content.decode()
    assert "JALAN MERDEKA 7" in halaman and "<mark>JALAN MERDEKA 8</mark>" in halaman
    assert "Izinkan perbedaan ini" not in halaman and "orang lain" in halaman
    kabid = masuk(dunia.penugasan[Jabatan.KABID])
    assert "Izinkan perbedaan ini" in kabid.get(f"/meja/siak/{p.nomor}/").content.decode()
    izin = {"jenis": "kk", "urut": "0", "alasan": ""}
    assert kabid.post(f"/meja/siak/{p.nomor}/izin/", izin).status_code == 422
    kabid.post(f"/meja/siak/{p.nomor}/izin/", {**izin, "alasan": "Nomor rumah baru diubah."})
    p.refresh_from_db()
    assert p.langkah == "terbitkan"


def test_what_is_refused_is_said_at_the_field(dunia: Dunia, klien: Client, siak: SiakTiruan) -> None:
    p = disetujui(dunia, klien)
    for pdf, sebab in ((b"x", "bukan PDF"), (b"", "Pilih PDF dari SIAK")):
        balasan = unggah(klien, p, pdf)
        assert balasan.status_code == 422 and sebab in balasan.content.decode()
    assert klien.post(f"/meja/siak/{p.nomor}/dokumen/", {"jenis": "kk", "urut": "x"}).status_code == 422


def test_an_outage_is_told_and_the_order_stays(dunia: Dunia, klien: Client) -> None:
    nomor = [dunia.ajukan().nomor, dunia.ajukan(KINI + timedelta(minutes=1)).nomor]
    with di_kantor("16.06"):
        gangguan.mulai(oleh=dunia.penugasan[Jabatan.KABID], catatan="SIAK tidak dapat dibuka.", kini=KINI)
    halaman = klien.get("/meja/siak/").content.decode()
    assert "SIAK tidak dapat dibuka." in halaman and halaman.index(nomor[0]) < halaman.index(nomor[1])


def test_the_head_of_office_reads_where_to_sign(dunia: Dunia, klien: Client, masuk: Masuk) -> None:
    p = disetujui(dunia, klien)
    kadis = masuk(dunia.penugasan[Jabatan.KADIS])
    for alamat in ("/meja/tandatangan/", f"/meja/tandatangan/{p.nomor}/"):
        halaman = kadis.get(alamat).content.decode()
        assert "Kantor ini menandatangani di SIAK." in halaman and "Tanda tangani KK ini" not in halaman
