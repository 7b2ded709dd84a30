"""A return from any act writes down what is wrong, and voids what was not published."""

from tertib.permohonan import queries
from tertib.permohonan.models import PeriksaSyarat
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import peristiwa


def test_two_answers_of_one_step_return_to_two_places(keenam: KantorSop) -> None:
    p = keenam.sampai("verifikasi")
    p = keenam.maju(p, "salah ketik")
    assert p.langkah == "terima-berkas"
    p = keenam.sampai("verifikasi", p)
    p = keenam.maju(p, "berkas kurang")
    assert p.langkah == "ajukan"
    p = keenam.sampai("terima", p)
    assert [x for x in peristiwa(p) if x[1] in ("salah ketik", "berkas kurang")] == [
        ("verifikasi", "salah ketik", "terima-berkas"),
        ("verifikasi", "berkas kurang", "ajukan"),
    ]


def test_the_reason_is_the_deficiency_when_nothing_is_named(keenam: KantorSop) -> None:
    p = keenam.sampai("tandatangan")
    p = keenam.putus(p, keenam.siapa("kabid"), "salah data", alasan="Nama ayah lain.", isi={"kekurangan": []})
    assert [(k.sasaran, k.catatan, k.langkah) for k in queries.kurang(p)] == [("", "Nama ayah lain.", "tandatangan")]


def test_a_named_paper_loses_its_tick_and_the_others_keep_theirs(keenam: KantorSop) -> None:
    p = keenam.sampai("verifikasi")
    semua = {s.syarat.kunci for s in queries.syarat(p)}
    hilang = sorted(semua)[0]
    isi = {"kekurangan": [(f"syarat:{hilang}", "Buram.")]}
    p = keenam.putus(p, keenam.siapa("subkoord"), "salah ketik", alasan="Buram.", isi=isi)
    assert set(PeriksaSyarat.objects.filter(permohonan=p).values_list("syarat", flat=True)) == semua - {hilang}
