"""Days and periods of the solar calendar: last days of months and quarters.

>>> end_of_quarter(2023, 2)
datetime.date(2023, 6, 30)
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def end_of_month(year: int, month: int) -> date:
    """The last day of a month. Raises ValueError for a month that does not exist."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return date(year, month, monthrange(year, month)[1])


def end_of_quarter(year: int, quarter: int) -> date:
    """The last day of a quarter, 1 to 4."""
    if not 1 <= quarter <= 4:
        raise ValueError(f"no quarter {quarter}")
    return end_of_month(year, quarter * 3)


def end_of_year(year: int) -> date:
    """31 December of the year."""
    return date(year, 12, 31)


def repaired(year: int, month: int, day: int) -> tuple[date, bool]:
    """The date, and whether it exists as written: 31/6 becomes the last day of June. Raises ValueError."""
    last = end_of_month(year, month)
    if not 1 <= day <= 31:
        raise ValueError(f"no day {day}")
    if day <= last.day:
        return date(year, month, day), True
    return last, False
