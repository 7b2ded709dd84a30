"""Write docs/aturan.md, the list of every rule of the register, from the rules themselves."""

import os
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
NASKAH = AKAR / "docs" / "aturan.md"

_PEMBUKA = """# Aturan

Every rule the register checks a card or a request by, written by `alat/aturan.py` from the rules themselves; do not edit.

*tolak*: the request may not go on. *peringatan*: an official decides and the reason is kept. *catatan*: good to know.
`{siapa}` is a person, `{rincian}` what exactly. An empty article means plain reason, not law.
"""


def naskah() -> str:
    """The whole page."""
    from tertib.kependudukan.perubahan.aturan import semua_aturan

    bagian = [_PEMBUKA]
    for k in semua_aturan():
        bagian.append(
            f"## `{k.nama}`\n\n{k.tentang}\n\n| kode | berat | kepada warga | kepada petugas | pasal |\n|---|---|---|---|---|"
        )
        bagian += [
            f"| `{a.kode}` | {a.berat} | {_sel(a.warga)} | {_sel(a.petugas)} | {_sel(a.pasal)} |" for a in k.aturan
        ]
        bagian.append("")
    return "\n".join(bagian)


def _sel(teks: object) -> str:
    return str(teks).replace("|", "\\|")


def main() -> int:
    """Write the page; with --periksa only say whether it is current."""
    sys.path.insert(0, str(AKAR / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertib.settings")
    os.environ.setdefault("TERTIB_PERAGAAN", "1")
    import django
    from django.utils import translation

    django.setup()
    with translation.override("id"):
        isi = naskah()
    if "--periksa" in sys.argv[1:]:
        if NASKAH.read_text() != isi:
            print("docs/aturan.md tidak sesuai dengan aturan. Jalankan: .venv/bin/python alat/aturan.py")
            return 1
        return 0
    NASKAH.write_text(isi)
    return 0


if __name__ == "__main__":
    sys.exit(main())
