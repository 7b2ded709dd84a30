"""The recording office, as the acts know it."""

from tests.alur.conftest import folder, map_pki, perekam

__all__ = ["folder", "map_pki", "perekam"]
