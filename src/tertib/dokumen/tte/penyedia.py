"""Which provider of signatures this installation uses, and what it trusts; all of it from the settings.

What an office trusts beyond its own authority lies in one folder (TERTIB_TTE_KEPERCAYAAN): `*.pem` certificates, of
which the self-issued ones are trust roots and the others chains, and `*.crl` revocation lists (DER).
"""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from cryptography import x509
from django.conf import settings

from tertib.dokumen.tte import pades, pencabutan, pki
from tertib.dokumen.tte.jenis import PenyediaBanyak, PenyediaBerkode, Tingkat
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.tte.pades import Pembuktian
from tertib.dokumen.tte.waktu import OtoritasWaktu
from tertib.inti import jam, sandi
from tertib.pengguna.models import Pengguna

PENYEDIA: Final = ("lokal", "pkcs11", "bsre")


def dari_pengaturan() -> PenyediaBanyak:
    """The provider the settings name. Raises ValueError with the sentences of `kurang` when they are not complete."""
    if salah := kurang():
        raise ValueError(" ".join(salah))
    if settings.TTE == "bsre":
        return _bsre(*settings.BSRE.values(), settings.TTE_KEPERCAYAAN, settings.TTE_PENANDATANGAN)
    if settings.TTE == "pkcs11":
        return _pkcs11(
            settings.PKCS11_MODUL, settings.PKCS11_TOKEN, settings.TTE_KEPERCAYAAN, settings.TTE_PENANDATANGAN
        )
    return _lokal(settings.MAP_PKI, Tingkat(settings.TTE_TINGKAT), _frasa_pki())


def dengan_kode() -> bool:
    """Whether signers type a code that is sent to them each time, instead of a passphrase of their own."""
    return bool(settings.TTE == "bsre" and settings.BSRE["cara"] == "totp")


def minta_kode(penandatangan: str) -> None:
    """Have a code for one document sent to this signer. Raises SertifikatTidakBerlaku, LayananTidakMenjawab."""
    layanan = dari_pengaturan()
    assert isinstance(layanan, PenyediaBerkode), "asked for where `dengan_kode` says so"
    layanan.minta_kode(penandatangan)


def akar() -> list[x509.Certificate]:
    """Every root whose signatures the check page accepts: of the folder of trust and of our own authority.

    Cards signed before an office changed its provider stay genuine.
    """
    return [*_kepercayaan(settings.TTE_KEPERCAYAAN)[0], *_akar_sendiri()]


def daftar_cabut() -> list[bytes]:
    """The revocation lists that go with `akar`."""
    return [*_daftar_kepercayaan(settings.TTE_KEPERCAYAAN), *pencabutan.daftar(settings.MAP_PKI)]


def nomor_subjek_siak(nip: str) -> str:
    """The serialNumber in the certificate with which this official signs in SIAK: as the list of signers says, else the NIP."""
    return _catatan(settings.TTE_PENANDATANGAN, nip).get("nomor_subjek", nip)


def kurang() -> list[str]:
    """What is wrong or missing in the settings of the provider, a sentence each; empty when it can work."""
    if settings.TTE not in PENYEDIA:
        return [f"TERTIB_TTE harus salah satu dari {', '.join(PENYEDIA)}."]
    galat = []
    if settings.TTE_TINGKAT not in list(Tingkat):
        galat.append(f"TERTIB_TTE_TINGKAT harus salah satu dari {', '.join(Tingkat)}.")
    if settings.TTE != "lokal" and not list(Path(settings.TTE_KEPERCAYAAN or "/nihil").glob("*.pem")):
        galat.append("TERTIB_TTE_KEPERCAYAAN belum menunjuk folder berisi sertifikat akar penyelenggara (*.pem).")
    if settings.TTE == "bsre":
        galat += [f"TERTIB_BSRE_{nama.upper()} belum diisi." for nama, nilai in settings.BSRE.items() if not nilai]
        if settings.BSRE["versi"] not in ("1", "2"):
            galat.append("TERTIB_BSRE_VERSI harus 1 atau 2.")
        if settings.BSRE["cara"] not in ("passphrase", "totp"):
            galat.append("TERTIB_BSRE_CARA harus passphrase atau totp.")
        if (settings.BSRE["versi"], settings.BSRE["cara"]) == ("1", "totp"):
            galat.append("TERTIB_BSRE_CARA=totp memerlukan TERTIB_BSRE_VERSI=2.")
        if not settings.BSRE["batas"].isdecimal():
            galat.append("TERTIB_BSRE_BATAS harus banyaknya detik.")
    if settings.TTE == "pkcs11":
        for nama in ("PKCS11_MODUL", "PKCS11_TOKEN"):
            if not getattr(settings, nama):
                galat.append(f"TERTIB_{nama} belum diisi.")
    return galat


@cache
def _lokal(folder: Path, tingkat: Tingkat, frasa_pki: str) -> TTELokal:
    return TTELokal(folder, tingkat=tingkat, frasa_pki=frasa_pki, jam=jam.kini, alamat=alamat_pki())


@cache
def _bsre(
    alamat: str, nama: str, sandi_aplikasi: str, versi: str, cara: str, batas: str, kepercayaan: str, daftar: str
) -> PenyediaBanyak:
    from tertib.dokumen.tte.bsre.layanan import BSrE, Identitas  # an HTTP client, which only this provider needs
    from tertib.dokumen.tte.bsre.sambungan import Sambungan

    return BSrE(
        Sambungan(alamat, nama=nama, sandi=sandi_aplikasi, batas_baca=float(batas)),
        identitas=lambda penandatangan: Identitas(**_identitas(daftar, penandatangan)),
        versi=int(versi),
        kode_sekali_pakai=cara == "totp",
        akar=_kepercayaan(kepercayaan)[0],
        daftar_cabut=_daftar_kepercayaan(kepercayaan),
    )


