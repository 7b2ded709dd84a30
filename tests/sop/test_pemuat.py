"""Reading a definition: everything text, nothing unknown, nothing twice, and a digest that names the meaning."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tertib.sop import kosakata, naskah, pemuat, skema
from tertib.sop.pemuat import GalatSop


def gagal(teks: str) -> GalatSop:
    with pytest.raises(GalatSop) as galat:
        pemuat.muat_teks(teks)
    return galat.value


def test_semua_teks() -> None:
    isi, garis = naskah.baca("a: no\nb: 0712\nc: 16.06\nd: ~\ne: [on, 1_000, 12:30]\n")
    assert isi == {"a": "no", "b": "0712", "c": "16.06", "d": "~", "e": ["on", "1_000", "12:30"]}
    assert garis[("d",)] == 4


def test_jawaban_no_dan_nomor_nol_di_depan(teks_muba: str) -> None:
    teks = teks_muba.replace("tidak lengkap: {kembali: ajukan", "no: {kembali: ajukan").replace("no: 7\n", "no: 0712\n")
    sop = pemuat.muat_teks(teks)
    assert [p.nama for p in sop.langkah["periksa"].putusan] == ["lengkap", "no"]
    assert sop.langkah["terima"].no == "0712"


def test_isi_terbaca(teks_muba: str) -> None:
    sop = pemuat.muat_teks(teks_muba)
    ajukan, periksa, terbitkan = (sop.langkah[k] for k in ("ajukan", "periksa", "terbitkan"))
    assert (sop.kode, sop.versi, sop.mulai) == ("kk-online-musi-banyuasin", 1, ajukan)
    assert [(p.nama, p.ke, p.kembali) for p in ajukan.putusan] == [("lanjut", "periksa", False)]
    lengkap, tidak = periksa.putusan
    assert [(e.kata, e.apa) for e in lengkap.efek] == [("draf", "biodata"), ("draf", "kk")]
    assert (tidak.kembali, tidak.ke, tidak.alasan_wajib) == (True, "ajukan", True)
    assert dict(tidak.efek[0].rincian) == {"siapa": "pemohon", "lewat": "whatsapp"}
    assert [e.kata for e in terbitkan.putusan[0].efek] == ["terbit", "catat", "beritahu", "arsip"]
    assert (sop.jam.total, sop.jam.berhenti) == (30, ("menunggu-pemohon", "gangguan-jaringan"))
    assert sop.identitas["wilayah"] == "16.06"


def test_waktu_tidak_ditulis_bukan_nol() -> None:
    assert pemuat.semua()["kk-siaga-metro"].mulai.waktu is None


@pytest.mark.parametrize(
    ("ganti", "dengan", "kalimat"),
    [
        ("lanjut: periksa", "lanjut: a\n    lanjut: b", 'Baris {b}, langkah ajukan: "lanjut" tertulis dua kali.'),
        ("    tindakan: ajukan", "    tindkan: ajukan", 'kata "tindkan" tidak dikenal di ajukan.'),
        ("versi: 1", "versi: &v 1", "jangkar dan rujukan YAML"),
        ("versi: 1", "versi: !!int 1", "tanda jenis YAML"),
        ("versi: 1", "versi: satu", "bilangan bulat mulai dari 1"),
        ("kode: kk", "kode: KK", "huruf kecil, angka dan tanda hubung"),
        ("  ajukan:", "  Ajukan:", 'nama "Ajukan" tidak boleh dipakai'),
        ("  pemohon:", "  pem_ohon:", 'nama "pem_ohon" tidak boleh dipakai'),
        ("waktu: 5 menit", "waktu: 5", 'ditulis seperti "5 menit"'),
        ("lanjut: periksa", "tafsir: x", "salah satu: lanjut"),
        ("{ke: validasi,", "{ke: validasi, kembali: ajukan,", "salah satu: ke (maju) atau kembali"),
        ("tidak lengkap: {kembali: ajukan", "lanjut: {kembali: ajukan", 'nama "lanjut" tidak boleh dipakai'),
        ("jenis: warga", "jenis: tamu", 'berisi "tamu"; yang dikenal'),
        ("    no: 1\n", "    no:\n", '"no" kosong'),
        ("kanal: {", "kanal: [", "bukan YAML yang benar"),
        ("versi: 1", "---\nversi: 1", "satu berkas hanya boleh berisi satu SOP"),
        ("nama: Pemohon", "nama: Pem\u202eohon", "membalik arah baca"),
        ("versi: 1", "versi: " + "[" * 40 + "]" * 40, "bersarang terlalu dalam"),
    ],
)  # fmt: skip
def test_ditolak_dengan_kalimat(teks_muba: str, ganti: str, dengan: str, kalimat: str) -> None:
    assert ganti in teks_muba
    galat = gagal(teks_muba.replace(ganti, dengan, 1))
    baris = teks_muba[: teks_muba.index(ganti)].count("\n") + dengan.count("\n") + 1
    assert kalimat.replace("{b}", str(baris)) in str(galat)


def test_rujukan_ditolak() -> None:
    assert "jangkar" in str(gagal("a: &x [1]\nb: *x\n"))


def test_semua_cacat_sekaligus_dengan_baris(teks_muba: str) -> None:
    galat = gagal(teks_muba.replace("jenis: warga", "jenis: tamu").replace("waktu: 3 menit", "waktu: 3"))
    assert [c.baris for c in galat.cacat] == [
        teks_muba[: teks_muba.index(apa)].count("\n") + 1 for apa in ("jenis: warga", "waktu: 3 menit")
    ]
    assert [c.langkah for c in galat.cacat] == ["", "terbitkan"]


def test_terlalu_besar_dan_bukan_peta() -> None:
    assert "terlalu besar" in str(gagal("a: " + "x" * naskah.BATAS_HURUF))
    assert "pasangan" in str(gagal("- a\n- b\n"))


def test_berkas_hilang_dan_bukan_teks(tmp_path: Path) -> None:
    with pytest.raises(GalatSop, match="tidak dapat dibuka"):
        pemuat.muat(tmp_path / "tiada.yaml")
    (tmp_path / "biner.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GalatSop, match="bukan teks UTF-8"):
        pemuat.muat(tmp_path / "biner.yaml")


def test_sidik_tidak_peduli_komentar_dan_urutan_kunci(teks_muba: str) -> None:
    asal = pemuat.muat_teks(teks_muba)
    lain = pemuat.muat_teks(
        "# lain\n"
        + teks_muba.replace("kode: kk-online-musi-banyuasin\nversi: 1", "versi: 1\nkode: kk-online-musi-banyuasin")
    )
    assert lain.sidik == asal.sidik
    assert lain == asal


def test_sidik_peduli_urutan_peran_dan_jawaban(teks_muba: str) -> None:
    asal = pemuat.muat_teks(teks_muba)
    peran = [b for b in teks_muba.splitlines(keepends=True) if b.startswith(("  subkoord:", "  kabid:"))]
    tukar = teks_muba.replace("".join(peran), "".join(reversed(peran)))
    assert tukar != teks_muba
    assert pemuat.muat_teks(tukar).sidik != asal.sidik
    jawaban = "      lengkap: {ke: verifikasi}\n", "      tidak lengkap: {kembali: periksa, alasan: wajib}\n"
    tukar = teks_muba.replace("".join(jawaban), jawaban[1] + jawaban[0], 1)
    assert tukar != teks_muba
    assert pemuat.muat_teks(tukar).sidik != asal.sidik


@pytest.mark.parametrize("kode", sorted(pemuat.semua()))
def test_kanonik_pulang_pergi(kode: str) -> None:
    sop = pemuat.semua()[kode]
    lagi = pemuat.dari_kanonik(sop.kanonik)
    assert lagi == sop
    assert list(lagi.langkah) == list(sop.langkah)
    assert list(lagi.peran) == list(sop.peran)
    # A database may hand the JSON back in another key order; the digest must not move.
    acak = json.dumps(dict(reversed(json.loads(sop.kanonik).items())), indent=1)
    assert pemuat.dari_kanonik(acak).sidik == sop.sidik


@pytest.mark.parametrize("rusak", ["", "[]", "{}", '{"peran": 1}', "null"])
def test_kanonik_rusak(rusak: str) -> None:
    with pytest.raises(GalatSop):
        pemuat.dari_kanonik(rusak)


def test_skema_sah_dan_melengkapi_semua_kata() -> None:
    isi = json.loads(skema.BERKAS.read_text())
    Draft202012Validator.check_schema(isi)
    d = isi["$defs"]
    assert set(d["langkah"]["properties"]["tindakan"]["anyOf"][0]["enum"]) == set(kosakata.TINDAKAN)
    assert set(d["kanal"]["anyOf"][0]["enum"]) == set(kosakata.KANAL)
    assert set(d["jeda"]["anyOf"][0]["enum"]) == set(kosakata.JEDA)
    assert set(d["layanan"]["anyOf"][0]["enum"]) == set(kosakata.LAYANAN)
    assert set(d["peran"]["properties"]["jenis"]["enum"]) == set(kosakata.JENIS_PERAN)
    tanpa, _, dengan = d["efek"]["items"]["anyOf"]
    assert set(tanpa["enum"]) == {k for k, e in kosakata.EFEK.items() if not e.wajib}
    assert set(dengan["properties"]) == {k for k, e in kosakata.EFEK.items() if e.wajib}


def test_skema_menjelaskan_setiap_kata_langkah() -> None:
    langkah = json.loads(skema.BERKAS.read_text())["$defs"]["langkah"]["properties"]
    tanpa = [k for k, isi in langkah.items() if "description" not in isi and "$ref" not in isi]
    assert tanpa == []
