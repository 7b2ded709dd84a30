"""Playing the people of one office: a case is moved only by the very acts the pages call."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from tertib.alur import berkas, buka, isi, langkah, lapor, pelaku, putus_ganda, rancang, sertifikasi
from tertib.alur.pelaku import Pelaku
from tertib.alur.tanda_tangan_ketik import gambar_nama
from tertib.alur.tandatangan_basah import sidik_cetakan
from tertib.alur.untuk_siapa import penerima
from tertib.buku import queries as buku_queries
from tertib.buku.pengambilan import QR_PIN
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Cara
from tertib.kependudukan.ganda import ganda
from tertib.kependudukan.models import PutusanGanda
from tertib.kependudukan.perubahan.cetak_ulang import ALASAN as ALASAN_CETAK
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.peragaan import siaga
from tertib.peragaan.kantor import FRASA_SANDI
from tertib.peragaan.kertas import kertas
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan, SopTerbit
from tertib.sop import pemuat
from tertib.sop.jenis import Putusan
from tertib.sop.kosakata import MENDRAF
from tertib.wilayah.models import Kantor

ALASAN = "Foto tidak terbaca. Foto ulang dengan keempat sudut terlihat."


def permohonan_rekaan(
    kantor: Kantor, *, sop: SopTerbit, nomor_kk: str, kini: datetime, acak: random.Random
) -> Permohonan:
    """A case filled in, signed and with all papers, standing before its first move."""
    if sop.layanan == lapor.LAYANAN:
        return siaga.laporan_rekaan(kantor, kini=kini, acak=acak)
    keluarga = keluarga_menurut_nomor(nomor_kk)
    assert keluarga is not None
    assert keluarga.kepala is not None
    jenis, jawaban = _jawaban(keluarga, kantor, kini, acak) if sop.layanan == buka.LAYANAN else _cetak_ulang(acak)
    kepala = {"nama": keluarga.kepala.nama, "nik": keluarga.kepala.nik, "nomor_kk": keluarga.nomor}
    return permohonan_jenis(kantor, sop=sop, jenis=jenis, pemohon=kepala, jawaban=jawaban, kini=kini, acak=acak)


def permohonan_jenis(
    kantor: Kantor,
    *,
    sop: SopTerbit,
    jenis: str,
    pemohon: Mapping[str, str],
    jawaban: Mapping[str, str],
    kini: datetime,
    acak: random.Random,
) -> Permohonan:
    """The same for a kind and answers of one's choice; `pemohon` has nama, nik and nomor_kk ("" where there is none)."""
    naskah = pemuat.dari_kanonik(sop.kanonik)
    p, _token = buka.buka(kantor=kantor, jenis=jenis, kanal=naskah.kanal_masuk[0], bahasa="id", kini=kini, sop=sop)
    bertatap_muka = p.kanal in pelaku.LEWAT_PETUGAS
    if p.kanal in isi.BERAKUN:
        return _lengkapi_dengan_akun(p, pemohon, jawaban, acak, kini)
    isi.simpan_pemohon(
        p,
        **pemohon,
        whatsapp="" if bertatap_muka else f"+62800000{acak.randrange(10**5):05d}",
        surel="",
        versi=p.versi,
        kini=kini,
    )
    isi.simpan_isian(p, jawaban=jawaban, versi=p.versi, kini=kini)
    if bertatap_muka:
        _lengkapi_di_loket(p, acak, kini)
    else:
        _lengkapi_dari_jauh(p, kini)
    return p


def _lengkapi_dengan_akun(
    p: Permohonan, pemohon: Mapping[str, str], jawaban: Mapping[str, str], acak: random.Random, kini: datetime
) -> Permohonan:
    """Asked for by who signed in: nothing is left to prove."""
    kontak = {"whatsapp": f"+62800000{acak.randrange(10**5):05d}", "surel": f"warga{acak.randrange(10**5)}@contoh.test"}
    isi.simpan_pemilik_akun(p, akun=isi.PemilikAkun(**pemohon, **kontak, dikonfirmasi=kini), versi=p.versi)
    isi.simpan_isian(p, jawaban=jawaban, versi=p.versi, kini=kini)
    berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik=p.pemohon_nama, kini=kini)
    return p


