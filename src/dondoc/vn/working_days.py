"""Working days: which days are worked, and counting with them.

Offices work from Monday to Friday. A table of overrides, edited each year when
the swaps are decided, goes before everything else. Each year is laid out once,
so that asking and counting cost a look-up.
Source: Bộ luật Lao động 2019, Điều 111 and 112; Bộ luật Dân sự 2015, Điều 148.5
(a term whose last day is not worked ends with the next working day).

>>> calendar = WorkCalendar()
>>> calendar.holiday_name(date(2026, 2, 17))
'Tết Nguyên Đán'
>>> calendar.next_working_day(date(2026, 2, 14))
datetime.date(2026, 2, 23)
>>> calendar.add_working_days(date(2026, 2, 13), 1)
datetime.date(2026, 2, 23)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dondoc.vn.holidays import SWAPPED, SWAPPED_NAME, DayKind, holidays_of, swapped_to_work

_SATURDAY = 6


@dataclass(frozen=True, slots=True)
class _Year:
    """A year laid out: the ordinals of its working days, ascending, and the same as a set."""

    worked: tuple[int, ...]
    is_worked: frozenset[int]


class WorkCalendar:
    """The calendar of offices: public holidays, weekends, and the overrides of a table."""

    __slots__ = ("_overrides", "_years")

    def __init__(self, overrides: Mapping[date, DayKind] = MappingProxyType({})) -> None:
        """Overrides are said by day, `off` or `work`; they win over weekends, holidays and the known swaps."""
        self._overrides: dict[date, DayKind] = {
            **SWAPPED,
            **{day: DayKind(kind) for day, kind in overrides.items()},
        }
        self._years: dict[int, _Year] = {}

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day."""
        return day.toordinal() in self._year(day.year).is_worked

    def holiday_name(self, day: date) -> str | None:
        """The Vietnamese name of a free day that is more than a weekend; nothing for a day that is worked."""
        said = self._overrides.get(day)
        if said is DayKind.WORK:
            return None
        return holidays_of(day.year).get(day) or (SWAPPED_NAME if said is DayKind.OFF else None)

    def next_working_day(self, day: date) -> date:
        """The day itself where it is worked, else the next one that is (Bộ luật Dân sự 2015, Điều 148.5)."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after the day, or before it where n is negative; the day itself for 0.

        Raises OverflowError where there is no such date.
        """
        if n == 0:
            return day
        return self._forward(day, n) if n > 0 else self._backward(day, -n)

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days come after the first day, up to and with the last; negative where it is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        if first.year == last.year:
            return self._rank(last) - self._rank(first)
        whole = sum(len(self._year(year).worked) for year in range(first.year + 1, last.year))
        return len(self._year(first.year).worked) - self._rank(first) + whole + self._rank(last)

    def _forward(self, day: date, n: int) -> date:
        year, place = day.year, self._rank(day) + n - 1
        while place >= len(self._at(year).worked):
            place -= len(self._at(year).worked)
            year += 1
        return date.fromordinal(self._at(year).worked[place])

    def _backward(self, day: date, n: int) -> date:
        year, place = day.year, bisect_left(self._year(day.year).worked, day.toordinal()) - n
        while place < 0:
            year -= 1
            place += len(self._at(year).worked)
        return date.fromordinal(self._at(year).worked[place])

    def _rank(self, day: date) -> int:
        """How many working days of its year have come by the end of the day."""
        return bisect_right(self._year(day.year).worked, day.toordinal())

    def _at(self, year: int) -> _Year:
        if not date.min.year <= year <= date.max.year:
            raise OverflowError("no such working day in the years that a date can hold")
        return self._year(year)

    def _year(self, year: int) -> _Year:
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = self._lay_out(year)
        return found

    def _lay_out(self, year: int) -> _Year:
        free, worked_anyway = holidays_of(year), swapped_to_work(year)
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        worked = tuple(
            ordinal
            for ordinal in range(first, last + 1)
            if self._is_worked(date.fromordinal(ordinal), free, worked_anyway)
        )
        return _Year(worked, frozenset(worked))

    def _is_worked(self, day: date, free: Mapping[date, str], worked_anyway: frozenset[date]) -> bool:
        if day in self._overrides:
            return self._overrides[day] is DayKind.WORK
        if day in free:
            return False
        return day.isoweekday() < _SATURDAY or day in worked_anyway
