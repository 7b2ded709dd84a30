from dataclasses import replace
from datetime import date

from tests.dokumen.conftest import kartu, konsep


def test_equal_cards_have_equal_digests_and_any_change_shows() -> None:
    assert kartu(4).sidik == kartu(4).sidik
    lain = replace(kartu(4), anggota=(replace(kartu(4).anggota[0], nik="1606012011700001"), *kartu(4).anggota[1:]))
    assert lain.sidik != kartu(4).sidik
    assert lain.sidik_isi != kartu(4).sidik_isi


def test_issuing_changes_the_digest_but_not_that_of_the_content() -> None:
    terbit = replace(konsep(4), dikeluarkan=date(2026, 11, 20), nomor_register="KK-1606-26-000001")
    assert terbit.sidik != konsep(4).sidik
    assert terbit.sidik_isi == konsep(4).sidik_isi


def test_canonical_form_is_sorted_compact_json_with_iso_dates() -> None:
    isi = kartu(1).kanonik().decode()
    assert isi.startswith('{"alamat":"JALAN MERDEKA NO. 45","anggota":[{"agama":"ISLAM","ayah":')
    assert '"dikeluarkan":"2026-11-20"' in isi
    assert '"nik":"1606012011700000"' in isi
