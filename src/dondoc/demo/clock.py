"""Turning the clock back: what is done inside happens on a day of the past, as far as the record can tell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

HELD = "DONDOC_TODAY"
BEGIN = time(8, 5)
STEP = timedelta(minutes=3)
STEPS_A_DAY = 170  # office hours: from five past eight to half past four


class Clock:
    """The day that is played, and a time of day that goes on by a few minutes with each thing done."""

    def __init__(self) -> None:
        self.day = date.min
        self._steps = 0

    def set(self, day: date) -> date:
        if day != self.day:
            self.day, self._steps = day, 0
            os.environ[HELD] = day.isoformat()
        return day

    def tick(self) -> None:
        """Some minutes pass."""
        self._steps = min(self._steps + 1, STEPS_A_DAY)

    def now(self) -> datetime:
        moment = datetime.combine(self.day, BEGIN) + self._steps * STEP
        return timezone.make_aware(moment)


@contextmanager
def held_clock() -> Iterator[Clock]:
    """Inside, today and now are those of the clock; after it, those of the world."""
    clock, now, held = Clock(), timezone.now, os.environ.get(HELD)
    timezone.now = clock.now
    try:
        yield clock
    finally:
        timezone.now = now
        if held is None:
            os.environ.pop(HELD, None)
        else:
            os.environ[HELD] = held
