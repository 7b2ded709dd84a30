"""The worker's part of an inbound message: it adds a paper to its case, moves the case, or is answered with a link.

There is no chat inbox: a message that is none of these leads to the page where everything can be done.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from tertib.alur import berkas as alur_berkas
from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import pemohon
from tertib.inti import laju
from tertib.inti.antrean import Tunda
from tertib.inti.galat import Galat
from tertib.inti.models import Antrean
from tertib.inti.sandi import sidik
from tertib.kanal import pengirim, pilihan, sambungan
from tertib.kanal.models import Pesan
from tertib.kanal.pengantar import GagalAntar
from tertib.kanal.whatsapp import graph, percakapan
from tertib.kanal.whatsapp.alamat import AlamatTerlarang, TerlaluBesar
from tertib.kanal.whatsapp.models import Keadaan, PesanMasuk
from tertib.kanal.whatsapp.pengaturan import pengaturan
from tertib.kanal.whatsapp.percakapan import Jawaban
from tertib.kependudukan.perubahan.jenis import Syarat
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan
from tertib.sop.jenis import LANJUT

WHATSAPP = "whatsapp"
BATAS_PESAN = (60, timedelta(hours=1))
SEDANG_DIBAHAS = timedelta(hours=2)
"""How long a case that was spoken of is the one the next papers are for."""
UMUR_MEDIA = timedelta(days=6)
"""How long a photo is tried for; the service keeps it about seven days."""
COBA_LAGI = timedelta(minutes=1)
INGATAN = 50
"""How many of a person's last messages are looked at for the question a typed number answers."""
Tanggapan = tuple[Jawaban | None, Permohonan | None, str]
"""The answer (None: the case's own notice says it), the case it is about, and in a word what was done."""


def kerjakan(entri: Antrean, kini: datetime) -> None:
    """Handler of the queue; harmless when run twice. Raises Tunda while a photo cannot be fetched."""
    masuk = PesanMasuk.objects.select_related("kantor", "permohonan").get(pk=entri.isi["pesan_masuk"])
    if masuk.keadaan != Keadaan.BARU:
        return
    batas, per = BATAS_PESAN
    if not laju.catat(f"whatsapp:{masuk.kantor_id}:{masuk.dari_indeks}", batas=batas, per=per, kini=kini):
        _selesai(masuk, "terlalu-sering")
        return
    perkara = perkara_terbuka(masuk)
    with translation.override(pilihan.bahasa(perkara[0]) if perkara else None):
        jawaban, permohonan, hasil = _tanggapi(masuk, perkara, kini)
        with transaction.atomic():
            if jawaban:
                _balas(masuk, permohonan, jawaban, kini)
            _selesai(masuk, hasil)


def perkara_terbuka(masuk: PesanMasuk) -> list[Permohonan]:
    """The unfinished cases whose applicant confirmed this very number, those to fill in or mend first, newest first."""
    kode = KodeKonfirmasi.objects.filter(kantor=masuk.kantor, tujuan_indeks=masuk.dari_indeks, dipakai__isnull=False)
    semua = Permohonan.objects.filter(
        pk__in=kode.values("permohonan"), akhir="", whatsapp_dikonfirmasi__isnull=False
    ).select_related("kantor", "sop")
    milik = [p for p in semua.order_by("-pk") if p.whatsapp == masuk.dari]
    return sorted(milik, key=lambda p: not _giliran_pemohon(p))


def _giliran_pemohon(permohonan: Permohonan) -> bool:
    return queries.sop(permohonan).langkah[permohonan.langkah].tindakan == "ajukan"


def _tanggapi(masuk: PesanMasuk, perkara: list[Permohonan], kini: datetime) -> Tanggapan:
    """What a message does, by what it is."""
    if not perkara:
        return percakapan.belum_dikenal(masuk.kantor), None, "tautan"
    if masuk.media:
        return _berkas(masuk, perkara, kini)
    kata = masuk.isi.strip().casefold()
    if perintah := PERINTAH.get(kata):
        return perintah(masuk, perkara, kini)
    jawab = masuk.isi if masuk.jenis == "interactive" else _pilihan_bernomor(masuk, kata)
    cara, _titik, sasaran = jawab.partition(":")
    if cara in PILIHAN:
        return PILIHAN[cara](masuk, perkara, sasaran, kini)
    return percakapan.keadaan(perkara[0]), perkara[0], "keadaan"


def _berkas(foto: PesanMasuk, perkara: list[Permohonan], kini: datetime) -> Tanggapan:
    """A photo or file: find its case, then its requirement, asking only what cannot be known."""
    giliran = [p for p in perkara if _giliran_pemohon(p)]
    if not giliran:
        return percakapan.keadaan(perkara[0]), perkara[0], "keadaan"
    dibahas = _sedang_dibahas(foto, giliran, kini)
    if dibahas:
        return _letakkan_atau_tanya(foto, dibahas, kini)
    bertanya = not _menunggu(foto).filter(permohonan=None).exclude(pk=foto.pk).exists()
    foto.keadaan = Keadaan.MENUNGGU
    return percakapan.perkara_mana(foto.pk, giliran) if bertanya else None, None, "perkara"


