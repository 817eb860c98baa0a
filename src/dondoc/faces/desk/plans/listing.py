"""The list of plans: each with its four cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.today import today
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.counts import four_cells_by
from dondoc.apps.tasks.models import Task
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Chip
from dondoc.rules.four_cells import FourCells

PER_PAGE = 50
ORDERS: Mapping[str, tuple[str, ...]] = {
    "issued": ("issued_on", "pk"),
    "-issued": ("-issued_on", "-pk"),
    "name": ("short_name", "pk"),
    "-name": ("-short_name", "-pk"),
    "ends": ("ends_on", "pk"),
    "-ends": ("-ends_on", "-pk"),
}


class Filters(forms.Form):
    q = forms.CharField(label=gettext_lazy("Tìm trong tên, số"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        choices=[("", gettext_lazy("tất cả")), *Plan.State.choices],
        required=False,
    )


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as a row."""

    plan: Plan
    url: str
    monitor: str
    cells: FourCells
    tasks_url: str


@require_safe
def plans(request: SignedIn) -> HttpResponse:
    """Plans that the person's bodies monitor, gave or work on."""
    form = Filters(request.GET or None)
    data: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = _filtered(request, data)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "desk/plans/list.html",
        {
            "form": form,
            "page": page,
            "lines": _lines(list(page.object_list), today()),
            "in_force": _chips(data, request),
            "may_upload": bool(standing(request.user).monitors),
        },
    )


def _filtered(request: SignedIn, data: Mapping[str, Any]) -> Any:
    found = Plan.objects.visible_to(request.user).select_related("document")
    if data.get("state"):
        found = found.filter(state=data["state"])
    monitor = whole_number(request.GET.get("monitor"))
    if monitor is not None:
        found = found.filter(monitor=monitor)
    for word in (data.get("q") or "").split():
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    return found.order_by(*ORDERS.get(request.GET.get("sort", ""), ORDERS["-issued"]))


def _lines(shown: list[Plan], day: date) -> list[PlanLine]:
    names = names_on({plan.monitor_id for plan in shown}, day)
    cells = four_cells_by(Task.objects.filter(plan__in=shown), "plan_id", day)
    tasks = reverse("tasks")
    return [
        PlanLine(
            plan=plan,
            url=reverse("plan", args=[plan.pk]),
            monitor=names.get(plan.monitor_id, ""),
            cells=cells.get(plan.pk, FourCells()),
            tasks_url=f"{tasks}?plan={plan.pk}",
        )
        for plan in shown
    ]


def _chips(data: Mapping[str, Any], request: SignedIn) -> list[Chip]:
    chips = []
    if data.get("q"):
        chips.append(Chip("q", data["q"], _("Tìm"), data["q"]))
    if data.get("state"):
        chips.append(Chip("state", data["state"], _("Trạng thái"), Plan.State(data["state"]).label))
    monitor = whole_number(request.GET.get("monitor"))
    if monitor is not None:
        name = names_on({monitor}, today()).get(monitor, str(monitor))
        chips.append(Chip("monitor", str(monitor), _("Cơ quan theo dõi"), name))
    return chips
