"""Revoking a certificate of our own authority: the list kept in the folder, written as a CRL, asked by OCSP.

    dicabut.json   {serial: {waktu, alasan}}      penerbit.crl  akar.crl   signed lists (DER; RFC 5280)

A revocation with the reason `dibekukan` may be lifted again; every other one is final.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

from tertib.dokumen.tte import pki
from tertib.dokumen.tte.jenis import KeadaanSertifikat

UMUR_DAFTAR: Final = timedelta(days=7)
_DIPERBARUI_SETELAH: Final = timedelta(days=1)


class AlasanCabut(StrEnum):
    """Why a certificate no longer counts (RFC 5280, 5.3.1)."""

    KUNCI_BOCOR = "kunci-bocor"
    BERHENTI = "berhenti"
    DIGANTI = "diganti"
    DIBEKUKAN = "dibekukan"


_RFC5280: Final = {
    AlasanCabut.KUNCI_BOCOR: x509.ReasonFlags.key_compromise,
    AlasanCabut.BERHENTI: x509.ReasonFlags.affiliation_changed,
    AlasanCabut.DIGANTI: x509.ReasonFlags.superseded,
    AlasanCabut.DIBEKUKAN: x509.ReasonFlags.certificate_hold,
}


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """One revocation. `waktu` is the aware moment from which the certificate does not count."""

    waktu: datetime
    alasan: AlasanCabut

    @property
    def keadaan(self) -> KeadaanSertifikat:
        return KeadaanSertifikat.SUSPEND if self.alasan is AlasanCabut.DIBEKUKAN else KeadaanSertifikat.REVOKE


class TidakDapatDipulihkan(Exception):
    """Only a frozen certificate can be restored."""


def cabut(folder: Path, *, id: str, alasan: AlasanCabut, frasa_pki: str, waktu: datetime) -> Pencabutan:
    """Revoke the official's present certificate from `waktu` on and write the list anew.

    A revocation that stands keeps its moment. Raises FileNotFoundError (no certificate), KunciTertutup.
    """
    sertifikat = pki.baca_sertifikat(pki.berkas_orang(folder, id, "pem"))
    with pki.terkunci(folder):
        dicabut = semua(folder)
        lama = dicabut.get(sertifikat.serial_number)
        if lama is None or (lama.alasan is AlasanCabut.DIBEKUKAN and alasan is not AlasanCabut.DIBEKUKAN):
            dicabut[sertifikat.serial_number] = Pencabutan(lama.waktu if lama else waktu, alasan)
            _simpan(folder, dicabut, frasa_pki, waktu)
    return dicabut[sertifikat.serial_number]


def pulihkan(folder: Path, *, id: str, frasa_pki: str, waktu: datetime) -> None:
    """Lift a freeze. Raises TidakDapatDipulihkan for any other revocation; nothing to do when there is none."""
    nomor = pki.baca_sertifikat(pki.berkas_orang(folder, id, "pem")).serial_number
    with pki.terkunci(folder):
        dicabut = semua(folder)
        if nomor not in dicabut:
            return
        if dicabut[nomor].alasan is not AlasanCabut.DIBEKUKAN:
            raise TidakDapatDipulihkan
        del dicabut[nomor]
        _simpan(folder, dicabut, frasa_pki, waktu)


def semua(folder: Path) -> dict[int, Pencabutan]:
    """Every revocation, by the serial number of the certificate."""
    try:
        isi = json.loads((folder / "dicabut.json").read_text())
    except FileNotFoundError:
        return {}
    return {
        int(nomor): Pencabutan(datetime.fromisoformat(baris["waktu"]), AlasanCabut(baris["alasan"]))
        for nomor, baris in isi.items()
    }


def daftar_segar(folder: Path, *, frasa_pki: str, waktu: datetime) -> list[bytes]:
    """The two revocation lists, written anew when the ones at hand are more than a day old at `waktu`."""
    lama = daftar(folder)
    if len(lama) == 2 and all(_segar(x509.load_der_x509_crl(satu), waktu) for satu in lama):
        return lama
    with pki.terkunci(folder):
        _tulis_daftar(folder, semua(folder), frasa_pki, waktu)
    return daftar(folder)


def daftar(folder: Path) -> list[bytes]:
    """The revocation lists at hand (DER), however old; none before the first was written."""
    berkas = [folder / f"{otoritas}.crl" for otoritas in ("penerbit", "akar")]
    return [satu.read_bytes() for satu in berkas if satu.exists()]


def tercatat(sertifikat: x509.Certificate, *, oleh: x509.Certificate, daftar: Sequence[bytes], saat: datetime) -> bool:
    """True when a list (DER) signed by `oleh`, of any age, revokes `sertifikat` from `saat` or earlier on."""
    for satu in daftar:
        crl = x509.load_der_x509_crl(satu)
        if crl.issuer != oleh.subject or not crl.is_signature_valid(oleh.public_key()):  # type: ignore[arg-type]
            continue
        baris = crl.get_revoked_certificate_by_serial_number(sertifikat.serial_number)
        if baris is not None and baris.revocation_date_utc <= saat:
            return True
    return False


def jawab_ocsp(folder: Path, permintaan: bytes, *, frasa_pki: str, waktu: datetime) -> bytes:
    """The DER answer to a DER OCSP request (RFC 6960) about a certificate of the issuing authority. Never raises."""
    try:
        tanya = ocsp.load_der_ocsp_request(permintaan)
        penerbit = pki.baca_sertifikat(folder / "penerbit.pem")
        sertifikat = _milik_kita(folder, tanya)
    except (ValueError, FileNotFoundError):
        sertifikat = None
    if sertifikat is None:
        return _der(ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED))
    cabutan = semua(folder).get(sertifikat.serial_number)
    jawaban = ocsp.OCSPResponseBuilder().add_response(
        cert=sertifikat,
        issuer=penerbit,
        algorithm=tanya.hash_algorithm,
        cert_status=ocsp.OCSPCertStatus.REVOKED if cabutan else ocsp.OCSPCertStatus.GOOD,
        this_update=waktu,
        next_update=waktu + timedelta(hours=1),
        revocation_time=cabutan.waktu if cabutan else None,
        revocation_reason=_RFC5280[cabutan.alasan] if cabutan else None,
    )
    for nonce in (e.value for e in tanya.extensions if isinstance(e.value, x509.OCSPNonce)):
        jawaban = jawaban.add_extension(nonce, critical=False)
    kunci = _kunci_terbuka(folder / "penerbit.kunci", frasa_pki)
    return _der(jawaban.responder_id(ocsp.OCSPResponderEncoding.HASH, penerbit).sign(kunci, hashes.SHA256()))


# Opening a key is slow by intent, and anyone may ask.
_kunci_terbuka = cache(pki.buka_kunci)


def _milik_kita(folder: Path, tanya: ocsp.OCSPRequest) -> x509.Certificate | None:
    """The certificate asked about, if our issuing authority made it (name and key must be its own)."""
    terbit = pki.berkas_terbit(folder, tanya.serial_number)
    for berkas in (terbit, *(folder / "orang").glob("*.pem"), folder / "waktu.pem"):
        if not berkas.exists():
            continue
        sertifikat = pki.baca_sertifikat(berkas)
        if sertifikat.serial_number == tanya.serial_number:
            penerbit = pki.baca_sertifikat(folder / "penerbit.pem")
            sendiri = ocsp.OCSPRequestBuilder().add_certificate(sertifikat, penerbit, tanya.hash_algorithm).build()
            cocok = (sendiri.issuer_key_hash, sendiri.issuer_name_hash) == (
                tanya.issuer_key_hash,
                tanya.issuer_name_hash,
            )
            return sertifikat if cocok else None
    return None


def _simpan(folder: Path, dicabut: dict[int, Pencabutan], frasa_pki: str, waktu: datetime) -> None:
    # The list first: whoever may not sign it may not revoke, and then nothing has changed.
    _tulis_daftar(folder, dicabut, frasa_pki, waktu)
    isi = {str(nomor): {"waktu": c.waktu.isoformat(), "alasan": c.alasan} for nomor, c in dicabut.items()}
    pki.tulis(folder / "dicabut.json", json.dumps(isi, indent=1).encode(), 0o644)


def _tulis_daftar(folder: Path, dicabut: dict[int, Pencabutan], frasa_pki: str, waktu: datetime) -> None:
    for otoritas, isi in (("akar", {}), ("penerbit", dicabut)):
        kunci = pki.buka_kunci(folder / f"{otoritas}.kunci", frasa_pki)
        pembuat = pki.baca_sertifikat(folder / f"{otoritas}.pem")
        bakal = _bakal_daftar(pembuat, isi, waktu)
        pki.tulis(folder / f"{otoritas}.crl", _der(bakal.sign(kunci, hashes.SHA256())), 0o644)


def _bakal_daftar(
    pembuat: x509.Certificate, dicabut: dict[int, Pencabutan], waktu: datetime
) -> x509.CertificateRevocationListBuilder:
    bakal = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(pembuat.subject)
        .last_update(waktu)
        .next_update(waktu + UMUR_DAFTAR)
        .add_extension(x509.CRLNumber(int(waktu.timestamp() * 1_000_000)), critical=False)
        .add_extension(pki.pengenal_kunci(pembuat), critical=False)
    )
    for nomor, cabutan in dicabut.items():
        bakal = bakal.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(nomor)
            .revocation_date(cabutan.waktu.astimezone(UTC))
            .add_extension(x509.CRLReason(_RFC5280[cabutan.alasan]), critical=False)
            .build()
        )
    return bakal


def _segar(crl: x509.CertificateRevocationList, waktu: datetime) -> bool:
    return bool(crl.last_update_utc <= waktu < crl.last_update_utc + _DIPERBARUI_SETELAH)


def _der(benda: x509.CertificateRevocationList | ocsp.OCSPResponse) -> bytes:
    return benda.public_bytes(serialization.Encoding.DER)
