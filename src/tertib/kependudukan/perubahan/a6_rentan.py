"""A6, residents vulnerable in their papers: often without NIK, reported by somebody else.

Permendagri 96/2019; Perpres 96/2018 article 11(1)(d). Before a NIK is made the fingers or eyes are searched in the
central records: found means no new NIK. The birth date may be known by year only. One person a request.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.a5_luar_negeri import alamat_tujuan
from tertib.kependudukan.perubahan.biodata import formulir_biodata, halaman_biodata, orang
from tertib.kependudukan.perubahan.jawaban import isi, kartu, pilihan
from tertib.kependudukan.perubahan.jenis import (
    Diri,
    Fakta,
    Halaman,
    Hasil,
    JawabanKurang,
    JenisPerubahan,
    Pertanyaan,
    Syarat,
)
from tertib.kependudukan.perubahan.kedatangan import (
    SYARAT_TUMPANG,
    halaman_tujuan,
    kk_sendiri,
    kk_tumpangan,
    tempatkan,
)
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.tanya import jawab, salah_satu, tanya_teks, ya_tidak
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.keluarga import periksa_keluarga
from tertib.kependudukan.rules.nama import periksa_nama
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL = "Permendagri 96/2019"
KATEGORI = (
    ("bencana-alam", _("Korban bencana alam")),
    ("bencana-sosial", _("Korban bencana sosial")),
    ("terlantar", _("Orang terlantar atau dengan gangguan jiwa")),
    ("terpencil", _("Komunitas terpencil")),
    ("kawasan", _("Tinggal di kawasan hutan, tanah negara, atau tanah sengketa")),
)
SAAT_REKAM = "saat-rekam"
DIKENALI_KK = "kk_dikenali"
"""The card of a resident whom an official recognised; no question asks for it."""
_TANPA_IDENTITAS = jawab("identitas", "tidak")

BIOMETRIK_BELUM = Aturan(
    "biometrik-belum-dicari",
    "tolak",
    _("Data biometrik orang ini belum dicari. Petugas akan melakukannya saat bertemu."),
    _("Cari dulu sidik jari atau iris {siapa} di data pusat. NIK baru hanya dibuat jika tidak ditemukan."),
    _PASAL,
)
LAHIR_PERKIRAAN = Aturan(
    "tanggal-lahir-perkiraan",
    "peringatan",
    _("Tanggal lahir ditulis 1 Juli karena hanya tahunnya yang diketahui."),
    _("Tanggal lahir {siapa} perkiraan: {rincian}. Catat dasarnya; NIK tidak berubah jika kelak dibetulkan."),
    _PASAL,
)
BIOMETRIK_SAAT_REKAM = Aturan(
    "biometrik-saat-rekam",
    "peringatan",
    _("Sidik jari atau iris dicari saat perekaman."),
    _(
        "Biometrik {siapa} belum dicari; layanan pusat mencarinya sesudah perekaman. Sampai saat itu kemiripan diputus orang."
    ),
    _PASAL,
)
NAMA_SEBUTAN = Aturan(
    "nama-sebutan",
    "peringatan",
    _("Nama orang ini adalah sebutan sehari-hari."),
    _("Nama {siapa} adalah sebutan; nama sebenarnya tidak diketahui. NIK tidak berubah jika kelak dibetulkan."),
    _PASAL,
)
DASAR_NAMA = Aturan(
    "orang-tua-tidak-diketahui",
    "catatan",
    _("Nama orang tua tidak diisi karena tidak diketahui."),
    _("Nama orang tua {siapa} tidak diketahui dan dicetak “-”."),
    _PASAL,
)

SYARAT = (
    Syarat("surat_domisili", _("Surat keterangan domisili dari desa atau kelurahan"), _("Foto surat asli."), _PASAL),
    Syarat(
        "surat_dinsos",
        _("Surat dari Dinas Sosial"),
        _("Untuk orang terlantar atau dengan gangguan jiwa."),
        _PASAL,
        wajib_jika=jawab("kategori", "terlantar"),
    ),
    Syarat(
        "surat_kepolisian",
        _("Surat keterangan dari kepolisian"),
        _("Untuk orang tanpa bukti identitas apa pun."),
        _PASAL,
        wajib_jika=_TANPA_IDENTITAS,
    ),
    Syarat(
        "pernyataan_tanpa_dokumen",
        _("Pernyataan tidak memiliki dokumen kependudukan (F-1.04)"),
        _("Ditandatangani orang ini atau pelapor, dengan dua saksi."),
        "Permendagri 109/2019, F-1.04",
        wajib_jika=_TANPA_IDENTITAS,
    ),
    Syarat(
        "skpti",
        _("Surat keterangan pengganti tanda identitas (SKPTI)"),
        _("Untuk korban bencana yang dokumennya hilang."),
        "Perpres 96/2018 Ps 11(1)(d)",
        wajib_jika=salah_satu("kategori", ("bencana-alam", "bencana-sosial")),
    ),
    Syarat(
        "pengakuan_adat",
        _("Pernyataan kepala suku atau adat"),
        _("Untuk komunitas terpencil."),
        _PASAL,
        wajib_jika=jawab("kategori", "terpencil"),
    ),
    formulir_biodata(_PASAL, jika=salah_satu("biometrik", ("belum", "tidak", SAAT_REKAM))),
    Syarat("foto_orang", _("Foto orang ini"), _("Wajah terlihat, diambil di tempat."), _PASAL, boleh_kosong=True),
    *SYARAT_TUMPANG,
)

HALAMAN = (
    Halaman(
        "keadaan_rentan",
        _("Keadaan orang ini"),
        _("Satu permohonan untuk satu orang."),
        (
            Pertanyaan("kategori", _("Mengapa sulit mengurus dokumen?"), "pilihan", KATEGORI),
            ya_tidak(
                "identitas", _("Apakah ada bukti identitas apa pun?"), petunjuk=_("Misalnya ijazah atau KTP lama.")
            ),
            Pertanyaan(
                "biometrik",
                _("Hasil pencarian sidik jari atau iris"),
                "pilihan",
                (
                    ("belum", _("Belum dicari")),
                    ("ditemukan", _("Ditemukan: sudah punya NIK")),
                    ("tidak", _("Dicari dan tidak ditemukan")),
                    (SAAT_REKAM, _("Dicari saat perekaman, sesudah ada NIK")),
                ),
                petunjuk=_("Diisi petugas."),
            ),
            Pertanyaan(
                "nama_dikenal",
                _("Apakah namanya diketahui?"),
                "pilihan",
                (("ya", _("Ya")), ("sebutan", _("Tidak; yang ditulis sebutan sehari-hari"))),
                wajib=False,
            ),
            tanya_teks("ditemukan", _("Di mana orang ini ditemukan atau tinggal?"), wajib=False),
            tanya_teks("koordinat", _("Koordinat tempat itu"), wajib=False),
        ),
    ),
    *halaman_biodata(lahir_tidak_pasti=True, punya_nik=jawab("biometrik", "ditemukan")),
    *halaman_tujuan(dengan_kepala=False),
    Halaman(
        "alasan",
        _("Anak tanpa orang dewasa"),
        _("Isi hanya jika orang ini di bawah 17 tahun dan tidak ada KK yang dapat ditumpangi."),
        (tanya_teks("alasan_kepala", _("Mengapa tidak ada orang dewasa?"), wajib=False),),
        jika=kk_sendiri,
    ),
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """A new card for the person, or the one he or she joins; a NIK where none was found. Raises FaktaSalah."""
    pilihan(fakta, "kategori", dict(KATEGORI))
    biometrik = pilihan(fakta, "biometrik", ("belum", "ditemukan", "tidak", SAAT_REKAM))
    if fakta.get(DIKENALI_KK):
        return _dikenali(sebelum, fakta, kini=kini)
    diri = orang(fakta, kini=kini, nik=isi(fakta, "nik") if biometrik == "ditemukan" else "")
    datang = (Anggota(replace(diri), kode.LAINNYA),)
    alasan = fakta.get("alasan_kepala", "").strip()
    letak = tempatkan(
        sebelum, fakta, datang, alamat=alamat_tujuan(fakta, sebelum), kini=kini, pengecualian=_perlu(alasan, fakta)
    )
    temuan = [*letak.temuan, *(t for t in periksa_nama(diri.nama) if not diri.nik)]
    temuan += _tidak_pasti(diri, fakta)
    return selesai(
        tuple(k for k in sebelum if k.nomor == letak.kartu.nomor),
        (letak.kartu,),
        kini=kini,
        sebab_nomor=gettext("pendataan penduduk rentan"),
        akibat=(letak.akibat, gettext("KTP-el direkam setelah NIK terbit, jika sudah 17 tahun.")),
        temuan=temuan,
        datang=[diri.nik] if diri.nik else [],
    )


def _tidak_pasti(diri: Orang, fakta: Fakta) -> Iterator[Temuan]:
    """What is not known of the person, said as such."""
    if fakta["biometrik"] == "belum":
        yield BIOMETRIK_BELUM.temuan(diri.nama, medan="biometrik")
    if fakta["biometrik"] == SAAT_REKAM:
        yield BIOMETRIK_SAAT_REKAM.temuan(diri.nama)
    if fakta.get("nama_dikenal") == "sebutan":
        yield NAMA_SEBUTAN.temuan(diri.nama, medan="nama")
    if fakta.get("lahir") == "tahun":
        yield LAHIR_PERKIRAAN.temuan(diri.nama, rincian=f"{diri.tanggal_lahir:%d-%m-%Y}")
    if not diri.ibu and not diri.ayah:
        yield DASAR_NAMA.temuan(diri.nama)


def _dikenali(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, kini: dt.date) -> Hasil:
    """The person is a resident on a card already: NIK and card stay, the card is issued again."""
    semula = kartu(sebelum, fakta[DIKENALI_KK])
    anggota = semula.cari(isi(fakta, "nik"))
    if anggota is None:
        raise JawabanKurang
    akibat = gettext("{nama} sudah tercatat. NIK tetap dan KK-nya diterbitkan lagi.").format(nama=anggota.orang.nama)
    return Hasil((semula,), (akibat,), tuple(periksa_keluarga(semula, kini=kini)), diterbitkan=(0,))


def kenali(fakta: Fakta, *, nik: str, nomor_kk: str) -> dict[str, str]:
    """The facts once an official found that the person is the resident with this NIK, on this card ("" on none)."""
    return {**fakta, "biometrik": "ditemukan", "nik": nik, DIKENALI_KK: nomor_kk}


def _kartu_lain(fakta: Fakta) -> tuple[str, ...]:
    dikenali = fakta.get(DIKENALI_KK, "")
    return (dikenali,) if dikenali else kk_tumpangan(fakta)


def _perlu(alasan: str, fakta: Fakta) -> str:
    return alasan if kk_sendiri(fakta) else ""


JENIS = JenisPerubahan(
    kode="rentan",
    kode_f102="A6",
    nama=_("Penduduk rentan tanpa dokumen"),
    ringkas=_("Korban bencana, orang terlantar, atau komunitas terpencil yang belum punya NIK atau KK."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=_kartu_lain,
    kenali=kenali,
    diri=Diri(
        _("Siapa pun yang mendampingi: keluarga, pamong, kecamatan, pendamping sosial, atau Dinas Sosial."),
        _("Tulis data Anda sebagai pelapor, bukan data orang yang dilaporkan."),
        berkartu=False,
    ),
)
