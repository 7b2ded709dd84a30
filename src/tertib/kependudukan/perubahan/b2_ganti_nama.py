"""B2, change of name by a court's order: the name changes, the NIK and the number of the card stay.

UU 23/2006 jo. 24/2013 article 52; the new name is recorded for the first time, so Permendagri 73/2022 applies to it.
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.hubungan import adalah_anak
from tertib.kependudukan.perubahan.jawaban import isi, kartu_pemohon, satu_kartu, tanggal, tunjuk
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Hasil, JenisPerubahan, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import ganti_orang
from tertib.kependudukan.perubahan.tanya import tanya_siapa, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.nama import periksa_nama, rapikan
from tertib.kependudukan.rules.temuan import Aturan

_PASAL = "UU 23/2006 jo. 24/2013 Ps 52"

NAMA_SAMA = Aturan(
    "nama-tidak-berubah",
    "tolak",
    _("Nama baru sama dengan nama sekarang. Periksa penetapan pengadilan."),
    _("Nama baru {siapa} sama dengan yang tercatat."),
    _PASAL,
)
NAMA_DI_ANAK = Aturan(
    "nama-orang-tua-lama",
    "peringatan",
    _("Nama orang tua pada data anak masih nama lama. Ubah dengan permohonan tersendiri jika akta anak sudah diubah."),
    _("Kolom orang tua {siapa} masih “{rincian}”. Kolom itu mengikuti akta kelahiran anak."),
    _PASAL,
)

SYARAT = (
    syarat.kk_lama(),
    Syarat("penetapan_nama", _("Penetapan pengadilan negeri tentang nama"), _("Foto semua halaman."), _PASAL),
    Syarat("akta_kelahiran", _("Akta kelahiran dengan catatan pinggir"), _("Foto dari akta asli."), _PASAL),
)

HALAMAN = (
    Halaman(
        "nama",
        _("Nama baru"),
        _("Tulis sama persis dengan penetapan pengadilan."),
        (
            tanya_siapa("siapa", _("Siapa yang ganti nama")),
            Pertanyaan("nama_baru", _("Nama lengkap yang baru"), "nama"),
            tanya_teks("nomor_penetapan", _("Nomor penetapan")),
            tanya_tanggal("tanggal_penetapan", _("Tanggal penetapan")),
        ),
    ),
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The card with the new name. Raises FaktaSalah."""
    k = satu_kartu(sebelum)
    a = tunjuk(kartu_pemohon(sebelum), isi(fakta, "siapa"))
    baru, hari = rapikan(isi(fakta, "nama_baru")), tanggal(fakta, "tanggal_penetapan")
    isi(fakta, "nomor_penetapan")
    temuan = [*periksa_nama(baru, medan="nama_baru"), *periksa_pemohon(sebelum, pemohon_nik)]
    temuan += periksa_lapor("ganti-nama", hari, kini=kini, medan="tanggal_penetapan")
    if baru == a.orang.nama:
        temuan.append(NAMA_SAMA.temuan(baru, medan="nama_baru"))
    anak = [b.orang for b in k.anggota if adalah_anak(b.orang, a.orang)]
    temuan += [NAMA_DI_ANAK.temuan(o.nama, rincian=a.orang.nama) for o in anak]
    akibat = gettext("Nama {lama} menjadi {baru}. NIK tetap.").format(lama=a.orang.nama, baru=baru)
    return selesai(sebelum, (ganti_orang(k, a.orang.nik, nama=baru),), kini=kini, akibat=(akibat,), temuan=temuan)


JENIS = JenisPerubahan(
    kode="ganti-nama",
    kode_f102="B2",
    nama=_("Mengganti nama"),
    ringkas=_("Ada penetapan pengadilan negeri tentang ganti nama."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
