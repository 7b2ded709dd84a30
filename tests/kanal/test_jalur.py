"""Where a notice may go: what was proven, what its reader chose, what the office decided, and who phones when nothing is left."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from tertib import pekerja
from tertib.inti.antrean import Tunda
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.models import Antrean
from tertib.kanal import aturan, jalur, pilihan
from tertib.kanal.aturan import Aturan
from tertib.kanal.models import Pesan
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tests.meja.dunia import KINI, Dunia

SIAPA = "siti@contoh.example"
MALAM = dt.datetime(2026, 11, 20, 15, 30, tzinfo=dt.UTC)  # 22.30 WIB
PAGI = dt.datetime(2026, 11, 20, 23, 0, tzinfo=dt.UTC)  # 06.00 WIB


@pytest.fixture
def p(dunia: Dunia, settings: Any) -> Iterator[Permohonan]:
    """Both addresses given and proven; every channel leads to the box of the demonstration."""
    settings.PERAGAAN = True
    with lintas_kantor():
        satu = dunia.ajukan()
        _ubah(satu, surel=SIAPA, surel_dikonfirmasi=KINI)
        Antrean.objects.all().delete()
        yield satu


def _ubah(p: Permohonan, **nilai: Any) -> None:
    Permohonan.objects.filter(pk=p.pk).update(**nilai)
    p.refresh_from_db()


def _pesan(p: Permohonan, *, lewat: str = "whatsapp", perihal: str = "dikembalikan", **lain: Any) -> Pesan:
    isi = {"tujuan": p.whatsapp, "judul": "x", "dibuat": KINI, "antrean": Pesan.objects.count() + 1, **lain}
    pesan: Pesan = Pesan.objects.create(kantor=p.kantor, permohonan=p, lewat=lewat, perihal=perihal, **isi)
    return pesan


def _lewat(p: Permohonan, kini: dt.datetime = KINI, **lain: Any) -> str:
    terpilih = jalur.pilih(_pesan(p, **lain), kini)
    return terpilih.lewat if terpilih else ""


def _memilih(p: Permohonan, lewat: str, bahasa: str = "") -> None:
    pilihan.catat(
        kantor=p.kantor, pemilik=pilihan.pemilik(p), lewat=lewat, bahasa=bahasa, asal="halaman-kabar", kini=KINI
    )


def _menetapkan(dunia: Dunia, **nilai: Any) -> None:
    oleh = dunia.penugasan[Jabatan.KADIS].pengguna
    aturan.tetapkan(dunia.kantor, Aturan(**nilai), oleh=oleh, kini=KINI)


@pytest.mark.parametrize(
    ("whatsapp", "surel", "dari_sop", "lewat"),
    [
        (True, True, "whatsapp", "whatsapp"),
        (True, True, "surel", "surel"),
        (False, True, "whatsapp", "surel"),
        (True, False, "surel", "whatsapp"),
        (False, False, "whatsapp", ""),
        (False, False, "surel", ""),
    ],
)
def test_only_what_its_owner_proved(p: Permohonan, whatsapp: bool, surel: bool, dari_sop: str, lewat: str) -> None:
    _ubah(p, whatsapp_dikonfirmasi=KINI if whatsapp else None, surel_dikonfirmasi=KINI if surel else None)
    assert _lewat(p, lewat=dari_sop) == lewat


def test_a_code_goes_to_the_very_address_it_proves(p: Permohonan) -> None:
    _ubah(p, surel_dikonfirmasi=None)
    terpilih = jalur.pilih(_pesan(p, lewat="surel", perihal="kode", tujuan=SIAPA), KINI)
    assert terpilih is not None and (terpilih.lewat, terpilih.tujuan) == ("surel", SIAPA)


@pytest.mark.parametrize(("dipilih", "lewat"), [("whatsapp", "whatsapp"), ("surel", "surel"), ("halaman", "halaman")])
def test_the_reader_chooses_over_the_sop(p: Permohonan, dipilih: str, lewat: str) -> None:
    _memilih(p, "surel" if dipilih != "surel" else "whatsapp")
    _memilih(p, dipilih)
    assert _lewat(p, lewat="surel" if dipilih == "whatsapp" else "whatsapp") == lewat


def test_who_chose_e_mail_only_is_not_written_to_by_whatsapp(p: Permohonan) -> None:
    _memilih(p, "surel")
    _ubah(p, surel_dikonfirmasi=None)
    assert _lewat(p) == ""


def test_a_choice_holds_in_every_case_of_the_same_number(p: Permohonan, dunia: Dunia) -> None:
    _memilih(p, "halaman")
    lain = dunia.ajukan()
    assert _lewat(lain) == "whatsapp"
    _ubah(lain, whatsapp=p.whatsapp)
    assert _lewat(lain) == "halaman"
    _ubah(lain, whatsapp_dikonfirmasi=None, surel=SIAPA, surel_dikonfirmasi=KINI)
    assert _lewat(lain) == "surel", "an unproven number is nobody's choice"


def test_nobody_agrees_for_a_number_that_is_not_proven(p: Permohonan) -> None:
    _ubah(p, whatsapp_dikonfirmasi=None, surel_dikonfirmasi=None)
    with pytest.raises(ValueError, match="pemilik"):
        _memilih(p, "whatsapp")


def test_the_office_decides_which_channels_and_in_which_order(p: Permohonan, dunia: Dunia) -> None:
    _menetapkan(dunia, urutan=("surel",))
    assert _lewat(p) == "surel"
    _menetapkan(dunia, urutan=())
    assert _lewat(p) == ""
    assert _lewat(p, lewat="halaman") == "halaman"


def test_nobody_is_woken_but_who_waits_for_a_code_or_an_answer(p: Permohonan, dunia: Dunia) -> None:
    _menetapkan(dunia, tenang=(dt.time(21), dt.time(6)))
    with pytest.raises(Tunda) as tunda:
        jalur.pilih(_pesan(p, dibuat=MALAM), MALAM)
    assert tunda.value.sampai == PAGI
    assert _lewat(p, MALAM, perihal="kode", dibuat=MALAM) == "whatsapp"
    assert _lewat(p, MALAM, menjawab="wamid.1", dibuat=MALAM) == "whatsapp"
    assert _lewat(p, PAGI, dibuat=MALAM) == "whatsapp"


@pytest.mark.parametrize(
    ("tenang", "pukul", "bangun"),
    [
        ((21, 6), 20, None), ((21, 6), 21, (21, 6)), ((21, 6), 23, (21, 6)), ((21, 6), 5, (20, 6)),
        ((21, 6), 6, None), ((12, 13), 12, (20, 13)), ((12, 13), 13, None),
    ],
)  # fmt: skip
def test_quiet_hours_may_pass_midnight(tenang: tuple[int, int], pukul: int, bangun: tuple[int, int] | None) -> None:
    setempat = dt.datetime(2026, 11, 20, pukul, 30 if pukul == 23 else 0, tzinfo=dt.UTC)
    kini = Aturan(tenang=(dt.time(tenang[0]), dt.time(tenang[1]))).sampai_bangun(setempat)
    assert kini == (bangun and dt.datetime(2026, 11, bangun[0], bangun[1], tzinfo=dt.UTC))


def test_when_nothing_is_left_the_office_is_asked_to_phone(p: Permohonan) -> None:
    _ubah(p, whatsapp_dikonfirmasi=None, surel="", surel_dikonfirmasi=None)
    for perihal in ("dikembalikan", "kode"):
        isi = {"permohonan": p.pk, "perihal": perihal, "lewat": "surel"}
        Antrean.objects.create(jenis="beritahu", isi=isi, kantor_id="16.06", dibuat=KINI, siap=KINI)
    pekerja.sekali(kini=KINI + dt.timedelta(minutes=20))
    (satu,) = queries.semua_panggilan()
    assert satu.dicoba == [["whatsapp", "belum-terbukti", ""], ["surel", "kosong", ""]]
    assert satu.perihal == "dikembalikan"


def test_the_language_is_the_one_chosen(p: Permohonan) -> None:
    assert pilihan.bahasa(p) == "id"
    _memilih(p, "", "en")
    isi = {"permohonan": p.pk, "perihal": "diajukan", "lewat": "whatsapp"}
    Antrean.objects.create(jenis="beritahu", isi=isi, kantor_id="16.06", dibuat=KINI, siap=KINI)
    pekerja.sekali(kini=KINI)
    pesan = Pesan.objects.get()
    assert pesan.bahasa == "en" and "We never ask" in pesan.isi
