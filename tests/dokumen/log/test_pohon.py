"""The tree against the reference vectors of Certificate Transparency (RFC 6962), and against itself at random."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertib.dokumen import pohon

# The eight leaves, roots and proofs published with the Certificate Transparency reference implementation.
MASUKAN = [
    bytes.fromhex(h)
    for h in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
AKAR = [
    bytes.fromhex(h)
    for h in (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
JALUR = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
LANJUTAN = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
DAUN = [pohon.daun(isi) for isi in MASUKAN]


def hex_(banyak: list[bytes]) -> list[str]:
    return [satu.hex() for satu in banyak]


def test_the_published_roots() -> None:
    assert pohon.KOSONG.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [pohon.akar(DAUN[:n]) for n in range(1, 9)] == AKAR


@pytest.mark.parametrize(("urut", "ukuran"), JALUR)
def test_the_published_audit_paths(urut: int, ukuran: int) -> None:
    assert hex_(pohon.bukti_masuk(urut, ukuran, pohon.dari(DAUN))) == JALUR[urut, ukuran]


@pytest.mark.parametrize(("dulu", "ukuran"), LANJUTAN)
def test_the_published_consistency_proofs(dulu: int, ukuran: int) -> None:
    assert hex_(pohon.bukti_lanjutan(dulu, ukuran, pohon.dari(DAUN))) == LANJUTAN[dulu, ukuran]


def test_every_proof_of_the_eight_leaves_holds_and_no_other() -> None:
    for ukuran, urut in itertools.product(range(1, 9), range(8)):
        if urut >= ukuran:
            continue
        jalur = pohon.bukti_masuk(urut, ukuran, pohon.dari(DAUN))
        assert pohon.akar_dari_jalur(DAUN[urut], urut, ukuran, jalur) == AKAR[ukuran - 1]
        assert pohon.akar_dari_jalur(DAUN[urut], urut, ukuran, [*jalur, AKAR[0]]) is None
        if jalur:
            assert pohon.akar_dari_jalur(DAUN[urut], urut, ukuran, jalur[:-1]) is None


_pohon = st.integers(1, 300).map(lambda n: [pohon.daun(str(i).encode()) for i in range(n)])


@given(_pohon, st.data())
def test_any_leaf_of_any_tree(daun: list[bytes], data: st.DataObject) -> None:
    urut = data.draw(st.integers(0, len(daun) - 1))
    jalur = pohon.bukti_masuk(urut, len(daun), pohon.dari(daun))
    akar = pohon.akar(daun)
    assert pohon.akar_dari_jalur(daun[urut], urut, len(daun), jalur) == akar
    lain = data.draw(st.integers(0, len(daun) - 1))
    if lain != urut:
        assert pohon.akar_dari_jalur(daun[lain], urut, len(daun), jalur) != akar


@given(_pohon, st.data())
def test_any_growth_of_any_tree(daun: list[bytes], data: st.DataObject) -> None:
    dulu = data.draw(st.integers(1, len(daun)))
    bukti = pohon.bukti_lanjutan(dulu, len(daun), pohon.dari(daun))
    akar_dulu, akar = pohon.akar(daun[:dulu]), pohon.akar(daun)
    assert pohon.lanjutan_benar(dulu, len(daun), akar_dulu, akar, bukti)
    palsu = [*daun[: dulu - 1], pohon.daun(b"ditulis ulang"), *daun[dulu:]]
    bukti_palsu = pohon.bukti_lanjutan(dulu, len(palsu), pohon.dari(palsu))
    assert not pohon.lanjutan_benar(dulu, len(palsu), akar_dulu, pohon.akar(palsu), bukti_palsu)
    assert not pohon.lanjutan_benar(dulu, len(daun), akar_dulu, akar, [*bukti, akar])


@pytest.mark.parametrize(("a", "b"), [(-1, 3), (3, 3), (9, 3)])
def test_a_leaf_outside_the_tree(a: int, b: int) -> None:
    with pytest.raises(ValueError, match="di luar pohon"):
        pohon.bukti_masuk(a, b, pohon.dari(DAUN))
    assert pohon.akar_dari_jalur(DAUN[0], a, b, []) is None


def test_a_tree_cannot_have_been_larger() -> None:
    with pytest.raises(ValueError, match="lebih besar"):
        pohon.bukti_lanjutan(4, 3, pohon.dari(DAUN))
    assert not pohon.lanjutan_benar(4, 3, AKAR[3], AKAR[2], [])
    assert not pohon.lanjutan_benar(2, 3, AKAR[1], AKAR[2], [])
