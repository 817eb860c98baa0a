"""Every address × everybody: what they get is what the matrix says. To add a page, see `matrix/__init__.py`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from matrix import MATRIX, VISITOR, WHO, Expect, Row

from factories.scene import DAY, Scene, make_scene

NOT_THERE = {"int": 999_999_999, "str": "khong-co", "slug": "khong-co"}


def find_names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The name of each address; one without a name by its pattern, so that the test names it."""
    for pattern in resolver.url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver) and pattern.namespace:
            continue  # what programs ask for has a matrix of its own: tests/faces/api/test_who_may_call.py
        if isinstance(pattern, URLResolver):
            yield from find_names(pattern, route)
        else:
            assert isinstance(pattern, URLPattern)
            yield pattern.name or f"(no name) {route}"


NAMES = sorted(set(find_names(get_resolver())))


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_TODAY", DAY.isoformat())


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert set(NAMES) - set(MATRIX) == set(), "add a row to tests/faces/desk/matrix"
    assert set(MATRIX) - set(NAMES) == set(), "take the row out of tests/faces/desk/matrix"


def test_rows_name_only_people_who_are_there() -> None:
    named = {
        who
        for row in MATRIX.values()
        for expect in (row.get, row.post)
        if expect
        for who in (*expect.allowed, *expect.refused)
    }
    assert named <= set(WHO)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_everybody_gets_what_the_matrix_says(name: str) -> None:
    row, scene = MATRIX[name], make_scene()
    got: dict[str, Any] = {}
    expected: dict[str, Any] = {}
    for who in WHO:
        client = Client()
        if who != VISITOR:
            client.force_login(scene.people[who])
        for method, expect in (("get", row.get), ("post", row.post)):
            with _undone():
                # The people stay; the things that a row asks for are made anew, for the last request was undone.
                fresh = Scene(scene.cast, scene.people)
                url = reverse(name, kwargs=row.args_for(fresh, who)) + row.query
                data = row.data_for(fresh, who) if method == "post" and (who != VISITOR or row.public) else {}
                response = getattr(client, method)(url, data)
                got[f"{who} {method}"] = _told(response)
                _close(response)
            expected[f"{who} {method}"] = _expected(row, expect, who)
    assert got == expected


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in NAMES if name in MATRIX and MATRIX[name].args and MATRIX[name].bad])
def test_what_is_not_there_is_not_found(name: str) -> None:
    row, scene = MATRIX[name], make_scene()
    client = Client()
    client.force_login(scene.people["administrator"])
    args = {key: NOT_THERE[type(value).__name__] for key, value in row.args_for(scene, "administrator").items()}
    ask = client.post if row.get is None else client.get
    assert ask(reverse(name, kwargs=args)).status_code == row.bad


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _close(response: HttpResponse) -> None:
    """Let go of its files. The test client too keeps the connection of the test open at the end of a request."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)


def _told(response: HttpResponse) -> Any:
    """The status; of a redirect to sign-in, that."""
    to = response.headers.get("Location", "")
    return (
        "sign in"
        if response.status_code == 302 and to.startswith(reverse("account_login") + "?")
        else response.status_code
    )


def _expected(row: Row, expect: Expect | None, who: str) -> Any:
    if who == VISITOR and not row.public:
        return "sign in"
    return 405 if expect is None else expect.status(who)
