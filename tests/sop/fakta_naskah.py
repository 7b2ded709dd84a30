"""What the five papers print, typed from the papers and from nowhere else: the oracle for definitions and drawings.

A row: (no, role column, minutes or None, branches the paper itself shows), a branch being (answer, no of the step it
returns to; None where the paper does not say). Totals: the printed one, or the sum where none is printed.
"""

Cabang = tuple[str, str | None]
Baris = tuple[str, str, int | None, tuple[Cabang, ...]]

PERAN: dict[str, list[str]] = {
    "kk-ceria-padang-pariaman": [
        "Pemohon (Masyarakat)",
        "Operator Penerima Layanan Digital",
        "Kasi/ Kabid",
        "Kadis",
        "Operator Nagari",
    ],
    "kk-ikd-bandung": [
        "Pemohon",
        "Petugas / Operator",
        "Jabatan Fungsional Ahli Muda (JFM) dan / atau Pejabat Administrator",
        "Kepala Dinas Kependudukan dan Pencatatan Sipil",
        "Sistem",
    ],
    "kk-online-musi-banyuasin": ["Pemohon", "Operator", "Verifikator/ Sub Koord", "Validator/ Kabid", "Kepala Dinas"],
    "kk-umum-loket": [
        "Pemohon",
        "Loket",
        "Kasi Identitas Penduduk",
        "Kabid Pelayanan Pendaftaran Penduduk",
        "Kadis Dukcapil",
    ],
    "kk-siaga-metro": [
        "Pemohon",
        "Petugas Dukcapil",
        "Kasi",
        "Operator",
        "Kabid",
        "Kadis",
        "Petugas perekaman",
    ],
}

TOTAL = {
    "kk-ceria-padang-pariaman": 15,
    "kk-ikd-bandung": 50,
    "kk-online-musi-banyuasin": 30,
    "kk-umum-loket": 10,
    "kk-siaga-metro": 26,
}

TOTAL_TERCETAK = {"kk-ikd-bandung", "kk-online-musi-banyuasin", "kk-umum-loket"}

# fmt: off
BARIS: dict[str, list[Baris]] = {
    "kk-ceria-padang-pariaman": [
        ("1", "Pemohon (Masyarakat)", 5, ()),
        ("2", "Operator Penerima Layanan Digital", 2, (("tidak", None),)),
        ("3", "Kasi/ Kabid", 1, (("tidak", "2"),)),
        ("4", "Kadis", 1, ()),
        ("5", "Operator Penerima Layanan Digital", 2, ()),
        ("6", "Operator Nagari", 2, ()),
        ("7", "Pemohon (Masyarakat)", 2, ()),
    ],
    "kk-ikd-bandung": [
        ("1", "Pemohon", 5, ()),
        ("2", "Pemohon", 5, ()),
        ("3", "Pemohon", None, ()),
        ("4", "Pemohon", 5, ()),
        ("5", "Pemohon", None, ()),
        ("6", "Petugas / Operator", 5, ()),
        ("7", "Jabatan Fungsional Ahli Muda (JFM) dan / atau Pejabat Administrator", 5, ()),
        ("8", "Kepala Dinas Kependudukan dan Pencatatan Sipil", 5, ()),
        ("9", "Sistem", 15, ()),
        ("10", "Pemohon", 5, ()),
    ],
    "kk-online-musi-banyuasin": [
        ("1", "Pemohon", 5, ()),
        ("2", "Operator", 5, (("tidak lengkap", "1"),)),
        ("3", "Verifikator/ Sub Koord", 5, (("tidak lengkap", "2"),)),
        ("4", "Validator/ Kabid", 5, (("tidak lengkap", "2"),)),
        ("5", "Kepala Dinas", 5, (("ditolak", None),)),
        ("6", "Operator", 3, ()),
        ("7", "Pemohon", 2, ()),
    ],
    "kk-umum-loket": [
        ("1", "Pemohon", 1, ()),
        ("2", "Loket", 3, (("tidak", "1"),)),
        ("3", "Kasi Identitas Penduduk", 1, (("tidak", "2"),)),
        ("4", "Kabid Pelayanan Pendaftaran Penduduk", 1, (("tidak", "3"),)),
        ("5", "Loket", 1, ()),
        ("6", "Kadis Dukcapil", 1, ()),
        ("7", "Loket", 1, ()),
        ("8", "Pemohon", 1, ()),
    ],
    "kk-siaga-metro": [
        ("1", "Pemohon", None, ()),
        ("2", "Petugas Dukcapil", 5, ()),
        ("3", "Kasi", 5, ()),
        ("4", "Operator", 5, ()),
        ("5", "Kabid", 2, ()),
        ("6", "Kadis", 1, ()),
        ("7", "Petugas perekaman", 5, ()),
        ("8", "Operator", 2, ()),
        ("9", "Operator", 1, ()),
    ],
}

