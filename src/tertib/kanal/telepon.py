"""Telephone numbers as people type them, and as they are stored: "+62…"."""

import re

_SAH = re.compile(r"\+[1-9][0-9]{7,14}")


def internasional(nomor: str) -> str:
    """ "0812 3456 7890" and "62812…" as "+62812…"; "" stays "". Whether it is a number at all, `sah` says."""
    angka = re.sub(r"[\s().\-]", "", nomor)
    if angka.startswith("0"):
        return "+62" + angka[1:]
    return "+" + angka if angka.startswith("62") else angka


def sah(nomor: str) -> bool:
    """Whether a stored number has the form of one."""
    return bool(_SAH.fullmatch(nomor))
