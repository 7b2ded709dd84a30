"""Messages in: each becomes part of a numbered case or is answered with a link; nothing asks for data."""

import random
from datetime import timedelta

import pytest

from tertib.alur.langkah import jalankan
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.models import Antrean
from tertib.inti.sandi import sidik
from tertib.kanal.models import Pesan, PilihanKabar
from tertib.kanal.whatsapp.masuk import kerjakan
from tertib.kanal.whatsapp.models import PesanMasuk
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Berkas, Permohonan
from tests.kanal.pemohon import Pemohon
from tests.kanal.whatsapp.conftest import HP, Ponsel, isi_formulir, pesan_terakhir
from tests.meja.dunia import KINI, Dunia, gambar

ORANG_LAIN = "6280000009999"


def _kembalikan(dunia: Dunia, p: Permohonan, *kekurangan: tuple[str, str]) -> Permohonan:
    with lintas_kantor():
        return jalankan(
            p,
            putusan="tidak lengkap",
            pelaku=dunia.pelaku(Jabatan.OPERATOR),
            versi=p.versi,
            kini=KINI,
            alasan="; ".join(c for _s, c in kekurangan),
            isi={"kekurangan": kekurangan},
        )


def _berkas(p: Permohonan) -> dict[str, Berkas]:
    with lintas_kantor():
        return queries.berkas_berlaku(p)


def test_a_stranger_gets_a_link_whatever_they_write(ponsel: Ponsel, terkirim: Pemohon) -> None:
    """A09: a NIK that exists, one that does not, a case number, a photo: one answer, and nothing of it is kept."""
    ponsel.kerja()
    nik, nomor = "1606015506940001", str(terkirim.permohonan.nomor)
    for teks in ("halo", nik, "1606010101010001", f"status {nomor}", "1", "BERHENTI"):
        ponsel.tulis(teks, dari=ORANG_LAIN)
    ponsel.foto(dari=ORANG_LAIN)
    ponsel.kerja()
    jawaban = ponsel.bacaan(ORANG_LAIN)
    assert len(jawaban) == 7 and len(set(jawaban)) == 1
    assert "/k/musi-banyuasin/" in jawaban[0] and "Jangan kirim NIK" in jawaban[0] and nomor not in jawaban[0]
    with lintas_kantor():
        tertulis = " ".join(m.isi for m in PesanMasuk.objects.all())
        assert nik not in tertulis and "[angka]" in tertulis
        assert not PilihanKabar.objects.exclude(asal="formulir").exists()


def test_one_photo_of_several_is_asked_about_and_put_where_the_answer_says(ponsel: Ponsel, siap: Pemohon) -> None:
    ponsel.foto()
    ponsel.kerja()
    tanya = pesan_terakhir()
    assert len(tanya.pilihan) > 1 and "1. " in tanya.isi
    assert not _berkas(siap.permohonan).keys() - {queries.TANDA_TANGAN}
    kunci, nama = tanya.pilihan[1]
    ponsel.tulis("2")
    ponsel.kerja()
    assert _berkas(siap.permohonan)[kunci.split(":")[2]].jenis == "image/jpeg"
    assert pesan_terakhir().isi.startswith(f"{nama} sudah kami terima.")


def test_photos_in_a_row_each_keep_their_own_question(ponsel: Ponsel, siap: Pemohon) -> None:
    warna = ("red", "green")
    for satu in warna:
        ponsel.foto(gambar(satu))
    ponsel.kerja()
    with lintas_kantor():
        tanya = [p.pilihan for p in Pesan.objects.exclude(pilihan=[]).order_by("pk")]
    assert len(tanya) == 2
    merah, hijau = tanya[0][0][0], tanya[1][1][0]
    ponsel.tulis(pilihan=hijau)
    ponsel.tulis(pilihan=merah)
    ponsel.kerja()
    ada = _berkas(siap.permohonan)
    asal = {p.split(":")[2]: ada[p.split(":")[2]].sidik_asal for p in (merah, hijau)}
    assert list(asal.values()) == [sidik(gambar("red")), sidik(gambar("green"))]


