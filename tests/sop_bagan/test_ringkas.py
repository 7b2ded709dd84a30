"""The strip on the desk: inline under a strict policy, right lanes, right place."""

from xml.etree import ElementTree as ET

import pytest

from tertib.sop import bagan
from tertib.sop.jenis import Sop

SVG = "{http://www.w3.org/2000/svg}"


def _akar(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def _simbol(akar: ET.Element) -> dict[str, ET.Element]:
    return {g.get("data-kunci", ""): next(iter(g)) for g in akar.iter("g") if g.get("data-kunci")}


def test_nothing_in_it_is_refused_by_the_content_security_policy(sop: Sop) -> None:
    akar = _akar(bagan.ringkas_svg(sop, sorot=sop.mulai.kunci))
    assert {e.tag for e in akar.iter()} <= {"svg", "g", "title", "rect", "path", "text"}
    for e in akar.iter():
        assert not {"style", "href"} & set(e.keys())
        assert not [a for a in e.attrib if a.startswith("on")]


def test_each_step_stands_in_the_lane_of_its_role_from_left_to_right(sop: Sop) -> None:
    akar = _akar(bagan.ringkas_svg(sop, sorot=None))
    lajur = [float(r.get("y", "0")) for r in akar.iter("rect") if r.get("class") == "lajur"]
    tinggi = lajur[1] - lajur[0]
    teks = {g.get("data-kunci"): g.find("text") for g in akar.iter("g") if g.get("data-kunci")}
    xs = []
    for kunci, langkah in sop.langkah.items():
        t = teks[kunci]
        assert t is not None
        baris = int((float(t.get("y", "0")) - lajur[0]) // tinggi)
        assert list(sop.peran)[baris] == langkah.peran
        xs.append(float(t.get("x", "0")))
    assert xs == sorted(xs)


def test_place_and_visited_steps_are_marked_by_class_and_said_in_words(sop: Sop) -> None:
    kunci = list(sop.langkah)
    akar = _akar(bagan.ringkas_svg(sop, sorot=kunci[2], dikunjungi=frozenset(kunci[:3])))
    kelas = {k: e.get("class", "").split() for k, e in _simbol(akar).items()}
    assert [k for k, c in kelas.items() if "kini" in c] == [kunci[2]]
    assert [k for k, c in kelas.items() if "lalu" in c] == kunci[:2]
    judul = akar.find("title")
    assert judul is not None and judul.get("id") == akar.get("aria-labelledby")
    assert f"langkah {sop.langkah[kunci[2]].no}" in (judul.text or "")
    assert "berkas di sini" in " ".join("".join(t.itertext()) for t in akar.iter("text"))


def test_returns_are_dashed_by_class(sop: Sop) -> None:
    akar = _akar(bagan.ringkas_svg(sop, sorot=None))
    pulang = [p for p in akar.iter("path") if "pulang" in p.get("class", "")]
    assert len(pulang) == sum(p.kembali for la in sop.langkah.values() for p in la.putusan)
    assert not [p for p in akar.iter("path") if p.get("stroke-dasharray")]


def test_an_unknown_place_is_refused(sop: Sop) -> None:
    with pytest.raises(bagan.LangkahTidakAda):
        bagan.ringkas_svg(sop, sorot="tidak-ada")
