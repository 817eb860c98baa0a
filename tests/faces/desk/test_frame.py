"""What every page has around it: where one can go, who one is, the languages, the pages of failure."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from dondoc.apps.accounts.models import Role
from dondoc.faces.desk.context import PLACES, Frame, url_if
from factories.record import make_body, make_person

pytestmark = pytest.mark.django_db


def _frame(user: Any, address: str = "/design") -> Frame:
    request = RequestFactory().get(address)
    request.user = user
    return Frame(request)


def test_keys_of_places_are_one_letter_each_and_none_twice() -> None:
    keys = [place.key for place in PLACES]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 for key in keys)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        pytest.param(Role.ADMINISTRATOR, {"letters", "overview", "people", "settings"}, id="administrators-see-all"),
        pytest.param(Role.LEADER, {"letters", "overview"}, id="leaders-have-the-picture"),
        pytest.param(Role.FOCAL_POINT, {"letters", "people"}, id="a-focal-point-brings-its-people"),
        pytest.param(Role.READER, {"letters"}, id="a-reader-sees-what-its-body-received"),
    ],
)
def test_the_frame_offers_only_what_one_may(role: Role, sees: set[str]) -> None:
    person = make_person("Lê Văn A", role, make_body("Sở Tài chính"))
    bounded = [place for place in PLACES if place.may]
    assert {place.name for place in bounded if place.may and place.may(person)} == sees


def test_a_place_that_is_not_there_is_not_linked() -> None:
    assert url_if("no_such_page") == ""
    assert all(item.url for item in _frame(make_person("A", Role.ADMINISTRATOR)).nav)


def test_the_place_one_is_at_is_marked() -> None:
    person = make_person("A", Role.ADMINISTRATOR)
    assert [item.name for item in _frame(person, reverse("people")).nav if item.current] == ["people"]


def test_the_frame_says_who_one_is() -> None:
    bodies = make_body("Sở Y tế"), make_body("Sở Tài chính")
    person = make_person("Lê Văn A", Role.OFFICIAL, bodies[0], position="Chuyên viên")
    person.roles.create(role=Role.READER, body=bodies[1], since="2020-01-01")
    me = _frame(person).me
    assert me is not None
    assert (me.name, me.position, me.bodies) == ("Lê Văn A", "Chuyên viên", ("Sở Tài chính", "Sở Y tế"))


def test_the_frame_costs_few_queries(
    client_for: Callable[[Any], Client], at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    client = client_for(make_person("A", Role.ADMINISTRATOR))
    with at_most_queries(6):
        assert client.get("/design").status_code == 200


def test_what_nobody_asks_for_costs_nothing(at_most_queries: Callable[[int], AbstractContextManager[Any]]) -> None:
    person = make_person("A", Role.LEADER, make_body("Sở Y tế"))
    with at_most_queries(0):
        render_to_string("desk/components/state.html", {"state": {"code": "new", "first": "", "after": ""}})
        _frame(person)


def test_the_language_can_be_changed(client_for: Callable[[Any], Client]) -> None:
    client = client_for(make_person("A", Role.ADMINISTRATOR))
    assert 'lang="vi"' in client.get("/design").content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/design"})
    assert '<html lang="en">' in client.get("/design").content.decode()


def test_no_page_of_ours_holds_inline_style_or_script(client_for: Callable[[Any], Client]) -> None:
    client = client_for(make_person("A", Role.ADMINISTRATOR))
    for address in ("/design", "/design/print"):
        page = client.get(address).content.decode()
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", page) == []
        assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []


def test_one_page_has_one_heading_one_main_and_a_way_past_the_rail(client_for: Callable[[Any], Client]) -> None:
    page = client_for(make_person("A", Role.ADMINISTRATOR)).get("/design").content.decode()
    assert page.count("<h1") == page.count("<main") == 1
    assert page.index('href="#main"') < page.index('class="rail"')
