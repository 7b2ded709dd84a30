"""Each proof finds the fault it is for: one real definition, one thing broken, one code."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tertib.sop import pemeriksa, periksa_jalan, periksa_kata

from .conftest import MUBA, jadi

CERIA, IKD, LOKET, SIAGA = "kk-ceria-padang-pariaman", "kk-ikd-bandung", "kk-umum-loket", "kk-siaga-metro"

Mentah = dict[str, Any]
Rusak = Callable[[Mentah], object]


def L(m: Mentah, kunci: str) -> Any:
    return m["langkah"][kunci]


def P(m: Mentah, kunci: str, jawaban: str) -> Any:
    return m["langkah"][kunci]["putusan"][jawaban]


def langkah_baru(m: Mentah, kunci: str, **isi: object) -> None:
    m["langkah"][kunci] = {"no": "99", "peran": "operator", "kegiatan": "x", "tindakan": "isi", **isi}


def tukar(m: Mentah, kunci: str, lama: object, baru: object) -> None:
    efek = L(m, kunci)["efek"]
    efek[efek.index(lama)] = baru


def pindah_ke_depan(m: Mentah, kunci: str, efek: object) -> None:
    daftar = L(m, kunci)["efek"]
    daftar.remove(efek)
    daftar.insert(0, efek)


def jadi_maju(m: Mentah, kunci: str, jawaban: str, ke: str) -> None:
    m["langkah"][kunci]["putusan"][jawaban] = {"ke": ke}


def jadi_kembali(m: Mentah, kunci: str, jawaban: str, ke: str) -> None:
    m["langkah"][kunci]["putusan"][jawaban] = {"kembali": ke, "alasan": "wajib"}


def jadi_lanjut(m: Mentah, kunci: str, ke: str) -> None:
    del m["langkah"][kunci]["putusan"]
    m["langkah"][kunci]["lanjut"] = ke


def jadi_putusan(m: Mentah, kunci: str, *ke: str) -> None:
    del m["langkah"][kunci]["lanjut"]
    m["langkah"][kunci]["putusan"] = {f"ke {satu}": {"ke": satu} for satu in ke}


def kasi_tak_bisa_membenahi(m: Mentah) -> None:
    """Kasi can only hold the case; a draft is made once more, but only further on."""
    jadi_kembali(m, "paraf-kasi", "tidak", "paraf-kasi")
    L(m, "cetak")["efek"].append({"konsep": "kk"})


def kabid_menandatangani(m: Mentah) -> None:
    m["peran"]["kadis"]["jabatan"] = ["kabid"]
    del L(m, "tandatangan")["bukan"]


def kasi_menandatangani(m: Mentah) -> None:
    L(m, "tandatangan").update(peran="kasi", bukan=["koreksi", "paraf-kabid"])
    del m["peran"]["kadis"]


def dua_jalan_dari_yang_dilewati(m: Mentah) -> None:
    L(m, "konfirmasi")["jika"] = 'nik == "ada"'
    jadi_maju(m, "konfirmasi", "tidak lengkap", "entri")


def tanda_tangan_kedua(m: Mentah) -> None:
    L(m, "catat-kirim").update(tindakan="tandatangan", efek=[{"tte": "kk"}, *L(m, "catat-kirim")["efek"]])


# (code, definition, step the finding must name or "", what is broken)
KERUSAKAN: list[tuple[str, str, str, Rusak]] = [
    # names lead somewhere
    ("acuan-langkah", MUBA, "validasi", lambda m: P(m, "validasi", "lengkap").update(ke="hilang")),
    ("acuan-langkah", MUBA, "tandatangan", lambda m: P(m, "tandatangan", "ditolak").update(kembali="ditarik")),
    ("acuan-langkah", MUBA, "validasi", lambda m: L(m, "validasi").update(bukan=["validasi"])),
    ("acuan-peran", MUBA, "periksa", lambda m: L(m, "periksa").update(peran="siapa")),
    ("acuan-peran", IKD, "kirim", lambda m: L(m, "kirim")["gagal"].update(lalu="siapa")),
    # words
    ("kata-tindakan", MUBA, "periksa", lambda m: L(m, "periksa").update(tindakan="teliti")),
    ("kata-efek", MUBA, "terbitkan", lambda m: L(m, "terbitkan")["efek"].append("stempel")),
    ("kata-efek", MUBA, "terbitkan", lambda m: tukar(m, "terbitkan", {"catat": {"buku": "register"}}, {"catat": "x"})),
    ("kata-buku", CERIA, "konfirmasi", lambda m: P(m, "konfirmasi", "tidak").update(efek=[{"catat": {"buku": "x"}}])),
    ("kata-dokumen", MUBA, "periksa", lambda m: P(m, "periksa", "lengkap")["efek"].append({"draf": "akta"})),
    ("kata-tempat", CERIA, "cetak", lambda m: L(m, "cetak")["efek"][0]["cetak"].update(di="rumah")),
    ("kata-kanal", MUBA, "", lambda m: m["kanal"].update(masuk=["merpati"])),
    ("kata-kanal", MUBA, "terbitkan", lambda m: L(m, "terbitkan")["efek"][2]["beritahu"].update(lewat="merpati")),
    ("penerima", MUBA, "terbitkan", lambda m: L(m, "terbitkan")["efek"][2]["beritahu"].update(siapa="tetangga")),
    ("kata-jeda", MUBA, "", lambda m: m["jam"].update(berhenti=["hujan"])),
    ("kata-jabatan", MUBA, "", lambda m: m["peran"]["kabid"].update(jabatan=["raja"])),
    ("kata-layanan", MUBA, "", lambda m: m.update(layanan="akta")),
    ("kata-kelayakan", IKD, "", lambda m: m["kelayakan"].update(shdk=["tetangga"])),
    ("kata-akhir", MUBA, "", lambda m: m["akhir"].update(hilang={"nama": "x"})),
    ("jabatan", MUBA, "", lambda m: m["peran"]["kabid"].pop("jabatan")),
    ("peran-menganggur", MUBA, "", lambda m: m["peran"].update(tamu={"nama": "Tamu", "jenis": "warga"})),
    ("syarat", MUBA, "validasi", lambda m: L(m, "validasi")["syarat"].append("Batu akik")),
    ("menit", MUBA, "", lambda m: L(m, "terbitkan").update(waktu="4 menit")),
    ("nomor", MUBA, "", lambda m: L(m, "terbitkan").update(no="5")),
    ("jika", SIAGA, "entri", lambda m: L(m, "entri").update(jika='umur == "17"')),
    ("jika", SIAGA, "entri", lambda m: L(m, "entri").update(jika='nik = "belum"')),
    ("jika", SIAGA, "lapor", lambda m: L(m, "lapor").update(jika='nik == "belum"')),
    ("tafsir", IKD, "periksa", lambda m: L(m, "periksa").pop("tafsir")),
    ("alasan", MUBA, "validasi", lambda m: P(m, "validasi", "tidak lengkap").pop("alasan")),
    ("pelaku-tindakan", MUBA, "terima", lambda m: L(m, "terima").update(peran="kabid")),
    ("tindakan-efek", MUBA, "tandatangan", lambda m: P(m, "tandatangan", "lengkap").pop("efek")),
    ("tindakan-efek", MUBA, "tandatangan", lambda m: L(m, "tandatangan").update(tindakan="periksa")),
    # shape
    ("mulai", MUBA, "ajukan", lambda m: jadi_maju(m, "tandatangan", "ditolak", "ajukan")),
    ("mulai", MUBA, "ajukan", lambda m: L(m, "ajukan").update(tindakan="terima")),
    ("tak-terjangkau", MUBA, "sendiri", lambda m: langkah_baru(m, "sendiri", lanjut="validasi")),
    ("tak-terjangkau", MUBA, "", lambda m: m["akhir"].update(ditolak={"nama": "x"})),
    ("buntu", MUBA, "verifikasi", lambda m: P(m, "verifikasi", "lengkap").update(ke="periksa")),
    ("tanpa-maju", MUBA, "validasi", lambda m: jadi_kembali(m, "validasi", "lengkap", "ajukan")),
    ("satu-jawaban", MUBA, "validasi", lambda m: L(m, "validasi")["putusan"].pop("tidak lengkap")),
    ("satu-jawaban", MUBA, "validasi", lambda m: jadi_lanjut(m, "validasi", "verifikasi")),
    ("lingkaran-maju", MUBA, "", lambda m: jadi_maju(m, "verifikasi", "tidak lengkap", "periksa")),
    ("jika", SIAGA, "konfirmasi", dua_jalan_dari_yang_dilewati),
    # returns
    ("kembali-buntu", MUBA, "verifikasi", lambda m: P(m, "verifikasi", "tidak lengkap").update(kembali="terima")),
    ("kembali-buntu", MUBA, "validasi", lambda m: P(m, "validasi", "tidak lengkap").update(kembali="validasi")),
    ("kembali-tanpa-perbaikan", LOKET, "paraf-kabid", kasi_tak_bisa_membenahi),
    # people
    ("penandatangan-memeriksa", MUBA, "tandatangan", kabid_menandatangani),
    ("penandatangan-memeriksa", LOKET, "tandatangan", kasi_menandatangani),
    ("sistem", IKD, "kirim", lambda m: L(m, "kirim").pop("gagal")),
    ("sistem", IKD, "kirim", lambda m: L(m, "kirim")["gagal"].update(lalu="pemohon")),
    ("sistem", IKD, "periksa", lambda m: L(m, "periksa").update(gagal={"ulang": "1", "lalu": "operator"})),
    ("isian", IKD, "buka", lambda m: L(m, "masuk").pop("isian")),
    ("isian", IKD, "buka", lambda m: L(m, "periksa").update(isian="pengajuan")),
    # papers, on every path
    ("ttd-belum-draf", MUBA, "tandatangan", lambda m: P(m, "periksa", "lengkap")["efek"].remove({"draf": "kk"})),
    ("ttd-belum-draf", SIAGA, "tandatangan", lambda m: P(m, "verifikasi", "lengkap").pop("efek")),
    ("paraf-belum-draf", LOKET, "paraf-kasi", lambda m: P(m, "koreksi", "ya")["efek"].pop(0)),
    ("ttd-dua-kali", CERIA, "catat-kirim", tanda_tangan_kedua),
    ("terbit-belum-ttd", CERIA, "catat-kirim", lambda m: L(m, "sertifikasi").update(efek=["arsip"])),
    ("terbit-dua-kali", CERIA, "cetak", lambda m: L(m, "cetak")["efek"].append({"terbit": "kk"})),
    ("catat-belum-terbit", LOKET, "serahkan", lambda m: pindah_ke_depan(m, "serahkan", {"catat": {"buku": "agenda"}})),
    ("serah-belum-terbit", CERIA, "cetak", lambda m: L(m, "catat-kirim")["efek"].pop(0)),
    ("serah-belum-ttd", LOKET, "serahkan", lambda m: L(m, "tandatangan").update(efek=["arsip"])),
    ("cap-belum-ttd", LOKET, "cetak", lambda m: L(m, "cetak")["efek"].append({"cap": "kk"})),
    ("cetak-tanpa-tanda", IKD, "cetak", lambda m: L(m, "kirim")["efek"].remove({"slip": "qr-pin"})),
    ("terima-belum-terbit", MUBA, "terima", lambda m: L(m, "terbitkan")["efek"].remove({"terbit": "kk"})),
    ("selesai-belum-terbit", MUBA, "", lambda m: L(m, "terbitkan")["efek"].remove({"terbit": "kk"})),
    ("selesai-belum-ttd", MUBA, "", lambda m: jadi_putusan(m, "ajukan", "periksa", "selesai")),
    ("arsip", MUBA, "", lambda m: L(m, "terbitkan")["efek"].remove("arsip")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kode", "sop", "langkah", "rusak"), KERUSAKAN, ids=[f"{k}-{i}" for i, (k, *_) in enumerate(KERUSAKAN)]
)
def test_menemukan(kode: str, sop: str, langkah: str, rusak: Rusak, mentah: Callable[[str], dict[str, Any]]) -> None:
    isi = mentah(sop)
    rusak(isi)
    temuan = pemeriksa.periksa(jadi(isi))
    tepat = [t for t in temuan if t.kode == kode and (not langkah or t.langkah == langkah)]
    assert tepat, temuan
    for t in temuan:
        assert t.kalimat[0].isupper()
        assert t.kalimat.endswith(".")
        assert "{" not in t.kalimat.replace("gagal: {ulang", "")


def test_setiap_kode_teruji() -> None:
    """No proof without a fault that it was seen to find."""
    sumber = "".join(Path(str(m.__file__)).read_text() for m in (periksa_kata, periksa_jalan))
    kode = set(re.findall(r'(?:Temuan|_Aturan|_asing)\(\s*"([a-z-]+)"', sumber))
    kode |= set(re.findall(r'_kurang\([^"\n]*(?:"selesai", )?"([a-z]+(?:-[a-z]+)*)", "', sumber)) - {"selesai"}
    kode |= set(re.findall(r'": \("([a-z-]+)"', sumber))
    assert len(kode) > 35
    assert kode - {k for k, *_ in KERUSAKAN} == set()


def test_jalan_tersembunyi_ditemukan(mentah: Callable[[str], dict[str, Any]]) -> None:
    """The fault stands on one path only: signing is skipped, and the finding shows the way."""
    isi = mentah(SIAGA)
    L(isi, "tandatangan")["jika"] = 'nik == "ada"'
    (temuan,) = [t for t in pemeriksa.periksa(jadi(isi)) if t.kode == "terbit-belum-ttd"]
    assert "1 → 2 → 3 → 4 → 5 → 6" in temuan.kalimat


def test_ditandatangani_lagi_sesudah_dikembalikan_itu_benar(mentah: Callable[[str], dict[str, Any]]) -> None:
    isi = mentah(CERIA)
    L(isi, "catat-kirim")["putusan"] = {
        "ya": {"ke": "cetak", "efek": L(isi, "catat-kirim").pop("efek")},
        "tidak": {"kembali": "konfirmasi", "alasan": "wajib"},
    }
    del L(isi, "catat-kirim")["lanjut"]
    assert pemeriksa.periksa(jadi(isi)) == ()


def test_dikembalikan_sesudah_terbit_berarti_terbit_dua_kali(mentah: Callable[[str], dict[str, Any]]) -> None:
    isi = mentah(CERIA)
    L(isi, "cetak")["putusan"] = {
        "ya": {"ke": "terima", "efek": L(isi, "cetak").pop("efek")},
        "tidak": {"kembali": "konfirmasi", "alasan": "wajib"},
    }
    del L(isi, "cetak")["lanjut"]
    assert {t.kode for t in pemeriksa.periksa(jadi(isi))} == {"terbit-dua-kali"}


def test_sejabatan_boleh_bila_orangnya_lain(mentah: Callable[[str], dict[str, Any]]) -> None:
    isi = mentah(MUBA)
    isi["peran"]["kadis"]["jabatan"] = ["kabid"]
    assert pemeriksa.periksa(jadi(isi)) == ()


def test_acuan_rusak_tidak_menjatuhkan(mentah: Callable[[str], dict[str, Any]]) -> None:
    isi = mentah(MUBA)
    for langkah in isi["langkah"].values():
        langkah["peran"] = "tiada"
    assert {t.kode for t in pemeriksa.periksa(jadi(isi))} == {"acuan-peran"}
