"""The working days of this system: the calendar of the library with what the table of holidays says otherwise."""

from __future__ import annotations

from dondoc.apps.core.models import Holiday
from dondoc.vn.holidays import DayKind
from dondoc.vn.working_days import WorkCalendar


def work_calendar() -> WorkCalendar:
    """The calendar as it stands now, in one query; make it once for a page or a job."""
    return WorkCalendar({day: DayKind(kind) for day, kind in Holiday.objects.values_list("day", "kind")})
