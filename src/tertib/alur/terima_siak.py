"""A document that SIAK made and signed takes the place of ours: received instead of sent to be signed.

The signature in the file is the act of the head of office, so the case moves in that person's name, if the SOP lets them
sign at this step; who brought the file stands in the event. What the file says is compared with what was approved.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import langkah, naskah, pelaku
from tertib.alur.konteks import TANDATANGAN, TidakBoleh
from tertib.alur.models import KirimanSiak
from tertib.alur.naskah import Naskah
from tertib.alur.pelaku import Pelaku
from tertib.alur.sertifikasi import putusan_bertanda
from tertib.dokumen import queries, services, susun, terbitan
from tertib.dokumen.models import Cara, Dokumen
from tertib.dokumen.siak.banding import Beda, bandingkan
from tertib.dokumen.terbitan import Terbitan
from tertib.dokumen.tte import penyedia
from tertib.dokumen.verifikasi import periksa_tandatangan
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Tempat
from tertib.inti.sandi import token_baru
from tertib.pengguna.models import Penugasan
from tertib.pengguna.queries import bertugas
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Permohonan
from tertib.sop.kosakata import MENDRAF
from tertib.wilayah.models import Siak


class TandaTanganSiakTidakSah(Galat):
    """No signature, a broken one, or one from outside the trust list; the sentence says which."""


class PenandaTanganSiakLain(Galat):
    """Genuinely signed, but by nobody who may sign this case now."""

    kalimat = gettext_lazy("Kartu ini ditandatangani orang yang tidak bertugas menandatangani di langkah ini.")


class KartuLain(Galat):
    """The document is about another card or other people: no reason makes it this one."""

    def __init__(self, beda: Sequence[Beda]) -> None:
        apa = "; ".join(f"{b.judul}: {b.tercetak or '-'} ≠ {b.disetujui or '-'}" for b in beda)
        super().__init__(_("Ini bukan dokumen permohonan ini. %(beda)s") % {"beda": apa})


class AlasanKurang(Galat):
    """A difference was let pass without a reason."""

    kalimat = gettext_lazy("Tulis mengapa perbedaan ini boleh.")


def alasan_tidak_boleh(permohonan: Permohonan, siapa: Pelaku) -> str:
    """Why this official may not key or bring documents for the case now; "" when they may: whoever drafts does."""
    sop = permohonan_queries.sop(permohonan)
    penyusun = {lk.peran for lk in sop.langkah.values() for p in lk.putusan for e in p.efek if e.kata in MENDRAF}
    if not menunggu_siak(permohonan):
        return _("Permohonan ini tidak sedang menunggu dokumen dari SIAK.")
    if not penyusun & siapa.pada(permohonan, sop).peran:
        return _("Yang mengetik ke SIAK adalah petugas yang menyusun draft.")
    return ""


def menunggu_siak(permohonan: Permohonan) -> bool:
    """Whether the case stands where it is signed, in an office whose cards SIAK makes."""
    di = permohonan_queries.sop(permohonan).langkah.get(permohonan.langkah)
    return (
        permohonan.kantor.siak == Siak.MANUAL and not permohonan.akhir and di is not None and di.tindakan == TANDATANGAN
    )


def kiriman(permohonan: Permohonan) -> tuple[KirimanSiak, ...]:
    """What was brought for the present draft."""
    sekarang = KirimanSiak.objects.filter(permohonan=permohonan, draf_sidik=permohonan.draf_sidik)
    return tuple(sekarang.select_related("oleh__pengguna", "penandatangan__pengguna").order_by("jenis", "urut"))


def terima_siak(
    permohonan: Permohonan, *, jenis: str, urut: int, pdf: bytes, oleh: Pelaku, kini: datetime
) -> Permohonan:
    """Take the file in for one thing the case issues; the case moves once all are there and nothing differs.

    Raises TidakBoleh, TandaTanganSiakTidakSah, PenandaTanganSiakLain, KartuLain, BerubahSetelahDisetujui, DuniaBerubah.
    """
    if sebab := alasan_tidak_boleh(permohonan, oleh):
        raise TidakBoleh(sebab)
    satu = next((t for t in terbitan.daftar(permohonan) if (t.jenis, t.urut) == (jenis, urut)), None)
    if satu is None:
        raise TidakBoleh(_("Permohonan ini tidak menerbitkan dokumen itu."))
    orang = _penandatangan(permohonan, pdf, kini)
    beda = _beda(permohonan, satu, pdf)
    with penyimpanan.batal_bila_gagal() as tulis:
        simpanan = tulis(pdf, kait=queries.kait(permohonan.pk))
        with transaction.atomic():
            terkunci = permohonan_services.kunci(permohonan.pk)
            if sebab := alasan_tidak_boleh(terkunci, oleh):
                raise TidakBoleh(sebab)
            naskah.pastikan_disetujui(terkunci)
            _buang(terkunci, jenis, urut)
            KirimanSiak.objects.create(
                permohonan=terkunci,
                jenis=jenis,
                urut=urut,
                draf_sidik=permohonan.draf_sidik,
                nama=simpanan.nama,
                kunci=simpanan.kunci,
                sidik=simpanan.sidik,
                ukuran=simpanan.ukuran,
                penandatangan=orang,
                beda=json.dumps([asdict(b) for b in beda]),
                oleh=oleh.penugasan,
                pada=kini,
            )
            return _rampungkan(terkunci, kini)


def izinkan_beda(
    permohonan: Permohonan, *, jenis: str, urut: int, alasan: str, oleh: Pelaku, kini: datetime
) -> Permohonan:
    """A second official lets the differences of one document pass, with a reason. Raises TidakBoleh, AlasanKurang."""
    if not alasan.strip():
        raise AlasanKurang
    with transaction.atomic():
        terkunci = permohonan_services.kunci(permohonan.pk)
        if sebab := alasan_tidak_mengizinkan(terkunci, oleh, jenis=jenis, urut=urut):
            raise TidakBoleh(sebab)
        milik = KirimanSiak.objects.filter(permohonan=terkunci, jenis=jenis, urut=urut)
        milik.update(diizinkan_oleh=oleh.penugasan, alasan=alasan.strip()[:300])
        return _rampungkan(terkunci, kini)


def alasan_tidak_mengizinkan(permohonan: Permohonan, siapa: Pelaku, *, jenis: str, urut: int) -> str:
    """Why this official may not let the differences of a document pass; "" when they may.

    Any official of the case may, but whoever brought it.
    """
    satu = next((k for k in kiriman(permohonan) if (k.jenis, k.urut) == (jenis, urut)), None)
    sop = permohonan_queries.sop(permohonan)
    if satu is None or satu.boleh_jalan or not menunggu_siak(permohonan):
        return _("Tidak ada perbedaan yang menunggu izin.")
    if siapa.penugasan is None or not siapa.pada(permohonan, sop).peran:
        return _("Izin diberikan petugas permohonan ini.")
    if satu.oleh.pengguna_id == siapa.penugasan.pengguna_id:
        return _("Perbedaan diizinkan orang lain, bukan yang mengunggah.")
    return ""


def _penandatangan(permohonan: Permohonan, pdf: bytes, kini: datetime) -> Penugasan:
    """Whose signature it is: an official who may sign this case now. Raises as `terima_siak`."""
    hasil = periksa_tandatangan(pdf, akar=penyedia.akar(), daftar_cabut=penyedia.daftar_cabut(), pada=kini)
    if not hasil.sah:
        raise TandaTanganSiakTidakSah(_(hasil.sebab))
    hari = permohonan.kantor.setempat(kini).date()
    for calon in bertugas(hari).select_related("pengguna", "kantor", "desa").order_by("-mandat", "id"):
        if penyedia.nomor_subjek_siak(calon.pengguna.nip) == hasil.id_penandatangan and putusan_bertanda(
            permohonan, pelaku.petugas(calon)
        ):
            return calon
    raise PenandaTanganSiakLain


def _beda(permohonan: Permohonan, satu: Terbitan, pdf: bytes) -> tuple[Beda, ...]:
    lembaran = satu.susun(kantor=permohonan.kantor, ditandatangani=susun.BELUM_ADA_PENANDATANGAN)
    beda = bandingkan(satu.jenis, lembaran.data, pdf)
    if lain := [b for b in beda if b.pengenal]:
        raise KartuLain(lain)
    return beda


def _buang(permohonan: Permohonan, jenis: str, urut: int) -> None:
    """What was brought before makes room; its file goes too, unless it became a document in an earlier round."""
    for lama in KirimanSiak.objects.filter(permohonan=permohonan, jenis=jenis, urut=urut):
        if not Dokumen.objects.filter(permohonan=permohonan, nama=lama.nama).exists():
            transaction.on_commit(partial(penyimpanan.hapus, lama.nama))
        lama.delete()


def _rampungkan(permohonan: Permohonan, kini: datetime) -> Permohonan:
    """The move and the states of all documents, once nothing is missing; else the case as it stands."""
    bahan = kiriman(permohonan)
    diminta = [(t.jenis, t.urut) for t in terbitan.daftar(permohonan)]
    if sorted(diminta) != [(k.jenis, k.urut) for k in bahan] or not all(k.boleh_jalan for k in bahan):
        return permohonan
    sidik_data = naskah.pastikan_disetujui(permohonan)
    services.batalkan(permohonan, sebab="dokumennya dibuat dan ditandatangani di SIAK")
    lembar = [_naskah(permohonan, k, kini) for k in bahan]
    rencana = naskah.rencanakan(permohonan, lembar, sidik_data=sidik_data, kini=kini)
    penanda = pelaku.petugas(bahan[0].penandatangan)
    putusan = putusan_bertanda(permohonan, penanda)
    if putusan is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, penanda))
    return langkah.jalankan(
        permohonan,
        putusan=putusan.nama,
        pelaku=penanda,
        versi=permohonan.versi,
        kini=kini,
        alasan=_cerita(bahan),
        isi={"bertanda": {r.pk: r.simpanan_asli for r in rencana}},
    )


def _naskah(permohonan: Permohonan, k: KirimanSiak, kini: datetime) -> Naskah:
    """The received file in the place of what we would have rendered: it is the result already."""
    satu = next(t for t in terbitan.daftar(permohonan) if (t.jenis, t.urut) == (k.jenis, k.urut))
    data = satu.susun(
        kantor=permohonan.kantor,
        ditandatangani=susun.penandatangan(k.penandatangan),
        dikeluarkan=permohonan.kantor.setempat(kini).date(),
    ).data.decode()
    tempat = Tempat(k.nama, bytes(k.kunci))
    return Naskah(satu, k.simpanan, tempat, Cara.SIAK, token_baru(), data, k.penandatangan, k.draf_sidik)


def _cerita(bahan: Sequence[KirimanSiak]) -> str:
    """What the event says besides the signer: who brought the files, and who let which differences pass. Indonesian, kept."""
    pembawa = ", ".join(dict.fromkeys(k.oleh.pengguna.nama for k in bahan))
    izin = [
        f"Perbedaan ({', '.join(b['judul'] for b in k.perbedaan)}) diizinkan {k.diizinkan_oleh.pengguna.nama}: {k.alasan}"
        for k in bahan
        if k.diizinkan_oleh
    ]
    return " ".join([f"Ditandatangani di SIAK, diunggah {pembawa}.", *izin])
