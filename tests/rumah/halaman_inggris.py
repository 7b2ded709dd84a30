"""What a page says to an English reader, apart from data: names, and the words of the SOP and the code lists."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from tertib.inti.lingkup import lintas_kantor
from tertib.pengguna.models import Jabatan, Pengguna
from tertib.peragaan.kantor import FRASA_SANDI
from tertib.permohonan.models import Permohonan, SopTerbit
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


class _Pembaca(HTMLParser):
    """Collects what is read out: texts and the attributes that are texts; not what is marked as another language."""

    def __init__(self) -> None:
        super().__init__()
        self.teks: list[str] = []
        self._diam: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        sifat = dict(attrs)
        if self._diam:
            self._diam.append(tag) if tag == self._diam[0] else None
        elif tag in ("script", "style") or sifat.get("lang") == "id":
            self._diam.append(tag)
        elif tag != "meta" or sifat.get("name") == "description":
            self.teks += [nilai for nama in _TERBACA if (nilai := sifat.get(nama))]

    def handle_endtag(self, tag: str) -> None:
        if self._diam and tag == self._diam[0]:
            self._diam.pop()

    def handle_data(self, data: str) -> None:
        if not self._diam and data.strip():
            self.teks.append(" ".join(data.split()))


def _untai(isi: Any) -> Iterator[str]:
    if isinstance(isi, dict):
        isi = [*isi.keys(), *isi.values()]
    if isinstance(isi, str):
        yield isi
    elif isinstance(isi, list | tuple):
        for satu in isi:
            yield from _untai(satu)


def data() -> re.Pattern[str]:
    """Every name and every word of a SOP that may stand on a page, longest first."""
    with lintas_kantor():
        kata = {*Pengguna.objects.values_list("nama", flat=True), *Wilayah.objects.values_list("nama", flat=True)}
        kata |= {n for k in Kantor.objects.all() for n in (k.nama, k.tempat, k.ibu_kota, k.provinsi)}
        kata |= set(Permohonan.objects.values_list("pemohon_nama", flat=True))
        for terbit in SopTerbit.objects.all():
            kata |= set(_untai(json.loads(terbit.kanonik)))
    kata |= {FRASA_SANDI, *Jabatan.labels}
    urut = sorted((k for k in kata if len(k) > 3), key=len, reverse=True)
    return re.compile("|".join(re.escape(k) for k in urut), re.IGNORECASE)


def sisa(html: str, bukan: re.Pattern[str]) -> list[str]:
    """Texts of a page that still read Indonesian."""
    pembaca = _Pembaca()
    pembaca.feed(html)
    return [t for t in pembaca.teks if PENANDA.search(bukan.sub("", t))]
