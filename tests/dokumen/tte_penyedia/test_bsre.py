"""BSrE's service through all its states, answers and failures, over a real connection."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from tertib.dokumen.tte.bsre.layanan import BSrE
from tertib.dokumen.tte.bsre.tampilan import Tampilan
from tertib.dokumen.tte.jenis import (
    KALIMAT_KEADAAN,
    DokumenTidakDapatDitandatangani,
    FrasaSalah,
    KeadaanSertifikat,
    LayananTidakMenjawab,
    LayananTidakTerhubung,
    PermintaanDitolak,
    SertifikatTidakBerlaku,
    SudahDiunduh,
    TidakDitandatangani,
)
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tertib.simulator.bsre.dunia import Dunia, Ragam
from tests.dokumen.conftest import FRASA, NIP, Jalankan
from tests.dokumen.tte_penyedia.conftest import EMAIL, ISI, NIK, Buat

Ganggu = Callable[..., None]


def tanda(bsre: BSrE, pdf: bytes, **lain: object) -> bytes:
    return bsre.tandatangani(pdf, **(ISI | {"frasa_sandi": FRASA} | lain))  # type: ignore[arg-type]


def test_signs_our_bytes_and_nothing_else(bsre: BSrE, asli: bytes, dunia: Dunia, poppler: Jalankan) -> None:
    hasil = tanda(bsre, asli)
    periksa = periksa_tandatangan(hasil, akar=bsre.akar(), pada=datetime.now(UTC))
    assert periksa.sah
    assert periksa.id_penandatangan == bsre.nomor_subjek(NIP)
    assert sama_isi(hasil, asli)
    assert dunia.diterima == [sha256(asli + b"\n").hexdigest()], "PDF/A needs the newline before the update"
    assert "Signature is Valid." in poppler(hasil, "pdfsig", "{}")


def test_many_files_come_back_in_order(bsre: BSrE, asli: bytes, dunia: Dunia) -> None:
    banyak = [asli + b"\n%" + bytes([65 + i]) * 3 for i in range(3)]
    hasil = bsre.tandatangani_banyak(banyak, frasa_sandi=FRASA, **ISI)  # type: ignore[arg-type]
    assert [h.startswith(a) for h, a in zip(hasil, banyak, strict=True)] == [True] * 3
    assert dunia.hitungan["tanda"] == 3


@pytest.mark.parametrize("keadaan", KeadaanSertifikat)
def test_only_issue_may_sign(bsre: BSrE, asli: bytes, dunia: Dunia, keadaan: KeadaanSertifikat) -> None:
    dunia.penandatangan[NIK].keadaan = keadaan
    assert bsre.status(NIP).keadaan is keadaan
    if keadaan is KeadaanSertifikat.ISSUE:
        tanda(bsre, asli)
        return
    with pytest.raises(SertifikatTidakBerlaku) as galat:
        tanda(bsre, asli)
    assert str(galat.value) == KALIMAT_KEADAAN[keadaan]
    assert dunia.hitungan["tanda"] == 0
    assert not [jalur for jalur in dunia.hitungan if "/sign/pdf" in jalur], "the state is asked before signing"


@pytest.mark.parametrize("siapa", ["asing", "tidak ada di daftar"])
def test_who_is_not_known_there(bsre: BSrE, asli: bytes, siapa: str) -> None:
    with pytest.raises(SertifikatTidakBerlaku, match="belum terdaftar"):
        tanda(bsre, asli, penandatangan=siapa)


@pytest.mark.parametrize("status", [400, 500])
def test_wrong_passphrase_under_either_http_status(bsre: BSrE, asli: bytes, dunia: Dunia, status: int) -> None:
    dunia.status_frasa_salah = status
    with pytest.raises(FrasaSalah, match="Passphrase salah"):
        tanda(bsre, asli, frasa_sandi="keliru")
    assert dunia.hitungan["tanda"] == 0


@pytest.mark.parametrize(
    ("kode", "status", "galat"),
    [
        (2031, 400, FrasaSalah),
        (2031, 500, FrasaSalah),
        (1110, 400, SertifikatTidakBerlaku),
        (2011, 400, SertifikatTidakBerlaku),
        (2011, 500, SertifikatTidakBerlaku),
        (4014, 400, PermintaanDitolak),
        (4015, 422, PermintaanDitolak),
        (4024, 400, PermintaanDitolak),
        (0, 401, PermintaanDitolak),
        (0, 413, PermintaanDitolak),
        (4044, 404, SudahDiunduh),
        (9999, 500, LayananTidakMenjawab),
        (0, 502, LayananTidakMenjawab),
    ],
)
def test_codes(
    bsre: BSrE, asli: bytes, ganggu: Ganggu, dunia: Dunia, kode: int, status: int, galat: type[Exception]
) -> None:
    ganggu(Ragam.KODE, kode=kode, status=status)
    with pytest.raises(galat) as tertangkap:
        tanda(bsre, asli)
    assert type(tertangkap.value) is galat
    assert str(tertangkap.value)
    pasti = issubclass(galat, TidakDitandatangani)
    assert pasti == (galat not in (SudahDiunduh, LayananTidakMenjawab)), "what may have been signed is unknown"


@pytest.mark.parametrize("ragam", [Ragam.MATI, Ragam.GALAT_500, Ragam.PUTUS, Ragam.HTML, Ragam.BUKAN_PDF])
def test_no_usable_answer_is_unknown(bsre: BSrE, asli: bytes, ganggu: Ganggu, ragam: Ragam) -> None:
    ganggu(ragam)
    with pytest.raises(LayananTidakMenjawab, match="tidak menjawab") as galat:
        tanda(bsre, asli)
    assert not isinstance(galat.value, TidakDitandatangani)


def test_half_a_body_is_unknown_in_v2(buat: Buat, asli: bytes, ganggu: Ganggu, dunia: Dunia) -> None:
    ganggu(Ragam.SEPARUH)
    with pytest.raises(LayananTidakMenjawab):
        tanda(buat(2), asli)
    assert dunia.hitungan["tanda"] == 1, "it did sign: unknown to us"


def test_half_a_body_is_fetched_by_its_number_in_v1(buat: Buat, asli: bytes, ganggu: Ganggu, dunia: Dunia) -> None:
    ganggu(Ragam.SEPARUH)
    assert sama_isi(tanda(buat(1), asli), asli)
    assert dunia.hitungan["tanda"] == 1


def test_a_result_is_handed_out_once(buat: Buat, asli: bytes, dunia: Dunia) -> None:
    v1 = buat(1).bahasa
    nomor = dunia.titip(asli)
    assert v1.unduh(nomor) == asli  # type: ignore[union-attr]
    with pytest.raises(SudahDiunduh, match="tidak dapat diunduh lagi"):
        v1.unduh(nomor)  # type: ignore[union-attr]


def test_an_answer_after_we_gave_up_is_unknown_and_the_signature_was_made(
    buat: Buat, asli: bytes, ganggu: Ganggu, dunia: Dunia, versi: int
) -> None:
    ganggu(Ragam.TERLAMBAT, detik=4)
    with pytest.raises(LayananTidakMenjawab) as galat:
        tanda(buat(versi, batas=2), asli)
    assert not isinstance(galat.value, TidakDitandatangani)
    tunggu = time.monotonic() + 20
    while not dunia.hitungan["tanda"] and time.monotonic() < tunggu:
        time.sleep(0.05)
    assert dunia.hitungan["tanda"] == 1


def test_a_slow_answer_within_the_time_is_taken(buat: Buat, asli: bytes, ganggu: Ganggu, versi: int) -> None:
    ganggu(Ragam.TERLAMBAT, detik=0.5)
    assert sama_isi(tanda(buat(versi, batas=10), asli), asli)


def test_dripping_byte_by_byte_does_not_hold_us(buat: Buat, asli: bytes, ganggu: Ganggu) -> None:
    ganggu(Ragam.MENETES, detik=20)
    mulai = datetime.now(UTC)
    with pytest.raises(LayananTidakMenjawab):
        tanda(buat(2, batas=0.6), asli)
    assert (datetime.now(UTC) - mulai).total_seconds() < 5


def test_nobody_listening_means_nothing_was_signed(buat: Buat, asli: bytes, versi: int) -> None:
    with pytest.raises(LayananTidakTerhubung, match="Belum ada yang ditandatangani"):
        tanda(buat(versi, alamat="http://127.0.0.1:9"), asli)


def test_the_line_itself_tells_unsent_from_unanswered(buat: Buat, ganggu: Ganggu, versi: int) -> None:
    """Between the question and the signing the service may go away: refused means unsent, cut means unknown."""
    lain = {"identitas": {"nik": NIK}, "bukti": {}, "alasan": "x", "lokasi": "y", "tampilan": None}
    with pytest.raises(LayananTidakTerhubung):
        buat(versi, alamat="http://127.0.0.1:9").bahasa.tandatangani([b"%PDF-"], **lain)  # type: ignore[arg-type]
    ganggu(Ragam.PUTUS)
    with pytest.raises(LayananTidakMenjawab) as galat:
        buat(versi).bahasa.tandatangani([b"%PDF-"], **lain)  # type: ignore[arg-type]
    assert not isinstance(galat.value, TidakDitandatangani)


@pytest.mark.parametrize("ragam", [Ragam.MATI, Ragam.GALAT_500, Ragam.PUTUS, Ragam.HTML, Ragam.SEPARUH])
def test_failing_at_the_question_means_nothing_was_signed(
    bsre: BSrE, asli: bytes, ganggu: Ganggu, ragam: Ragam
) -> None:
    ganggu(ragam, jalur="status")
    with pytest.raises(LayananTidakTerhubung):
        tanda(bsre, asli)


def test_another_document_is_caught_by_verification(bsre: BSrE, asli: bytes, ganggu: Ganggu) -> None:
    ganggu(Ragam.DOKUMEN_LAIN)
    lain = tanda(bsre, asli)
    assert periksa_tandatangan(lain, akar=bsre.akar()).sah
    assert not sama_isi(lain, asli)


def test_an_expired_certificate_is_caught_by_verification(bsre: BSrE, asli: bytes, ganggu: Ganggu) -> None:
    ganggu(Ragam.SERTIFIKAT_HABIS)
    hasil = periksa_tandatangan(tanda(bsre, asli), akar=bsre.akar(), pada=datetime.now(UTC))
    assert not hasil.sah
    assert "tidak berlaku" in hasil.sebab


def test_our_application_password_is_wrong(buat: Buat, asli: bytes, versi: int) -> None:
    with pytest.raises(PermintaanDitolak, match="401"):
        tanda(buat(versi, sandi="lain"), asli)


def test_what_is_no_pdf_is_not_sent(bsre: BSrE, dunia: Dunia) -> None:
    with pytest.raises(DokumenTidakDapatDitandatangani):
        tanda(bsre, b"<html>")
    assert not [jalur for jalur in dunia.hitungan if "/sign/pdf" in jalur]


def test_a_one_time_code_signs_once_and_no_more_than_asked(buat: Buat, asli: bytes, dunia: Dunia) -> None:
    bsre = buat(2, kode_sekali_pakai=True)
    bsre.minta_kode(NIP, banyak=2)
    ((kepada, kode),) = dunia.surat
    assert kepada == EMAIL
    with pytest.raises(FrasaSalah):
        bsre.tandatangani_banyak([asli] * 3, frasa_sandi=kode, **ISI)  # type: ignore[arg-type]
    assert len(bsre.tandatangani_banyak([asli] * 2, frasa_sandi=kode, **ISI)) == 2  # type: ignore[arg-type]
    with pytest.raises(FrasaSalah):
        tanda(bsre, asli, frasa_sandi=kode)


def test_the_service_verifies_too(bsre: BSrE, asli: bytes, versi: int) -> None:
    baik, tanpa = bsre.periksa(tanda(bsre, asli)), bsre.periksa(asli)
    if versi == 1:
        assert (baik["summary"], baik["jumlah_signature"]) == ("DOCUMENT VALID !!!", 1)
        assert (tanpa["summary"], tanpa["details"]) == (None, [])
    else:
        assert (baik["conclusion"], baik["signatureCount"]) == ("VALID", 1)
        assert tanpa["conclusion"] == "NO_SIGNATURE"


def test_two_signers_at_once_get_their_own(bsre: BSrE, asli: bytes) -> None:
    hasil: dict[int, bytes] = {}
    utas = [
        threading.Thread(target=lambda i=i: hasil.__setitem__(i, tanda(bsre, asli + b"\n%%%d" % i))) for i in range(4)
    ]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(30)
    assert all(sama_isi(hasil[i], asli + b"\n%%%d" % i) for i in range(4))


def test_where_a_visible_signature_stands() -> None:
    """The same box near the top left of an A4 page: v1 counts from the bottom, v2 from the top."""
    kotak = Tampilan(1, x=30, y=40, lebar=100, tinggi=60, tinggi_halaman=842, tautan="https://kk.contoh.go.id/cek/x")
    v1, v2 = kotak.v1(), kotak.v2()
    assert (v1["xAxis"], v1["yAxis"], v1["page"]) == ("30", "742", "1")
    assert (v2["originX"], v2["originY"], v2["width"], v2["height"]) == (30, 40, 100, 60)
