"""Any kind of request, taken through the office to publication: facts from the tables of `tests.kependudukan`."""

from dataclasses import dataclass
from typing import Any

import pytest

from tertib.alur import ajukan, buka
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import services as register
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.permohonan import rules, services
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Wilayah
from tests.kependudukan.tabel import KINI as HARI
from tests.kependudukan.tabel import Kasus, baca, isi_jawaban
from tests.pemeran_tetap import PERIKSA, Panggung

TANPA_NIK = "1606010101800001"
DESA_LAIN = (
    ("16.06.01.2003", "BAILANGU"),
    ("32", "JAWA BARAT"),
    ("32.04", "KABUPATEN BANDUNG"),
    ("32.04.10", "SOREANG"),
    ("32.04.10.2001", "SOREANG"),
)


@dataclass
class Perkara:
    """An office in which requests of any kind can be tried, each on cards written as a table."""

    panggung: Panggung

    def minta(self, kode: str, kasus: Kasus) -> Permohonan:
        """The request handed in, on cards taken into the register now; a letter of moving is kept as a letter."""
        kartu = baca(kasus.sebelum)
        fakta = isi_jawaban(kasus.jawaban, kartu)
        with lintas_kantor():
            register.impor(
                keluarga=[k for k in kartu if k.nomor], kantor=self.panggung.kantor, kini=self.panggung.waktu()
            )
        for k in kartu:
            if not k.nomor:
                self.simpan_surat(k, fakta["nomor_surat"])
        return self.minta_lagi(kode, fakta, kartu[0] if kartu else None)

    def minta_lagi(self, kode: str, fakta: dict[str, str], kartu: Keluarga | None) -> Permohonan:
        """A request handed in by the head of this card."""
        p, _token = buka.buka(kantor=self.panggung.kantor, jenis=kode, kanal="warga", bahasa="id", kini=self.waktu())
        kepala = kartu.anggota[0].orang if kartu else None
        services.ubah(
            p,
            pemohon_nama=kepala.nama if kepala else "PELAPOR",
            pemohon_nik=kepala.nik if kepala else TANPA_NIK,
            nomor_kk=kartu.nomor if kartu else "",
            isian=rules.kanonik(fakta),
        )
        return self.panggung.putus(p, "pemohon", "lanjut")

    def sampai_draf(self, kode: str, kasus: Kasus) -> Permohonan:
        return self.panggung.putus(self.minta(kode, kasus), "operator")

    def sampai_tandatangan(self, p: Permohonan) -> Permohonan:
        """The case before the head of office, from wherever it stands."""
        while p.langkah != "tandatangan":
            p = self.panggung.putus(
                p, dict(zip(("periksa", "validasi", "verifikasi"), PERIKSA, strict=True))[p.langkah]
            )
        return p

    def terbitkan(self, p: Permohonan) -> Permohonan:
        """The case signed and published."""
        return self.panggung.putus(self.panggung.tandatangani(self.sampai_tandatangan(p)), "operator", "lanjut")

    def simpan_surat(self, kartu: Keluarga, nomor: str, **lain: Any) -> None:
        """A letter with the people of this card, as another office wrote it."""
        surat = SuratPindah(
            nomor=nomor,
            tanggal=HARI,
            nomor_kk_asal="3204010806190001",
            desa_asal="32.04.10.2001",
            desa_tujuan=kartu.desa,
            alamat=kartu.alamat,
            rt=kartu.rt,
            rw=kartu.rw,
            kode_pos=kartu.kode_pos,
            klasifikasi="5",
            alasan="1",
            jenis="2",
            anggota=kartu.anggota,
        )
        register.tulis_surat(
            surat, kantor=lain.get("kantor", self.panggung.lain), sebab="KK-LAIN", pelaku="x", kini=self.waktu()
        )

    def waktu(self) -> Any:
        return self.panggung.waktu()


def siapkan(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    """Requests need no papers here: what is tried is what they change."""
    monkeypatch.setattr(ajukan, "yang_kurang", lambda _p: [])
    for kode, nama in DESA_LAIN:
        induk = kode.rpartition(".")[0] or None
        Wilayah.objects.get_or_create(
            kode=kode, defaults={"nama": nama, "tingkat": kode.count(".") + 1, "induk_id": induk}
        )
    return Perkara(panggung)
