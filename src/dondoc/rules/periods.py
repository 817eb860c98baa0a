"""The periods in which ongoing work and standing reports come back, each with its last day to act.

A period is told by its rule and its number alone, never by the one before it, so
that nothing drifts: the 31st of each month is 31/1, 28/2, 31/3. Figures count by
the calendar, or by the cut-off days of the decree: from the 15th of the month
before to the 14th of the last month. A period whose last day to act lay before
the rule began is owed by nobody. Where a rule names no day, the end of the period
is assumed, and marked as such.
Source: Nghị định 09/2019/NĐ-CP, Điều 12; domain notes on reporting (§1.1).

>>> rule = Rule(Frequency.QUARTERLY, ("20",))
>>> spring, autumn = date(2026, 4, 1), date(2026, 9, 30)
>>> [f"{period.label_vi}: {period.due}" for period in periods(rule, spring, autumn, today=spring)]
['Quý II/2026: 2026-06-20', 'Quý III/2026: 2026-09-20']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from dondoc.rules.recurrence import DAY_OF_YEAR, STEP, CutOff, Frequency, Rule
from dondoc.vn import period_names
from dondoc.vn.calendar import end_of_month, on_day
from dondoc.vn.working_days import WorkCalendar

_NINE = 9
_FIRST_DAY, _LAST_DAY = 15, 14  # of the decree


@dataclass(frozen=True, slots=True)
class Period:
    """One period: the days whose figures count, and the last day to act; `assumed` where the rule names none."""

    frequency: Frequency
    year: int
    number: int
    start: date
    end: date
    due: date
    assumed: bool = False

    @property
    def code(self) -> str:
        """A short name that sorts and never changes: «2026-Q1», «2026-M03», «2026»."""
        return _CODES[self.frequency].format(year=self.year, number=self.number, last=self.year + 1)

    @property
    def label_vi(self) -> str:
        """What offices call it: «Quý I/2026»."""
        return _label(self)


_CODES = {
    Frequency.WEEKLY: "{year}-W{number:02}",
    Frequency.MONTHLY: "{year}-M{number:02}",
    Frequency.QUARTERLY: "{year}-Q{number}",
    Frequency.SEMIANNUAL: "{year}-H{number}",
    Frequency.NINE_MONTH: "{year}-N",
    Frequency.ANNUAL: "{year}",
    Frequency.BIENNIAL: "{year}-{last}",
}


def periods(rule: Rule, start: date, end: date | None, today: date) -> Iterator[Period]:
    """The periods that are owed from a first to a last day, in order.

    Owed is a period whose last day to act is not before `start`, and which ends or
    is due by `end`. Without an end they go on to the period that holds `today`.
    """
    for number in count(_number_of(rule, start) - 2):
        period = _nth(rule, number)
        if (period.start > today) if end is None else (min(period.end, period.due) > end):
            return
        if period.due >= start:
            yield period


def period_of(rule: Rule, day: date) -> Period:
    """The period whose figures a day counts for; days behind the nine months belong to them."""
    return _nth(rule, _number_of(rule, day))


def earliest_due(period: Period, calendar: WorkCalendar) -> date:
    """The first day on which sending may be asked for: a working day after the cut-off.

    Source: Nghị định 09/2019/NĐ-CP, Điều 8.5.
    """
    return calendar.add_working_days(period.end, 1)


def _number_of(rule: Rule, day: date) -> int:
    if rule.frequency is Frequency.WEEKLY:
        return (day.toordinal() - 1) // 7  # day 1 was a Monday
    counts_for_next = rule.cut_off is CutOff.DECREE and day.day >= _FIRST_DAY
    return (_month(day.year, day.month) + counts_for_next - _origin(rule)) // STEP[rule.frequency]


def _nth(rule: Rule, number: int) -> Period:
    if rule.frequency is Frequency.WEEKLY:
        return _week(rule, date.fromordinal(number * 7 + 1))
    first = _origin(rule) + number * STEP[rule.frequency]
    last = first + (_NINE if rule.frequency is Frequency.NINE_MONTH else STEP[rule.frequency]) - 1
    year, month = divmod(first, 12)
    start, end = _cut(rule, first, last)
    due = _due(rule, first, last)
    return Period(rule.frequency, year, month // STEP[rule.frequency] + 1, start, end, due or end, due is None)


def _week(rule: Rule, monday: date) -> Period:
    year, week, _day = monday.isocalendar()
    days = max((int(due[1:]) for due in rule.dues), default=7)
    due = monday + timedelta(days=days - 1 + 7 * (rule.after and bool(rule.dues)))
    return Period(rule.frequency, year, week, monday, monday + timedelta(days=6), due, not rule.dues)


def _cut(rule: Rule, first: int, last: int) -> tuple[date, date]:
    if rule.cut_off is CutOff.DECREE:
        return _day(first - 1, _FIRST_DAY), _day(last, _LAST_DAY)
    return _day(first, 1), end_of_month(last // 12, last % 12 + 1)


def _due(rule: Rule, first: int, last: int) -> date | None:
    """The last of the days that the rule names in, or after, the months of a period."""
    step = STEP[rule.frequency]
    # The nine months have the rest of their year for what comes after them.
    begin = first + step if rule.after and rule.frequency is not Frequency.NINE_MONTH else first
    found: list[tuple[bool, date]] = []
    for due in rule.dues:
        if match := DAY_OF_YEAR.match(due):
            named = int(match[1]) - 1
            latest = begin + step - 1 - (begin + step - 1 - named) % 12
            # A rule of quarters that names one day of the year means that day of each quarter.
            repeated = begin + (named - begin) % step
            found.append((latest >= begin, _day(latest if latest >= begin else repeated, int(match[2]))))
        else:
            found.append((True, _day(last + rule.after, int(due))))
    return max(found)[1] if found else None


def _origin(rule: Rule) -> int:
    return 12 * (rule.first_year or 0) if rule.frequency is Frequency.BIENNIAL else 0


def _month(year: int, month: int) -> int:
    """Months counted through the years, so that they can be added."""
    return year * 12 + month - 1


def _day(month: int, day: int) -> date:
    return on_day(month // 12, month % 12 + 1, day)


def _label(period: Period) -> str:
    year, number = period.year, period.number
    match period.frequency:
        case Frequency.WEEKLY:
            return period_names.week_name(year, number)
        case Frequency.MONTHLY:
            return period_names.month_name(year, number)
        case Frequency.QUARTERLY:
            return period_names.quarter_name(year, number)
        case Frequency.SEMIANNUAL:
            return period_names.half_year_name(year, number)
        case Frequency.NINE_MONTH:
            return period_names.nine_months_name(year)
        case Frequency.ANNUAL:
            return period_names.year_name(year)
        case Frequency.BIENNIAL:
            return period_names.years_name(year, year + 1)
