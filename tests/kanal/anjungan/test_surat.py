"""The letter the system sends by itself: QR code and PIN, by a real mail server; when it cannot, the operator is asked."""

import re
from typing import Any

import pytest
from django.db import connection

from tertib import pekerja
from tertib.alur import langkah, pelaku, pengambilan
from tertib.buku import pengambilan as buku
from tertib.dokumen import qr
from tertib.inti.models import Antrean
from tertib.kanal.models import Pesan
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.anjungan_uji import segar, slip_segar
from tests.alur.kantor_sop import KantorSop
from tests.kanal.surel.test_surel import Kotak, kotak

__all__ = ["kotak"]


def _kirim(kantor: KantorSop) -> Permohonan:
    """The worker does the system's step and sends what it queued."""
    p = kantor.sampai("kirim")
    for _ke in range(6):
        pekerja.sekali(kini=kantor.waktu())
    return segar(p)


def test_the_system_publishes_and_mails_qr_and_pin(
    ikd: KantorSop, kotak: Kotak, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    p = _kirim(ikd)
    assert (p.langkah, p.akhir) == ("cetak", "")
    surat = next(s for s in kotak.surat if s["Subject"] == "KK Anda siap dicetak")
    teks, halaman = surat.get_body(("plain",)), surat.get_body(("html",))
    assert teks and halaman
    isi = teks.get_content()
    pin = re.search(r"PIN: (\d{6})", isi)
    assert pin
    gambar = next(b for b in surat.walk() if b["Content-ID"] == "<qr>")
    (terbaca,) = qr.baca(gambar.get_payload(decode=True))
    assert terbaca in isi and "cid:qr" in halaman.get_content()
    slip = buku.slip_ditunjukkan(terbaca)
    assert slip and slip == buku.slip_ditunjukkan(re.search(r"[0-9A-F]{4}(-[0-9A-F]{4}){2}", isi)[0])  # type: ignore[index]
    pengambilan.periksa_pin(slip_segar(slip), ditulis=pin[1], kini=ikd.waktu())
    catatan = [r.getMessage() for r in caplog.records if r.name != "mail.log"]  # the mail server of the test itself
    assert not [c for c in catatan if pin[1] in c or slip.token in c]
    assert not _di_basis_data(pin[1]), "the PIN lies nowhere in the clear"


def _di_basis_data(rahasia: str) -> list[str]:
    """The tables with a text column that holds it."""
    temuan = []
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names(kursor):
            kursor.execute(f'SELECT * FROM "{tabel}"')
            if any(rahasia in str(nilai) for baris in kursor.fetchall() for nilai in baris if isinstance(nilai, str)):
                temuan.append(tabel)
    return temuan


def test_asked_again_another_letter_with_another_pin(ikd: KantorSop, kotak: Kotak) -> None:
    p = _kirim(ikd)
    pengambilan.minta_pin(p, pelaku=pelaku.petugas(ikd.penugasan("operator")), lewat="surel", kini=ikd.waktu())
    for _ke in range(3):
        pekerja.sekali(kini=ikd.waktu())
    satu, dua = (
        re.search(r"PIN: (\d{6})", str(s.get_body(("plain",)).get_content()))[1]  # type: ignore[union-attr, index]
        for s in kotak.surat
        if s["Subject"] == "KK Anda siap dicetak"
    )
    slip = buku.slip_ditunjukkan(Pesan.objects.filter(perihal="siap-cetak").latest("pk").qr)
    assert slip
    pengambilan.periksa_pin(slip, ditulis=dua, kini=ikd.waktu())
    with pytest.raises(pengambilan.PinTidakCocok):
        pengambilan.periksa_pin(slip, ditulis=satu, kini=ikd.waktu())


def test_after_five_failures_the_operator_finishes_the_systems_step(
    ikd: KantorSop, monkeypatch: pytest.MonkeyPatch
) -> None:
    p = ikd.sampai("kirim")
    Antrean.objects.exclude(jenis="langkah-sistem").delete()
    rusak: Any = lambda *_, **__: 1 / 0  # noqa: E731
    with monkeypatch.context() as m:
        m.setattr(langkah, "jalankan", rusak)
        for ke in range(5):
            assert not langkah.queries.macet(segar(p)), ke
            entri = Antrean.objects.get(jenis="langkah-sistem")
            pekerja.sekali(kini=entri.siap)
    assert langkah.queries.macet(segar(p))
    assert Riwayat.objects.filter(permohonan=p).latest("urut").tindakan == "macet"
    assert Antrean.objects.get(jenis="beritahu").isi["siapa"] == "operator"
    assert not langkah.pilihan_kini(segar(p), ikd.siapa("kadis"))
    selesai = ikd.putus(segar(p), ikd.siapa("operator"))
    assert selesai.langkah == "cetak"
