"""The words of our messages. None ever asks for data: each says what happened, what to do, and where to look."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tertib.dokumen import queries as dokumen
from tertib.kanal import unduhan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


def susun(perihal: str, permohonan: Permohonan, *, kode: str = "") -> tuple[str, str]:
    """Subject and text of one notice; `perihal` is kode, diajukan, dikembalikan, terbit, or tugas (for officials)."""
    judul, isi = _PERIHAL[perihal](permohonan, kode)
    return judul, "\n\n".join([*isi, _penutup(permohonan)])


def tautan_status(permohonan: Permohonan) -> str:
    """The address of the secret status page."""
    return f"{settings.ALAMAT_SITUS}/p/{permohonan.tautan}/"


def _kode(permohonan: Permohonan, kode: str) -> tuple[str, list[str]]:
    return _("Kode konfirmasi"), [
        _("Kode Anda: %(kode)s. Berlaku 15 menit.") % {"kode": kode},
        _("Masukkan di halaman permohonan KK. Jangan berikan kode ini kepada siapa pun, juga kepada petugas."),
    ]


def _diajukan(permohonan: Permohonan, kode: str) -> tuple[str, list[str]]:
    return _("Permohonan %(nomor)s diterima") % {"nomor": permohonan.nomor}, [
        _("Permohonan KK Anda sudah kami terima dengan nomor %(nomor)s.") % {"nomor": permohonan.nomor},
        _("Lihat giliran dan perkiraan selesai: %(tautan)s") % {"tautan": tautan_status(permohonan)},
        _("Simpan tautan ini. Siapa pun yang memegangnya dapat melihat permohonan Anda."),
    ]


def _dikembalikan(permohonan: Permohonan, kode: str) -> tuple[str, list[str]]:
    catatan = [f"- {k.catatan}" for k in queries.kurang(permohonan)]
    return _("Permohonan %(nomor)s perlu dilengkapi") % {"nomor": permohonan.nomor}, [
        _("Permohonan %(nomor)s belum lengkap.") % {"nomor": permohonan.nomor},
        "\n".join(catatan),
        _("Perbaiki yang disebut saja, yang lain sudah tersimpan: %(tautan)s") % {"tautan": tautan_status(permohonan)},
    ]


def _terbit(permohonan: Permohonan, kode: str) -> tuple[str, list[str]]:
    isi = {"nomor": permohonan.nomor, "tautan": tautan_status(permohonan)}
    if not dokumen.terbit(permohonan):
        return _("Permohonan %(nomor)s selesai") % isi, [
            _("Perubahan dari permohonan %(nomor)s sudah dicatat. Tidak ada KK yang diterbitkan.") % isi,
            _("Lihat keterangannya: %(tautan)s") % isi,
        ]
    if not dokumen.unduhan(permohonan):
        return _("Kartu Keluarga Anda sudah terbit"), [
            _("KK dari permohonan %(nomor)s sudah terbit dan ditandatangani dengan pena.") % isi,
            _("Ambil KK di kantor kami dengan membawa KTP-el: %(tautan)s") % isi,
        ]
    isi |= {"apa": str(unduhan.sebutan(permohonan))}
    return capfirst(_("%(apa)s Anda sudah terbit") % isi), [
        capfirst(_("%(apa)s dari permohonan %(nomor)s sudah terbit dan ditandatangani secara elektronik.") % isi),
        _("Unduh PDF, lalu cetak sendiri di kertas HVS A4 80 gram: %(tautan)s") % isi,
    ]


def _tugas(permohonan: Permohonan, kode: str) -> tuple[str, list[str]]:
    langkah = queries.sop(permohonan).langkah.get(permohonan.langkah)
    return _("Permohonan %(nomor)s menunggu Anda") % {"nomor": permohonan.nomor}, [
        _("Permohonan %(nomor)s sampai di langkah Anda: %(kegiatan)s.")
        % {"nomor": permohonan.nomor, "kegiatan": langkah.kegiatan if langkah else _("sudah selesai")},
        _("Buka mejanya: %(alamat)s") % {"alamat": f"{settings.ALAMAT_SITUS}/meja/b/{permohonan.nomor}/"},
    ]


def _penutup(permohonan: Permohonan) -> str:
    alamat = settings.ALAMAT_SITUS.split("://")[-1]
    return _(
        "%(kantor)s. Gratis. Kami tidak pernah meminta NIK, PIN, atau kode lewat pesan. Alamat kami: %(alamat)s"
    ) % {
        "kantor": permohonan.kantor.nama,
        "alamat": alamat,
    }


_PERIHAL = {"kode": _kode, "diajukan": _diajukan, "dikembalikan": _dikembalikan, "terbit": _terbit, "tugas": _tugas}
