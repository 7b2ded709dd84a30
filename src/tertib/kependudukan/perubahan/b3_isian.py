"""Questions and papers of a change of data elements (form F-1.06), one element or several of one person, or the address."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jenis import Bila, Fakta, Halaman, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.tanya import salah_satu, tanya_siapa, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN
from tertib.kependudukan.rules.temuan import Teks

PASAL = "Permendagri 108/2019 Ps 15"
ALAMAT = "alamat"

ELEMEN: Mapping[str, Teks] = MappingProxyType(
    {
        "pendidikan": _("Pendidikan"),
        "pekerjaan": _("Pekerjaan"),
        "agama": _("Agama atau kepercayaan"),
        "golongan_darah": _("Golongan darah"),
        "tempat_lahir": _("Tempat lahir"),
        "tanggal_lahir": _("Tanggal lahir"),
        "jenis_kelamin": _("Jenis kelamin"),
        "status_kawin": _("Status perkawinan: kawin belum tercatat"),
        "ayah": _("Nama ayah"),
        "ibu": _("Nama ibu"),
        ALAMAT: _("Alamat, RT, RW, atau kode pos (rumahnya sama)"),
    }
)
"""What may be changed, in the order it is asked. A name changes by a court's order (`ganti-nama`), the NIK never."""

BEBERAPA = "beberapa"
"""Several elements of one person at once."""


def dipilih(elemen: str) -> Bila:
    """Whether this element is changed."""
    return salah_satu("elemen", (elemen,) if elemen == ALAMAT else (elemen, BEBERAPA))


def _seorang(fakta: Fakta) -> bool:
    return fakta.get("elemen") not in (None, "", ALAMAT)


def _kawin_belum_tercatat(fakta: Fakta) -> bool:
    return dipilih("status_kawin")(fakta) and bool(fakta.get("status_kawin"))


def _tanya(elemen: str) -> Pertanyaan:
    label, jika = ELEMEN[elemen], dipilih(elemen)
    daftar = {
        "pendidikan": kode.PENDIDIKAN.pilihan,
        "pekerjaan": PEKERJAAN["99"].pilihan,
        "agama": kode.AGAMA.pilihan,
        "golongan_darah": kode.GOLONGAN_DARAH.pilihan,
        "jenis_kelamin": kode.JENIS_KELAMIN.pilihan,
        "status_kawin": (("3", kode.STATUS_KAWIN.sebutan("3")),),
    }
    if elemen in daftar:
        return Pertanyaan(elemen, label, "pilihan", daftar[elemen], wajib=False, jika=jika)
    if elemen == "tanggal_lahir":
        return tanya_tanggal(elemen, label, jika=jika, wajib=False)
    if elemen in ("ayah", "ibu"):
        return Pertanyaan(elemen, label, "nama", jika=jika, wajib=False)
    return tanya_teks(elemen, label, jika=jika, wajib=False)


HALAMAN = (
    Halaman(
        "elemen",
        _("Data yang berubah"),
        _("Pilih satu, atau beberapa data dari satu orang sekaligus."),
        (
            Pertanyaan(
                "elemen", _("Data apa yang berubah?"), "pilihan", (*ELEMEN.items(), (BEBERAPA, _("Beberapa data")))
            ),
            tanya_siapa("siapa", _("Data siapa"), jika=_seorang),
        ),
    ),
    Halaman(
        "menjadi",
        _("Data yang benar"),
        _("Isi hanya yang berubah, sama persis dengan buktinya."),
        tuple(_tanya(e) for e in ELEMEN if e != ALAMAT),
        jika=_seorang,
    ),
    Halaman(
        "kawin_belum_tercatat",
        _("Perkawinan yang belum tercatat"),
        _("Suami dan istri harus ada di KK ini."),
        (tanya_tanggal("tanggal_kawin", _("Tanggal perkawinan"), wajib=False),),
        jika=_kawin_belum_tercatat,
    ),
    Halaman(
        "alamat",
        _("Alamat yang benar"),
        _("Isi hanya yang berubah. Pindah rumah? Pilih “Pindah alamat”."),
        (
            tanya_teks("alamat", _("Alamat"), wajib=False),
            Pertanyaan("rt", _("RT"), "angka", lebar=4, wajib=False),
            Pertanyaan("rw", _("RW"), "angka", lebar=4, wajib=False),
            Pertanyaan("kode_pos", _("Kode pos"), "angka", lebar=5, wajib=False),
        ),
        jika=dipilih(ALAMAT),
    ),
    Halaman(
        "dasar",
        _("Dasar perubahan"),
        "",
        (tanya_teks("dasar", _("Bukti yang dipakai"), contoh=_("Ijazah SMA tahun 2025")),),
    ),
)


def _bukti(kunci: str, nama: Teks, petunjuk: Teks, *, elemen: tuple[str, ...], pasal: str = PASAL) -> Syarat:
    def berlaku(fakta: Fakta) -> bool:
        return any(dipilih(e)(fakta) and bool(fakta.get(e)) for e in elemen)

    return Syarat(kunci, nama, petunjuk, pasal, wajib_jika=berlaku)


SYARAT = (
    syarat.kk_lama(),
    Syarat(
        "pernyataan_perubahan",
        _("Pernyataan perubahan elemen data (F-1.06)"),
        _("Ditandatangani pemohon; dapat diisi di layar."),
        "Permendagri 109/2019, F-1.06",
        wajib_jika=_seorang,
    ),
    _bukti("ijazah", _("Ijazah terakhir"), _("Foto dari ijazah asli."), elemen=("pendidikan",)),
    _bukti("bukti_pekerjaan", _("Surat keterangan atau bukti pekerjaan"), "", elemen=("pekerjaan",)),
    _bukti(
        "bukti_agama",
        _("Surat pindah agama, atau pernyataan penghayat kepercayaan"),
        _("Dari pemuka agama atau penghayat kepercayaan."),
        elemen=("agama",),
        pasal="Permendagri 108/2019; Putusan MK 97/PUU-XIV/2016",
    ),
    _bukti("bukti_darah", _("Hasil pemeriksaan golongan darah"), "", elemen=("golongan_darah",)),
    _bukti(
        "akta_kelahiran",
        _("Kutipan akta kelahiran"),
        _("Foto dari akta asli."),
        elemen=("tempat_lahir", "tanggal_lahir", "ayah", "ibu"),
    ),
    _bukti(
        "penetapan_kelamin",
        _("Akta kelahiran, atau penetapan pengadilan tentang jenis kelamin"),
        _("Salah ketik cukup dengan akta kelahiran."),
        elemen=("jenis_kelamin",),
    ),
    syarat.sptjm_kawin(jika=_kawin_belum_tercatat),
)
