"""The nodes and flows of the BPMN form of a SOP, and where they stand in the diagram."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tertib.sop.bagan_bentuk import ATAS, BAWAH, KANAN, KIRI, Bentuk, Jenis
from tertib.sop.bagan_jalur import Jalur, Kisi, Panah, Selera
from tertib.sop.bagan_label import Kotak, letakkan
from tertib.sop.jenis import Langkah, Sop

NAMA_LAJUR = 30.0
"""Width of the title bar of the pool; lanes have one of the same width."""
TINGGI_LAJUR = 150.0
KOLOM = 140.0

_UKURAN: Mapping[str, tuple[Jenis, float, float]] = {
    "startEvent": ("kapsul", 36.0, 36.0),
    "endEvent": ("kapsul", 36.0, 36.0),
    "exclusiveGateway": ("ketupat", 50.0, 50.0),
    "userTask": ("kotak", 100.0, 80.0),
    "serviceTask": ("kotak", 100.0, 80.0),
}
_MAJU = Selera(
    keluar={KANAN: 0, ATAS: 10, BAWAH: 10},
    masuk={KIRI: 0, ATAS: 10, BAWAH: 10},
)
_PULANG = Selera(keluar={ATAS: 0, BAWAH: 0}, masuk={BAWAH: 0, ATAS: 0, KANAN: 60})


@dataclass(frozen=True, slots=True)
class Simpul:
    """One flow node; `langkah` is set for tasks only."""

    id: str
    jenis: str
    nama: str
    peran: str
    langkah: Langkah | None = None


@dataclass(frozen=True, slots=True)
class Arus:
    """One sequence flow; `bawaan` marks the default way out of its gateway."""

    id: str
    dari: str
    ke: str
    nama: str = ""
    syarat: str = ""
    bawaan: bool = False
    pulang: bool = False


@dataclass(frozen=True, slots=True)
class Alur:
    """The whole graph, nodes in the order they stand from left to right."""

    simpul: tuple[Simpul, ...]
    arus: tuple[Arus, ...]


@dataclass(frozen=True, slots=True)
class Tata:
    """The diagram: boxes as left, top, right, bottom; shapes and routed flows by id."""

    kolam: Kotak
    lajur: Mapping[str, Kotak]
    bentuk: Mapping[str, Bentuk]
    jalur: Mapping[str, Jalur]
    label: Mapping[str, Kotak]


def alur(sop: Sop) -> Alur:
    """Start event, one task a step, a gateway before a step that may be skipped and behind one that decides, ends.

    A skipped step is passed by its first answer that leads forward, as the engine does.
    """
    simpul = [Simpul("mulai", "startEvent", "Mulai", sop.mulai.peran)]
    arus: list[Arus] = [_arus([], "mulai", _pintu(sop, sop.mulai.kunci))]
    for langkah in sop.langkah.values():
        _tambah_langkah(sop, langkah, simpul, arus)
    return Alur(tuple(simpul), tuple(arus))


def _tambah_langkah(sop: Sop, langkah: Langkah, simpul: list[Simpul], arus: list[Arus]) -> None:
    tugas = _id("langkah", langkah.kunci)
    sistem = sop.peran[langkah.peran].jenis == "sistem"
    if langkah.jika:
        pintu = _id("jika", langkah.kunci)
        simpul.append(Simpul(pintu, "exclusiveGateway", f"{langkah.jika}?", langkah.peran))
        arus.append(_arus(arus, pintu, tugas, nama="ya", syarat=langkah.jika))
        maju = next((p for p in langkah.putusan if not p.kembali), langkah.putusan[0])
        lewat = _tujuan(sop, langkah, maju.ke)
        arus.append(_arus(arus, pintu, lewat, nama="lewati", bawaan=True))
    jenis = "serviceTask" if sistem else "userTask"
    simpul.append(Simpul(tugas, jenis, f"{langkah.no}. {langkah.kegiatan}", langkah.peran, langkah))
    asal = tugas
    if langkah.memutus:
        asal = _id("putusan", langkah.kunci)
        simpul.append(Simpul(asal, "exclusiveGateway", "", langkah.peran))
        arus.append(_arus(arus, tugas, asal))
    urutan = list(sop.langkah)
    for p in langkah.putusan:
        ke = _tujuan(sop, langkah, p.ke)
        if p.ke in sop.akhir and all(s.id != ke for s in simpul):
            simpul.append(Simpul(ke, "endEvent", sop.akhir[p.ke].nama, langkah.peran))
        mundur = p.ke in sop.langkah and urutan.index(p.ke) <= urutan.index(langkah.kunci)
        nama, syarat = (p.nama, f'putusan == "{p.nama}"') if langkah.memutus else ("", "")
        arus.append(_arus(arus, asal, ke, nama=nama, syarat=syarat, pulang=p.kembali or mundur))


def _arus(
    ada: list[Arus], dari: str, ke: str, *, nama: str = "", syarat: str = "", bawaan: bool = False, pulang: bool = False
) -> Arus:
    return Arus(f"arus_{len(ada) + 1}", dari, ke, nama, syarat, bawaan, pulang)


def _pintu(sop: Sop, kunci: str) -> str:
    """Where a flow into the step `kunci` ends: its task, or the gateway that may skip it."""
    return _id("jika" if sop.langkah[kunci].jika else "langkah", kunci)


def _tujuan(sop: Sop, langkah: Langkah, ke: str) -> str:
    return _pintu(sop, ke) if ke in sop.langkah else _id("akhir", f"{langkah.kunci}.{ke}")


def _id(jenis: str, kunci: str) -> str:
    return f"{jenis}_" + re.sub(r"[^\w.-]", "_", kunci)


def tata(sop: Sop, graf: Alur) -> Tata:
    """Lanes from top to bottom, nodes from left to right in the middle of their lane, flows along free tracks."""
    awal = 2 * NAMA_LAJUR
    lajur = {p: i for i, p in enumerate(sop.peran)}
    bentuk: dict[str, Bentuk] = {}
    for i, s in enumerate(graf.simpul):
        jenis, w, h = _UKURAN[s.jenis]
        bentuk[s.id] = Bentuk(s.id, jenis, awal + KOLOM * (i + 0.5), TINGGI_LAJUR * (lajur[s.peran] + 0.5), w, h)
    lebar = awal + KOLOM * len(graf.simpul)
    xs = [awal + KOLOM * i + d for i in range(len(graf.simpul) + 1) for d in (-8.0, 0.0, 8.0)]
    ys = [TINGGI_LAJUR * i + d for i in range(len(lajur)) for d in (6.0, 13.0, 20.0, 130.0, 137.0, 144.0)]
    kisi = Kisi(xs[1:-1], ys, bentuk, geser=(0.0, -12.0, 12.0))
    urut = sorted(graf.arus, key=lambda a: (a.pulang, abs(bentuk[a.dari].x - bentuk[a.ke].x)))
    jalur = {a.id: kisi.tarik(Panah(a.dari, a.ke, a.nama, a.pulang), _PULANG if a.pulang else _MAJU) for a in urut}
    kotak = {p: (NAMA_LAJUR, TINGGI_LAJUR * i, lebar, TINGGI_LAJUR * (i + 1)) for p, i in lajur.items()}
    kolam = (0.0, 0.0, lebar, TINGGI_LAJUR * len(lajur))
    bernama = [a for a in urut if a.nama]
    label = letakkan([jalur[a.id] for a in urut], bentuk.values(), (awal, *kolam[1:]), 11.0)
    return Tata(kolam, kotak, bentuk, jalur, {a.id: la.kotak for a, la in zip(bernama, label, strict=True)})
