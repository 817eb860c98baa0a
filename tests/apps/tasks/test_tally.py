"""The tally says what counting row by row says, after whatever happens to the parts and their tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.models import Holiday
from dondoc.apps.tasks import tally
from dondoc.apps.tasks.counts import time_counts
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.province import by_body_and_month, numbers_of, province_of, works_of
from dondoc.apps.tasks.rollup import roll_up
from factories.record import make_assignment, make_body, make_person, make_plan, make_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
DAY = date(2026, 11, 20)
STATES = ("new", "in_progress", "awaiting", "done", "suspended", "refused", "rework", "dropped")
needs_tally = pytest.mark.postgres


@pytest.fixture
def bodies() -> list[Body]:
    return [make_body(f"Sở {number}") for number in range(4)]


@pytest.fixture
def tasks(bodies: list[Body]) -> list[Task]:
    """Parts in all states with days around holidays, weekends and ends of months, of two plans."""
    pick = Random(7)
    committee = make_body("Ủy ban nhân dân tỉnh", kind=Body.Kind.COMMITTEE)
    plans = [make_plan(body, assigner=committee) for body in bodies[:2]]
    found = []
    for number in range(60):
        kind = "conditional" if number % 9 == 0 else "by"
        task = make_task(plans[number % 2], None, f"Việc {number}", deadline_type=kind)
        for body in bodies:
            due = DAY - timedelta(days=pick.randint(-60, 500)) if pick.random() < 0.8 else None
            given = (due or DAY) - timedelta(days=pick.randint(5, 200))
            state = pick.choice(STATES)
            done = min(DAY, given + timedelta(days=pick.randint(0, 260))) if state in ("done", "awaiting") else None
            given = min(given, done or DAY, DAY)
            make_assignment(task, body, due=due, state=state, done_on=done, given_on=given)
        found.append(task)
    return found


def assert_kept() -> None:
    """What is kept is what would be counted."""
    admin, days = make_person("Quản trị", Role.ADMINISTRATOR), Days.current()
    counted = by_body_and_month(Assignment.objects.all(), DAY, 12, days)
    assert tally.is_kept()
    kept = province_of(admin, DAY, 12, days)
    assert kept.by_body == {body: cells for body, cells in counted.by_body.items() if cells.total}
    assert kept.trend == counted.trend
    assert numbers_of(admin, None, DAY, days) == time_counts(Assignment.objects.all(), DAY, days)
    assert works_of(admin, DAY, days) == time_counts(Task.objects.all(), DAY, days)


@needs_tally
@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda tasks: None, id="given"),
        pytest.param(lambda tasks: Assignment.objects.update(state="done", done_on=DAY), id="all-done"),
        pytest.param(lambda tasks: Assignment.objects.filter(task=tasks[0]).update(active=False), id="retired"),
        pytest.param(lambda tasks: Assignment.objects.filter(task=tasks[1]).delete(), id="deleted"),
        pytest.param(lambda tasks: Assignment.objects.update(due=DAY + timedelta(days=9)), id="prolonged"),
        pytest.param(lambda tasks: Task.objects.filter(pk=tasks[2].pk).update(ended_on=DAY), id="ended"),
        pytest.param(lambda tasks: Task.objects.filter(pk=tasks[3].pk).update(joined_to=tasks[4]), id="joined"),
        pytest.param(lambda tasks: Task.objects.update(deadline_type="conditional"), id="conditional"),
        pytest.param(
            lambda tasks: Holiday.objects.create(day=date(2026, 10, 30), kind="off", name="Bão"), id="holiday"
        ),
        pytest.param(lambda tasks: roll_up(*(task.pk for task in tasks)), id="rolled-up"),
        pytest.param(lambda tasks: tally.compact(DAY), id="compacted"),
        pytest.param(lambda tasks: tally.rebuild(), id="rebuilt"),
    ],
)
def test_the_tally_says_what_counting_says(tasks: list[Task], happens: Callable[[list[Task]], object]) -> None:
    happens(tasks)
    assert_kept()


@needs_tally
def test_compacting_leaves_one_row_of_a_kind(tasks: list[Task]) -> None:
    Assignment.objects.update(state="in_progress", done_on=None)
    Assignment.objects.update(due=DAY)
    tally.compact(DAY)
    kinds = {(body, "r") for body in Assignment.objects.values_list("body_id", flat=True)}
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT body_id, kind FROM tasks_tally WHERE body_id IS NOT NULL")
        assert sorted(cursor.fetchall()) == sorted(kinds)


@needs_tally
def test_what_a_leader_may_not_see_is_taken_off(tasks: list[Task], bodies: list[Body]) -> None:
    stranger = make_body("Ban Tuyên giáo")
    for _plan in range(20):
        make_plan(bodies[0])
    hidden = make_task(make_plan(stranger), stranger, "Việc kín", due=DAY - timedelta(days=90))
    make_task(make_plan(stranger), bodies[0], "Việc chung", due=DAY - timedelta(days=90))
    leader, days = make_person("Lãnh đạo", Role.LEADER, tasks[0].plan.assigner), Days.current()
    for body in bodies:
        make_person_lead(leader, body)
    seen = Assignment.objects.visible_to(leader)
    assert not seen.filter(task=hidden).exists()
    kept, counted = province_of(leader, DAY, 12, days), by_body_and_month(seen, DAY, 12, days)
    assert (kept.by_body, kept.trend) == (counted.by_body, counted.trend)
    assert works_of(leader, DAY, days) == time_counts(Task.objects.visible_to(leader), DAY, days)


@needs_tally
@pytest.mark.parametrize("others", [2, 60], ids=["sees-more-than-half", "sees-less-than-half"])
def test_who_monitors_sees_what_counting_says(tasks: list[Task], bodies: list[Body], others: int) -> None:
    far = make_plan(make_body("Ban Tuyên giáo"))
    for number in range(others):
        make_task(far, bodies[number % 3], f"Việc khác {number}", due=DAY - timedelta(days=number))
    roll_up(*far.tasks.values_list("pk", flat=True))
    monitor, days = make_person("Người theo dõi", Role.MONITOR, tasks[0].plan.monitor), Days.current()
    seen = Assignment.objects.visible_to(monitor)
    assert 0 < seen.count() < Assignment.objects.count()
    kept, counted = province_of(monitor, DAY, 12, days), by_body_and_month(seen, DAY, 12, days)
    assert {body: cells for body, cells in kept.by_body.items() if cells.total} == {
        body: cells for body, cells in counted.by_body.items() if cells.total
    }
    assert kept.trend == counted.trend


def make_person_lead(leader: object, body: Body) -> None:
    from dondoc.apps.accounts.models import RoleHeld

    RoleHeld.objects.create(user=leader, role=Role.LEADER, body=body, since=date(2020, 1, 1))


@pytest.mark.sqlite
def test_without_the_tally_rows_are_counted(tasks: list[Task]) -> None:
    admin, days = make_person("Quản trị", Role.ADMINISTRATOR), Days.current()
    assert not tally.is_kept()
    assert numbers_of(admin, None, DAY, days) is None
    assert (
        province_of(admin, DAY, 12, days).by_body == by_body_and_month(Assignment.objects.all(), DAY, 12, days).by_body
    )
