"""What a page says to an English reader, apart from data: names, and the words of the SOP and the code lists."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.kode import Daftar
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN
from tertib.pengguna.models import Jabatan, Pengguna
from tertib.peragaan.kantor import FRASA_SANDI
from tertib.permohonan.models import Permohonan, SopTerbit
from tertib.sop import pemuat
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor, Wilayah

PENANDA = re.compile(
    r"\b(adalah|Anda|anggota|apa|atau|baru|belum|berikut(nya)?|bila|bisa|cetak|dan|dapat|dari|data anak|dengan|di|dikirim"
    r"|hanya|hari|ini|itu|jangan|jika|kami|karena|keluar|keluarga|kembali|kepada|ke|kirim|langkah|lalu|lihat|masih|masuk"
    r"|menit|menunggu|muat|nama|nomor|oleh|orang|pada|pemohon|periksa|perlu|permohonan|pilih|putusan|saat|sampai|saya"
    r"|sebelum|sejak|selesai|semua|sesudah|setelah|simpan|sudah|surel|tanggal|tanda|telah|tidak|tulis|tunggu|tutup|ubah"
    r"|untuk|waktu|warga|yang)\b",
    re.IGNORECASE,
)
"""Words of Indonesian that no English sentence has."""
_TERBACA = ("alt", "aria-label", "content", "data-label", "placeholder", "title")
DIKETIK = ("Nomor akta terpotong.", "Tercecer di pasar Sekayu.", ", di loket oleh ")
"""What people of the made cases wrote, and what the record of events writes for them."""
_TERPENDEK = 4
"""Letters of the shortest name or SOP word that is data; shorter ones ("ya") would hide what is looked for."""


class _Pembaca(HTMLParser):
    """Collects what is read out: texts and the attributes that are texts; not what is marked as another language."""

    def __init__(self) -> None:
        super().__init__()
        self.teks: list[str] = []
        self._diam: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        sifat = dict(attrs)
        if self._diam:
            self._diam += [tag] if tag == self._diam[0] else []
        elif tag in ("script", "style") or (sifat.get("lang") == "id" and tag != "html"):
            self._diam.append(tag)
        elif tag != "meta" or sifat.get("name") == "description":
            self.teks += [nilai for nama in _TERBACA if (nilai := sifat.get(nama))]

    def handle_endtag(self, tag: str) -> None:
        if self._diam and tag == self._diam[0]:
            self._diam.pop()

    def handle_data(self, data: str) -> None:
        if not self._diam and data.strip():
            self.teks.append(" ".join(data.split()))


def _kata_sop(sop: Sop) -> Iterator[str]:
    yield from (str(sop.identitas.get("nama", "")), *sop.jam.berhenti)
    yield from (p.nama for p in sop.peran.values())
    yield from (a.nama for a in sop.akhir.values())
    for lk in sop.langkah.values():
        yield from (lk.kegiatan, *lk.syarat, *lk.output, lk.tafsir, *(p.nama for p in lk.putusan))


def _kata_daftar() -> Iterator[str]:
    """Labels of the register's code lists, as the card prints them and as a screen says them."""
    for daftar in (*vars(kode).values(), *PEKERJAAN.values()):
        if isinstance(daftar, Daftar):
            yield from (*daftar.isi.values(), *(label for _kode, label in daftar.pilihan))


def data() -> re.Pattern[str]:
    """Every name and every word of a SOP or code list that may stand on a page, longest first."""
    with lintas_kantor():
        kata = {*Pengguna.objects.values_list("nama", flat=True), *Wilayah.objects.values_list("nama", flat=True)}
        kata |= {n for k in Kantor.objects.all() for n in (k.nama, k.tempat, k.ibu_kota, k.provinsi)}
        kata |= set(Permohonan.objects.values_list("pemohon_nama", flat=True))
        sop = [pemuat.dari_kanonik(kanonik) for kanonik in SopTerbit.objects.values_list("kanonik", flat=True)]
    kata |= {
        FRASA_SANDI,
        *DIKETIK,
        *(k.upper() for k in kata),
        *Jabatan.labels,
        *_kata_daftar(),
        *(k for s in sop for k in _kata_sop(s)),
    }
    urut = sorted((k for k in kata if len(k) >= _TERPENDEK), key=len, reverse=True)
    return re.compile("|".join(re.escape(" ".join(k.split())) for k in urut))


def sisa(html: str, bukan: re.Pattern[str]) -> list[str]:
    """Texts of a page that still read Indonesian."""
    pembaca = _Pembaca()
    pembaca.feed(html)
    return [t for t in pembaca.teks if PENANDA.search(bukan.sub("", t))]
