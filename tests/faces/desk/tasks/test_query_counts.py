"""No page of work asks more than fifteen times, whatever its filters and however full the task."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.models import Assignment, SameWork, Task
from factories.cast import Cast
from factories.many import email, fill
from factories.record import make_assignment, make_body, make_person, make_plan, make_task
from factories.scene import Scene

pytestmark = pytest.mark.django_db
MOST = 15
TODAY = date(2026, 11, 20)


@pytest.fixture
def full(cast: Cast) -> Scene:
    """A task with all that a task can have."""
    scene = Scene(cast)
    assert scene.evidence
    assert scene.extension
    assert scene.opinion
    assert scene.share
    assert scene.same_work
    plan = make_plan(cast.monitoring, short_name="KH 9/KH-UBND")
    twin = make_task(plan, cast.other, "Xây dựng đề án ấy")
    same = SameWork.objects.create(one=scene.task, other=twin, likeness=0.9, reason="")
    actions.join_tasks(same=same, kept=scene.task, by=cast.monitor, today=TODAY)
    task = Task.objects.get(pk=scene.task.pk)
    actions.amend_task(
        task=task, version=task.version, plan=plan, change="changed", new={"product": "A"}, by=cast.monitor, today=TODAY
    )
    return scene


def _people(cast: Cast) -> Iterator[User]:
    yield from cast.everybody().values()
    # Somebody who leads the body and works in it asks for the most.
    both = make_person("Lãnh đạo kiêm chuyên viên", Role.LEADER, cast.lead)
    RoleHeld.objects.create(user=both, role=Role.OFFICIAL, body=cast.lead, since=date(2020, 1, 1))
    yield both


def test_full_task(full: Scene, client_for: Any, at_most_queries: Any) -> None:
    for person in _people(full.cast):
        client = client_for(person)
        with at_most_queries(MOST):
            client.get(reverse("task", args=[full.task.pk]))


def test_group_of_many(cast: Cast, client_for: Any, at_most_queries: Any) -> None:
    task = make_task(cast.plan, None, "Rà soát", due=date(2026, 12, 1), group_lead=True)
    for number in range(40):
        make_assignment(task, make_body(f"Ủy ban nhân dân xã {number}", under=cast.province), due=task.due)
    for person in (cast.chairman, cast.monitor):
        client = client_for(person)
        for query in ({}, {"part": task.assignments.first().pk}):  # type: ignore[union-attr]
            with at_most_queries(MOST):
                assert client.get(reverse("task", args=[task.pk]), query).status_code == 200


_STEPS = {
    "assignment": ("confirm_completion", "suspend", "reassign", "send_back", "report_progress", "divide", "ask_opinion",
                   "ask_extension", "name_person", "accept_assignment"),
    "extension": ("decide_extension",),
    "share": ("finish_share", "withdraw_share"),
    "opinion": ("give_opinion",),
    "task": ("edit_task", "set_deadline", "add_coordinator"),
    "evidence": ("evidence",),
}  # fmt: skip


@pytest.mark.parametrize(("thing", "name"), [(thing, name) for thing, names in _STEPS.items() for name in names])
def test_steps(full: Scene, client_for: Any, at_most_queries: Any, thing: str, name: str) -> None:
    url = reverse(name, args=[getattr(full, thing).pk])
    for person in (full.cast.focal, full.cast.monitor, full.cast.chairman, full.cast.helper):
        client = client_for(person)
        with at_most_queries(MOST):
            client.get(url)


def test_pairs(full: Scene, client_for: Any, at_most_queries: Any) -> None:
    client = client_for(full.cast.monitor)
    with at_most_queries(MOST):
        assert client.get(reverse("same_work")).status_code == 200


@pytest.mark.slow
def test_lists_of_a_department(client_for: Any, at_most_queries: Any) -> None:
    fill(600)
    lead = Assignment.objects.filter(role="lead").order_by("pk")[0]
    queries: tuple[dict[str, Any], ...] = (
        {},
        {"plan": lead.plan_id, "cell": "open_overdue"},
        {"body": lead.body_id, "role": "any", "sort": "body"},
        {"q": "chuong trinh", "time": "due_soon", "state": "in_progress", "sort": "-reported"},
        {"mine": "1", "due_from": "01/01/2026", "due_to": "31/12/2026"},
        {"time": "stale", "page": "2"},
        {"body": lead.body_id, "as": "works", "cell": "done_late"},
    )
    for address in ("lanh-dao@example.vn", "theo-doi@example.vn", email(3)):
        client = client_for(User.objects.get(email=address))
        for query in queries:
            for name in ("tasks", "tasks_print", "tasks_csv"):
                with at_most_queries(MOST):
                    assert client.get(reverse(name), query).status_code == 200
