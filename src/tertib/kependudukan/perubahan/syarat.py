"""Papers that several kinds ask for in the same words, each with its article."""

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jenis import Bila, Syarat, selalu

PS_BARU, PS_UBAH, PS_GANTI = "Perpres 96/2018 Ps 11", "Perpres 96/2018 Ps 12", "Perpres 96/2018 Ps 13"
PS_BELUM_TERCATAT = "Permendagri 108/2019 Ps 10(2)"


def kk_lama(pasal: str = PS_UBAH) -> Syarat:
    """The present card; the office can look it up, so its photo is not insisted on where the rule allows."""
    return Syarat("kk_lama", _("KK yang sekarang"), _("Foto seluruh halaman, keempat sudut terlihat."), pasal)


def ktp_el(pasal: str, *, jika: Bila = selalu) -> Syarat:
    """The applicant's KTP-el."""
    return Syarat("ktp_el", _("KTP-el pemohon"), _("Foto bagian depan KTP-el."), pasal, wajib_jika=jika)


def kitap(pasal: str, *, jika: Bila) -> Syarat:
    """The permit of a foreign resident."""
    return Syarat("kitap", _("Kartu izin tinggal tetap (KITAP)"), _("Foto kedua sisi kartu."), pasal, wajib_jika=jika)


def bukti_kawin(pasal: str = PS_BARU, *, jika: Bila = selalu) -> Syarat:
    """Proof of a registered marriage."""
    return Syarat(
        "bukti_kawin",
        _("Buku nikah atau kutipan akta perkawinan"),
        _("Foto dari dokumen asli. Nomor dan tanggal harus terbaca."),
        pasal,
        wajib_jika=jika,
    )


def sptjm_kawin(*, jika: Bila) -> Syarat:
    """F-1.05 in place of the proof of a marriage or divorce that is not registered."""
    return Syarat(
        "sptjm_perkawinan",
        _("Pernyataan perkawinan atau perceraian belum tercatat (F-1.05)"),
        _("Ditandatangani suami, istri, dan dua saksi."),
        PS_BELUM_TERCATAT,
        wajib_jika=jika,
    )


def dispensasi(*, jika: Bila) -> Syarat:
    """The court's order for a marriage below 19."""
    return Syarat(
        "dispensasi_kawin",
        _("Penetapan dispensasi kawin dari pengadilan"),
        _("Foto semua halaman penetapan."),
        "UU 16/2019 Ps 7(2)",
        wajib_jika=jika,
    )


def izin_poligami(*, jika: Bila) -> Syarat:
    """The court's order that allows a further wife."""
    return Syarat(
        "izin_poligami",
        _("Izin pengadilan untuk beristri lebih dari seorang"),
        _("Foto semua halaman penetapan."),
        "UU 1/1974 Ps 4",
        wajib_jika=jika,
    )


def akta_kematian(pasal: str = PS_UBAH) -> Syarat:
    """The deed of death."""
    return Syarat("akta_kematian", _("Kutipan akta kematian"), _("Foto dari akta asli."), pasal)


def persetujuan_kepala(*, jika: Bila = selalu) -> Syarat:
    """Consent of the head whose card is joined."""
    return Syarat(
        "persetujuan_kepala",
        _("Persetujuan kepala keluarga yang ditumpangi"),
        _("Surat pernyataan yang ditandatangani kepala keluarga pada KK itu."),
        "Permendagri 108/2019; surat Dirjen Dukcapil 470/13287",
        wajib_jika=jika,
    )


def kk_tumpangan(*, jika: Bila = selalu) -> Syarat:
    """The card that is joined."""
    return Syarat(
        "kk_tumpangan",
        _("KK yang ditumpangi"),
        _("Foto seluruh halaman."),
        "Permendagri 108/2019",
        wajib_jika=jika,
        dipegang_kantor=True,
    )


def kuasa_pengasuhan(*, jika: Bila) -> Syarat:
    """The parents' or guardian's mandate for a child that moves without them."""
    return Syarat(
        "kuasa_pengasuhan",
        _("Surat kuasa pengasuhan anak dari orang tua atau wali"),
        _("Ditandatangani orang tua atau wali anak."),
        "Permendagri 109/2019, F-1.02",
        wajib_jika=jika,
    )
