"""The looking-over itself must be able to find something."""

from collections.abc import Callable

from tests.peramban.laman import Laman


def test_cela_yang_dibuat_ditemukan(orang: Callable[..., Laman]) -> None:
    siapa = orang("ponsel")
    siapa.buka("/cek/")
    siapa.page.evaluate(
        """() => {
            const gambar = document.createElement("img");
            gambar.src = "https://contoh.test/g.png";
            gambar.style.cssText = "display:block; inline-size:900px; max-inline-size:none";
            document.querySelector("main").append(gambar);
            document.title = "Cela";
            const skrip = document.createElement("script");
            skrip.textContent = "1";
            document.body.append(skrip);
        }"""
    )
    siapa.page.wait_for_timeout(200)
    siapa.periksa()
    ditemukan, siapa.cela = " ".join(siapa.cela), []
    for cela in ("melebar", "image-alt", "pihak lain: https://contoh.test", "Content Security Policy"):
        assert cela in ditemukan, ditemukan
