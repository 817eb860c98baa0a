"""«Có gì thay đổi từ cuộc họp trước»: two dates compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.today import today
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.comparison import Compared, compare_days
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk import words
from dondoc.faces.desk.inputs import DayField, whole_number
from dondoc.faces.desk.overview.picture import may_see
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.rules.comparison import ChangeKind
from dondoc.rules.four_cells import FourCells

SHOWN = 200
KIND_WORDS: dict[ChangeKind, words.Word] = {
    ChangeKind.NEWLY_GIVEN: gettext_lazy("Mới giao"),
    ChangeKind.NEWLY_DONE: gettext_lazy("Mới hoàn thành"),
    ChangeKind.NEWLY_LATE: gettext_lazy("Mới quá hạn"),
    ChangeKind.EXTENDED: gettext_lazy("Được gia hạn"),
    ChangeKind.BROUGHT_FORWARD: gettext_lazy("Rút ngắn thời hạn"),
    ChangeKind.SENT_BACK: gettext_lazy("Bị trả lại"),
    ChangeKind.SUSPENDED: gettext_lazy("Tạm hoãn"),
    ChangeKind.RESUMED: gettext_lazy("Làm tiếp"),
    ChangeKind.REFUSED: gettext_lazy("Từ chối"),
    ChangeKind.DROPPED: gettext_lazy("Cho không thực hiện"),
    ChangeKind.REOPENED: gettext_lazy("Mở lại"),
    ChangeKind.GONE: gettext_lazy("Không còn trong kế hoạch"),
}


class DatesForm(forms.Form):
    before = DayField(label=gettext_lazy("Từ cuối ngày"))
    after = DayField(label=gettext_lazy("Đến cuối ngày"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        before, after = data.get("before"), data.get("after")
        if before and after and before >= after:
            self.add_error("before", _("Ngày trước phải trước ngày sau."))
        return data


@dataclass(frozen=True, slots=True)
class Line:
    """One change of one piece of work."""

    text: str
    url: str
    body: str
    plan: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Kind:
    """The changes of one kind, the first of them told."""

    word: words.Word
    number: int
    lines: list[Line]
    more: int


@dataclass(frozen=True, slots=True)
class CellRow:
    """One of the cells on both days."""

    word: words.Word
    before: int
    after: int
    difference: str


@require_safe
def overview_changes(request: SignedIn) -> HttpResponse:
    """What changed between the ends of two days, by kind, with the cells of both."""
    if not may_see(request.user):
        raise Refused(_("Trang so sánh dành cho lãnh đạo và người theo dõi kế hoạch."))
    day = today()
    usual = {"before": day - timedelta(days=7), "after": day}
    asked = "before" in request.GET or "after" in request.GET
    form = DatesForm(request.GET if asked else None, initial=usual)
    dates = form.cleaned_data if asked and form.is_valid() else usual
    choices = list(Plan.objects.visible_to(request.user).defer("decisions").order_by("-issued_on", "-pk"))
    plan = _plan(request, choices)
    compared = None if asked and not form.is_valid() else _compare(request, plan, dates["before"], dates["after"])
    context = {
        "form": form,
        "plan": plan,
        "plan_choices": choices,
        "dates": dates,
        "kinds": _kinds(compared, day) if compared else [],
        "cells": _cells(compared.comparison.before, compared.comparison.after) if compared else [],
    }
    return render(request, "desk/overview/changes.html", context, status=200 if compared else 422)


def _plan(request: SignedIn, choices: list[Plan]) -> Plan | None:
    if not request.GET.get("plan"):
        return None
    number = whole_number(request.GET["plan"])
    if number is None:
        raise BadRequest
    for plan in choices:
        if plan.pk == number:
            return plan
    raise Http404


def _compare(request: SignedIn, plan: Plan | None, before: date, after: date) -> Compared:
    parts = Assignment.objects.visible_to(request.user)
    return compare_days(parts, before, after, plan=plan, limit=SHOWN)


def _kinds(compared: Compared, day: date) -> list[Kind]:
    names = names_on({part.body_id for part in compared.parts.values()}, day)
    found = []
    for kind in ChangeKind:
        changes = compared.comparison.of(kind)
        if not changes:
            continue
        number = compared.numbers[kind]
        lines = []
        for change in changes:
            part = compared.parts[change.key]
            lines.append(
                Line(
                    text=part.task.text,
                    url=reverse("task", args=[part.task_id]),
                    body=names.get(part.body_id, ""),
                    plan=str(part.plan),
                    before=_standing(change.before),
                    after=_standing(change.after),
                )
            )
        found.append(Kind(KIND_WORDS[kind], number, lines, number - len(lines)))
    return found


def _standing(one: Any) -> str:
    """«Đang thực hiện, quá hạn (hạn 30/06/2026)»."""
    if one is None:
        return ""
    state = str(words.state_words(one.state, one.time_state))
    return f"{state} ({_('hạn')} {one.due:%d/%m/%Y})" if one.due else state


def _cells(before: FourCells, after: FourCells) -> list[CellRow]:
    return [
        CellRow(
            word, was := getattr(before, code), now := getattr(after, code), f"{now - was:+d}" if now != was else ""
        )
        for code, word in words.CELLS.items()
    ]
