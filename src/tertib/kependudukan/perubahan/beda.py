"""What has changed on a card since it was read, in one sentence for the official whose draft no longer fits."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from tertib.kependudukan.perubahan.selisih import Baris, selisih
from tertib.kependudukan.rules.jenis import Keluarga

NamaDesa = Callable[[str], str]


def ceritakan(dibaca: Keluarga, kini: Keluarga | None, *, nama_desa: NamaDesa) -> str:
    """Which member joined, left or differs in which cell; `kini` None when the register has no such card.

    `nama_desa` tells the village of a code as people call it.
    """
    if kini is None:
        return _("KK %(nomor)s tidak ada di register.") % {"nomor": dibaca.nomor}
    if not kini.anggota:
        return _("KK %(nomor)s sudah tidak berlaku.") % {"nomor": dibaca.nomor}
    apa = [kalimat for baris in selisih(dibaca, kini) for kalimat in _baris(baris, nama_desa)]
    if not apa:
        return _("KK %(nomor)s pernah diubah, lalu kembali seperti semula.") % {"nomor": dibaca.nomor}
    return _("KK %(nomor)s berubah: %(apa)s.") % {"nomor": dibaca.nomor, "apa": "; ".join(apa)}


def _baris(baris: Baris, nama_desa: NamaDesa) -> Iterator[str]:
    nama = _nama(baris)
    if baris.keadaan == "baru":
        yield _("%(nama)s masuk") % {"nama": nama}
    elif baris.keadaan == "keluar":
        yield _("%(nama)s keluar") % {"nama": nama}
    else:
        for s in baris.berubah:
            semula, menjadi = (nama_desa(x) if s.kunci == "desa" else x for x in (s.semula, s.menjadi))
            isi = {"judul": _(s.judul), "semula": semula or "-", "menjadi": menjadi or "-"}
            sel = _("%(judul)s semula %(semula)s, sekarang %(menjadi)s") % isi
            yield f"{nama}, {sel}" if nama else sel


def _nama(baris: Baris) -> str:
    """Whose row; "" for the row of the card itself."""
    return next((s.menjadi or s.semula for s in baris.sel if s.kunci == "nama"), "")
