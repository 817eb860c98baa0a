"""What is due on which day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from dondoc.apps.tasks.calendar import due_between, due_counts
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Opinion, Share
from factories.cast import Cast
from factories.record import make_assignment, make_task

START, END = date(2026, 12, 1), date(2026, 12, 31)
SATURDAY, MONDAY = date(2026, 12, 5), date(2026, 12, 7)
pytestmark = pytest.mark.django_db


def test_work_of_ones_bodies_stands_on_its_written_day(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, "Đề án", due=SATURDAY, coordinate=(cast.coordinator,))
    make_task(cast.plan, cast.other, "Việc khác", due=SATURDAY)
    make_task(cast.plan, cast.lead, "Năm sau", due=date(2027, 1, 1))
    for person in (cast.focal, cast.official, cast.reader, cast.helper):
        found = due_between(person, START, END)
        assert list(found) == [SATURDAY]
        (entry,) = found[SATURDAY]
        assert (entry.kind, entry.task_id, entry.ends_on) == ("part", task.pk, MONDAY)
        assert not entry.is_overdue(MONDAY)
        assert entry.is_overdue(date(2026, 12, 8))


def test_group_stands_once_with_how_many_are_done(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, due=MONDAY, group_lead=True)
    make_assignment(task, cast.other, due=MONDAY, state="done", done_on=MONDAY)
    (entry,) = due_between(cast.monitor, START, END)[MONDAY]
    assert (entry.parts, entry.done, entry.is_done) == (2, 1, False)
    (own,) = due_between(cast.stranger, START, END)[MONDAY]
    assert own.is_done


def test_shares_and_opinions_have_their_days(cast: Cast, accepted: Any, helping: Any) -> None:
    Share.objects.create(assignment=accepted, person=cast.official, text="Dự thảo", due=MONDAY)
    Opinion.objects.create(assignment=helping, asked_at=timezone.now(), question="Góp ý", due=MONDAY)
    assert [entry.kind for entry in due_between(cast.official, START, END)[MONDAY]] == ["share"]
    assert [entry.text for entry in due_between(cast.helper, START, END)[MONDAY]] == ["Góp ý"]


def test_counts_for_a_heat_map(cast: Cast) -> None:
    for state in ("new", "done"):
        task = make_task(cast.plan, cast.lead, due=MONDAY)
        task.assignments.update(state=state, done_on=MONDAY if state == "done" else None)
    assert due_counts(cast.chairman, START, END) == {MONDAY: (2, 1)}
    assert due_counts(cast.stranger, START, END) == {}


def test_calendar_takes_three_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    for day in range(1, 20):
        make_task(cast.plan, cast.lead, due=date(2026, 12, day))
    assert cast.focal.standing
    days = Days.current()
    with django_assert_num_queries(3):
        assert len(due_between(cast.focal, START, END, days)) == 19
