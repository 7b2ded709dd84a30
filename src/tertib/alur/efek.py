"""The one table from the effect words of a SOP to what they do. A new word is a new row.

An effect runs inside the mover's transaction, on the locked case, after the act and before the move.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from tertib.alur import blanko, kartu_ktp, kiriman, pembukuan, pena, rancang, serahan
from tertib.alur.konteks import TANDATANGAN_BASAH, Konteks, Persiapan
from tertib.alur.naskah import BerubahSetelahDisetujui, DuniaBerubah
from tertib.alur.pelaku import WARGA
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import services as dokumen
from tertib.dokumen.models import Cara
from tertib.dokumen.terbitan import TerbitanKK
from tertib.inti import antrean
from tertib.inti.galat import Galat
from tertib.kependudukan import services as kependudukan
from tertib.kependudukan.models import indeks_nomor_kk
from tertib.kependudukan.perubahan.rancangan import Rancangan
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.permohonan import queries, rules, services
from tertib.sop.jenis import Efek


class BelumDitandatangani(Galat):
    """Forward past signing without a verified signature."""

    kalimat = gettext_lazy("Dokumen belum ditandatangani. Masukkan passphrase untuk menandatangani.")


def draf(k: Konteks, efek: Efek) -> None:
    """Draw up the cards after the change, all numbers reserved, so that what is approved is what will be signed.

    A concept is the same draft, to be printed and initialled.
    """
    p = k.permohonan
    if efek is not next(e for e in k.gerak.putusan.efek if e.kata in ("draf", "konsep")):
        return  # "draf: biodata, draf: kk": one computation is behind both papers
    rancangan = rancang.susun(p, kini=k.kini)
    teks = rules.kanonik(rancangan.kanonik())
    if teks != p.draf:
        desa = rancangan.desa_pemohon(p.pemohon_nik)
        services.ubah(p, draf=teks, draf_sidik=rules.sidik_teks(teks), desa=desa)


def tte(k: Konteks, efek: Efek) -> None:
    """Planned to signed: the files that `sertifikasi` or `terima_siak` verified, or the prints, on the wet path."""
    if k.tindakan == TANDATANGAN_BASAH:
        pena.tandai(k, efek)
        return
    rencana = dokumen_queries.direncanakan(k.permohonan)
    bertanda = k.isi.get("bertanda") or {}
    terpenuhi = dokumen_queries.lengkap(k.permohonan, rencana) and set(bertanda) == {r.pk for r in rencana}
    if not terpenuhi or any(r.cara == Cara.BASAH for r in rencana):
        raise BelumDitandatangani
    for r in rencana:
        dokumen.tandai(r, bertanda=bertanda[r.pk], kini=k.kini)


def paraf(k: Konteks, efek: Efek) -> None:
    """Initials on the concept: the event of this move keeps who, when and the digest of what (`queries.paraf`)."""
    if not k.permohonan.draf:
        raise dokumen_queries.KonsepBelumAda


def terbit(k: Konteks, efek: Efek) -> None:
    """Publish: the documents, the superseding of older ones, and the change of the register, all at once."""
    rancangan = queries.rancangan(k.permohonan)
    bertanda = dokumen_queries.bertanda(k.permohonan)
    if rancangan is None or not dokumen_queries.lengkap(k.permohonan, bertanda):
        raise BelumDitandatangani
    sidik_data = queries.sidik_data(k.permohonan)
    if any(d.sidik_data != sidik_data for d in bertanda):
        raise BerubahSetelahDisetujui(_("Data permohonan berubah setelah ditandatangani, jadi KK belum diterbitkan."))
    try:
        _terapkan(k, rancangan)
    except kependudukan.DuniaBerubah as galat:
        raise DuniaBerubah([str(galat)]) from galat
    for d in bertanda:
        dokumen.terbitkan(d, kini=k.kini)
    for kartu in rancangan.ditutup:
        dokumen.tutup(
            kantor=k.permohonan.kantor,
            jenis=TerbitanKK.jenis,
            pokok_indeks=indeks_nomor_kk(kartu.nomor),
            sebab=_ke_mana(kartu, rancangan),
            kini=k.kini,
        )


def _terapkan(k: Konteks, rancangan: Rancangan) -> None:
    """What was approved, into the register: cards, people, and the letters on which they move."""
    p, sebab = k.permohonan, k.permohonan.nomor or ""
    kependudukan.terapkan(
        sebelum=rancangan.sebelum,
        sesudah=rancangan.sesudah,
        keluar=rancangan.keluar,
        kantor=p.kantor,
        sebab=sebab,
        kini=k.kini,
        pelaku=k.pelaku.nama,
    )
    if rancangan.surat_dipakai:
        kependudukan.pakai_surat(rancangan.surat_dipakai, untuk=sebab, kini=k.kini)
    if rancangan.surat:
        kependudukan.tulis_surat(rancangan.surat, kantor=p.kantor, sebab=sebab, pelaku=k.pelaku.nama, kini=k.kini)


def _ke_mana(ditutup: Keluarga, rancangan: Rancangan) -> str:
    """Why nobody is left on a card, without a name: the check page tells it to whoever holds the old print."""
    semula = next(k for k in rancangan.sebelum if k.nomor == ditutup.nomor)
    sebab = {o.sebab for o in rancangan.keluar if semula.cari(o.orang.nik)}
    if "pindah" in sebab:
        return gettext_noop("anggotanya pindah ke kabupaten atau kota lain")
    if sebab and not any(k.cari(a.orang.nik) for k in rancangan.sesudah for a in semula.anggota):
        return gettext_noop("tidak ada lagi anggota di KK ini")
    return gettext_noop("anggotanya tercatat di KK lain")


def beritahu(k: Konteks, efek: Efek) -> None:
    """Queue a notice; the channel sends it after the commit. An official's notice says that work has come."""
    siapa, lewat = efek.rincian["siapa"], efek.rincian["lewat"]
    isi: dict[str, Any] = {"permohonan": k.permohonan.pk, "perihal": _perihal(k, siapa), "lewat": lewat}
    if isi["perihal"] == "tugas":
        isi["siapa"] = siapa
    antrean.tambah("beritahu", kantor=k.permohonan.kantor_id, isi=isi, kini=k.kini)


