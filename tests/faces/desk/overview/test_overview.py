"""The overview: the official table with its denominators, what is late and why, what changed between two days."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks.models import Assignment, Report
from dondoc.faces.desk.overview.changes import KIND_WORDS
from dondoc.faces.desk.overview.picture import picture_of
from dondoc.rules.comparison import ChangeKind
from factories.record import make_plan, make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
DAY = date(2026, 11, 20)


@pytest.fixture
def scene() -> Scene:
    """One task done in time, one overdue of two bodies, one in time; another plan beside."""
    scene = make_scene()
    plan, lead, helper = scene.cast.plan, scene.cast.lead, scene.cast.coordinator
    done = make_task(
        plan, lead, "Việc đã xong", due=date(2026, 10, 30), is_open=False, finished_on=date(2026, 10, 1), open_due=None
    )
    done.assignments.update(state="done", done_on=date(2026, 10, 1), confirmed_on=date(2026, 10, 2))
    late = make_task(plan, lead, "Việc quá hạn", due=date(2026, 6, 30))
    Assignment.objects.create(
        task=late, plan=plan, body=helper, role="lead", due=date(2026, 6, 30), given_on=date(2026, 1, 6)
    )
    part = late.assignments.get(body=lead)
    Report.objects.create(assignment=part, at=plan.adopted_at, on=date(2026, 7, 1), words="Chờ ý kiến của bộ")
    make_task(plan, lead, "Việc trong hạn", due=date(2026, 12, 31))
    make_task(make_plan(scene.cast.other, short_name="KH ngành khác"), scene.cast.other, "Của ngành khác")
    return scene


def see(client: Client, name: str = "overview", **query: Any) -> str:
    return client.get(reverse(name), query).content.decode()


def test_cells_have_their_numbers_and_denominator(client_for: ClientFor, scene: Scene) -> None:
    picture = picture_of(scene.cast.chairman, DAY, scene.cast.plan)
    cells = picture.cells
    assert (cells.done_on_time, cells.done_late, cells.open_in_time, cells.open_overdue) == (1, 0, 1, 1)
    assert "1 trên 2 việc đã xong hoặc đã đến hạn" in see(client_for(scene.cast.chairman), plan=scene.cast.plan.pk)


def test_every_number_is_one_click_from_its_list(client_for: ClientFor, scene: Scene) -> None:
    words = see(client_for(scene.cast.chairman), plan=scene.cast.plan.pk)
    assert f"plan={scene.cast.plan.pk}&amp;cell=open_overdue" in words


def test_late_work_of_several_bodies_stands_once_with_the_last_word_on_it(scene: Scene) -> None:
    (late,) = picture_of(scene.cast.chairman, DAY).late
    assert late.bodies == ["Sở Nội vụ", "Sở Tài chính"]
    assert late.said == "Chờ ý kiến của bộ"
    assert late.late.calendar_days == 143


def test_bodies_with_most_overdue_work_come_first(scene: Scene) -> None:
    rows = picture_of(scene.cast.chairman, DAY, scene.cast.plan).bodies
    assert [(row.name, row.cells.open_overdue) for row in rows] == [("Sở Nội vụ", 1), ("Sở Tài chính", 1)]


def test_a_leader_sees_the_own_body_and_not_what_others_do(client_for: ClientFor, scene: Scene) -> None:
    words = see(client_for(scene.people["other_leader"]))
    assert "KH ngành khác" in words
    assert "Việc quá hạn" not in words


@pytest.mark.parametrize("name", ["overview", "overview_wall", "overview_print", "overview_changes"])
def test_pages_ask_few_questions_whatever_the_size(
    client_for: ClientFor, scene: Scene, name: str, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for number in range(30):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=date(2026, 3, 1 + number % 28))
    client = client_for(scene.cast.chairman)
    with at_most_queries(15):
        assert client.get(reverse(name)).status_code == 200


def test_with_nothing_to_count_the_page_teaches(client_for: ClientFor, scene: Scene) -> None:
    words = see(client_for(scene.people["other_monitor"]), plan="")
    assert "Tổng quan" in words


def test_a_plan_that_is_not_ones_own_is_not_found(client_for: ClientFor, scene: Scene) -> None:
    answer = client_for(scene.people["other_leader"]).get(reverse("overview"), {"plan": scene.cast.plan.pk})
    assert answer.status_code == 404


class TestChanges:
    def test_what_was_given_since_is_listed(self, client_for: ClientFor, scene: Scene) -> None:
        words = see(client_for(scene.cast.chairman), "overview_changes", before="1/1/2026", after="20/11/2026")
        assert "Mới giao" in words
        assert "Việc trong hạn" in words

    def test_work_that_ran_out_of_time_is_listed(self, client_for: ClientFor, scene: Scene) -> None:
        words = see(client_for(scene.cast.chairman), "overview_changes", before="29/6/2026", after="20/11/2026")
        assert "Mới quá hạn" in words

    def test_days_in_the_wrong_order_are_told(self, client_for: ClientFor, scene: Scene) -> None:
        answer = client_for(scene.cast.chairman).get(
            reverse("overview_changes"), {"before": "20/11/2026", "after": "1/1/2026"}
        )
        assert answer.status_code == 422
        assert "Ngày trước phải trước ngày sau" in answer.content.decode()

    def test_every_kind_of_change_has_its_words(self) -> None:
        assert set(KIND_WORDS) == set(ChangeKind)
