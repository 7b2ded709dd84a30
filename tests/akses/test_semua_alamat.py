"""Every address × every position × another office's case, made from the address table itself (A11, A18, I8)."""

import re
from typing import Any

import pytest
from django.test import Client

from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan.models import Penduduk, Pertukaran, indeks_nik
from tertib.pengguna.models import Jabatan, Pengguna, Penugasan
from tertib.pengguna.penjaga import PETUGAS, TAUTAN, akses
from tertib.permohonan.models import Berkas, Kunjungan, Permohonan, Riwayat
from tests.meja.dunia import NIK_IBU, NOMOR_KK, Dunia, _petugas
from tests.rumah.test_url import semua_view

_PENGISI = re.compile(r"<(?:\w+:)?(\w+)>")
TIDAK_ADA = {403, 404, 405}


def _alamat(pola: str, p: Permohonan) -> str | None:
    """A concrete address for a pattern, about this case; None for allauth's own with parameters or expressions."""
    with lintas_kantor():
        berkas = Berkas.objects.filter(permohonan=p).first()
        penduduk = Penduduk.objects.get(nik_indeks=indeks_nik(NIK_IBU)).pk
        tukar = getattr(Pertukaran.objects.filter(kantor=p.kantor_id).first(), "pk", 1)
    isi: dict[str, Any] = {
        "nomor": p.nomor,
        "berkas": berkas.pk if berkas else 1,
        "no": 1,
        "apa": "kk",
        "token": "x" * 32,
        "kantor": p.kantor.slug,
        "jenis": "kelahiran",
        "halaman": "pemohon",
        "buku": "register",
        "penduduk": penduduk,
        "tukar": tukar,
        "formulir": "F-1.05",
        "massal": 1,
        "mandat": 1,
        "kode": "7e0c0000-0000-4000-8000-000000000001",
        "bagian": "wajah",
        "rekaman": 1,
        "tablet": 1,
    }
    if "^" in pola or any(nama not in isi for nama in _PENGISI.findall(pola)):
        return None
    return "/" + _PENGISI.sub(lambda m: str(isi[m[1]]), pola)


def _alamat_bergolongan(golongan: str, p: Permohonan) -> list[str]:
    pola = [a for a, view in semua_view() if (akses(view) or ("",))[0] == golongan]
    alamat = [a for a in (_alamat(x, p) for x in pola) if a]
    assert alamat
    return alamat


def _keadaan(p: Permohonan) -> tuple[Any, ...]:
    with lintas_kantor():
        kunjungan = Kunjungan.objects.filter(permohonan=p).values_list("petugas", "selesai", "putusan")
        return Permohonan.objects.get(pk=p.pk).versi, Riwayat.objects.count(), list(kunjungan)


def _masuk(penugasan: Penugasan, **pilihan: Any) -> Client:
    klien = Client(raise_request_exception=False, **pilihan)
    klien.force_login(penugasan.pengguna)
    return klien


@pytest.mark.parametrize("jabatan", Jabatan.values)
def test_another_office_sees_and_moves_nothing(dunia: Dunia, jabatan: str) -> None:
    p = dunia.ajukan()
    with lintas_kantor():
        orang = _petugas(f"Asing {jabatan}", jabatan, dunia.lain)
    klien, sebelum = _masuk(orang), _keadaan(p)
    nomor, rahasia = str(p.nomor), [NIK_IBU, NOMOR_KK, p.pemohon_nama]
    for alamat in _alamat_bergolongan(PETUGAS, p):
        for kirim in (klien.get, klien.post):
            balasan = kirim(alamat)
            assert balasan.status_code not in {500}, alamat
            isi = b"".join(balasan) if balasan.streaming else balasan.content
            tertutup = rahasia if nomor in alamat else [nomor, *rahasia]
            assert not [r for r in tertutup if r.encode() in isi], f"{alamat} menunjukkan perkara kantor lain"
            if nomor in alamat:
                assert balasan.status_code in TIDAK_ADA, f"{alamat}: {balasan.status_code}"
    assert _keadaan(p) == sebelum


def test_nobody_without_signing_in(dunia: Dunia) -> None:
    p = dunia.ajukan()
    sebelum = _keadaan(p)
    for alamat in _alamat_bergolongan(PETUGAS, p):
        for kirim in (Client().get, Client().post):
            balasan = kirim(alamat)
            assert balasan.status_code == 302, alamat
            assert balasan.url.startswith("/masuk/"), alamat
    assert _keadaan(p) == sebelum


def test_a_guessed_link_opens_nothing(dunia: Dunia) -> None:
    p = dunia.ajukan()
    for alamat in _alamat_bergolongan(TAUTAN, p):
        for kirim in (Client().get, Client().post):
            assert kirim(alamat).status_code in TIDAK_ADA, alamat


def test_an_official_whose_assignment_ended_is_out_at_once(dunia: Dunia) -> None:
    p = dunia.ajukan()
    penugasan = dunia.penugasan[Jabatan.OPERATOR]
    klien = _masuk(penugasan)
    assert klien.get(f"/meja/b/{p.nomor}/").status_code == 200
    with lintas_kantor():
        Penugasan.objects.filter(pk=penugasan.pk).update(sampai="2026-11-19")
    assert klien.get(f"/meja/b/{p.nomor}/").status_code == 404


def test_a_dismissed_official_is_out_at_once(dunia: Dunia) -> None:
    p = dunia.ajukan()
    penugasan = dunia.penugasan[Jabatan.OPERATOR]
    klien = _masuk(penugasan)
    Pengguna.objects.filter(pk=penugasan.pengguna_id).update(is_active=False)
    assert klien.get(f"/meja/b/{p.nomor}/").status_code == 302


def test_every_post_needs_its_token(dunia: Dunia) -> None:
    """A forged form from another site reaches no view that changes anything."""
    p = dunia.ajukan()
    sebelum = _keadaan(p)
    klien = _masuk(dunia.penugasan[Jabatan.OPERATOR], enforce_csrf_checks=True)
    for alamat, view in semua_view():
        nyata = _alamat(alamat, p)
        if nyata is not None and not getattr(view, "csrf_exempt", False):
            assert klien.post(nyata, {"putusan": "lengkap", "versi": p.versi}).status_code in {302, 403, 404, 405}, (
                nyata
            )
    assert _keadaan(p) == sebelum
    # asked by machines that hold no session: two questions that change nothing, one message signed over its raw body
    bebas = [a for a, v in semua_view() if getattr(v, "csrf_exempt", False)]
    assert bebas == ["pki/ocsp", "pki/waktu", "whatsapp/<slug:kantor>/"]
