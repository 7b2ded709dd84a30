"""The list of words is honest: each is used by a shipped definition, or stands in the short list of those awaited."""

from tertib.sop import kosakata as k
from tertib.sop import pemuat

BELUM_DIPAKAI = {"ditolak"}
"""An end of design that none of the five papers draws, but which a sixth office's will."""


def test_setiap_kata_dipakai() -> None:
    semua = list(pemuat.semua().values())
    langkah = [lk for s in semua for lk in s.langkah.values()]
    efek = [e for lk in langkah for p in lk.putusan for e in p.efek]
    peran = [p for s in semua for p in s.peran.values()]
    rincian = {(kata, isi) for e in efek for kata, isi in e.rincian.items()}
    dipakai = (
        {lk.tindakan for lk in langkah}
        | {e.kata for e in efek}
        | {isi for _, isi in rincian}
        | {p.jenis for p in peran}
        | {j for p in peran for j in (*p.jabatan, p.unit, p.lokasi)}
        | {kata for s in semua for kata in (*s.kanal_masuk, *s.kanal_keluar, *s.jam.berhenti, s.layanan, *s.akhir)}
        | {nama for nama in k.FAKTA if any(nama in lk.jika for lk in langkah)}
        | BELUM_DIPAKAI
    )
    kata = {
        *k.TINDAKAN, *k.EFEK, *k.DOKUMEN, *k.TANDA, *k.BUKU, *k.KANAL, *k.TEMPAT_CETAK, *k.HASIL_CETAK, *k.JEDA,
        *k.JABATAN, *k.UNIT, *k.LOKASI, *k.LAYANAN, *k.AKHIR, *k.FAKTA, *k.JENIS_PERAN,
    }  # fmt: skip
    assert kata - dipakai == set()


def test_setiap_kata_punya_arti() -> None:
    for daftar in (k.DOKUMEN, k.TANDA, k.BUKU, k.KANAL, k.TEMPAT_CETAK, k.JEDA, k.JABATAN, k.UNIT, k.LAYANAN, k.AKHIR):
        assert all(daftar.values())
    assert all(t.arti and t.pelaku <= set(k.JENIS_PERAN) for t in k.TINDAKAN.values())
    assert all(e.arti for e in k.EFEK.values())
    assert all(t.wajib in {"", *k.EFEK} for t in k.TINDAKAN.values())
