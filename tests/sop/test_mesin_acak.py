"""Random SOPs and random actors: the engine never leaves the definition and agrees with a second interpreter.

The second interpreter works on the raw definition and shares nothing with the engine but the meaning of the words.
"""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tertib.sop import mesin
from tertib.sop.mesin import Pelaku, TidakAdaPutusan

from .conftest import jadi

PERAN = {
    "warga": {"nama": "Warga", "jenis": "warga"},
    "loket": {"nama": "Loket", "jabatan": ["loket"]},
    "kadis": {"nama": "Kadis", "jabatan": ["kadis"]},
    "mesin": {"nama": "Sistem", "jenis": "sistem"},
}
ORANG = ["ani", "budi", "cici"]
JAWABAN = ["ya", "tidak", "ragu"]
SYARAT = {
    'nik == "ada"': lambda f: f["nik"] == "ada",
    'bukan nik == "ada"': lambda f: f["nik"] != "ada",
    'nik != "ada" dan perekaman == "sudah"': lambda f: f["nik"] != "ada" and f["perekaman"] == "sudah",
    'nik == "ada" atau (perekaman == "belum")': lambda f: f["nik"] == "ada" or f["perekaman"] == "belum",
}
Mentah = dict[str, Any]


class Pembanding:
    """The reference: reads the raw dict, knows one rule after the other, ~30 lines."""

    def __init__(self, sop: Mentah) -> None:
        self.sop = sop

    def jawaban(self, di: str) -> dict[str, tuple[str, bool]]:
        langkah = self.sop["langkah"].get(di)
        if langkah is None:
            return {}
        if "lanjut" in langkah:
            return {"lanjut": (langkah["lanjut"], False)}
        return {n: (p["kembali"], True) if "kembali" in p else (p["ke"], False) for n, p in langkah["putusan"].items()}

    def boleh(self, di: str, id: str, peran: set[str], pernah: dict[str, set[str]], macet: bool) -> bool:
        langkah = self.sop["langkah"].get(di)
        if langkah is None:
            return False
        if langkah["peran"] not in peran and not (macet and "gagal" in langkah and langkah["gagal"]["lalu"] in peran):
            return False
        return not any(id in pernah.get(lain, ()) for lain in langkah.get("bukan", []))

    def gerak(self, di: str, nama: str, fakta: dict[str, str]) -> tuple[str, list[str]] | None:
        if nama not in self.jawaban(di):
            return None
        tujuan, dilewati = self.jawaban(di)[nama][0], []
        while "jika" in self.sop["langkah"].get(tujuan, {}) and not SYARAT[self.sop["langkah"][tujuan]["jika"]](fakta):
            dilewati.append(tujuan)
            tujuan = next(t for t, kembali in self.jawaban(tujuan).values() if not kembali)
        return tujuan, dilewati


@st.composite
def sop_acak(draw: st.DrawFn) -> Mentah:
    """Any definition whose forward moves go down the table; sound or not is not the engine's business."""
    kunci = [f"l{i}" for i in range(draw(st.integers(1, 6)))]
    langkah: dict[str, Any] = {}
    for i, nama in enumerate(kunci):
        maju = st.sampled_from([*kunci[i + 1 :], "selesai", "ditolak"])
        isi: dict[str, Any] = {
            "no": str(i + 1),
            "peran": draw(st.sampled_from(list(PERAN))),
            "kegiatan": "x",
            "tindakan": "isi",
        }
        if draw(st.booleans()):
            isi["lanjut"] = draw(maju)
        else:
            nama_jawaban = draw(st.lists(st.sampled_from(JAWABAN), min_size=1, unique=True))
            isi["putusan"] = {j: {"ke": draw(maju)} for j in nama_jawaban}
            for j in nama_jawaban[1:]:
                if draw(st.booleans()):
                    isi["putusan"][j] = {"kembali": draw(st.sampled_from(kunci[: i + 1])), "alasan": "wajib"}
        if i and draw(st.booleans()):
            isi["jika"] = draw(st.sampled_from(list(SYARAT)))
        if i and draw(st.booleans()):
            isi["bukan"] = draw(st.lists(st.sampled_from(kunci[:i]), min_size=1, unique=True))
        if isi["peran"] == "mesin":
            isi["gagal"] = {"ulang": "3", "lalu": "loket"}
        langkah[nama] = isi
    return {
        "kode": "acak",
        "versi": "1",
        "identitas": {"nama": "Acak"},
        "layanan": "kartu-keluarga",
        "kanal": {"masuk": ["warga"], "keluar": ["warga"]},
        "jam": {},
        "peran": PERAN,
        "langkah": langkah,
        "akhir": {k: {"nama": k} for k in ("selesai", "ditolak", "ditarik")[: draw(st.integers(2, 3))]},
    }  # fmt: skip


