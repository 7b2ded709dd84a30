"""The panel at intake: a newborn who is in the register already is not given a second NIK unasked."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.kependudukan import services
from tertib.kependudukan.models import NomorDicadangkan, PutusanGanda
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries
from tests.meja.dunia import KINI, NIK_IBU, NOMOR_KK, Dunia


@pytest.fixture
def tercatat(dunia: Dunia) -> Keluarga:
    """The child of the case, written by another hand on the card of another family."""
    with di_kantor("16.06"):
        keluarga = keluarga_menurut_nomor(NOMOR_KK)
        assert keluarga is not None
        ibu = keluarga.cari(NIK_IBU)
        assert ibu is not None
        kepala = replace(
            ibu.orang, nik="1606015506940077", nama="SITI RACHMAWATI", status_kawin="6", tanggal_kawin=None
        )
        bayi = replace(
            kepala, nik="1606014211260077", nama="KIRANA PRANOTTO", tanggal_lahir=dt.date(2026, 11, 2), jenis_kelamin="2",
            status_kawin="1", ibu="SITI RACHMAWATI", ayah="BAGUS PRANOTO", nik_ayah="", nik_ibu="", pekerjaan="1",
            pendidikan="1",
        )  # fmt: skip
        anggota = (replace(ibu, orang=kepala, shdk="1"), replace(ibu, orang=bayi, shdk="4"))
        lain = replace(keluarga, nomor="1606011408200077", anggota=anggota)
        services.impor(keluarga=[lain], kantor=dunia.kantor, kini=KINI)
        return lain


def test_asked_decided_and_only_then_a_nik(
    dunia: Dunia, masuk: Callable[[Penugasan], Client], tercatat: Keluarga
) -> None:
    p = dunia.ajukan()
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    alamat = f"/meja/b/{p.nomor}/"
    halaman = klien.get(alamat).content.decode()
    panel = halaman.split("sudah tercatat</h2>")[1].split("</section>")[0]
    assert "KIRANA PRANOTTO" in panel and "02-11-2026" in panel and tercatat.anggota[1].orang.nik not in panel
    with di_kantor("16.06"):
        sesuai = [s.syarat.kunci for s in queries.syarat(p)]
    maju = {"putusan": "lengkap", "versi": p.versi, "sesuai": sesuai}
    ditolak = klien.post(f"{alamat}putus/", maju)
    assert ditolak.status_code == 409 and "mirip dengan" in ditolak.content.decode()
    with di_kantor("16.06"):
        assert not NomorDicadangkan.objects.exists()

    isian = _isian(panel)
    klien.post(f"{alamat}ganda/", {**isian, "putusan": "orang-sama"})
    assert "sudah tercatat sebagai" in klien.post(f"{alamat}putus/", maju).content.decode()
    klien.post(f"{alamat}ganda/", {**isian, "putusan": "orang-lain"})
    assert '<span class="lencana beres">orang lain</span>' in klien.get(alamat).content.decode()
    assert klien.post(f"{alamat}putus/", maju).status_code == 302
    with di_kantor("16.06"):
        assert NomorDicadangkan.objects.count() == 1
        assert PutusanGanda.objects.get().pelaku == dunia.penugasan[Jabatan.OPERATOR].pengguna.nama


def _isian(panel: str) -> dict[str, str]:
    return {k: panel.split(f'name="{k}" value="')[1].split('"')[0] for k in ("orang", "calon")}


def test_nonsense_is_refused(dunia: Dunia, masuk: Callable[[Penugasan], Client], tercatat: Keluarga) -> None:
    p = dunia.ajukan()
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    isian = _isian(klien.get(f"/meja/b/{p.nomor}/").content.decode())
    for salah in ({"calon": "x"}, {"calon": "9" * 30}, {"orang": "y"}, {"putusan": "z"}, {"calon": "0"}):
        klien.post(f"/meja/b/{p.nomor}/ganda/", {**isian, "putusan": "orang-lain", **salah})
    masuk(dunia.penugasan[Jabatan.KABID]).post(f"/meja/b/{p.nomor}/ganda/", {**isian, "putusan": "orang-lain"})
    with di_kantor("16.06"):
        assert not PutusanGanda.objects.exists()


def test_no_panel_where_nobody_is_alike(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> None:
    p = dunia.ajukan()
    assert (
        "sudah tercatat</h2>"
        not in masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{p.nomor}/").content.decode()
    )
