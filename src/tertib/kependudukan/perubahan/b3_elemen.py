"""B3, change of data elements: the cells change, the NIK and the number of the card never (Permendagri 108/2019 article 15)."""

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.b3_isian import ALAMAT, BEBERAPA, ELEMEN, HALAMAN, PASAL, SYARAT
from tertib.kependudukan.perubahan.hubungan import pasangan
from tertib.kependudukan.perubahan.jawaban import isi, kartu_pemohon, pilihan, satu_kartu, tanggal, tunjuk
from tertib.kependudukan.perubahan.jenis import Fakta, Hasil, JenisPerubahan
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import Alamat, ganti_orang
from tertib.kependudukan.perubahan.tanya import alamat_baru
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.kode import Daftar
from tertib.kependudukan.rules.nama import periksa_nama, rapikan
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN
from tertib.kependudukan.rules.temuan import Aturan, Temuan, ditolak

_DAFTAR: Mapping[str, Daftar] = {
    "pendidikan": kode.PENDIDIKAN,
    "pekerjaan": PEKERJAAN["99"],
    "agama": kode.AGAMA,
    "golongan_darah": kode.GOLONGAN_DARAH,
    "jenis_kelamin": kode.JENIS_KELAMIN,
}
_PENGHAYAT, _BELUM_TERCATAT = "7", "3"
_UMUR_TAMAT = {"3": 10, "4": 13, "5": 15, "6": 17, "7": 18, "8": 19, "9": 21, "10": 23}
"""Code of education -> an age below which it is doubtful."""

