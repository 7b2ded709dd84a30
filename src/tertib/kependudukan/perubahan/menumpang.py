"""Joining another family's card: with which relation, and what needs a second look."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.hubungan import adalah_anak, hubungan_terbukti, pasangan
from tertib.kependudukan.perubahan.jawaban import belum_17
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.temuan import Aturan, Temuan

KUASA_PENGASUHAN = Aturan(
    "kuasa-pengasuhan",
    "tolak",
    _("Ada anak di bawah 17 tahun yang pindah tanpa orang tuanya. Jawab “Ya” dan kirim surat kuasa pengasuhan."),
    _("{siapa} di bawah 17 tahun dan pindah tanpa orang tuanya, tetapi surat kuasa pengasuhan tidak diminta."),
    "Permendagri 109/2019, F-1.02",
)
HUBUNGAN_BELUM_TERBUKTI = Aturan(
    "hubungan-penumpang",
    "catatan",
    _("Hubungan {siapa} dengan kepala keluarga akan diperiksa petugas."),
    _("Hubungan {siapa} dengan kepala keluarga ditulis {rincian}; data orang tua tidak membuktikannya."),
    "Permendagri 108/2019",
)


def sebagai_penumpang(
    datang: Iterable[Anggota], tujuan: Keluarga, *, hubungan: str = ""
) -> tuple[tuple[Anggota, ...], tuple[Temuan, ...]]:
    """These people with their relations on the card they join.

    What the register proves goes first; `hubungan` is what was answered for the first of them; the rest are other
    relatives.
    """
    semua = (*tujuan.anggota, *(baru := tuple(datang)))
    kepala = next(a for a in tujuan.anggota if a.shdk == kode.KEPALA)
    istri_suami = pasangan(tujuan.anggota, kepala)
    hasil, temuan = [], []
    for n, a in enumerate(baru):
        diajukan = hubungan if n == 0 and hubungan else kode.FAMILI_LAIN
        terbukti = hubungan_terbukti(kepala.orang, istri_suami.orang if istri_suami else None, a, semua)
        shdk = diajukan if diajukan in (kode.SUAMI, kode.ISTRI) else terbukti or diajukan
        hasil.append(Anggota(a.orang, shdk))
        if not terbukti:
            temuan.append(HUBUNGAN_BELUM_TERBUKTI.temuan(a.orang.nama, rincian=kode.SHDK.label(shdk)))
    return tuple(hasil), tuple(temuan)


def anak_tanpa_orang_tua(
    pergi: Iterable[Anggota], tujuan: Iterable[Anggota] = (), *, kini: dt.date
) -> tuple[Anggota, ...]:
    """Children below 17 among these who neither go with a parent nor go to one."""
    bersama = tuple(pergi)
    lain = (*bersama, *tujuan)
    return tuple(
        a for a in bersama if belum_17(a, kini) and not any(adalah_anak(a.orang, b.orang) for b in lain if b is not a)
    )


def periksa_kuasa(
    pergi: Iterable[Anggota], tujuan: Iterable[Anggota], *, jawaban: str, kini: dt.date
) -> tuple[Temuan, ...]:
    """Refused where a child moves without a parent and the answer to that question was not "ya"."""
    if jawaban == "ya":
        return ()
    return tuple(
        KUASA_PENGASUHAN.temuan(a.orang.nama, medan="anak_sendiri")
        for a in anak_tanpa_orang_tua(pergi, tujuan, kini=kini)
    )
