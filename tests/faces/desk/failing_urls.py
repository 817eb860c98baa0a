"""Addresses that refuse and break, beside those of the application."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from dondoc.apps.core.decisions import Refused


def refuse(_request: HttpRequest) -> HttpResponse:
    raise Refused("Việc này của cơ quan khác.")


def break_down(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [path("refuse", refuse), path("break", break_down), path("", include("dondoc.config.urls"))]
