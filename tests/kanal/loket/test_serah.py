"""Handing over: the slip opens its case, only who may receives, and each thing happens once."""

import re

import pytest

from tertib.buku import queries as buku
from tertib.dokumen import queries as dokumen
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tests.kanal.pemohon import teks
from tests.kanal.tatap_muka import Loket, foto


def _token(loket: Loket, p) -> str:  # type: ignore[no-untyped-def]
    with di_kantor("16.06"):
        slip = buku.slip(p)
        assert slip is not None
        return str(slip.token)


def test_straight_through_to_the_receipt(loket: Loket) -> None:
    p = loket.sampai_siap()
    balasan = loket.serahkan(p, slip=_token(loket, p))
    assert balasan["Location"] == f"/loket/b/{p.nomor}/bukti-serah/"
    assert loket.segar(p).akhir == "selesai"
    halaman = teks(loket.klien.get(balasan["Location"]))
    assert "BUKTI PENYERAHAN KARTU KELUARGA" in halaman
    assert "Siti Rahmawati" in halaman
    assert "tanda bukti pengambilan dan KTP-el" in halaman
    with di_kantor("16.06"):
        (terbit,) = dokumen.terbit(p)
        assert terbit.dicap


@pytest.mark.parametrize("ditunjukkan", ["token", "alamat", "nomor", "nomor kecil"])
def test_slip_opens_its_case(loket: Loket, ditunjukkan: str) -> None:
    p = loket.sampai_siap()
    token = _token(loket, p)
    isi = {"token": token, "alamat": f"http://localhost:8000/loket/s/{token}/", "nomor": p.nomor,
           "nomor kecil": str(p.nomor).lower()}[ditunjukkan]  # fmt: skip
    balasan = loket.klien.post("/loket/serah/", {"slip": isi})
    assert balasan["Location"] == f"/loket/b/{p.nomor}/serah/"
    halaman = loket.klien.get(balasan["Location"]).content.decode()
    assert f'name="slip" autocomplete="off" spellcheck="false" maxlength="300" value="{isi}"' in halaman


def test_unknown_slip_is_said(loket: Loket) -> None:
    balasan = loket.klien.post("/loket/serah/", {"slip": "KK-1606-26-999999"})
    assert balasan.status_code == 422
    assert "Tidak ada permohonan dengan tanda bukti ini" in teks(balasan)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"slip": "KK-1606-26-000999"}, "tidak cocok"),
        ({"slip": ""}, "tidak cocok"),
        ({"identitas": ""}, "Cocokkan wajah penerima"),
        ({"tanda_tangan": ""}, "Penerima menandatangani"),
        ({"cap": ""}, "cap dinas"),
        ({"hubungan": "kuasa", "nama": "Rahmat Hidayat", "nik": "1606011203900003"}, "F-1.07"),
        (
            {"hubungan": "kuasa", "kuasa_dilihat": "ya", "nama": "", "nik": "1606011203900003"},
            "Tulis nama penerima kuasa",
        ),
        ({"hubungan": "kuasa", "kuasa_dilihat": "ya", "nama": "Rahmat Hidayat", "nik": "12"}, "NIK:"),
    ],
)
def test_who_may_not_receive_does_not(loket: Loket, ubah: dict[str, str], kalimat: str) -> None:
    p = loket.sampai_siap()
    balasan = loket.serahkan(p, **ubah)
    assert balasan.status_code == 422
    assert kalimat in teks(balasan)
    assert loket.segar(p).langkah == "serahkan"
    with di_kantor("16.06"):
        assert buku.serahan(p) is None


@pytest.mark.parametrize("surat", [{"kuasa_dilihat": "ya"}, {"kuasa_pindai": None}])
def test_somebody_else_with_power_of_attorney(loket: Loket, surat: dict[str, object]) -> None:
    p = loket.sampai_siap()
    isi = {k: v or foto() for k, v in surat.items()}
    balasan = loket.serahkan(p, hubungan="kuasa", nama="Rahmat Hidayat", nik="1606011203900003", **isi)
    assert balasan.status_code == 302
    halaman = teks(loket.klien.get(balasan["Location"]))
    assert "Rahmat Hidayat" in halaman
    assert "penerima kuasa (F-1.07)" in halaman
    assert "1606011203900003" not in halaman


def test_signature_on_screen_stands_on_the_receipt(loket: Loket) -> None:
    p = loket.sampai_siap()
    balasan = loket.serahkan(p, tanda_tangan="", gambar=foto())
    halaman = loket.klien.get(balasan["Location"]).content.decode()
    assert re.search(r'class="ttd-gambar" src="data:image/(jpeg|png);base64,', halaman)


def test_second_hand_over_is_refused(loket: Loket) -> None:
    p = loket.sampai_siap()
    versi = p.versi
    loket.serahkan(p)
    balasan = loket.serahkan(p, versi=versi)
    assert balasan["Location"] == f"/loket/b/{p.nomor}/"
    assert "Serahkan KK" not in teks(loket.klien.get(f"/loket/b/{p.nomor}/")).split("Lembar dan pekerjaan")[1]


def test_stale_form_hands_nothing_over(loket: Loket) -> None:
    p = loket.sampai_siap()
    balasan = loket.serahkan(p, versi=p.versi - 1)
    assert balasan.status_code == 422
    assert "sudah diputus" in teks(balasan)
    assert loket.segar(p).langkah == "serahkan"


def test_not_ready_is_not_handed_over(loket: Loket) -> None:
    p = loket.terima()
    assert loket.klien.get(f"/loket/b/{p.nomor}/serah/")["Location"] == f"/loket/b/{p.nomor}/"
    assert loket.serahkan(p)["Location"] == f"/loket/b/{p.nomor}/"
    assert loket.segar(p).langkah == "koreksi"


def test_desk_shows_the_way_to_the_counter_to_its_clerk_only(loket: Loket, masuk) -> None:  # type: ignore[no-untyped-def]
    assert '<a href="/loket/">' in loket.klien.get("/meja/").content.decode()
    assert '<a href="/loket/">' not in masuk(loket.dunia.penugasan[Jabatan.KASI]).get("/meja/").content.decode()


def test_desk_leads_to_the_hand_over(loket: Loket) -> None:
    p = loket.sampai_siap()
    halaman = loket.klien.get(f"/meja/b/{p.nomor}/").content.decode()
    assert f'href="/loket/b/{p.nomor}/serah/"' in halaman
    balasan = loket.meja(Jabatan.LOKET, p, "lanjut")
    assert balasan["Location"] == f"/loket/b/{p.nomor}/serah/"
    assert loket.segar(p).langkah == "serahkan"
