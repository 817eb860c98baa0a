"""Whoever monitors the plan sets and moves days."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.deadlines import set_deadline
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast
from factories.record import make_assignment, make_task

TODAY = date(2026, 11, 20)
NEW = date(2027, 6, 30)
pytestmark = pytest.mark.django_db


def _set(task: Task, cast: Cast, **fields: object) -> Task:
    values: dict[str, object] = {"due": NEW, "reason": "CV 12/UBND", "by": cast.monitor, "today": TODAY, **fields}
    return set_deadline(task=task, version=task.version, **values)  # type: ignore[arg-type]


def test_first_day_of_a_task_without_one_stays_for_ever(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, deadline_type="conditional")
    _set(task, cast)
    task.refresh_from_db()
    assert (task.first_due, task.due, task.open_due, task.deadline_type) == (NEW, NEW, NEW, "by")
    _set(task, cast, due=date(2027, 9, 30))
    task.refresh_from_db()
    assert (task.first_due, task.due) == (NEW, date(2027, 9, 30))
    assert task.assignments.get().first_due == NEW


def test_all_open_parts_and_those_who_help_take_the_day(cast: Cast, task: Task) -> None:
    done = make_assignment(task, cast.other, due=task.due, state="done", done_on=date(2026, 10, 1))
    Task.objects.filter(pk=task.pk).update(group_lead=True)
    task.refresh_from_db()
    _set(task, cast)
    assert task.assignments.get(body=cast.lead).due == NEW
    done.refresh_from_db()
    assert done.due == date(2026, 12, 31)


def test_event_holds_old_and_new_day(cast: Cast, task: Task) -> None:
    _set(task, cast)
    event = Event.objects.on(task).get()
    assert (event.old, event.new, event.reason) == ({"due": "2026-12-31"}, {"due": "2027-06-30"}, "CV 12/UBND")


def test_one_part_alone_gets_its_day(cast: Cast, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(group_lead=True)
    member = make_assignment(task, cast.other, due=task.due)
    task.refresh_from_db()
    _set(task, cast, assignment=member)
    member.refresh_from_db()
    task.refresh_from_db()
    assert (member.due, member.first_due) == (NEW, date(2026, 12, 31))
    assert (task.due, task.open_due, task.first_due) == (NEW, date(2026, 12, 31), date(2026, 12, 31))
    assert Event.objects.on(member).get().new["part_of"] == "Sở Y tế"


def test_recurring_work_gets_days_by_period_only(cast: Cast) -> None:
    task = make_task(cast.plan, None, recurrence="annual")
    period = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    part = make_assignment(task, cast.lead, **period)
    with pytest.raises(ActionError, match="từng kỳ"):
        _set(task, cast)
    _set(task, cast, assignment=part)
    part.refresh_from_db()
    assert part.due == NEW


def test_closed_part_gets_no_day(cast: Cast, task: Task, part: Assignment) -> None:
    Assignment.objects.filter(pk=part.pk).update(state="done", done_on=TODAY)
    with pytest.raises(ActionError, match="đã khép lại"):
        _set(task, cast, assignment=part)


def test_day_is_not_before_the_beginning(cast: Cast, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(starts_on=date(2027, 7, 1))
    with pytest.raises(ActionError, match="sau ngày bắt đầu"):
        _set(task, cast)


@pytest.mark.parametrize("who", ["chairman", "focal", "official", "helper", "stranger", "reader", "admin"])
def test_only_who_monitors_sets_days(cast: Cast, task: Task, who: str) -> None:
    with pytest.raises(Refused):
        _set(task, cast, by=getattr(cast, who))


def test_reason_is_owed_and_stale_pages_are_told(cast: Cast, task: Task) -> None:
    with pytest.raises(ActionError, match="lý do"):
        _set(task, cast, reason="")
    _set(task, cast)
    with pytest.raises(Changed):
        _set(task, cast)


def test_ended_task_gets_no_day(cast: Cast, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(ended_on=TODAY)
    task.refresh_from_db()
    with pytest.raises(Refused, match="đã kết thúc"):
        _set(task, cast)
