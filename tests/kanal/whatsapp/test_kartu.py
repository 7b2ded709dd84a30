"""The card by WhatsApp: as a document where the office wants it so, only to a number its owner confirmed."""

import pytest

from tertib.dokumen import queries as dokumen
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.models import Antrean
from tertib.kanal.aturan import Aturan, tetapkan
from tertib.kanal.models import Kartu
from tertib.pengguna.models import Jabatan
from tests.kanal.pemohon import Pemohon
from tests.kanal.whatsapp.conftest import Ponsel
from tests.meja.dunia import FRASA, KINI, Dunia


@pytest.fixture
def terbit(ponsel: Ponsel, dunia: Dunia, terkirim: Pemohon) -> Pemohon:
    """The same case, issued; only its last notice still stands in the queue."""
    from tertib.alur import sertifikasi

    p = terkirim.permohonan
    dunia.sertifikat()
    for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
        dunia.putus(p, jabatan, "lengkap")
    with lintas_kantor():
        p.refresh_from_db()
        sertifikasi.tandatangani(p, pelaku=dunia.pelaku(Jabatan.KADIS), versi=p.versi, frasa_sandi=FRASA, kini=KINI)
        Antrean.objects.all().delete()
    dunia.putus(p, Jabatan.OPERATOR, "lanjut")
    return terkirim


def _tetapkan(dunia: Dunia, kartu: str) -> None:
    with lintas_kantor():
        tetapkan(dunia.kantor, Aturan(kartu=kartu), oleh=dunia.penugasan[Jabatan.KADIS].pengguna, kini=KINI)


def _pdf(ponsel: Ponsel, media: str) -> bytes:
    return ponsel.meta.media[media].isi


def test_within_the_window_a_document_with_its_words(ponsel: Ponsel, terbit: Pemohon) -> None:
    ponsel.tulis("halo")
    ponsel.antarkan()
    ponsel.kerja()
    (surat,) = [t.badan["document"] for t in ponsel.diterima() if t.badan["type"] == "document"]
    with lintas_kantor():
        (terbitan,) = dokumen.terbit(terbit.permohonan)
        assert _pdf(ponsel, surat["id"]) == dokumen.isi(terbitan)
    assert surat["filename"] == "KK-1606-26-000001-1.pdf" and "sudah terbit" in surat["caption"]
    assert "Alamat kami: localhost:8000" in surat["caption"]


def test_outside_the_window_a_template_with_the_document_on_top(ponsel: Ponsel, terbit: Pemohon) -> None:
    ponsel.kerja()
    (satu,) = ponsel.diterima()
    assert satu.badan["template"]["name"] == "tertib_terbit_pdf"
    kepala = satu.badan["template"]["components"][0]["parameters"][0]["document"]
    assert _pdf(ponsel, kepala["id"]).startswith(b"%PDF")


def test_an_office_may_send_the_link_only(ponsel: Ponsel, terbit: Pemohon, dunia: Dunia) -> None:
    _tetapkan(dunia, Kartu.TAUTAN)
    ponsel.kerja()
    (satu,) = ponsel.diterima()
    assert satu.badan["template"]["name"] == "tertib_terbit" and not ponsel.meta.media
    assert terbit.token in satu.badan["template"]["components"][0]["parameters"][1]["text"]


def test_no_card_goes_to_a_number_nobody_confirmed(ponsel: Ponsel, terbit: Pemohon) -> None:
    p = terbit.permohonan
    p.whatsapp_dikonfirmasi = None
    with lintas_kantor():
        p.save(update_fields=["whatsapp_dikonfirmasi"])
    ponsel.kerja()
    assert not ponsel.meta.media and "document" not in str([t.badan for t in ponsel.diterima()])


def test_a_card_that_cannot_be_uploaded_is_tried_again_and_sent_once(ponsel: Ponsel, terbit: Pemohon) -> None:
    from datetime import timedelta

    from tertib.simulator.whatsapp.dunia import Gangguan, Ragam

    ponsel.meta.gangguan = [Gangguan(Ragam.PUTUS, jalur="/media", kali=2)]
    ponsel.kerja()
    for _ke in range(3):
        ponsel.kerja(sesudah=timedelta(minutes=1))
    assert len(ponsel.diterima()) == 1


@pytest.mark.parametrize(("kartu", "berkas"), [(Kartu.LAMPIRAN, 2), (Kartu.TAUTAN, 0)])
def test_each_further_document_is_a_message_of_its_own(
    ponsel: Ponsel, terbit: Pemohon, dunia: Dunia, monkeypatch: pytest.MonkeyPatch, kartu: str, berkas: int
) -> None:
    """One request may issue several cards; the notice is read once, the second file follows in few words."""
    _tetapkan(dunia, kartu)
    asli = dokumen.unduhan
    monkeypatch.setattr(dokumen, "unduhan", lambda p: asli(p) * 2)
    ponsel.tulis("halo")
    ponsel.antarkan()
    ponsel.kerja()
    assert [t.badan["type"] for t in ponsel.diterima()].count("document") == berkas
    assert [("sudah terbit" in b, "dokumen lain" in b) for b in ponsel.bacaan()].count((True, False)) == 1
