"""What changed between two days, counted by the database, is what following every part would find."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from apps.tasks import plain_comparison
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.comparison import compare_days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.rules.comparison import ChangeKind
from factories.cast import Cast
from factories.record import make_plan, make_task

START = date(2026, 10, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Seven weeks in which people do things at random; the other plan is there to be left out."""
    other = make_plan(cast.monitoring, assigner=cast.province)
    chance = random.Random(4)
    for number in range(24):
        due = START + timedelta(days=chance.randrange(60)) if number % 5 else None
        task = make_task(cast.plan if number % 4 else other, cast.lead, f"Việc {number}", due=due)
        given = START - timedelta(days=20) + timedelta(days=chance.randrange(40))
        task.assignments.update(given_on=given, first_due=due)
    return cast.plan


def _live(cast: Cast, patch: pytest.MonkeyPatch, seed: int) -> None:
    chance = random.Random(seed)
    parts = list(Assignment.objects.filter(role="lead").order_by("pk"))
    for number in range(50):
        day = START + timedelta(days=number)
        moment = timezone.make_aware(datetime.combine(day, time(9)))
        patch.setattr(timezone, "now", lambda moment=moment: moment)
        for part in chance.sample(parts, 4):
            with suppress(ActionError, Refused):
                _act(cast, Assignment.objects.get(pk=part.pk), chance, day)


def _act(cast: Cast, part: Assignment, chance: random.Random, day: date) -> None:
    def do(action: Any, who: str, **more: Any) -> None:
        action(assignment=part, version=part.version, by=getattr(cast, who), today=day, **more)

    if part.state == "new":
        if chance.random() < 0.15:
            do(actions.reassign, "monitor", to=cast.other, reason="Đúng việc")
        elif chance.random() < 0.15:
            do(actions.refuse_assignment, "focal", reason="Không đúng chức năng")
        else:
            do(actions.accept_assignment, "focal")
    elif part.state in ("in_progress", "rework"):
        if chance.random() < 0.2:
            do(actions.suspend, "monitor", reason="Chờ")
        else:
            do(actions.ask_completion, "focal", words="Xong")
    elif part.state == "awaiting":
        if chance.random() < 0.4:
            do(actions.send_back, "monitor", reason="Thiếu")
        else:
            do(actions.confirm_completion, "monitor")
    elif part.state == "suspended":
        do(actions.resume, "monitor")


@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_following_every_part_finds(
    cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    _live(cast, monkeypatch, seed)
    Task.objects.filter(pk=Task.objects.earliest("pk").pk).update(ended_on=START + timedelta(days=20))
    parts = Assignment.objects.all()
    seen = Counter[ChangeKind]()
    for first, last in [(-10, 60), (0, 7), (10, 30), (18, 22), (28, 35), (40, 55), (55, 70)]:
        before, after = START + timedelta(days=first), START + timedelta(days=last)
        for chosen, rows in ((None, parts), (plan, parts.filter(plan=plan))):
            plain = plain_comparison.compare_days(rows, before, after)
            found = compare_days(parts, before, after, plan=chosen)
            assert set(found.comparison.changes) == set(plain.comparison.changes), (before, after)
            assert (found.comparison.before, found.comparison.after) == (
                plain.comparison.before,
                plain.comparison.after,
            )
            assert found.numbers == Counter(change.kind for change in plain.comparison.changes)
            assert all(found.parts[one.key] == plain.parts[one.key] for one in plain.comparison.changes)
            seen.update(found.numbers)
    assert {ChangeKind.NEWLY_GIVEN, ChangeKind.NEWLY_DONE, ChangeKind.NEWLY_LATE, ChangeKind.GONE} <= set(seen)


def test_the_first_of_many_are_told_and_the_others_counted(cast: Cast, plan: Plan) -> None:
    before, after = START - timedelta(days=1), START + timedelta(days=60)
    whole = compare_days(Assignment.objects.all(), before, after)
    some = compare_days(Assignment.objects.all(), before, after, limit=2)
    assert some.numbers == whole.numbers
    assert some.numbers[ChangeKind.NEWLY_LATE] > 2
    for kind in ChangeKind:
        assert some.comparison.of(kind) == whole.comparison.of(kind)[:2]
