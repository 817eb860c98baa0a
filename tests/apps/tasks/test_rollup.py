"""What a task keeps of its parts can be computed again at any time."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.models import Holiday
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.rollup import roll_up, roll_up_all, whole_of
from dondoc.apps.tasks.time import task_time_of, time_of
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_task

TODAY = date(2026, 11, 20)
DUE = date(2026, 12, 31)
FACTS = ("due", "open_due", "finished_on", "finished_late", "is_open", "last_report_on")
pytestmark = pytest.mark.django_db


def _facts(task: Task) -> dict[str, Any]:
    task.refresh_from_db()
    return {name: getattr(task, name) for name in FACTS}


def test_group_is_finished_with_its_last_part(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=DUE, group_lead=True)
    last = make_assignment(task, cast.other, due=DUE)
    task.assignments.filter(body=cast.lead).update(state="done", done_on=date(2026, 10, 1))
    roll_up(task.pk)
    assert _facts(task)["finished_on"] is None
    Assignment.objects.filter(pk=last.pk).update(state="done", done_on=date(2027, 1, 10))
    roll_up(task.pk)
    facts = _facts(task)
    assert (facts["finished_on"], facts["finished_late"], facts["is_open"]) == (date(2027, 1, 10), True, False)


def test_dropped_part_stands_in_the_way_of_nothing(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=DUE, group_lead=True)
    make_assignment(task, cast.other, due=DUE, state="dropped")
    task.assignments.filter(body=cast.lead).update(state="done", done_on=TODAY)
    roll_up(task.pk)
    assert _facts(task)["finished_on"] == TODAY


def test_suspended_part_does(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=DUE, group_lead=True)
    make_assignment(task, cast.other, due=DUE, state="suspended")
    task.assignments.filter(body=cast.lead).update(state="done", done_on=TODAY)
    roll_up(task.pk)
    facts = _facts(task)
    assert (facts["finished_on"], facts["is_open"]) == (None, False)


def test_group_is_due_with_the_earliest_open_part(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=DUE, group_lead=True)
    make_assignment(task, cast.other, due=date(2026, 12, 1))
    roll_up(task.pk)
    facts = _facts(task)
    assert (facts["open_due"], facts["due"]) == (date(2026, 12, 1), DUE)


def test_asked_in_time_is_not_late_while_it_waits(cast: Cast, accepted: Assignment) -> None:
    actions.ask_completion(assignment=accepted, version=1, words="Xong", by=cast.focal, today=TODAY)
    later, days = date(2027, 6, 1), Days.current()
    task = Task.objects.with_time(later).get(pk=accepted.task_id)
    part = Assignment.objects.get(pk=accepted.pk)
    assert task.time == task_time_of(task, later, days) == time_of(part, later, days) == "in_time"


def test_no_report_is_not_nothing_done(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, group_lead=True)
    make_assignment(task, cast.other, progress=60, state="in_progress")
    make_assignment(task, cast.coordinator, progress=20, state="in_progress")
    whole = whole_of(task.assignments.select_related("task"), TODAY, Days.current())
    assert (whole.parts, whole.unreported, whole.mean_percent) == (3, 1, 40)


def test_changed_holiday_is_set_right_by_the_nightly_job(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=date(2026, 11, 19))
    task.assignments.update(state="done", done_on=TODAY)
    roll_up(task.pk)
    assert _facts(task)["finished_late"]
    Holiday.objects.create(day=date(2026, 11, 19), kind=Holiday.Kind.OFF, name="Nghỉ bù")
    assert roll_up_all() == 1
    assert not _facts(task)["finished_late"]
    assert roll_up_all() == 0


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_do_computing_again_gives_the_same(cast: Cast, seed: int) -> None:
    dice = random.Random(seed)
    bodies = [cast.lead, cast.coordinator, cast.other, make_body("Sở Tư pháp")]
    task = make_task(cast.plan, None, due=DUE, group_lead=True)
    for body in bodies[:3]:
        make_assignment(task, body, due=DUE + timedelta(days=dice.randrange(-60, 60)))
    focal = {cast.lead: cast.focal, cast.coordinator: cast.helper, cast.other: cast.stranger}
    day, done = TODAY, 0
    for _step in range(60):
        day += timedelta(days=dice.randrange(3))
        part = dice.choice(list(task.assignments.filter(role="lead").order_by("pk")))
        own = {"assignment": part, "version": part.version, "by": focal.get(part.body, cast.focal), "today": day}
        watching = {**own, "by": cast.monitor}
        step = dice.choice(
            (
                lambda own=own: actions.accept_assignment(**own),
                lambda own=own: actions.report_progress(words="Đang làm", progress=dice.randrange(100), **own),
                lambda own=own: actions.ask_completion(words="Xong", **own),
                lambda own=watching: actions.confirm_completion(**own),
                lambda own=watching: actions.send_back(reason="Thiếu", **own),
                lambda own=watching: actions.suspend(reason="Chờ", **own),
                lambda own=watching: actions.resume(**own),
                lambda own=watching: actions.drop(reason="Thôi", **own),
                lambda own=watching: actions.reopen(reason="Lại", **own),
                lambda own=watching: actions.reassign(to=dice.choice(bodies), reason="Chuyển", **own),
            )
        )
        try:
            step()
            done += 1
        except (Refused, ActionError):
            continue
        kept = _facts(task)
        roll_up(task.pk)
        assert _facts(task) == kept
    assert done > 5
