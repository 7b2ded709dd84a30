"""The register: constraints of the database, reserved numbers, applying a change, reading, importing."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from tertib.inti.lingkup import LingkupTidakAda, di_kantor, lintas_kantor
from tertib.kependudukan import models, queries, services
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, dari_kanonik
from tertib.kependudukan.rules.nik import urai_nik, urai_nomor_kk
from tertib.wilayah.models import Kantor
from tests.kependudukan.conftest import ARGA, BAGUS, DESA, SAAT, SITI, kartu

LAHIR = dt.date(2026, 11, 2)


@pytest.fixture
def tercatat(kantor: Kantor, inti: Keluarga) -> Keluarga:
    """The card of father, mother and child, in the register."""
    services.impor(keluarga=[inti], kantor=kantor, kini=SAAT)
    return inti


def _cadangkan(kantor: Kantor, guna: str, jenis_kelamin: str = "2") -> str:
    return services.cadangkan_nik(
        kantor=kantor, desa=DESA, tanggal_lahir=LAHIR, jenis_kelamin=jenis_kelamin, guna=guna, kini=SAAT
    )


def _terapkan(sesudah: Keluarga, dibaca: Keluarga | None = None, **lain: Keluarga) -> dict[str, int]:
    """Apply to the card as it was read, by default as it is now."""
    lama = dibaca or queries.keluarga_menurut_nomor(sesudah.nomor)
    assert lama
    return services.terapkan(
        sebelum=(lama,),
        sesudah=(sesudah, *lain.values()),
        kantor=Kantor.objects.get(),
        sebab="KK-1",
        kini=SAAT,
        pelaku="Ratna",
    )


def _dengan_bayi(k: Keluarga, nik: str) -> Keluarga:
    bayi = replace(ARGA, nik=nik, nama="KIRANA PRANOTO", tanggal_lahir=LAHIR, jenis_kelamin="2")
    return replace(k, anggota=(*k.anggota, Anggota(bayi, "4")))


def test_what_goes_in_comes_out(tercatat: Keluarga) -> None:
    assert queries.keluarga_menurut_nomor(tercatat.nomor) == tercatat
    assert queries.keluarga_dari_nik(SITI.nik) == tercatat
    assert queries.versi_sekarang(tercatat.nomor) == 1
    assert queries.keluarga_menurut_nomor("1606010806190009") is None
    assert queries.keluarga_dari_nik("") is None


def test_numbers_are_not_readable_in_the_database(tercatat: Keluarga) -> None:
    with connection.cursor() as kursor:
        for tabel in ("penduduk", "keluarga", "riwayatkeluarga"):
            kursor.execute(f"SELECT * FROM kependudukan_{tabel}")
            isi = repr([[bytes(s) if isinstance(s, memoryview) else s for s in baris] for baris in kursor.fetchall()])
            assert BAGUS.nik not in isi
            assert tercatat.nomor not in isi


def test_another_office_sees_nothing_and_nobody_sees_without_an_office(tercatat: Keluarga) -> None:
    with di_kantor("13.05"):
        assert queries.keluarga_menurut_nomor(tercatat.nomor) is None
        assert not queries.cocokkan(nik=SITI.nik, nomor_kk=tercatat.nomor, nama=SITI.nama)
    with di_kantor(""), pytest.raises(LingkupTidakAda):
        queries.keluarga_menurut_nomor(tercatat.nomor)


@pytest.mark.parametrize(
    ("nik", "nomor", "nama", "cocok"),
    [
        (SITI.nik, "1606010806190001", "siti  rahmawati", True),
        (SITI.nik, "1606010806190001", "SITI RAHMAWATY", False),
        (SITI.nik, "1606010806190002", "SITI RAHMAWATI", False),
        (BAGUS.nik, "1606010806190001", "SITI RAHMAWATI", False),
        ("", "", "", False),
        ("%", "%", "%", False),
    ],
)
def test_matching_needs_all_three(tercatat: Keluarga, nik: str, nomor: str, nama: str, cocok: bool) -> None:
    assert queries.cocokkan(nik=nik, nomor_kk=nomor, nama=nama) is cocok


@pytest.mark.parametrize("nik", [SITI.nik, "1606015506940009", ""])
def test_matching_asks_the_database_once_either_way(
    tercatat: Keluarga, nik: str, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.cocokkan(nik=nik, nomor_kk=tercatat.nomor, nama=SITI.nama)


def test_a_resident_is_on_one_card(tercatat: Keluarga, kantor: Kantor) -> None:
    kedua = models.Keluarga.objects.create(
        kantor=kantor, nomor="x", nomor_indeks="x", alamat="", rt="", rw="", desa_id=DESA
    )
    siti = models.Penduduk.objects.get(nama=SITI.nama)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Keanggotaan.objects.create(keluarga=kedua, penduduk=siti, shdk="1", urut=1, dari=SAAT)
    models.Keanggotaan.objects.filter(penduduk=siti).update(sampai=SAAT)
    models.Keanggotaan.objects.create(keluarga=kedua, penduduk=siti, shdk="1", urut=1, dari=SAAT)


def test_a_card_has_one_head(tercatat: Keluarga) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Keanggotaan.objects.filter(shdk="3").update(shdk="1")


@pytest.mark.parametrize(
    ("model", "isi"),
    [
        (models.Keanggotaan, {"shdk": "12"}),
        (models.Keanggotaan, {"sampai": SAAT - dt.timedelta(days=1)}),
        (models.Penduduk, {"jenis_kelamin": "3"}),
        (models.Penduduk, {"nik_indeks": ""}),
        (models.Keluarga, {"nomor_indeks": ""}),
    ],
)
def test_the_database_refuses_nonsense(tercatat: Keluarga, model: type, isi: dict[str, object]) -> None:
    pertama = model.objects.order_by("pk").first().pk  # type: ignore[attr-defined]
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=pertama).update(**isi)  # type: ignore[attr-defined]


def test_nobody_has_the_nik_of_another_even_across_offices(tercatat: Keluarga, kantor: Kantor) -> None:
    with lintas_kantor():
        lain = Kantor.objects.create(
            kode="13.05",
            slug="p",
            nama="p",
            tempat="p",
            provinsi="p",
            ibu_kota="p",
            buka=kantor.buka,
            tutup=kantor.tutup,
        )
    with di_kantor("13.05"), pytest.raises(IntegrityError):
        services.impor(keluarga=[kartu((BAGUS, "1"), nomor="1305010806190001")], kantor=lain, kini=SAAT)


def test_a_case_keeps_its_nik(kantor: Kantor) -> None:
    nik = _cadangkan(kantor, "a")
    assert nik == "1606014211260001"
    assert _cadangkan(kantor, "a") == nik
    assert _cadangkan(kantor, "b") == "1606014211260002"
    assert urai_nik(_cadangkan(kantor, "c", "1")).jenis_kelamin == "1"


def test_imported_niks_are_stepped_over(kantor: Kantor) -> None:
    services.impor(keluarga=[kartu((replace(BAGUS, nik="1606014211260001"), "1"))], kantor=kantor, kini=SAAT)
    assert _cadangkan(kantor, "a") == "1606014211260002"


def test_when_the_serials_are_used_up_it_says_so(kantor: Kantor) -> None:
    from tertib.inti.models import Penghitung

    Penghitung.objects.create(deret="nik/160601421126", terakhir=9999)
    with pytest.raises(services.SeriHabis):
        _cadangkan(kantor, "a")


def test_a_new_card_number_carries_district_and_date(kantor: Kantor) -> None:
    def minta(guna: str) -> str:
        return services.nomor_kk_baru(kantor=kantor, desa=DESA, tanggal=dt.date(2026, 11, 20), guna=guna, kini=SAAT)

    assert minta("a") == minta("a") == "1606012011260001"
    assert urai_nomor_kk(minta("b")).seri == 2


def test_birth_is_written_with_its_history(tercatat: Keluarga, kantor: Kantor) -> None:
    sesudah = _dengan_bayi(tercatat, _cadangkan(kantor, "a"))
    assert _terapkan(sesudah) == {tercatat.nomor: 2}
    assert queries.keluarga_menurut_nomor(tercatat.nomor) == replace(sesudah, versi=2)
    riwayat = queries.keluarga_pada_versi(tercatat.nomor, 2)
    assert riwayat is not None
    assert (riwayat.sebab, riwayat.pelaku, riwayat.sidik) == ("KK-1", "Ratna", sesudah.sidik)
    assert dari_kanonik(json.loads(riwayat.isi)) == replace(sesudah, versi=2)
    lama = queries.keluarga_pada_versi(tercatat.nomor, 1)
    assert lama is not None
    assert dari_kanonik(json.loads(lama.isi)) == tercatat


def test_the_same_content_makes_no_version(tercatat: Keluarga) -> None:
    assert _terapkan(tercatat) == {tercatat.nomor: 1}
    assert models.RiwayatKeluarga.objects.count() == 1


def test_a_changed_world_is_refused_and_nothing_is_written(tercatat: Keluarga, kantor: Kantor) -> None:
    sesudah = _dengan_bayi(tercatat, _cadangkan(kantor, "a"))
    _terapkan(replace(tercatat, rt="009"))
    with pytest.raises(services.DuniaBerubah, match="RT semula 002, sekarang 009"):
        _terapkan(sesudah, dibaca=tercatat)
    assert models.Penduduk.objects.count() == 3
    kini = queries.keluarga_menurut_nomor(tercatat.nomor)
    assert kini is not None
    assert (kini.versi, kini.rt, len(kini.anggota)) == (2, "009", 3)


def test_a_version_that_moves_while_we_write_is_noticed(tercatat: Keluarga, monkeypatch: pytest.MonkeyPatch) -> None:
    asli = services.kartu._tulis_keanggotaan

    def disela(*isi: object, **lain: object) -> None:
        models.Keluarga.objects.update(versi=7)
        asli(*isi, **lain)  # type: ignore[arg-type]

    monkeypatch.setattr(services.kartu, "_tulis_keanggotaan", disela)
    with pytest.raises(services.DuniaBerubah):
        _terapkan(replace(tercatat, rt="009"))
    assert models.Keluarga.objects.get().versi == 1


def test_a_card_nobody_has_is_a_changed_world(tercatat: Keluarga) -> None:
    with pytest.raises(services.DuniaBerubah):
        _terapkan(tercatat, dibaca=replace(tercatat, nomor="1606010806190007"))


def test_splitting_a_card_moves_people_in_one_step(tercatat: Keluarga) -> None:
    tinggal = replace(tercatat, anggota=tuple(a for a in tercatat.anggota if a.orang.nik != SITI.nik))
    pisah = kartu((SITI, "1"), nomor="1606012011260001")
    assert _terapkan(tinggal, baru=pisah) == {tercatat.nomor: 2, pisah.nomor: 1}
    assert queries.keluarga_dari_nik(SITI.nik) == pisah
    lama = models.Keanggotaan.objects.get(penduduk__nama=SITI.nama, keluarga__versi=2)
    assert lama.sampai == SAAT


def test_somebody_on_a_card_that_was_not_read_is_a_changed_world(tercatat: Keluarga) -> None:
    rebut = kartu((replace(BAGUS, nik="1606011203920007"), "1"), (ARGA, "4"), nomor="1606010806190002")
    with pytest.raises(services.DuniaBerubah, match=f"ARGA PRANOTO sekarang tercatat di KK {tercatat.nomor}"):
        _terapkan(rebut, dibaca=tercatat)
    assert queries.keluarga_menurut_nomor(rebut.nomor) is None


def test_heads_change_places(tercatat: Keluarga) -> None:
    bagus, siti, arga = tercatat.anggota
    tukar = replace(tercatat, anggota=(replace(siti, shdk="1"), replace(bagus, shdk="2"), arga))
    _terapkan(tukar)
    assert queries.keluarga_menurut_nomor(tercatat.nomor) == replace(tukar, versi=2)
    assert models.Keanggotaan.objects.filter(sampai=None).count() == 3


def test_a_card_without_members_is_closed(tercatat: Keluarga) -> None:
    _terapkan(replace(tercatat, anggota=()))
    assert not models.Keluarga.objects.get().berlaku
    assert queries.keluarga_dari_nik(SITI.nik) is None


def test_a_member_without_nik_does_not_enter(tercatat: Keluarga) -> None:
    with pytest.raises(services.NikKosong):
        _terapkan(_dengan_bayi(tercatat, ""))


def test_an_import_is_all_or_nothing(tercatat: Keluarga, kantor: Kantor) -> None:
    baru = kartu((replace(BAGUS, nik="1606011203920007"), "1"), nomor="1606010806190002")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.impor(keluarga=[baru, tercatat], kantor=kantor, kini=SAAT)
    assert models.Keluarga.objects.count() == 1


def test_the_death_of_a_head_closes_the_card_and_keeps_the_dead_as_dead(tercatat: Keluarga, kantor: Kantor) -> None:
    fakta = {"tanggal_meninggal": "2026-11-05", "akta_kematian": "1606-KM-06112026-0003", "penerus": "pasangan"}
    hasil = JENIS["ganti-kepala"].hitung((tercatat,), fakta, pemohon_nik=SITI.nik, kini=SAAT.date())
    lama, tanpa_nomor = hasil.sesudah
    nomor = services.nomor_kk_baru(kantor=kantor, desa=lama.desa, tanggal=SAAT.date(), guna="KK-1", kini=SAAT)
    services.terapkan(
        sebelum=(tercatat,),
        sesudah=(lama, replace(tanpa_nomor, nomor=nomor)),
        kantor=kantor,
        keluar=hasil.keluar,
        sebab="KK-1",
        kini=SAAT,
        pelaku="Ratna",
    )
    assert queries.keluarga_menurut_nomor(tercatat.nomor) == replace(tercatat, anggota=(), versi=2)
    assert not models.Penduduk.objects.get(nik_indeks=models.indeks_nik(BAGUS.nik)).hidup
    baru = queries.keluarga_dari_nik(SITI.nik)
    assert baru
    assert (baru.nomor, baru.kepala and baru.kepala.nama) == (nomor, "SITI RAHMAWATI")
    assert queries.keluarga_dari_nik(BAGUS.nik) is None
