"""The books after cases with returns: no gap, each line opens its case, problems closed when the case is back."""

import random
from itertools import groupby

import pytest
from django.db.models import Max

from tertib.alur import langkah, pelaku
from tertib.buku import queries as buku_queries
from tertib.buku.models import BarisBuku, Serahan, Slip
from tertib.dokumen import queries as dokumen_queries
from tertib.inti.models import Antrean
from tertib.kanal import pengirim
from tertib.kanal.models import Pesan
from tertib.peragaan import pemeran
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import CERIA, KEENAM, LOKET, ONLINE, KantorSop, buka_kantor
from tests.pemeran_tetap import KINI


def _jalankan(kantor: KantorSop, benih: int) -> Permohonan:
    acak, p, kembali = random.Random(benih), kantor.mulai(), 0
    while not p.akhir:
        putusan = pemeran.putusan_kembali(p, acak)
        mundur = putusan is not None and kembali < 4 and acak.random() < 0.5
        kembali += mundur
        p = kantor.maju(p, putusan.nama if putusan and mundur else "")
    return p


@pytest.mark.parametrize("sop", [CERIA, LOKET, KEENAM], ids=["ceria", "loket", "keenam"])
def test_books_are_gap_free_and_lines_open_their_case(sop: object, folder: object, db: None) -> None:
    from tertib.inti.lingkup import di_kantor

    with di_kantor("16.06"):
        kantor = buka_kantor(sop)  # type: ignore[arg-type]
        perkara = [_jalankan(kantor, benih) for benih in range(4)]
        assert {p.akhir for p in perkara} == {"selesai"}
        baris = list(BarisBuku.objects.select_related("permohonan").order_by("buku", "tahun", "nomor"))
        for (buku, _tahun), isi in groupby(baris, key=lambda b: (b.buku, b.tahun)):
            semua = list(isi)
            assert [b.nomor for b in semua] == list(range(1, len(semua) + 1)), buku
            assert all(queries.menurut_nomor(b.permohonan.nomor) in perkara for b in semua)
            if buku != "permasalahan":
                assert len({b.permohonan_id for b in semua}) == len(semua) == 4
        assert not [b for p in perkara for b in buku_queries.masalah_terbuka(p)]
        assert Serahan.objects.aggregate(n=Max("nomor"))["n"] == Serahan.objects.count() == 4
        assert Slip.objects.filter(diklaim=None).count() == 0
        banyak, putus = queries.periksa_rantai("16.06")
        assert putus is None
        assert banyak > 4 * len(kantor.sop.langkah)


def test_a_return_of_the_section_head_is_a_problem_until_the_case_is_back(ceria: KantorSop) -> None:
    p = ceria.sampai("konfirmasi")
    isi = {"kekurangan": [("isian:alamat", "RT keliru.")]}
    p = ceria.putus(p, ceria.siapa("kabid"), "tidak", alasan="Alamat keliru.", isi=isi)
    baris = BarisBuku.objects.get(buku="permasalahan")
    rincian = buku_queries.rincian(baris)
    assert rincian["apa"] == ["RT keliru."]
    assert (rincian["siapa"], rincian["diminta_dari"]) == (p.pemohon_nama, "Operator Penerima Layanan Digital")
    assert rincian["ditemukan"] == ceria.penugasan("kabid").pengguna.nama
    p = ceria.putus(p, ceria.siapa("operator"), "tidak", alasan="Tolong lengkapi.")
    assert buku_queries.masalah_terbuka(p) == [baris]
    p = ceria.sampai("konfirmasi", p)
    baris.refresh_from_db()
    assert buku_queries.masalah_terbuka(p) == []
    assert baris.dibereskan is not None


def test_register_and_agenda_tell_the_card_its_signer_and_who_took_it(loket: KantorSop) -> None:
    p = loket.sampai("terima")
    register, agenda = (buku_queries.rincian(BarisBuku.objects.get(buku=b)) for b in ("register", "agenda"))
    assert register["nomor_kk"] == p.nomor_kk
    assert (register["cara"], register["penandatangan"]) == ("basah", loket.penugasan("kadis").pengguna.nama)
    assert agenda["penerima"] == p.pemohon_nama


