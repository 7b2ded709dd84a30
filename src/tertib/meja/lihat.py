"""One case, with everything needed to decide on one screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tertib.alur import surat_pindah
from tertib.alur.telepon import PENELEPON, yang_dicoba
from tertib.alur.terima import sekaligus_serah
from tertib.alur.tunggu import bisa_ditunggu
from tertib.buku import queries as buku
from tertib.dokumen import salinan, terbitan
from tertib.inti import jam
from tertib.kependudukan.perubahan.isian import DESA
from tertib.kependudukan.perubahan.jenis import Pertanyaan
from tertib.meja import formulir, ganda, laporan, penampil
from tertib.meja.formulir import IsianPutusan
from tertib.meja.pena import cetakan_pena
from tertib.meja.perkara import TANDATANGAN_BASAH, Perkara, cari, mengantar
from tertib.meja.pratinjau import pratinjau
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import PeriksaSyarat
from tertib.sop import bagan
from tertib.sop.jenis import LANJUT, Putusan
from tertib.wilayah.queries import sebutan_desa

PERIKSA = "periksa"


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer as a button: its name exactly as the SOP prints it, its letter key, and where it leads, in words."""

    nama: str
    label: str
    huruf: str
    kembali: bool
    akibat: str


@dataclass(frozen=True, slots=True)
class Ceklis:
    """One requirement as a line to tick: who found it in order before, and whether the paper has changed since."""

    keadaan: queries.KeadaanSyarat
    dicentang: bool
    sebelumnya: str


@petugas()
def lihat(request: HttpRequest, nomor: str) -> HttpResponse:
    """The workbench of one case; read-only, with a note, for those whose turn it is not."""
    return halaman(request, cari(request, nomor), formulir.KOSONG, {})


def halaman(
    request: HttpRequest, perkara: Perkara, isian: IsianPutusan, galat: dict[str, str], *, status: int = 200
) -> HttpResponse:
    """Draw the case, with what was typed and what must be mended when the form came back."""
    kini = jam.kini()
    isi = {"perkara": perkara, "isian": isian, "galat": galat, **isi_umum(perkara, kini)}
    isi["jawaban"] = jawaban(perkara)
    isi |= {"ganda": ganda.dibandingkan(perkara, isi["pratinjau"]), "medan_ganda": ganda.MEDAN}
    isi["ada_kembali"] = any(p.kembali for p in perkara.pilihan)
    isi["label_alasan"] = label_alasan(perkara)
    isi["ketik_surat"] = surat_pindah.boleh_mengetik(perkara.permohonan, perkara.pelaku)
    isi["isian_pemohon"] = _isian_pemohon(perkara)
    isi["ceklis"] = _ceklis(perkara, isian)
    isi["bisa_centang"] = bool(perkara.pilihan) and perkara.langkah is not None and perkara.langkah.tindakan == PERIKSA
    isi["sasaran"] = formulir.sasaran(perkara.permohonan)
    isi["penampil"] = _penampil(request, perkara)
    isi["bagan"] = mark_safe(_bagan(perkara))  # drawn by us from the definition; every text in it is escaped there
    isi["riwayat"] = queries.riwayat(perkara.permohonan)[::-1]
    isi |= _kertas(perkara) | _telepon(perkara)
    isi |= laporan.gambaran(perkara)
    return render(request, "meja/berkas.html", isi, status=status)


def _telepon(perkara: Perkara) -> dict[str, Any]:
    """Whether somebody has to phone, and why."""
    menunggu = queries.panggilan(perkara.permohonan)
    boleh = perkara.pelaku.penugasan is not None and perkara.pelaku.penugasan.jabatan in PENELEPON
    return {"panggilan": menunggu, "yang_dicoba": yang_dicoba(menunggu) if menunggu else [], "boleh_menelepon": boleh}


def _kertas(perkara: Perkara) -> dict[str, Any]:
    """What is on paper in this case: the print for the pen, the slip, the receipt; and what going forward asks of it."""
    p, tindakan = perkara.permohonan, perkara.langkah.tindakan if perkara.langkah else ""
    cetakan = cetakan_pena(p)
    return {
        "cetakan": cetakan,
        "slip": buku.slip(p),
        "serahan": buku.serahan(p),
        "kiriman": buku.kiriman(p),
        "diambil_di_sini": mengantar(perkara.pelaku, p) and sekaligus_serah(p),
        "dengan_pena": bool(perkara.pilihan) and tindakan == TANDATANGAN_BASAH,
        "cetakan_milikku": cetakan is not None and cetakan.penandatangan == perkara.pelaku.penugasan,
        "konsep": terbitan.daftar(p),
        "biodata": salinan.daftar(p),
        "minta_seri": perkara.berefek("blanko") and not perkara.diserahkan_di,
        "minta_cap": perkara.berefek("cap") and not perkara.diserahkan_di,
    }


def isi_umum(perkara: Perkara, kini: datetime) -> dict[str, Any]:
    """What every page about one case shows."""
    p = perkara.permohonan
    return {
        "permohonan": p,
        "kini": kini,
        "jenis": queries.jenis(p),
        "kerja": queries.kerja_kunjungan(perkara.kunjungan, kini) if perkara.kunjungan else None,
        "pratinjau": (gambaran := pratinjau(perkara, kini)),
        "banding": gambaran.banding(nomor_nanti=_("dibuat saat diteruskan")),
        "diambil_sendiri": bool(perkara.kunjungan and perkara.kunjungan.petugas == perkara.pelaku.pengguna),
        "kurang": queries.kurang(p),
        "bisa_ditunggu": bisa_ditunggu(p),
        "ditunggu": queries.ditunggu(p),
    }


