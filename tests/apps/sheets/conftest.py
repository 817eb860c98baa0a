"""Work in the hands of the cast, and lists of it going down and coming up, on 20/11/2026."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast, make_cast
from factories.record import make_task

DUE = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _on_that_day(held_today: Any, media: Path) -> None:
    """Today is held, and files lie in a folder of the test."""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def task(cast: Cast) -> Task:
    return make_task(
        cast.plan, cast.lead, "Xây dựng đề án chuyển đổi số", due=DUE, coordinate=(cast.coordinator,),
        lead_written="Sở Tài chính", product="Đề án",
    )  # fmt: skip


@pytest.fixture
def part(task: Task) -> Assignment:
    """The lead's part, received and being worked on."""
    found = task.assignments.get(role=Assignment.Role.LEAD)
    found.state, found.accepted_on = Assignment.State.IN_PROGRESS, date(2026, 1, 7)
    found.progress = 30
    found.save()
    return found
