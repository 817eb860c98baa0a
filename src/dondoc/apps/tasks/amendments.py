"""What a new document does to the work of an old plan: changes it, ends it, replaces it; old and new side by side.

The words of both documents stay frozen; the work that is followed takes the new form and
keeps its history. What was decided at review is done when the new document is adopted
(`amending`); here one task is amended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.actions import plain
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.plans.models import Item, Plan
from dondoc.apps.tasks.deadlines import CLOSED, move_due
from dondoc.apps.tasks.editing import EDITABLE, bare
from dondoc.apps.tasks.extensions import close_extensions
from dondoc.apps.tasks.holding import hold_task, keep
from dondoc.apps.tasks.models import Amendment, Assignment, Task
from dondoc.apps.tasks.permissions import can_amend
from dondoc.apps.tasks.reassignment import retire
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_task

Facts = dict[str, Any]
CHANGEABLE = (*EDITABLE, "due", "deadline_text", "deadline_type", "recurrence", "recurrence_due", "person_written")
_VERBS = {
    Amendment.Change.CHANGED: Verb.AMENDED,
    Amendment.Change.ENDED: Verb.ENDED,
    Amendment.Change.REPLACED: Verb.REPLACED,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the side-by-side view."""

    field: str
    label: str
    old: Any
    new: Any


@transaction.atomic
def amend_task(
    *,
    task: Task,
    version: int,
    plan: Plan,
    change: str,
    by: User,
    today: date,
    new: Mapping[str, Any] | None = None,
    replacement: Task | None = None,
    reason: str = "",
) -> Amendment:
    """`plan` is the amending one. `new` holds what changes (words, `due`); `replacement` is the task that follows."""
    kind = Amendment.Change(change)
    held = hold_task(task, version=version, by=by, may=can_amend, mine=dict(new or {}))
    if plan.pk == held.plan_id:
        raise ActionError(_("Văn bản sửa đổi phải là một kế hoạch khác."))
    if kind is Amendment.Change.CHANGED:
        old, now = change_facts(held, dict(new or {}))
        if not now:
            raise ActionError(_("Văn bản mới không làm thay đổi gì ở nhiệm vụ này."))
    else:
        old, now = end_task(held, plan, by, today, replacement if kind is Amendment.Change.REPLACED else None)
    return note_amendment(held, plan, kind, old, now, by=by, today=today, reason=reason)


def change_facts(task: Task, new: Facts) -> tuple[Facts, Facts]:
    """Let a held task take new words and days; what was, and what is now, of the fields that changed."""
    unknown = set(new) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not to be amended: {sorted(unknown)}")
    changed = {name: value for name, value in new.items() if getattr(task, name) != value}
    if not changed:
        return {}, {}
    old = {name: getattr(task, name) for name in changed}
    for name, value in changed.items():
        setattr(task, name, value)
    if changed.get("due"):
        _move_all(task, changed["due"])
    task.bare = bare(task)
    keep(task, *changed, "bare", "first_due")
    return old, changed


def end_task(
    task: Task, plan: Plan, by: User | None, today: date, replacement: Task | None = None
) -> tuple[Facts, Facts]:
    """The new document ends the work of a held task: what is open rests, what is done stays."""
    if replacement is not None and replacement.plan_id != plan.pk:
        raise ActionError(_("Nhiệm vụ thay thế phải thuộc văn bản mới."))
    note = _("Kết thúc theo %(plan)s.") % {"plan": plan}
    for part in Assignment.objects.filter(task=task, active=True).exclude(state__in=CLOSED).order_by("pk"):
        close_extensions(part, by, note)
        retire(part, note)
    task.ended_on, task.ended_by, task.replaced_by = today, plan, replacement
    keep(task, "ended_on", "ended_by", "replaced_by")
    now: Facts = {"ended_on": today}
    if replacement is not None:
        now |= {"text": replacement.text, "due": replacement.due, "replaced_by_id": replacement.pk}
    return {"text": task.text, "due": task.due}, now


def note_amendment(
    task: Task,
    plan: Plan,
    kind: Amendment.Change,
    old: Facts,
    now: Facts,
    *,
    by: User,
    today: date,
    item: Item | None = None,
    reason: str = "",
) -> Amendment:
    """Enter it on record, for the page of the task and of both plans."""
    amendment = Amendment.objects.create(
        plan=plan, task=task, item=item, change=kind, old=plain(old), new=plain(now), by=by, at=timezone.now()
    )
    told = {**now, "plan": str(plan), "plan_id": plan.pk}
    tell_of_task(_VERBS[kind], task, by=by, today=today, old=old, new=told, reason=reason)
    roll_up(task.pk)
    return amendment


def differences(amendment: Amendment) -> list[Difference]:
    """What changed, field by field, for showing side by side."""
    names = [*amendment.old, *(name for name in amendment.new if name not in amendment.old)]
    return [
        Difference(name, _label(name), amendment.old.get(name, ""), amendment.new.get(name, ""))
        for name in names
        if amendment.old.get(name) != amendment.new.get(name)
    ]


def _move_all(task: Task, due: date) -> None:
    """The new document sets the day for all; the first day of each part stays."""
    task.first_due = task.first_due or due
    parts = Assignment.objects.filter(task=task, active=True, role=Assignment.Role.LEAD, period_start__isnull=True)
    for part in parts.exclude(state__in=CLOSED).order_by("pk"):
        part.task = task
        move_due(part, due)
        keep(part, "due", "first_due")


def _label(name: str) -> str:
    labels = {
        "due": _("Thời hạn"),
        "ended_on": _("Kết thúc ngày"),
        "replaced_by_id": _("Nhiệm vụ thay thế"),
        "lead": _("Chủ trì"),
        "coordinate": _("Phối hợp"),
    }
    if name in labels:
        return labels[name]
    field = next((one for one in Task._meta.concrete_fields if one.name == name), None)
    return str(field.verbose_name).capitalize() if field else name
