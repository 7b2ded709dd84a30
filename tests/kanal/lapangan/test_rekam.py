"""What a tablet may ask and send: signed in, enrolled, not locked out; each record once, the case moved by it."""

import json
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.test import Client
from pytest_django import Settings

from tertib.alur import putus_rekaman, rekam, rencana_rekam
from tertib.alur import tablet as alur_tablet
from tertib.inti import jam
from tertib.inti.lingkup import di_kantor
from tertib.inti.sandi import sidik
from tertib.kanal.lapangan.tablet import KUE
from tertib.perekaman import sbi
from tertib.perekaman.models import Butir, JadwalKunjungan, Keadaan, Rekaman, Tablet
from tertib.perekaman.rules import BAGIAN
from tertib.permohonan.models import Permohonan
from tertib.simulator.sbi.dunia import Dunia
from tertib.simulator.sbi.jawab import tangkap
from tests.alur.conftest import folder, map_pki
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import KINI
from tests.perekaman.rekaman_contoh import kantor_perekam

__all__ = ["folder", "map_pki"]
AKAR = "/lapangan/rekam/"


@pytest.fixture
def kantor(db: None, folder: Path, tmp_path: Path, settings: Settings) -> Iterator[KantorSop]:
    settings.SBI_KEPERCAYAAN = str(tmp_path / "alat.pem")
    Path(settings.SBI_KEPERCAYAAN).write_bytes(Dunia().kunci.sertifikat.public_bytes(Encoding.PEM))
    with jam.jam_tetap(KINI + timedelta(hours=2)), di_kantor("16.06"):
        yield kantor_perekam(tmp_path)


@pytest.fixture
def perkara(kantor: KantorSop) -> Permohonan:
    return kantor.sampai("rekam")


def tablet_baru(kantor: KantorSop, p: Permohonan, nama: str = "Tablet 1") -> tuple[Client, Tablet]:
    """A tablet in the hands of the recording officer, who is to visit this case today."""
    oleh, kini = kantor.penugasan("perekam"), jam.kini()
    tablet, token = alur_tablet.daftarkan(oleh, nama=nama, kini=kini)
    rencana_rekam.rencanakan(
        oleh, nomor=str(p.nomor), tempat="Dusun Rekaan", tanggal=kini.date().isoformat(), mulai="09:00",
        sampai="10:00", tim="", perekam=oleh.pk, tablet=tablet.pk, kini=kini,
    )  # fmt: skip
    klien = Client()
    klien.force_login(oleh.pengguna)
    klien.cookies[KUE] = token
    return klien, tablet


def dari_alat(kode: uuid.UUID) -> list[tuple[str, bytes, str]]:
    """(part, JWT, hash) for ten fingers and two irises."""
    hasil, alat = [], Dunia(ditanya=True, kini=jam.kini)
    nama = {v: k for k, v in sbi.NAMA_ALAT.items()}
    for jenis, sub, banyak in (("Finger", "1", 4), ("Finger", "2", 4), ("Finger", "3", 2), ("Iris", "3", 2)):
        bio = {"type": jenis, "deviceSubId": sub, "count": banyak, "previousHash": sbi.AWAL}
        isian = {"purpose": "Registration", "env": "Staging", "transactionId": str(kode), "bio": [bio]}
        for b in tangkap(alat, isian)["biometrics"]:
            isi = sbi.buka(b["data"].encode(), kepercayaan=(alat.kunci.sertifikat,))
            hasil.append((nama[isi.bagian], b["data"].encode(), b["hash"].lower()))
    return hasil


def rekaman_alat(p: Permohonan, orang: int = 0) -> tuple[uuid.UUID, dict[str, Any], dict[str, bytes]]:
    """Code, announcement and pieces of one person recorded with a device."""
    kode, siapa = uuid.uuid4(), rekam.orang(p)[orang]
    isi, rantai = {"wajah": b"foto", "tanda-tangan": b"coretan"}, {}
    for bagian, jwt, hash_blok in dari_alat(kode):
        isi[bagian], rantai[bagian] = jwt, hash_blok
    butir = [{"bagian": b, "sidik": sidik(x), "mutu": 80, "rantai": rantai.get(b, "")} for b, x in isi.items()]
    umum = {"nomor": p.nomor, "nik": siapa.nik, "nama": siapa.nama, "direkam": jam.kini().isoformat()}
    return kode, {**umum, "butir": butir}, isi


