"""The statement in the QR code, the attachment, the excerpt: what holds, what does not, and what nobody can guess."""

import json
from dataclasses import fields, replace
from typing import Any

import cbor2
import jsonschema
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tertib.dokumen import pohon, qr, skema
from tertib.dokumen.kartu import AnggotaKartu, Biodata, Kartu
from tertib.dokumen.pernyataan import cose, lampiran, petikan
from tertib.dokumen.pernyataan.cose import DaftarTakBerlaku, Pernyataan, PernyataanSalah
from tertib.dokumen.pernyataan.kelompok import kanonik, kelompokkan
from tertib.dokumen.pernyataan.lampiran import Lampiran
from tests.dokumen.conftest import WAKTU, biodata, kartu

KUNCI = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
LAIN = Ed25519PrivateKey.from_private_bytes(b"l" * 32)
DIKENAL = {"16.06": [LAIN.public_key().public_bytes_raw(), KUNCI.public_key().public_bytes_raw()]}
SITUS = "https://tertib.contoh.go.id"
PERNYATAAN = Pernyataan("16.06", b"12345678", WAKTU, b"r" * 32, WAKTU.date())


@pytest.fixture
def punya() -> Lampiran:
    return buat(kartu(4))


def buat(isi: Kartu | Biodata, jenis: str = "kk") -> Lampiran:
    return lampiran.buat(
        jenis=jenis,
        kartu=isi.kanonik(),
        kantor="16.06",
        tautan_indeks="ab" * 32,
        kunci=KUNCI,
        waktu=WAKTU,
        hari=WAKTU.date(),
    )


class TestPernyataan:
    def test_it_comes_back_as_it_was_stated(self) -> None:
        assert cose.baca(cose.nyatakan(PERNYATAAN, KUNCI), DIKENAL) == PERNYATAAN

    def test_through_the_digits_of_the_code(self) -> None:
        bertanda = cose.nyatakan(PERNYATAAN, KUNCI)
        assert cose.dari_qr(f"{SITUS}/cek/{'x' * 32}/#{cose.ke_angka(bertanda)}") == bertanda

    def test_any_changed_byte_is_noticed(self) -> None:
        bertanda = cose.nyatakan(PERNYATAAN, KUNCI)
        for letak in range(len(bertanda)):
            rusak = bertanda[:letak] + bytes([bertanda[letak] ^ 1]) + bertanda[letak + 1 :]
            with pytest.raises(PernyataanSalah):
                cose.baca(rusak, DIKENAL)

    def test_another_offices_key_does_not_speak_for_this_one(self) -> None:
        with pytest.raises(PernyataanSalah, match="bukan dari kantor"):
            cose.baca(cose.nyatakan(PERNYATAAN, KUNCI), {"13.05": DIKENAL["16.06"]})

    def test_a_list_is_not_a_card(self) -> None:
        daftar = cose.nyatakan_daftar(DaftarTakBerlaku("16.06", WAKTU, frozenset()), KUNCI)
        with pytest.raises(PernyataanSalah, match="bukan tentang kartu"):
            cose.baca(daftar, DIKENAL)

    @pytest.mark.parametrize("isi", [{}, {6: "kemarin"}, {7: b"x"}, {-65537: 1}, {-65537: [b"pendek", 1]}, {6: 10**20}])
    def test_a_signed_token_of_another_shape(self, isi: dict[Any, Any]) -> None:
        benar = {1: "16.06", 6: 1, 7: b"12345678", -65537: [b"r" * 32, 1]}
        with pytest.raises(PernyataanSalah, match="bukan tentang kartu"):
            cose.baca(cose.tandatangani(cbor2.dumps({1: "16.06"} | (benar | isi if isi else {})), KUNCI), DIKENAL)

    @given(st.binary(max_size=200))
    def test_bytes_of_strangers(self, isi: bytes) -> None:
        with pytest.raises(PernyataanSalah):
            cose.baca(isi, DIKENAL)

    @pytest.mark.parametrize("teks", ["", "#", "https://tertib.contoh.go.id/cek/x/", "#12a", "#" + "9" * 1001, "#٣"])
    def test_a_code_without_a_statement(self, teks: str) -> None:
        with pytest.raises(PernyataanSalah):
            cose.dari_qr(teks)

    def test_the_code_of_a_card_stays_within_version_10(self, punya: Lampiran) -> None:
        for situs in ("http://localhost:8000", SITUS, "https://dukcapil.padangpariamankab.go.id"):
            sisi = qr.sisi(f"{situs}/cek/{'aZ0_-bQx' * 4}/#{cose.ke_angka(punya.bertanda)}")
            assert sisi <= qr.SISI_TERBESAR, situs

    def test_it_names_nobody(self, punya: Lampiran) -> None:
        for nomor in ("1606012011260000", "1606012011700000"):
            assert nomor not in cose.ke_angka(punya.bertanda) and nomor.encode() not in punya.bertanda
            assert int(nomor).to_bytes(7, "big") not in punya.bertanda

    def test_the_list_of_cards_out_of_force(self) -> None:
        daftar = DaftarTakBerlaku("16.06", WAKTU, frozenset({b"12345678", b"abcdefgh"}))
        assert cose.baca_daftar(cose.nyatakan_daftar(daftar, KUNCI), DIKENAL) == daftar
        with pytest.raises(PernyataanSalah, match="bukan daftar"):
            cose.baca_daftar(cose.nyatakan(PERNYATAAN, KUNCI), DIKENAL)


