"""The page of a task as ready values: the template decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.tasks.amendments import Difference, differences
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.extensions import was_asked_late
from dondoc.apps.tasks.models import Amendment, Assignment, Extension, Opinion, Task
from dondoc.apps.tasks.permissions import can_decide_extension, can_finish_share, can_give_opinion, can_withdraw_share
from dondoc.apps.tasks.six_clear import six_clear_of
from dondoc.apps.tasks.time import task_time_of
from dondoc.faces.desk import words
from dondoc.faces.desk.documents.paper import place_url
from dondoc.faces.desk.events import plain_value
from dondoc.faces.desk.tasks.acts import acts_of
from dondoc.faces.desk.tasks.days_line import days_of, days_of_all, silence_of, why_of, why_of_many
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.notices import notices_of
from dondoc.faces.desk.tasks.parts import PartLine, line_of, lines_of, period_tabs, shown_leads, whole_words
from dondoc.faces.desk.tasks.reports import report_lines
from dondoc.faces.desk.tasks.rows import Group, life_of
from dondoc.rules.lateness import days_late, last_overdue_due
from dondoc.rules.six_clear import Clear, SixClear

State = Assignment.State


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    extension: Extension
    body: str
    asked_late: bool
    decide_url: str


@dataclass(frozen=True, slots=True)
class ShareLine:
    share: Any
    body: str
    time: str
    finish_url: str
    withdraw_url: str


@dataclass(frozen=True, slots=True)
class OpinionLine:
    opinion: Opinion
    body: str
    late: bool
    give_url: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What another plan did to the task."""

    event: Event
    word: words.Word
    plan: str
    plan_url: str
    differences: list[Difference]


def page_of(user: User, dossier: Dossier, days: Days, period: str) -> dict[str, Any]:
    """Everything that the template shows."""
    task = dossier.task
    leads = lines_of(shown_leads(dossier, period), dossier, days, by=user)
    speaker = dossier.chosen or dossier.speaker
    focus = line_of(speaker, dossier, days) if speaker else None
    many, six = dossier.is_group or dossier.returns, _six(dossier)
    return {
        "task": task,
        "life": focus.life if focus and not many else life_of(task, _speaking(dossier), Group(len(dossier.leads))),
        "time": focus.time if focus and not many else task_time_of(task, dossier.today, days),
        "focus": focus,
        "why": why_of(speaker, focus.time, dossier.today, days) if speaker and focus and not many else why_of_many(),
        "notices": notices_of(dossier, speaker, silence_of(speaker, dossier.today, days) if speaker else ""),
        "leads": leads,
        "many": many,
        "helpers": lines_of(dossier.helpers, dossier, days),
        "followers": lines_of(dossier.followers, dossier, days),
        "former": lines_of(dossier.former, dossier, days),
        "periods": period_tabs(dossier, period),
        "whole": whole_words([line.part for line in leads], dossier.today, days) if many and leads else None,
        "chosen": dossier.chosen,
        "chart": _chart(speaker, leads, dossier, days),
        "reports": report_lines(dossier),
        "extensions": _extensions(user, dossier, days),
        "shares": _shares(user, dossier, days),
        "opinions": _opinions(user, dossier, days),
        "changes": [_change(event) for event in dossier.changes],
        "history": dossier.history,
        "has_more": dossier.has_more,
        "acts": acts_of(user, dossier),
        "six": six,
        "six_why": _six_why(six),
        "quote": _quote(task),
        "deadline_words": _deadline_words(task),
        **_others(dossier),
        "may_part": task.plan.monitor_id in user.standing.monitors,
        "today": dossier.today,
        "calendar": days.calendar,
    }


def _speaking(dossier: Dossier) -> list[Any]:
    return [dossier.speaker] if dossier.speaker else []


