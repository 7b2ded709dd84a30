"""Reports of people without papers: filed, returned, recognised, a child, somebody without fingers; 26 minutes."""

import datetime as dt

import pytest

from tertib.alur import lapor, pelaku, putus_ganda, rancang, rekam
from tertib.alur.ajukan import BelumLengkap
from tertib.alur.berkas import SyaratTidakDikenal
from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import AlasanWajib
from tertib.dokumen import queries as dokumen
from tertib.dokumen.ktp import queries as ktp
from tertib.kependudukan.ganda import ganda
from tertib.kependudukan.models import Penduduk, PutusanGanda
from tertib.kependudukan.queries import keluarga_dari_nik
from tertib.kependudukan.rules.kepala import dewasa
from tertib.kependudukan.susun import orang_dari_baris
from tertib.peragaan import siaga as peragaan
from tertib.perekaman.rules import JARI
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.kantor_siaga import ANAK, KantorSiaga
from tests.pemeran_tetap import KINI


def _putuskan_ganda(siaga: KantorSiaga, p: Permohonan, putusan: str) -> Penduduk:
    orang = rancang.tanpa_nik(p, kini=p.dibuat)[0]
    calon = ganda(orang, perihal=putus_ganda.perihal(p))[0]
    putus_ganda.putus_ganda(
        putus_ganda.perihal(p),
        orang=orang,
        calon=calon.penduduk.pk,
        putusan=putusan,
        pelaku=siaga.kantor.siapa("kasi"),
        kini=siaga.kantor.waktu(),
    )
    return calon.penduduk


def _mirip(siaga: KantorSiaga) -> dict[str, str]:
    """What is said of somebody the register knows already."""
    semua = [orang_dari_baris(baris) for baris in Penduduk.objects.order_by("pk")]
    satu = next(o for o in semua if dewasa(o, KINI.date()) and o.ibu)
    return {
        "nama": satu.nama,
        "tanggal_lahir": satu.tanggal_lahir.isoformat(),
        "jenis_kelamin": satu.jenis_kelamin,
        "ibu": satu.ibu,
        "tempat_lahir": satu.tempat_lahir,
    }


class TestLurus:
    def test_from_report_to_hand_over(self, siaga: KantorSiaga) -> None:
        p = siaga.lapor()
        assert (p.langkah, p.pemohon_nik) == ("konfirmasi", siaga.pelapor.nik)
        p = siaga.sampai("verifikasi", p)
        p = siaga.kantor.maju(p)
        rancangan = queries.rancangan(p)
        assert rancangan and (rancangan.sesudah[0].nomor, rancangan.sesudah[0].anggota[0].orang.nik) == ("", "")
        p = siaga.kantor.maju(p)
        rancangan = queries.rancangan(p)
        assert rancangan and len(rancangan.sesudah[0].anggota[0].orang.nik) == 16
        p = siaga.sampai("selesai", p)
        jalan = list(
            Riwayat.objects.filter(permohonan=p).exclude(putusan="").order_by("urut").values_list("dari", flat=True)
        )
        assert jalan == list(siaga.kantor.sop.langkah)
        assert [k.keadaan for k in ktp.milik(p)] == ["CARD_ISSUED"]

    def test_twenty_six_minutes_add_up(self, siaga: KantorSiaga) -> None:
        p = siaga.lapor()
        p = siaga.sampai("selesai", p)
        waktu = {k: lk.waktu or 0 for k, lk in siaga.kantor.sop.langkah.items()}
        assert sum(waktu[k.langkah] for k in p.kunjungan.all()) == 26
        assert all(k.selesai and k.selesai - k.masuk <= dt.timedelta(minutes=5) for k in p.kunjungan.all())


class TestKembali:
    @pytest.mark.parametrize(
        "langkah, ke", [("konfirmasi", "lapor"), ("verifikasi", "lapor"), ("validasi", "verifikasi")]
    )
    def test_goes_back_with_its_reason_and_forward_again(self, siaga: KantorSiaga, langkah: str, ke: str) -> None:
        p = siaga.sampai(langkah, siaga.lapor())
        p = siaga.kantor.maju(p, "tidak lengkap")
        assert p.langkah == ke
        assert siaga.sampai("selesai", p).akhir == "selesai"

    def test_never_without_a_reason(self, siaga: KantorSiaga) -> None:
        p = siaga.lapor()
        with pytest.raises(AlasanWajib):
            siaga.kantor.putus(p, siaga.kantor.siapa("petugas"), "tidak lengkap")

    def test_the_reporter_mends_only_their_own(self, siaga: KantorSiaga) -> None:
        p = siaga.kantor.maju(siaga.lapor(), "tidak lengkap")
        asing = pelaku.pelapor(p, siaga.kantor.penugasan("operator"))
        assert asing.penugasan != siaga.pelapor.penugasan
        p2 = lapor.lapor(
            siaga.laporan(nama="SARIPAH WULAN"), pelapor=siaga.pelapor, kini=siaga.kantor.waktu(), lama=p, versi=p.versi
        )
        assert (p2.pk, p2.langkah, queries.isian(p2)["nama"]) == (p.pk, "konfirmasi", "SARIPAH WULAN")