def umumkan(klien: Client, kode: uuid.UUID, isi: dict[str, Any]) -> Any:
    return klien.post(f"{AKAR}terima/{kode}/", json.dumps(isi), content_type="application/json")


def kirim(klien: Client, kode: uuid.UUID, isi: dict[str, Any], potongan: dict[str, bytes]) -> dict[str, Any]:
    jawaban: dict[str, Any] = umumkan(klien, kode, isi).json()
    for bagian in jawaban["kurang"]:
        alamat = f"{AKAR}terima/{kode}/{bagian}/"
        jawaban = klien.post(alamat, potongan[bagian], content_type="application/octet-stream").json()
    return jawaban


def test_what_comes_whole_moves_the_case(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, tablet = tablet_baru(kantor, perkara)
    (kunjungan,) = klien.get(f"{AKAR}hari-ini/").json()["jadwal"]
    assert kunjungan["nomor"] == perkara.nomor
    assert [o["direkam"] for o in kunjungan["orang"]] == [False] * len(rekam.orang(perkara))
    for ke in range(len(rekam.orang(perkara))):
        assert kirim(klien, *rekaman_alat(perkara, ke)) == {"keadaan": "berlaku", "sebab": "", "kurang": []}
    perkara.refresh_from_db()
    assert perkara.langkah == "cetak"
    tablet.refresh_from_db()
    assert tablet.sinkron == jam.kini()


def test_sent_twice_and_cut_off_in_between(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, _ = tablet_baru(kantor, perkara)
    kode, isi, potongan = rekaman_alat(perkara)
    assert len(umumkan(klien, kode, isi).json()["kurang"]) == 14
    klien.post(f"{AKAR}terima/{kode}/wajah/", potongan["wajah"], content_type="application/octet-stream")
    assert len(umumkan(klien, kode, isi).json()["kurang"]) == 13
    satu, dua = kirim(klien, kode, isi, potongan), kirim(klien, kode, isi, potongan)
    assert satu == dua
    assert (Rekaman.objects.count(), Butir.objects.count()) == (1, len(BAGIAN))


def test_two_tablets_on_one_visit(kantor: KantorSop, perkara: Permohonan) -> None:
    satu, _ = tablet_baru(kantor, perkara)
    dua, _ = tablet_baru(kantor, perkara, "Tablet 2")
    assert kirim(satu, *rekaman_alat(perkara))["keadaan"] == "berlaku"
    assert kirim(dua, *rekaman_alat(perkara))["sebab"] == "ganda"
    kasi = Client()
    kasi.force_login(kantor.penugasan("perekam").pengguna)
    assert b"sudah direkam tablet lain" in kasi.get(f"{AKAR}rencana/").content
    lain = Rekaman.objects.get(keadaan=Keadaan.DISISIHKAN)
    with pytest.raises(putus_rekaman.SudahDiputus):
        for _ in range(2):
            putus_rekaman.putus_rekaman(lain, pakai=True, oleh=kantor.penugasan("perekam"), kini=jam.kini())
    lain.refresh_from_db()
    assert lain.keadaan == Keadaan.BERLAKU


def test_what_the_device_did_not_sign_is_set_aside(kantor: KantorSop, perkara: Permohonan, settings: Settings) -> None:
    klien, _ = tablet_baru(kantor, perkara)
    settings.SBI_KEPERCAYAAN = ""
    assert kirim(klien, *rekaman_alat(perkara)) == {"keadaan": "disisihkan", "sebab": "alat-asing", "kurang": []}
    perkara.refresh_from_db()
    assert perkara.langkah == "rekam"
    with pytest.raises(putus_rekaman.TidakDapatDipakai):
        putus_rekaman.putus_rekaman(
            Rekaman.objects.get(), pakai=True, oleh=kantor.penugasan("perekam"), kini=jam.kini()
        )


def test_somebody_who_is_not_in_the_case(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, _ = tablet_baru(kantor, perkara)
    kode, isi, potongan = rekaman_alat(perkara)
    assert kirim(klien, kode, {**isi, "nik": "1" * 16}, potongan)["sebab"] == "bukan-orangnya"


def test_a_lost_tablet_is_locked_out_and_told_to_wipe(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, tablet = tablet_baru(kantor, perkara)
    assert klien.get(f"{AKAR}keadaan/").json() == {"terdaftar": True, "dikunci": False}
    alur_tablet.kunci(tablet, oleh=kantor.penugasan("perekam"), sebab="hilang di perahu", kini=jam.kini())
    tanpa_masuk = Client()
    tanpa_masuk.cookies[KUE] = klien.cookies[KUE].value
    assert tanpa_masuk.get(f"{AKAR}keadaan/").json()["dikunci"] is True
    assert klien.get(f"{AKAR}hari-ini/").status_code == 403
    assert umumkan(klien, *rekaman_alat(perkara)[:2]).status_code == 403
    assert not Rekaman.objects.exists()


def test_another_device_or_nobody_signed_in(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, _ = tablet_baru(kantor, perkara)
    lain = Client()
    lain.force_login(kantor.penugasan("perekam").pengguna)
    assert lain.get(f"{AKAR}hari-ini/").json() == {"galat": "bukan-tablet"}
    klien.logout()
    assert klien.get(f"{AKAR}hari-ini/").status_code == 302


@pytest.mark.parametrize("badan", [b"", b"[]", b"{}", b'{"nomor": "X", "direkam": "2026-11-20"}', b"\xff"])
def test_what_is_not_an_announcement(kantor: KantorSop, perkara: Permohonan, badan: bytes) -> None:
    klien, _ = tablet_baru(kantor, perkara)
    balasan = klien.post(f"{AKAR}terima/{uuid.uuid4()}/", badan, content_type="application/json")
    assert balasan.status_code == 422 and "tetap di tablet" in balasan.json()["galat"]


def test_the_page_says_nothing_about_anybody_and_may_call_devices(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, _ = tablet_baru(kantor, perkara)
    balasan = klien.get(AKAR)
    assert str(perkara.nomor) not in balasan.content.decode()
    assert kantor.penugasan("perekam").pengguna.nama not in balasan.content.decode()
    assert "http://127.0.0.1:*" in balasan["Content-Security-Policy"]
    assert "127.0.0.1" not in klien.get(f"{AKAR}rencana/")["Content-Security-Policy"]


def test_a_plan_says_what_is_missing(kantor: KantorSop, perkara: Permohonan) -> None:
    klien, tablet = tablet_baru(kantor, perkara)
    isi = {"nomor": perkara.nomor, "tempat": "Dusun", "tanggal": "2026-11-21", "mulai": "08:00", "sampai": "09:00"}
    isi |= {"perekam": kantor.penugasan("perekam").pk, "tablet": tablet.pk, "tim": "Bidan Rekaan"}
    for medan, nilai in (
        ("nomor", "X"),
        ("tempat", ""),
        ("tanggal", "2026-11-01"),
        ("sampai", "07:00"),
        ("tablet", "0"),
    ):
        assert klien.post(f"{AKAR}rencana/", {**isi, medan: nilai}).status_code == 422
    assert klien.post(f"{AKAR}rencana/", isi).status_code == 302
    assert JadwalKunjungan.objects.count() == 2
    assert b"Bidan Rekaan" in klien.get(f"{AKAR}rencana/").content


def test_enrolled_by_who_holds_it_and_locked_with_a_reason(kantor: KantorSop) -> None:
    klien = Client()
    klien.force_login(kantor.penugasan("perekam").pengguna)
    assert klien.post(f"{AKAR}tablet/", {"nama": " "}).status_code == 422
    balasan = klien.post(f"{AKAR}tablet/", {"nama": "Tablet 7"})
    kue = balasan.cookies[KUE]
    assert (kue["httponly"], kue["samesite"], kue["path"]) == (True, "Strict", AKAR)
    tablet = Tablet.objects.get()
    assert kue.value not in tablet.rahasia_sidik
    assert "terdaftar sebagai Tablet 7" in klien.get(f"{AKAR}tablet/").content.decode()
    assert klien.post(f"{AKAR}tablet/{tablet.pk}/kunci/", {"sebab": ""}).status_code == 422
    assert klien.post(f"{AKAR}tablet/{tablet.pk}/kunci/", {"sebab": "hilang"}).status_code == 302
    assert "Dikunci" in klien.get(f"{AKAR}tablet/").content.decode()
