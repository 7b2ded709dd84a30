"""Keys in a token or hardware module, through PKCS#11: the key never leaves it, the passphrase is its PIN.

A signer's key and certificate bear the same label on the token, by default her number (NIP).
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.x509.oid import NameOID
from pkcs11 import Attribute, ObjectClass
from pkcs11 import exceptions as p11
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from tertib.dokumen.tte import pades, pencabutan, pki
from tertib.dokumen.tte.bertanya import BertanyaDulu, Permintaan
from tertib.dokumen.tte.jenis import (
    Frasa,
    FrasaSalah,
    GalatTTE,
    KeadaanSertifikat,
    KunciTerkunci,
    LayananTidakTerhubung,
    SertifikatTidakBerlaku,
    StatusSertifikat,
)

_SALAH: Final = (p11.PinIncorrect, p11.PinInvalid, p11.PinLenRange)

# Being logged in is a matter of the whole process, not of a session: two threads would see each other's log-in.
_giliran = threading.Lock()


class TTEPkcs11(BertanyaDulu):
    """A `PenyediaBanyak` over the token named `token` of the module (a shared library) `modul`.

    `label` tells under which label a signer's key and certificate lie (default: the same word); `rantai` are the
    certificates between hers and a root; `bukti` says what the level of the signatures needs at a moment.
    """

    def __init__(
        self,
        modul: Path,
        *,
        token: str,
        label: Callable[[str], str] = str,
        rantai: Sequence[x509.Certificate] = (),
        akar: Sequence[x509.Certificate] = (),
        daftar_cabut: Sequence[bytes] = (),
        bukti: Callable[[datetime], pades.Pembuktian] = lambda waktu: pades.Pembuktian(),
    ) -> None:
        super().__init__(akar=akar, daftar_cabut=daftar_cabut)
        self._modul = str(modul)
        self._token = token
        self._label = label
        self._rantai = list(rantai)
        self._bukti = bukti

    def status(self, penandatangan: str) -> StatusSertifikat:
        """See `PenyediaTTE.status`. Raises LayananTidakTerhubung."""
        return self.status_pada(penandatangan, datetime.now(UTC))

    def status_pada(self, penandatangan: str, waktu: datetime) -> StatusSertifikat:
        """The state of the certificate on the token at an aware moment."""
        with self._sesi(None) as sesi:
            sertifikat = self._sertifikat(sesi, penandatangan)
        if sertifikat is None:
            return StatusSertifikat(penandatangan, KeadaanSertifikat.NO_CERTIFICATE)
        return StatusSertifikat(
            penandatangan, self._keadaan(sertifikat, waktu), sertifikat.not_valid_after_utc, _nama(sertifikat)
        )

    def _bubuhkan(self, banyak: Sequence[bytes], permintaan: Permintaan, status: StatusSertifikat) -> list[bytes]:
        """One log-in for all. Raises FrasaSalah, KunciTerkunci, LayananTidakTerhubung."""
        keterangan = pades.Keterangan(status.nama, permintaan.alasan, permintaan.lokasi, permintaan.waktu)
        bukti = self._bukti(permintaan.waktu)
        with self._sesi(permintaan.frasa_sandi) as sesi:
            pemegang = self._pemegang(sesi, permintaan.penandatangan)
            return [pades.bubuhkan(pdf, pemegang, keterangan, bukti) for pdf in banyak]

    def nomor_subjek(self, penandatangan: str) -> str:
        """See `PenyediaTTE.nomor_subjek`: the number itself."""
        return penandatangan

    @contextmanager
    def _sesi(self, pin: Frasa | None) -> Iterator[Any]:
        """A session, logged in with `pin` if given. What the token refuses becomes a named error."""
        galat: GalatTTE | None = None
        with _giliran:
            try:
                with self._buka(pin) as sesi:
                    yield sesi
            except _SALAH:
                galat = FrasaSalah()
            except p11.PinLocked:
                galat = KunciTerkunci()
            except p11.PKCS11Error:
                # No token, or it failed at work: the bytes it would have signed are still unsigned.
                galat = LayananTidakTerhubung()
        if galat is not None:
            raise galat

    def _buka(self, pin: Frasa | None) -> Any:
        try:
            return open_pkcs11_session(self._modul, token_criteria=TokenCriteria(label=self._token), user_pin=pin)
        except p11.PKCS11Error:
            raise
        except RuntimeError as galat:  # the binding's answer when the library cannot be loaded
            raise LayananTidakTerhubung from galat

    def _pemegang(self, sesi: Any, penandatangan: str) -> PKCS11Signer:
        label = self._label(penandatangan)
        if not any(sesi.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: label})):
            raise SertifikatTidakBerlaku(KeadaanSertifikat.NO_CERTIFICATE)
        return PKCS11Signer(
            sesi,
            cert_label=label,
            key_label=label,
            ca_chain=[pki.asn1(satu) for satu in self._rantai],
            embed_roots=False,
            use_raw_mechanism=True,  # every module knows the bare operation; hashing is ours
        )

    def _sertifikat(self, sesi: Any, penandatangan: str) -> x509.Certificate | None:
        cari = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: self._label(penandatangan)}
        satu = next(iter(sesi.get_objects(cari)), None)
        return None if satu is None else x509.load_der_x509_certificate(satu[Attribute.VALUE])

    def _keadaan(self, sertifikat: x509.Certificate, waktu: datetime) -> KeadaanSertifikat:
        if any(
            pencabutan.tercatat(sertifikat, oleh=otoritas, daftar=self._daftar_cabut, saat=waktu)
            for otoritas in chain(self._rantai, self._akar)
            if otoritas.subject == sertifikat.issuer
        ):
            return KeadaanSertifikat.REVOKE
        if waktu < sertifikat.not_valid_before_utc:
            return KeadaanSertifikat.NEW
        return KeadaanSertifikat.EXPIRED if waktu > sertifikat.not_valid_after_utc else KeadaanSertifikat.ISSUE


def _nama(sertifikat: x509.Certificate) -> str:
    temuan = sertifikat.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(temuan[0].value) if temuan else ""
