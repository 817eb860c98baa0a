"""The days that the province works, and the numbers it sets: what every question of time here needs.

One small query; ask once a request and hand it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import CharField, DateField, IntegerField, Value

from dondoc.apps.core.models import Configuration, Holiday
from dondoc.vn.holidays import DayKind
from dondoc.vn.working_days import WorkCalendar


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar of work with the table of the province, and how soon is soon."""

    calendar: WorkCalendar
    soon_days: int = 7
    stale_months: int = 6
    extension_notice_days: int = 0

    @classmethod
    def current(cls) -> Days:
        """As the tables stand now."""
        settings, table = _settings_and_days()
        return cls(_calendar(tuple(sorted(table.items()))), *settings)


def _settings_and_days() -> tuple[tuple[int, ...], dict[date, str]]:
    """The numbers of the province and its table of days, in one query: every page with a deadline asks for both."""
    nothing = Value(None, output_field=IntegerField())
    days = Holiday.objects.order_by().annotate(a=nothing, b=nothing, c=nothing)
    numbers = Configuration.objects.filter(pk=1).order_by()
    numbers = numbers.annotate(on=Value(None, output_field=DateField()), what=Value("", output_field=CharField()))
    rows = days.values_list("day", "kind", "a", "b", "c").union(
        numbers.values_list("on", "what", "soon_days", "stale_months", "extension_notice_days"), all=True
    )
    own = Configuration()
    found: tuple[int, ...] = (own.soon_days, own.stale_months, own.extension_notice_days)
    table: dict[date, str] = {}
    for day, kind, *values in rows:
        if day is None:
            found = tuple(values)
        else:
            table[day] = kind
    return found, table


@lru_cache(maxsize=8)
def _calendar(table: tuple[tuple[date, str], ...]) -> WorkCalendar:
    """One calendar for one state of the table: it lays each year out once."""
    return WorkCalendar({day: DayKind(kind) for day, kind in table})
