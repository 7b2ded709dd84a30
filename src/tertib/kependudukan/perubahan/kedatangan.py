"""People who arrive from elsewhere: on a card of their own or on somebody's. Shared by A4, A5 and A6."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import isi, kartu, pilihan, tunjuk
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.menumpang import sebagai_penumpang
from tertib.kependudukan.perubahan.susunan import Alamat, dengan, kartu_baru, kepala_berikut
from tertib.kependudukan.perubahan.tanya import (
    HUBUNGAN_TUMPANG,
    halaman_alamat,
    jawab,
    tanya_nomor_kk,
    tanya_orang_luar,
)
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.temuan import Temuan

menumpang = jawab("tujuan", "menumpang")
kk_sendiri = jawab("tujuan", "sendiri")

SYARAT_TUMPANG: tuple[Syarat, ...] = (syarat.kk_tumpangan(jika=menumpang), syarat.persetujuan_kepala(jika=menumpang))


def halaman_tujuan(*, dengan_kepala: bool = True) -> tuple[Halaman, ...]:
    """Own card or somebody's, and the address."""
    kepala = (tanya_orang_luar("kepala", _("Kepala keluarga"), jika=kk_sendiri, wajib=False),) if dengan_kepala else ()
    return (
        Halaman(
            "tujuan",
            _("KK di alamat sekarang"),
            "",
            (
                Pertanyaan(
                    "tujuan",
                    _("KK sendiri atau menumpang?"),
                    "pilihan",
                    (("sendiri", _("KK sendiri")), ("menumpang", _("Menumpang di KK orang lain"))),
                ),
                *kepala,
                tanya_nomor_kk("kk_tumpangan", _("Nomor KK yang ditumpangi"), jika=menumpang),
                Pertanyaan(
                    "hubungan",
                    _("Hubungan dengan kepala keluarga di KK itu"),
                    "pilihan",
                    HUBUNGAN_TUMPANG,
                    jika=menumpang,
                ),
            ),
        ),
        *halaman_alamat(jika=kk_sendiri),
    )


def kk_tumpangan(fakta: Fakta) -> tuple[str, ...]:
    """The card that is joined, when one was named."""
    return (fakta["kk_tumpangan"],) if menumpang(fakta) and fakta.get("kk_tumpangan") else ()


@dataclass(frozen=True, slots=True)
class Penempatan:
    """The card the arrivals are on, sentences and findings."""

    kartu: Keluarga
    akibat: str
    temuan: tuple[Temuan, ...]


def tempatkan(
    sebelum: tuple[Keluarga, ...],
    fakta: Fakta,
    datang: tuple[Anggota, ...],
    *,
    alamat: Alamat | None,
    kini: dt.date,
    pengecualian: str = "",
) -> Penempatan:
    """Put them on a new card at `alamat` or on the card they join. Raises FaktaSalah."""
    nama = ", ".join(a.orang.nama for a in datang)
    if pilihan(fakta, "tujuan", ("sendiri", "menumpang")) == "menumpang":
        tujuan = kartu(sebelum, isi(fakta, "kk_tumpangan"))
        penumpang, temuan = sebagai_penumpang(datang, tujuan, hubungan=fakta.get("hubungan", ""))
        kepala = tujuan.kepala.nama if tujuan.kepala else ""
        kalimat = gettext("{nama} masuk ke KK {kepala}.").format(nama=nama, kepala=kepala)
        return Penempatan(dengan(tujuan, penumpang), kalimat, temuan)
    if alamat is None:
        raise FaktaSalah(_("Alamat belum benar. Periksa RT, RW, dan kode desa atau kelurahan."))
    asli = next((a.orang for a in datang if a.shdk == kode.KEPALA), None)
    sementara = Keluarga("", "", "", "", "", "", datang)
    diajukan = tunjuk(sementara, fakta["kepala"]).orang if fakta.get("kepala") else None
    kepala_baru = diajukan or asli or kepala_berikut(datang, kini) or datang[0].orang
    baru = kartu_baru(datang, kepala_baru, alamat=alamat, pengecualian=pengecualian)
    return Penempatan(baru, gettext("{nama} mendapat KK sendiri.").format(nama=nama), ())