def _sedang_dibahas(foto: PesanMasuk, giliran: list[Permohonan], kini: datetime) -> Permohonan | None:
    """The only case, or the one spoken of lately."""
    if len(giliran) == 1:
        return giliran[0]
    terakhir = PesanMasuk.objects.filter(
        kantor=foto.kantor, dari_indeks=foto.dari_indeks, permohonan__in=giliran, ditulis__gt=kini - SEDANG_DIBAHAS
    ).order_by("-ditulis", "-pk")
    pk = terakhir.values_list("permohonan", flat=True).first()
    return next((p for p in giliran if p.pk == pk), None)


def _letakkan_atau_tanya(foto: PesanMasuk, permohonan: Permohonan, kini: datetime) -> Tanggapan:
    foto.permohonan = permohonan
    terbuka = percakapan.belum_ada(permohonan)
    if not terbuka:
        return percakapan.keadaan(permohonan), permohonan, "tidak-perlu"
    jelas = terbuka if len(terbuka) == 1 else _menurut_keterangan(foto.isi, terbuka)
    if len(jelas) == 1:
        return _letakkan(foto, permohonan, jelas[0], kini)
    foto.keadaan = Keadaan.MENUNGGU
    return percakapan.berkas_apa(foto.pk, terbuka), permohonan, "berkas"


def _menurut_keterangan(keterangan: str, terbuka: list[Syarat]) -> list[Syarat]:
    """The requirements whose name the caption says, whole."""
    kata = keterangan.casefold()
    return [s for s in terbuka if kata and str(s.nama).casefold() in kata]


def _letakkan(foto: PesanMasuk, permohonan: Permohonan, syarat: Syarat, kini: datetime) -> Tanggapan:
    """Fetch the paper and hand it in like any other. Raises Tunda when it can be fetched later."""
    foto.permohonan, foto.keadaan = permohonan, Keadaan.SELESAI
    try:
        isi = _ambil(foto, kini)
        lama = queries.berkas_berlaku(permohonan).get(syarat.kunci)
        if lama is None or lama.sidik_asal != sidik(isi):
            nama = f"whatsapp-{foto.pk}"
            alur_berkas.serahkan_berkas(permohonan, syarat=syarat.kunci, nama=nama, isi=isi, kini=kini)
    except (graph.MediaHilang, AlamatTerlarang, TerlaluBesar):
        return percakapan.foto_hilang(), permohonan, "hilang"
    except Galat as galat:
        return percakapan.ditolak(str(galat), permohonan), permohonan, "ditolak"
    permohonan.refresh_from_db()
    return percakapan.diterima(permohonan, syarat), permohonan, "diterima"


def _ambil(foto: PesanMasuk, kini: datetime) -> bytes:
    """The bytes. Raises MediaHilang, AlamatTerlarang, TerlaluBesar; Tunda while the service is down."""
    atur = pengaturan(foto.kantor)
    if atur is None or kini > foto.ditulis + UMUR_MEDIA:
        raise graph.MediaHilang
    try:
        return graph.ambil_media(atur, foto.media)
    except GagalAntar as galat:
        sambungan.gagal(foto.kantor, WHATSAPP, galat.golongan, galat.kode, kini=kini)
        raise Tunda(kini + COBA_LAGI) from galat


def _pilihan_bernomor(masuk: PesanMasuk, kata: str) -> str:
    """The answer a typed number stands for: of the question about the oldest photo that waits, else of the last one."""
    if not kata.isdecimal():
        return ""
    milik = PesanMasuk.objects.filter(kantor=masuk.kantor, dari_indeks=masuk.dari_indeks).order_by("-pk")
    nomor = list(milik.values_list("nomor_luar", flat=True)[:INGATAN])
    tanya: list[list[list[str]]] = [
        tawaran
        for tawaran in Pesan.objects.filter(kantor=masuk.kantor, menjawab__in=nomor)
        .order_by("-pk")
        .values_list("pilihan", flat=True)
        if tawaran
    ]
    menunggu = [str(pk) for pk in _menunggu(masuk).order_by("pk").values_list("pk", flat=True)]
    tentang = {tawaran[0][0].split(":")[1]: tawaran for tawaran in reversed(tanya)}
    ditanya = next((tentang[pk] for pk in menunggu if pk in tentang), tanya[0] if tanya else [])
    letak = int(kata[:3])
    return ditanya[letak - 1][0] if 0 < letak <= len(ditanya) else ""


def _menunggu(masuk: PesanMasuk) -> "QuerySet[PesanMasuk]":
    menunggu: QuerySet[PesanMasuk] = PesanMasuk.objects.filter(
        kantor=masuk.kantor, dari_indeks=masuk.dari_indeks, keadaan=Keadaan.MENUNGGU
    )
    return menunggu


