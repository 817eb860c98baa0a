"""The list of work: on the page, on paper, and as a table for other programs."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import BooleanField, Exists, OuterRef, Value
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.models import SavedFilter, User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import BodyName
from dondoc.apps.agencies.names import nearest
from dondoc.apps.core.among import MANY, there_is
from dondoc.apps.core.today import today
from dondoc.apps.letters.permissions import can_prepare
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.faces.desk import words
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Tab
from dondoc.faces.desk.tags.states import cell_url
from dondoc.faces.desk.tasks.export import csv_of
from dondoc.faces.desk.tasks.filters import Choices, FilterForm, Wanted, chips
from dondoc.faces.desk.tasks.finding import Asking, Found, Rows, find, in_order
from dondoc.faces.desk.tasks.rows import Row, rows_of_parts, rows_of_works, with_row_parts
from dondoc.rules.lateness import TimeState

ON_A_PAGE = 50
ON_PAPER = 2000
_FOUR = ("done_on_time", "done_late", "open_in_time", "open_overdue")


class CountedPaginator(Paginator[Any]):
    """Pages of rows that were counted before."""

    def __init__(self, rows: Rows, total: int) -> None:
        super().__init__(rows, ON_A_PAGE)
        self._total = total

    @cached_property
    def count(self) -> int:
        return self._total


@require_safe
def tasks(request: SignedIn) -> HttpResponse:
    """Works, or the parts of bodies, as the address asks for."""
    form, asking = ask_list(request)
    found = find(asking)
    page = CountedPaginator(ordered(found, form, asking), found.total).get_page(request.GET.get("page"))
    values = {
        "form": form,
        "page": page,
        "rows": _rows(page.object_list, asking),
        "in_force": chips(form, asking.wanted),
        "tabs": _tabs(request.GET, asking.wanted),
        "of_parts": asking.wanted.is_of_parts,
        "cells": found.cells,
        "strip": _strip(found, asking.wanted, _to("tasks", request.GET, leave=("cell", "time"))),
        "saved": SavedFilter.objects.filter(user=request.user, page="tasks"),
        "query": request.GET.urlencode(),
        "csv_url": _to("tasks_csv", request.GET),
        "xlsx_url": _to("tasks_xlsx", request.GET),
        "print_url": _to("tasks_print", request.GET),
        "is_filtered": bool(asking.wanted != Wanted()),
        "waiting_pairs": bool(asking.standing.monitors),
        "remind_url": _remind_url(asking),
    }
    return render(request, "desk/tasks/list.html", values)


@require_safe
def tasks_print(request: SignedIn) -> HttpResponse:
    """What is filtered, on A4."""
    form, asking = ask_list(request)
    found = find(asking)
    rows = ordered(found, form, asking)[:ON_PAPER]
    values = {
        "rows": _rows(rows, asking),
        "in_force": chips(form, asking.wanted),
        "of_parts": asking.wanted.is_of_parts,
        "total": found.total,
        "left_out": max(0, found.total - ON_PAPER),
        "cells": found.cells,
        "day": asking.today,
        "back": _to("tasks", request.GET),
    }
    return render(request, "desk/tasks/print.html", values)


@require_safe
def tasks_csv(request: SignedIn) -> HttpResponse:
    """What is filtered, for other programs: all pages."""
    form, asking = ask_list(request)
    return csv_of(_rows(ordered(find(asking), form, asking), asking), asking)


def ask_list(request: SignedIn) -> tuple[FilterForm, Asking]:
    """What the address asks for, and on whose behalf."""
    day, user = today(), request.user
    plans = _plans(user)
    form = FilterForm(request.GET, plans=plans, bodies=_bodies(plans, day))
    wanted = form.wanted()
    whole_plan = wanted.plan in dict(plans)
    return form, Asking(user, wanted, day, Days.current(), whole_plan=whole_plan)


def _plans(user: User) -> Choices:
    """Those near the person are told by their own columns; only of the others it is asked who works in them."""
    who = standing(user)
    reach = who.bodies_all | who.leads
    rows = Plan.objects.order_by("-issued_on", "-pk").values_list("pk", "short_name", "name", "monitor", "assigner")
    every = list(rows)
    near = {pk for pk, _short, _name, monitor, given in every if who.is_admin or monitor in reach or given in who.leads}
    if len(near) < len(every):
        far = Plan.objects.visible_to(user).filter(pk__among=[row[0] for row in every if row[0] not in near])
        near |= set(far.order_by().values_list("pk", flat=True))
    return [(pk, short or name) for pk, short, name, *_bodies in every if pk in near]


def _bodies(plans: Choices, day: date) -> Choices:
    """The bodies that have work in these plans, as the alphabet has them; in many plans every body has some."""
    parts = Assignment.objects.filter(body=OuterRef("body"), active=True)
    if len(plans) <= MANY:
        parts = parts.filter(plan__among=[pk for pk, _name in plans])
    found: dict[int, list[BodyName]] = defaultdict(list)
    for row in BodyName.objects.filter(there_is(parts, of_many=True)).only("body_id", "name", "sort", "since"):
        found[row.body_id].append(row)
    names = {pk: nearest(rows, day) for pk, rows in found.items()}
    return [(pk, name.name) for pk, name in sorted(names.items(), key=lambda pair: (pair[1].sort, pair[0]))]


def ordered(found: Found, form: FilterForm, asking: Asking) -> Any:
    """The rows with all that a line shows, in the order asked for."""
    rows: Any = in_order(found.rows, asking, form.cleaned_data.get("sort") or "")
    if asking.wanted.is_of_parts:
        return with_row_parts(rows, asking.today)
    return rows.annotate(may_open=_may_open(asking)).select_related("plan").defer("plan__decisions")


def _rows(found: Any, asking: Asking) -> list[Row]:
    return rows_of_parts(found, asking) if asking.wanted.is_of_parts else rows_of_works(found, asking)


def _may_open(asking: Asking) -> Any:
    """Of a whole plan that is listed, details are for those who may see the task."""
    if not asking.whole_plan:
        return Value(True, output_field=BooleanField())
    return Exists(Task.objects.visible_to(asking.user).filter(pk=OuterRef("pk")))


def _strip(found: Found, wanted: Wanted, url: str) -> list[dict[str, Any]]:
    """The cells as links with their numbers; what stands outside the four only where there is some."""
    numbers = {code: getattr(found.cells, code) for code in words.CELLS}
    return [
        {
            "code": code,
            "word": word,
            "number": numbers[code],
            "url": cell_url(url, code) if numbers[code] else "",
            "current": wanted.cell == code,
        }
        for code, word in words.CELLS.items()
        if numbers[code] or code in _FOUR
    ]


def _remind_url(asking: Asking) -> str:
    """Where overdue work is listed, those who may write letters find the way to remind of it."""
    wanted = asking.wanted
    is_overdue = wanted.cell == "open_overdue" or wanted.time == TimeState.OVERDUE
    if not is_overdue or not can_prepare(asking.user):
        return ""
    query = {"plan": wanted.plan, "body": wanted.body}
    return f"{reverse('prepare_letter')}?{urlencode({name: pk for name, pk in query.items() if pk})}"


def _tabs(query: QueryDict, wanted: Wanted) -> list[Tab]:
    if not wanted.may_be_of_parts:
        return []
    as_parts, as_works = query.copy(), query.copy()
    for one in (as_parts, as_works):
        one.pop("page", None)
        one.pop("as", None)
    as_works["as"] = "works"
    return [
        Tab(_("Phần việc của cơ quan"), f"?{as_parts.urlencode()}", not wanted.works),
        Tab(_("Nhiệm vụ"), f"?{as_works.urlencode()}", wanted.works),
    ]


def _to(name: str, query: QueryDict, leave: tuple[str, ...] = ()) -> str:
    """The address with the filters of this one, those apart that are to be left."""
    kept = query.copy()
    for one in ("page", *leave):
        kept.pop(one, None)
    return f"{reverse(name)}?{kept.urlencode()}" if kept else reverse(name)