FAKTA = st.fixed_dictionaries(
    {"nik": st.sampled_from(["ada", "belum"]), "perekaman": st.sampled_from(["sudah", "belum"])}
)
TINDAK = st.tuples(
    st.sampled_from(ORANG),
    st.frozensets(st.sampled_from([*PERAN, "asing"]), max_size=3),
    st.sampled_from([*JAWABAN, "lanjut", "ditarik", ""]),
    st.booleans(),
    FAKTA,
)


@settings(max_examples=150, deadline=None)
@given(mentah=sop_acak(), tindak=st.lists(TINDAK, min_size=1, max_size=25))
def test_mesin_sama_dengan_pembanding(mentah: Mentah, tindak: list[Any]) -> None:
    sop, pembanding = jadi(mentah), Pembanding(mentah)
    di, pernah = sop.mulai.kunci, dict[str, set[str]]()
    for id, peran, nama, macet, fakta in tindak:
        pelaku = Pelaku(id, peran)
        beku = {k: frozenset(v) for k, v in pernah.items()}
        sebab = mesin.boleh(sop, langkah=di, pelaku=pelaku, pernah=beku, macet=macet)
        assert (sebab == "") is pembanding.boleh(di, id, set(peran), pernah, macet)
        ada = mesin.pilihan(sop, langkah=di, fakta=fakta)
        assert [(p.nama, (p.ke, p.kembali)) for p in ada] == list(pembanding.jawaban(di).items())
        if di in sop.akhir:
            break
        harap = pembanding.gerak(di, nama, fakta)
        try:
            hasil = mesin.gerak(sop, langkah=di, putusan=nama, fakta=fakta)
        except TidakAdaPutusan:
            assert harap is None
            continue
        assert harap == (hasil.ke, list(hasil.dilewati))
        assert hasil.dari == di
        assert hasil.putusan in sop.langkah[di].putusan
        assert hasil.ke in {*sop.langkah, *sop.akhir}
        assert hasil.selesai is (hasil.ke in sop.akhir)
        if sebab == "":
            pernah.setdefault(di, set()).add(id)
            di = hasil.ke


@settings(max_examples=100, deadline=None)
@given(mentah=sop_acak(), peran=st.frozensets(st.sampled_from([*PERAN, "asing"])), data=st.data())
def test_tarik_tidak_pernah_di_luar_sop(mentah: Mentah, peran: frozenset[str], data: st.DataObject) -> None:
    sop = jadi(mentah)
    langkah = data.draw(st.sampled_from([*sop.langkah, *sop.akhir]))
    boleh = mesin.boleh_tarik(sop, langkah=langkah, pelaku=Pelaku("ani", peran)) == ""
    assert boleh is ("ditarik" in mentah["akhir"] and langkah in mentah["langkah"] and "warga" in peran)


@settings(max_examples=100, deadline=None)
@given(mentah=sop_acak())
def test_pemeriksa_dan_muat_ulang_tidak_pernah_jatuh(mentah: Mentah) -> None:
    from tertib.sop import pemeriksa, pemuat

    sop = jadi(mentah)
    assert pemuat.dari_kanonik(sop.kanonik) == sop
    for temuan in pemeriksa.periksa(sop):
        assert temuan.kalimat
        assert temuan.langkah in {"", *sop.langkah}
