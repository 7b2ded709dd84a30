"""The one outbox: send what `alur` queued, by the channel the SOP names, or the next one when that fails.

An entry is done when its message was handed over once. Each attempt is a row written before it is made: one that has no
outcome (a killed worker, a time-out) is waited for, not repeated blindly, so nobody reads the same notice twice.
"""

import json
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation

from tertib.alur import pengambilan, telepon
from tertib.buku import queries as buku
from tertib.buku.models import Slip
from tertib.buku.pengambilan import QR_PIN
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Dokumen
from tertib.inti import antrean
from tertib.inti.antrean import Tunda
from tertib.inti.models import Antrean
from tertib.inti.sandi import token_baru
from tertib.kanal import jalur, kata, pilihan, sambungan
from tertib.kanal.jalur import Jalur
from tertib.kanal.models import Percobaan, Pesan, Tahap
from tertib.kanal.pengantar import HALAMAN, GagalAntar, Golongan, Pengantar, pengantar
from tertib.permohonan.models import KodeKonfirmasi, Permohonan
from tertib.wilayah.models import Kantor


def beritahu(entri: Antrean, kini: datetime) -> None:
    """Handler of the queue: write the message once per entry, then try until it is taken or cannot be. Raises Tunda."""
    pesan = _pesan(entri) or _tulis(entri)
    if pesan.terkirim or pesan.menyerah:
        return
    _tunggu_kejelasan(pesan, kini)
    terpilih = jalur.pilih(pesan, kini)
    if terpilih is None:
        _menyerah(pesan, kini)
        return
    _coba(pesan, terpilih, kini)


def _menyerah(pesan: Pesan, kini: datetime) -> None:
    """No way is left: the office is asked to phone. A code is asked for again by whoever waits for it; no chat is answered."""
    with transaction.atomic():
        Pesan.objects.filter(pk=pesan.pk).update(menyerah=kini)
        if pesan.permohonan and pesan.permohonan.nomor and pesan.perihal not in kata.KODE and not pesan.menjawab:
            telepon.minta(pesan.permohonan, perihal=pesan.perihal, dicoba=jalur.dicoba(pesan), kini=kini)


def titip(
    *,
    kantor: Kantor,
    permohonan: Permohonan | None,
    tujuan: str,
    lewat: str,
    kabar: kata.Kabar,
    kini: datetime,
    bahasa: str = "",
    jawaban: list[tuple[str, str]] | None = None,
    menjawab: str = "",
    lampiran: int | None = None,
) -> Pesan:
    """Put one message (an answer in a chat, one more file) into the outbox, in the caller's transaction."""
    entri = antrean.tambah("beritahu", kantor=kantor.pk, isi={}, kini=kini)
    pesan: Pesan = Pesan.objects.create(
        kantor=kantor,
        permohonan=permohonan,
        antrean=entri.pk,
        lewat=lewat,
        tujuan=tujuan,
        bahasa=bahasa or (pilihan.bahasa(permohonan) if permohonan else settings.LANGUAGE_CODE),
        pilihan=jawaban or [],
        menjawab=menjawab,
        lampiran=lampiran,
        dibuat=kini,
        **_kata(kabar),
    )
    return pesan


def kabar_percobaan(
    *, kantor: Kantor, kunci: str, nomor_luar: str, tahap: Tahap, kini: datetime, gagal: GagalAntar | None = None
) -> bool:
    """News of an attempt from the service. A stage only grows; what came too late or twice changes nothing (False).

    News of a message that failed after all puts it back into the queue.
    """
    coba = Percobaan.objects.filter(kantor=kantor, kunci=kunci) if kunci else Percobaan.objects.none()
    coba = coba if coba.exists() else Percobaan.objects.filter(kantor=kantor, nomor_luar=nomor_luar)
    sebelum = Tahap.SAMPAI if tahap == Tahap.GAGAL else tahap
    with transaction.atomic():
        satu = coba.select_for_update().select_related("pesan").first()
        if satu is None or satu.tahap >= sebelum:
            return False
        satu.tahap, satu.kabar, satu.nomor_luar = tahap, kini, satu.nomor_luar or nomor_luar
        if gagal:
            satu.golongan, satu.kode = gagal.golongan, gagal.kode
        satu.save(update_fields=["tahap", "kabar", "nomor_luar", "golongan", "kode"])
        _sesuaikan(satu, gagal, kini)
    return True


def _sesuaikan(coba: Percobaan, gagal: GagalAntar | None, kini: datetime) -> None:
    """Let the message follow its latest attempt."""
    pesan = Pesan.objects.filter(pk=coba.pesan_id)
    if gagal is None:
        pesan.filter(terkirim=None).update(terkirim=kini, lewat=coba.lewat)
    elif not Percobaan.objects.filter(pesan=coba.pesan_id, pk__gt=coba.pk).exists():
        sambungan.gagal(coba.kantor, coba.lewat, gagal.golongan, gagal.kode, kini=kini)
        pesan.update(terkirim=None)
        antrean.tambah("beritahu", kantor=coba.kantor_id, isi={"pesan": coba.pesan_id}, kini=kini)


def _pesan(entri: Antrean) -> Pesan | None:
    semua = Pesan.objects.select_related("kantor", "permohonan__kantor", "permohonan__sop")
    nomor = {"pk": entri.isi["pesan"]} if "pesan" in entri.isi else {"antrean": entri.pk}
    pesan: Pesan | None = semua.filter(**nomor).first()
    return pesan


