"""A3, split: one or several people leave a card and have their own at the same address, with a new number.

Permendagri 108/2019 article 10(4): the new head is 17 or (ever) married, shown by KTP-el. The card left behind keeps its
number and its head. Several cards at one address are lawful (explanation of UU 23/2006 article 61).
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.hubungan import adalah_anak, pasangan
from tertib.kependudukan.perubahan.jawaban import belum_17, isi, kartu_pemohon, satu_kartu, tunjuk, tunjuk_semua
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import Alamat, kartu_baru, kepala_berikut, tanpa
from tertib.kependudukan.perubahan.tanya import jawab, tanya_beberapa, tanya_siapa
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL = "Permendagri 108/2019 Ps 10(4)"

PASANGAN_TERPISAH = Aturan(
    "pasangan-terpisah",
    "peringatan",
    _("Suami dan istri akan berada di KK yang berbeda. Petugas akan memeriksanya."),
    _("{siapa} terpisah dari suami atau istrinya, {rincian}. Pastikan keduanya sepakat."),
    "UU 23/2006 jo. 24/2013 Ps 61",
)
ANAK_TERPISAH = Aturan(
    "anak-terpisah",
    "peringatan",
    _("Ada anak yang terpisah dari orang tuanya. Petugas akan memeriksanya."),
    _("{siapa} di bawah 17 tahun dan akan berada di KK tanpa orang tuanya. Periksa persetujuan orang tua."),
    "UU 35/2014 Ps 26",
)

SYARAT = (
    syarat.kk_lama(_PASAL),
    Syarat(
        "ktp_el_kepala",
        _("KTP-el kepala keluarga yang baru"),
        _("Foto bagian depan. Membuktikan umur 17 tahun atau sudah kawin."),
        _PASAL,
    ),
    syarat.bukti_kawin(_PASAL, jika=jawab("sebab", "kawin")),
    Syarat(
        "akta_perceraian",
        _("Kutipan akta perceraian"),
        _("Foto dari akta asli."),
        _PASAL,
        wajib_jika=jawab("sebab", "cerai"),
    ),
)

HALAMAN = (
    Halaman(
        "pisah",
        _("Yang akan punya KK sendiri"),
        _("Alamat tetap sama. Pindah alamat? Pilih “Pindah”."),
        (
            tanya_beberapa("siapa", _("Anggota yang dipisahkan")),
            tanya_siapa("kepala", _("Kepala keluarga yang baru"), wajib=False),
            Pertanyaan(
                "sebab",
                _("Mengapa dipisah?"),
                "pilihan",
                (("sendiri", _("Ingin KK sendiri")), ("kawin", _("Sudah kawin")), ("cerai", _("Sudah bercerai"))),
            ),
        ),
    ),
)


def periksa_terpisah(pergi: tuple[Anggota, ...], sisa: tuple[Anggota, ...], *, kini: dt.date) -> list[Temuan]:
    """Couples and minor children that would stand on different cards."""
    semua, temuan = (*pergi, *sisa), []
    for a in pergi:
        p = pasangan(semua, a)
        if p in sisa and p:
            temuan.append(PASANGAN_TERPISAH.temuan(a.orang.nama, rincian=p.orang.nama))
    for sini, sana in ((pergi, sisa), (sisa, pergi)):
        for a in sini:
            ditinggal = any(adalah_anak(a.orang, b.orang) for b in sana)
            ditemani = any(adalah_anak(a.orang, b.orang) for b in sini)
            if belum_17(a, kini) and ditinggal and not ditemani:
                temuan.append(ANAK_TERPISAH.temuan(a.orang.nama))
    return temuan


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The old card without them and a new one at the same address. Raises FaktaSalah."""
    kartu_pemohon(sebelum)
    k = satu_kartu(sebelum)
    pergi = tunjuk_semua(k, isi(fakta, "siapa"))
    if not pergi or len(pergi) == len(k.anggota):
        raise FaktaSalah(_("Paling sedikit satu anggota dipisahkan dan paling sedikit satu tinggal."))
    sisa = tanpa(k, pergi)
    diajukan = fakta.get("kepala")
    kepala = tunjuk(k, diajukan).orang if diajukan else kepala_berikut(pergi, kini) or pergi[0].orang
    if kepala.nik not in {a.orang.nik for a in pergi}:
        raise FaktaSalah(_("Kepala keluarga yang baru harus termasuk anggota yang dipisahkan."))
    baru = kartu_baru(pergi, kepala, alamat=Alamat.dari(k), semula=k.anggota)
    nama = ", ".join(a.orang.nama for a in baru.anggota)
    return selesai(
        sebelum,
        (sisa, baru),
        kini=kini,
        sebab_nomor=gettext("pisah dari KK {nomor}").format(nomor=k.nomor),
        akibat=(gettext("{nama} pindah ke KK sendiri di alamat yang sama.").format(nama=nama),),
        temuan=periksa_terpisah(pergi, sisa.anggota, kini=kini),
    )


JENIS = JenisPerubahan(
    kode="pisah-kk",
    kode_f102="A3",
    nama=_("Memisahkan KK di alamat yang sama"),
    ringkas=_("Anggota berumur 17 tahun atau sudah kawin ingin KK sendiri, alamat tidak berubah."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