def _lengkapi_dari_jauh(p: Permohonan, kini: datetime) -> None:
    isi.kirim_kode(p, kini=kini)
    isi.konfirmasi_kode(p, kode=KodeKonfirmasi.objects.filter(permohonan=p).latest("id").kode, kini=kini)
    for s in queries.syarat(p):
        berkas.serahkan_berkas(p, syarat=s.syarat.kunci, nama="foto.jpg", isi=kertas(str(s.syarat.nama)), kini=kini)
    berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik=p.pemohon_nama, kini=kini)


def _lengkapi_di_loket(p: Permohonan, acak: random.Random, kini: datetime) -> None:
    """Some papers scanned, some only looked at; the form is signed on paper."""
    di_loket = _di_loket(p)
    for s in queries.syarat(p):
        if acak.random() < 0.5:
            berkas.lihat_asli(p, syarat=s.syarat.kunci, pelaku=di_loket, kini=kini)
        else:
            berkas.serahkan_berkas(
                p, syarat=s.syarat.kunci, nama="pindai.jpg", isi=kertas(str(s.syarat.nama)), kini=kini
            )
    for syarat in (queries.IDENTITAS, queries.TANDA_TANGAN):
        berkas.lihat_asli(p, syarat=syarat, pelaku=di_loket, kini=kini)


def gerakkan(p: Permohonan, *, kini: datetime, putusan: str = "") -> Permohonan:
    """One move by whoever the SOP lets act now; forward unless `putusan` says otherwise."""
    kini = siaga.di_tempat(p, kini=kini)
    siapa = yang_boleh(p)
    pilihan = langkah.pilihan_kini(p, siapa)
    terpilih = next((x for x in pilihan if x.nama == putusan), None) or next(x for x in pilihan if not x.kembali)
    if siapa.jenis in ("pemohon", "pelapor"):
        _perbaiki(p, kini)
    if any(e.kata in MENDRAF for e in terpilih.efek):
        _bukan_ganda(p, siapa, kini)
    if any(e.kata == "tte" for e in terpilih.efek):
        return sertifikasi.tandatangani(p, pelaku=siapa, versi=p.versi, frasa_sandi=FRASA_SANDI, kini=kini)
    sesudah = langkah.jalankan(
        p,
        putusan=terpilih.nama,
        pelaku=siapa,
        versi=p.versi,
        kini=kini,
        alasan=ALASAN if terpilih.kembali else "",
        isi=isi_formulir(p, terpilih),
    )
    siaga.kirim_ke_pusat(sesudah, kini=kini)
    return sesudah


def _bukan_ganda(p: Permohonan, siapa: Pelaku, kini: datetime) -> None:
    """Invented people with like names are different people."""
    perihal = putus_ganda.perihal(p)
    baru = [a.orang for k in rancang.hitung(p, kini=kini)[1].sesudah for a in k.anggota if not a.orang.nik]
    for orang, calon in ((o, c) for o in baru for c in ganda(o, perihal=perihal) if not c.putusan):
        putus_ganda.putus_ganda(
            perihal, orang=orang, calon=calon.penduduk.pk, putusan=PutusanGanda.ORANG_LAIN, pelaku=siapa, kini=kini
        )


def yang_boleh(p: Permohonan) -> Pelaku:
    """Somebody who may act on the case now: its applicant, or the first official the engine lets through.

    The applicant comes to a counter where the case began at one, or where a card is handed over.
    """
    ke_loket = p.kanal in pelaku.LEWAT_PETUGAS or buku_queries.serahan(p) is not None
    calon = [siaga.siapa_pelapor(p) or (_di_loket(p) if ke_loket else pelaku.pemohon(p)), pelaku.SISTEM]
    calon += [pelaku.petugas(t) for t in _penugasan()]
    return next(c for c in calon if langkah.pilihan_kini(p, c))


def _di_loket(p: Permohonan) -> Pelaku:
    """The applicant before the official who works at the door of this SOP, such as the counter or the village."""
    pintu = [s.jabatan for s in queries.sop(p).petugas() if s.kunci in _pemberi(p)] or [("loket",)]
    bertugas = (t for t in _penugasan() if t.jabatan in pintu[0] and (t.desa_id is None or t.desa_id == p.desa))
    return pelaku.pemohon_di_loket(p, next(bertugas))


def _pemberi(p: Permohonan) -> set[str]:
    """The roles whose steps hand over."""
    langkah_sop = queries.sop(p).langkah.values()
    return {lk.peran for lk in langkah_sop for x in lk.putusan if any(e.kata == "serah" for e in x.efek)}


