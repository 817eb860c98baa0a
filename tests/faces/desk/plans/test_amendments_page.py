"""What later documents did to the work of a plan: old and new side by side, for those who may open the work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.amendments import amend_task
from dondoc.apps.tasks.models import Task
from factories.cast import Cast, make_cast
from factories.record import make_plan, make_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
TODAY = date(2026, 11, 20)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def newer(cast: Cast) -> Plan:
    return make_plan(cast.monitoring, short_name="KH 400/KH-UBND")


def change(cast: Cast, newer: Plan, text: str) -> Task:
    task = make_task(cast.plan, cast.lead, text, due=date(2026, 12, 31))
    new = {"text": f"{text} mới", "due": date(2027, 6, 30)}
    amend_task(task=task, version=task.version, plan=newer, change="changed", new=new, by=cast.monitor, today=TODAY)
    return task


def see(client: Client, plan: Plan) -> str:
    return client.get(reverse("amendments", args=[plan.pk])).content.decode()


def test_old_and_new_stand_side_by_side_with_days_as_people_write_them(
    client_for: ClientFor, cast: Cast, newer: Plan
) -> None:
    change(cast, newer, "Xây dựng đề án")
    page = see(client_for(cast.monitor), cast.plan)
    for words in ("KH 400/KH-UBND", "Xây dựng đề án mới", "31/12/2026", "30/06/2027"):
        assert words in page
    assert "2027-06-30" not in page


def test_the_newer_plan_tells_what_it_did(client_for: ClientFor, cast: Cast, newer: Plan) -> None:
    change(cast, newer, "Xây dựng đề án")
    page = see(client_for(cast.monitor), newer)
    assert "Kế hoạch này tác động đến văn bản trước" in page
    assert "KH 215/KH-UBND" in page


def test_work_that_one_may_not_open_is_left_out(client_for: ClientFor, cast: Cast, newer: Plan) -> None:
    change(cast, newer, "Xây dựng đề án")
    make_task(cast.plan, cast.coordinator, "Việc của Nội vụ")
    page = see(client_for(cast.helper), cast.plan)
    assert "Xây dựng đề án" not in page
    assert "Chưa có văn bản nào sửa đổi" in page


def test_many_amendments_ask_as_little_as_one(
    client_for: ClientFor, cast: Cast, newer: Plan, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for number in range(12):
        change(cast, newer, f"Việc {number}")
    client = client_for(cast.monitor)
    see(client, cast.plan)
    with at_most_queries(15):
        see(client, cast.plan)
