"""Days by which work is due: the first one stays for ever, the one in force can be set and moved."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.holding import hold_task, keep
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.permissions import can_set_deadline
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part, tell_of_task
from dondoc.apps.tasks.words import said

CLOSED = (Assignment.State.DONE, Assignment.State.DROPPED)


@transaction.atomic
def set_deadline(
    *,
    task: Task,
    version: int,
    due: date,
    reason: str,
    by: User,
    today: date,
    assignment: Assignment | None = None,
) -> Task:
    """Whoever monitors the plan sets or moves the day: of the task with all its open parts, or of one part alone.

    A day for a task that had none becomes its first one.
    """
    reason = said(reason, _("Hãy ghi lý do đặt thời hạn này."))
    held = hold_task(task, version=version, by=by, may=can_set_deadline, mine={"due": due, "reason": reason})
    parts = _open_parts(held, assignment)
    _check(held, parts, due, assignment)
    if assignment:
        old = {"due": parts[0].due}
        tell_of_part(Verb.DEADLINE_SET, parts[0], by=by, today=today, old=old, new={"due": due}, reason=reason)
    else:
        old = {"due": held.due}
        tell_of_task(Verb.DEADLINE_SET, held, by=by, today=today, old=old, new={"due": due}, reason=reason)
        held.due, held.first_due = due, held.first_due or due
        _turn_dated(held)
    for part in parts:
        move_due(part, due)
        keep(part, "due", "first_due")
    keep(held, "due", "first_due", "deadline_type")
    roll_up(held.pk)
    return held


def move_due(part: Assignment, due: date) -> None:
    """Give a part another day; the caller saves it. Those who only help go by the lead's day."""
    part.due = due
    part.first_due = part.first_due or due
    is_alone = part.role == Assignment.Role.LEAD and part.period_start is None and not part.task.group_lead
    if is_alone:
        helpers = Assignment.objects.filter(task=part.task_id, active=True).exclude(role=Assignment.Role.LEAD)
        helpers.update(due=due, version=F("version") + 1)


def _open_parts(task: Task, assignment: Assignment | None) -> list[Assignment]:
    rows = Assignment.objects.select_for_update(of=("self",)).filter(task=task, active=True, role=Assignment.Role.LEAD)
    rows = rows.exclude(state__in=CLOSED).order_by("pk")
    found = list(rows.filter(pk=assignment.pk) if assignment else rows.filter(period_start__isnull=True))
    for part in found:
        part.task = task
    return found


def _check(task: Task, parts: list[Assignment], due: date, assignment: Assignment | None) -> None:
    if assignment and not parts:
        raise ActionError(_("Phần việc này đã khép lại nên không đặt lại thời hạn được."))
    if assignment is None and task.assignments.filter(active=True, period_start__isnull=False).exists():
        raise ActionError(_("Việc này lặp lại theo kỳ; hãy đặt thời hạn cho từng kỳ."))
    if task.starts_on and due < task.starts_on:
        raise ActionError(_("Thời hạn phải sau ngày bắt đầu."))


def _turn_dated(task: Task) -> None:
    """A task that waited for a day or a condition is now due by one."""
    if task.due and task.deadline_type in (Task.DeadlineType.NONE, Task.DeadlineType.CONDITIONAL):
        task.deadline_type = Task.DeadlineType.BY