def test_a_caption_that_names_the_paper_saves_the_question(ponsel: Ponsel, siap: Pemohon) -> None:
    with lintas_kantor():
        syarat = queries.syarat(siap.permohonan)[0].syarat
    ponsel.foto(teks=f"ini {str(syarat.nama).upper()}")
    ponsel.kerja()
    assert syarat.kunci in _berkas(siap.permohonan)


def test_papers_by_phone_then_sent_by_phone(ponsel: Ponsel, siap: Pemohon) -> None:
    """Step 1 of the SOP: form on the page, papers by WhatsApp. The case gets its number."""
    for _ke in range(10):
        ponsel.foto()
        ponsel.kerja()
        if pesan_terakhir().pilihan and pesan_terakhir().pilihan[0][0].startswith("letak"):
            ponsel.tulis("1")
            ponsel.kerja()
        if (tombol := pesan_terakhir().pilihan) and tombol[0][0].startswith("kirim"):
            break
    assert siap.permohonan.nomor is None
    ponsel.tulis(pilihan=tombol[0][0])
    ponsel.kerja()
    assert siap.permohonan.nomor == "KK-1606-26-000001" and siap.permohonan.langkah == "periksa"
    assert "KK-1606-26-000001" in ponsel.bacaan()[-1]


def test_a_returned_case_is_mended_by_phone(ponsel: Ponsel, dunia: Dunia, terkirim: Pemohon) -> None:
    with lintas_kantor():
        kunci = queries.syarat(terkirim.permohonan)[0].syarat.kunci
    lama = _berkas(terkirim.permohonan)
    _kembalikan(dunia, terkirim.permohonan, (f"syarat:{kunci}", "Foto buram."))
    ponsel.kerja()
    assert "Foto buram." in ponsel.bacaan()[-1] and "[tertib_dikembalikan]" in ponsel.bacaan()[-1]
    ponsel.foto(gambar("blue"))
    ponsel.kerja()
    assert ponsel.diterima()[-1].badan["interactive"]["action"]["buttons"][0]["reply"]["title"] == "Kirim sekarang"
    baru = _berkas(terkirim.permohonan)
    assert baru[kunci].pk != lama[kunci].pk
    assert {k: b.pk for k, b in baru.items() if k != kunci} == {k: b.pk for k, b in lama.items() if k != kunci}
    ponsel.tulis("1")
    ponsel.kerja()
    assert terkirim.permohonan.langkah == "periksa"
    assert terkirim.permohonan.nomor == "KK-1606-26-000001"


def test_while_officials_decide_a_photo_changes_nothing(ponsel: Ponsel, terkirim: Pemohon) -> None:
    sebelum = _berkas(terkirim.permohonan)
    ponsel.foto()
    ponsel.kerja()
    assert _berkas(terkirim.permohonan).keys() == sebelum.keys()
    assert "sedang di Operator" in ponsel.bacaan()[-1]


def test_which_case_is_asked_once(ponsel: Ponsel, siap: Pemohon, dunia: Dunia) -> None:
    dua = isi_formulir(Pemohon.mulai(siap.klien, "hilang"))
    ponsel.foto(gambar("red"))
    ponsel.foto(gambar("green"))
    ponsel.kerja()
    with lintas_kantor():
        tanya = Pesan.objects.exclude(pilihan=[]).get()
    assert {k.split(":")[2] for k, _t in tanya.pilihan} == {str(siap.permohonan.pk), str(dua.permohonan.pk)}
    ponsel.tulis("1")
    ponsel.kerja()
    with lintas_kantor():
        berikut = [p for p in Pesan.objects.exclude(pilihan=[]).order_by("pk") if p.pilihan[0][0].startswith("letak")]
        terpilih = set(PesanMasuk.objects.exclude(media="").values_list("permohonan", flat=True))
    assert len(berikut) == 2 and terpilih == {int(tanya.pilihan[0][0].split(":")[2])}