class TestSurat:
    def test_without_the_letters_that_apply_nothing_is_kept(self, siaga: KantorSiaga) -> None:
        masuk = siaga.laporan()
        tanpa = {k: v for k, v in masuk.pindaian.items() if k != "surat_kepolisian"}
        with pytest.raises(BelumLengkap, match="kepolisian"):
            lapor.lapor(lapor.Laporan(masuk.jawaban, tanpa), pelapor=siaga.pelapor, kini=siaga.kantor.waktu())
        assert not Permohonan.objects.exists()

    def test_letters_that_do_not_apply_are_not_asked(self, siaga: KantorSiaga) -> None:
        masuk = siaga.laporan(kategori="kawasan", identitas="ya")
        assert not {"surat_dinsos", "surat_kepolisian"} & masuk.pindaian.keys()
        p = siaga.lapor(kategori="kawasan", identitas="ya")
        assert p.langkah == "konfirmasi"
        with pytest.raises(SyaratTidakDikenal):
            lapor.berkas.serahkan_berkas(p, syarat="surat_dinsos", nama="x.jpg", isi=b"", kini=siaga.kantor.waktu())

    def test_a_year_only_is_said_as_such(self, siaga: KantorSiaga) -> None:
        p = siaga.lapor(lahir="tahun", tahun_lahir="1970", tanggal_lahir="", nama_dikenal="sebutan")
        p = siaga.sampai("entri", p)
        rancangan = queries.rancangan(p)
        assert (
            rancangan
            and any("perkiraan" in t for t in rancangan.temuan)
            and any("sebutan" in t for t in rancangan.temuan)
        )
        assert queries.isian(p)["lahir"] == "tahun"


class TestGanda:
    def test_nobody_gets_a_number_before_the_likeness_is_decided(self, siaga: KantorSiaga) -> None:
        p = siaga.sampai("verifikasi", siaga.lapor(**_mirip(siaga)))
        p = siaga.kantor.putus(p, siaga.kantor.siapa("kasi"), "lengkap")
        with pytest.raises(putus_ganda.BelumDiputus):
            siaga.kantor.putus(p, siaga.kantor.siapa("operator"))

    def test_the_same_person_keeps_the_number_and_skips_making_one(self, siaga: KantorSiaga) -> None:
        p = siaga.sampai("verifikasi", siaga.lapor(**_mirip(siaga)))
        semula = _putuskan_ganda(siaga, p, PutusanGanda.ORANG_SAMA)
        banyak = Penduduk.objects.count()
        p = siaga.kantor.putus(p, siaga.kantor.siapa("kasi"), "lengkap")
        assert p.langkah == "validasi", "entri is skipped"
        p = siaga.sampai("selesai", p)
        assert (Penduduk.objects.count(), [k.nik for k in ktp.milik(p)]) == (banyak, [semula.nik])
        kartu = keluarga_dari_nik(semula.nik)
        assert kartu and dokumen.terbit(p)[0].jenis == "kk"

    def test_another_person_gets_a_number_of_their_own(self, siaga: KantorSiaga) -> None:
        p = siaga.sampai("verifikasi", siaga.lapor(**_mirip(siaga)))
        semula = _putuskan_ganda(siaga, p, PutusanGanda.ORANG_LAIN)
        p = siaga.sampai("selesai", p)
        assert ktp.milik(p)[0].nik != semula.nik


def test_a_child_gets_the_family_card_alone(siaga: KantorSiaga) -> None:
    p = siaga.sampai("tandatangan", siaga.lapor(**ANAK))
    p = siaga.kantor.maju(p)
    assert p.langkah == "terbitkan", "nobody to record"
    p = siaga.sampai("selesai", p)
    assert (p.akhir, list(ktp.milik(p))) == ("selesai", [])
    serahan = {s.apa: s for s in p.serahan.all()}
    assert serahan.keys() == {"kk"} and serahan["kk"].penerima_nik == siaga.pelapor.nik


def test_somebody_without_fingers_is_recorded_all_the_same(siaga: KantorSiaga) -> None:
    p = siaga.sampai("rekam", siaga.lapor())
    for orang in rekam.orang(p):
        peragaan.rekam_rekaan(
            p, orang, oleh=siaga.kantor.penugasan("perekam"), kini=siaga.kantor.waktu(), tanpa=frozenset(JARI)
        )
    p = siaga.kantor.putus(p, siaga.kantor.siapa("perekam"))
    assert (p.langkah, [k.keadaan for k in ktp.milik(p)]) == ("terbitkan", ["BIO_CAPTURED"])


def test_who_holds_the_link_is_not_the_reporter(siaga: KantorSiaga) -> None:
    p = siaga.kantor.maju(siaga.lapor(), "tidak lengkap")
    with pytest.raises(TidakBoleh):
        siaga.kantor.putus(p, pelaku.pemohon(p))
