"""Random people answer at random: the case is always where a tiny second interpreter of the paper says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tertib.alur import berkas, langkah, sertifikasi
from tertib.alur.efek import BelumDitandatangani
from tertib.alur.langkah import AlasanWajib, TidakBoleh
from tertib.buku.models import BarisBuku
from tertib.dokumen.models import Dokumen
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Penugasan
from tertib.peragaan import kantor as rekaan
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan, Riwayat
from tertib.permohonan.queries import periksa_rantai
from tertib.sop import pemuat
from tests.pemeran_tetap import FRASA, KINI, KODE_SOP, Panggung, foto, jejak, tata_panggung

ORANG = [
    "pemohon",
    "sistem",
    "operator",
    "rekan",
    "subkoord",
    "kabid",
    "kadis",
    "rangkap",
    "pengelola",
    "tamu-operator",
]
BELUM_BERTANDA = ("ajukan", "periksa", "validasi", "verifikasi", "tandatangan")
JAWABAN = ["lanjut", "lengkap", "tidak lengkap", "ditolak", "ditarik", "selesai", ""]


class Rujukan:
    """The paper, read again: who, which answers, where to, who may not be whom. Knows nothing of the engine."""

    def __init__(self) -> None:
        self.langkah = yaml.safe_load((pemuat.FOLDER / f"{KODE_SOP}.yaml").read_text())["langkah"]
        self.di, self.pernah = "ajukan", dict[str, set[str]]()

    def jawaban(self) -> dict[str, tuple[str, bool]]:
        satu = self.langkah.get(self.di, {})
        if "lanjut" in satu:
            return {"lanjut": (satu["lanjut"], False)}
        return {n: (p.get("ke") or p["kembali"], "kembali" in p) for n, p in satu.get("putusan", {}).items()}

    def boleh(self, orang: str, peran: set[str], jawab: str) -> bool:
        satu = self.langkah.get(self.di)
        if jawab == "ditarik":
            return "pemohon" in peran and self.di in BELUM_BERTANDA
        if satu is None or satu["peran"] not in peran or jawab not in self.jawaban():
            return False
        return not any(orang in self.pernah.get(lain, ()) for lain in satu.get("bukan", ()))

    def gerak(self, orang: str, jawab: str) -> None:
        self.pernah.setdefault(self.di, set()).add(orang)
        self.di = "ditarik" if jawab == "ditarik" else self.jawaban()[jawab][0]


class Kantor(RuleBasedStateMachine):
    """One case and ten people, one of whom holds two positions."""

    panggung: Panggung

    def __init__(self) -> None:
        super().__init__()
        self.rujukan = Rujukan()
        self.p = self.panggung.siap()
        self.harap: list[tuple[str, str, str]] = []
        self.nomor: str | None = None

    @rule(orang=st.sampled_from(ORANG), jawab=st.sampled_from(JAWABAN), alasan=st.sampled_from(["", "Foto buram."]))
    def menjawab(self, orang: str, jawab: str, alasan: str) -> None:
        self._menjawab(orang, jawab, alasan)

    @rule(sah=st.data())
    def menjawab_dengan_benar(self, sah: st.DataObject) -> None:
        """Random answers alone would rarely get far."""
        pilihan = [
            (o, j) for o in ORANG for j in self.rujukan.jawaban() if self.rujukan.boleh(_pribadi(o), _peran(o), j)
        ]
        if pilihan:
            maju = [(o, j) for o, j in pilihan if not self.rujukan.jawaban()[j][1]]
            orang, jawab = sah.draw(st.sampled_from(maju * 3 + pilihan))
            self._menjawab(orang, jawab, "Foto buram.")

    @precondition(lambda self: self.rujukan.di == "ajukan")
    @rule(ke=st.integers(1, 50))
    def mengganti_foto(self, ke: int) -> None:
        p = Permohonan.objects.select_related("kantor", "sop").get(pk=self.p.pk)
        berkas.serahkan_berkas(p, syarat="ktp_el", nama="x.jpg", isi=foto("x", ke=ke), kini=self.panggung.waktu())

    def _menjawab(self, orang: str, jawab: str, alasan: str) -> None:
        boleh = self.rujukan.boleh(_pribadi(orang), _peran(orang), jawab)
        kembali = boleh and jawab != "ditarik" and self.rujukan.jawaban()[jawab][1]
        sebelum = jejak()
        try:
            with transaction.atomic():
                self._lakukan(orang, jawab, alasan)
        except TidakBoleh:
            assert not boleh, f"{orang} {jawab!r} di {self.rujukan.di}"
        except AlasanWajib:
            assert kembali
            assert not alasan
        else:
            assert boleh, f"{orang} {jawab!r} di {self.rujukan.di}"
            assert alasan or not kembali
            dari = self.rujukan.di
            self.rujukan.gerak(_pribadi(orang), jawab)
            self.harap.append((dari, jawab, self.rujukan.di))
            return
        assert jejak() == sebelum, "a refusal changes nothing"

    def _lakukan(self, orang: str, jawab: str, alasan: str) -> None:
        self.p = Permohonan.objects.select_related("kantor", "sop").get(pk=self.p.pk)
        siapa = self.panggung.pelaku(orang, self.p)
        if self.rujukan.di == "tandatangan" and jawab == "lengkap":
            sertifikasi.tandatangani(
                self.p, pelaku=siapa, versi=self.p.versi, frasa_sandi=FRASA, kini=self.panggung.waktu()
            )
            return
        self.panggung.putus(self.p, orang, jawab, alasan=alasan, isi=self._isi(jawab))

    def _isi(self, jawab: str) -> dict[str, Any]:
        if jawab in ("tidak lengkap", "ditolak"):
            return {"kekurangan": [("", "Foto buram.")]}
        return dict(self.panggung.centang(self.p))

    @invariant()
    def tempatnya_sama(self) -> None:
        p = Permohonan.objects.get(pk=self.p.pk)
        assert (p.akhir or p.langkah) == self.rujukan.di
        terbuka = list(Kunjungan.objects.filter(permohonan=p, selesai=None).values_list("langkah", flat=True))
        assert terbuka == ([] if p.akhir else [p.langkah])
        if self.nomor:
            assert p.nomor == self.nomor, "I11: a returned case keeps its number"
        self.nomor = p.nomor
        assert "surat_kepolisian" in queries.berkas_berlaku(p), "I11: and its good papers"

    def teardown(self) -> None:
        peristiwa = Riwayat.objects.filter(permohonan=self.p).order_by("urut")
        assert [(r.dari, r.putusan, r.ke) for r in peristiwa] == self.harap, "I5: every move has exactly one event"
        assert periksa_rantai("16.06")[1] is None, "I5: the chain verifies"
        status = Counter(Dokumen.objects.filter(permohonan=self.p).values_list("status", flat=True))
        assert status["terbit"] + status["digantikan"] <= 1, "I1: at most one published document"
        assert (status["terbit"] == 1) == (self.rujukan.di in ("terima", "selesai"))
        for deret in (
            BarisBuku.objects.filter(buku="register"),
            BarisBuku.objects.filter(buku="arsip"),
            Dokumen.objects,
        ):
            nomor = sorted(deret.values_list("nomor", flat=True))
            assert nomor == list(range(1, len(nomor) + 1)), "I2: numbers without gap"


def _pribadi(orang: str) -> str:
    """Two hats, one person."""
    return "operator" if orang == "rangkap" else orang


def _peran(orang: str) -> set[str]:
    return {{"rekan": "operator", "rangkap": "kadis"}.get(orang, orang)} & {
        "pemohon", "operator", "subkoord", "kabid", "kadis"
    }  # fmt: skip


@pytest.fixture
def mesin(db: None, folder: object) -> Iterator[type[Kantor]]:
    with di_kantor("16.06"):
        panggung = tata_panggung(keluarga=30)
        panggung.petugas["rangkap"] = Penugasan.objects.create(
            pengguna=panggung.petugas["operator"].pengguna,
            kantor=panggung.kantor,
            jabatan="kadis",
            mulai=date(2020, 1, 1),
        )
        rekaan.sertifikat_rekaan(panggung.kantor, kini=KINI)
        panggung.nomor_kk *= 4
        Kantor.panggung = panggung
        yield Kantor


@pytest.mark.lambat
def test_the_office_never_leaves_the_paper(mesin: type[Kantor]) -> None:
    Kantor.TestCase.settings = settings(
        max_examples=8, stateful_step_count=30, deadline=None, derandomize=True,
        phases=[Phase.generate],  # shrinking replays whole cases; the steps printed are short enough to read
        suppress_health_check=list(HealthCheck), database=None,
    )  # fmt: skip
    Kantor.TestCase().runTest()


def test_forward_without_a_signature_is_refused_by_the_mover_itself(mesin: type[Kantor]) -> None:
    p = mesin.panggung.sampai_tandatangan()
    with pytest.raises(BelumDitandatangani):
        langkah.jalankan(
            p, putusan="lengkap", pelaku=mesin.panggung.pelaku("kadis", p), versi=p.versi, kini=mesin.panggung.waktu()
        )
