"""Invented names: parts of names common in several regions, put together by chance. They belong to nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Khazanah:
    """Parts of names of one region: first names, middle and last parts of men and women; share of single-word names."""

    laki: tuple[str, ...]
    perempuan: tuple[str, ...]
    tengah_laki: tuple[str, ...]
    tengah_perempuan: tuple[str, ...]
    akhir_laki: tuple[str, ...]
    akhir_perempuan: tuple[str, ...]
    satu_kata: float = 0.04


def _k(*baris: str, satu_kata: float = 0.04) -> Khazanah:
    laki, perempuan, tl, tp, al, ap = (tuple(b.split()) for b in baris)
    return Khazanah(laki, perempuan, tl, tp, al, ap, satu_kata)


MINANG = _k(
    "Rizki Fadli Yusrizal Afrizal Syafril Zulfikri Hendri Ilham Rahmat Dedi Efrizon Nofrizal Ikhsan Taufik Masrul",
    "Yulia Rahmi Desi Fitria Yeni Elvira Nurhayati Mardiana Asnidar Wirda Silvia Novita Rosmaini Zuraida Gustina",
    "Al Nur Eka Akmal Fajri Hakim",
    "Nur Mutia Rahma Eka Suci Aulia",
    "Chaniago Piliang Tanjung Koto Jambak Sikumbang Guci Putra Ramadhan Syahputra Efendi Marlis",
    "Chaniago Piliang Tanjung Koto Jambak Sikumbang Guci Putri Ramadhani Yanti Oktavia Marlina",
)
SUNDA = _k(
    "Asep Dadan Cecep Ujang Deden Yayan Iwan Agus Endang Rukmana Tatang Dede Ade Wawan Nandang Engkos",
    "Euis Neneng Lilis Iis Rina Yuyun Tati Dedeh Imas Wiwin Nunung Elis Teti Rosita Cucu Ai",
    "Rahmat Gumilar Surya Tirta Adi",
    "Siti Sri Nur Ratna Kania",
    "Hidayat Sutisna Permana Kusnadi Suryana Nugraha Wijaya Mulyana Saepudin Ruhiyat Sopandi Gunawan",
    "Hidayati Sutisna Permanasari Kurniasih Suryani Nuraeni Komariah Mulyani Rohaeti Maryati Sopiah Anggraeni",
    satu_kata=0.06,
)
JAWA = _k(
    "Bagus Slamet Sugeng Joko Agung Bambang Wahyu Eko Dwi Tri Suyatno Sutrisno Paryono Harjono Widodo Teguh Yudi Arif",
    "Siti Sri Endah Wulan Dwi Retno Ningsih Sulastri Tri Partini Suharti Wahyuni Murni Endang Sumiyati Dyah Ratna",
    "Adi Budi Catur Hadi Aji Panji Cahyo",
    "Ayu Dewi Puspita Indah Sekar Kusuma",
    "Pranoto Santoso Nugroho Prasetyo Wibowo Setiawan Purnomo Raharjo Saputro Utomo Hartono Susilo Kuncoro",
    "Rahmawati Lestari Handayani Setyowati Wulandari Pratiwi Astuti Utami Susanti Kusumawati Rahayu Widyastuti",
    satu_kata=0.16,
)
MELAYU = _k(
    "Ahmad Muhammad Zainal Iskandar Hasan Ridwan Firman Syamsul Fahmi Kemas Herman Yusuf Amir Junaidi Rusdi Azwar",
    "Nyayu Maimunah Halimah Zubaidah Fatimah Salma Rosdiana Hafizah Nurlela Aisyah Marhamah Suryati Fitri Laila",
    "Abdul Nur Rizal Akbar Hidayatul Syah",
    "Nur Siti Dewi Khairun Amalia Putri",
    "Rahman Hidayat Karim Anwar Saleh Effendi Fauzi Kurniawan Mansyur Ibrahim Yahya Usman Zulkarnain",
    "Rahmah Hidayati Karimah Anwar Salehah Kurniasih Fauziah Rahmadani Amelia Wahida Safitri Usman",
)
BATAK = _k(
    "Togar Parlindungan Jonatan Hotman Ronald Sahat Binsar Maruli Andreas Poltak Samuel Daniel",
    "Rotua Tiurma Lamtiur Maria Rosinta Dame Duma Martha Kristina Ester Ruth Nurmala",
    "Hasiholan Parulian Martua Tua",
    "Uli Boru Magdalena Rohana",
    "Sitompul Siregar Hutapea Manurung Sinaga Pardede Tampubolon Nababan",
    "Sitompul Siregar Hutapea Manurung Sinaga Pardede Tampubolon Nababan",
    satu_kata=0.0,
)
BALI = _k(
    "Wayan Made Nyoman Ketut Gede Putu",
    "Wayan Made Nyoman Ketut Luh Putu",
    "Agus Adi Bagus Surya",
    "Ayu Sri Eka Dewi",
    "Sudana Artawan Suardika Wirawan Mahendra Sukerta Darmawan",
    "Sukreni Ariani Suartini Widiani Astari Kertiasih Darmayanti",
    satu_kata=0.0,
)

CAMPURAN: Mapping[str, tuple[tuple[Khazanah, ...], tuple[int, ...]]] = MappingProxyType(
    {
        "13": ((MINANG, JAWA, MELAYU, BATAK), (82, 8, 6, 4)),
        "16": ((MELAYU, JAWA, SUNDA, MINANG, BATAK, BALI), (55, 26, 6, 6, 5, 2)),
        "18": ((JAWA, MELAYU, SUNDA, BALI, MINANG, BATAK), (54, 20, 12, 7, 4, 3)),
        "32": ((SUNDA, JAWA, MINANG, BATAK, MELAYU), (76, 14, 4, 3, 3)),
    }
)
"""Which names how often (in percent), by province."""
CAMPURAN_LAIN = ((JAWA, SUNDA, MELAYU, MINANG, BATAK, BALI), (40, 16, 18, 10, 8, 8))

_PANJANG = (2, 3, 4)
_BOBOT_PANJANG = (52, 38, 10)


def pilih_khazanah(acak: Random, provinsi: str) -> Khazanah:
    """The names of one family, by the mix of its province."""
    khazanah, bobot = CAMPURAN.get(provinsi, CAMPURAN_LAIN)
    return acak.choices(khazanah, bobot)[0]


def nama_rekaan(acak: Random, khazanah: Khazanah, jenis_kelamin: str, *, akhir: str = "") -> str:
    """A name in capitals, of one to four words; `akhir` when the last part is the family's."""
    laki = jenis_kelamin == "1"
    depan = acak.choice(khazanah.laki if laki else khazanah.perempuan)
    if not akhir and acak.random() < khazanah.satu_kata:
        return depan.upper()
    tengah = khazanah.tengah_laki if laki else khazanah.tengah_perempuan
    jumlah = min(acak.choices(_PANJANG, _BOBOT_PANJANG)[0] - 2, len(tengah))
    belakang = akhir or acak.choice(khazanah.akhir_laki if laki else khazanah.akhir_perempuan)
    kata = [depan, *acak.sample(tengah, jumlah), belakang]
    return " ".join(dict.fromkeys(kata)).upper()
