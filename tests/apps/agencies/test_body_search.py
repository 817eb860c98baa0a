from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies import actions
from dondoc.apps.agencies.loading.province import LoadReport
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search import find, reindex
from factories.record import make_body

pytestmark = pytest.mark.django_db


def titles(user: Any, query: str) -> list[str]:
    return [entry.title for entry in find(user, query, kinds=[SearchEntry.Kind.BODY])]


def test_body_is_found_without_marks_and_by_its_short_form(ninh_binh: LoadReport, official: User) -> None:
    assert "Sở Khoa học và Công nghệ" in titles(official, "so khoa hoc")
    assert "Sở Khoa học và Công nghệ" in titles(official, "SKHCN")


def test_visitor_finds_nothing(ninh_binh: LoadReport) -> None:
    assert titles(AnonymousUser(), "so khoa hoc") == []


def test_body_is_found_by_the_name_it_had(
    admin: User, official: User, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_TODAY", "2026-11-20")
    body = make_body("Cục Thống kê tỉnh")
    with django_capture_on_commit_callbacks(execute=True):
        actions.rename_body(body=body, name="Thống kê tỉnh", since=date(2025, 7, 1), by=admin)
    entry = find(official, "Cục Thống kê").get()
    assert (entry.title, entry.detail) == ("Thống kê tỉnh", "Trước đây: Cục Thống kê tỉnh")
    assert entry.url == f"/bodies/{body.pk}/"


def test_alias_that_was_taken_back_finds_no_more(
    admin: User, official: User, django_capture_on_commit_callbacks: Any
) -> None:
    body = make_body("Hội Nuôi ong")
    with django_capture_on_commit_callbacks(execute=True):
        alias = actions.add_alias(body=body, text="HNOX", by=admin)
    assert titles(official, "HNOX") == ["Hội Nuôi ong"]
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_alias(alias=alias, by=admin)
    assert titles(official, "HNOX") == []


def test_index_is_built_anew(official: User) -> None:
    make_body("Hội Nuôi ong", until=date(2020, 1, 1))
    assert reindex([SearchEntry.Kind.BODY]) == {"body": 1}
    assert find(official, "nuôi ong").get().detail == "Kết thúc ngày 01/01/2020"
