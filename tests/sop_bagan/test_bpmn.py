"""The BPMN export: valid by the OMG schema, read and walked by SpiffWorkflow, its diagram whole and consistent."""

from itertools import pairwise

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from tertib.sop import bpmn
from tertib.sop.jenis import Sop

NS = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "d": "http://www.omg.org/spec/BPMN/20100524/DI",
    "c": "http://www.omg.org/spec/DD/20100524/DC",
    "i": "http://www.omg.org/spec/DD/20100524/DI",
}


def _pohon(sop: Sop) -> etree._Element:
    return etree.fromstring(bpmn.xml(sop).encode())


def _alur_kerja(sop: Sop) -> BpmnWorkflow:
    """The export in SpiffWorkflow; a step of the system waits for the test like one of a person."""
    pembaca = BpmnParser(validator=BpmnValidator())
    pohon = etree.fromstring(bpmn.xml(sop).replace("serviceTask", "userTask").encode())
    pembaca.add_bpmn_xml(pohon, filename=f"{sop.kode}.bpmn")
    return BpmnWorkflow(pembaca.get_spec(f"sop_{sop.kode}"))


def test_valid_by_the_omg_schema(sop: Sop) -> None:
    BpmnValidator().validate(_pohon(sop))


def _jalan(sop: Sop, jawab: dict[str, list[str]]) -> list[str]:
    """The steps another engine goes through, answering from `jawab` (last answer again when they run out)."""
    kerja, jejak = _alur_kerja(sop), []
    kerja.data.update({"nik": "belum", "perekaman": "belum"})
    kerja.do_engine_steps()
    while not kerja.is_completed() and len(jejak) < 60:
        (tugas,) = [t for t in kerja.get_tasks(state=TaskState.READY) if t.task_spec.name.startswith("langkah_")]
        kunci = tugas.task_spec.name.removeprefix("langkah_")
        jejak.append(kunci)
        antre = jawab.get(kunci) or [next(p.nama for p in sop.langkah[kunci].putusan if not p.kembali)]
        tugas.data.update({"putusan": antre.pop(0), "nik": "belum", "perekaman": "belum"})
        tugas.run()
        kerja.do_engine_steps()
    assert kerja.is_completed()
    return jejak


def test_another_engine_walks_it_straight_through(sop: Sop) -> None:
    assert _jalan(sop, {}) == list(sop.langkah)


def test_another_engine_follows_each_return(sop: Sop) -> None:
    urutan = list(sop.langkah)
    for langkah in sop.langkah.values():
        for p in (p for p in langkah.putusan if p.kembali):
            i = urutan.index(langkah.kunci)
            jejak = _jalan(sop, {langkah.kunci: [p.nama]})
            assert jejak == urutan[: i + 1] + urutan[urutan.index(p.ke) :]


def test_one_lane_per_role_holds_exactly_its_steps(sop: Sop) -> None:
    pohon = _pohon(sop)
    lajur = {la.get("name"): [r.text for r in la] for la in pohon.iterfind(".//b:lane", NS)}
    assert list(lajur) == [p.nama for p in sop.peran.values()]
    for langkah in sop.langkah.values():
        assert f"langkah_{langkah.kunci}" in lajur[sop.peran[langkah.peran].nama]
    simpul = [e.get("id") for e in pohon.iterfind(".//b:process/*", NS) if e.find("b:documentation", NS) is not None]
    assert simpul == [f"langkah_{k}" for k in sop.langkah]


def test_answers_name_the_flows_behind_their_gateway(sop: Sop) -> None:
    pohon = _pohon(sop)
    for langkah in sop.langkah.values():
        arus = pohon.findall(f".//b:sequenceFlow[@sourceRef='putusan_{langkah.kunci}']", NS)
        assert [a.get("name") for a in arus] == ([p.nama for p in langkah.putusan] if langkah.memutus else [])


def test_system_steps_are_service_tasks(sop: Sop) -> None:
    sistem = [e.get("id") for e in _pohon(sop).iterfind(".//b:serviceTask", NS)]
    assert sistem == [f"langkah_{k}" for k, la in sop.langkah.items() if sop.peran[la.peran].jenis == "sistem"]


def test_every_node_has_a_shape_inside_its_lane_and_none_overlap(sop: Sop) -> None:
    pohon = _pohon(sop)
    bangun = _bangun(pohon)
    tampak = []
    for lajur in pohon.iterfind(".//b:lane", NS):
        x, y, kanan, bawah = bangun[lajur.get("id", "")]
        for r in lajur:
            kotak = bangun[r.text or ""]
            assert x <= kotak[0] and y <= kotak[1] and kotak[2] <= kanan and kotak[3] <= bawah
            tampak.append(kotak)
    assert len(tampak) == len(pohon.findall(".//b:flowNodeRef", NS))
    for i, a in enumerate(tampak):
        assert not any(_bertemu(a, b) for b in tampak[i + 1 :])


def test_every_flow_has_an_edge_from_border_to_border_through_no_other_shape(sop: Sop) -> None:
    pohon = _pohon(sop)
    bangun = _bangun(pohon)
    simpul = {r.text for r in pohon.iterfind(".//b:flowNodeRef", NS)}
    tepi = {e.get("bpmnElement"): e for e in pohon.iterfind(".//d:BPMNEdge", NS)}
    arus = pohon.findall(".//b:sequenceFlow", NS)
    assert set(tepi) == {a.get("id") for a in arus}
    for a in arus:
        titik = [(float(w.get("x", "")), float(w.get("y", ""))) for w in tepi[a.get("id")].iterfind("i:waypoint", NS)]
        for ujung, p in ((a.get("sourceRef"), titik[0]), (a.get("targetRef"), titik[-1])):
            x, y, kanan, bawah = bangun[ujung or ""]
            assert x - 0.1 <= p[0] <= kanan + 0.1 and y - 0.1 <= p[1] <= bawah + 0.1
            assert not (x + 16 < p[0] < kanan - 16 and y + 16 < p[1] < bawah - 16), "ends inside, not on the border"
        for (ax, ay), (bx, by) in pairwise(titik):
            assert ax == bx or ay == by
            ruas = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            lain = simpul - {a.get("sourceRef"), a.get("targetRef")}
            assert not any(_bertemu(ruas, bangun[s or ""]) for s in lain)


def _bangun(pohon: etree._Element) -> dict[str, tuple[float, float, float, float]]:
    hasil = {}
    for s in pohon.iterfind(".//d:BPMNShape", NS):
        b = s.find("c:Bounds", NS)
        x, y, w, h = (float(b.get(k)) for k in ("x", "y", "width", "height"))
        hasil[s.get("bpmnElement", "")] = (x, y, x + w, y + h)
    return hasil


def _bertemu(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