def _tulis(entri: Antrean) -> Pesan:
    """The message of an entry, and one more for each further file the channel carries."""
    permohonan = Permohonan.objects.select_related("kantor", "sop").get(pk=entri.isi["permohonan"])
    slip = buku.slip(permohonan, jenis=QR_PIN) if entri.isi["perihal"] == "terbit" else None
    berkas = dokumen_queries.unduhan(permohonan) if entri.isi["perihal"] == "terbit" and slip is None else ()
    bahasa = settings.LANGUAGE_CODE if entri.isi["perihal"] == "tugas" else pilihan.bahasa(permohonan)
    with translation.override(bahasa), transaction.atomic():
        pesan: Pesan = Pesan.objects.create(
            kantor=permohonan.kantor,
            permohonan=permohonan,
            antrean=entri.pk,
            bahasa=bahasa,
            lewat=entri.isi["lewat"],
            tujuan=_tujuan(entri.isi, permohonan),
            lampiran=berkas[0].pk if berkas else None,
            qr=kata.tautan_ambil(slip) if slip else "",
            dibuat=entri.dibuat,
            **_kata(kata.susun(entri.isi["perihal"], permohonan, kode=_kode(entri, slip))),
        )
        for lain in berkas[1:]:
            _titip_berkas(pesan, permohonan, lain)
    return pesan


def _kode(entri: Antrean, slip: Slip | None) -> str:
    """The secret a message carries: a code to confirm with, or the PIN of a slip, made here and kept nowhere else."""
    if slip:
        return pengambilan.beri_pin(slip, kini=entri.dibuat)
    return KodeKonfirmasi.objects.get(pk=entri.isi["kode"]).kode if "kode" in entri.isi else ""


def _titip_berkas(pesan: Pesan, permohonan: Permohonan, lain: Dokumen) -> None:
    terpasang = pengantar(pesan.lewat, pesan.kantor)
    if terpasang and terpasang.membawa_berkas(pesan.kantor):
        titip(
            kantor=pesan.kantor,
            permohonan=permohonan,
            tujuan=pesan.tujuan,
            lewat=pesan.lewat,
            kabar=kata.susun("dokumen-lain", permohonan),
            kini=pesan.dibuat,
            lampiran=lain.pk,
        )


def _tujuan(isi: Mapping[str, Any], permohonan: Permohonan) -> str:
    """The applicant's address; of a notice to officials, the role it is for."""
    return str(isi["siapa"]) if isi["perihal"] == "tugas" else jalur.alamat(permohonan, isi["lewat"])


def _kata(kabar: kata.Kabar) -> dict[str, str]:
    judul, isian = kabar.judul, json.dumps(kabar.isian, ensure_ascii=False)
    return {"perihal": kabar.perihal, "judul": judul, "isi": kabar.isi, "isian": isian}


def _tunggu_kejelasan(pesan: Pesan, kini: datetime) -> None:
    """An attempt without an outcome: wait for news as long as its carrier says, then count it as not sent."""
    gantung = Percobaan.objects.filter(pesan=pesan, tahap=Tahap.DIMULAI).first()
    if gantung is None:
        return
    terpasang = HALAMAN if jalur.di_halaman(pesan) else pengantar(gantung.lewat, pesan.kantor)
    sampai = gantung.mulai + (terpasang.jeda if terpasang else jalur.BELUM_DIATUR)
    if kini < sampai:
        raise Tunda(sampai)
    Percobaan.objects.filter(pk=gantung.pk, tahap=Tahap.DIMULAI).update(
        tahap=Tahap.GAGAL, golongan=gantung.golongan or Golongan.TAK_TENTU, kabar=kini
    )


def _coba(pesan: Pesan, lewat: Jalur, kini: datetime) -> None:
    """One attempt. Raises Tunda when the message has to be tried again."""
    try:
        with transaction.atomic():
            coba = Percobaan.objects.create(
                pesan=pesan, kantor=pesan.kantor, lewat=lewat.lewat, kunci=token_baru(), mulai=kini
            )
    except IntegrityError:
        raise Tunda(kini + timedelta(seconds=30)) from None  # another worker is at it
    try:
        nomor_luar = lewat.pengantar.antar(pesan, tujuan=lewat.tujuan, kunci=coba.kunci, kini=kini)
    except GagalAntar as gagal:
        sambungan.gagal(pesan.kantor, lewat.lewat, gagal.golongan, gagal.kode, kini=kini)
        _catat_gagal(coba, gagal, lewat.pengantar, kini)
    Percobaan.objects.filter(pk=coba.pk).update(nomor_luar=nomor_luar)
    Percobaan.objects.filter(pk=coba.pk, tahap=Tahap.DIMULAI).update(tahap=Tahap.DITERIMA)
    Pesan.objects.filter(pk=pesan.pk).update(
        terkirim=kini, lewat=lewat.lewat, tujuan=lewat.tujuan, pengirim=lewat.pengantar.nama
    )
    sambungan.baik(pesan.kantor, lewat.lewat)


def _catat_gagal(coba: Percobaan, gagal: GagalAntar, terpasang: Pengantar, kini: datetime) -> None:
    """Write down why, and put the message off: until news may have come, or for a growing pause, or not at all."""
    satu = Percobaan.objects.filter(pk=coba.pk, tahap=Tahap.DIMULAI)
    if gagal.golongan is Golongan.TAK_TENTU:
        satu.update(golongan=gagal.golongan, kode=gagal.kode)
        raise Tunda(kini + terpasang.jeda)
    satu.update(tahap=Tahap.GAGAL, golongan=gagal.golongan, kode=gagal.kode, kabar=kini)
    jeda = 0.0
    if gagal.golongan in (Golongan.SEMENTARA, Golongan.PENERIMA):
        ke = Percobaan.objects.filter(pesan=coba.pesan_id, tahap=Tahap.GAGAL).count()
        jeda = min(120.0, 5.0 * 2**ke) * random.uniform(0.7, 1.3)
    raise Tunda(kini + timedelta(seconds=jeda))
