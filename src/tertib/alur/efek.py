"""The one table from the effect words of a SOP to what they do. A new word is a new row.

An effect runs inside the mover's transaction, on the locked case, after the act and before the move.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import pembukuan, pena, putus_ganda, serahan
from tertib.alur.konteks import TANDATANGAN_BASAH, Konteks, Persiapan
from tertib.alur.pelaku import WARGA
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import services as dokumen
from tertib.dokumen.models import Cara
from tertib.inti import antrean
from tertib.inti.galat import Galat
from tertib.kependudukan import queries as kependudukan_queries
from tertib.kependudukan import services as kependudukan
from tertib.kependudukan.perubahan.jenis import FaktaSalah, Hasil
from tertib.kependudukan.rules.jenis import Keluarga, ganti_nik
from tertib.kependudukan.rules.temuan import ditolak
from tertib.permohonan import queries, rules, services
from tertib.sop.jenis import Efek


class DrafTidakBisa(Galat):
    """The change cannot be made from these answers; the sentences say why."""


class DuniaBerubah(Galat):
    """The register changed after the approval, so what was approved is no longer what would be published."""


class BelumDitandatangani(Galat):
    """Forward past signing without a verified signature."""

    kalimat = gettext_lazy("Dokumen belum ditandatangani. Masukkan passphrase untuk menandatangani.")


def draf(k: Konteks, efek: Efek) -> None:
    """Draw up the families after the change, NIKs reserved, so that what is approved is what will be signed.

    A concept is the same draft, to be printed and initialled.
    """
    p = k.permohonan
    if efek is not next(e for e in k.gerak.putusan.efek if e.kata in ("draf", "konsep")):
        return  # "draf: biodata, draf: kk": one computation is behind both papers
    sebelum = _keluarga_sebelum(k)
    hasil = _hitung(k, sebelum)
    if tolak := ditolak(hasil.temuan):
        raise DrafTidakBisa(" ".join(t.kalimat_petugas for t in tolak))
    sesudah = [_beri_nik(k, keluarga, urut) for urut, keluarga in enumerate(hasil.sesudah)]
    isi = {
        "sebelum": [kel.kanonik() for kel in sebelum],
        "sesudah": [kel.kanonik() for kel in sesudah],
        "akibat": list(hasil.akibat),
    }
    with translation.override(settings.LANGUAGE_CODE):
        isi["temuan"] = [t.kalimat_petugas for t in hasil.temuan]
    teks = rules.kanonik(isi)
    if teks != p.draf:
        services.ubah(p, draf=teks, draf_sidik=rules.sidik_teks(teks), desa=sesudah[0].desa)


def _hitung(k: Konteks, sebelum: tuple[Keluarga, ...]) -> Hasil:
    """The change. Its sentences are Indonesian: the draft has a digest, which must not hang on the screen's language."""
    p = k.permohonan
    hari = p.kantor.setempat(k.kini).date()
    try:
        with translation.override(settings.LANGUAGE_CODE):
            return queries.jenis(p).hitung(sebelum, queries.isian(p), pemohon_nik=p.pemohon_nik, kini=hari)
    except FaktaSalah as galat:
        raise DrafTidakBisa(galat.kalimat) from galat


def tte(k: Konteks, efek: Efek) -> None:
    """Planned to signed: the file that `sertifikasi` had signed and verified, or the print, on the wet path."""
    if k.tindakan == TANDATANGAN_BASAH:
        pena.tandai(k, efek)
        return
    rencana = dokumen_queries.direncanakan(k.permohonan)
    bertanda = k.isi.get("bertanda")
    if rencana is None or rencana.cara != Cara.TTE or bertanda is None or rencana.pk != k.isi.get("dokumen"):
        raise BelumDitandatangani
    dokumen.tandai(rencana, bertanda=bertanda, kini=k.kini)


def paraf(k: Konteks, efek: Efek) -> None:
    """Initials on the concept: the event of this move keeps who, when and the digest of what (`queries.paraf`)."""
    if not k.permohonan.draf:
        raise dokumen_queries.KonsepBelumAda


def terbit(k: Konteks, efek: Efek) -> None:
    """Publish: the document, the superseding of the older one, and the change of the register, all at once."""
    bertanda = dokumen_queries.bertanda(k.permohonan)
    if bertanda is None:
        raise BelumDitandatangani
    if queries.sidik_data(k.permohonan) != bertanda.sidik_data:
        raise DuniaBerubah(_("Data permohonan berubah setelah ditandatangani, jadi KK belum diterbitkan."))
    sebelum = queries.keluarga_draf(k.permohonan, "sebelum")
    try:
        kependudukan.terapkan(
            sebelum_versi={kel.nomor: kel.versi for kel in sebelum},
            sesudah=queries.keluarga_draf(k.permohonan, "sesudah"),
            kantor=k.permohonan.kantor,
            sebab=k.permohonan.nomor or "",
            kini=k.kini,
            pelaku=k.pelaku.nama,
        )
    except kependudukan.DuniaBerubah as galat:
        raise DuniaBerubah(
            _("Data keluarga berubah setelah draft disetujui, jadi KK belum diterbitkan. %(rincian)s")
            % {"rincian": galat}
        ) from galat
    dokumen.terbitkan(bertanda, kini=k.kini)


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


EFEK: Mapping[str, Callable[[Konteks, Efek], None]] = {
    "draf": draf,
    "konsep": draf,
    "slip": serahan.slip,
    "paraf": paraf,
    "tte": tte,
    "ttd-basah": pena.tandai,
    "cap": serahan.cap,
    "terbit": terbit,
    "catat": pembukuan.catat,
    "beritahu": beritahu,
    "cetak": pena.cetak,
    "serah": serahan.serah,
    "arsip": pembukuan.arsip,
}

BEKAL: Mapping[str, Callable[[Persiapan, Efek], Any]] = {
    "cetak": pena.siapkan,
    "serah": serahan.siapkan,
}
"""What an effect makes and stores before the transaction begins, because it takes time or leaves the database."""


def _keluarga_sebelum(k: Konteks) -> tuple[Keluarga, ...]:
    keluarga = kependudukan_queries.keluarga_menurut_nomor(k.permohonan.nomor_kk)
    if keluarga is None or keluarga.cari(k.permohonan.pemohon_nik) is None:
        raise DrafTidakBisa(
            _("NIK dan nomor KK pemohon tidak cocok dengan data penduduk. Kembalikan agar pemohon memeriksanya.")
        )
    return (keluarga,)


def _beri_nik(k: Konteks, keluarga: Keluarga, urut: int) -> Keluarga:
    for a in keluarga.anggota:
        if not a.orang.nik:
            putus_ganda.pastikan_bukan_ganda(putus_ganda.perihal(k.permohonan), a.orang)
    baru = {
        letak: kependudukan.cadangkan_nik(
            kantor=k.permohonan.kantor,
            desa=keluarga.desa,
            tanggal_lahir=a.orang.tanggal_lahir,
            jenis_kelamin=a.orang.jenis_kelamin,
            guna=f"permohonan:{k.permohonan.pk}:{urut}:{letak}:{a.orang.tanggal_lahir}:{a.orang.jenis_kelamin}",
            kini=k.kini,
        )
        for letak, a in enumerate(keluarga.anggota)
        if not a.orang.nik
    }
    return ganti_nik(keluarga, nik=baru) if baru else keluarga
