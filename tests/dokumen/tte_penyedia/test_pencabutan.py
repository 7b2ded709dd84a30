"""Revoking: final, frozen and lifted; the list as OpenSSL reads it; OCSP as OpenSSL asks it."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from tertib.dokumen.tte import pencabutan, pki
from tertib.dokumen.tte.jenis import KeadaanSertifikat, SertifikatTidakBerlaku
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.tte.pencabutan import AlasanCabut
from tests.dokumen.conftest import FRASA, NIP, WAKTU, terbitkan
from tests.dokumen.tte_penyedia import pihak_luar
from tests.dokumen.tte_penyedia.conftest import FRASA_PKI, ISI

LUSA = WAKTU + timedelta(days=2)


def cabut(folder: Path, alasan: AlasanCabut = AlasanCabut.KUNCI_BOCOR, waktu: object = WAKTU, siapa: str = NIP) -> None:
    pencabutan.cabut(folder, id=siapa, alasan=alasan, frasa_pki=FRASA_PKI, waktu=waktu)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("alasan", "keadaan", "kata"),
    [
        (AlasanCabut.KUNCI_BOCOR, KeadaanSertifikat.REVOKE, "dicabut"),
        (AlasanCabut.BERHENTI, KeadaanSertifikat.REVOKE, "dicabut"),
        (AlasanCabut.DIBEKUKAN, KeadaanSertifikat.SUSPEND, "dibekukan"),
    ],
)
def test_nothing_is_signed_any_more(
    folder: Path, asli: bytes, alasan: AlasanCabut, keadaan: KeadaanSertifikat, kata: str
) -> None:
    cabut(folder, alasan)
    tte = TTELokal(folder)
    assert tte.status_pada(NIP, WAKTU).keadaan is keadaan
    assert tte.status_pada(NIP, WAKTU - timedelta(minutes=1)).berlaku, "before that moment it was good"
    with pytest.raises(SertifikatTidakBerlaku, match=kata):
        tte.tandatangani(asli, frasa_sandi=FRASA, **ISI)  # type: ignore[arg-type]


def test_a_freeze_can_be_lifted_and_nothing_else(folder: Path) -> None:
    cabut(folder, AlasanCabut.DIBEKUKAN)
    pencabutan.pulihkan(folder, id=NIP, frasa_pki=FRASA_PKI, waktu=LUSA)
    assert TTELokal(folder).status_pada(NIP, LUSA).berlaku
    assert x509.load_der_x509_crl(pencabutan.daftar(folder)[0]).last_update_utc == LUSA
    cabut(folder, AlasanCabut.DIBEKUKAN, WAKTU)
    cabut(folder, AlasanCabut.BERHENTI, LUSA)
    (satu,) = pencabutan.semua(folder).values()
    assert (satu.alasan, satu.waktu) == (AlasanCabut.BERHENTI, WAKTU), "it has not counted since the freeze"
    with pytest.raises(pencabutan.TidakDapatDipulihkan):
        pencabutan.pulihkan(folder, id=NIP, frasa_pki=FRASA_PKI, waktu=LUSA)


def test_a_revocation_keeps_its_first_moment(folder: Path) -> None:
    cabut(folder, waktu=WAKTU)
    cabut(folder, waktu=LUSA)
    (satu,) = pencabutan.semua(folder).values()
    assert satu.waktu == WAKTU


def test_a_new_certificate_is_good_though_the_old_is_not(folder: Path) -> None:
    cabut(folder)
    terbitkan(folder)
    assert TTELokal(folder).status_pada(NIP, LUSA).berlaku


def test_who_cannot_open_the_authority_revokes_nothing(folder: Path) -> None:
    with pytest.raises(pki.KunciTertutup):
        pencabutan.cabut(folder, id=NIP, alasan=AlasanCabut.BERHENTI, frasa_pki="salah", waktu=WAKTU)
    assert pencabutan.semua(folder) == {}
    assert pencabutan.daftar(folder) == []
    with pytest.raises(FileNotFoundError):
        cabut(folder, siapa="tak dikenal")


def test_two_at_once_both_count(folder: Path) -> None:
    pki.terbitkan_sertifikat(
        folder, id="2", nama="Kedua", jabatan="Plt.", instansi="Dinas", frasa_sandi=FRASA, berlaku_hari=9,
        frasa_pki=FRASA_PKI, waktu=WAKTU,
    )  # fmt: skip
    utas = [threading.Thread(target=cabut, args=(folder,), kwargs={"siapa": siapa}) for siapa in (NIP, "2")]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert len(pencabutan.semua(folder)) == 2
    assert len(list(x509.load_der_x509_crl(pencabutan.daftar(folder)[0]))) == 2


def test_lists_are_renewed_after_a_day_and_not_before(folder: Path) -> None:
    pertama = pencabutan.daftar_segar(folder, frasa_pki=FRASA_PKI, waktu=WAKTU)
    assert pencabutan.daftar_segar(folder, frasa_pki=FRASA_PKI, waktu=WAKTU + timedelta(hours=23)) == pertama
    kedua = pencabutan.daftar_segar(folder, frasa_pki=FRASA_PKI, waktu=WAKTU + timedelta(hours=25))
    nomor = [
        x509.load_der_x509_crl(d[0]).extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
        for d in (pertama, kedua)
    ]
    assert nomor[0] < nomor[1]


def test_a_list_signed_by_somebody_else_revokes_nothing(folder: Path, tmp_path: Path) -> None:
    """The same names, the right number, another key."""
    sertifikat, penerbit = pki.baca_sertifikat(pki.berkas_orang(folder, NIP, "pem")), folder / "penerbit.pem"
    palsu = tmp_path / "palsu"
    pki.siapkan_pki(palsu, frasa_pki=FRASA_PKI, waktu=WAKTU)
    (palsu / "dicabut.json").write_text(
        f'{{"{sertifikat.serial_number}": {{"waktu": "{WAKTU.isoformat()}", "alasan": "berhenti"}}}}'
    )
    daftar = pencabutan.daftar_segar(palsu, frasa_pki=FRASA_PKI, waktu=WAKTU)
    cabut(folder)
    for isi, dicabut in ((daftar, False), (pencabutan.daftar(folder), True)):
        oleh = pki.baca_sertifikat(penerbit)
        assert pencabutan.tercatat(sertifikat, oleh=oleh, daftar=isi, saat=LUSA) is dicabut
    assert not pencabutan.tercatat(
        sertifikat,
        oleh=pki.baca_sertifikat(penerbit),
        daftar=pencabutan.daftar(folder),
        saat=WAKTU - timedelta(hours=1),
    )


def test_openssl_reads_the_list(folder: Path, tmp_path: Path) -> None:
    cabut(folder)
    crl = tmp_path / "penerbit.crl"
    crl.write_bytes(pencabutan.daftar(folder)[0])
    kata = pihak_luar.jalankan(
        "openssl", "crl", "-inform", "DER", "-in", crl, "-noout", "-text", "-CAfile", _rantai(folder, tmp_path)
    )
    assert b"Key Compromise" in kata.stdout
    assert b"verify OK" in kata.stderr


def _rantai(folder: Path, tmp_path: Path) -> Path:
    return pihak_luar.tulis_pem(
        tmp_path / "rantai.pem", [pki.baca_sertifikat(folder / f"{n}.pem") for n in ("penerbit", "akar")]
    )


def test_openssl_asks_by_ocsp(folder: Path, tmp_path: Path) -> None:
    sertifikat, tanya, jawab = (tmp_path / nama for nama in ("orang.pem", "tanya.der", "jawab.der"))
    sertifikat.write_bytes(pki.berkas_orang(folder, NIP, "pem").read_bytes())
    kenal = ["-issuer", folder / "penerbit.pem", "-cert", sertifikat]
    pihak_luar.jalankan("openssl", "ocsp", *kenal, "-reqout", tanya, "-no_nonce")
    # OpenSSL compares the answer with the machine's clock.
    kini = datetime.now(UTC)
    for kata in (b": good", b": revoked"):
        jawab.write_bytes(pencabutan.jawab_ocsp(folder, tanya.read_bytes(), frasa_pki=FRASA_PKI, waktu=kini))
        hasil = pihak_luar.jalankan(
            "openssl",
            "ocsp",
            *kenal,
            "-respin",
            jawab,
            "-CAfile",
            folder / "akar.pem",
            "-verify_other",
            folder / "penerbit.pem",
        )
        assert kata in hasil.stdout, hasil
        assert (
            b"verify OK" in hasil.stderr
            or b"certificate has expired" in hasil.stderr
            or b"not yet valid" in hasil.stderr
        )
        cabut(folder)


def test_ocsp_answers_strangers_with_a_refusal(folder: Path, tmp_path: Path) -> None:
    pki.siapkan_pki(tmp_path / "asing", frasa_pki=FRASA_PKI, waktu=WAKTU)
    terbitkan(tmp_path / "asing")
    asing = ocsp.OCSPRequestBuilder().add_certificate(
        pki.baca_sertifikat(pki.berkas_orang(tmp_path / "asing", NIP, "pem")),
        pki.baca_sertifikat(tmp_path / "asing" / "penerbit.pem"),
        hashes.SHA256(),
    )
    for minta in (b"", b"bukan DER", asing.build().public_bytes(Encoding.DER)):
        jawab = ocsp.load_der_ocsp_response(pencabutan.jawab_ocsp(folder, minta, frasa_pki=FRASA_PKI, waktu=WAKTU))
        assert jawab.response_status is ocsp.OCSPResponseStatus.UNAUTHORIZED