def _pkcs11(modul: str, token: str, kepercayaan: str, daftar: str) -> PenyediaBanyak:
    from tertib.dokumen.tte.pkcs11 import TTEPkcs11  # loads the module's binding, which only this provider needs

    roots, rantai = _kepercayaan(kepercayaan)
    return TTEPkcs11(
        Path(modul),
        token=token,
        label=lambda penandatangan: _catatan(daftar, penandatangan).get("label", penandatangan),
        rantai=rantai,
        akar=roots,
        daftar_cabut=_daftar_kepercayaan(kepercayaan),
        bukti=_bukti,
    )


def _bukti(waktu: datetime) -> Pembuktian:
    """What a token's signatures need for the level set."""
    tingkat = Tingkat(settings.TTE_TINGKAT)
    return Pembuktian() if tingkat is Tingkat.B else _pembuktian(tingkat, waktu)


def perpanjang(pdf: bytes, *, waktu: datetime) -> bytes:
    """See `pades.perpanjang`: our own time stamp, whoever signed. Raises DokumenTidakDapatDitandatangani."""
    return pades.perpanjang(pdf, _pembuktian(Tingkat.LTA, waktu), waktu=waktu)


def _pembuktian(tingkat: Tingkat, waktu: datetime) -> Pembuktian:
    """Our own time stamp, and the lists of both authorities."""
    sendiri = pencabutan.daftar_segar(settings.MAP_PKI, frasa_pki=_frasa_pki(), waktu=waktu)
    return Pembuktian(tingkat, otoritas_waktu(), akar(), [*_daftar_kepercayaan(settings.TTE_KEPERCAYAAN), *sendiri])


def _identitas(daftar: str, penandatangan: str) -> dict[str, str]:
    """From the list of signers; who is not on it is known to BSrE by her account's e-mail. Raises LookupError."""
    if catatan := _catatan(daftar, penandatangan):
        return {nama: catatan.get(nama, "") for nama in ("nik", "email", "nomor_subjek")}
    email = Pengguna.objects.filter(nip=penandatangan, is_active=True).values_list("email", flat=True).first()
    if not penandatangan or not email:
        raise LookupError
    return {"email": email}


def _catatan(daftar: str, penandatangan: str) -> dict[str, str]:
    """The signer's line in the list; read anew each time, since the list is edited by hand."""
    if not daftar:
        return {}
    isi: dict[str, dict[str, str]] = json.loads(Path(daftar).read_text())
    return isi.get(penandatangan, {})


def _kepercayaan(folder: str) -> tuple[list[x509.Certificate], list[x509.Certificate]]:
    """The roots and the certificates between, of the folder of trust."""
    if not folder:
        return [], []
    semua = [s for p in sorted(Path(folder).glob("*.pem")) for s in x509.load_pem_x509_certificates(p.read_bytes())]
    return [s for s in semua if s.issuer == s.subject], [s for s in semua if s.issuer != s.subject]


def _daftar_kepercayaan(folder: str) -> list[bytes]:
    return [p.read_bytes() for p in sorted(Path(folder).glob("*.crl"))] if folder else []


def _akar_sendiri() -> list[x509.Certificate]:
    akar = sertifikat_otoritas("akar")
    return [akar] if akar else []


def _frasa_pki() -> str:
    return sandi.kunci("pki").hex()


def alamat_pki() -> str:
    """Where our own authority is published; written into the certificates it issues."""
    return f"{settings.ALAMAT_SITUS}/pki"


def sertifikat_otoritas(nama: str) -> x509.Certificate | None:
    """The certificate of our `akar`, `penerbit` or `waktu` authority, if it stands."""
    berkas = settings.MAP_PKI / f"{nama}.pem"
    return pki.baca_sertifikat(berkas) if berkas.exists() else None


def daftar_cabut_sendiri(nama: str, *, waktu: datetime) -> x509.CertificateRevocationList | None:
    """The revocation list of our `akar` or `penerbit` authority, not older than a day at `waktu`."""
    otoritas = sertifikat_otoritas(nama)
    if otoritas is None:
        return None
    semua = pencabutan.daftar_segar(settings.MAP_PKI, frasa_pki=_frasa_pki(), waktu=waktu)
    menurut_nama = {crl.issuer: crl for crl in map(x509.load_der_x509_crl, semua)}
    return menurut_nama[otoritas.subject]


def otoritas_waktu() -> OtoritasWaktu:
    """Our time-stamping authority, for a door that answers RFC 3161 requests by `jawab`."""
    if _otoritas_waktu(settings.MAP_PKI, _frasa_pki()).usang:
        _otoritas_waktu.cache_clear()
    return _otoritas_waktu(settings.MAP_PKI, _frasa_pki())


@cache
def _otoritas_waktu(folder: Path, frasa_pki: str) -> OtoritasWaktu:
    return OtoritasWaktu(folder, frasa_pki=frasa_pki, jam=jam.kini, alamat=alamat_pki())


def tanya_ocsp(permintaan: bytes, *, waktu: datetime) -> bytes:
    """The DER answer to a DER OCSP request, for a door."""
    return pencabutan.jawab_ocsp(settings.MAP_PKI, permintaan, frasa_pki=_frasa_pki(), waktu=waktu)
