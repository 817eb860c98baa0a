"""The register of bodies on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.models import SavedFilter
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, BodyName
from dondoc.apps.core.ordering import CodePoints
from dondoc.apps.core.today import today
from dondoc.apps.tasks.counts import four_cells_by
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk.csv_answer import csv_answer
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Chip
from dondoc.rules.four_cells import FourCells
from dondoc.vn.folding import fold

PER_PAGE = 100
ORDERS = {"name": "sort", "short": "short", "kind": "kind", "level": "level"}


class Filters(forms.Form):
    """The register is asked by name, kind, level, and day."""

    q = forms.CharField(label=gettext_lazy("Tên"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"), choices=[("", gettext_lazy("tất cả")), *Body.Kind.choices], required=False
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Cấp"), choices=[("", gettext_lazy("tất cả")), *Body.Level.choices], required=False
    )
    on = DayField(label=gettext_lazy("Tại ngày"), required=False)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body as a row, as it was called on the day."""

    body: Any
    url: str
    tasks_url: str
    cells: FourCells


@require_safe
def bodies(request: SignedIn) -> HttpResponse:
    """Bodies alive on a day, in the order of the alphabet, with their cells as far as one may see."""
    form, data = _ask(request)
    day = data.get("on") or today()
    page = Paginator(_found(data, day, request.GET.get("sort", "")), PER_PAGE).get_page(request.GET.get("page"))
    in_force = _chips(data)
    context = {
        "form": form,
        "page": page,
        "lines": _lines(request, list(page.object_list)),
        "in_force": in_force,
        "is_filtered": bool(in_force),
        "saved": SavedFilter.objects.filter(user=request.user, page="bodies"),
        "query": request.GET.urlencode(),
        "csv_url": _to("bodies_csv", request.GET),
        "xlsx_url": _to("bodies_xlsx", request.GET),
        "day": day,
        "is_past": day != today(),
        "may_manage": standing(request.user).is_admin,
    }
    return render(request, "desk/bodies/list.html", context)


@require_safe
def bodies_csv(request: SignedIn) -> HttpResponse:
    """What is filtered, for other programs: all pages."""
    _form, data = _ask(request)
    day = data.get("on") or today()
    head = (
        _("Tên"),
        _("Viết tắt"),
        _("Loại"),
        _("Cấp"),
        _("Thành lập ngày"),
        _("Kết thúc ngày"),
        _("Việc chủ trì"),
        _("Xong đúng hạn"),
        _("Xong quá hạn"),
        _("Chưa xong, trong hạn"),
        _("Chưa xong, quá hạn"),
    )
    lines = _lines(request, list(_found(data, day, request.GET.get("sort", ""))))
    return csv_answer(f"co-quan-{day:%Y%m%d}", head, (_csv_line(line) for line in lines))


def _csv_line(line: BodyLine) -> tuple[object, ...]:
    body, cells = line.body, line.cells
    names = (body.name, body.short, body.get_kind_display(), body.get_level_display(), body.founded_on, body.ended_on)
    return (*names, cells.total, cells.done_on_time, cells.done_late, cells.open_in_time, cells.open_overdue)


def asked(request: SignedIn) -> tuple[Any, list[Chip]]:
    """The bodies that the address asks for, and its filters in words."""
    _form, data = _ask(request)
    return _found(data, data.get("on") or today(), request.GET.get("sort", "")), _chips(data)


def _ask(request: SignedIn) -> tuple[Filters, dict[str, Any]]:
    form = Filters(request.GET or None)
    if form.is_bound:
        form.is_valid()  # a filter that cannot be read says so and is left out
    return form, getattr(form, "cleaned_data", {})


def _to(name: str, query: QueryDict) -> str:
    """The address with the filters of this one."""
    kept = query.copy()
    kept.pop("page", None)
    return f"{reverse(name)}?{kept.urlencode()}" if kept else reverse(name)


def _found(data: dict[str, Any], day: date, sort: str) -> Any:
    found: Any = Body.objects.on(day).with_name(day).exclude(kind=Body.Kind.UNIT)
    if data.get("kind"):
        found = found.filter(kind=data["kind"])
    if data.get("level"):
        found = found.filter(level=data["level"])
    if data.get("q"):
        found = found.filter(pk__in=named_like(data["q"]))
    is_down, name = sort.startswith("-"), sort.removeprefix("-")
    column = ORDERS.get(name, "sort")
    by_name: Any = CodePoints("sort")
    first: Any = by_name if column == "sort" else F(column)
    return found.order_by(first.desc() if is_down else first.asc(), by_name.asc(), "pk")


def named_like(words: str) -> list[int]:
    """Bodies whose name, short name or other writing holds the words, with or without marks."""
    wanted = fold(words).split()
    rows = BodyName.objects.values_list("body_id", "name", "short")
    found = {pk for pk, name, short in rows if all(word in fold(f"{name} {short}") for word in wanted)}
    key = match_key(words)
    found.update(Body.objects.filter(aliases__key=key).values_list("pk", flat=True))
    return sorted(found)


def _lines(request: SignedIn, shown: list[Any]) -> list[BodyLine]:
    visible = Assignment.objects.visible_to(request.user).filter(body__in=[one.pk for one in shown])
    cells = four_cells_by(visible, "body_id", today())
    tasks = reverse("tasks")
    return [
        BodyLine(one, reverse("body", args=[one.pk]), f"{tasks}?body={one.pk}", cells.get(one.pk, FourCells()))
        for one in shown
    ]


def _chips(data: dict[str, Any]) -> list[Chip]:
    chips = []
    if data.get("q"):
        chips.append(Chip("q", data["q"], _("Tên"), data["q"]))
    if data.get("kind"):
        chips.append(Chip("kind", data["kind"], _("Loại"), Body.Kind(data["kind"]).label))
    if data.get("level"):
        chips.append(Chip("level", data["level"], _("Cấp"), Body.Level(data["level"]).label))
    if data.get("on"):
        chips.append(Chip("on", f"{data['on']:%d/%m/%Y}", _("Tại ngày"), f"{data['on']:%d/%m/%Y}"))
    return chips
