"""Proofs about words: every name leads somewhere, every word is one that Tertib executes, the minutes add up."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tertib.sop import kosakata as k
from tertib.sop import syarat_jika
from tertib.sop.jenis import Efek, Langkah, Peran, Sop
from tertib.sop.temuan import Temuan, awali, sebut


def acuan(sop: Sop) -> Iterator[Temuan]:
    """Every role, step and end that is named exists."""
    for lk in sop.langkah.values():
        if lk.peran not in sop.peran:
            yield Temuan("acuan-peran", lk.kunci, f'Langkah {lk.no}: peran "{lk.peran}" tidak ada di daftar peran.')
        if lk.kunci in sop.akhir:
            yield Temuan("acuan-langkah", lk.kunci, f'"{lk.kunci}" dipakai untuk langkah {lk.no} dan untuk akhir.')
        for p in lk.putusan:
            if p.ke not in sop.langkah and p.ke not in sop.akhir:
                yield Temuan("acuan-langkah", lk.kunci, f'Langkah {lk.no}: "{p.nama}" menuju "{p.ke}" yang tidak ada.')
            elif p.kembali and p.ke in sop.akhir:
                kalimat = f'Langkah {lk.no}: "{p.nama}" mengembalikan ke akhir; pengembalian harus ke sebuah langkah.'
                yield Temuan("acuan-langkah", lk.kunci, kalimat)
        for lain in lk.bukan:
            if lain not in sop.langkah or lain == lk.kunci:
                yield Temuan("acuan-langkah", lk.kunci, f'Langkah {lk.no}: bukan "{lain}" tidak menunjuk langkah lain.')
        if lk.gagal and lk.gagal.lalu not in sop.peran:
            yield Temuan("acuan-peran", lk.kunci, f'Langkah {lk.no}: "{lk.gagal.lalu}" tidak ada di daftar peran.')


def kepala(sop: Sop) -> Iterator[Temuan]:
    """The words above the table: service, doors, clock, who may ask, ends."""
    yield from _asing("kata-layanan", "", "layanan", [sop.layanan], k.LAYANAN)
    yield from _asing("kata-kanal", "", "kanal", (*sop.kanal_masuk, *sop.kanal_keluar), k.KANAL)
    yield from _asing("kata-jeda", "", "alasan jam berhenti", sop.jam.berhenti, k.JEDA)
    yield from _asing("kata-kelayakan", "", "hubungan keluarga", sop.kelayakan.get("shdk", ()), k.SHDK)
    yield from _asing("kata-akhir", "", "akhir", sop.akhir, k.AKHIR)
    if "selesai" not in sop.akhir:
        yield Temuan("kata-akhir", "", 'SOP harus punya akhir "selesai".')


def peran(sop: Sop) -> Iterator[Temuan]:
    """Every role can be held by somebody and has work to do."""
    dipakai = {lk.peran for lk in sop.langkah.values()} | {lk.gagal.lalu for lk in sop.langkah.values() if lk.gagal}
    for p in sop.peran.values():
        yield from _asing("kata-jabatan", "", f"jabatan peran {p.nama}", p.jabatan, k.JABATAN)
        yield from _asing("kata-jabatan", "", f"unit peran {p.nama}", [p.unit] if p.unit else [], k.UNIT)
        yield from _asing("kata-jabatan", "", f"lokasi peran {p.nama}", [p.lokasi] if p.lokasi else [], k.LOKASI)
        if (p.jenis == k.PETUGAS) != bool(p.jabatan):
            lebih = "harus menyebut jabatannya" if p.jenis == k.PETUGAS else "bukan petugas, jadi tidak punya jabatan"
            yield Temuan("jabatan", "", f"Peran {p.nama} {lebih}.")
        if p.kunci not in dipakai:
            yield Temuan("peran-menganggur", "", f"Peran {p.nama} tidak mengerjakan satu langkah pun.")


def menit(sop: Sop) -> Iterator[Temuan]:
    """The minutes of the rows add up to the total the paper prints."""
    jumlah = sum(lk.waktu or 0 for lk in sop.langkah.values())
    if sop.jam.total is not None and jumlah != sop.jam.total:
        kalimat = f"Waktu semua langkah berjumlah {jumlah} menit, sedangkan total tertulis {sop.jam.total} menit."
        yield Temuan("menit", "", kalimat)


def langkah(sop: Sop) -> Iterator[Temuan]:
    """The words of each row."""
    for no, banyak in Counter(lk.no for lk in sop.langkah.values()).items():
        if banyak > 1:
            yield Temuan("nomor", "", f"Nomor langkah {no} dipakai {banyak} kali.")
    for lk in sop.langkah.values():
        yield from _tindakan(sop, lk)
        yield from _syarat(sop, lk)
        yield from _jika(sop, lk)
        for p in lk.putusan:
            for e in p.efek:
                yield from _efek(sop, lk, e)
            if p.tafsir and not lk.tafsir:
                kalimat = f'Langkah {lk.no}: jawaban "{p.nama}" adalah tafsir, tetapi tafsirnya belum dijelaskan.'
                yield Temuan("tafsir", lk.kunci, kalimat)
            if (p.kembali or p.ke == "ditolak") and not p.alasan_wajib:
                kalimat = f'Langkah {lk.no}: jawaban "{p.nama}" harus disertai alasan (alasan: wajib).'
                yield Temuan("alasan", lk.kunci, kalimat)


def _tindakan(sop: Sop, lk: Langkah) -> Iterator[Temuan]:
    if lk.tindakan not in k.TINDAKAN:
        yield from _asing("kata-tindakan", lk.kunci, f"tindakan langkah {lk.no}", [lk.tindakan], k.TINDAKAN)
        return
    kata = k.TINDAKAN[lk.tindakan]
    pelaku: Peran = sop.peran[lk.peran]
    if pelaku.jenis not in kata.pelaku:
        kalimat = f'{awali(sebut(sop, lk.kunci))}: tindakan "{lk.tindakan}" bukan untuk {pelaku.jenis}.'
        yield Temuan("pelaku-tindakan", lk.kunci, kalimat)
    efek = {e.kata for p in lk.putusan for e in p.efek}
    if kata.wajib and kata.wajib not in efek:
        kalimat = f'Langkah {lk.no}: tindakan "{lk.tindakan}" harus punya efek "{kata.wajib}".'
        yield Temuan("tindakan-efek", lk.kunci, kalimat)
    for tanda in efek & k.MENANDATANGANI:
        if kata.wajib != tanda:
            kalimat = f'Langkah {lk.no}: efek "{tanda}" hanya untuk langkah yang tindakannya menandatangani.'
            yield Temuan("tindakan-efek", lk.kunci, kalimat)


def _syarat(sop: Sop, lk: Langkah) -> Iterator[Temuan]:
    alat = sop.identitas.get("peralatan", ())
    dikenal = [*k.SYARAT, *(str(a).casefold() for a in (alat if isinstance(alat, tuple) else ()))]
    dikenal += [hasil.casefold() for lain in sop.langkah.values() for hasil in lain.output]
    for butir in lk.syarat:
        if not any(kata in butir.casefold() for kata in dikenal):
            kalimat = (
                f'Langkah {lk.no}: syarat "{butir}" tidak dikenal; ia bukan hasil langkah mana pun. '
                "Bila itu alat, tulis juga pada identitas: peralatan."
            )
            yield Temuan("syarat", lk.kunci, kalimat)


def _jika(sop: Sop, lk: Langkah) -> Iterator[Temuan]:
    if not lk.jika:
        return
    try:
        syarat_jika.susun(lk.jika)
    except syarat_jika.GalatSyarat as galat:
        yield Temuan("jika", lk.kunci, f"Langkah {lk.no}: {galat}")
    if lk == sop.mulai:
        yield Temuan("jika", lk.kunci, "Langkah pertama tidak boleh dilewati (hapus jika).")
    if len({p.ke for p in lk.putusan if not p.kembali}) != 1:
        kalimat = f"Langkah {lk.no} dapat dilewati, jadi harus punya tepat satu jalan maju."
        yield Temuan("jika", lk.kunci, kalimat)


def _efek(sop: Sop, lk: Langkah, efek: Efek) -> Iterator[Temuan]:
    if efek.kata not in k.EFEK:
        yield from _asing("kata-efek", lk.kunci, f"efek langkah {lk.no}", [efek.kata], k.EFEK)
        return
    wajib = k.EFEK[efek.kata].wajib
    if set(efek.rincian) != set(wajib):
        bentuk = ", ".join(wajib) or "tanpa rincian"
        yield Temuan("kata-efek", lk.kunci, f'Langkah {lk.no}: efek "{efek.kata}" ditulis dengan rincian: {bentuk}.')
        return
    dikenal: dict[str, tuple[str, Iterable[str]]] = {
        "buku": ("kata-buku", k.BUKU),
        "lewat": ("kata-kanal", k.KANAL),
        "siapa": ("penerima", [p for p, peran in sop.peran.items() if peran.unit or efek.kata != "kirim"]),
        "di": ("kata-tempat", k.TEMPAT_CETAK),
        "apa": (
            "kata-dokumen",
            {"slip": k.TANDA, "cetak": k.HASIL_CETAK, "blanko": k.BLANKO}.get(efek.kata, k.DOKUMEN),
        ),
    }
    for rincian, isi in efek.rincian.items():
        kode, daftar = dikenal[rincian]
        yield from _asing(kode, lk.kunci, f"{efek.kata} ({rincian}) langkah {lk.no}", [isi], daftar)


def _asing(kode: str, kunci: str, apa: str, kata: Iterable[str], dikenal: Iterable[str]) -> Iterator[Temuan]:
    for satu in kata:
        if satu not in set(dikenal):
            pilihan = ", ".join(dikenal)
            yield Temuan(kode, kunci, f'{awali(apa)}: "{satu}" tidak dikenal; yang dikenal: {pilihan}.')
