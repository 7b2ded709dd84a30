"""The tiny language of `jika`: known facts, `==`, `!=`, `dan`, `atau`, `bukan`, parentheses. Nothing is executed.

jika: nik == "belum" dan bukan (perekaman == "sudah")
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from tertib.sop.kosakata import FAKTA

BATAS_HURUF = 500
BATAS_DALAM = 20

_LEKSEM = re.compile(r'\s*(?:(==|!=|[()])|"([^"]*)"|([a-z][a-z0-9_]*)|(\S))')

Syarat = Callable[[Mapping[str, str]], bool]
Token = tuple[str, str]


class GalatSyarat(ValueError):
    """The condition is not in the language, or asks for a fact or value nobody knows."""


class FaktaTidakAda(LookupError):
    """The condition asks for a fact that the case does not have yet."""

    def __init__(self, nama: str) -> None:
        super().__init__(f'Keterangan "{nama}" belum ada pada perkara ini.')


@lru_cache(maxsize=256)
def susun(teks: str) -> Syarat:
    """The condition as a function of the facts; that function raises `FaktaTidakAda`. Raises `GalatSyarat`."""
    if len(teks) > BATAS_HURUF:
        raise GalatSyarat("Syarat jika terlalu panjang.")
    pengurai = _Pengurai([*_pecah(teks), ("akhir", "")])
    syarat = pengurai.atau(0)
    pengurai.ambil("akhir")
    return syarat


def _pecah(teks: str) -> Iterator[Token]:
    for cocok in _LEKSEM.finditer(teks):
        tanda, isi, kata, asing = cocok.groups()
        if asing:
            raise GalatSyarat(f'Tanda "{asing}" tidak dikenal dalam jika.')
        if tanda:
            yield tanda, tanda
        elif isi is not None:
            yield "teks", isi
        elif kata:
            yield (kata, kata) if kata in ("dan", "atau", "bukan") else ("nama", kata)


class _Pengurai:
    """Recursive descent: atau < dan < bukan < perbandingan."""

    def __init__(self, token: list[Token]) -> None:
        self._token = token
        self._i = 0

    def ambil(self, *jenis: str) -> Token:
        token = self._token[self._i]
        if token[0] not in jenis:
            letak = f'"{token[1]}"' if token[1] else "akhir kalimat"
            raise GalatSyarat(f"Syarat jika tidak dapat dibaca di {letak}.")
        self._i += 1
        return token

    def _bila(self, jenis: str) -> bool:
        cocok = self._token[self._i][0] == jenis
        self._i += cocok
        return cocok

    def atau(self, dalam: int) -> Syarat:
        if dalam > BATAS_DALAM:
            raise GalatSyarat("Syarat jika bersarang terlalu dalam.")
        bagian = [self._dan(dalam)]
        while self._bila("atau"):
            bagian.append(self._dan(dalam))
        return bagian[0] if len(bagian) == 1 else lambda fakta: any(b(fakta) for b in bagian)

    def _dan(self, dalam: int) -> Syarat:
        bagian = [self._bukan(dalam)]
        while self._bila("dan"):
            bagian.append(self._bukan(dalam))
        return bagian[0] if len(bagian) == 1 else lambda fakta: all(b(fakta) for b in bagian)

    def _bukan(self, dalam: int) -> Syarat:
        if dalam > BATAS_DALAM:
            raise GalatSyarat("Syarat jika bersarang terlalu dalam.")
        if self._bila("bukan"):
            isi = self._bukan(dalam + 1)
            return lambda fakta: not isi(fakta)
        if self._bila("("):
            isi = self.atau(dalam + 1)
            self.ambil(")")
            return isi
        return self._banding()

    def _banding(self) -> Syarat:
        nama = self.ambil("nama")[1]
        if nama not in FAKTA:
            raise GalatSyarat(f'Keterangan "{nama}" tidak dikenal; yang dikenal: {", ".join(FAKTA)}.')
        sama = self.ambil("==", "!=")[0] == "=="
        nilai = self.ambil("teks")[1]
        if nilai not in FAKTA[nama].nilai:
            raise GalatSyarat(f'"{nama}" tidak pernah "{nilai}"; yang mungkin: {", ".join(FAKTA[nama].nilai)}.')

        def banding(fakta: Mapping[str, str]) -> bool:
            if nama not in fakta:
                raise FaktaTidakAda(nama)
            return (fakta[nama] == nilai) is sama

        return banding