def test_the_village_gets_a_work_notice(ceria: KantorSop) -> None:
    p = ceria.sampai("cetak")
    entri = Antrean.objects.filter(isi__perihal="tugas").get()
    assert (entri.isi["siapa"], entri.isi["lewat"]) == ("nagari", "nagari")
    pengirim.beritahu(entri, KINI)
    pengirim.beritahu(entri, KINI)
    pesan = Pesan.objects.get(antrean=entri.pk)
    assert (pesan.pengirim, pesan.tujuan) == ("halaman", "nagari")
    assert str(p.nomor) in pesan.isi


def test_at_the_counter_the_number_need_not_be_proven_but_identity_seen(loket: KantorSop) -> None:
    from tertib.alur.ajukan import yang_kurang
    from tertib.permohonan.models import Berkas

    p = loket.mulai()
    assert yang_kurang(p) == []
    Berkas.objects.filter(permohonan=p, syarat="identitas").update(diganti=KINI)
    assert "KTP-el" in " ".join(yang_kurang(p))
    Permohonan.objects.filter(pk=p.pk).update(kanal="warga")
    p.refresh_from_db()
    assert "WhatsApp" in " ".join(yang_kurang(p))
    assert not Antrean.objects.exists()


def test_who_stands_at_the_counter_is_recorded_with_the_clerk(loket: KantorSop, ceria: KantorSop) -> None:
    p = loket.sampai("koreksi")
    clerk = loket.penugasan("loket")
    r = queries.riwayat(p)[0]
    assert (r.pelaku, r.peran) == (clerk.pengguna, "Pemohon")
    assert r.pelaku_nama == f"{p.pemohon_nama}, di loket oleh {clerk.pengguna.nama}"
    di_loket = pelaku.pemohon_di_loket(p, clerk)
    assert langkah.pilihan_kini(p, di_loket) == (), "the clerk gains no role by standing beside the applicant"
    warga = ceria.mulai()
    lain = pelaku.pemohon_di_loket(warga, ceria.penugasan("operator"))
    assert langkah.pilihan_kini(warga, lain) == (), "what a citizen began at home no clerk hands in"


def test_receipt_at_a_desk_needs_the_handing_over(panggung: object, loket: KantorSop) -> None:
    p = loket.sampai("terima")
    Serahan.objects.filter(permohonan=p).delete()
    from tertib.alur.terima import BelumDiserahkan

    with pytest.raises(BelumDiserahkan):
        loket.putus(p, pelaku.pemohon_di_loket(p, loket.penugasan("loket")))
    assert dokumen_queries.terbit(p)


@pytest.mark.parametrize(
    ("sop", "menit"),
    [(CERIA, 15), (ONLINE, 30), (LOKET, 10), (KEENAM, 14)],
    ids=["ceria", "online", "loket", "keenam"],
)
def test_standard_times_add_up_to_what_the_paper_prints(sop: object, menit: int, folder: object, db: None) -> None:
    from datetime import timedelta

    from tertib.inti.lingkup import di_kantor
    from tertib.permohonan.models import Kunjungan

    with di_kantor("16.06"):
        kantor = buka_kantor(sop)  # type: ignore[arg-type]
        kini = KINI
        p = kantor.mulai(kini)
        while not p.akhir:
            kini += timedelta(minutes=kantor.sop.langkah[p.langkah].waktu or 0)
            p = pemeran.gerakkan(p, kini=kini)
        kunjungan = list(Kunjungan.objects.filter(permohonan=p).order_by("ke"))
    assert sum((k.selesai - k.masuk for k in kunjungan), timedelta()) == timedelta(minutes=menit)
    assert kunjungan[-1].selesai - kunjungan[0].masuk == timedelta(minutes=menit)
