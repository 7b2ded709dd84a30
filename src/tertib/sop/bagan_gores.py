"""The strokes of an arrow: its line and its head."""

from tertib.sop.bagan_jalur import Jalur
from tertib.sop.bagan_teks import unsur

KEPALA = 4.4


def garis(jalur: Jalur, *, ukuran: float = KEPALA, **atribut: object) -> str:
    """The line of one arrow, dashed if it is a return."""
    gaya: dict[str, object] = {"fill": "none", "stroke": "#1b1f27", "stroke_width": 0.9} | atribut
    if jalur.panah.pulang and "class_" not in atribut:
        gaya["stroke_dasharray"] = "3 2"
    p = jalur.panah
    return unsur("path", d=_d(jalur, ukuran), data_dari=p.dari, data_ke=p.ke, data_putusan=p.teks, **gaya)


def kepala_panah(jalur: Jalur, *, ukuran: float = KEPALA, **atribut: object) -> str:
    """The head: a filled triangle whose tip is the end of the line."""
    (ax, ay), (x, y) = jalur.titik[-2:]
    jauh = abs(x - ax) + abs(y - ay) or 1.0
    dx, dy = (x - ax) / jauh, (y - ay) / jauh
    kx, ky = x - dx * ukuran, y - dy * ukuran
    sayap = ukuran * 0.45
    sudut = [(x, y), (kx - dy * sayap, ky + dx * sayap), (kx + dy * sayap, ky - dx * sayap)]
    return unsur("path", d="M" + "L".join(f"{a:.2f} {b:.2f}" for a, b in sudut) + "Z", **atribut)


def _d(jalur: Jalur, ukuran: float) -> str:
    """The path, its last piece shortened so that the line does not blunt the tip of the head."""
    titik = list(jalur.titik)
    (ax, ay), (x, y) = titik[-2:]
    jauh = abs(x - ax) + abs(y - ay)
    if jauh > ukuran:
        titik[-1] = (x - (x - ax) / jauh * ukuran * 0.6, y - (y - ay) / jauh * ukuran * 0.6)
    return "M" + "L".join(f"{a:.2f} {b:.2f}" for a, b in titik)