class TestLampiran:
    def test_it_proves_every_cell(self, punya: Lampiran) -> None:
        dibaca, pernyataan = lampiran.baca(punya.json(situs=SITUS), DIKENAL)
        assert dibaca == punya and pernyataan.dokumen == bytes.fromhex("ab" * 8)

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda d: d["kartu"].update(nomor_kk="1606012011260001"),
            lambda d: d["kartu"]["anggota"][2].update(nama="ORANG LAIN"),
            lambda d: d["kartu"]["anggota"].pop(),
            lambda d: d["kartu"]["anggota"].reverse(),
            lambda d: d["kartu"]["penandatangan"].update(nama="ORANG LAIN"),
            lambda d: d["garam"].update(alamat="00" * 16),
            lambda d: d["garam"].pop("alamat"),
            lambda d: d.pop("pernyataan"),
            lambda d: d.update(pernyataan="!"),
            lambda d: d.update(kartu=[]),
        ],
    )
    def test_any_change_is_noticed(self, punya: Lampiran, ubah: Any) -> None:
        isi = json.loads(punya.json(situs=SITUS))
        ubah(isi)
        with pytest.raises(PernyataanSalah):
            lampiran.baca(json.dumps(isi).encode(), DIKENAL)

    def test_every_cell_is_in_one_group(self) -> None:
        """A column added to the card and forgotten here would be attached without proof."""
        for isi in (kartu(2), biodata()):
            bagian = kelompokkan(json.loads(isi.kanonik()))
            umum = [medan for nama, sel in bagian if "/" not in nama for medan in sel]
            milik = [medan for nama, sel in bagian if nama.startswith("anggota/1/") for medan in sel]
            assert not [nama for nama, _ in bagian if nama.endswith("lain")]
            assert sorted(umum) == sorted(f.name for f in fields(isi) if f.name != "anggota")
            assert sorted(milik) == sorted(f.name for f in fields(AnggotaKartu))

    def test_a_document_of_another_kind_is_wholly_proved_too(self) -> None:
        surat = {"nomor": "SKPWNI/1606/0000", "alamat": "JALAN MERDEKA", "anggota": [{"nik": "1", "shdk_baru": "ANAK"}]}
        assert kelompokkan(surat) == [
            ("alamat", {"alamat": "JALAN MERDEKA"}),
            ("lain", {"nomor": "SKPWNI/1606/0000"}),
            ("anggota/1/identitas", {"nik": "1"}),
            ("anggota/1/lain", {"shdk_baru": "ANAK"}),
        ]

    def test_salts_are_never_the_same(self) -> None:
        a, b = buat(kartu(3)), buat(kartu(3))
        garam = [satu.garam for satu in (*a.kelompok, *b.kelompok)]
        assert len(set(garam)) == len(garam) and a.bertanda != b.bertanda

    @pytest.mark.parametrize(("isi", "jenis"), [(kartu(10), "kk"), (biodata(), "biodata")])
    def test_it_has_the_published_shape(self, isi: Kartu | Biodata, jenis: str) -> None:
        jsonschema.validate(json.loads(buat(isi, jenis).json(situs=SITUS)), json.loads(skema.baca("kartu")))

    def test_the_published_shape_knows_every_column(self) -> None:
        bentuk = json.loads(skema.baca("kartu"))["$defs"]
        assert set(bentuk["anggota"]["properties"]) == {f.name for f in fields(AnggotaKartu)}
        assert set(bentuk["kk"]["properties"]) == {f.name for f in fields(Kartu)}
        assert set(bentuk["biodata"]["properties"]) == {f.name for f in fields(Biodata)}


