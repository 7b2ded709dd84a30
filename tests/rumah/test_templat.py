"""Templates: they parse, trust nothing, and stay within the content security policy."""

import re

import pytest
from django.template.loader import get_template

from tests.rumah.proyek import modul, sebut, templat

LARANGAN = {
    "|safe": re.compile(r"\|\s*safe(seq)?\b"),
    "autoescape off": re.compile(r"{%\s*autoescape\s+off"),
    "style=": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "<style>": re.compile(r"<style\b", re.IGNORECASE),
    "<script> di dalam halaman": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "on...= di dalam halaman": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript:": re.compile(r"javascript:", re.IGNORECASE),
    "asal lain": re.compile(
        r"<(?:script|link|img|iframe|source|form|object|embed)\b[^>]*"
        r"(?:src|href|action|data)\s*=\s*[\"']?(?:https?:)?//",
        re.IGNORECASE,
    ),
}
HALAMAN = [p for p in templat() if p.suffix in {".html", ".svg", ".txt", ".xml"}]


def nama(p) -> str:  # type: ignore[no-untyped-def]
    return str(p).rsplit("/templates/", 1)[1]


@pytest.mark.parametrize("berkas", HALAMAN, ids=sebut)
def test_parses(berkas) -> None:  # type: ignore[no-untyped-def]
    get_template(nama(berkas))


@pytest.mark.parametrize("sebab", LARANGAN)
def test_nothing_forbidden(sebab: str) -> None:
    kena = [
        f"{sebut(p)}:{teks[: cocok.start()].count(chr(10)) + 1}"
        for p in HALAMAN
        for teks in [_tanpa_komentar(p.read_text())]
        for cocok in LARANGAN[sebab].finditer(teks)
    ]
    assert not kena, f"{sebab}: {kena}"


def test_mark_safe_stands_only_where_it_was_looked_at() -> None:
    """`mark_safe` and `SafeString` trust their argument: each file that uses them is listed here with what makes it safe."""
    boleh = {
        "src/tertib/rupa/templatetags/rupa.py": "icons and shapes are constants of ours; texts go through format_html",
        "src/tertib/meja/lihat.py": "the drawing of a SOP, made by tertib.sop.bagan, which escapes each text",
    }
    kena = {sebut(p) for p in modul() if re.search(r"\b(mark_safe|SafeString|SafeText)\(", p.read_text())}
    assert kena == set(boleh), "periksa lalu daftarkan di sini beserta alasannya"


@pytest.mark.parametrize(
    ("sebab", "contoh"),
    [
        ("|safe", "{{ x|safe }}"),
        ("autoescape off", "{% autoescape off %}"),
        ("style=", '<p class="a" style="color:red">'),
        ("<style>", "<style>"),
        ("<script> di dalam halaman", "<script>alert(1)</script>"),
        ("on...= di dalam halaman", '<a href="#" onclick="x()">'),
        ("javascript:", '<a href="javascript:x">'),
        ("asal lain", '<script defer src="//cdn.example/x.js">'),
        ("asal lain", '<img src="https://example.org/x.png">'),
    ],
)
def test_each_pattern_finds_its_example(sebab: str, contoh: str) -> None:
    assert LARANGAN[sebab].search(contoh)
    assert not LARANGAN[sebab].search(
        '<script defer src="/statis/x.js"></script><a class="tautan" href="/cek/">{{ x }}</a>'
    )


def _tanpa_komentar(teks: str) -> str:
    return re.sub(r"{#.*?#}", "", teks)
