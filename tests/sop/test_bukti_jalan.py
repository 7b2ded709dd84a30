"""The proofs about ways against random walks: what a walk can do wrong has been found, and the way shown is real."""

import random
import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tertib.sop import pemeriksa
from tertib.sop.jenis import Langkah, Putusan, Sop

from .conftest import jadi

EFEK = [{"draf": "kk"}, {"tte": "kk"}, {"terbit": "kk"}, {"serah": "kk"}, {"catat": {"buku": "register"}}, "arsip"]


@st.composite
def sop_berefek(draw: st.DrawFn) -> Sop:
    kunci = [f"l{i}" for i in range(draw(st.integers(2, 6)))]
    langkah: dict[str, Any] = {}
    for i, nama in enumerate(kunci):
        maju = st.sampled_from([*kunci[i + 1 : i + 3], "selesai"][:2])
        jawaban: dict[str, Any] = {"ya": {"ke": draw(maju)}, "lain": {"ke": draw(maju)}}
        if draw(st.booleans()):
            jawaban["tidak"] = {"kembali": draw(st.sampled_from(kunci[: i + 1]))}
        for satu in jawaban.values():
            if efek := draw(st.lists(st.sampled_from(EFEK), max_size=4)):
                satu["efek"] = efek
        langkah[nama] = {"no": str(i), "peran": "p", "kegiatan": "x", "tindakan": "isi", "putusan": jawaban}
        if i and draw(st.integers(0, 4)) == 0 and len({p["ke"] for p in jawaban.values() if "ke" in p}) == 1:
            langkah[nama]["jika"] = 'nik == "ada"'
    return jadi(
        {
            "kode": "acak", "versi": "1", "identitas": {"nama": "Acak"}, "layanan": "kartu-keluarga",
            "kanal": {"masuk": ["warga"], "keluar": ["warga"]}, "jam": {},
            "peran": {"p": {"nama": "P", "jabatan": ["kadis"]}},
            "langkah": langkah, "akhir": {"selesai": {"nama": "s"}},
        }
    )  # fmt: skip


def lakukan(putusan: Putusan, sudah: frozenset[str]) -> tuple[set[str], frozenset[str]]:
    """What goes wrong by this answer after that past, and the past it leaves. `tte-kini`: signed since a return."""
    salah: set[str] = set()
    for e in putusan.efek:
        kini = e.kata
        if kini == "tte":
            salah |= ({"ttd-belum-draf"} if "draf" not in sudah else set()) | (
                {"ttd-dua-kali"} if "tte-kini" in sudah else set()
            )
            sudah |= {"tte-kini"}
        if kini == "terbit" and "terbit" in sudah:
            salah.add("terbit-dua-kali")
        perlu = {
            "terbit": {"tte": "terbit-belum-ttd"},
            "serah": {"tte": "serah-belum-ttd", "terbit": "serah-belum-terbit"},
            "catat": {"terbit": "catat-belum-terbit"},
        }
        salah |= {kode for syarat, kode in perlu.get(kini, {}).items() if syarat not in sudah}
        sudah |= {kini}
    return salah, sudah - {"tte-kini"} if putusan.kembali else sudah


def di_akhir(sudah: frozenset[str]) -> set[str]:
    kurang = {"arsip": "arsip", "terbit": "selesai-belum-terbit", "tte": "selesai-belum-ttd"}
    return {kode for kata, kode in kurang.items() if kata not in sudah}


def dilewati(langkah: Langkah) -> list[Putusan]:
    return [Putusan("lewat", p.ke) for p in langkah.putusan if not p.kembali][:1] if langkah.jika else []


JALAN = {
    "ttd-belum-draf", "ttd-dua-kali", "terbit-belum-ttd", "terbit-dua-kali", "serah-belum-ttd", "serah-belum-terbit",
    "catat-belum-terbit", "arsip", "selesai-belum-terbit", "selesai-belum-ttd",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(sop=sop_berefek(), benih=st.integers(0, 2**32))
def test_tidak_ada_salah_yang_luput(sop: Sop, benih: int) -> None:
    """Sound: whatever random walks do wrong has been found."""
    temuan = {t.kode for t in pemeriksa.periksa(sop)}
    acak = random.Random(benih)
    for _ in range(30):
        di, sudah = sop.mulai.kunci, frozenset[str]()
        for _ in range(40):
            if di == "selesai":
                assert di_akhir(sudah) <= temuan
                break
            putusan = acak.choice([*sop.langkah[di].putusan, *dilewati(sop.langkah[di])])
            salah, sudah = lakukan(putusan, sudah)
            assert salah <= temuan, (di, putusan)
            di = putusan.ke


@settings(max_examples=150, deadline=None)
@given(sop=sop_berefek())
def test_tidak_ada_temuan_yang_mengada_ada(sop: Sop) -> None:
    """Complete: the way a finding shows can be walked, and at its end the wrong really happens."""
    nomor = {lk.no: k for k, lk in sop.langkah.items()} | {"selesai": "selesai"}
    for t in pemeriksa.periksa(sop):
        if t.kode not in JALAN:
            continue
        cocok = re.search(r"bila perkara berjalan (.*)\.$", t.kalimat)
        assert cocok
        jejak = [nomor[n] for n in cocok[1].split(" → ")]
        assert jejak[0] == sop.mulai.kunci
        masa_lalu: set[frozenset[str]] = {frozenset()}
        for dari, ke in pairwise(jejak):
            gerak = [p for p in (*sop.langkah[dari].putusan, *dilewati(sop.langkah[dari])) if p.ke == ke]
            masa_lalu = {lakukan(p, sudah)[1] for sudah in masa_lalu for p in gerak}
        if jejak[-1] == "selesai":
            terjadi = set().union(*map(di_akhir, masa_lalu))
        else:
            terjadi = {s for sudah in masa_lalu for p in sop.langkah[jejak[-1]].putusan for s in lakukan(p, sudah)[0]}
        assert t.kode in terjadi, t
