"""A Merkle tree as RFC 6962 (section 2.1) and RFC 9162 define it: root, inclusion and consistency proofs. Pure.

Used twice: by the log of an office, and by the statement in a card's QR code, whose leaves are groups of cells. Hashes
are SHA-256, 32 bytes. `akar_rentang(a, b)` gives the root over leaves a..b-1, so a log need not hold its tree in memory.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

AkarRentang = Callable[[int, int], bytes]
KOSONG = sha256().digest()


def daun(isi: bytes) -> bytes:
    """Hash of a leaf."""
    return sha256(b"\0" + isi).digest()


def simpul(kiri: bytes, kanan: bytes) -> bytes:
    """Hash of an inner node."""
    return sha256(b"\1" + kiri + kanan).digest()


def belah(banyak: int) -> int:
    """The largest power of two below `banyak` (at least 2): where a tree of that many leaves is split."""
    return 1 << (banyak - 1).bit_length() - 1


def akar(sidik: Sequence[bytes]) -> bytes:
    """Root over leaf hashes; of an empty tree the hash of nothing."""
    if len(sidik) < 2:
        return sidik[0] if sidik else KOSONG
    k = belah(len(sidik))
    return simpul(akar(sidik[:k]), akar(sidik[k:]))


def dari(sidik: Sequence[bytes]) -> AkarRentang:
    """`akar_rentang` over leaf hashes in memory."""
    return lambda a, b: akar(sidik[a:b])


def bukti_masuk(urut: int, ukuran: int, akar_rentang: AkarRentang) -> list[bytes]:
    """The audit path of leaf `urut` (from 0) in the tree of the first `ukuran` leaves. Raises ValueError outside it."""
    if not 0 <= urut < ukuran:
        raise ValueError("daun di luar pohon")
    return _jalur(urut, 0, ukuran, akar_rentang)


def _jalur(urut: int, a: int, b: int, akar_rentang: AkarRentang) -> list[bytes]:
    if b - a == 1:
        return []
    k = a + belah(b - a)
    if urut < k:
        return [*_jalur(urut, a, k, akar_rentang), akar_rentang(k, b)]
    return [*_jalur(urut, k, b, akar_rentang), akar_rentang(a, k)]


def bukti_lanjutan(dulu: int, ukuran: int, akar_rentang: AkarRentang) -> list[bytes]:
    """The proof that the tree of `ukuran` leaves continues the one of its first `dulu`. Raises ValueError."""
    if not 0 < dulu <= ukuran:
        raise ValueError("pohon dulu lebih besar daripada yang sekarang, atau kosong")
    return _lanjutan(dulu, 0, ukuran, akar_rentang, utuh=True)


def _lanjutan(dulu: int, a: int, b: int, akar_rentang: AkarRentang, *, utuh: bool) -> list[bytes]:
    if dulu == b:
        return [] if utuh else [akar_rentang(a, b)]
    k = a + belah(b - a)
    if dulu <= k:
        return [*_lanjutan(dulu, a, k, akar_rentang, utuh=utuh), akar_rentang(k, b)]
    return [*_lanjutan(dulu, k, b, akar_rentang, utuh=False), akar_rentang(a, k)]


def akar_dari_jalur(sidik: bytes, urut: int, ukuran: int, jalur: Sequence[bytes]) -> bytes | None:
    """The root to which an audit path leads (RFC 9162, 2.1.3.2), None when the path has the wrong length."""
    if not 0 <= urut < ukuran:
        return None
    fn, sn, r = urut, ukuran - 1, sidik
    for p in jalur:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            r = simpul(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = simpul(r, p)
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else None


def lanjutan_benar(dulu: int, ukuran: int, akar_dulu: bytes, akar_kini: bytes, bukti: Sequence[bytes]) -> bool:
    """Whether a consistency proof holds (RFC 9162, 2.1.4.2)."""
    if not 0 < dulu <= ukuran:
        return False
    if dulu == ukuran:
        return not bukti and akar_dulu == akar_kini
    langkah = [akar_dulu, *bukti] if dulu & (dulu - 1) == 0 else list(bukti)
    if not langkah:
        return False
    fn, sn = dulu - 1, ukuran - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = langkah[0]
    for c in langkah[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = simpul(c, fr), simpul(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = simpul(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == akar_dulu and sr == akar_kini