def _penugasan() -> list[Penugasan]:
    return list(Penugasan.objects.select_related("pengguna", "kantor", "desa").order_by("id"))


def putusan_kembali(p: Permohonan, acak: random.Random | None = None) -> Putusan | None:
    """An answer that sends the case back from where it stands, if there is one; of several any, where `acak` is given."""
    semua = [x for x in langkah.pilihan_kini(p, yang_boleh(p)) if x.kembali]
    return acak.choice(semua) if acak and semua else next(iter(semua), None)


def lama_langkah(p: Permohonan, acak: random.Random) -> timedelta:
    """How long the step takes: its standard time, more or less."""
    waktu = queries.sop(p).langkah[p.langkah].waktu or 1
    return timedelta(seconds=round(waktu * 60 * acak.uniform(0.4, 1.1)))


def isi_formulir(p: Permohonan, putusan: Putusan) -> Mapping[str, object]:
    """What the forms of the desk would bring: the checklist, the print that was signed, who receives with which slip."""
    syarat = [s.syarat.kunci for s in queries.syarat(p)]
    if putusan.kembali:
        return {"kekurangan": [(f"syarat:{syarat[0]}" if syarat else "isian:keterangan", ALASAN)]}
    cetakan = dokumen_queries.direncanakan(p)
    slip = buku_queries.slip(p) or buku_queries.slip(p, jenis=QR_PIN)
    isi_form: dict[str, object] = {"sesuai": syarat, "cap": True, "slip": slip.token if slip else ""}
    if any(d.cara == Cara.BASAH for d in cetakan):
        isi_form["sidik"] = sidik_cetakan(cetakan)
    if any(e.kata == "serah" for e in putusan.efek):
        nama, nik = penerima(p, kini=p.dibuat)
        isi_form["penerima"] = {"nama": nama, "nik": nik, "hubungan": "pemohon"}
        isi_form["tanda_tangan"] = gambar_nama(nama)
    return isi_form


def _perbaiki(p: Permohonan, kini: datetime) -> None:
    for s in queries.syarat(p):
        if s.kekurangan:
            berkas.serahkan_berkas(
                p, syarat=s.syarat.kunci, nama="ulang.jpg", isi=kertas(f"{s.syarat.nama} "), kini=kini
            )


def _cetak_ulang(acak: random.Random) -> tuple[str, dict[str, str]]:
    return "cetak-ulang", {"alasan": acak.choice(ALASAN_CETAK)[0], "keterangan": ""}


def _jawaban(keluarga: Keluarga, kantor: Kantor, kini: datetime, acak: random.Random) -> tuple[str, dict[str, str]]:
    hari = kantor.setempat(kini).date()
    pasangan = next((a.orang for a in keluarga.anggota if a.shdk in ("2", "3")), None)
    if pasangan and keluarga.kepala and keluarga.kepala.status_kawin in ("2", "3") and acak.random() < 0.7:
        lahir = hari - timedelta(days=acak.randrange(3, 45))
        belum = keluarga.kepala.status_kawin == "3"
        return "kelahiran", {
            "nama_anak": acak.choice(("KIRANA", "ARGA", "NAURA", "BIMA", "ALYA", "RAFIF"))
            + " "
            + keluarga.kepala.nama.split()[-1],
            "tanggal_lahir": lahir.isoformat(),
            "jenis_kelamin": acak.choice("12"),
            "tempat_lahir": kantor.ibu_kota,
            "akta_lahir": f"{kantor.kode.replace('.', '')}-LU-{lahir:%d%m%Y}-0000",
            "orang_tua": "kepala",
            "perkawinan": "belum" if belum else "tercatat",
        }
    hilang = hari - timedelta(days=acak.randrange(4, 20))
    return "hilang", {
        "tanggal_hilang": hilang.isoformat(),
        "cerita": "Terselip saat pindah rumah.",
        "nomor_surat": f"SKTLK/{acak.randrange(1, 400)}/0000",
        "tanggal_surat": (hilang + timedelta(days=1)).isoformat(),
        "kantor_polisi": f"Polsek {kantor.ibu_kota}",
    }


__all__ = ["gerakkan", "isi_formulir", "kertas", "lama_langkah", "permohonan_rekaan", "putusan_kembali", "yang_boleh"]