def _perihal(k: Konteks, siapa: str) -> str:
    if k.sop.peran[siapa].jenis not in WARGA:
        return "tugas"
    return "dikembalikan" if k.gerak.putusan.kembali else "terbit"


def nik(k: Konteks, efek: Efek) -> None:
    """Reserve a NIK for everybody the register does not know; the draft that follows finds the same ones.

    Raises what `rancang.susun` raises: above all that somebody alike was not yet decided on.
    """
    rancang.susun(k.permohonan, kini=k.kini)


def _ktp_atau(ktp: Callable[[Konteks, Efek], None], lain: Callable[[Konteks, Efek], None]) -> Callable[..., None]:
    """A KTP-el goes its own way: the central service makes it, and no signature of the office stands on it."""
    return lambda k, efek: (ktp if efek.apa == "ktp" else lain)(k, efek)


EFEK: Mapping[str, Callable[[Konteks, Efek], None]] = {
    "draf": draf,
    "konsep": draf,
    "slip": serahan.slip,
    "paraf": paraf,
    "tte": tte,
    "ttd-basah": pena.tandai,
    "cap": serahan.cap,
    "nik": nik,
    "terbit": _ktp_atau(kartu_ktp.minta, terbit),
    "catat": pembukuan.catat,
    "beritahu": beritahu,
    "cetak": _ktp_atau(kartu_ktp.cetak, pena.cetak),
    "rekam": kartu_ktp.rekam,
    "serah": _ktp_atau(kartu_ktp.serah, serahan.serah),
    "kirim": kiriman.kirim,
    "arsip": pembukuan.arsip,
    "blanko": blanko.pakai,
}

BEKAL: Mapping[str, Callable[[Persiapan, Efek], Any]] = {
    "cetak": pena.siapkan,
    "serah": serahan.siapkan,
}
"""What an effect makes and stores before the transaction begins, because it takes time or leaves the database."""
