"""One plan under several headings: its text, its days, what is unclear in it, its promises, its chain, its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.models import Event
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.letters.permissions import can_prepare_for_plan
from dondoc.apps.plans import changing
from dondoc.apps.plans.models import Plan, Target
from dondoc.apps.plans.permissions import can_change_plan
from dondoc.apps.plans.values import TargetValue
from dondoc.apps.tasks.counts import four_cells
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task
from dondoc.faces.desk.documents.paper import place_url
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.plans.chain import chain_of
from dondoc.faces.desk.plans.clarity import clarity_of
from dondoc.faces.desk.plans.days import gantt_of
from dondoc.faces.desk.plans.getting import get_plan
from dondoc.faces.desk.plans.living import living_text
from dondoc.faces.desk.review.phrases import number_words
from dondoc.faces.desk.tags.lists import Tab

SHOWN_EVENTS = 300
TABS = (
    ("plan", gettext_lazy("Văn bản")),
    ("plan_days", gettext_lazy("Tiến độ")),
    ("plan_clarity", gettext_lazy("6 rõ")),
    ("plan_promises", gettext_lazy("Chỉ tiêu và báo cáo")),
    ("plan_chain", gettext_lazy("Chuỗi văn bản")),
    ("amendments", gettext_lazy("Sửa đổi")),
    ("plan_history", gettext_lazy("Lịch sử")),
)


def frame_of(request: SignedIn, found: Plan, current: str, day: date) -> dict[str, Any]:
    """What stands on every page of a plan."""
    names = names_on({one for one in (found.monitor_id, found.assigner_id) if one}, day)
    return {
        "plan": found,
        "monitor": names.get(found.monitor_id, ""),
        "assigner": names.get(found.assigner_id or 0, ""),
        "cells": four_cells(Task.objects.filter(plan=found), day),
        "tasks_url": f"{reverse('tasks')}?plan={found.pk}",
        "tabs": [Tab(word, reverse(name, args=[found.pk]), name == current) for name, word in TABS],
        "may_change": can_change_plan(request.user, found),
        "may_write": can_prepare_for_plan(request.user, found),
    }


@require_safe
def plan(request: SignedIn, pk: int) -> HttpResponse:
    """The text as a living page: each paragraph with the state of its work."""
    found, day = get_plan(request.user, pk), today()
    tasks = list(Task.objects.filter(plan=found).with_time(day).order_by("number"))
    visible = set(Task.objects.filter(plan=found).visible_to(request.user).values_list("pk", flat=True))
    as_text = request.GET.get("as") == "text"
    text, paged = living_text(found, tasks, visible, as_text=as_text)
    context = frame_of(request, found, "plan", day)
    return render(request, "desk/plans/plan.html", {**context, "paper": text, "paged": paged, "as_text": as_text})


@require_safe
def plan_days(request: SignedIn, pk: int) -> HttpResponse:
    """Each task as a line of days under one axis."""
    found, day = get_plan(request.user, pk), today()
    tasks = (
        Task.objects.filter(plan=found, ended_on__isnull=True)
        .visible_to(request.user)
        .order_by("due", "number")
        .prefetch_related(_parts_with_days())
    )
    context = frame_of(request, found, "plan_days", day)
    return render(request, "desk/plans/days.html", {**context, "gantt": gantt_of(list(tasks), day)})


def _parts_with_days() -> Prefetch[Any]:
    parts = Assignment.objects.filter(role=Assignment.Role.LEAD, active=True).order_by("pk")
    reports = Report.objects.order_by("on", "pk")
    granted = Extension.objects.filter(decision=Extension.Decision.GRANTED).order_by("decided_at", "pk")
    return Prefetch(
        "assignments",
        queryset=parts.prefetch_related(
            Prefetch("reports", queryset=reports), Prefetch("extensions", queryset=granted)
        ),
        to_attr="lead_parts",
    )


@require_safe
def plan_clarity(request: SignedIn, pk: int) -> HttpResponse:
    """«6 rõ», counted for the plan, so that the vague tasks get mended."""
    found, day = get_plan(request.user, pk), today()
    context = frame_of(request, found, "plan_clarity", day)
    return render(request, "desk/plans/clarity.html", {**context, "clarity": clarity_of(found, request.user)})


@require_safe
def plan_promises(request: SignedIn, pk: int) -> HttpResponse:
    """What the plan promises in numbers, and who reports to whom."""
    found, day = get_plan(request.user, pk), today()
    context = frame_of(request, found, "plan_promises", day)
    targets = [
        {"target": one, "words": number_words_of(one), "url": place_url(found.document_id, one.start, one.end)}
        for one in found.targets.select_related("ended_by")
    ]
    duties = [
        {
            "duty": one,
            "who": [body["written"] for body in one.who],
            "url": place_url(found.document_id, one.start, one.end),
        }
        for one in found.duties.select_related("ended_by")
    ]
    return render(request, "desk/plans/promises.html", {**context, "targets": targets, "duties": duties})


def number_words_of(target: Target) -> str:
    """The promise in words: «từ … trở lên (≥) 60 %»."""
    low, high = (format(one.normalize(), "f") if one is not None else "" for one in (target.low, target.high))
    value = TargetValue(text=target.text, comparator=target.comparator, low=low, high=high, unit=target.unit)
    return number_words(value)


@require_safe
def plan_chain(request: SignedIn, pk: int) -> HttpResponse:
    """Resolution, programme, plan: what this one carries out, and what carries it out."""
    found, day = get_plan(request.user, pk), today()
    context = frame_of(request, found, "plan_chain", day)
    return render(request, "desk/plans/chain.html", {**context, "chain": chain_of(found.document, request.user)})


@require_safe
def plan_history(request: SignedIn, pk: int) -> HttpResponse:
    """Everything that happened to the plan and its work, newest first."""
    found, day = get_plan(request.user, pk), today()
    context = frame_of(request, found, "plan_history", day)
    events = Event.objects.filter(plan_id=found.pk).select_related("by").order_by("-at", "-pk")
    if not can_change_plan(request.user, found):
        seen = Task.objects.filter(plan=found).visible_to(request.user).values_list("pk", flat=True)
        events = events.filter(task_id__in=set(seen))
    return render(request, "desk/plans/history.html", {**context, "record": events[:SHOWN_EVENTS]})


class PlanForm(forms.Form):
    """What of a plan may be changed without a new document."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    short_name = forms.CharField(label=gettext_lazy("Tên gọn"), max_length=120)
    starts_on = DayField(label=gettext_lazy("Thực hiện từ"))
    ends_on = DayField(label=gettext_lazy("Thực hiện đến"), required=False)
    standing_period = forms.ChoiceField(
        label=gettext_lazy("Kỳ của việc thường xuyên"),
        choices=changing.STANDING_PERIODS,
        help_text=gettext_lazy("Việc thường xuyên mà kế hoạch không nêu kỳ thì khép lại và báo cáo theo kỳ này."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return data


@require_http_methods(["GET", "HEAD", "POST"])
def change_plan(request: SignedIn, pk: int) -> HttpResponse:
    """The short name, the term, how often standing work is closed."""
    found = get_plan(request.user, pk)
    can_change_plan(request.user, found).require()
    initial = {name: getattr(found, name) for name in PlanForm.base_fields}
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            changing.change_plan(plan=found, by=request.user, **form.cleaned_data)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thông tin kế hoạch."))
            return redirect("plan", pk=found.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/plans/change.html", {"plan": found, "form": form}, status=status)
