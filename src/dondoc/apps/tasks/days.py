"""The days that the province works, and the numbers it sets: what every question of time here needs.

Two small queries; ask once a request and hand it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

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
        settings = Configuration.current()
        table = dict(Holiday.objects.values_list("day", "kind"))
        return cls(
            calendar=_calendar(tuple(sorted(table.items()))),
            soon_days=settings.soon_days,
            stale_months=settings.stale_months,
            extension_notice_days=settings.extension_notice_days,
        )


@lru_cache(maxsize=8)
def _calendar(table: tuple[tuple[date, str], ...]) -> WorkCalendar:
    """One calendar for one state of the table: it lays each year out once."""
    return WorkCalendar({day: DayKind(kind) for day, kind in table})
