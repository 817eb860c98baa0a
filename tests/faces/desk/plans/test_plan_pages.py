"""Plans: what a person of which body sees of them, and few questions of the database whatever their size."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Task
from factories.record import make_plan, make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]

TEXT = "1. Xây dựng đề án phát triển.\n2. Rà soát vị trí việc làm.\n"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def plan(scene: Scene) -> Plan:
    """Two tasks in the text: one of the lead, overdue; one of another body."""
    plan = make_plan(scene.cast.monitoring, text=TEXT, name="Phát triển khoa học", assigner=scene.cast.province)
    make_task(plan, scene.cast.lead, "Xây dựng đề án phát triển.", due=date(2026, 6, 30), start=3, end=29, path="1")
    make_task(plan, scene.cast.other, "Rà soát vị trí việc làm.", due=date(2026, 12, 31), start=33, end=57, path="2")
    return plan


def page(client: Client, name: str, plan: Plan, **query: str) -> str:
    return client.get(reverse(name, args=[plan.pk]), query).content.decode()


def test_list_tells_how_each_plan_stands(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    words = client_for(scene.cast.monitor).get(reverse("plans")).content.decode()
    assert plan.short_name in words
    assert f"plan={plan.pk}&amp;cell=open_overdue" in words


def test_list_leaves_out_plans_of_others(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    foreign = make_plan(scene.cast.other, name="Kế hoạch của ngành khác")
    words = client_for(scene.cast.focal).get(reverse("plans")).content.decode()
    assert plan.short_name in words
    assert foreign.name not in words


def test_list_is_searched_and_says_what_it_searched_for(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    words = client_for(scene.cast.monitor).get(reverse("plans"), {"q": "không có"}).content.decode()
    assert "Chưa có kế hoạch nào ở đây" in words
    assert plan.name not in words


def test_list_costs_the_same_for_one_plan_and_for_many(
    client_for: ClientFor, scene: Scene, plan: Plan, at_most_queries: AtMost
) -> None:
    for number in range(8):
        make_task(make_plan(scene.cast.monitoring, name=f"Kế hoạch {number}"), scene.cast.lead)
    client = client_for(scene.cast.monitor)
    with at_most_queries(15):
        client.get(reverse("plans"))


def test_each_paragraph_tells_the_state_of_its_work(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    words = page(client_for(scene.cast.monitor), "plan", plan)
    late, other = plan.tasks.order_by("number")
    assert f'href="{reverse("task", args=[late.pk])}"' in words
    assert f'id="t-{other.pk}"' in words
    assert "Quá hạn" in words


def test_states_of_others_are_seen_but_not_their_details(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    words = page(client_for(scene.cast.focal), "plan", plan)
    mine, theirs = plan.tasks.order_by("number")
    assert reverse("task", args=[mine.pk]) in words
    assert reverse("task", args=[theirs.pk]) not in words
    assert f'id="t-{theirs.pk}"' in words


@pytest.mark.parametrize("name", ["plan", "plan_days", "plan_clarity", "plan_promises", "plan_chain", "plan_history"])
def test_pages_of_a_plan_ask_few_questions(
    client_for: ClientFor, scene: Scene, plan: Plan, at_most_queries: AtMost, name: str
) -> None:
    for number in range(12):
        make_task(plan, scene.cast.lead, f"Việc {number}", due=date(2026, 12, number + 1))
    client = client_for(scene.cast.monitor)
    with at_most_queries(15):
        assert client.get(reverse(name, args=[plan.pk])).status_code == 200


def test_days_draw_a_line_for_each_task_one_may_see(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    words = page(client_for(scene.cast.focal), "plan_days", plan)
    assert "Xây dựng đề án" in words
    assert "Rà soát vị trí" not in words


def test_six_clear_counts_all_and_names_what_is_vague(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    words = page(client_for(scene.cast.monitor), "plan_clarity", plan)
    assert "0 trên 2 nhiệm vụ đủ 6 rõ" in words
    assert "chưa nêu sản phẩm" in words


def test_monitor_changes_the_short_name_and_the_event_keeps_the_old(
    client_for: ClientFor, scene: Scene, plan: Plan
) -> None:
    old = plan.short_name
    answer = client_for(scene.cast.monitor).post(
        reverse("change_plan", args=[plan.pk]),
        {"version": 1, "short_name": "KH khoa học", "starts_on": "5/1/2026", "standing_period": "quarter"},
    )
    assert answer.status_code == 302
    assert Plan.objects.get(pk=plan.pk).short_name == "KH khoa học"
    event = Event.objects.on(plan)[0]
    assert event.old["short_name"] == old


def test_saving_on_an_older_version_keeps_what_was_typed(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    client, values = client_for(scene.cast.monitor), {"starts_on": "5/1/2026", "standing_period": "year"}
    client.post(reverse("change_plan", args=[plan.pk]), {"version": 1, "short_name": "Tên một", **values})
    answer = client.post(reverse("change_plan", args=[plan.pk]), {"version": 1, "short_name": "Tên hai", **values})
    assert answer.status_code == 422
    assert "Người khác vừa lưu thay đổi" in answer.content.decode()
    assert 'value="Tên hai"' in answer.content.decode()
    assert Plan.objects.get(pk=plan.pk).short_name == "Tên một"


def test_an_end_before_the_start_is_told(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    answer = client_for(scene.cast.monitor).post(
        reverse("change_plan", args=[plan.pk]),
        {"version": 1, "short_name": "K", "starts_on": "5/1/2026", "ends_on": "1/1/2026", "standing_period": "year"},
    )
    assert "Ngày kết thúc phải sau ngày bắt đầu" in answer.content.decode()


def test_history_of_others_work_is_not_told(client_for: ClientFor, scene: Scene, plan: Plan) -> None:
    mine, theirs = Task.objects.filter(plan=plan).order_by("number")
    for task, words in ((mine, "lý do của mình"), (theirs, "lý do của ngành khác")):
        Event.objects.create(
            at=plan.adopted_at, verb="reported", kind="tasks.task", object_id=task.pk, task_id=task.pk,
            plan_id=plan.pk, reason=words,
        )  # fmt: skip
    words = page(client_for(scene.cast.focal), "plan_history", plan)
    assert "lý do của mình" in words
    assert "lý do của ngành khác" not in words
