"""Writing and reading the right to a print (`Slip` of kind qr-pin), the prints made by it, and the kiosks that print."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q

from tertib.buku.models import Anjungan, CetakanAnjungan, KeadaanCetak, Slip
from tertib.inti.sandi import sidik, token_baru
from tertib.pengguna.models import Penugasan

QR_PIN = "qr-pin"
PANJANG_KETIK = 12
PEMASANGAN = timedelta(minutes=30)
"""How long the code that enrols a machine is good."""


def kode_ketik(slip: Slip) -> str:
    """What is typed where nothing can be scanned: "3F9A-77C0-12BE". It follows from the token, never the other way."""
    kode = slip.token_indeks[:PANJANG_KETIK].upper()
    return "-".join(kode[i : i + 4] for i in range(0, PANJANG_KETIK, 4))


def slip_ditunjukkan(teks: str) -> Slip | None:
    """The slip (of the scope) behind what was scanned, its address or token, or behind the typed code."""
    milik = Slip.objects.filter(jenis=QR_PIN).select_related("permohonan__kantor", "permohonan__sop")
    isi = teks.strip().rstrip("/").rpartition("/")[2]
    ketik = isi.replace("-", "").replace(" ", "").lower()
    if len(ketik) == PANJANG_KETIK and set(ketik) <= set("0123456789abcdef"):
        return milik.filter(token_indeks__startswith=ketik).first()
    return milik.filter(token_indeks=sidik(isi.encode())).first()


def simpan_pin(slip: Slip, *, pin: str, kini: datetime) -> None:
    """Keep the digest of the slip's PIN in the place of the one before."""
    sejak = slip.cetak_sejak or kini
    Slip.objects.filter(pk=slip.pk).update(pin=pin, cetak_sejak=sejak)


def longgarkan(slip: Slip, *, kini: datetime) -> None:
    """Prints that did not come out until now no longer count against who holds the slip."""
    Slip.objects.filter(pk=slip.pk).update(cetak_sejak=kini)


def mulai_cetak(slip: Slip, *, anjungan: Anjungan, kini: datetime) -> CetakanAnjungan:
    """One print begins. Raises IntegrityError where one is going on or came out: the database holds it, not this code."""
    with transaction.atomic():
        cetakan: CetakanAnjungan = CetakanAnjungan.objects.create(
            kantor=slip.kantor, slip=slip, anjungan=anjungan, kunci=f"tertib-{token_baru()}", mulai=kini
        )
    return cetakan


def akhiri_cetak(cetakan: CetakanAnjungan, keadaan: KeadaanCetak, *, kini: datetime, sebab: str = "") -> bool:
    """How it ended, by compare-and-set; False when somebody said so before."""
    berjalan = CetakanAnjungan.objects.filter(pk=cetakan.pk, keadaan=KeadaanCetak.MENCETAK)
    return bool(berjalan.update(keadaan=keadaan, selesai=kini, sebab=sebab[:60]))


def cetakan_menghalangi(slip: Slip) -> CetakanAnjungan | None:
    """The print that uses up the right: going on, or out."""
    ada = CetakanAnjungan.objects.filter(slip=slip).exclude(keadaan=KeadaanCetak.DIKEMBALIKAN)
    return ada.select_related("anjungan", "slip").first()


def kembali_tanpa_bukti(slip: Slip) -> int:
    """How many prints by a browser somebody said did not come out, of which no printer tells us more."""
    kembali = CetakanAnjungan.objects.filter(slip=slip, keadaan=KeadaanCetak.DIKEMBALIKAN, anjungan__pencetak="")
    return kembali.filter(mulai__gte=slip.cetak_sejak or slip.dibuat).count()


def cetakan_tertunda(sebelum: datetime) -> Sequence[CetakanAnjungan]:
    """Prints begun before then of which nobody knows whether they came out, oldest first."""
    gantung = CetakanAnjungan.objects.filter(keadaan=KeadaanCetak.MENCETAK, mulai__lt=sebelum)
    return list(gantung.select_related("slip__permohonan", "anjungan").order_by("mulai"))


def semua_anjungan() -> Sequence[Anjungan]:
    """The kiosks of the office, each with the number of its prints."""
    keluar = Count("cetakan", filter=Q(cetakan__keadaan=KeadaanCetak.TERCETAK))
    semua = Anjungan.objects.annotate(lembar=keluar).select_related("dibuat_oleh__pengguna")
    return list(semua.order_by("dimatikan", "nama"))


def buat_anjungan(oleh: Penugasan, *, nama: str, tempat: str, pencetak: str, kini: datetime) -> Anjungan:
    """A kiosk without a machine yet."""
    anjungan: Anjungan = Anjungan.objects.create(
        kantor=oleh.kantor, nama=nama, tempat=tempat, pencetak=pencetak, dibuat=kini, dibuat_oleh=oleh
    )
    return anjungan


def beri_kode(anjungan: Anjungan, *, kode: str, kini: datetime) -> None:
    """The code by which a machine becomes this kiosk, once; the machine that was it until now no longer is."""
    baru = {"kode_indeks": sidik(kode.encode()), "kode_sampai": kini + PEMASANGAN, "rahasia_indeks": ""}
    Anjungan.objects.filter(pk=anjungan.pk).update(**baru, dimatikan=None, dimatikan_oleh=None)


def pasang(kode: str, *, kini: datetime) -> tuple[Anjungan, str] | None:
    """Spend a code: the kiosk and the machine's new secret; None for a code that is wrong, spent or too old."""
    indeks, rahasia = sidik(kode.encode()), token_baru()
    cocok = Anjungan.objects.filter(kode_indeks=indeks, kode_sampai__gt=kini, dimatikan=None)
    anjungan: Anjungan | None = cocok.select_related("kantor").first()
    baru = {"kode_indeks": "", "rahasia_indeks": sidik(rahasia.encode()), "dipasang": kini}
    if anjungan is None or not cocok.filter(pk=anjungan.pk).update(**baru):
        return None
    return anjungan, rahasia


def matikan(anjungan: Anjungan, *, oleh: Penugasan, kini: datetime) -> None:
    """The machine is nobody from now on."""
    padam = {"rahasia_indeks": "", "kode_indeks": "", "dimatikan": kini, "dimatikan_oleh": oleh}
    Anjungan.objects.filter(pk=anjungan.pk).update(**padam)


def anjungan_menurut_rahasia(rahasia: str) -> Anjungan | None:
    """The kiosk that a machine's secret proves; None once it was switched off."""
    cocok = Anjungan.objects.filter(rahasia_indeks=sidik(rahasia.encode()), dimatikan=None)
    return cocok.select_related("kantor").first()


def tulis_keadaan(anjungan: Anjungan, *, keadaan: str, kini: datetime) -> None:
    """What its printer says of itself."""
    Anjungan.objects.filter(pk=anjungan.pk).update(keadaan=keadaan[:200], keadaan_pada=kini)