def _pilih_perkara(masuk: PesanMasuk, perkara: list[Permohonan], sasaran: str, kini: datetime) -> Tanggapan:
    """Which case: for the photo asked about and every other that waits to know; each is then placed or asked about."""
    _foto, _titik, pk = sasaran.partition(":")
    terpilih = next((p for p in perkara if str(p.pk) == pk and _giliran_pemohon(p)), None)
    if terpilih is None:
        return percakapan.keadaan(perkara[0]), perkara[0], "keadaan"
    masuk.permohonan = terpilih
    for foto in _menunggu(masuk).filter(permohonan=None).order_by("pk"):
        jawaban, permohonan, hasil = _letakkan_atau_tanya(foto, terpilih, kini)
        with transaction.atomic():
            if jawaban:
                _balas(foto, permohonan, jawaban, kini)
            _selesai(foto, hasil)
    return None, terpilih, "perkara"


def _pilih_berkas(masuk: PesanMasuk, perkara: list[Permohonan], sasaran: str, kini: datetime) -> Tanggapan:
    """Which requirement a waiting photo is; one filled meanwhile is asked about again."""
    nomor, _titik, kunci = sasaran.partition(":")
    foto = _menunggu(masuk).filter(pk=int(nomor) if nomor.isdecimal() else 0).first()
    p = next((p for p in perkara if foto and p.pk == foto.permohonan_id and _giliran_pemohon(p)), None)
    if foto is None or p is None:
        return percakapan.keadaan(perkara[0]), perkara[0], "keadaan"
    syarat = next((s for s in percakapan.belum_ada(p) if s.kunci == kunci), None)
    tanggapan = _letakkan(foto, p, syarat, kini) if syarat else _letakkan_atau_tanya(foto, p, kini)
    masuk.permohonan = p
    _selesai(foto, tanggapan[2])
    return tanggapan


def _kirim(masuk: PesanMasuk, perkara: list[Permohonan], sasaran: str, kini: datetime) -> Tanggapan:
    """Hand the case in; its own notice says that it was received."""
    pk, _titik, versi = sasaran.partition(":")
    p = next((p for p in perkara if str(p.pk) == pk), None)
    if p is None or not versi.isdecimal():
        return percakapan.keadaan(perkara[0]), perkara[0], "keadaan"
    masuk.permohonan = p
    try:
        jalankan(p, putusan=LANJUT, pelaku=pemohon(p), versi=int(versi), kini=kini)
    except Galat:
        p.refresh_from_db()
        return percakapan.keadaan(p), p, "ditolak"
    return None, p, "dikirim"


def _berhenti(masuk: PesanMasuk, perkara: list[Permohonan], kini: datetime) -> Tanggapan:
    """No more news here: by e-mail where there is a proven address, else on the page only."""
    _pilih_kanal(masuk, pilihan.SUREL if pilihan.terbukti(perkara[0], pilihan.SUREL) else pilihan.HALAMAN, kini)
    return percakapan.berhenti(), perkara[0], "berhenti"


def _mulai(masuk: PesanMasuk, perkara: list[Permohonan], kini: datetime) -> Tanggapan:
    _pilih_kanal(masuk, WHATSAPP, kini)
    return percakapan.mulai(), perkara[0], "mulai"


def _pilih_kanal(masuk: PesanMasuk, lewat: str, kini: datetime) -> None:
    pilihan.catat(kantor=masuk.kantor, pemilik=masuk.dari_indeks, lewat=lewat, asal=masuk.nomor_luar, kini=kini)


PERINTAH: Mapping[str, Callable[[PesanMasuk, list[Permohonan], datetime], Tanggapan]] = {
    "berhenti": _berhenti,
    "stop": _berhenti,
    "mulai": _mulai,
    "start": _mulai,
}
PILIHAN: Mapping[str, Callable[[PesanMasuk, list[Permohonan], str, datetime], Tanggapan]] = {
    "perkara": _pilih_perkara,
    "letak": _pilih_berkas,
    "kirim": _kirim,
}


def _balas(masuk: PesanMasuk, permohonan: Permohonan | None, jawaban: Jawaban, kini: datetime) -> None:
    pengirim.titip(
        kantor=masuk.kantor,
        permohonan=permohonan,
        tujuan=masuk.dari,
        lewat=WHATSAPP,
        kabar=jawaban.kabar(permohonan),
        kini=kini,
        jawaban=list(jawaban.pilihan),
        menjawab=masuk.nomor_luar,
    )


def _selesai(masuk: PesanMasuk, hasil: str) -> None:
    """Write down what became of a message; a photo that waits stays waiting."""
    masuk.keadaan = masuk.keadaan if masuk.keadaan == Keadaan.MENUNGGU else Keadaan.SELESAI
    masuk.hasil = hasil
    masuk.save(update_fields=["keadaan", "hasil", "permohonan"])
