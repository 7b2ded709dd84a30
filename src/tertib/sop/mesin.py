"""What may happen next. Pure: no clock, no I/O; the same answers feed the screen, the API and the mover.

Not stated means denied: a role, an answer or a withdrawal the SOP does not name does not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tertib.sop import syarat_jika
from tertib.sop.jenis import Langkah, Putusan, Sop
from tertib.sop.kosakata import MENANDATANGANI, PELAPOR, WARGA
from tertib.sop.sebab import Sebab
from tertib.sop.sebab import Sebab as _  # the name by which texts are found for the catalogues

DITARIK = "ditarik"


class TidakAdaPutusan(LookupError):
    """The step has no such answer; the SOP names the answers there are."""

    def __init__(self, langkah: Langkah, putusan: str) -> None:
        self.sebab = _(
            "Langkah %(no)s tidak punya jawaban “%(putusan)s”; yang ada: %(ada)s.",
            no=langkah.no,
            putusan=putusan,
            ada=", ".join(p.nama for p in langkah.putusan),
        )
        super().__init__(self.sebab)


class TidakBolehTarik(LookupError):
    """The SOP does not let the case be withdrawn here."""

    def __init__(self, sebab: Sebab) -> None:
        self.sebab = sebab
        super().__init__(sebab)


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who acts: the person's id and the roles (keys of `peran`) held in this case at this moment."""

    id: str
    peran: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gerak:
    """One move: from a step, by an answer, to a step or (`selesai`) an end; steps skipped by `jika` on the way."""

    dari: str
    putusan: Putusan
    ke: str
    selesai: bool
    dilewati: tuple[str, ...] = ()


def pilihan(sop: Sop, *, langkah: str, fakta: Mapping[str, str]) -> tuple[Putusan, ...]:
    """The answers of the step, in the order of the SOP; () at an end.

    `jika` is asked when a case enters a step, never again: facts that change while the case stands there
    must not take its ways out away. `fakta` is here so that an answer may one day have a condition too.
    """
    kini = sop.langkah.get(langkah)
    return kini.putusan if kini else ()


def boleh(
    sop: Sop, *, langkah: str, pelaku: Pelaku, pernah: Mapping[str, frozenset[str]], macet: bool = False
) -> Sebab:
    """ "" if this person may act at this step, else why not, for the person to read.

    `pernah`: step key -> ids of those who decided there in this case since its last opening.
    `macet`: the step is the system's and its tries are used up, so the role in `gagal.lalu` finishes it.
    """
    kini = sop.langkah.get(langkah)
    if kini is None:
        return _("Perkara ini sudah berakhir.")
    pemilik = {kini.peran} | ({kini.gagal.lalu} if macet and kini.gagal else set())
    if not pemilik & pelaku.peran:
        return _("Langkah %(no)s adalah tugas %(peran)s.", no=kini.no, peran=sop.peran[kini.peran].nama)
    for lain in kini.bukan:
        if pelaku.id in pernah.get(lain, frozenset()):
            return _(
                "Anda sudah memutus perkara ini pada langkah %(lain)s; langkah %(no)s harus dikerjakan orang lain.",
                lain=sop.langkah[lain].no,
                no=kini.no,
            )
    return Sebab()


def gerak(sop: Sop, *, langkah: str, putusan: str, fakta: Mapping[str, str]) -> Gerak:
    """The move this answer makes. Raises `TidakAdaPutusan`, or `FaktaTidakAda` when a `jika` cannot be decided."""
    kini = sop.langkah[langkah]
    for jawaban in pilihan(sop, langkah=langkah, fakta=fakta):
        if jawaban.nama == putusan:
            return _sampai(sop, kini, jawaban, fakta)
    raise TidakAdaPutusan(kini, putusan)


def boleh_tarik(sop: Sop, *, langkah: str, pelaku: Pelaku) -> Sebab:
    """ "" if this person may withdraw the case now, else why not: only who asked, and not once a paper is signed."""
    if DITARIK not in sop.akhir:
        return _("SOP ini tidak mengenal penarikan permohonan.")
    if langkah not in sop.langkah:
        return _("Perkara ini sudah berakhir.")
    if not any(sop.peran[p].jenis in (WARGA, PELAPOR) for p in pelaku.peran if p in sop.peran):
        return _("Hanya pemohon yang dapat menarik permohonannya.")
    if langkah in _sesudah_tandatangan(sop):
        return _("Dokumen sudah ditandatangani; permohonan tidak dapat ditarik lagi.")
    return Sebab()


def tarik(sop: Sop, *, langkah: str, pelaku: Pelaku) -> Gerak:
    """The move of a withdrawal. Raises `TidakBolehTarik`."""
    if sebab := boleh_tarik(sop, langkah=langkah, pelaku=pelaku):
        raise TidakBolehTarik(sebab)
    return Gerak(langkah, Putusan(DITARIK, DITARIK), DITARIK, selesai=True)


def _dijalankan(langkah: Langkah, fakta: Mapping[str, str]) -> bool:
    return not langkah.jika or syarat_jika.susun(langkah.jika)(fakta)


def _sampai(sop: Sop, dari: Langkah, putusan: Putusan, fakta: Mapping[str, str]) -> Gerak:
    """Follows the answer past the steps that `jika` leaves out, each by its way forward."""
    ke, dilewati = putusan.ke, []
    while ke in sop.langkah and not _dijalankan(sop.langkah[ke], fakta):
        if ke in dilewati:
            raise ValueError(f"SOP {sop.kode}: langkah yang dilewati berputar di {ke}")
        dilewati.append(ke)
        ke = jalan_maju(sop.langkah[ke]).ke
    return Gerak(dari.kunci, putusan, ke, selesai=ke in sop.akhir, dilewati=tuple(dilewati))


def jalan_maju(langkah: Langkah) -> Putusan:
    """The one way forward of a step that may be skipped (`pemeriksa` proves there is exactly one)."""
    return next(p for p in langkah.putusan if not p.kembali)


def _sesudah_tandatangan(sop: Sop) -> frozenset[str]:
    """The steps that stand, going forward, behind an answer that signs or issues."""
    tanda = MENANDATANGANI | {"terbit"}
    antre = [p.ke for lk in sop.langkah.values() for p in lk.putusan if any(e.kata in tanda for e in p.efek)]
    hasil: set[str] = set()
    while antre:
        kunci = antre.pop()
        if kunci in sop.langkah and kunci not in hasil:
            hasil.add(kunci)
            antre += [p.ke for p in sop.langkah[kunci].putusan if not p.kembali]
    return frozenset(hasil)
