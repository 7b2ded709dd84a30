"""The same small world as the desk's, seen from outside."""

from tests.meja.conftest import dunia, jam_berhenti, masuk

__all__ = ["dunia", "jam_berhenti", "masuk"]
