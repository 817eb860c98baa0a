"""Sums: the four cells by body and plan, what changed between two days, and the trend."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dondoc.apps.tasks import actions
from dondoc.apps.tasks.comparison import compare_days
from dondoc.apps.tasks.counts import four_cells, four_cells_by, state_counts, time_counts
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.rollup import roll_up_all
from dondoc.apps.tasks.trend import trend
from dondoc.rules.comparison import ChangeKind
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import TimeState
from factories.cast import Cast
from factories.record import make_assignment, make_plan, make_task

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def _done(task: Task, day: date) -> None:
    task.assignments.filter(role="lead").update(state="done", done_on=day, confirmed_on=day)


@pytest.fixture
def mixed(cast: Cast) -> list[Task]:
    """One in each cell, and three outside."""
    other = make_plan(cast.other)
    tasks = [
        make_task(cast.plan, cast.lead, due=date(2026, 6, 30)),
        make_task(cast.plan, cast.lead, due=date(2026, 6, 30)),
        make_task(cast.plan, cast.other, due=date(2026, 12, 31), coordinate=(cast.lead,)),
        make_task(other, cast.other, due=date(2026, 11, 2)),
        make_task(other, cast.lead),
        make_task(other, cast.lead, deadline_type="conditional"),
        make_task(other, cast.other, due=date(2026, 11, 2)),
    ]
    _done(tasks[0], date(2026, 6, 30))
    _done(tasks[1], date(2026, 7, 1))
    tasks[6].assignments.update(state="suspended")
    roll_up_all()
    return tasks


def test_four_cells_of_tasks_in_one_query(mixed: list[Task], django_assert_num_queries: Any) -> None:
    from dondoc.apps.tasks.days import Days

    days = Days.current()
    with django_assert_num_queries(1):
        cells = four_cells(Task.objects.all(), TODAY, days)
    assert cells == FourCells(1, 1, 1, 1, 2, 1)
    assert (cells.due_total, cells.on_time_rate) == (3, pytest.approx(1 / 3))


def test_parts_count_what_each_body_answers_for(cast: Cast, mixed: list[Task], django_assert_num_queries: Any) -> None:
    from dondoc.apps.tasks.days import Days

    days = Days.current()
    with django_assert_num_queries(1):
        found = four_cells_by(Assignment.objects.all(), "body_id", TODAY, days)
    assert found == {cast.lead.pk: FourCells(1, 1, 0, 0, 2, 0), cast.other.pk: FourCells(0, 0, 1, 1, 0, 1)}
    assert sum(found.values(), FourCells()) == four_cells(Assignment.objects.all(), TODAY)


def test_tasks_by_plan_add_up_to_the_whole(cast: Cast, mixed: list[Task]) -> None:
    found = four_cells_by(Task.objects.all(), "plan_id", TODAY)
    assert found[cast.plan.pk] == FourCells(1, 1, 1, 0, 0, 0)
    assert sum(found.values(), FourCells()) == four_cells(Task.objects.all(), TODAY)


def test_group_is_one_task_and_many_parts(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=date(2026, 11, 2), group_lead=True)
    make_assignment(task, cast.other, due=date(2026, 11, 2))
    assert four_cells(Task.objects.all(), TODAY).open_overdue == 1
    assert four_cells(Assignment.objects.all(), TODAY).open_overdue == 2


def test_what_a_filter_shows_beside_its_choices(mixed: list[Task]) -> None:
    assert time_counts(Task.objects.all(), TODAY)[TimeState.CONDITIONAL] == 1
    assert state_counts(Assignment.objects.all()) == {"done": 2, "new": 4, "suspended": 1}


def test_trend_ends_with_today(mixed: list[Task], django_assert_num_queries: Any) -> None:
    from dondoc.apps.tasks.days import Days

    days = Days.current()
    with django_assert_num_queries(1):
        months = trend(Assignment.objects.all(), TODAY, 6, days)
    assert [month.day for month in months] == [
        date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31), TODAY,
    ]  # fmt: skip
    assert months[0].cells == FourCells(1, 0, 3, 0, 2, 0)
    assert months[1].cells == FourCells(1, 1, 2, 0, 2, 0)
    assert months[-1].cells == FourCells(1, 1, 1, 1, 2, 0)


class _Clock:
    """Events bear the moment at which they were written: this one writes them on the day of the story."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def at(self, day: date) -> date:
        from datetime import datetime, time

        from django.utils import timezone

        moment = timezone.make_aware(datetime.combine(day, time(9)))
        self._patch.setattr(timezone, "now", lambda: moment)
        return day


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    return _Clock(monkeypatch)


