"""Search: what one may see, by letters with or without marks, each kind with its number."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search import reindex
from dondoc.apps.core.search_best import best
from factories.record import make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]


@pytest.fixture
def scene() -> Scene:
    scene = make_scene()
    make_task(scene.cast.plan, scene.cast.lead, "Rà soát cơ chế tài chính cho khoa học")
    reindex()
    return scene


def see(client: Client, **query: Any) -> str:
    return client.get(reverse("search"), query).content.decode()


@pytest.mark.parametrize("words", ["co che tai chinh", "Cơ chế tài chính", "CƠ CHẾ"])
def test_a_task_is_found_with_or_without_marks(client_for: ClientFor, scene: Scene, words: str) -> None:
    page = see(client_for(scene.cast.focal), q=words)
    assert reverse("task", args=[scene.cast.plan.tasks.get().pk]) in page
    assert "<mark>" in page


def test_what_one_may_not_see_is_not_found(client_for: ClientFor, scene: Scene) -> None:
    page = see(client_for(scene.cast.stranger), q="co che tai chinh cho khoa hoc")
    assert reverse("task", args=[scene.cast.plan.tasks.get().pk]) not in page


def test_each_kind_has_its_number_and_its_tab(client_for: ClientFor, scene: Scene) -> None:
    client = client_for(scene.cast.monitor)
    page = see(client, q="tai chinh")
    assert "kind=task" in page
    assert "kind=body" in page
    only = see(client, q="tai chinh", kind=SearchEntry.Kind.BODY)
    assert reverse("body", args=[scene.cast.lead.pk]) in only
    assert reverse("task", args=[scene.cast.plan.tasks.get().pk]) not in only


def test_the_palette_finds_its_lines(client_for: ClientFor, scene: Scene) -> None:
    assert "data-results" in see(client_for(scene.cast.monitor), q="tai chinh")


def test_an_empty_search_says_what_can_be_searched(client_for: ClientFor, scene: Scene) -> None:
    assert "Gõ vài chữ" in see(client_for(scene.cast.monitor))
    assert "Không tìm thấy gì" in see(client_for(scene.cast.monitor), q="xyzxyz")


@pytest.mark.parametrize("query", [{"q": "<script>alert(1)</script>"}, {"q": "'" * 500}, {"q": "tai", "kind": "khac"}])
def test_nothing_that_is_typed_breaks_the_page(client_for: ClientFor, scene: Scene, query: dict[str, str]) -> None:
    page = see(client_for(scene.cast.monitor), **query)
    assert "<script>alert" not in page


def test_the_page_asks_few_questions(
    client_for: ClientFor, scene: Scene, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for number in range(30):
        make_task(scene.cast.plan, scene.cast.lead, f"Cơ chế tài chính số {number}")
    reindex()
    client = client_for(scene.cast.monitor)
    see(client, q="tai chinh")
    with at_most_queries(15):
        see(client, q="tai chinh")


def test_of_very_many_the_page_tells_the_first_and_says_so(
    client_for: ClientFor, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        make_task(scene.cast.plan, scene.cast.lead, f"Kiểm kê kho lương {number}")
    reindex()
    monkeypatch.setattr("dondoc.faces.desk.search.views.best", partial(best, most=3))
    page = see(client_for(scene.cast.monitor), q="kiem ke kho luong")
    assert page.count("hơn 3") == 2
    assert "3 kết quả sát nhất" in page
    assert page.count("Kiểm kê kho lương") + page.count("<mark>Kiểm kê kho lương</mark>") >= 3
    assert "kết quả sát nhất" not in see(client_for(scene.cast.monitor), q="kiem ke kho luong 4")
