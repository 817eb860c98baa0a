"""The database and `rules.lateness` agree on every row."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from dondoc.apps.core.models import Holiday
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.querysets import states_of_cell
from dondoc.apps.tasks.time import task_time_of, time_of
from dondoc.rules.lateness import TimeState
from factories.cast import Cast
from factories.record import make_task

pytestmark = pytest.mark.django_db
State = Assignment.State


def _some_day(dice: random.Random) -> date:
    """Around Tết 2026 and the April holidays, where days off lie thick."""
    return date(2026, 2, 1) + timedelta(days=dice.randrange(100))


def _random_part(dice: random.Random, task: Task) -> Assignment:
    state = dice.choice(State.values)
    due = dice.choice((None, _some_day(dice), _some_day(dice), _some_day(dice)))
    near = due + timedelta(days=dice.randrange(-3, 12)) if due and dice.random() < 0.7 else _some_day(dice)
    has_day = state == State.DONE or (state == State.AWAITING and dice.random() < 0.9)
    return Assignment(
        task=task,
        plan=task.plan,
        body_id=task.plan.monitor_id,
        role=Assignment.Role.LEAD,
        state=state,
        due=due,
        first_due=due,
        done_on=near if has_day else None,
        given_on=date(2026, 1, 1),
        active=False,
    )


@pytest.mark.parametrize("seed", range(3))
def test_database_and_rule_agree_on_random_parts(cast: Cast, seed: int) -> None:
    dice = random.Random(seed)
    Holiday.objects.create(day=date(2026, 3, 10), kind=Holiday.Kind.OFF, name="Nghỉ bù")
    Holiday.objects.create(day=date(2026, 3, 14), kind=Holiday.Kind.WORK, name="Làm bù")
    tasks = [
        make_task(cast.plan, None, deadline_type=dice.choice(("by", "conditional", "ongoing"))) for _number in range(10)
    ]
    Assignment.objects.bulk_create(_random_part(dice, dice.choice(tasks)) for _number in range(400))
    days = Days.current()
    for today in (_some_day(dice) for _number in range(12)):
        rows = Assignment.objects.with_time(today, days).select_related("task").order_by("pk")
        wrong = [(part, part.time) for part in rows if part.time != time_of(part, today, days).value]
        assert not wrong, today


def test_database_and_rule_agree_on_random_tasks(cast: Cast) -> None:
    dice = random.Random(7)
    for _number in range(150):
        finished = dice.choice((None, _some_day(dice)))
        make_task(
            cast.plan,
            None,
            due=dice.choice((None, _some_day(dice))),
            deadline_type=dice.choice(("by", "conditional")),
            open_due=dice.choice((None, _some_day(dice))),
            finished_on=finished,
            finished_late=dice.random() < 0.5,
            is_open=finished is None and dice.random() < 0.8,
            ended_on=dice.choice((None, None, None, _some_day(dice))),
        )
    # A day that runs belongs to a task with a day.
    Task.objects.filter(due__isnull=True).update(open_due=None)
    days = Days.current()
    for today in (_some_day(dice) for _number in range(12)):
        rows = Task.objects.with_time(today, days).order_by("pk")
        assert not [(task, task.time) for task in rows if task.time != task_time_of(task, today, days).value]


@pytest.mark.parametrize(
    ("due", "done_on", "expected"),
    [
        pytest.param(date(2026, 2, 14), date(2026, 2, 23), "done_on_time", id="saturday-before-tet-runs-to-its-end"),
        pytest.param(date(2026, 2, 14), date(2026, 2, 24), "done_late", id="one-day-more"),
        pytest.param(date(2026, 2, 13), date(2026, 2, 14), "done_late", id="friday-ends-on-friday"),
        pytest.param(date(2011, 1, 1), date(2011, 1, 3), "done_on_time", id="long-ago"),
    ],
)
def test_term_ends_with_the_next_working_day(cast: Cast, due: date, done_on: date, expected: str) -> None:
    task = make_task(cast.plan, cast.lead, due=due)
    task.assignments.update(state=State.DONE, done_on=done_on)
    assert Assignment.objects.with_time(date(2026, 11, 20)).get(task=task).time == expected


def test_cells_part_the_states_among_them() -> None:
    cells = ("done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline", "out")
    assert sorted(state for cell in cells for state in states_of_cell(cell)) == sorted(TimeState)
    with pytest.raises(KeyError):
        states_of_cell("anything")


def test_lists_by_time_and_by_cell(cast: Cast) -> None:
    late = make_task(cast.plan, cast.lead, due=date(2026, 11, 2))
    soon = make_task(cast.plan, cast.lead, due=date(2026, 11, 24))
    make_task(cast.plan, cast.lead)
    today = date(2026, 11, 20)
    assert list(Task.objects.in_time_state("overdue", today)) == [late]
    assert list(Task.objects.in_time_state("due_soon", today)) == [soon]
    assert list(Task.objects.in_cell("open_overdue", today)) == [late]
    assert Assignment.objects.in_cell("open_in_time", today).get().task == soon
    assert Assignment.objects.in_cell("no_deadline", today).count() == 1
