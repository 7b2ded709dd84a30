"""What an office decided about its channels: which, in which order, under what name, what goes along, when it is quiet."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tertib.kanal.models import AturanKanal, Kartu
from tertib.pengguna.models import Pengguna
from tertib.wilayah.models import Kantor

SURUT = ("whatsapp", "surel")
"""The channels a notice may take or fall back on; an office that decided nothing tries them in this order."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """The rules in force. `urutan`: the channels switched on, in order; `tenang`: from when to when nothing is sent."""

    urutan: tuple[str, ...] = SURUT
    pengirim: str = ""
    kartu: str = Kartu.LAMPIRAN
    tenang: tuple[time, time] | None = None

    def sampai_bangun(self, setempat: datetime) -> datetime | None:
        """The end of the quiet hours that hold at this time, given and answered in the office's clock; None outside."""
        if self.tenang is None:
            return None
        mulai, sampai = self.tenang
        jam = setempat.timetz().replace(tzinfo=None)
        dalam = mulai <= jam < sampai if mulai < sampai else jam >= mulai or jam < sampai
        if not dalam:
            return None
        bangun = setempat.replace(hour=sampai.hour, minute=sampai.minute, second=0, microsecond=0)
        return bangun if bangun > setempat else bangun + timedelta(days=1)


def aturan(kantor: Kantor) -> Aturan:
    """The rules of an office; the usual ones while it has decided nothing."""
    baris = terakhir(kantor)
    if baris is None:
        return Aturan()
    mulai, sampai = baris.tenang_mulai, baris.tenang_sampai
    tenang = (mulai, sampai) if mulai and sampai and mulai != sampai else None
    urutan = tuple(s for s in baris.urutan if s in SURUT)
    return Aturan(urutan, baris.pengirim, baris.kartu, tenang)


def terakhir(kantor: Kantor) -> AturanKanal | None:
    """The latest decision, with who made it and when."""
    baris: AturanKanal | None = AturanKanal.objects.filter(kantor=kantor).select_related("oleh").order_by("-pk").first()
    return baris


def tetapkan(kantor: Kantor, baru: Aturan, *, oleh: Pengguna, kini: datetime) -> None:
    """Decide anew; what was decided before stays readable."""
    mulai, sampai = baru.tenang or (None, None)
    AturanKanal.objects.create(
        kantor=kantor,
        urutan=list(baru.urutan),
        pengirim=baru.pengirim,
        kartu=baru.kartu,
        tenang_mulai=mulai,
        tenang_sampai=sampai,
        sejak=kini,
        oleh=oleh,
    )
