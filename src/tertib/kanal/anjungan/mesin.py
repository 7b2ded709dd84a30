"""Which machine is asking: a kiosk proves itself by its cookie on every request, and forgets whoever stood before it."""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime

from tertib.alur import pengambilan
from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan, CetakanAnjungan, Slip
from tertib.inti import antrean, jam
from tertib.inti.lingkup import lintas_kantor
from tertib.kanal.anjungan.cetakan import TENGOK
from tertib.pengguna.penjaga import masuk_kantor, umum

KUE, GARAM = "anjungan", "tertib.anjungan"
DIAM = timedelta(seconds=60)
"""After this long without a touch the screen goes back to its beginning; the server allows as long again for the way."""
_SELAMANYA = 10 * 365 * 24 * 3600
_TERLIHAT, _TENGOK = timedelta(seconds=30), timedelta(minutes=5)

View = Callable[..., HttpResponse]


def mesin(view: View) -> View:
    """Only for an enrolled kiosk, within its office: `view(request, anjungan)`. Any other is sent to the first page."""

    @umum
    @functools.wraps(view)
    def jaga(request: HttpRequest, **isi: Any) -> HttpResponse:
        anjungan = kenali(request)
        if anjungan is None:
            return redirect("anjungan:pasang")
        masuk_kantor(request, anjungan.kantor)
        _catat_terlihat(anjungan, jam.kini())
        return view(request, anjungan, **isi)

    return jaga


def kenali(request: HttpRequest) -> Anjungan | None:
    """The kiosk whose secret the machine holds."""
    rahasia = request.get_signed_cookie(KUE, "", salt=GARAM)
    with lintas_kantor():
        return buku.anjungan_menurut_rahasia(rahasia) if rahasia else None


def beri_rahasia(balasan: HttpResponse, rahasia: str) -> None:
    """The machine keeps its secret where no script reads it, and shows it at no other door."""
    balasan.set_signed_cookie(
        KUE,
        rahasia,
        salt=GARAM,
        max_age=_SELAMANYA,
        path="/anjungan/",
        secure=settings.ALAMAT_SITUS.startswith("https"),
        httponly=True,
        samesite="Strict",
    )


def ingat(request: HttpRequest, *, slip: Slip, cetakan: CetakanAnjungan | None = None) -> None:
    """Who stands here now: by row numbers, in the server's session, for as long as the screen is touched."""
    request.session[KUE] = {
        "slip": slip.pk,
        "cetakan": cetakan.pk if cetakan else None,
        "sejak": jam.kini().isoformat(),
    }


def slip_kini(request: HttpRequest) -> Slip | None:
    """The slip of whoever stands here; None when nobody does, or has not for a while."""
    isi = _isi(request)
    milik = Slip.objects.filter(pk=isi["slip"]) if isi else Slip.objects.none()
    return milik.select_related("kantor", "permohonan__kantor", "permohonan__sop").first()


def cetakan_kini(request: HttpRequest, anjungan: Anjungan) -> CetakanAnjungan | None:
    """The print of whoever stands here, made at this very machine."""
    isi = _isi(request)
    milik = CetakanAnjungan.objects.filter(pk=isi["cetakan"] if isi else None, anjungan=anjungan)
    return milik.select_related("anjungan", "slip__permohonan__kantor", "slip__kantor").first()


def lupakan(request: HttpRequest) -> None:
    """Nobody stands here any more."""
    request.session.flush()


def awal(request: HttpRequest) -> HttpResponse:
    """Back to the first page as it is for anyone, in the language of the office."""
    lupakan(request)
    balasan = redirect("anjungan:mulai")
    balasan.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return balasan


def _isi(request: HttpRequest) -> dict[str, Any] | None:
    isi: dict[str, Any] | None = request.session.get(KUE)
    sejak = parse_datetime(isi["sejak"]) if isi else None
    umur = pengambilan.TAK_DIJAWAB if isi and isi["cetakan"] else 2 * DIAM
    return isi if sejak and jam.kini() < sejak + umur else None


def _catat_terlihat(anjungan: Anjungan, kini: datetime) -> None:
    """Seen, every half minute; its printer is asked how it is when nobody has asked for a while."""
    if anjungan.terlihat and kini < anjungan.terlihat + _TERLIHAT:
        return
    Anjungan.objects.filter(pk=anjungan.pk).update(terlihat=kini)
    if anjungan.pencetak and (not anjungan.keadaan_pada or kini >= anjungan.keadaan_pada + _TENGOK):
        buku.tulis_keadaan(anjungan, keadaan=anjungan.keadaan, kini=kini)
        antrean.tambah(TENGOK, kantor=anjungan.kantor_id, isi={"anjungan": anjungan.pk}, kini=kini)
