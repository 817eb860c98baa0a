"""A month of due days, and a year of them as a heat map."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.core.today import today
from dondoc.apps.tasks.calendar import Entry, due_between, due_counts
from dondoc.apps.tasks.days import Days
from dondoc.faces.charts.chart import Chart
from dondoc.faces.charts.heat import DueDay, heat
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.vn.calendar import add_months, end_of_month

SHOWN = 4
FIRST, LAST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the month: its work, its holiday, and whether it is worked."""

    day: date
    entries: list[Entry]
    more: int
    number: int
    list_url: str
    overdue: int
    holiday: str
    is_off: bool
    is_today: bool
    in_month: bool


@require_safe
def calendar(request: SignedIn) -> HttpResponse:
    """A month as weeks of days; every day also stands in the list under it."""
    day, days = today(), Days.current()
    first = _month(request.GET.get("month", ""), day)
    last = end_of_month(first.year, first.month)
    weeks = months.Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
    due = due_between(request.user, weeks[0][0], weeks[-1][-1], days)
    context = {
        "first": first,
        "weeks": [[_cell(one, due, first, day, days) for one in week] for week in weeks],
        "listed": [(one, entries) for one, entries in due.items() if first <= one <= last],
        "heads": [_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")],
        "previous": _address(add_months(first, -1)),
        "next": _address(add_months(first, 1)),
        "this_month": _address(day.replace(day=1)),
        "heat": _year(request, first.year, day),
        "day": day,
    }
    return render(request, "desk/calendar/month.html", context)


def _month(text: str, day: date) -> date:
    """«2026-11»; anything else is this month."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})", text)
    if not match or not FIRST <= int(match[1]) <= LAST or not 1 <= int(match[2]) <= 12:
        return day.replace(day=1)
    return date(int(match[1]), int(match[2]), 1)


def _address(first: date) -> str:
    return f"{reverse('calendar')}?month={first:%Y-%m}"


def _cell(day: date, due: Mapping[date, list[Entry]], first: date, now: date, days: Days) -> Cell:
    entries = due.get(day, [])
    return Cell(
        day=day,
        entries=entries[:SHOWN],
        more=max(0, len(entries) - SHOWN),
        number=len(entries),
        list_url=f"{'' if day.month == first.month else _address(day.replace(day=1))}#d-{day:%Y-%m-%d}",
        overdue=sum(entry.is_overdue(now) for entry in entries),
        holiday=days.calendar.holiday_name(day) or "",
        is_off=not days.calendar.is_working_day(day),
        is_today=day == now,
        in_month=day.month == first.month,
    )


def _year(request: SignedIn, year: int, now: date) -> Chart | None:
    """The whole year at a look; nothing where nothing is due."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    counts = due_counts(request.user, first, last)
    if not counts:
        return None
    found = {
        due: DueDay(total, late=left if due < now else 0, url=f"{_address(due.replace(day=1))}#d-{due:%Y-%m-%d}")
        for due, (total, left) in counts.items()
    }
    return heat(found, first, last, title=_("Ngày đến hạn trong năm %(year)d") % {"year": year}, today=now)
