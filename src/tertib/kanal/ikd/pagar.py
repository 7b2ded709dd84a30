"""How often is too often at this door. The limits hold whatever the captcha says, and whatever a header claims."""

import ipaddress
from datetime import datetime, timedelta

from django.http import HttpRequest

from tertib.inti import laju

SELANG = timedelta(minutes=10)
PER_ALAMAT = 20
PER_JARINGAN = 100
SELURUHNYA = 2_000
"""For all strangers together."""
KODE_PER_NIK = (5, timedelta(hours=1))


def boleh(request: HttpRequest, guna: str, *, dikenal: bool, kini: datetime) -> bool:
    """Count one try at `guna`; True while this address, its network and everybody together are within bounds.

    A phone that got in before (`dikenal`) is counted by its own wrong PINs only, so that no flood shuts its owner out.
    """
    if dikenal:
        return True
    alamat = laju.alamat(request)
    batas = {f"{guna}:{alamat}": PER_ALAMAT, f"{guna}:{jaringan(alamat)}": PER_JARINGAN, guna: SELURUHNYA}
    return all(laju.catat(f"ikd:{k}", batas=banyak, per=SELANG, kini=kini) for k, banyak in batas.items())


def boleh_kode(nik: str, ponsel: str, *, kini: datetime) -> bool:
    """Whether one more code may be sent for this NIK; a phone known to it counts by itself."""
    banyak, per = KODE_PER_NIK
    return laju.catat(f"ikd-kode:{nik}:{ponsel}", batas=banyak, per=per, kini=kini)


def jaringan(alamat: str) -> str:
    """The network an address belongs to: /24 of IPv4, /56 of IPv6; what is no address is a network by itself."""
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        return alamat
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 56), strict=False))
