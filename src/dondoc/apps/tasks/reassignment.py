"""Who leads and who helps, after the plan was adopted: the work goes to another body, and the record says from whom.

The part that was given away stays, inactive, with the name of its body and all that was
said in it; the new part points back at it.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.decisions import Decision
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.extensions import close_extensions
from dondoc.apps.tasks.holding import hold_part, hold_task, keep
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.permissions import can_assign, can_reassign
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part, tell_of_task
from dondoc.apps.tasks.words import said

LEAD, COORDINATE = Assignment.Role.LEAD, Assignment.Role.COORDINATE


@transaction.atomic
def reassign(
    *,
    assignment: Assignment,
    version: int,
    to: Body,
    reason: str,
    by: User,
    today: date,
    due: date | None = None,
) -> Assignment:
    """Another body leads from today. The day in force goes with the work unless another is given."""
    reason = said(reason, _("Hãy ghi lý do chuyển cơ quan chủ trì."))
    part = hold_part(
        assignment, version=version, by=by, may=can_reassign, mine={"to": to.pk, "reason": reason, "due": due}
    )
    _check_free(part.task, to, part.period_start, today)
    names = names_on({part.body_id, to.pk}, today)
    _leave_helping(part.task, to, _("Nay là cơ quan chủ trì."))
    retire(part, _("Đã chuyển cho %(body)s.") % {"body": names[to.pk]})
    close_extensions(part, by, _("Việc đã chuyển cho cơ quan khác."))
    new = Assignment.objects.create(
        task=part.task,
        plan=part.plan,
        body=to,
        role=LEAD,
        written=part.written,
        given_to=part.given_to or part.body,
        period_start=part.period_start,
        period_end=part.period_end,
        first_due=part.first_due or due,
        due=due or part.due,
        given_on=today,
        moved_from=part,
    )
    old = {"lead": names[part.body_id], "due": part.due}
    tell_of_part(
        Verb.REASSIGNED, part, by=by, today=today, old=old, new={"lead": names[to.pk], "due": new.due}, reason=reason
    )
    roll_up(part.task_id)
    return new


@transaction.atomic
def assign_lead(
    *, task: Task, version: int, to: Body, by: User, today: date, reason: str = "", due: date | None = None
) -> Assignment:
    """A body leads a task that had no lead."""
    held = hold_task(task, version=version, by=by, may=can_assign, mine={"to": to.pk, "due": due})
    if held.assignments.filter(active=True, role=LEAD).exists():
        raise ActionError(_("Nhiệm vụ này đã có cơ quan chủ trì; hãy dùng «Chuyển cơ quan chủ trì»."))
    _check_free(held, to, None, today)
    _leave_helping(held, to, _("Nay là cơ quan chủ trì."))
    if due and held.due is None:
        held.due, held.first_due = due, held.first_due or due
    part = Assignment.objects.create(
        task=held,
        plan=held.plan,
        body=to,
        role=LEAD,
        first_due=held.first_due,
        due=held.due,
        given_on=today,
    )
    held.finished_on = None
    keep(held, "due", "first_due", "finished_on")
    new = {"lead": names_on({to.pk}, today)[to.pk], "due": part.due}
    tell_of_task(Verb.ASSIGNED, held, by=by, today=today, new=new, reason=reason)
    roll_up(held.pk)
    return part


@transaction.atomic
def add_coordinator(*, task: Task, version: int, body: Body, by: User, today: date, reason: str = "") -> Assignment:
    """One more body helps."""
    held = hold_task(task, version=version, by=by, may=can_assign, mine={"body": body.pk})
    if held.assignments.filter(active=True, body=body).exists():
        raise ActionError(_("Cơ quan này đã có phần trong nhiệm vụ."))
    _check_alive(body, today)
    part = Assignment.objects.create(
        task=held,
        plan=held.plan,
        body=body,
        role=COORDINATE,
        state=Assignment.State.IN_PROGRESS,
        first_due=held.first_due,
        due=held.due,
        given_on=today,
    )
    keep(held)
    new = {"coordinate": [names_on({body.pk}, today)[body.pk]]}
    tell_of_task(Verb.COORDINATOR_ADDED, held, by=by, today=today, new=new, reason=reason)
    roll_up(held.pk)
    return part


@transaction.atomic
def remove_coordinator(*, assignment: Assignment, version: int, reason: str, by: User, today: date) -> Assignment:
    """A body helps no longer; what it said stays."""
    reason = said(reason, _("Hãy ghi lý do thôi phối hợp."))
    part = hold_part(assignment, version=version, by=by, may=_can_assign_part, mine={"reason": reason})
    if not part.active or part.role == LEAD:
        raise ActionError(_("Cơ quan này không phối hợp trong nhiệm vụ nữa."))
    retire(part, _("Thôi phối hợp: %(reason)s") % {"reason": reason})
    old = {"coordinate": [names_on({part.body_id}, today)[part.body_id]]}
    tell_of_task(Verb.COORDINATOR_REMOVED, part.task, by=by, today=today, old=old, reason=reason)
    roll_up(part.task_id)
    return part


def retire(part: Assignment, note: str) -> None:
    """The part is over here; nothing of it is deleted."""
    part.active = False
    part.note = f"{part.note} {note}".strip()[:500]
    keep(part, "active", "note")


def _can_assign_part(user: User, part: Assignment) -> Decision:
    return can_assign(user, part.task)


def _leave_helping(task: Task, body: Body, note: str) -> None:
    for part in Assignment.objects.filter(task=task, active=True, body=body).exclude(role=LEAD):
        retire(part, note)


def _check_free(task: Task, to: Body, period_start: date | None, today: date) -> None:
    _check_alive(to, today)
    parts = task.assignments.filter(active=True, role=LEAD, body=to, period_start=period_start)
    if parts.exists():
        raise ActionError(_("Cơ quan này đang chủ trì phần việc đó rồi; hãy chọn cơ quan khác."))


def _check_alive(body: Body, today: date) -> None:
    if (body.ended_on and body.ended_on <= today) or (body.founded_on and body.founded_on > today):
        raise ActionError(_("Cơ quan này không hoạt động vào hôm nay; hãy chọn cơ quan kế tục."))
