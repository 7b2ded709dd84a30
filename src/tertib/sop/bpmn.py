"""A SOP as BPMN 2.0: one pool, a lane per role, a task per step, a gateway behind every decision, with its diagram.

The file is for other programs to read, draw or walk through; Tertib itself never reads it back.
"""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from tertib.sop.bagan_jalur import Jalur
from tertib.sop.bagan_label import Kotak
from tertib.sop.bpmn_tata import Alur, Simpul, Tata, alur, tata
from tertib.sop.jenis import Langkah, Sop

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def xml(sop: Sop) -> str:
    """The SOP as a BPMN 2.0 document with diagram coordinates (pixels); the same SOP always gives the same text."""
    for awalan, ruang in (("bpmn", MODEL), ("bpmndi", DI), ("dc", DC), ("di", DD), ("xsi", XSI)):
        ET.register_namespace(awalan, ruang)
    graf = alur(sop)
    gambar = tata(sop, graf)
    proses = f"sop_{_nc(sop.kode)}"
    atribut = {
        "id": f"definisi_{_nc(sop.kode)}",
        "targetNamespace": f"urn:tertib:sop:{sop.sidik}",
        "exporter": "Tertib",
    }
    akar = ET.Element(_m("definitions"), atribut)
    kolaborasi = _anak(akar, _m("collaboration"), id="kolaborasi")
    _anak(kolaborasi, _m("participant"), id="kolam", name=_bersih(sop.nama), processRef=proses)
    _proses(akar, sop, graf, proses)
    _diagram(akar, graf, gambar)
    ET.indent(akar)
    return ET.tostring(akar, encoding="unicode", xml_declaration=True) + "\n"


def _proses(akar: ET.Element, sop: Sop, graf: Alur, kunci: str) -> None:
    proses = _anak(akar, _m("process"), id=kunci, name=_bersih(sop.nama), isExecutable="true")
    _teks(proses, "documentation", f"{sop.kode}, versi {sop.versi}, SHA-256 {sop.sidik}")
    lajur = _anak(proses, _m("laneSet"), id="lajur")
    for peran in sop.peran.values():
        satu = _anak(lajur, _m("lane"), id=f"peran_{_nc(peran.kunci)}", name=_bersih(peran.nama))
        for s in graf.simpul:
            if s.peran == peran.kunci:
                _teks(satu, "flowNodeRef", s.id)
    bawaan = {a.dari: a.id for a in graf.arus if a.bawaan}
    for s in graf.simpul:
        _simpul(proses, sop, s, graf, bawaan.get(s.id, ""))
    for a in graf.arus:
        garis = _anak(proses, _m("sequenceFlow"), id=a.id, name=_bersih(a.nama), sourceRef=a.dari, targetRef=a.ke)
        if a.syarat:
            _teks(garis, "conditionExpression", a.syarat).set(f"{{{XSI}}}type", "bpmn:tFormalExpression")


def _simpul(proses: ET.Element, sop: Sop, s: Simpul, graf: Alur, bawaan: str) -> None:
    unsur = _anak(proses, _m(s.jenis), id=s.id, name=_bersih(s.nama))
    if s.jenis == "exclusiveGateway":
        unsur.set("gatewayDirection", "Diverging")
        if bawaan:
            unsur.set("default", bawaan)
    if s.langkah is not None:
        _teks(unsur, "documentation", _dokumentasi(sop, s.langkah))
    for a in graf.arus:
        if a.ke == s.id:
            _teks(unsur, "incoming", a.id)
    for a in graf.arus:
        if a.dari == s.id:
            _teks(unsur, "outgoing", a.id)


def _dokumentasi(sop: Sop, langkah: Langkah) -> str:
    """What the table says of a step, one fact a line."""
    baris = [f"Langkah {langkah.no}: {langkah.kegiatan}"]
    if langkah.syarat:
        baris.append(f"Kelengkapan: {'; '.join(langkah.syarat)}")
    baris.append("Waktu: tidak disebut" if langkah.waktu is None else f"Waktu: {langkah.waktu} menit")
    if langkah.output:
        baris.append(f"Output: {'; '.join(langkah.output)}")
    if langkah.gagal:
        baris.append(f"Bila gagal {langkah.gagal.ulang} kali: diselesaikan {sop.peran[langkah.gagal.lalu].nama}")
    if langkah.tafsir:
        baris.append(f"Tafsir: {langkah.tafsir}")
    return "\n".join(baris)


def _diagram(akar: ET.Element, graf: Alur, gambar: Tata) -> None:
    diagram = _anak(akar, f"{{{DI}}}BPMNDiagram", id="diagram")
    bidang = _anak(diagram, f"{{{DI}}}BPMNPlane", id="bidang", bpmnElement="kolaborasi")
    _bangun(bidang, "kolam", gambar.kolam, isHorizontal="true")
    for peran, kotak in gambar.lajur.items():
        _bangun(bidang, f"peran_{_nc(peran)}", kotak, isHorizontal="true")
    for s in graf.simpul:
        b = gambar.bentuk[s.id]
        tanda = {"isMarkerVisible": "true"} if s.jenis == "exclusiveGateway" else {}
        bangun = _bangun(bidang, s.id, (b.x - b.w / 2, b.y - b.h / 2, b.x + b.w / 2, b.y + b.h / 2), **tanda)
        if s.jenis.endswith("Event"):
            _label(bangun, (b.x - 45, b.y + b.h / 2 + 3, b.x + 45, b.y + b.h / 2 + 31))
    for a in graf.arus:
        _tepi(bidang, a.id, gambar.jalur[a.id], gambar.label.get(a.id))


def _bangun(bidang: ET.Element, id_: str, kotak: Kotak, **atribut: str) -> ET.Element:
    bangun = _anak(bidang, f"{{{DI}}}BPMNShape", id=f"di_{id_}", bpmnElement=id_, **atribut)
    _batas(bangun, kotak)
    return bangun


def _tepi(bidang: ET.Element, id_: str, jalur: Jalur, label: Kotak | None) -> None:
    tepi = _anak(bidang, f"{{{DI}}}BPMNEdge", id=f"di_{id_}", bpmnElement=id_)
    for x, y in jalur.titik:
        _anak(tepi, f"{{{DD}}}waypoint", x=f"{x:g}", y=f"{y:g}")
    if label is not None:
        _label(tepi, label)


def _label(induk: ET.Element, kotak: Kotak) -> None:
    _batas(_anak(induk, f"{{{DI}}}BPMNLabel"), kotak)


def _batas(induk: ET.Element, kotak: Kotak) -> None:
    kiri, atas, kanan, bawah = kotak
    nilai = {"x": kiri, "y": atas, "width": kanan - kiri, "height": bawah - atas}
    _anak(induk, f"{{{DC}}}Bounds", **{k: f"{v:.2f}" for k, v in nilai.items()})


def _anak(induk: ET.Element, nama: str, **atribut: str) -> ET.Element:
    return ET.SubElement(induk, nama, {k: v for k, v in atribut.items() if v})


def _teks(induk: ET.Element, nama: str, isi: str) -> ET.Element:
    unsur = _anak(induk, _m(nama))
    unsur.text = _bersih(isi)
    return unsur


def _m(nama: str) -> str:
    return f"{{{MODEL}}}{nama}"


def _nc(kunci: str) -> str:
    """`kunci` as the rest of an XML name."""
    return re.sub(r"[^\w.-]", "_", kunci)


def _bersih(teks: str) -> str:
    return "".join(_huruf(teks))


def _huruf(teks: str) -> Iterable[str]:
    return (c for c in teks if c in "\n\t" or ord(c) >= 32)
