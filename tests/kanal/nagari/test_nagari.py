"""The village: only its own cases, one form for everything, and nothing twice."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from tertib.buku import queries as buku
from tertib.dokumen.models import Cara, Dokumen
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tests.kanal.pemohon import teks
from tests.kanal.tatap_muka import SERAH, foto
from tests.meja.dunia import Dunia

Sampai = Callable[[str], Permohonan]
Masuk = Callable[[Penugasan], Client]


def _serah(klien: Client, p: Permohonan, **lain: object) -> HttpResponse:
    return klien.post(f"/nagari/{p.nomor}/serah/", {"versi": p.versi, **SERAH, **lain})


def _kini(p: Permohonan) -> Permohonan:
    with di_kantor("16.06"):
        p.refresh_from_db()
    return p


def test_own_case_waits_and_is_open(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    halaman = teks(operator.get("/nagari/"))
    assert "1 KK menunggu dicetak dan diserahkan." in halaman
    assert p.nomor in halaman
    assert "Siti Rahmawati" in halaman


def test_card_is_fetched_as_a_file(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    balasan = operator.get(f"/nagari/{p.nomor}/kartu-1.pdf")
    assert balasan.content.startswith(b"%PDF-")
    assert balasan["Content-Disposition"] == f'attachment; filename="{p.nomor}-1.pdf"'


def test_a_card_signed_with_a_pen_is_not_printed_again(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    with di_kantor("16.06"):
        Dokumen.objects.filter(permohonan=p).update(cara=Cara.BASAH)
    halaman = operator.get("/nagari/").content.decode()
    assert "Terima kertasnya dari kantor" in halaman
    assert "kartu-1.pdf" not in halaman
    assert operator.get(f"/nagari/{p.nomor}/kartu-1.pdf").status_code == 404
    assert operator.post(f"/nagari/{p.nomor}/sampai/")["Location"] == f"/nagari/?buka={p.nomor}"
    assert "Kertas dari kantor diterima" in operator.get("/nagari/").content.decode()


def test_received_and_fetched_in_one_exchange_and_told_in_the_history(
    operator: Client, sampai: Sampai, dunia: Dunia, masuk: Masuk
) -> None:
    p = sampai("cetak")
    assert "Terima dan unduh KK (PDF)" in operator.get("/nagari/").content.decode()
    for _kali in range(2):
        assert operator.post(f"/nagari/{p.nomor}/sampai/").content.startswith(b"%PDF-")
    with di_kantor("16.06"):
        kiriman = buku.kiriman(p)
        assert kiriman is not None
        assert kiriman.penerima is not None
        assert (kiriman.penerima.jabatan, kiriman.peran) == (Jabatan.OPERATOR_NAGARI, "nagari")
        assert p.riwayat.filter(tindakan="sampai").count() == 1
    assert "kartu-1.pdf" in operator.get("/nagari/").content.decode()
    halaman = teks(masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{p.nomor}/"))
    assert "Kiriman diterima" in halaman
    assert "Kepada Operator Nagari" in halaman
    assert "Dikirim ke desa" in halaman


def test_waiting_for_the_applicant_from_the_village_page(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    assert operator.post(f"/meja/b/{p.nomor}/tunggu/")["Location"] == f"/nagari/?buka={p.nomor}"
    assert "Menunggu pemohon sejak" in teks(operator.get("/nagari/"))
    operator.post(f"/meja/b/{p.nomor}/datang/")
    assert "Siap diambil, pemohon belum datang" in teks(operator.get("/nagari/"))


def test_one_form_prints_hands_over_and_files(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    balasan = _serah(operator, p, tanda_tangan="", gambar=foto())
    assert balasan["Location"] == f"/nagari/{p.nomor}/bukti/"
    assert _kini(p).akhir == "selesai"
    halaman = operator.get(balasan["Location"]).content.decode()
    assert "Siti Rahmawati" in halaman
    assert 'class="ttd-gambar"' in halaman
    with di_kantor("16.06"):
        arsip, serahan = buku.arsip(p), buku.serahan(p)
        assert arsip is not None
        assert arsip.tempat is not None
        assert arsip.tempat.desa_id == "16.06.01.1009"
        assert serahan is not None
        assert serahan.bukti == "identitas"
    assert "Siti Rahmawati" in teks(operator.get("/nagari/")).split("Diserahkan hari ini")[1]


def test_sent_twice_happens_once(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    _serah(operator, p)
    assert _serah(operator, p)["Location"] == f"/nagari/{p.nomor}/bukti/"
    with di_kantor("16.06"):
        assert p.serahan.count() == 1


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"identitas": ""}, "Cocokkan wajah penerima"),
        ({"tanda_tangan": ""}, "Penerima menandatangani"),
        ({"disimpan": ""}, "map arsip nagari"),
        ({"hubungan": "kuasa", "nama": "Rahmat Hidayat", "nik": "1606011203900003"}, "F-1.07"),
    ],
)
def test_what_is_missing_is_said_and_kept(operator: Client, sampai: Sampai, ubah: dict[str, str], kalimat: str) -> None:
    p = sampai("cetak")
    balasan = _serah(operator, p, **ubah)
    assert balasan.status_code == 422
    assert kalimat in teks(balasan)
    assert _kini(p).langkah == "cetak"


def test_power_of_attorney_in_the_village(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    surat = {"hubungan": "kuasa", "nama": "Rahmat Hidayat", "nik": "1606011203900003", "kuasa_dilihat": "ya"}
    assert "Rahmat Hidayat" in teks(operator.get(_serah(operator, p, **surat)["Location"]))


@pytest.mark.parametrize("ujung", ["kartu-1.pdf", "bukti/"])
def test_other_village_has_no_such_case(dunia: Dunia, masuk: Masuk, sampai: Sampai, ujung: str) -> None:
    p = sampai("cetak")
    lain = masuk(dunia.penugasan["desa-lain"])
    assert p.nomor not in lain.get("/nagari/").content.decode()
    assert lain.get(f"/nagari/{p.nomor}/{ujung}").status_code == 404
    assert _serah(lain, p).status_code == 404
    assert _kini(p).langkah == "cetak"


def test_before_its_step_the_case_is_not_the_villages(operator: Client, sampai: Sampai) -> None:
    p = sampai("catat-kirim")
    assert p.nomor not in operator.get("/nagari/").content.decode()
    assert operator.get(f"/nagari/{p.nomor}/kartu-1.pdf").status_code == 404


@pytest.mark.parametrize("jabatan", [Jabatan.OPERATOR, Jabatan.KASI, Jabatan.KADIS])
def test_the_office_has_no_village(dunia: Dunia, masuk: Masuk, jabatan: str) -> None:
    assert masuk(dunia.penugasan[jabatan]).get("/nagari/").status_code == 404


def test_desk_leads_to_the_village_page(operator: Client, sampai: Sampai) -> None:
    p = sampai("cetak")
    assert '<a href="/nagari/">' in operator.get("/meja/").content.decode()
    assert f'href="/nagari/?buka={p.nomor}"' in operator.get(f"/meja/b/{p.nomor}/").content.decode()
