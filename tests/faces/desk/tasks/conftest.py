"""Work in the hands of the cast, on 20/11/2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast, make_cast
from factories.record import make_task

DUE = date(2026, 12, 31)
Browser = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _on_that_day(held_today: Any) -> None:
    """Today is held."""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def task(cast: Cast) -> Task:
    """Led by the finance department, helped by the interior; not received yet."""
    text = "Xây dựng đề án chuyển đổi số"
    return make_task(cast.plan, cast.lead, text, due=DUE, coordinate=(cast.coordinator,), lead_written="Sở Tài chính")


@pytest.fixture
def part(task: Task) -> Assignment:
    return task.assignments.get(role=Assignment.Role.LEAD)


@pytest.fixture
def helping(task: Task) -> Assignment:
    return task.assignments.get(role=Assignment.Role.COORDINATE)


@pytest.fixture
def working(part: Assignment) -> Assignment:
    """The lead's part once it was received."""
    part.state, part.accepted_on = Assignment.State.IN_PROGRESS, date(2026, 1, 7)
    part.save()
    return part


@pytest.fixture
def awaiting(working: Assignment) -> Assignment:
    """The same with its completion asked for."""
    working.state, working.done_on = Assignment.State.AWAITING, date(2026, 11, 18)
    working.save()
    return working


@pytest.fixture
def focal(cast: Cast, client_for: Browser) -> Client:
    return client_for(cast.focal)


@pytest.fixture
def monitor(cast: Cast, client_for: Browser) -> Client:
    return client_for(cast.monitor)