# (words that must stand among the papers needed, words that must stand among the outputs), per row
KELENGKAPAN: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "kk-ceria-padang-pariaman": [
        (("persyaratan dokumen kk", "internet", "scanner", "komputer", "smartphone"), ("data yang valid",)),
        (("komputer", "internet"), ("data yang valid",)),
        (("komputer", "internet"), ("data yang valid",)),
        (("smartphone", "internet", "dokumen kk"), ("dokumen kk",)),
        (("komputer", "internet", "buku", "alat tulis"), ("dokumen kk",)),
        (("dokumen kk", "printer"), ("dokumen kk",)),
        (("dokumen kk",), ("dokumen kk",)),
    ],
    "kk-ikd-bandung": [
        (("android", "iphone", "pin"), ("pin", "captcha")),
        (("pin",), ("halaman utama",)),
        (("halaman utama",), ("menu layanan", "pin", "captcha")),
        (("menu layanan", "pin", "captcha"), ("cetak kk",)),
        (("cetak kk",), ("diajukan",)),
        (("diajukan",), ("diperiksa",)),
        (("diperiksa",), ("diverifikasi", "divalidasi")),
        (("diverifikasi", "divalidasi"), ("tanda tangan elektronik",)),
        (("tanda tangan elektronik",), ("e-mail", "qr code", "pin")),
        (("e-mail", "qr code", "pin"), ("mesin adm",)),
    ],
    "kk-online-musi-banyuasin": [
        (("f-1.02", "dokumen persyaratan", "pdf", "foto", "wa pemohon"), ("wa",)),
        (
            ("f-1.02", "dokumen persyaratan", "checklist", "komputer", "ballpoint"),
            ("diperiksa", "draft biodata", "draft kk"),
        ),
        (("draft kk", "dokumen persyaratan", "komputer", "ballpoint"), ("divalidasi", "pengajuan draft kk")),
        (("draft kk", "dokumen persyaratan", "komputer", "hp", "tablet"), ("diverifikasi", "pengajuan draft kk")),
        (("draft kk", "dokumen persyaratan", "komputer", "hp", "tablet"), ("tersertifikasi",)),
        (("biodata penduduk", "pdf", "komputer"), ("kartu keluarga", "pdf")),
        (("kartu keluarga", "pdf", "komputer", "hp", "wa pemohon"), ("kartu keluarga", "pdf")),
    ],
    "kk-umum-loket": [
        (("berkas permohonan",), ("berkas permohonan diterima",)),
        (("berkas permohonan", "buku register", "komputer siak", "atk"), ("dikoreksi", "tanda bukti pengambilan")),
        (("atk", "konsep kk"), ("konsep kk disetujui",)),
        (("atk", "konsep kk"), ("konsep kk disetujui",)),
        (("atk", "komputer siak"), ("kartu keluarga",)),
        (("atk",), ("bertanda tangan",)),
        (("cap dinas", "buku agenda"), ("bukti penyerahan", "diarsipkan")),
        (("bukti pengambilan",), ("kartu keluarga",)),
    ],
    "kk-siaga-metro": [
        (("berkas permohonan",), ()),
        (("domisili", "desa", "dinsos", "odgj", "terlantar", "kepolisian", "tanpa identitas"), ()),
        (("siak terpusat", "kelurahan", "dinsos", "kepolisian"), ("draft dokumen kk",)),
        (("siak terpusat", "kelurahan", "dinsos", "kepolisian"), ("draft dokumen kk",)),
        (("siak terpusat",), ("draft dokumen kk",)),
        (("siak terpusat",), ("kk (kartu keluarga)",)),
        (("siak terpusat",), ("biometrik",)),
        (("komputer", "printer", "siak terpusat", "blanko ktp", "kuarto 80 gram"), ("kk dan ktp",)),
        (("kk dan ktp",), ("kk dan ktp", "arsip")),
    ],
}
# fmt: on
