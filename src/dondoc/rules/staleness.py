"""Open-ended work of which nobody has heard for long («thường xuyên», and no report).

Work without a last day is followed by its reports. It is stale once so many months
have passed since the last one, or since it was given where there was none. Months
are counted to the day of the same number, or to the end of a shorter month.
Source: QĐ 42/2014/QĐ-TTg (regular work is no task with a deadline); Bộ luật Dân sự
2015, Điều 148.3; domain notes on reporting (§2).

>>> stale_from(date(2026, 8, 31), 6)
datetime.date(2027, 3, 1)
"""

from __future__ import annotations

from datetime import date, timedelta

from dondoc.rules.lifecycle import ON_THE_CLOCK, LifeCycle
from dondoc.vn.calendar import add_months

STALE_MONTHS = 6
"""How long open-ended work may be silent, where nobody said otherwise."""


def silent_since(given_on: date, last_report_on: date | None) -> date:
    """The day from which silence counts."""
    return max(given_on, last_report_on) if last_report_on else given_on


def stale_from(silent_from: date, months: int) -> date:
    """The first day on which so many months of silence are over."""
    if months < 1:
        raise ValueError("silence is counted in whole months, one at least")
    return add_months(silent_from, months) + timedelta(days=1)


def is_stale(state: LifeCycle, given_on: date, last_report_on: date | None, today: date, months: int) -> bool:
    """Whether nobody has reported for so many months; work that is done or halted is never stale."""
    return state in ON_THE_CLOCK and today >= stale_from(silent_since(given_on, last_report_on), months)


def months_silent(given_on: date, last_report_on: date | None, today: date) -> int:
    """How many whole months nobody has reported."""
    since = silent_since(given_on, last_report_on)
    if today < since:
        return 0
    months = (today.year - since.year) * 12 + today.month - since.month
    return months if add_months(since, months) <= today else months - 1


def last_stale_report(today: date, months: int) -> date:
    """The last day of silence beginning that is stale today, so that a query can say `last_report_on <= …`."""
    day = add_months(today, -months)
    while stale_from(day, months) > today:
        day -= timedelta(days=1)
    return day
