"""The five symbols of PermenPAN-RB 35/2012 as shapes with borders that arrows can reach.

Coordinates grow to the right and down, in the unit of the drawing.
"""

from dataclasses import dataclass
from typing import Literal

from tertib.sop.bagan_teks import unsur

Jenis = Literal["kapsul", "kotak", "ketupat", "segilima"]
Titik = tuple[float, float]
Arah = tuple[int, int]

ATAS, BAWAH, KIRI, KANAN = (0, -1), (0, 1), (-1, 0), (1, 0)
ARAH: tuple[Arah, ...] = (ATAS, BAWAH, KIRI, KANAN)


@dataclass(frozen=True, slots=True)
class Bentuk:
    """One symbol, centred on (x, y): capsule start/end, box activity, diamond decision, pentagon page connector."""

    kunci: str
    jenis: Jenis
    x: float
    y: float
    w: float
    h: float
    teks: str = ""

    def tepi(self, arah: Arah, geser: float = 0.0) -> Titik:
        """The point on the border in direction `arah`, moved `geser` along that side."""
        dx, dy = arah
        setengah_w, setengah_h = self.w / 2, self.h / 2
        susut = 1 - abs(geser) / (setengah_w if dy else setengah_h) if self.jenis == "ketupat" else 1.0
        masuk = 0.0
        if self.jenis == "kapsul" and dx:
            masuk = setengah_h - (setengah_h**2 - geser**2) ** 0.5
        if dy:
            return self.x + geser, self.y + dy * setengah_h * susut
        return self.x + dx * (setengah_w * susut - masuk), self.y + geser

    def memuat(self, titik: Titik, jarak: float = 0.0) -> bool:
        """Whether `titik` lies in the box around the symbol, grown by `jarak`."""
        return abs(titik[0] - self.x) < self.w / 2 + jarak and abs(titik[1] - self.y) < self.h / 2 + jarak

    def svg(self, **atribut: object) -> str:
        kiri, atas = self.x - self.w / 2, self.y - self.h / 2
        if self.jenis in ("kapsul", "kotak"):
            rx: object = self.h / 2 if self.jenis == "kapsul" else ""
            return unsur("rect", x=kiri, y=atas, width=self.w, height=self.h, rx=rx, **atribut)
        sudut = self._ketupat() if self.jenis == "ketupat" else self._segilima()
        return unsur("path", d="M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in sudut) + "Z", **atribut)

    def _ketupat(self) -> list[Titik]:
        return [self.tepi(ATAS), self.tepi(KANAN), self.tepi(BAWAH), self.tepi(KIRI)]

    def _segilima(self) -> list[Titik]:
        kiri, kanan, atas = self.x - self.w / 2, self.x + self.w / 2, self.y - self.h / 2
        bahu = self.y + self.h / 6
        return [(kiri, atas), (kanan, atas), (kanan, bahu), (self.x, self.y + self.h / 2), (kiri, bahu)]
