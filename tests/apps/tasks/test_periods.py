"""Work that returns: the daily job opens each period once."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from dondoc.apps.agencies.models import Body, Succession, SuccessionLink
from dondoc.apps.audit.models import Event
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.periods import open_periods
from dondoc.apps.tasks.reassignment import reassign
from factories.cast import Cast
from factories.record import make_assignment, make_task

pytestmark = pytest.mark.django_db
YEAR = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}


def _yearly(cast: Cast, **fields: Any) -> Task:
    values = {"deadline_type": "ongoing", "recurrence": "annual", "recurrence_due": "--12-10", **fields}
    task = make_task(cast.plan, None, "Báo cáo hằng năm", **values)
    make_assignment(task, cast.lead, due=date(2026, 12, 10), written="Sở Tài chính", person=cast.official, **YEAR)
    return task


def test_next_period_is_opened_when_it_begins(cast: Cast) -> None:
    task = _yearly(cast)
    assert open_periods(date(2026, 12, 31)) == 0
    assert open_periods(date(2027, 1, 1)) == 1
    part = task.assignments.get(period_start=date(2027, 1, 1))
    assert (part.period_end, part.due, part.first_due, part.state, part.given_on) == (
        date(2027, 12, 31),
        date(2027, 12, 10),
        date(2027, 12, 10),
        "new",
        date(2027, 1, 1),
    )
    assert (part.body, part.written, part.person) == (cast.lead, "Sở Tài chính", cast.official)
    event = Event.objects.on(task).get()
    assert (event.verb, event.by, event.new["period"]) == ("period_opened", None, "Năm 2027")


def test_running_the_job_again_opens_nothing_twice(cast: Cast) -> None:
    _yearly(cast)
    assert [open_periods(date(2027, 3, 1)) for _run in range(3)] == [1, 0, 0]


def test_periods_missed_while_the_job_stood_still_are_made_up(cast: Cast) -> None:
    task = _yearly(cast, recurrence="quarterly", recurrence_due="---20")
    Assignment.objects.update(period_start=date(2026, 1, 1), period_end=date(2026, 3, 31), due=date(2026, 3, 20))
    assert open_periods(date(2026, 11, 20)) == 3
    dues = task.assignments.order_by("period_start").values_list("due", flat=True)
    assert list(dues) == [date(2026, 3, 20), date(2026, 6, 20), date(2026, 9, 20), date(2026, 12, 20)]


def test_earlier_period_stays_open_and_keeps_the_task_late(cast: Cast) -> None:
    task = _yearly(cast)
    open_periods(date(2027, 1, 1))
    task.refresh_from_db()
    assert (task.due, task.open_due) == (date(2027, 12, 10), date(2026, 12, 10))


def test_task_between_periods_is_open_again_with_the_next(cast: Cast) -> None:
    task = _yearly(cast)
    task.assignments.update(state="done", done_on=date(2026, 12, 1))
    open_periods(date(2027, 1, 1))
    task.refresh_from_db()
    assert (task.is_open, task.finished_on, task.open_due) == (True, None, date(2027, 12, 10))


def test_plan_that_ended_opens_nothing(cast: Cast) -> None:
    _yearly(cast)
    Plan.objects.update(ends_on=date(2026, 12, 31))
    assert open_periods(date(2027, 6, 1)) == 0
    Plan.objects.update(ends_on=None, state=Plan.State.ENDED)
    assert open_periods(date(2027, 6, 1)) == 0


def test_last_year_that_the_task_names_is_the_last_period(cast: Cast) -> None:
    task = _yearly(cast, first_due=date(2027, 12, 31))
    assert open_periods(date(2030, 6, 1)) == 1
    assert task.assignments.filter(period_start__year=2028).count() == 0


def test_first_day_of_yearly_work_is_no_end(cast: Cast) -> None:
    _yearly(cast, first_due=date(2026, 12, 10))
    assert open_periods(date(2028, 6, 1)) == 2


def test_standing_work_follows_the_period_of_the_plan(cast: Cast) -> None:
    Plan.objects.update(standing_period="quarter")
    task = make_task(cast.plan, None, deadline_type="ongoing")
    make_assignment(task, cast.lead, period_start=date(2026, 7, 1), period_end=date(2026, 9, 30))
    assert open_periods(date(2026, 10, 1)) == 1
    assert task.assignments.get(period_start=date(2026, 10, 1)).due is None


def test_who_leads_now_leads_the_next_period(cast: Cast) -> None:
    task = _yearly(cast)
    reassign(
        assignment=task.assignments.get(),
        version=1,
        to=cast.other,
        reason="Chuyển",
        by=cast.monitor,
        today=date(2026, 11, 20),
    )
    open_periods(date(2027, 1, 1))
    assert task.assignments.get(period_start=date(2027, 1, 1)).body == cast.other


def test_body_whose_work_moved_on_gets_no_period_though_an_older_one_was_done_there(cast: Cast) -> None:
    task = _yearly(cast)
    done = {"state": "done", "done_on": date(2025, 12, 1), "confirmed_on": date(2025, 12, 2)}
    make_assignment(task, cast.lead, period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), **done)
    now = task.assignments.get(period_start=date(2026, 1, 1))
    reassign(assignment=now, version=1, to=cast.other, reason="Chuyển", by=cast.monitor, today=date(2026, 11, 20))
    assert open_periods(date(2026, 12, 1)) == 0
    assert open_periods(date(2027, 1, 1)) == 1
    assert task.assignments.get(period_start=date(2027, 1, 1)).body == cast.other


def test_successor_of_a_body_that_ended_leads_the_next_period(cast: Cast) -> None:
    task = _yearly(cast)
    task.assignments.update(state="done", done_on=date(2026, 11, 1), confirmed_on=date(2026, 11, 2))
    fact = Succession.objects.create(kind="merged", happened_on=date(2026, 12, 1), legal_basis="NQ 1")
    SuccessionLink.objects.create(succession=fact, old=cast.lead, new=cast.other)
    Body.objects.filter(pk=cast.lead.pk).update(ended_on=date(2026, 12, 1))
    assert [open_periods(date(2027, 1, 1)) for _run in range(2)] == [1, 0]
    part = task.assignments.get(period_start=date(2027, 1, 1))
    assert (part.body, part.given_to, part.person, part.written) == (cast.other, cast.lead, None, "Sở Tài chính")
    assert "01/12/2026" in part.note


def test_bodies_that_became_one_get_one_period(cast: Cast) -> None:
    task = _yearly(cast)
    make_assignment(task, cast.other, due=date(2026, 12, 10), **YEAR)
    fact = Succession.objects.create(kind="merged", happened_on=date(2026, 12, 1), legal_basis="NQ 1")
    SuccessionLink.objects.create(succession=fact, old=cast.lead, new=cast.other)
    Body.objects.filter(pk=cast.lead.pk).update(ended_on=date(2026, 12, 1))
    assert open_periods(date(2027, 1, 1)) == 1


def test_joined_and_ended_work_opens_nothing(cast: Cast) -> None:
    joined, ended = _yearly(cast), _yearly(cast)
    Task.objects.filter(pk=joined.pk).update(joined_to=ended)
    Task.objects.filter(pk=ended.pk).update(ended_on=date(2026, 11, 1))
    assert open_periods(date(2027, 6, 1)) == 0


def test_one_rule_that_cannot_be_counted_stops_no_other(cast: Cast) -> None:
    _yearly(cast, recurrence="hourly")
    _yearly(cast)
    assert open_periods(date(2027, 1, 1)) == 1


def test_command_says_how_many(cast: Cast, held_today: Any) -> None:
    _yearly(cast)
    held_today.hold(date(2027, 1, 2))
    out = StringIO()
    call_command("open_periods", stdout=out)
    assert "Đã mở 1 phần việc" in out.getvalue()
