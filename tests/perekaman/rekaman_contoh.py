"""An office whose SOP records people on the way, and recordings as a tablet would make them."""

import re
import uuid
from datetime import datetime
from pathlib import Path

from tertib.inti.sandi import sidik
from tertib.kependudukan.rules.jenis import Orang
from tertib.pengguna.models import Penugasan
from tertib.perekaman.jenis import ButirBaru, RekamanBaru
from tertib.perekaman.rules import BAGIAN, DARI_ALAT
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import KEENAM, KantorSop, buka_kantor

_LANGKAH = """  rekam:
    no: 4
    peran: perekam
    kegiatan: Merekam yang belum direkam
    syarat: [Komputer]
    waktu: 1 menit
    output: [Biometrik]
    tindakan: rekam
    jika: perekaman == "belum"
    efek: [rekam]
    lanjut: cetak
  cetak:
"""

_PERAN = "  perekam: {nama: Petugas perekaman, jabatan: [perekam], lokasi: lapangan}\n"


def kantor_perekam(folder: Path) -> KantorSop:
    """The sixth office with a step of recording before the print. Call within `di_kantor("16.06")`."""
    naskah = KEENAM.read_text().replace("ke: cetak, efek: [paraf: kk]", "ke: rekam, efek: [paraf: kk]")
    naskah = naskah.replace("  cetak:\n", _LANGKAH, 1).replace("14 menit", "15 menit")
    awal, _, akhir = naskah.partition(_LANGKAH)
    naskah = awal + _LANGKAH + re.sub(r"no: (\d)", lambda m: f"no: {int(m[1]) + 1}", akhir)
    naskah = naskah.replace("langkah:\n", f"{_PERAN}langkah:\n")
    berkas = folder / "sop_rekam.yaml"
    berkas.write_text(naskah)
    return buka_kantor(berkas)


def isi_contoh(tanda: str = "") -> dict[str, bytes]:
    """Bytes for every part; `tanda` makes those of one person unlike another's."""
    return {b: f"BIOMETRIK-{b}-{tanda}-POLOS".encode() * 20 for b in BAGIAN}


def rekaman_baru(
    p: Permohonan, orang: Orang, perekam: Penugasan, *, isi: dict[str, bytes], kini: datetime, **lain: object
) -> RekamanBaru:
    """A whole recording announced; parts without bytes in `isi` are excused."""
    butir = [
        ButirBaru(b, sidik=sidik(isi[b]), mutu=80 if b in DARI_ALAT else None)
        if b in isi
        else ButirBaru(b, sebab_tiada="tidak-ada")
        for b in BAGIAN
    ]
    nilai = {"kode": uuid.uuid4(), "permohonan": p, "nik": orang.nik, "nama": orang.nama, "perekam": perekam}
    return RekamanBaru(**{**nilai, "direkam": kini, "butir": butir, **lain})  # type: ignore[arg-type]
