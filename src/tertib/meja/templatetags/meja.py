"""Template words of the desk: lateness, kinds, doors and events as officials say them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur.buka import sop_aktif
from tertib.inti import jam
from tertib.kependudukan.cari.pertanyaan import Temuan
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.rules.kode import LAKI, PEREMPUAN
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Jeda, Riwayat
from tertib.rupa.templatetags.rupa import samar
from tertib.sop.jenis import LANJUT
from tertib.sop.mesin import DITARIK

register = template.Library()

KANAL = {
    "warga": gettext_lazy("web"),
    "whatsapp": "WhatsApp",
    "surel": gettext_lazy("surel"),
    "loket": gettext_lazy("loket"),
    "ikd": "IKD",
    "nagari": "nagari",
    "lapangan": gettext_lazy("petugas lapangan"),
}
PERISTIWA = {
    "isi": gettext_lazy("Diisi"),
    "ajukan": gettext_lazy("Diajukan"),
    "periksa": gettext_lazy("Diperiksa"),
    "paraf": gettext_lazy("Diparaf"),
    "tandatangan": gettext_lazy("Ditandatangani secara elektronik"),
    "tandatangan-basah": gettext_lazy("Ditandatangani dengan pena"),
    "terbitkan": gettext_lazy("Diterbitkan"),
    "kirim": gettext_lazy("Dikirim"),
    "sampai": gettext_lazy("Kiriman diterima"),
    "cetak": gettext_lazy("Dicetak"),
    "rekam": gettext_lazy("Direkam"),
    "tunggu": gettext_lazy("Siap diambil, menunggu pemohon"),
    "telepon": gettext_lazy("Pemohon ditelepon"),
    "datang": gettext_lazy("Pemohon datang, waktu berjalan lagi"),
    "serahkan": gettext_lazy("Diserahkan"),
    "terima": gettext_lazy("Diterima"),
    "tarik": gettext_lazy("Ditarik"),
}
SEBAB = {
    queries.MENUNGGU_PEMOHON: gettext_lazy("Waktu berhenti: menunggu pemohon"),
    queries.GANGGUAN_JARINGAN: gettext_lazy("Waktu berhenti: gangguan jaringan"),
}
_SEJAM = 60
LOKET = "loket"


@register.filter
def kata_waktu(kerja: Any) -> str:
    """ "Terlambat 12 menit", "1 menit lagi"; hours and minutes from an hour on."""
    if kerja.sisa == 0:
        return _("Kurang dari 1 menit lagi")
    lama = _lama(abs(kerja.sisa))
    return (
        _("Terlambat %(lama)s") % {"lama": lama} if kerja.keadaan == "lambat" else _("%(lama)s lagi") % {"lama": lama}
    )


def _lama(menit: int) -> str:
    if menit < _SEJAM:
        return _("%(menit)s menit") % {"menit": menit}
    return _("%(jam)s jam %(menit)s menit") % {"jam": menit // _SEJAM, "menit": menit % _SEJAM}


@register.filter
def kata_jeda(jeda: Jeda) -> str:
    """Why the clock stands, and since when."""
    return _("%(sebab)s sejak %(sejak)s") % {"sebab": SEBAB[jeda.sebab], "sejak": sejak(jeda.mulai)}


@register.filter
def sejak(waktu: datetime) -> str:
    """ "10.12" today, otherwise "19-11, 10.12"."""
    setempat = timezone.localtime(waktu)
    hari_ini = setempat.date() == timezone.localtime(jam.kini()).date()
    return f"{setempat:%H.%M}" if hari_ini else f"{setempat:%d-%m, %H.%M}"


@register.filter
def kelamin(kode: str) -> str:
    """The one letter tables have for a sex: "L", "P"."""
    return {LAKI: "L", PEREMPUAN: "P"}.get(kode, "-")


@register.filter
def nama_jenis(kerja: Any) -> str:
    return str(JENIS[kerja.permohonan.jenis].nama)


@register.filter
def nama_kanal(kanal: str) -> str:
    return str(KANAL.get(kanal, kanal))


@register.filter
def nama_peristiwa(r: Riwayat) -> str:
    """What happened: the SOP's own answer, or the act where the step decides nothing."""
    return str(PERISTIWA.get(r.tindakan, r.tindakan) if r.putusan in ("", LANJUT, DITARIK) else r.putusan)


@register.simple_tag
def bertatap_muka(penugasan: Penugasan | None) -> bool:
    """Whether this official meets applicants at the counter of the office: takes them in, or hands over to them."""
    terbit = sop_aktif(penugasan.kantor) if penugasan else None
    if penugasan is None or terbit is None:
        return False
    sop = queries.naskah(terbit)
    pintu = {sop.langkah[p.ke].peran for p in sop.mulai.putusan if p.ke in sop.langkah and LOKET in sop.kanal_masuk}
    pintu |= {lk.peran for lk in sop.langkah.values() for p in lk.putusan for e in p.efek if e.kata == "serah"}
    return any(penugasan.jabatan in sop.peran[k].jabatan and not sop.peran[k].unit for k in pintu)


_BARIS_TEMUAN = (
    '<tr><th scope="row"><a href="{}{}/">{}</a>{}</th><td data-label="{}">{}</td><td class="utuh" data-label="{}">{}</td>'
    '<td data-label="{}">{}</td><td data-label="{}">{}</td><td class="nomor utuh" data-label="NIK">{}</td>'
    '<td class="nomor utuh" data-label="{}">{}</td></tr>'
)


@register.simple_tag
def baris_temuan(temuan: Iterable[Temuan]) -> SafeString:
    """The lines of a search. Not a template loop, which takes three times as long as the search itself."""
    alamat, luar = reverse("meja:penduduk"), _("di luar KK")
    wafat = format_html(' <span class="lencana">{}</span>', _("Meninggal"))
    judul = (_("L/P"), _("Tanggal lahir"), _("Nama ibu"), _("Desa"), _("Nomor KK"))
    baris = (
        (alamat, t.pk, t.nama, "" if t.hidup else wafat)
        + (judul[0], kelamin(t.jenis_kelamin), judul[1], f"{t.tanggal_lahir:%d-%m-%Y}", judul[2], t.ibu or "-")
        + (judul[3], t.desa or "-", samar(t.nik), judul[4], samar(t.nomor_kk) if t.nomor_kk else luar)
        for t in temuan
    )
    return format_html_join("\n", _BARIS_TEMUAN, baris)


@register.filter
def kunci(awal: str, akhir: object) -> str:
    """Join the parts of an element's id."""
    return f"{awal}{akhir}"
