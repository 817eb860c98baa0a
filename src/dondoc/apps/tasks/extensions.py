"""A later day: asked with a reason before the day, granted or refused by whoever gave the work.

Until it is granted the old day counts. A request that comes after the day is taken and marked
«xin sau hạn»; it cures nothing, even if it is granted: the work may go on to the new day and
is counted as overdue. Only whoever monitors can set another day (`deadlines`), with a reason.
The first day stays on record whatever is granted.
Source: provincial rules on following up tasks (domain notes on reporting, §2.2).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.deadlines import move_due
from dondoc.apps.tasks.holding import hold_part, keep, lock_part
from dondoc.apps.tasks.models import Assignment, Extension
from dondoc.apps.tasks.permissions import can_ask_extension, can_decide_extension
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said
from dondoc.rules.lateness import last_overdue_due


@transaction.atomic
def ask_extension(
    *, assignment: Assignment, version: int, new_due: date, reason: str, by: User, today: date
) -> Extension:
    """The lead asks for a later day."""
    reason = said(reason, _("Hãy ghi lý do xin gia hạn."))
    mine = {"new_due": new_due, "reason": reason}
    part = hold_part(assignment, version=version, by=by, may=can_ask_extension, mine=mine)
    assert part.due is not None  # can_ask_extension
    _check_days(part, part.due, new_due, today)
    extension = Extension.objects.create(
        assignment=part,
        asked_by=by,
        asked_at=timezone.now(),
        asked_on=today,
        reason=reason,
        old_due=part.due,
        new_due=new_due,
    )
    keep(part)
    late = was_asked_late(extension, Days.current())
    new = {"due": new_due, "late": late}
    tell_of_part(Verb.EXTENSION_ASKED, part, by=by, today=today, old={"due": part.due}, new=new, reason=reason)
    return extension


@transaction.atomic
def decide_extension(
    *,
    extension: Extension,
    grant: bool,
    by: User,
    today: date,
    answer: str = "",
    granted_due: date | None = None,
) -> Extension:
    """Grant the day that was asked for, or another one, or refuse with a reason. Answered once."""
    answer = answer.strip() if grant else said(answer, _("Hãy ghi lý do không đồng ý gia hạn."))
    part = lock_part(extension.assignment)
    fresh = Extension.objects.get(pk=extension.pk)
    fresh.assignment = part
    if fresh.decision and can_decide_extension(by, extension):
        raise Changed(theirs=fresh, mine={"grant": grant, "answer": answer, "granted_due": granted_due})
    can_decide_extension(by, fresh).require()
    due = (granted_due or fresh.new_due) if grant else None
    if due is not None and due <= fresh.old_due:
        raise ActionError(_("Hạn mới phải sau hạn hiện tại."))
    _answer(fresh, by, answer, due)
    too_late = was_asked_after_the_day(fresh, Days.current())
    if due is not None and too_late:
        _note(part, due)
    elif due is not None:
        move_due(part, due)
    keep(part, "due", "note")
    _tell(fresh, by, today, answer, too_late=too_late)
    roll_up(part.task_id)
    return fresh


def was_asked_after_the_day(extension: Extension, days: Days) -> bool:
    """«Xin sau hạn»: the term had ended."""
    return extension.old_due <= last_overdue_due(extension.asked_on, days.calendar)


def was_asked_late(extension: Extension, days: Days) -> bool:
    """After the day, or nearer to it than the province allows."""
    if was_asked_after_the_day(extension, days):
        return True
    notice = days.extension_notice_days
    return notice > 0 and days.calendar.add_working_days(extension.old_due, -notice) < extension.asked_on


def close_extensions(part: Assignment, by: User | None, answer: str) -> None:
    """Whatever was asked for has no object any more: the part went to another body or was ended."""
    Extension.objects.filter(assignment=part, decision="").update(
        decision=Extension.Decision.REFUSED, decided_by=by, decided_at=timezone.now(), answer=answer
    )


def _check_days(part: Assignment, old: date, new: date, today: date) -> None:
    if new <= old:
        raise ActionError(_("Hạn mới phải sau hạn hiện tại."))
    if new < today:
        raise ActionError(_("Hạn mới phải từ hôm nay trở đi."))
    if Extension.objects.filter(assignment=part, decision="").exists():
        raise ActionError(_("Đã có một đề nghị gia hạn đang chờ trả lời; hãy đợi trả lời rồi xin tiếp."))


def _answer(extension: Extension, by: User, answer: str, due: date | None) -> None:
    extension.decision = Extension.Decision.GRANTED if due else Extension.Decision.REFUSED
    extension.granted_due, extension.answer = due, answer
    extension.decided_by, extension.decided_at = by, timezone.now()
    extension.save(update_fields=["decision", "granted_due", "answer", "decided_by", "decided_at"])


def _note(part: Assignment, due: date) -> None:
    note = _("Xin gia hạn sau hạn: được làm đến %(day)s, vẫn tính là quá hạn.") % {"day": f"{due:%d/%m/%Y}"}
    part.note = f"{part.note} {note}".strip()[:500]


def _tell(extension: Extension, by: User, today: date, answer: str, *, too_late: bool) -> None:
    part, due = extension.assignment, extension.granted_due
    verb, old = Verb.EXTENSION_REFUSED, extension.new_due
    facts: dict[str, Any] = {"due": extension.old_due}
    if due is not None:
        verb, old = Verb.EXTENSION_GRANTED, extension.old_due
        facts = {"due": due, "asked": extension.new_due, "asked_on": extension.asked_on, "late": too_late}
    tell_of_part(verb, part, by=by, today=today, old={"due": old}, new=facts, reason=answer)
