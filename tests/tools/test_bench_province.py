"""The province that the bench fills is one that the actions could have made."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.tasks import tally
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.periods import open_periods
from dondoc.apps.tasks.province import by_body_and_month, province_of
from dondoc.apps.tasks.rollup import roll_up_all
from dondoc.vn.folding import fold
from factories.record import make_person

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
DAY = date(2026, 11, 20)
PARTS = 3000


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_is_filled_is_as_the_actions_would_have_left_it() -> None:
    from province.filling import fill

    counts = fill(PARTS)
    assert counts["tasks.Assignment"] == Assignment.objects.count() == PARTS
    assert counts["audit.Event"] > 4.9 * PARTS
    assert roll_up_all() == 0, "facts of tasks differ from their parts"
    assert open_periods(DAY) == 0, "periods that had begun were not opened"
    task = Task.objects.latest("pk")
    assert task.bare == fold(f"{task.text} {task.product}")
    admin, days = make_person("Quản trị", Role.ADMINISTRATOR), Days.current()
    assert tally.is_kept()
    kept, counted = province_of(admin, DAY, 12, days), by_body_and_month(Assignment.objects.all(), DAY, 12, days)
    assert kept.trend == counted.trend