def _chart(speaker: Any, leads: list[PartLine], dossier: Dossier, days: Days) -> Any:
    if speaker is not None and (dossier.chosen or len(leads) == 1):
        return days_of(speaker, dossier, days)
    return days_of_all(leads, dossier, days)


def _extensions(user: User, dossier: Dossier, days: Days) -> list[ExtensionLine]:
    return [
        ExtensionLine(
            one,
            one.assignment.now or "",  # type: ignore[attr-defined]
            was_asked_late(one, days),
            reverse("decide_extension", args=[one.pk]) if can_decide_extension(user, one) else "",
        )
        for one in dossier.extensions
    ]


def _shares(user: User, dossier: Dossier, days: Days) -> list[ShareLine]:
    lines = []
    for one in dossier.shares:
        late = bool(one.due and not one.done_on and days_late(one.due, dossier.today, days.calendar))
        lines.append(
            ShareLine(
                one,
                one.assignment.now or "",
                "overdue" if late else "",
                reverse("finish_share", args=[one.pk]) if can_finish_share(user, one) else "",
                reverse("withdraw_share", args=[one.pk]) if can_withdraw_share(user, one) else "",
            )
        )
    return lines


def _opinions(user: User, dossier: Dossier, days: Days) -> list[OpinionLine]:
    return [
        OpinionLine(
            one,
            one.assignment.now or "",  # type: ignore[attr-defined]
            not one.answered_at and one.due <= last_overdue_due(dossier.today, days.calendar),
            reverse("give_opinion", args=[one.pk]) if can_give_opinion(user, one) else "",
        )
        for one in dossier.opinions
    ]


def _change(event: Event) -> ChangeLine:
    new = {name: value for name, value in event.new.items() if name not in ("plan", "plan_id", "replaced_by_id")}
    shown = [
        Difference(one.field, one.label, plain_value(one.field, one.old), plain_value(one.field, one.new))
        for one in differences(Amendment(old=event.old, new=new))
    ]
    plan_id = event.new.get("plan_id")
    word = {"amended": _("Sửa đổi"), "ended": _("Bãi bỏ"), "replaced": _("Thay thế")}[event.verb]
    return ChangeLine(event, word, event.new.get("plan", ""), _plan_url(plan_id), shown)


def _plan_url(plan_id: int | None) -> str:
    return reverse("plan", args=[plan_id]) if plan_id else ""


def _six(dossier: Dossier) -> SixClear:
    active = [*dossier.leads, *dossier.helpers, *dossier.followers]
    return six_clear_of(dossier.task, active, {part.body_id: part.now or "" for part in active})


def _six_why(six: SixClear) -> list[str]:
    told = []
    for answer in six.answers:
        word = str(words.SIX[answer.question])
        found = plain_value("due", answer.found) if answer.question is Clear.TIME else answer.found
        if answer.reason is None:
            told.append(f"{word}: {found}" if found else word)
            continue
        reason = _("chưa %(word)s: %(reason)s") % {"word": word, "reason": words.UNCLEAR[answer.reason]}
        told.append(f"{reason} ({found})" if found else reason)
    return told


def _quote(task: Task) -> dict[str, str]:
    """The very sentence: what the reader read, else what a person took from the document."""
    item = task.item
    if item is None:
        return {}
    source = item.read or item.value or {}
    url = place_url(task.plan.document_id, task.start, task.end) if task.end > task.start else ""
    return {
        "text": source.get("text") or task.text,
        "url": url,
        "changed": "1" if source.get("text") != task.text else "",
    }


def _deadline_words(task: Task) -> str:
    """The deadline as the document has it, in its own words or in ours."""
    if task.deadline_text:
        return f"«{task.deadline_text}»"
    return str(task.get_deadline_type_display())


def _others(dossier: Dossier) -> dict[str, Any]:
    """Tasks that are the same work, or may be."""
    answers = [task for task in dossier.related if task.joined_to_id == dossier.task.pk]
    return {"answers": answers, "alike": [task for task in dossier.related if task not in answers]}
