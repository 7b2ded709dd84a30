"""The captcha: solved by a script or answered by a person; absent, forged, used and old ones refused."""

import base64
import json
from datetime import timedelta

import pytest

from tertib.inti.models import Laju
from tertib.kanal.ikd import soal
from tertib.kanal.ikd.models import SoalTerpakai
from tests.kanal.ikd.dunia import KINI, PIN, Ponsel, captcha, jawab
from tests.kanal.pemohon import teks
from tests.meja.dunia import NIK_IBU

pytestmark = pytest.mark.django_db


def _halaman(satu: soal.Soal) -> str:
    altcha = satu.altcha.replace('"', "&quot;")
    return f'data-altcha="{altcha}" name="garam" value="{satu.garam}" name="tanda" value="{satu.tanda}" {satu.kalimat}'


def _muatan(isian: dict[str, str], **ubah: object) -> dict[str, str]:
    isi = json.loads(base64.b64decode(isian["altcha"])) | ubah
    return {"altcha": base64.b64encode(json.dumps(isi).encode()).decode()}


def test_solved_by_the_script_or_answered_by_a_person_once() -> None:
    for cara in (captcha, jawab):
        isian = cara(_halaman(soal.baru(kini=KINI)))
        assert soal.periksa(isian, kini=KINI + timedelta(minutes=3)) == KINI
        with pytest.raises(soal.SoalLewat):
            soal.periksa(isian, kini=KINI + timedelta(minutes=3))


def test_one_challenge_serves_once_whichever_way() -> None:
    halaman = _halaman(soal.baru(kini=KINI))
    soal.periksa(captcha(halaman), kini=KINI)
    with pytest.raises(soal.SoalLewat):
        soal.periksa(jawab(halaman), kini=KINI)


def test_a_wrong_answer_uses_it_up() -> None:
    halaman = _halaman(soal.baru(kini=KINI))
    with pytest.raises(soal.SoalGagal):
        soal.periksa({**jawab(halaman), "jawaban": "99"}, kini=KINI)
    with pytest.raises(soal.SoalLewat):
        soal.periksa(jawab(halaman), kini=KINI)


def test_twenty_minutes_old_is_too_old_and_forgotten() -> None:
    isian = captcha(_halaman(soal.baru(kini=KINI)))
    with pytest.raises(soal.SoalLewat):
        soal.periksa(isian, kini=KINI + soal.UMUR)
    soal.periksa(captcha(_halaman(soal.baru(kini=KINI))), kini=KINI)
    soal.periksa(captcha(_halaman(soal.baru(kini=KINI + soal.UMUR))), kini=KINI + soal.UMUR)
    assert SoalTerpakai.objects.count() == 1


@pytest.mark.parametrize(
    "ubah",
    [
        {"signature": "0" * 64},
        {"number": 1},
        {"number": -1},
        {"algorithm": "SHA-1"},
        {"salt": "a" * 40 + "?expires=99999999999"},
        {"salt": "?expires=x"},
    ],
)
def test_forged_ones_are_refused(ubah: dict[str, object]) -> None:
    isian = captcha(_halaman(soal.baru(kini=KINI)))
    with pytest.raises(soal.SoalGagal):
        soal.periksa(_muatan(isian, **ubah), kini=KINI)


def test_a_salt_that_is_not_ours_leaves_no_row() -> None:
    """Neither with another end nor made up: whoever sends rubbish fills no table."""
    satu = soal.baru(kini=KINI)
    kepala, _tengah, akhir = satu.garam.partition("?expires=")
    for garam in (f"{kepala}?expires={int(akhir) - 60}", f"{'0' * 40}?expires={akhir}"):
        with pytest.raises(soal.SoalGagal):
            soal.periksa({**jawab(_halaman(satu)), "garam": garam}, kini=KINI)
    assert not SoalTerpakai.objects.exists()


@pytest.mark.parametrize(
    "isian", [{}, {"altcha": "bukan"}, {"altcha": "W10="}, {"garam": "x", "tanda": "y", "jawaban": "5"}]
)
def test_none_at_all_is_refused(isian: dict[str, str]) -> None:
    with pytest.raises(soal.SoalGagal):
        soal.periksa(isian, kini=KINI)


def test_the_question_serves_without_a_script(ponsel: Ponsel) -> None:
    halaman = ponsel.buka("masuk/").content.decode()
    balasan = ponsel.klien.post(ponsel.alamat("masuk/"), {"nik": NIK_IBU, "pin": PIN, **jawab(halaman)})
    assert balasan.status_code == 302


@pytest.mark.parametrize("jalan", ["masuk/", "lupa-pin/"])
def test_pages_insist_on_it(ponsel: Ponsel, jalan: str) -> None:
    balasan = ponsel.klien.post(ponsel.alamat(jalan), {"nik": NIK_IBU, "pin": PIN})
    assert balasan.status_code == 422
    assert "bukan mesin" in teks(balasan)
    assert Laju.objects.exists(), "counted all the same"
