"""What every test of work begins with."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast, make_cast
from factories.record import make_task

DUE = date(2026, 12, 31)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def task(cast: Cast) -> Task:
    """A task that nobody has taken on yet, due at the end of the year."""
    return make_task(cast.plan, cast.lead, "Xây dựng đề án chuyển đổi số", due=DUE, coordinate=(cast.coordinator,))


@pytest.fixture
def part(task: Task) -> Assignment:
    """The lead's part in it."""
    return task.assignments.get(role=Assignment.Role.LEAD)


@pytest.fixture
def helping(task: Task) -> Assignment:
    """The coordinator's part in it."""
    return task.assignments.get(role=Assignment.Role.COORDINATE)


@pytest.fixture
def accepted(part: Assignment) -> Assignment:
    """The lead's part once the lead has taken it on."""
    Assignment.objects.filter(pk=part.pk).update(state=Assignment.State.IN_PROGRESS, accepted_on=date(2026, 1, 7))
    part.refresh_from_db()
    return part
