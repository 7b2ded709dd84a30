"""A letter of moving keyed in from its paper: the questions about it and its people, and the letter they make (F-1.03)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.kependudukan.perubahan import a4_isian, biodata
from tertib.kependudukan.perubahan.a4_pindah import klasifikasi
from tertib.kependudukan.perubahan.isian import periksa_isian
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Pertanyaan, selalu
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.perubahan.tanya import halaman_alamat, tanya_nik, tanya_nomor_kk, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota
from tertib.kependudukan.rules.nama import rapikan
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik, urai_nomor_kk
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN

PEKERJAAN_DIPAKAI = "99"
_SEPERTI_DI_SURAT = gettext_lazy("Desa, kecamatan, kabupaten atau kota, atau kodenya.")
_F103 = {t.kunci: t for h in a4_isian.HALAMAN for t in h.pertanyaan}

HALAMAN_SURAT = (
    Halaman(
        "surat",
        gettext_lazy("Surat pindah"),
        gettext_lazy("Tulis seperti tercetak di surat."),
        (
            tanya_teks("nomor_surat", gettext_lazy("Nomor surat pindah")),
            tanya_tanggal("tanggal_surat", gettext_lazy("Tanggal surat")),
            tanya_nomor_kk("kk_asal", gettext_lazy("Nomor KK asal")),
            Pertanyaan(
                "desa_asal", gettext_lazy("Desa atau kelurahan asal"), "desa-seindonesia", petunjuk=_SEPERTI_DI_SURAT
            ),
            _F103["alasan"],
            _F103["jenis_pindah"],
        ),
    ),
    Halaman(
        "tujuan",
        gettext_lazy("Alamat tujuan di surat"),
        gettext_lazy("Boleh berbeda dari isian pemohon; yang dicetak di KK adalah isian pemohon."),
        tuple(
            replace(t, petunjuk=_SEPERTI_DI_SURAT) if t.kunci == "desa" else t
            for h in halaman_alamat(jenis_desa="desa-seindonesia")
            for t in h.pertanyaan
        ),
    ),
)

HALAMAN_ORANG = (
    Halaman(
        "hubungan",
        "",
        "",
        (Pertanyaan("shdk", gettext_lazy("Hubungan dengan kepala keluarga"), "pilihan", kode.SHDK.pilihan),),
    ),
    *biodata.halaman_biodata(lahir_tidak_pasti=False, punya_nik=selalu),
    Halaman(
        "lain",
        "",
        "",
        (
            Pertanyaan(
                "pekerjaan", gettext_lazy("Pekerjaan"), "pilihan", PEKERJAAN[PEKERJAAN_DIPAKAI].pilihan, wajib=False
            ),
            Pertanyaan(
                "golongan_darah",
                gettext_lazy("Golongan darah"),
                "pilihan",
                kode.GOLONGAN_DARAH.pilihan,
                wajib=False,
            ),
            tanya_nik("nik_ayah", gettext_lazy("NIK ayah"), wajib=False),
            tanya_nik("nik_ibu", gettext_lazy("NIK ibu"), wajib=False),
        ),
    ),
)


def periksa_surat(fakta: Fakta, *, kini: dt.date) -> dict[str, str]:
    """The sentence by question key for every answer about the letter that cannot stay."""
    galat = periksa_isian(HALAMAN_SURAT, fakta, kini=kini)
    sendiri = {"kk_asal": _salah(urai_nomor_kk, fakta.get("kk_asal", "")), **_periksa_alamat(fakta)}
    return {k: kalimat for k, kalimat in sendiri.items() if kalimat} | galat


def periksa_orang(orang: Mapping[int, Fakta], *, jenis_pindah: str, kini: dt.date) -> dict[int, dict[str, str]]:
    """The same for each person, by the number under which they are asked about."""
    galat = {n: _periksa_satu(o, kini) for n, o in orang.items()}
    galat = {n: _kepala_salah(n, orang, jenis_pindah) | _nik_kembar(n, orang) | satu for n, satu in galat.items()}
    return {n: satu for n, satu in galat.items() if satu}


def surat_kertas(fakta: Fakta, orang: Sequence[Fakta], *, kini: dt.date) -> SuratPindah:
    """The letter. Raises FaktaSalah where the checks above would have refused."""
    desa_asal, desa_tujuan = fakta["desa_asal"], fakta["desa"]
    return SuratPindah(
        nomor=fakta["nomor_surat"],
        tanggal=dt.date.fromisoformat(fakta["tanggal_surat"]),
        nomor_kk_asal=fakta["kk_asal"],
        desa_asal=desa_asal,
        desa_tujuan=desa_tujuan,
        alamat=rapikan(fakta["alamat"]),
        rt=fakta["rt"].zfill(3),
        rw=fakta["rw"].zfill(3),
        kode_pos=fakta.get("kode_pos", ""),
        klasifikasi=klasifikasi(desa_asal, desa_tujuan),
        alasan=fakta["alasan"],
        jenis=fakta["jenis_pindah"],
        anggota=tuple(_anggota(o, kini) for o in orang),
    )


def _anggota(fakta: Fakta, kini: dt.date) -> Anggota:
    orang = replace(
        biodata.orang(fakta, kini=kini, nik=fakta["nik"]),
        pekerjaan=fakta.get("pekerjaan") or "1",
        daftar_pekerjaan=PEKERJAAN_DIPAKAI,
        golongan_darah=fakta.get("golongan_darah") or "13",
        nik_ayah=fakta.get("nik_ayah", ""),
        nik_ibu=fakta.get("nik_ibu", ""),
    )
    return Anggota(orang, fakta["shdk"])


def _salah(urai: Callable[[str], object], nomor: str) -> str:
    try:
        urai(nomor)
    except NomorSalah as galat:
        return str(galat)
    return ""


def _periksa_alamat(fakta: Fakta) -> dict[str, str]:
    panjang = {k: len(fakta.get(k, "")) for k in ("rt", "rw", "kode_pos")}
    galat = {k: _("Tulis paling banyak 3 angka.") for k in ("rt", "rw") if panjang[k] > 3}
    return galat | ({"kode_pos": _("Kode pos terdiri dari 5 angka.")} if panjang["kode_pos"] not in (0, 5) else {})


def _periksa_satu(fakta: Fakta, kini: dt.date) -> dict[str, str]:
    nik = {"nik": _salah(urai_nik, fakta.get("nik", ""))}
    nik |= {k: _salah(urai_nik, fakta[k]) for k in ("nik_ayah", "nik_ibu") if fakta.get(k)}
    return {k: kalimat for k, kalimat in nik.items() if kalimat} | periksa_isian(HALAMAN_ORANG, fakta, kini=kini)


def _nik_kembar(n: int, orang: Mapping[int, Fakta]) -> dict[str, str]:
    nik = orang[n].get("nik")
    kembar = any(nik and o.get("nik") == nik for m, o in orang.items() if m < n)
    return {"nik": _("NIK ini sudah ditulis untuk orang lain di surat ini.")} if kembar else {}


def _kepala_salah(n: int, orang: Mapping[int, Fakta], jenis_pindah: str) -> dict[str, str]:
    """A head moves with the letter, one and no more, unless it says that the head stays behind."""
    kepala = [m for m, o in orang.items() if o.get("shdk") == kode.KEPALA]
    if jenis_pindah == a4_isian.ANGGOTA and n in kepala:
        return {"shdk": _("Menurut jawaban “Siapa yang pindah?”, kepala keluarga tinggal. Periksa salah satunya.")}
    if n in kepala[1:]:
        return {"shdk": _("Kepala keluarga hanya satu orang.")}
    if jenis_pindah not in ("", a4_isian.ANGGOTA) and not kepala and n == min(orang):
        return {
            "shdk": _("Menurut jawaban “Siapa yang pindah?”, kepala keluarga ikut. Tulis siapa kepala keluarganya.")
        }
    return {}