class TestPetikan:
    @pytest.mark.parametrize("sebutan", ["2", "1606012011710000"])
    def test_one_member_without_the_others(self, punya: Lampiran, sebutan: str) -> None:
        isi = petikan.petik_anggota(punya, sebutan, situs=SITUS)
        dibaca = petikan.baca(isi, DIKENAL)
        assert dibaca.kelompok["anggota/2/identitas"]["nama"] == "SITI AMINAH"
        assert dibaca.pernyataan.kantor == "16.06"
        for rahasia in ("BUDI SANTOSO", "RANGGA", "1606012011260000", "JALAN MERDEKA", "1606012011700000"):
            assert rahasia.encode() not in isi
        jsonschema.validate(json.loads(isi), json.loads(skema.baca("petikan")))

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda d: d["bagian"][0]["isi"].update(nama="ORANG LAIN"),
            lambda d: d["bagian"][0].update(kelompok="anggota/1/identitas"),
            lambda d: d["bagian"][0].update(garam="00" * 16),
            lambda d: d["bagian"][0].update(urut=0),
            lambda d: d["bagian"][0]["jalur"].pop(),
            lambda d: d["bagian"][0].update(jalur=["zz"]),
            lambda d: d.update(banyak=3),
            lambda d: d.update(bagian=[]),
            lambda d: d["bagian"].append(d["bagian"][0]),
            lambda d: d.pop("banyak"),
        ],
    )
    def test_any_change_is_noticed(self, punya: Lampiran, ubah: Any) -> None:
        isi = json.loads(petikan.petik_anggota(punya, "2", situs=SITUS))
        ubah(isi)
        with pytest.raises(PernyataanSalah):
            petikan.baca(json.dumps(isi).encode(), DIKENAL)

    def test_facts_of_another_card_do_not_fit(self, punya: Lampiran) -> None:
        palsu = buat(replace(kartu(4), nomor_kk="1606012011260009"))
        isi = json.loads(petikan.petik_anggota(palsu, "2", situs=SITUS))
        isi["pernyataan"] = lampiran.ke_teks(punya.bertanda)
        with pytest.raises(PernyataanSalah, match="tidak sama"):
            petikan.baca(json.dumps(isi).encode(), DIKENAL)

    def test_a_member_who_is_not_there(self, punya: Lampiran) -> None:
        with pytest.raises(petikan.AnggotaTidakAda):
            petikan.petik_anggota(punya, "9", situs=SITUS)

    def test_the_paths_cannot_be_guessed_from_what_is_known(self, punya: Lampiran) -> None:
        """Whoever knows every cell of a hidden group still cannot tell that its hash is theirs: the salt is missing."""
        isi = json.loads(petikan.petik_anggota(punya, "2", situs=SITUS))
        terlihat = {p for b in isi["bagian"] for p in b["jalur"]}
        for satu in punya.kelompok:
            for garam in ("", "00" * 16):
                assert pohon.daun(kanonik([garam, satu.nama, satu.isi])).hex() not in terlihat


def test_the_canonical_text_is_that_of_a_browser() -> None:
    """JSON.stringify of sorted keys: the page checks excerpts by the same bytes."""
    isi = {"b": 'Kutip " dan \\ garis', "a": ["é", "\u2028", 1, None, True], "ab": {"z": 1, "y": ""}}
    assert (
        kanonik(isi).decode() == '{"a":["é","\u2028",1,null,true],"ab":{"y":"","z":1},"b":"Kutip \\" dan \\\\ garis"}'
    )
