"""Deciding, taking, giving back."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Kekurangan, Kunjungan, Permohonan
from tests.meja.dunia import Dunia

Masuk = Callable[[Penugasan], Client]
SEMUA = ["kk_lama", "akta_kelahiran"]


def _kirim(klien: Client, p: Permohonan, putusan: str, **lain: Any):  # type: ignore[no-untyped-def]
    isi = {"putusan": putusan, "versi": p.versi, "sasaran": [""], "catatan": [""], **lain}
    return klien.post(f"/meja/b/{p.nomor}/putus/", isi)


def _segar(dunia: Dunia, p: Permohonan) -> Permohonan:
    with di_kantor(dunia.kantor.kode):
        p.refresh_from_db()
    return p


def test_forward_moves_and_says_whose_turn_it_is(dunia: Dunia, masuk: Masuk) -> None:
    p, klien = dunia.ajukan(), masuk(dunia.penugasan[Jabatan.OPERATOR])
    balasan = _kirim(klien, p, "lengkap", sesuai=SEMUA)
    assert balasan.headers["Location"] == "/meja/"
    assert _segar(dunia, p).langkah == "validasi"
    assert f"{p.nomor}: lengkap, giliran Verifikator/ Sub Koord." in klien.get("/meja/").content.decode()


def test_forward_needs_the_whole_checklist(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "lengkap", sesuai=SEMUA[:1])
    assert balasan.status_code == 409
    assert "Centang setiap persyaratan" in balasan.content.decode()
    assert 'value="kk_lama"' in balasan.content.decode()
    assert _segar(dunia, p).langkah == "periksa"


def test_return_without_reason_keeps_what_was_ticked(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "tidak lengkap", sesuai=["kk_lama"])
    halaman = balasan.content.decode()
    assert balasan.status_code == 422
    assert "Tulis alasannya. “tidak lengkap” tidak dapat dikirim tanpa alasan." in halaman
    assert 'href="#catatan-0"' in halaman
    assert halaman.count("checked") == 1
    assert _segar(dunia, p).langkah == "periksa"


def test_item_without_note_keeps_the_item(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(
        masuk(dunia.penugasan[Jabatan.OPERATOR]),
        p,
        "tidak lengkap",
        sasaran=["syarat:akta_kelahiran", "isian:nama_anak"],
        catatan=["Nomor akta terpotong.", ""],
    )
    halaman = balasan.content.decode()
    assert balasan.status_code == 422
    assert 'value="Nomor akta terpotong."' in halaman
    assert '<option value="isian:nama_anak" selected>' in halaman
    assert 'href="#catatan-1"' in halaman


def test_return_writes_down_each_item(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    _kirim(
        masuk(dunia.penugasan[Jabatan.OPERATOR]),
        p,
        "tidak lengkap",
        sasaran=["syarat:akta_kelahiran", "isian:nama_anak"],
        catatan=["Nomor akta terpotong.", "Nama berbeda dengan akta."],
    )
    with di_kantor(dunia.kantor.kode):
        assert [(k.sasaran, k.catatan) for k in Kekurangan.objects.order_by("id")] == [
            ("syarat:akta_kelahiran", "Nomor akta terpotong."),
            ("isian:nama_anak", "Nama berbeda dengan akta."),
        ]
        alasan = queries.riwayat(p)[-1].alasan
    assert "Kutipan akta kelahiran anak: Nomor akta terpotong." in alasan
    assert _segar(dunia, p).langkah == "ajukan"


def test_forward_with_a_reason_is_asked_again(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "lengkap", sesuai=SEMUA, catatan=["Buram."])
    assert balasan.status_code == 422
    assert "Kosongkan alasannya" in balasan.content.decode()
    assert _segar(dunia, p).langkah == "periksa"


def test_stale_form_learns_who_did_what(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    versi = p.versi
    dunia.putus(p, Jabatan.OPERATOR, "lengkap")
    p.versi = versi
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "lengkap", sesuai=SEMUA)
    assert balasan.status_code == 409
    assert "sudah diputus Ratna Puspita pukul 10.16: lengkap" in balasan.content.decode()


def test_form_without_version_moves_nothing(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "lengkap", sesuai=SEMUA, versi="x")
    assert balasan.status_code == 409
    assert _segar(dunia, p).langkah == "periksa"


def test_wrong_role_cannot_decide(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.KABID]), p, "lengkap", sesuai=SEMUA)
    assert balasan.status_code == 409
    assert _segar(dunia, p).langkah == "periksa"


def test_answer_the_sop_does_not_know(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "setuju", sesuai=SEMUA)
    assert balasan.status_code == 409
    assert "tidak punya jawaban" in balasan.content.decode()


def test_note_is_shown_as_text(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    _kirim(klien, p, "tidak lengkap", catatan=["<script>alert(1)</script>"])
    halaman = klien.get(f"/meja/b/{p.nomor}/").content.decode()
    assert "<script>alert" not in halaman
    assert "&lt;script&gt;alert" in halaman


def test_take_and_give_back(dunia: Dunia, masuk: Masuk) -> None:
    p, klien = dunia.ajukan(), masuk(dunia.penugasan[Jabatan.OPERATOR])

    def pemegang() -> str:
        with di_kantor(dunia.kantor.kode):
            return str(Kunjungan.objects.get(permohonan=p, selesai=None).petugas)

    assert klien.post(f"/meja/b/{p.nomor}/ambil/").headers["Location"] == f"/meja/b/{p.nomor}/"
    assert pemegang() == "Ratna Puspita"
    rekan = masuk(dunia.rekan(Jabatan.OPERATOR))
    rekan.post(f"/meja/b/{p.nomor}/ambil/")
    assert pemegang() == "Ratna Puspita"
    assert "Sudah diambil Ratna Puspita." in rekan.get(f"/meja/b/{p.nomor}/").content.decode()
    rekan.post(f"/meja/b/{p.nomor}/lepas/")
    assert pemegang() == "Ratna Puspita"
    klien.post(f"/meja/b/{p.nomor}/lepas/")
    assert pemegang() == "None"


def test_get_decides_nothing(dunia: Dunia, masuk: Masuk) -> None:
    p, klien = dunia.ajukan(), masuk(dunia.penugasan[Jabatan.OPERATOR])
    for ujung in ("putus/", "ambil/", "lepas/"):
        assert klien.get(f"/meja/b/{p.nomor}/{ujung}").status_code == 405


def test_forged_post_is_refused(dunia: Dunia) -> None:
    p, klien = dunia.ajukan(), Client(enforce_csrf_checks=True)
    klien.force_login(dunia.penugasan[Jabatan.OPERATOR].pengguna)
    assert _kirim(klien, p, "lengkap", sesuai=SEMUA).status_code == 403


def test_invented_item_is_refused(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    balasan = _kirim(
        masuk(dunia.penugasan[Jabatan.OPERATOR]), p, "tidak lengkap", sasaran=["isian:gaji"], catatan=["Salah."]
    )
    assert balasan.status_code == 422
    assert "Pilih butir dari daftar." in balasan.content.decode()
    assert _segar(dunia, p).langkah == "periksa"
