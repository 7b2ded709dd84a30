"""Behind the scene: families and cases for a journey that begins in the middle, made by the very acts the pages call.

A process of its own, one JSON request a line, because Playwright's event loop forbids the ORM in the process of the
tests. `Panggung` is the end the tests hold.
"""

import json
import random
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from tests.peramban.situs import Situs

KANTOR = "16.06"
SUDAH_DIPAKAI = 30
"""The demonstration's own cases take their families from the first ones of an office."""


class Panggung:
    """The end the tests hold; a request is a method call, about one office."""

    def __init__(self, situs: Situs, kantor: str = KANTOR) -> None:
        self._proses = subprocess.Popen(
            [sys.executable, "-m", "tests.peramban.panggung", kantor],
            env=situs.lingkungan,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def keluarga(self, *, jenis: str = "kelahiran") -> dict[str, str]:
        """A family no case has used: nama, nik, nomor_kk of its head, who can ask for `jenis`."""
        return self._minta(minta="keluarga", jenis=jenis)

    def perkara(self, langkah: str, *, jenis: str = "kelahiran", nomor_kk: str = "") -> dict[str, str]:
        """A case standing at `langkah` ("selesai" for its end): nomor, tautan, pemohon, nomor_kk, whatsapp."""
        return self._minta(minta="perkara", langkah=langkah, jenis=jenis, nomor_kk=nomor_kk)

    def tempat(self, nomor: str) -> dict[str, Any]:
        """Where a case stands: langkah, akhir, versi."""
        return self._minta(minta="tempat", nomor=nomor)

    def tanam(self, ke: int) -> dict[str, Any]:
        """The cards of the journey with this place in `sebelas.SEMUA`, in the register: pemohon, jawaban."""
        return self._minta(minta="tanam", ke=ke)

    def ajukan(self, jenis: str, pemohon: dict[str, str], jawaban: dict[str, str]) -> dict[str, str]:
        """A request of any kind with all papers, handed in: nomor, tautan."""
        return self._minta(minta="ajukan", jenis=jenis, pemohon=pemohon, jawaban=jawaban)

    def lanjutkan(self, nomor: str, langkah: str) -> None:
        """The case moved on by its people until it stands at `langkah`."""
        self._minta(minta="lanjutkan", nomor=nomor, langkah=langkah)

    def hasil(self, nomor: str) -> dict[str, Any]:
        """What came of a case: `sel` to be printed on each document, `register` now, as a clerk's table."""
        return self._minta(minta="hasil", nomor=nomor)

    def operator_desa(self, nomor: str) -> int:
        """Which of the office's village operators (from 0, as the demonstration lists them) this case belongs to."""
        return int(self._minta(minta="operator_desa", nomor=nomor)["ke"])

    def pilih_siak(self, cara: str) -> None:
        """From where the numbers and cards of the office come from now on: tertanam, manual."""
        self._minta(minta="pilih_siak", cara=cara)

    def kartu_siak(self, nomor: str, **ubah: str) -> bytes:
        """The card of a case as SIAK would make it, signed by the head of office; `ubah` keyed otherwise there."""
        return b64decode(self._minta(minta="kartu_siak", nomor=nomor, **ubah)["pdf"])

    def tutup(self) -> None:
        assert self._proses.stdin is not None
        self._proses.stdin.close()
        self._proses.wait(20)

    def _minta(self, **isi: Any) -> dict[str, Any]:
        assert self._proses.stdin is not None
        assert self._proses.stdout is not None
        self._proses.stdin.write(json.dumps(isi) + "\n")
        self._proses.stdin.flush()
        balasan: dict[str, Any] = json.loads(self._proses.stdout.readline() or '{"galat": "panggung berhenti"}')
        assert "galat" not in balasan, balasan["galat"]
        return balasan


class _Dalang:
    """Does what is asked, in the scope of the office."""

    def __init__(self) -> None:
        self._nomor: dict[str, Iterator[str]] = {j: self._keluarga_bebas(j) for j in ("kelahiran", "hilang")}
        self._dipakai: set[str] = set()

    def _keluarga_bebas(self, jenis: str) -> Iterator[str]:
        from tertib.inti import jam
        from tertib.kependudukan.models import Keluarga
        from tertib.kependudukan.queries import susun_keluarga
        from tertib.peragaan.kantor import tambah_keluarga
        from tertib.wilayah.models import Kantor

        urut = SUDAH_DIPAKAI
        while True:
            baris = list(Keluarga.objects.order_by("id")[urut : urut + 30])
            if not baris:
                tambah_keluarga(Kantor.objects.get(kode=sys.argv[1]), 30, kini=jam.kini())
            urut += len(baris)
            for satu in baris:
                keluarga = susun_keluarga(satu)
                beranak = keluarga.kepala and keluarga.kepala.status_kawin == "2" and _berpasangan(keluarga)
                if satu.nomor not in self._dipakai and (beranak or jenis == "hilang"):
                    self._dipakai.add(satu.nomor)
                    yield satu.nomor

    def keluarga(self, *, jenis: str) -> dict[str, str]:
        from tertib.kependudukan.queries import keluarga_menurut_nomor

        keluarga = keluarga_menurut_nomor(next(self._nomor[jenis]))
        assert keluarga is not None
        assert keluarga.kepala is not None
        return {"nama": keluarga.kepala.nama, "nik": keluarga.kepala.nik, "nomor_kk": keluarga.nomor}

    def perkara(self, *, langkah: str, jenis: str, nomor_kk: str) -> dict[str, str]:
        from tertib.inti import jam
        from tertib.peragaan import pemeran
        from tertib.permohonan.models import SopTerbit
        from tertib.wilayah.models import Kantor

        p = pemeran.permohonan_rekaan(
            Kantor.objects.get(kode=sys.argv[1]),
            sop=SopTerbit.objects.get(aktif=True),
            nomor_kk=nomor_kk or next(self._nomor[jenis]),
            kini=jam.kini(),
            acak=_acak(jenis),
        )
        while (p.akhir or p.langkah) != langkah:
            p = pemeran.gerakkan(p, kini=jam.kini())
        return {
            "nomor": p.nomor,
            "tautan": p.tautan,
            "pemohon": p.pemohon_nama,
            "nomor_kk": p.nomor_kk,
            "whatsapp": p.whatsapp,
        }

    def tempat(self, *, nomor: str) -> dict[str, Any]:
        from tertib.permohonan.queries import menurut_nomor

        p = menurut_nomor(nomor)
        assert p is not None
        return {"langkah": p.langkah, "akhir": p.akhir, "versi": p.versi}

    def tanam(self, *, ke: int) -> dict[str, Any]:
        from tertib.inti import jam, laju
        from tertib.wilayah.models import Kantor
        from tests.peramban import sebelas

        laju.bersihkan(sebelum=jam.kini())  # all journeys come from one address, and there are more than it may begin
        return sebelas.tanam(Kantor.objects.get(kode=sys.argv[1]), sebelas.SEMUA[ke], ke, kini=jam.kini())

    def ajukan(self, *, jenis: str, pemohon: dict[str, str], jawaban: dict[str, str]) -> dict[str, str]:
        from tertib.inti import jam
        from tertib.peragaan import pemeran
        from tertib.permohonan.models import SopTerbit
        from tertib.wilayah.models import Kantor

        p = pemeran.permohonan_jenis(
            Kantor.objects.get(kode=sys.argv[1]),
            sop=SopTerbit.objects.get(aktif=True),
            jenis=jenis,
            pemohon=pemohon,
            jawaban=jawaban,
            kini=jam.kini(),
            acak=random.Random(next(_BENIH)),
        )
        p = pemeran.gerakkan(p, kini=jam.kini())
        return {"nomor": p.nomor, "tautan": p.tautan}

    def lanjutkan(self, *, nomor: str, langkah: str) -> dict[str, Any]:
        from tertib.inti import jam
        from tertib.peragaan import pemeran
        from tertib.permohonan.queries import menurut_nomor

        p = menurut_nomor(nomor)
        assert p is not None
        while (p.akhir or p.langkah) != langkah:
            p = pemeran.gerakkan(p, kini=jam.kini())
        return {}

    def hasil(self, *, nomor: str) -> dict[str, Any]:
        from tertib.dokumen.terbitan import daftar
        from tertib.kependudukan.queries import keluarga_menurut_nomor
        from tertib.permohonan.queries import menurut_nomor, rancangan
        from tests.peramban import sebelas

        p = menurut_nomor(nomor)
        assert p is not None
        disetujui = rancangan(p)
        assert disetujui is not None
        sekarang = [keluarga_menurut_nomor(k.nomor) for k in disetujui.sesudah]
        lama = {k.nomor for k in disetujui.sebelum}
        return {
            "sel": [sebelas.sel_tercetak(apa) for apa in daftar(p)],
            "register": sebelas.sebagai_tabel(tuple(k for k in sekarang if k), lama),
        }

    def operator_desa(self, *, nomor: str) -> dict[str, Any]:
        from tertib.pengguna.models import Penugasan
        from tertib.permohonan.queries import menurut_nomor

        p = menurut_nomor(nomor)
        assert p is not None
        desa = Penugasan.objects.filter(jabatan="operator-nagari").order_by("id").values_list("desa", flat=True)
        return {"ke": list(desa).index(p.desa)}

    def pilih_siak(self, *, cara: str) -> dict[str, str]:
        from tertib.wilayah.models import Kantor
        from tertib.wilayah.services import pilih_siak

        return {"siak": pilih_siak(Kantor.objects.get(kode=sys.argv[1]), cara).siak}

    def kartu_siak(self, *, nomor: str, **ubah: str) -> dict[str, str]:
        """Signed under the demonstration's own authority, which is on its trust list."""
        from django.conf import settings

        from tertib.dokumen import susun, terbitan
        from tertib.dokumen.tte.lokal import TTELokal
        from tertib.inti import jam
        from tertib.pengguna.models import Penugasan
        from tertib.peragaan.kantor import FRASA_SANDI
        from tertib.permohonan.queries import menurut_nomor
        from tertib.simulator.siak.pembuat import tanpa_tanda

        p = menurut_nomor(nomor)
        assert p is not None
        satu = terbitan.daftar(p)[0].susun(kantor=p.kantor, ditandatangani=susun.BELUM_ADA_PENANDATANGAN)
        kadis = Penugasan.objects.filter(jabatan="kadis").select_related("pengguna").order_by("id")[0]
        pdf = TTELokal(settings.MAP_PKI).tandatangani(
            tanpa_tanda({**json.loads(satu.data), **ubah}, waktu=jam.kini()),
            penandatangan=kadis.pengguna.nip,
            frasa_sandi=FRASA_SANDI,
            alasan="KK",
            lokasi="SIAK",
            waktu=jam.kini(),
        )
        return {"pdf": b64encode(pdf).decode()}


_BENIH = iter(range(1000, 100_000))


def _acak(jenis: str) -> random.Random:
    """Chance that makes the invented applicant ask for `jenis` (its first throw decides)."""
    cocok = (b for b in _BENIH if (random.Random(b).random() < 0.7) == (jenis == "kelahiran"))
    return random.Random(next(cocok))


def _berpasangan(keluarga: Any) -> bool:
    return any(a.shdk in ("2", "3") for a in keluarga.anggota)


def _layani() -> None:
    import django

    django.setup()
    from tertib.inti.lingkup import di_kantor

    with di_kantor(sys.argv[1]):
        dalang = _Dalang()
        for baris in sys.stdin:
            isi = json.loads(baris)
            try:
                balasan = getattr(dalang, isi.pop("minta"))(**isi)
            except Exception as galat:
                balasan = {"galat": repr(galat)}
            sys.stdout.write(json.dumps(balasan) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    _layani()