def test_what_changed_since_the_last_meeting(cast: Cast, task: Task, part: Assignment, clock: _Clock) -> None:
    before, after = date(2026, 11, 2), date(2027, 1, 20)

    def act(action: Any, day: date, who: str, **fields: Any) -> Any:
        part.refresh_from_db()
        values = {"assignment": part, "version": part.version, "by": getattr(cast, who), "today": clock.at(day)}
        return action(**values, **fields)

    act(actions.accept_assignment, date(2026, 10, 1), "focal")
    extension = act(actions.ask_extension, date(2026, 11, 5), "focal", new_due=date(2027, 1, 15), reason="Chờ vốn")
    actions.decide_extension(extension=extension, grant=True, by=cast.monitor, today=clock.at(date(2026, 11, 6)))
    given = make_task(cast.plan, cast.other, due=date(2027, 6, 30))
    given.assignments.update(given_on=date(2026, 11, 10))

    compared = compare_days(Assignment.objects.all(), before, after)
    kinds = {(change.kind, compared.parts[change.key].task) for change in compared.comparison.changes}
    assert kinds == {
        (ChangeKind.NEWLY_GIVEN, given),
        (ChangeKind.EXTENDED, task),
        (ChangeKind.NEWLY_LATE, task),
    }
    assert compared.comparison.before == FourCells(open_in_time=1)
    assert compared.comparison.after == FourCells(open_in_time=1, open_overdue=1)


def test_sent_back_and_done_between_two_days(cast: Cast, part: Assignment, clock: _Clock) -> None:
    day = date(2026, 11, 3)

    def act(action: Any, who: str, **fields: Any) -> None:
        nonlocal day
        day += timedelta(days=1)
        part.refresh_from_db()
        action(assignment=part, version=part.version, by=getattr(cast, who), today=clock.at(day), **fields)

    act(actions.accept_assignment, "focal")  # 4
    act(actions.ask_completion, "focal", words="Xong")  # 5
    act(actions.send_back, "monitor", reason="Thiếu")  # 6
    act(actions.ask_completion, "focal", words="Xong thật")  # 7
    act(actions.confirm_completion, "monitor")  # 8

    def changes(first: int, second: int) -> list[ChangeKind]:
        compared = compare_days(Assignment.objects.all(), date(2026, 11, first), date(2026, 11, second))
        return [change.kind for change in compared.comparison.changes]

    assert changes(5, 6) == [ChangeKind.SENT_BACK]
    assert changes(4, 8) == [ChangeKind.NEWLY_DONE]
    assert changes(8, 9) == []


def test_work_that_went_to_another_body_is_the_same_work(cast: Cast, part: Assignment, clock: _Clock) -> None:
    actions.reassign(
        assignment=part, version=1, to=cast.other, reason="Đúng việc", by=cast.monitor, today=clock.at(TODAY)
    )
    assert compare_days(Assignment.objects.all(), date(2026, 11, 1), TODAY).comparison.changes == ()
    given = compare_days(Assignment.objects.all(), date(2025, 11, 1), TODAY)
    assert given.numbers[ChangeKind.NEWLY_GIVEN] == 1
    assert given.parts[part.pk].body == cast.other


def test_after_a_reorganisation_the_work_stands_where_it_stood(cast: Cast, part: Assignment, clock: _Clock) -> None:
    from dondoc.apps.agencies.reorganising import Link, record_succession
    from dondoc.apps.tasks.reorganisation import move

    day = date(2026, 11, 10)
    actions.accept_assignment(assignment=part, version=1, by=cast.focal, today=clock.at(date(2026, 11, 2)))
    part.refresh_from_db()
    extension = actions.ask_extension(
        assignment=part, version=2, new_due=date(2027, 3, 1), reason="Chờ", by=cast.focal, today=clock.at(day)
    )
    actions.decide_extension(extension=extension, grant=True, by=cast.monitor, today=day)
    clock.at(date(2026, 11, 16))
    fact = record_succession(
        kind="merged",
        happened_on=date(2026, 11, 16),
        legal_basis="NQ",
        links=[Link(cast.lead, cast.other)],
        by=cast.admin,
    )
    move(succession=fact, by=cast.admin, today=date(2026, 11, 16))
    assert compare_days(Assignment.objects.all(), date(2026, 11, 12), TODAY).comparison.changes == ()
    compared = compare_days(Assignment.objects.all(), date(2026, 11, 3), TODAY)
    assert compared.parts[part.pk].body == cast.other
    changes = compared.comparison.changes
    assert [(change.kind, change.after.due) for change in changes] == [(ChangeKind.EXTENDED, date(2027, 3, 1))]


def test_comparison_of_today_agrees_with_the_sums(mixed: list[Task]) -> None:
    """Without events the past is as given: the present agrees for what nobody has touched."""
    untouched = Assignment.objects.exclude(state__in=("done", "suspended"))
    assert compare_days(untouched, TODAY, TODAY).comparison.after == four_cells(untouched, TODAY)
