"""Every word a definition may use, each with its meaning; a word stands here only when something executes it.

Adding a word: a row here, the same word in `skema.json` (editors complete from it), and what `alur` does for it.
"""

from dataclasses import dataclass

WARGA, PELAPOR, PETUGAS, SISTEM = "warga", "pelapor", "petugas", "sistem"

JENIS_PERAN = {
    PETUGAS: "pegawai yang bertugas pada sebuah jabatan",
    WARGA: "penduduk yang meminta untuk dirinya atau keluarganya",
    PELAPOR: "orang dari lembaga yang meminta atas nama penduduk lain",
    SISTEM: "Tertib sendiri, tanpa orang",
}


@dataclass(frozen=True, slots=True)
class KataTindakan:
    """What a step is: its meaning, who may be given it, and the effect it must have ("" = none demanded)."""

    arti: str
    pelaku: frozenset[str]
    wajib: str = ""


_PEMINTA = frozenset({WARGA, PELAPOR})
_PEGAWAI = frozenset({PETUGAS})

TINDAKAN = {
    "isi": KataTindakan("mengisi data", _PEMINTA | _PEGAWAI),
    "ajukan": KataTindakan("mengajukan permohonan dengan berkasnya", _PEMINTA),
    "periksa": KataTindakan("memeriksa permohonan dan memutus", _PEGAWAI),
    "paraf": KataTindakan("mengoreksi konsep dan membubuhkan paraf", _PEGAWAI, "paraf"),
    "tandatangan": KataTindakan("menandatangani secara elektronik", _PEGAWAI, "tte"),
    "tandatangan-basah": KataTindakan("menandatangani dengan pena", _PEGAWAI, "ttd-basah"),
    "terbitkan": KataTindakan("menerbitkan dokumen", frozenset({PETUGAS, SISTEM}), "terbit"),
    "kirim": KataTindakan("mengirim dokumen atau tanda pengambilannya", frozenset({PETUGAS, SISTEM}), "beritahu"),
    "cetak": KataTindakan("mencetak dokumen", _PEMINTA | _PEGAWAI, "cetak"),
    "rekam": KataTindakan("merekam biometrik", _PEGAWAI, "rekam"),
    "serahkan": KataTindakan("menyerahkan dokumen kepada yang berhak", _PEGAWAI, "serah"),
    "terima": KataTindakan("menerima dokumen", _PEMINTA),
}

MEMERIKSA = frozenset({"periksa", "paraf"})
"""The acts that judge a case; whoever did one may not sign it."""

MEMPERBAIKI = frozenset({"isi", "ajukan"})
"""The acts that change what was wrong, besides every step that makes a draft."""


@dataclass(frozen=True, slots=True)
class KataEfek:
    """What an answer causes: its meaning, the arguments it must have and those it may have."""

    arti: str
    wajib: tuple[str, ...] = ()


EFEK = {
    "draf": KataEfek("menyiapkan draf dokumen dari data perkara", ("apa",)),
    "konsep": KataEfek("menyiapkan konsep dokumen untuk diparaf", ("apa",)),
    "nik": KataEfek("membuat NIK bagi yang belum punya"),
    "slip": KataEfek("memberi tanda untuk mengambil dokumen kelak", ("apa",)),
    "paraf": KataEfek("membubuhkan paraf pada konsep", ("apa",)),
    "tte": KataEfek("menandatangani dokumen secara elektronik", ("apa",)),
    "ttd-basah": KataEfek("menandai dokumen bertanda tangan pena", ("apa",)),
    "cap": KataEfek("menandai dokumen bercap dinas", ("apa",)),
    "terbit": KataEfek("menerbitkan dokumen", ("apa",)),
    "kirim": KataEfek("mengirim dokumen ke unit di luar Dinas; tercatat kapan dikirim dan diterima", ("apa", "siapa")),
    "beritahu": KataEfek("memberi tahu seseorang", ("siapa", "lewat")),
    "catat": KataEfek("menulis sebaris di buku", ("buku",)),
    "cetak": KataEfek("mencetak", ("apa", "di")),
    "rekam": KataEfek("menyimpan hasil perekaman biometrik"),
    "serah": KataEfek("menyerahkan dokumen dan membuat bukti penyerahan", ("apa",)),
    "arsip": KataEfek("mengarsipkan berkas persyaratan"),
    "blanko": KataEfek("memakai satu blanko dari persediaan kantor", ("apa",)),
}

MENDRAF = frozenset({"draf", "konsep"})
MENANDATANGANI = frozenset({"tte", "ttd-basah"})

DOKUMEN = {
    "kk": "Kartu Keluarga",
    "biodata": "Biodata Penduduk",
    "ktp": "KTP-el",
}

