"""The calendar: a month of due days, holidays in it, and the year as a heat map."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from factories.record import make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def focal(scene: Scene, client_for: ClientFor) -> Client:
    return client_for(scene.cast.focal)


def see(client: Client, month: str = "") -> str:
    return client.get(reverse("calendar"), {"month": month} if month else {}).content.decode()


def test_work_stands_on_its_day_in_the_month_and_in_the_list(focal: Client, scene: Scene) -> None:
    task = make_task(scene.cast.plan, scene.cast.lead, "Rà soát quy định", due=date(2026, 11, 25))
    page = see(focal)
    assert page.count(reverse("task", args=[task.pk])) >= 2
    assert 'id="d-2026-11-25"' in page


def test_work_of_others_is_not_told(client_for: ClientFor, scene: Scene) -> None:
    make_task(scene.cast.plan, scene.cast.lead, "Rà soát quy định", due=date(2026, 11, 25))
    page = see(client_for(scene.cast.stranger))
    assert "Rà soát quy định" not in page
    assert "Tháng này không có việc nào đến hạn." in page


def test_more_than_fits_a_day_leads_to_the_list(focal: Client, scene: Scene) -> None:
    for number in range(6):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=date(2026, 11, 25))
    page = see(focal)
    assert '<a href="#d-2026-11-25">và 2 việc nữa</a>' in page


def test_a_day_off_tells_until_when_the_term_runs(focal: Client, scene: Scene) -> None:
    make_task(scene.cast.plan, scene.cast.lead, "Việc hạn Chủ nhật", due=date(2026, 11, 29))
    assert "hạn tính đến hết 30/11/2026" in see(focal)


def test_holidays_stand_by_their_names(focal: Client) -> None:
    assert "Quốc khánh" in see(focal, "2026-09")


@pytest.mark.parametrize("month", ["2026-13", "0001-01", "9999-12", "abc", "2026-11-01", "-1"])
def test_a_month_that_is_none_shows_this_one(focal: Client, month: str) -> None:
    assert "Lịch tháng 11/2026" in see(focal, month)


def test_one_leafs_from_month_to_month_over_the_year(focal: Client) -> None:
    page = see(focal, "2026-12")
    assert "?month=2026-11" in page
    assert "?month=2027-01" in page


def test_the_year_is_shown_where_something_is_due(focal: Client, scene: Scene) -> None:
    assert "Ngày đến hạn trong năm" not in see(focal)
    make_task(scene.cast.plan, scene.cast.lead, due=date(2026, 3, 2))
    page = see(focal)
    assert "Ngày đến hạn trong năm 2026" in page
    assert "?month=2026-03#d-2026-03-02" in page


def test_a_full_month_asks_few_questions(
    focal: Client, scene: Scene, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for number in range(40):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=date(2026, 11, 1 + number % 28))
    see(focal)
    with at_most_queries(15):
        see(focal)