def jawaban(perkara: Perkara) -> list[Jawaban]:
    """The answers as buttons, the forward ones last (nearest to the hand, after the reason has been read)."""
    tombol: list[Jawaban] = []
    for p in sorted(perkara.pilihan, key=lambda p: not p.kembali):
        terpakai = {t.huruf for t in tombol} | set("JK")
        huruf = next((h for h in p.nama.upper() if h.isalpha() and h not in terpakai), "")
        label = p.nama if p.nama != LANJUT else _("Lakukan langkah %(no)s") % {"no": _no(perkara)}
        tombol.append(Jawaban(p.nama, label, huruf, p.kembali, _akibat(perkara, p)))
    return tombol


def label_alasan(perkara: Perkara) -> str:
    """What the reason is for: whom it reaches, and the answers that need one, as the SOP names them."""
    wajib = [p for p in perkara.pilihan if p.alasan_wajib]
    nama = _(" dan ").join(f"“{p.nama}”" for p in wajib)
    peran = ", ".join(dict.fromkeys(perkara.sop.peran[perkara.sop.langkah[p.ke].peran].nama for p in wajib))
    return (
        _("Alasan untuk %(peran)s, wajib untuk %(putusan)s") % {"peran": peran, "putusan": nama}
        if wajib
        else _("Alasan")
    )


def _no(perkara: Perkara) -> str:
    return perkara.langkah.no if perkara.langkah else ""


def _akibat(perkara: Perkara, putusan: Putusan) -> str:
    sop = perkara.sop
    if putusan.ke in sop.akhir:
        return _("“%(putusan)s” mengakhiri permohonan: %(akhir)s.") % {
            "putusan": putusan.nama,
            "akhir": sop.akhir[putusan.ke].nama,
        }
    isi = {"putusan": putusan.nama, "peran": sop.peran[sop.langkah[putusan.ke].peran].nama}
    if putusan.nama == LANJUT:
        return _("Sesudahnya giliran %(peran)s.") % isi
    if putusan.kembali:
        return _("“%(putusan)s” kembali ke %(peran)s.") % isi
    return _("“%(putusan)s” meneruskan ke %(peran)s.") % isi


def _ceklis(perkara: Perkara, isian: IsianPutusan) -> list[Ceklis]:
    pernah: dict[str, PeriksaSyarat] = {}
    catatan = PeriksaSyarat.objects.filter(permohonan=perkara.permohonan).select_related("petugas").order_by("pada")
    for c in catatan:
        pernah[c.syarat] = c
    hasil = []
    for k in queries.syarat(perkara.permohonan):
        lama = pernah.get(k.syarat.kunci)
        hasil.append(Ceklis(k, k.syarat.kunci in isian.sesuai, _sebelumnya(lama, k)))
    return hasil


def _sebelumnya(lama: PeriksaSyarat | None, keadaan: queries.KeadaanSyarat) -> str:
    if lama is None:
        return ""
    if keadaan.berkas and keadaan.berkas.sidik != lama.sidik_berkas:
        return _("Berkas diganti sesudah diperiksa %(nama)s") % {"nama": lama.petugas}
    return _("Sesuai menurut %(nama)s") % {"nama": lama.petugas}


def _isian_pemohon(perkara: Perkara) -> list[tuple[str, str]]:
    p = perkara.permohonan
    ditulis = queries.isian(p)
    pasangan = [(_("Pemohon"), p.pemohon_nama), (_("NIK"), p.pemohon_nik), (_("Nomor KK"), p.nomor_kk)]
    for bagian in queries.jenis(p).halaman:
        for tanya in bagian.pertanyaan:
            if nilai := ditulis.get(tanya.kunci, ""):
                pasangan.append((str(tanya.label), _terbaca(tanya, nilai)))
    return [*pasangan, (_("WhatsApp"), p.whatsapp), (_("Surel"), p.surel)]


def _terbaca(tanya: Pertanyaan, nilai: str) -> str:
    """An answer as the paper would have it: the name of the choice, the day first."""
    if tanya.jenis == "tanggal":
        return "-".join(reversed(nilai.split("-")))
    if tanya.jenis in DESA:
        return sebutan_desa(nilai)
    return str(dict(tanya.pilihan).get(nilai, nilai))


def _penampil(request: HttpRequest, perkara: Perkara) -> penampil.Penampil:
    ada = queries.berkas_berlaku(perkara.permohonan)
    nama = {k.syarat.kunci: str(k.syarat.nama) for k in queries.syarat(perkara.permohonan)}
    nama[queries.TANDA_TANGAN] = _("Tanda tangan")
    berkas = [ada[k] for k in nama if k in ada and ada[k].lembar]  # of an original only seen there is no picture
    return penampil.susun(penampil.baca(request.GET, berkas), berkas, nama)


def _bagan(perkara: Perkara) -> str:
    langkah = perkara.langkah
    dikunjungi = frozenset(perkara.permohonan.kunjungan.exclude(selesai=None).values_list("langkah", flat=True))
    sorot = langkah.kunci if langkah else None
    return bagan.ringkas_svg(perkara.sop, sorot=sorot, dikunjungi=dikunjungi, bahasa=get_language() or "id")
