"""Two tasks that may be one work: side by side, decided by a person, never joined silently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import no
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.models import Assignment, SameWork, Task
from dondoc.apps.tasks.permissions import NOT_MONITOR, can_join
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Tab
from dondoc.faces.desk.tasks.getting import get_pair
from dondoc.faces.desk.tasks.rows import with_names
from dondoc.faces.desk.tasks.stepping import see_other

ON_A_PAGE = 20
State = SameWork.State


@dataclass(frozen=True, slots=True)
class Side:
    """One task of a pair."""

    task: Task
    leads: str
    url: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Both tasks, and why they are proposed."""

    same: SameWork
    sides: tuple[Side, Side]
    percent: int
    decided_by: str


@require_safe
def same_work(request: SignedIn) -> HttpResponse:
    """The pairs that wait for a decision, the likeliest first; or those that were decided."""
    if not standing(request.user).monitors:
        no(NOT_MONITOR).require()
    state = request.GET.get("state", State.PROPOSED)
    rows = _visible(request)
    shown = rows.filter(state=state if state in State.values else State.PROPOSED)
    task = whole_number(request.GET.get("task"))
    if task is not None:
        shown = shown.filter(Q(one=task) | Q(other=task))
    page = Paginator(shown.order_by("-likeness", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    values = {
        "page": page,
        "pairs": _pairs(request, list(page.object_list)),
        "tabs": [Tab(choice.label, f"?state={choice.value}", state == choice.value) for choice in State],
        "is_open": state == State.PROPOSED,
        "is_joined": state == State.JOINED,
    }
    return render(request, "desk/tasks/same_work.html", values)


@require_POST
def join_tasks(request: SignedIn, pk: int) -> HttpResponse:
    """`kept` is the task that goes on and answers both."""
    same = get_pair(request.user, pk)
    can_join(request.user, same.one, same.other).require()
    kept = same.other if request.POST.get("kept") == str(same.other_id) else same.one
    reason = request.POST.get("reason", "").strip()
    decide = partial(actions.join_tasks, same=same, kept=kept, by=request.user, today=today(), reason=reason)
    return _decide(request, decide, _("Đã nhập hai nhiệm vụ thành một việc."))


@require_POST
def keep_apart(request: SignedIn, pk: int) -> HttpResponse:
    same = get_pair(request.user, pk)
    can_join(request.user, same.one, same.other).require()
    reason = request.POST.get("reason", "").strip()
    decide = partial(actions.keep_apart, same=same, by=request.user, today=today(), reason=reason)
    return _decide(request, decide, _("Đã ghi nhận là hai việc khác nhau."))


def _decide(request: SignedIn, decide: Callable[[], SameWork], done: str) -> HttpResponse:
    try:
        decide()
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return see_other(request, reverse("same_work"))


def _visible(request: SignedIn) -> QuerySet[SameWork]:
    """Pairs of which one task stands in a plan that the person monitors."""
    mine = standing(request.user).monitors
    rows = SameWork.objects.filter(Q(one__plan__monitor__in=mine) | Q(other__plan__monitor__in=mine))
    rows = rows.filter(one__ended_on__isnull=True, other__ended_on__isnull=True)
    joined = rows.select_related("one__plan", "other__plan", "decided_by")
    return joined.defer("one__plan__decisions", "other__plan__decisions")


def _pairs(request: SignedIn, rows: list[SameWork]) -> list[Pair]:
    tasks = {task.pk: task for row in rows for task in (row.one, row.other)}
    leads = _leads(list(tasks))
    seen = set(Task.objects.visible_to(request.user).filter(pk__in=tasks).values_list("pk", flat=True))
    urls = {pk: reverse("task", args=[pk]) for pk in seen}
    sides = {pk: Side(task, leads.get(pk, ""), urls.get(pk, "")) for pk, task in tasks.items()}
    return [
        Pair(
            row,
            (sides[row.one_id], sides[row.other_id]),
            round(row.likeness * 100),
            str(row.decided_by) if row.decided_by else "",
        )
        for row in rows
    ]


def _leads(tasks: list[int]) -> dict[int, str]:
    rows: Any = with_names(Assignment.objects.filter(task__in=tasks, active=True, role="lead"), today())
    found: dict[int, list[str]] = {}
    for part in rows.order_by("pk"):
        names = found.setdefault(part.task_id, [])
        if part.now not in names:
            names.append(part.now)
    return {task: "; ".join(names[:3]) + (" …" if len(names) > 3 else "") for task, names in found.items()}
