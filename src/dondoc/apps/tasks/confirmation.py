"""Whoever monitors the plan confirms that work is done, or sends it back with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.extensions import close_extensions
from dondoc.apps.tasks.holding import hold_part, keep
from dondoc.apps.tasks.models import Assignment, Report
from dondoc.apps.tasks.permissions import can_confirm, can_send_back
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said


@transaction.atomic
def confirm_completion(
    *, assignment: Assignment, version: int, by: User, today: date, answer: str = "", done_on: date | None = None
) -> Assignment:
    """The work counts as done on the day that the lead named; the monitor may set it right."""
    mine = {"answer": answer, "done_on": done_on}
    part = hold_part(assignment, version=version, by=by, may=can_confirm, mine=mine)
    asked = part.done_on or today
    if done_on is not None and done_on > today:
        raise ActionError(_("Ngày hoàn thành không thể sau hôm nay."))
    part.state, part.done_on, part.confirmed_on = Assignment.State.DONE, done_on or asked, today
    keep(part, "state", "done_on", "confirmed_on")
    _answer(part, by, answer, confirmed=True)
    close_extensions(part, by, _("Việc đã hoàn thành."))
    tell_of_part(
        Verb.CONFIRMED, part, by=by, today=today, old={"done_on": asked}, new={"done_on": part.done_on}, reason=answer
    )
    roll_up(part.task_id)
    return part


@transaction.atomic
def send_back(*, assignment: Assignment, version: int, reason: str, by: User, today: date) -> Assignment:
    """Not done yet, and why; the asking counts for nothing, the report stays on record."""
    reason = said(reason, _("Hãy ghi lý do trả lại, để cơ quan chủ trì biết cần làm thêm gì."))
    part = hold_part(assignment, version=version, by=by, may=can_send_back, mine={"reason": reason})
    asked, part.done_on, part.state = part.done_on, None, Assignment.State.REWORK
    keep(part, "state", "done_on")
    _answer(part, by, reason, confirmed=False)
    tell_of_part(Verb.SENT_BACK, part, by=by, today=today, old={"done_on": asked}, reason=reason)
    roll_up(part.task_id)
    return part


def _answer(part: Assignment, by: User, words: str, *, confirmed: bool) -> None:
    report = _asking(part)
    if report is None:
        return
    report.answer, report.answered_by, report.answered_at, report.confirmed = words, by, timezone.now(), confirmed
    report.save(update_fields=["answer", "answered_by", "answered_at", "confirmed"])


def _asking(part: Assignment) -> Report | None:
    """The report that asks for confirmation; after a reorganisation it stands with the body that asked."""
    at: Assignment | None = part
    while at is not None:
        report = Report.objects.filter(assignment=at, completes=True, confirmed=None).first()
        if report is not None:
            return report
        at = at.moved_from
    return None
