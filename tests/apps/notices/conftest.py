"""What tests of notices begin with: the cast, the day, a mail server, letters of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from dondoc.apps.notices import daily
from dondoc.apps.notices.channels.mail import Mail
from dondoc.apps.tasks.models import Assignment
from factories.cast import Cast, make_cast
from factories.mail_server import MailServer, mail_server, use
from factories.record import make_task

DAY = date(2026, 11, 20)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A real mail server that letters of this process go to."""
    with mail_server() as running:
        use(settings, running)
        yield running


@pytest.fixture
def late(cast: Cast) -> Assignment:
    """Something that is overdue on the day, so that the focal point has a letter."""
    part = make_task(cast.plan, cast.lead, "Xây dựng đề án", due=date(2026, 11, 18)).assignments.get()
    part.state = Assignment.State.IN_PROGRESS
    part.save()
    return part


@pytest.fixture
def morning(held_today: Any) -> Callable[[], int]:
    """Write the digests of the day and send what waits; how many letters went out."""

    def run() -> int:
        daily.write_digests(held_today.day)
        return Mail().send(timezone.now(), lambda: False)

    return run
