"""The course of the work: fixed by number and days, always in order, never after the last day."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dondoc.apps.core.today import today
from dondoc.demo import fates
from dondoc.demo.agenda import Agenda
from dondoc.demo.clock import held_clock
from dondoc.demo.fates import COMING, FREE, HURRIED, OLD, PAST, fate_of

LAST = date(2026, 11, 20)
GIVEN = date(2026, 1, 22)
NUMBERS = range(60)


@pytest.mark.parametrize("last", [LAST, date(2026, 12, 31), date(2028, 2, 29)])
@pytest.mark.parametrize(
    "due",
    [None, date(2026, 1, 10), date(2026, 2, 1), date(2026, 6, 30), date(2026, 11, 19), date(2027, 6, 30)],
    ids=str,
)
def test_steps_come_in_order_on_working_days_within_the_story(due: date | None, last: date) -> None:
    for number in NUMBERS:
        days = [step.day for step in fate_of(number, GIVEN, due, last)]
        assert days == sorted(days)
        assert all(GIVEN < day <= last and day.weekday() < 5 for day in days)


def test_every_fate_is_known_and_used() -> None:
    assert {*PAST, *OLD, *COMING, *FREE, *HURRIED} == set(fates._FATES)


def test_work_done_in_time_is_reported_before_its_day() -> None:
    due = date(2026, 6, 30)
    (number,) = [each for each in range(len(PAST)) if PAST[each] == "on_time"][:1]
    done = next(step.day for step in fate_of(number, GIVEN, due, LAST) if step.name == "complete")
    assert done <= due


def test_late_work_is_reported_after_its_day() -> None:
    due = date(2026, 6, 30)
    done = next(step.day for step in fate_of(PAST.index("late"), GIVEN, due, LAST) if step.name == "complete")
    assert done > due


def test_same_number_and_days_give_the_same_fate() -> None:
    assert [fate_of(number, GIVEN, LAST, LAST) for number in NUMBERS] == [
        fate_of(number, GIVEN, LAST, LAST) for number in NUMBERS
    ]


def test_clock_goes_back_and_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DONDOC_TODAY", raising=False)
    world = timezone.now
    with held_clock() as clock:
        clock.set(date(2024, 4, 18))
        before = timezone.now()
        clock.tick()
        assert timezone.localtime(before).date() == today() == date(2024, 4, 18)
        assert timezone.now() > before
    assert timezone.now is world
    assert "DONDOC_TODAY" not in os.environ


def test_clock_stays_on_its_day_however_much_is_done() -> None:
    with held_clock() as clock:
        clock.set(LAST)
        for _ in range(5000):
            clock.tick()
        assert timezone.localtime(timezone.now()).date() == LAST


def test_day_held_before_is_held_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_TODAY", "2026-11-20")
    with held_clock() as clock:
        clock.set(date(2024, 1, 2))
    assert today() == LAST


def test_agenda_plays_days_in_order_and_stops_at_the_last() -> None:
    happened: list[tuple[str, date]] = []
    with held_clock() as clock:
        agenda = Agenda(clock, LAST)
        agenda.put(LAST + timedelta(days=1), lambda day: happened.append(("never", day)))
        agenda.put(LAST, lambda day: happened.append(("last", day)))
        agenda.put(GIVEN, lambda day: agenda.put(day, lambda later: happened.append(("second", later))))
        agenda.put(GIVEN, lambda day: happened.append(("first", day)))
        assert agenda.play() == 4
    assert happened == [("first", GIVEN), ("second", GIVEN), ("last", LAST)]
