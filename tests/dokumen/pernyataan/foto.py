"""A phone's photo of a printed page, made with a fixed seed: print, tilt, turn, shade, blur, noise, JPEG."""

import io
import random
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

LEBAR = 3264
"""Width of the photo in pixels , that of a cheap phone (8 megapixels)."""


def cetak(pdf: bytes, *, titik: int = 220) -> Image.Image:
    """The first page as an office's laser printer puts it on paper."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=titik / 72).to_pil().convert("L")


def potret(halaman: Image.Image, benih: int) -> Image.Image:
    """One photo of the whole page; everything that varies comes from `benih`."""
    acak = random.Random(benih)
    lembar = ImageChops.add(halaman.point(lambda v: 26 + v * 0.85), Image.new("L", halaman.size, 0))
    meja = Image.new("L", (int(lembar.width * 1.12), int(lembar.height * 1.14)), acak.randrange(60, 140))
    meja.paste(lembar, (int(lembar.width * 0.06), int(lembar.height * 0.07)))
    diputar = meja.rotate(acak.uniform(-9, 9), Image.Resampling.BICUBIC, expand=True, fillcolor=100)
    miring = diputar.transform(
        (LEBAR, LEBAR * diputar.height // diputar.width),
        Image.Transform.QUAD,
        _sudut(diputar, acak),
        Image.Resampling.BICUBIC,
    )
    teduh = Image.linear_gradient("L").rotate(acak.choice((0, 90, 180, 270))).resize(miring.size)
    terang = ImageChops.multiply(miring, teduh.point(lambda v: 175 + v * 80 / 255))
    kabur = terang.filter(ImageFilter.GaussianBlur(acak.uniform(0.3, 1.0)))
    derau = Image.effect_noise(kabur.size, acak.uniform(8, 22))
    return _jpeg(ImageChops.add(kabur, derau, 1, -128), acak.randrange(60, 90))


def _sudut(gambar: Image.Image, acak: random.Random) -> tuple[float, ...]:
    """The corners the photo shows, each drawn in by up to 5 %: perspective."""
    w, h = gambar.size
    geser = [(acak.uniform(0, 0.05) * w, acak.uniform(0, 0.05) * h) for _ in range(4)]
    (a, b), (c, d), (e, f), (g, i) = geser
    return (-a, -b, -c, h + d, w + e, h + f, w + g, -i)


def _jpeg(gambar: Image.Image, mutu: int) -> Image.Image:
    isi: Any = io.BytesIO()
    gambar.save(isi, "JPEG", quality=mutu)
    return Image.open(isi).convert("L")
