"""Whole answers that several doors give in the same words."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def terlalu_sering(request: HttpRequest, *, tunggu: timedelta) -> HttpResponse:
    """429 in plain words, with how long to wait."""
    detik = int(tunggu.total_seconds())
    balasan = render(request, "rupa/terlalu_sering.html", {"menit": max(1, detik // 60)}, status=429)
    balasan["Retry-After"] = str(detik)
    return balasan