def test_an_answer_forged_for_another_case_moves_nothing(ponsel: Ponsel, siap: Pemohon, dunia: Dunia) -> None:
    p = _kembalikan(dunia, dunia.ajukan(), ("", "Lengkapi."))
    sebelum = p.versi
    for pilihan in (
        f"kirim:{p.pk}:{p.versi}",
        f"perkara:1:{p.pk}",
        "letak:1:akta_kelahiran",
        "letak:x:",
        "kirim:",
        ":",
    ):
        ponsel.tulis(pilihan=pilihan)
    ponsel.kerja()
    p.refresh_from_db()
    assert p.versi == sebelum


def test_ten_copies_out_of_order_three_days_late_are_one(ponsel: Ponsel, siap: Pemohon) -> None:
    """F09."""
    ponsel.foto()
    ponsel.tulis("halo")
    ponsel.kini += timedelta(days=3)
    ponsel.antarkan(ganda=10, acak=random.Random(3))
    ponsel.kerja()
    with lintas_kantor():
        assert PesanMasuk.objects.count() == 2
        assert Antrean.objects.filter(jenis="whatsapp-masuk").count() == 2
        assert Pesan.objects.filter(menjawab__gt="").count() == 2
    assert [t.badan["type"] for t in ponsel.diterima()][-2:] == ["template", "template"], "the window is long closed"


def test_an_entry_worked_on_twice_answers_once(ponsel: Ponsel, siap: Pemohon) -> None:
    """F09: a worker killed before it ticked off the entry does it again."""
    ponsel.tulis("halo")
    ponsel.antarkan()
    ponsel.kerja()
    with lintas_kantor():
        kerjakan(Antrean.objects.get(jenis="whatsapp-masuk"), ponsel.kini)
        assert Pesan.objects.filter(menjawab__gt="").count() == 1


@pytest.mark.parametrize("isi", [b"bukan gambar", b"%PDF-1.4 rusak", b"GIF89a"])
def test_a_file_that_is_no_paper_is_refused_in_words(ponsel: Ponsel, siap: Pemohon, isi: bytes) -> None:
    ponsel.foto(isi)
    ponsel.kerja()
    ponsel.tulis("1")
    ponsel.kerja()
    assert not _berkas(siap.permohonan).keys() - {queries.TANDA_TANGAN}
    assert f"/p/{siap.token}/" in ponsel.bacaan()[-1]


def test_a_photo_past_its_life_is_asked_for_again(ponsel: Ponsel, siap: Pemohon) -> None:
    ponsel.foto()
    ponsel.kerja()
    ponsel.meta.media.clear()
    ponsel.tulis("1")
    ponsel.kerja()
    assert "Kirim ulang" in ponsel.bacaan()[-1]


def test_stop_means_stop_until_start(ponsel: Ponsel, dunia: Dunia, terkirim: Pemohon) -> None:
    ponsel.tulis("Stop")
    ponsel.kerja()
    assert "hentikan" in ponsel.bacaan()[-1]
    banyak = len(ponsel.diterima())
    _kembalikan(dunia, terkirim.permohonan, ("", "Lengkapi."))
    ponsel.kerja()
    assert len(ponsel.diterima()) == banyak
    assert pesan_terakhir().pengirim == "halaman"
    ponsel.tulis("mulai")
    ponsel.kerja()
    with lintas_kantor():
        assert [p.lewat for p in PilihanKabar.objects.order_by("pk")] == ["", "halaman", "whatsapp"], "each is kept"


def test_every_answer_says_what_never_to_send_and_whom_to_trust(ponsel: Ponsel, siap: Pemohon) -> None:
    """A35."""
    for teks in ("halo", "stop", "mulai"):
        ponsel.tulis(teks)
    ponsel.foto()
    ponsel.tulis("x", dari=ORANG_LAIN)
    ponsel.kerja()
    semua = [b for ke in (HP, ORANG_LAIN) for b in ponsel.bacaan(ke) if not b.startswith("[")]
    assert len(semua) == 5
    assert all("NIK, PIN" in b and "localhost:8000" in b for b in semua)


def test_a_flood_from_one_number_is_not_answered_for_ever(ponsel: Ponsel, db: None) -> None:
    for _ke in range(70):
        ponsel.tulis("halo", dari=ORANG_LAIN)
    ponsel.kerja()
    assert len(ponsel.diterima(ORANG_LAIN)) == 60
