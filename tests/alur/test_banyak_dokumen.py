"""One case, several documents: one passphrase signs them all, and they are published, superseded and closed together."""

from collections.abc import Callable
from typing import Any

import pytest

from tertib.alur import ajukan, buka, sertifikasi
from tertib.alur.tandatangan_basah import BukanCetakanIni
from tertib.buku.models import BarisBuku, Serahan
from tertib.dokumen import queries
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte.jenis import FrasaSalah, LayananTidakMenjawab
from tertib.dokumen.tte.lokal import TTELokal
from tertib.kanal.cek.penilaian import LAMA, menurut_token
from tertib.kependudukan import services as register
from tertib.permohonan import rules, services
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.kantor_sop import KantorSop
from tests.alur.perkara import Perkara, siapkan
from tests.alur.test_semua_jenis import INTI, KASUS, LAHIR
from tests.kependudukan.tabel import Kasus, baca
from tests.pemeran_tetap import HILANG, Panggung, menit

ASLI = TTELokal.tandatangani


@pytest.fixture
def perkara(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    return siapkan(panggung, monkeypatch)


@pytest.fixture
def kawin(perkara: Perkara) -> Permohonan:
    """A marriage before the head of office: both parents' cards and the new one."""
    return perkara.sampai_tandatangan(perkara.minta("keluarga-baru", KASUS["keluarga-baru"][0]))


def _status(p: Permohonan) -> list[tuple[int, int, str]]:
    return list(Dokumen.objects.filter(permohonan=p).order_by("nomor").values_list("nomor", "urut", "status"))


def _layanan(monkeypatch: pytest.MonkeyPatch, jawab: Callable[[int], None]) -> list[bytes]:
    """The service is asked for the nth document: `jawab(n)` may raise; the list fills with what it really signed."""
    ditandatangani: list[bytes] = []

    def tandatangani(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        jawab(len(ditandatangani) + 1)
        hasil = ASLI(self, pdf, **lain)
        ditandatangani.append(pdf)
        return hasil

    monkeypatch.setattr(TTELokal, "tandatangani", tandatangani)
    return ditandatangani


def test_one_passphrase_signs_all_and_the_case_moves_once(perkara: Perkara, kawin: Permohonan) -> None:
    p = perkara.panggung.tandatangani(kawin)
    assert _status(p) == [(n, n - 1, Status.BERTANDA) for n in (1, 2, 3)]
    assert Riwayat.objects.filter(permohonan=p, dari="tandatangan").count() == 1
    p = perkara.panggung.putus(p, "operator", "lanjut")
    assert {s for *_, s in _status(p)} == {Status.TERBIT}
    register = BarisBuku.objects.filter(permohonan=p, buku="register").order_by("nomor")
    assert [b.dokumen.nomor for b in register] == [1, 2, 3]


def test_a_crash_in_between_keeps_what_came_and_signs_only_the_rest(
    perkara: Perkara, kawin: Permohonan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mati(n: int) -> None:
        if n == 3:
            raise LayananTidakMenjawab("x")

    with monkeypatch.context() as m:
        pertama = _layanan(m, mati)
        with pytest.raises(LayananTidakMenjawab):
            perkara.panggung.tandatangani(kawin)
    assert len(pertama) == 2
    assert _status(kawin) == [(n, n - 1, Status.RENCANA) for n in (1, 2, 3)]
    kedua = _layanan(monkeypatch, lambda _n: None)
    p = perkara.panggung.tandatangani(kawin, kini=menit(120))
    assert len(kedua) == 1
    assert kedua[0] not in pertama
    assert _status(p) == [(n, n - 1, Status.BERTANDA) for n in (1, 2, 3)]


def test_the_worker_finishes_only_what_came_whole(
    perkara: Perkara, kawin: Permohonan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        _layanan(m, lambda n: (_ for _ in ()).throw(LayananTidakMenjawab("x")) if n == 2 else None)
        with pytest.raises(LayananTidakMenjawab):
            perkara.panggung.tandatangani(kawin)
    rencana = queries.direncanakan(kawin)
    assert sertifikasi.susulkan(rencana[0], kini=menit(120)) is False
    with monkeypatch.context() as m:
        m.setattr(sertifikasi, "_rampungkan", lambda *_, **__: (_ for _ in ()).throw(RuntimeError))
        with pytest.raises(RuntimeError):
            perkara.panggung.tandatangani(kawin, kini=menit(130))
    assert sertifikasi.susulkan(rencana[0], kini=menit(140)) is True
    assert {s for *_, s in _status(kawin)} == {Status.BERTANDA}


def test_a_wrong_passphrase_lets_all_go(perkara: Perkara, kawin: Permohonan) -> None:
    with pytest.raises(FrasaSalah):
        perkara.panggung.tandatangani(kawin, frasa_sandi="bukan ini")
    assert not Dokumen.objects.exclude(dipegang_sampai=None).exists()
    perkara.panggung.tandatangani(kawin)
    assert [n for n, *_ in _status(kawin)] == [1, 2, 3]


def test_a_closed_card_is_no_longer_in_force_and_says_why(perkara: Perkara) -> None:
    rumah = Kasus("", INTI, HILANG)
    lama = queries.terbit(perkara.terbitkan(perkara.minta("hilang", rumah)))[0]
    pindah = {**KASUS["pindah"][2].jawaban, "anak_sendiri": "tidak"}
    p = perkara.terbitkan(perkara.minta_lagi("pindah", pindah, baca(INTI)[0]))
    lama.refresh_from_db()
    assert (lama.status, lama.pengganti, lama.alasan_batal) == (
        Status.DIGANTIKAN,
        None,
        "anggotanya pindah ke kabupaten atau kota lain",
    )
    assert [d.jenis for d in queries.terbit(p)] == ["skpwni"]
    hasil = menurut_token(lama.tautan)
    assert hasil.keadaan == LAMA
    assert hasil.sebab == "anggotanya pindah ke kabupaten atau kota lain"


def test_a_change_that_issues_nothing_still_passes_the_desks(perkara: Perkara) -> None:
    p = perkara.terbitkan(perkara.minta("kematian", KASUS["kematian"][1]))
    assert queries.terbit(p) == ()
    (baris,) = BarisBuku.objects.filter(permohonan=p, buku="register")
    assert baris.dokumen is None
    p = perkara.panggung.putus(p, "pemohon", "lanjut")
    assert p.akhir == "selesai"


def test_letters_of_one_family_stand_beside_each_other(perkara: Perkara) -> None:
    """A letter is about itself, not about the card: a second one supersedes nothing."""
    pindah = {**KASUS["pindah"][2].jawaban, "jenis_pindah": "4", "anak_sendiri": "tidak"}
    rumah = INTI.replace("L 2015", "L 2001") + "anak    DEWI PRANOTO    P 2004\n"
    satu = perkara.terbitkan(perkara.minta("pindah", Kasus("", rumah, {**pindah, "siapa": "ARGA PUTRA"})))
    kartu = baca(rumah)[0]
    dua = perkara.terbitkan(perkara.minta_lagi("pindah", {**pindah, "siapa": "DEWI PRANOTO"}, kartu))
    surat = [queries.terbit(p)[1] for p in (satu, dua)]
    assert [(s.jenis, s.status, s.nomor) for s in surat] == [("skpwni", Status.TERBIT, 1), ("skpwni", Status.TERBIT, 2)]
    kk = [queries.terbit(p)[0] for p in (satu, dua)]
    assert [k.status for k in kk] == [Status.DIGANTIKAN, Status.TERBIT]


def test_a_birth_draws_the_same_numbers_again(perkara: Perkara) -> None:
    p = perkara.sampai_draf("kelahiran", Kasus("", INTI, LAHIR))
    pertama = p.draf
    p = perkara.panggung.putus(p, "subkoord", "tidak lengkap", isi={"kekurangan": [("", "Periksa lagi.")]})
    p = perkara.panggung.putus(p, "operator")
    assert p.draf == pertama


def test_a_pen_signs_all_prints_or_none(loket: KantorSop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ajukan, "yang_kurang", lambda _p: [])
    (rumah,) = baca(INTI.replace("L 2015", "L 2001"))
    register.impor(keluarga=[rumah], kantor=loket.kantor, kini=loket.waktu())
    p, _token = buka.buka(kantor=loket.kantor, jenis="pisah-kk", kanal="loket", bahasa="id", kini=loket.waktu())
    kepala = rumah.anggota[0].orang
    isian = rules.kanonik({"siapa": "ARGA PUTRA", "sebab": "sendiri"})
    services.ubah(p, pemohon_nama=kepala.nama, pemohon_nik=kepala.nik, nomor_kk=rumah.nomor, isian=isian)
    p = loket.sampai("tandatangan", p)
    rencana = queries.direncanakan(p)
    assert [(d.nomor, d.urut, d.cara) for d in rencana] == [(1, 0, "basah"), (2, 1, "basah")]
    with pytest.raises(BukanCetakanIni):
        loket.putus(p, loket.siapa("kadis"), isi={"sidik": rencana[0].sidik_asli})
    p = loket.maju(p)
    p = loket.sampai("terima", p)
    assert [(d.urut, d.status, d.dicap is not None) for d in queries.terbit(p)] == [
        (0, "terbit", True),
        (1, "terbit", True),
    ]
    assert Serahan.objects.get(permohonan=p).dokumen == queries.terbit(p)[0], "one receipt for all"
    assert BarisBuku.objects.filter(permohonan=p, buku="agenda").count() == 2
