"""What stands beside the parts of a task, as lines: requests for a later day, pieces, opinions, what plans changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.tasks.amendments import Difference, differences
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.extensions import was_asked_after_the_day, was_asked_late
from dondoc.apps.tasks.models import Amendment, Extension, Opinion, Task
from dondoc.apps.tasks.permissions import can_decide_extension, can_finish_share, can_give_opinion, can_withdraw_share
from dondoc.faces.desk import words
from dondoc.faces.desk.events import plain_value
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.rules.lateness import days_late, last_overdue_due


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    extension: Extension
    body: str
    remark: words.Word
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


def extension_lines(user: User, dossier: Dossier, days: Days) -> list[ExtensionLine]:
    return [
        ExtensionLine(
            one,
            one.assignment.now or "",  # type: ignore[attr-defined]
            remark_on(one, days),
            reverse("decide_extension", args=[one.pk]) if can_decide_extension(user, one) else "",
        )
        for one in dossier.extensions
    ]


def remark_on(extension: Extension, days: Days) -> words.Word:
    """What is to be known of the day on which it was asked for."""
    if was_asked_after_the_day(extension, days):
        return gettext("xin sau hạn")
    return gettext("xin sát hạn hơn mức tỉnh quy định") if was_asked_late(extension, days) else ""


def share_lines(user: User, dossier: Dossier, days: Days) -> list[ShareLine]:
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


def opinion_lines(user: User, dossier: Dossier, days: Days) -> list[OpinionLine]:
    return [
        OpinionLine(
            one,
            one.assignment.now or "",  # type: ignore[attr-defined]
            not one.answered_at and one.due <= last_overdue_due(dossier.today, days.calendar),
            reverse("give_opinion", args=[one.pk]) if can_give_opinion(user, one) else "",
        )
        for one in dossier.opinions
    ]


def change_line(event: Event, user: User, task: Task) -> ChangeLine:
    new = {name: value for name, value in event.new.items() if name not in ("plan", "plan_id", "replaced_by_id")}
    shown = [
        Difference(one.field, one.label, plain_value(one.field, one.old), plain_value(one.field, one.new))
        for one in differences(Amendment(old=event.old, new=new))
    ]
    may_follow = task.plan.monitor_id in user.standing.monitors
    url = _plan_url(event.new.get("plan_id")) if may_follow else ""
    return ChangeLine(event, _CHANGES[Verb(event.verb)], event.new.get("plan", ""), url, shown)


_CHANGES: dict[Verb, words.Word] = {
    Verb.AMENDED: gettext_lazy("Sửa đổi"),
    Verb.ENDED: gettext_lazy("Bãi bỏ"),
    Verb.REPLACED: gettext_lazy("Thay thế"),
}


def _plan_url(plan_id: int | None) -> str:
    return reverse("plan", args=[plan_id]) if plan_id else ""
