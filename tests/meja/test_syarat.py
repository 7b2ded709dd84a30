"""The page of requirements: proposed by one, put in force by another, seen at once by citizens."""

from typing import Any

import pytest
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tests.kanal.pemohon import teks
from tests.meja.dunia import Dunia

ALAMAT = "/meja/syarat/hilang/"


def _usulan() -> Any:
    with di_kantor("16.06"):
        return queries.usulan_ubahan("hilang")


def test_from_proposal_to_the_citizens_page(dunia: Dunia, masuk: Any) -> None:
    kabid, kadis = masuk(dunia.penugasan[Jabatan.KABID]), masuk(dunia.penugasan[Jabatan.KADIS])
    isi = {"ubahan": "hapus", "kunci": "surat_kepolisian", "alasan": "Surat polisi dapat dilihat kantor sendiri"}
    assert kabid.post(ALAMAT, isi)["Location"] == ALAMAT
    (usulan,) = _usulan()
    assert "Berlakukan" not in teks(kabid.get(ALAMAT))
    assert "Peraturan meminta persyaratan ini" in teks(kadis.get(ALAMAT))
    assert "1 menunggu" in teks(kadis.get("/meja/syarat/"))
    for klien in (kabid, kadis):
        klien.post(f"{ALAMAT}putus/", {"usulan": usulan.pk, "putusan": "berlakukan"})
        surat = "Surat keterangan hilang" in teks(Client().get("/k/musi-banyuasin/kk/hilang/"))
        assert surat == (klien is kabid), "the author's own click changes nothing"
    assert "Tidak diminta di kantor ini" in teks(kabid.get(ALAMAT))
    assert "Surat polisi dapat dilihat kantor sendiri" in teks(kabid.get(ALAMAT))


def test_adding_shows_the_warning_and_keeps_what_was_typed(dunia: Dunia, masuk: Any) -> None:
    kabid = masuk(dunia.penugasan[Jabatan.KABID])
    assert "Pusat melarang persyaratan tambahan" in teks(kabid.get(ALAMAT))
    balasan = kabid.post(ALAMAT, {"ubahan": "tambah", "nama": "Surat pengantar", "pasal": "Perda 1/2026"})
    assert balasan.status_code == 422
    assert 'value="Surat pengantar"' in balasan.content.decode()
    assert _usulan() == []


@pytest.mark.parametrize("jabatan", [Jabatan.OPERATOR, Jabatan.SUBKOORD])
def test_closed_to_others(dunia: Dunia, masuk: Any, jabatan: str) -> None:
    klien = masuk(dunia.penugasan[jabatan])
    assert klien.get(ALAMAT).status_code == 404
    assert klien.post(ALAMAT, {"ubahan": "hapus", "kunci": "ktp_el", "alasan": "x"}).status_code == 404


def test_a_proposal_of_another_office_is_not_there(dunia: Dunia, masuk: Any) -> None:
    kabid, kadis = masuk(dunia.penugasan[Jabatan.KABID]), masuk(dunia.penugasan[Jabatan.KADIS])
    kabid.post(ALAMAT, {"ubahan": "hapus", "kunci": "ktp_el", "alasan": "Uji"})
    (usulan,) = _usulan()
    with di_kantor("16.06"):
        type(usulan).objects.filter(pk=usulan.pk).update(kantor=dunia.lain)
    assert kadis.post(f"{ALAMAT}putus/", {"usulan": usulan.pk, "putusan": "berlakukan"}).status_code == 404
    assert kadis.get("/meja/syarat/tidak-ada/").status_code == 404
