"""Days and periods of the solar calendar: last days of months and quarters, months added, names of periods.

>>> end_of_quarter(2023, 2)
datetime.date(2023, 6, 30)
>>> add_months(date(2023, 1, 31), 1)
datetime.date(2023, 2, 28)
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


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the last day of the month where it has no such day.

    Source: Bộ luật Dân sự 2015, Điều 148.3. Add to the first day, not to the last
    result: 31/1 and two months is 31/3, by way of 28/2 it would be 28/3.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return on_day(year, month + 1, day.day)


def on_day(year: int, month: int, day: int) -> date:
    """The day of the month, or its last day where it has fewer: «ngày 31» of June is the 30th."""
    return date(year, month, min(day, monthrange(year, month)[1]))