TIDAK_BERUBAH = Aturan(
    "elemen-tidak-berubah",
    "tolak",
    _("Tidak ada data yang berubah. Isi data yang benar."),
    _("Semua jawaban sama dengan data yang tercatat."),
    PASAL,
)
NIK_TETAP = Aturan(
    "nik-tetap",
    "catatan",
    _("NIK {siapa} tidak berubah."),
    _("NIK {siapa} tetap, walaupun {rincian} yang baru berbeda dari angka di dalamnya."),
    "Permendagri 108/2019 Ps 15(3)",
)
KELAMIN = Aturan(
    "kelamin-dibetulkan",
    "peringatan",
    _("Perubahan jenis kelamin akan diperiksa petugas."),
    _("Jenis kelamin {siapa} diubah. Salah ketik: cocokkan akta kelahiran. Selain itu: perlu penetapan pengadilan."),
    "UU 23/2006 jo. 24/2013 Ps 56",
)
PENDIDIKAN_TURUN = Aturan(
    "pendidikan-turun",
    "peringatan",
    _("Pendidikan akan dicocokkan petugas dengan ijazah."),
    _("Pendidikan {siapa} turun dari {rincian}. Cocokkan dengan ijazah."),
    PASAL,
)
PENDIDIKAN_UMUR = Aturan(
    "pendidikan-umur",
    "peringatan",
    _("Pendidikan akan dicocokkan petugas dengan ijazah."),
    _("Pendidikan {siapa} tidak lazim untuk umur {rincian} tahun. Cocokkan dengan ijazah."),
    PASAL,
)
AGAMA_BERUBAH = Aturan(
    "agama-berubah",
    "catatan",
    _("Perubahan agama dicatat sesuai bukti."),
    _("Agama {siapa} berubah menjadi {rincian}. Cocokkan surat pemuka agama atau pernyataan penghayat."),
    "UU 23/2006 jo. 24/2013 Ps 64; Putusan MK 97/PUU-XIV/2016",
)
PASANGAN_TIDAK_ADA = Aturan(
    "kawin-belum-tercatat-pasangan",
    "tolak",
    _("Suami dan istri harus tercatat di KK ini. Pilih “Mencatat perkawinan”."),
    _("Tidak jelas siapa suami atau istri {siapa} di KK ini."),
    "Permendagri 108/2019 Ps 10(2)",
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The card with the new cells. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    satu_kartu(sebelum)
    elemen = pilihan(fakta, "elemen", (*ELEMEN, BEBERAPA))
    isi(fakta, "dasar")
    temuan: list[Temuan] = []
    if elemen == ALAMAT:
        baru, akibat = _alamat(k, fakta), gettext("Alamat di KK dibetulkan.")
    else:
        a = tunjuk(k, isi(fakta, "siapa"))
        baru, temuan = _orang(k, a, elemen, fakta, kini)
        akibat = gettext("Data {nama} diubah. NIK tetap.").format(nama=a.orang.nama)
    if baru.sidik == k.sidik and not ditolak(temuan):
        temuan.append(TIDAK_BERUBAH.temuan(medan="elemen"))
    temuan += periksa_pemohon(sebelum, pemohon_nik)
    return selesai(sebelum, (baru,), kini=kini, akibat=(akibat,), temuan=temuan)


def _alamat(k: Keluarga, fakta: Fakta) -> Keluarga:
    bawaan = {m: getattr(k, m) for m in ("alamat", "rt", "rw", "kode_pos", "desa")}
    diisi = {m: fakta[m] for m in ("alamat", "rt", "rw", "kode_pos") if fakta.get(m)}
    alamat: Alamat = alamat_baru(bawaan | diisi, k)
    return alamat.pada(k)


def _orang(k: Keluarga, a: Anggota, elemen: str, fakta: Fakta, kini: dt.date) -> tuple[Keluarga, list[Temuan]]:
    diubah = [e for e in ELEMEN if e != ALAMAT and elemen in (e, BEBERAPA) and fakta.get(e)]
    nilai: dict[str, object] = {}
    for e in diubah:
        if e != "status_kawin":
            nilai[e] = _nilai(e, fakta)
    if "pekerjaan" in nilai:
        nilai["daftar_pekerjaan"] = "99"
    for tua in ("ayah", "ibu"):
        if tua in nilai:
            nilai[f"nik_{tua}"] = _nik_orang_tua(k, tua, str(nilai[tua]))
    baru = ganti_orang(k, a.orang.nik, **nilai)
    temuan = _periksa(a, nilai, kini)
    if "status_kawin" in diubah:
        return _kawin_belum_tercatat(baru, a, fakta, temuan)
    return baru, temuan


def _nilai(elemen: str, fakta: Fakta) -> object:
    if elemen in _DAFTAR:
        return pilihan(fakta, elemen, _DAFTAR[elemen].isi)
    return tanggal(fakta, elemen) if elemen == "tanggal_lahir" else rapikan(isi(fakta, elemen))


def _nik_orang_tua(k: Keluarga, tua: str, nama: str) -> str:
    kelamin = kode.LAKI if tua == "ayah" else kode.PEREMPUAN
    cocok = [a.orang.nik for a in k.anggota if a.orang.nama == nama and a.orang.jenis_kelamin == kelamin]
    return cocok[0] if len(cocok) == 1 else ""


def _periksa(a: Anggota, nilai: Mapping[str, object], kini: dt.date) -> list[Temuan]:
    o, temuan = a.orang, []
    for medan in ("tanggal_lahir", "jenis_kelamin"):
        if medan in nilai and nilai[medan] != getattr(o, medan):
            temuan.append(NIK_TETAP.temuan(o.nama, rincian=str(ELEMEN[medan]).lower()))
    if nilai.get("jenis_kelamin", o.jenis_kelamin) != o.jenis_kelamin:
        temuan.append(KELAMIN.temuan(o.nama, medan="jenis_kelamin"))
    if nilai.get("agama", o.agama) != o.agama:
        temuan.append(AGAMA_BERUBAH.temuan(o.nama, rincian=kode.AGAMA.label(str(nilai["agama"]))))
    if "pendidikan" in nilai:
        temuan += _periksa_pendidikan(o, str(nilai["pendidikan"]), kini)
    for medan in ("ayah", "ibu"):
        if medan in nilai:
            temuan += periksa_nama(str(nilai[medan]), medan=medan)
    return temuan


def _periksa_pendidikan(o: Orang, baru: str, kini: dt.date) -> list[Temuan]:
    temuan = []
    if int(baru) < int(o.pendidikan):
        rincian = kode.PENDIDIKAN.label(o.pendidikan)
        temuan.append(PENDIDIKAN_TURUN.temuan(o.nama, rincian=rincian, medan="pendidikan"))
    if (umur := o.umur(kini)) < _UMUR_TAMAT.get(baru, 0):
        temuan.append(PENDIDIKAN_UMUR.temuan(o.nama, rincian=str(umur), medan="pendidikan"))
    return temuan


def _kawin_belum_tercatat(k: Keluarga, a: Anggota, fakta: Fakta, temuan: list[Temuan]) -> tuple[Keluarga, list[Temuan]]:
    """Both of a couple on this card become "kawin belum tercatat" (F-1.05)."""
    hari = tanggal(fakta, "tanggal_kawin") if fakta.get("tanggal_kawin") else None
    p = pasangan(k.anggota, next(b for b in k.anggota if b.orang.nik == a.orang.nik)) or _suami_istri(k, a)
    if p is None:
        return k, [*temuan, PASANGAN_TIDAK_ADA.temuan(a.orang.nama, medan="status_kawin")]
    for o in (a.orang, p.orang):
        k = ganti_orang(k, o.nik, status_kawin=_BELUM_TERCATAT, tanggal_kawin=hari or o.tanggal_kawin)
    return k, temuan


def _suami_istri(k: Keluarga, a: Anggota) -> Anggota | None:
    """Head and spouse by their relation alone, where the states do not say it yet."""
    inti = [b for b in k.anggota if b.shdk in (kode.KEPALA, kode.SUAMI, kode.ISTRI)]
    if len(inti) != 2 or a.orang.nik not in {b.orang.nik for b in inti}:
        return None
    return next(b for b in inti if b.orang.nik != a.orang.nik)


JENIS = JenisPerubahan(
    kode="ubah-data",
    kode_f102="B3",
    nama=_("Mengubah data di KK"),
    ringkas=_("Pendidikan, pekerjaan, agama, golongan darah, atau data lain berubah atau salah."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
