"""The lists that every page asks for find their rows by an index, on either database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast
from factories.record import make_task

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_scans(cast: Cast) -> None:
    """With a handful of rows PostgreSQL would read them all: it is asked what it does where that is forbidden."""
    for number in range(20):
        make_task(cast.plan, cast.lead if number % 2 else cast.other, due=TODAY)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


def _lists(cast: Cast) -> dict[str, tuple[Any, tuple[str, ...]]]:
    parts = Assignment.objects.filter(role="lead", active=True)
    of_body, of_plan = (
        ("active_part_of_a_body", "tasks_assignment_body"),
        ("active_part_in_a_plan", "tasks_assignment_plan"),
    )
    return {
        "parts of a body": (parts.filter(body=cast.lead, state="new", due__lte=TODAY), of_body),
        "parts in a plan": (parts.filter(plan=cast.plan, state="new", due__lte=TODAY), of_plan),
        "parts of a person": (
            Assignment.objects.filter(person=cast.focal, state="new"),
            ("part_of_a_person", "tasks_assignment_person"),
        ),
        "tasks of a plan": (
            Task.objects.filter(plan=cast.plan, is_open=True, open_due__lte=TODAY),
            ("open_task_of_a_plan", "tasks_task_plan"),
        ),
        "open tasks by day": (Task.objects.filter(is_open=True, open_due__lte=TODAY), ("open_task_by_day",)),
    }


@pytest.mark.parametrize(
    "name", ["parts of a body", "parts in a plan", "parts of a person", "tasks of a plan", "open tasks by day"]
)
def test_list_uses_an_index(cast: Cast, name: str) -> None:
    rows, indexes = _lists(cast)[name]
    explained = rows.order_by().explain()
    if connection.vendor == "postgresql":  # with so few rows it takes whichever index comes first
        assert "Seq Scan" not in explained, explained
    else:
        assert any(index in explained for index in indexes), explained
