"""Suspending, going on, giving up and opening again: decisions of whoever gave the work or monitors its plan."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.tasks.extensions import close_extensions
from dondoc.apps.tasks.holding import hold_part, keep
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.permissions import can_drop, can_reopen, can_resume, can_suspend
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said
from dondoc.rules.lifecycle import LifeCycle, Step, next_state


@transaction.atomic
def suspend(*, assignment: Assignment, version: int, reason: str, by: User, today: date) -> Assignment:
    """Not now, and why; the term stands still and the work is outside the count."""
    reason = said(reason, _("Hãy ghi lý do tạm hoãn, kèm văn bản cho phép nếu có."))
    part = hold_part(assignment, version=version, by=by, may=can_suspend, mine={"reason": reason})
    return _step(part, Step.SUSPEND, Verb.SUSPENDED, by, today, reason)


@transaction.atomic
def resume(*, assignment: Assignment, version: int, by: User, today: date, reason: str = "") -> Assignment:
    """The work goes on."""
    part = hold_part(assignment, version=version, by=by, may=can_resume, mine={"reason": reason})
    if part.accepted_on is None:
        part.accepted_on = today
    return _step(part, Step.RESUME, Verb.RESUMED, by, today, reason.strip())


@transaction.atomic
def drop(*, assignment: Assignment, version: int, reason: str, by: User, today: date) -> Assignment:
    """The work will not be done, with the agreement of whoever gave it."""
    reason = said(reason, _("Hãy ghi lý do không thực hiện, kèm văn bản đồng ý nếu có."))
    part = hold_part(assignment, version=version, by=by, may=can_drop, mine={"reason": reason})
    close_extensions(part, by, _("Việc được cho không thực hiện."))
    return _step(part, Step.DROP, Verb.DROPPED, by, today, reason)


@transaction.atomic
def reopen(*, assignment: Assignment, version: int, reason: str, by: User, today: date) -> Assignment:
    """What was closed is work again; the day of completion that was confirmed stays in the record only."""
    reason = said(reason, _("Hãy ghi lý do mở lại."))
    part = hold_part(assignment, version=version, by=by, may=can_reopen, mine={"reason": reason})
    return _step(part, Step.REOPEN, Verb.REOPENED, by, today, reason)


def _step(part: Assignment, step: Step, verb: Verb, by: User, today: date, reason: str) -> Assignment:
    old = {"state": part.state, "done_on": part.done_on}
    part.state = next_state(LifeCycle(part.state), step).value
    part.done_on = part.confirmed_on = None
    keep(part, "state", "done_on", "confirmed_on", "accepted_on")
    tell_of_part(verb, part, by=by, today=today, old=old, new={"state": part.state}, reason=reason)
    roll_up(part.task_id)
    return part
