"""What the holder of a card can take away: an excerpt about one member, and the proof that the log tells of the card."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tertib.dokumen import pohon, queries
from tertib.dokumen.log import queries as log
from tertib.dokumen.pernyataan import lampiran
from tertib.dokumen.pernyataan import petikan as petikan_kartu
from tertib.dokumen.pernyataan.cose import PernyataanSalah
from tertib.dokumen.verifikasi import lampiran_json
from tertib.inti import jam, laju
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.penjaga import umum
from tertib.rupa.tanggapan import terlalu_sering

PER_PETIKAN = (20, timedelta(minutes=10))
PER_BUKTI = (60, timedelta(minutes=10))


@umum
@require_http_methods(["GET", "POST"])
def petikan(request: HttpRequest) -> HttpResponse:
    """Make an excerpt from one's own PDF. The file is read and forgotten."""
    galat: dict[str, str] = {}
    if request.method == "POST":
        if not laju.catat(f"petikan:{laju.alamat(request)}", batas=PER_PETIKAN[0], per=PER_PETIKAN[1], kini=jam.kini()):
            return terlalu_sering(request, tunggu=PER_PETIKAN[1])
        kiriman = request.FILES.get("berkas")
        if kiriman is None or kiriman.size is None or kiriman.size > settings.UKURAN_BERKAS_TERBESAR:
            galat = {"berkas": _("Pilih PDF KK dari kami, paling besar 10 MB")}
        else:
            try:
                return _unduhan(kiriman.read(), request.POST.get("anggota", "").strip())
            except PernyataanSalah:
                galat = {
                    "berkas": _(
                        "Berkas ini tidak memuat data KK dari kami. Pakai PDF asli, bukan foto atau cetak ulang"
                    )
                }
            except petikan_kartu.AnggotaTidakAda:
                galat = {"anggota": _("Tulis nomor urut atau NIK anggota seperti pada KK")}
    isi = {"galat": galat, "anggota": request.POST.get("anggota", "")}
    return render(request, "cek/petikan.html", isi, status=422 if galat else 200)


def _unduhan(pdf: bytes, anggota: str) -> HttpResponse:
    data, _pernyataan = lampiran.baca(lampiran_json(pdf), log.kunci())
    isi = petikan_kartu.petik_anggota(data, anggota, situs=settings.ALAMAT_SITUS)
    balasan = HttpResponse(isi, content_type="application/json")
    balasan["Content-Disposition"] = 'attachment; filename="petikan-kk.json"'
    return balasan


@umum
@require_GET
def bukti_log(request: HttpRequest, token: str) -> HttpResponse:
    """The leaves about the card behind this link, with the salts that open them and their paths to the checkpoint."""
    if not laju.catat(f"bukti:{laju.alamat(request)}", batas=PER_BUKTI[0], per=PER_BUKTI[1], kini=jam.kini()):
        return terlalu_sering(request, tunggu=PER_BUKTI[1])
    dokumen = queries.menurut_tautan(token)
    if dokumen is None:
        raise Http404
    with di_kantor(dokumen.kantor_id):
        titik, rentang = log.titik_terakhir(dokumen.kantor), log.akar_rentang(dokumen.kantor)
        daun = [
            {
                "urut": satu.urut,
                "isi": satu.isi,
                "garam": satu.garam,
                "jalur": [p.hex() for p in pohon.bukti_masuk(satu.urut, titik.ukuran, rentang)],
            }
            for satu in log.daun_dokumen(dokumen)
            if titik and satu.urut is not None
        ]
    # the digest in a leaf is of so many bytes: a file may have grown by time stamps since it was issued
    ukuran = dokumen.ukuran or dokumen.ukuran_asli
    return JsonResponse({"titik": titik.catatan if titik else "", "ukuran": ukuran, "daun": daun})
