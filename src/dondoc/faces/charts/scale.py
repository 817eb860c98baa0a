"""From values to places: round ticks from zero, and days along a line.

>>> ticks(0, 87)
(0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

_STEPS = (1, 2, 2.5, 5, 10)
_NOTHING = 1e-9


def ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Round values that hold low and high; zero is always among them."""
    low, high = min(low, 0.0), max(high, 0.0)
    if high - low < _NOTHING:
        low, high = 0.0, 1.0
    step = _step((high - low) / wanted)
    first, last = math.floor(round(low / step, 9)), math.ceil(round(high / step, 9))
    return tuple(round(place * step, 9) for place in range(first, last + 1))


def _step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    return next(step * power for step in _STEPS if step * power >= raw * 0.999999)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values between two ends as shares of a length."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days as a line; places are cut at its ends.

    >>> Days(date(2026, 1, 1), date(2026, 12, 31))(date(2026, 7, 2))
    0.5
    """

    first: date
    last: date

    def __call__(self, day: date) -> float:
        length = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / length, 0.0), 1.0)

    def month_starts(self, most: int = 13) -> tuple[date, ...]:
        """First days of months, quarters or years inside: as many as can be read."""
        months = range(_month(self.first) + 1, _month(self.last) + 1)
        for every in (1, 3, 6, 12, 24, 60):
            chosen = [month for month in months if month % every == 0]
            if len(chosen) <= most:
                return tuple(date(month // 12, month % 12 + 1, 1) for month in chosen)
        return ()


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