BERTANDA = frozenset({"kk", "biodata"})
"""Documents that carry a signature of their own; a KTP-el is printed from the recording, unsigned by the Dinas."""

TANDA = {
    "tanda-bukti": "tanda bukti pengambilan, ditunjukkan saat menerima",
    "qr-pin": "QR code dan PIN untuk mencetak di mesin ADM",
}

BLANKO = {
    "ktp": "blanko KTP-el",
    "kk": "kertas KK bernomor seri, untuk tanda tangan pena",
}

BUKU = {
    "register": "buku register: dokumen yang terbit",
    "agenda": "buku agenda: dokumen yang keluar lewat loket",
    "permasalahan": "buku permasalahan: kekurangan yang ditemukan",
}

BUKU_TERBIT = frozenset({"register", "agenda"})
"""The books in which only issued documents may stand."""

KANAL = {
    "warga": "situs layanan, diisi pemohon sendiri",
    "whatsapp": "pesan WhatsApp",
    "surel": "e-mail",
    "ikd": "aplikasi identitas kependudukan digital",
    "loket": "loket di kantor",
    "anjungan": "mesin Anjungan Dukcapil Mandiri (ADM)",
    "nagari": "kantor nagari atau desa",
    "lapangan": "petugas yang mendatangi penduduk",
}

TEMPAT_CETAK = {
    "loket": "printer loket",
    "dinas": "printer kantor Dinas",
    "nagari": "printer kantor nagari",
    "anjungan": "mesin ADM, setelah menunjukkan QR code dan PIN",
}

CETAK_SERAH = frozenset({"nagari", "anjungan"})
"""Printing there puts the paper outside the office: only what was issued may be printed."""

HASIL_CETAK = {**DOKUMEN, "konsep": "konsep yang belum ditandatangani"}

JEDA = {
    "menunggu-pemohon": "perkara berada pada pemohon",
    "gangguan-jaringan": "gangguan jaringan yang tercatat",
    "menunggu-pusat": "layanan pusat belum menjawab, jadi KTP-el belum boleh dicetak",
}

JABATAN = {
    "operator": "operator pelayanan dan SIAK",
    "operator-nagari": "operator di kantor nagari",
    "loket": "petugas loket",
    "petugas": "petugas Dukcapil penerima laporan",
    "perekam": "petugas perekaman KTP-el",
    "subkoord": "sub koordinator",
    "kasi": "kepala seksi",
    "kabid": "kepala bidang",
    "jfm": "jabatan fungsional ahli muda",
    "administrator": "pejabat administrator",
    "kadis": "kepala Dinas",
}

UNIT = {"desa": "kantor desa, kelurahan atau nagari tempat tinggal pemohon"}

LOKASI = {"lapangan": "bekerja di luar kantor, mungkin tanpa jaringan"}

LAYANAN = {
    "kartu-keluarga": "Kartu Keluarga baru, perubahan, hilang atau rusak",
    "cetak-kartu-keluarga": "cetak Kartu Keluarga lewat IKD",
    "penduduk-rentan": "KK dan KTP-el bagi penduduk rentan adminduk",
}

SHDK = (
    "kepala keluarga", "suami", "istri", "anak", "menantu", "cucu", "orang tua", "mertua", "famili lain", "pembantu",
    "lainnya",
)  # fmt: skip
"""Relations in the family that `kelayakan` may name (the SHDK code list of the register)."""

AKHIR = {
    "selesai": "dokumen sampai kepada pemohon",
    "ditolak": "permohonan ditolak",
    "ditarik": "pemohon menarik permohonannya",
}


@dataclass(frozen=True, slots=True)
class KataFakta:
    """A fact of the case that `jika` may ask for, and the values it can have."""

    arti: str
    nilai: tuple[str, ...]


FAKTA = {
    "nik": KataFakta("apakah penduduk sudah punya NIK", ("ada", "belum")),
    "perekaman": KataFakta("apakah biometrik penduduk sudah direkam", ("sudah", "belum")),
}

SYARAT = (
    "berkas", "dokumen", "persyaratan", "checklist", "f-1.", "formulir", "permohonan", "surat keterangan",
    "draft", "draf", "konsep", "kartu keluarga", "kk", "ktp", "nik", "biodata", "tanda bukti", "buku", "blanko",
    "komputer", "laptop", "smartphone", "ponsel", "printer", "scanner", "internet", "jaringan", "siak",
    "pin", "captcha", "qr", "e-mail", "wa pemohon", "halaman utama", "menu layanan",
    "atk", "alat tulis", "ballpoint", "kertas", "cap dinas",
)  # fmt: skip
"""Nouns of the papers and tools a step may need. A definition adds its own under identitas.peralatan."""
