"""Signing many with one passphrase: documents per second from the chosen cases to the last signed card.

    python -m alat.bench.massal [500]

The cases are made first, by the same acts as on the site. What is timed is one batch: for each case the card is rendered,
stored, signed, verified, stored again and the case moved, one after the other, as the desk does it.
"""

import os
import sys
import tempfile
import time


def utama() -> int:
    """Make the cases, sign them, print one line."""
    banyak = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory(prefix="tertib-bench-") as folder:
        os.environ |= {"TERTIB_DATA": folder, "TERTIB_PERAGAAN": "1", "DJANGO_SETTINGS_MODULE": "tertib.settings"}
        os.environ.pop("TERTIB_DATABASE_URL", None)
        from tertib import layanan

        layanan.siapkan_basis_data()
        print(_ukur(banyak), flush=True)
    return 0


def _ukur(banyak: int) -> str:
    from alat.bench import dunia as dunia_rekaan
    from tertib.alur import kemajuan_massal, tandatangan_massal
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor
    from tertib.peragaan import pemeran
    from tertib.peragaan.kantor import FRASA_SANDI, tambah_keluarga

    dunia = dunia_rekaan.bangun()
    with di_kantor(dunia.kantor.kode):
        tambah_keluarga(dunia.kantor, banyak, kini=dunia.kini)
        kasus = []
        for p in dunia_rekaan.permohonan(dunia, banyak, mulai=0, diajukan=True):
            siap = p
            while siap.langkah != "tandatangan":
                siap = pemeran.gerakkan(siap, kini=dunia.kini)
            kasus.append(siap)
        pilihan = {p.nomor: p.versi for p in kasus if p.nomor}
        dinding = time.monotonic()
        massal = tandatangan_massal.susun(oleh=dunia.penugasan["kadis"], pilihan=pilihan, kini=jam.kini())
        menyusun = time.monotonic() - dinding
        dinding, prosesor = time.monotonic(), time.process_time()
        giliran = tandatangan_massal.ambil_giliran(massal, kini=jam.kini())
        tandatangan_massal.kerjakan(massal, giliran=giliran, frasa_sandi=FRASA_SANDI)
        lama, cpu = time.monotonic() - dinding, time.process_time() - prosesor
        k = kemajuan_massal.kemajuan(massal, kini=jam.kini())
    assert len(k.bertanda) == banyak, [b.sebab for b in k.gagal[:3]]
    return (
        f"{banyak} KK: disusun {menyusun:.1f} detik, ditandatangani {lama:.1f} detik, "
        f"{banyak / lama:.1f} KK/detik, {1000 * cpu / banyak:.0f} ms prosesor/KK"
    )


if __name__ == "__main__":
    sys.exit(utama())
