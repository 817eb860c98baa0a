"""Entering on the record what happened to work: on whose page it is told, and for which body the person acted."""

from __future__ import annotations

from datetime import date
from typing import Any

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task

Facts = dict[str, Any] | None


def tell_of_part(
    verb: Verb,
    part: Assignment,
    *,
    by: User | None,
    today: date,
    old: Facts = None,
    new: Facts = None,
    reason: str = "",
) -> Event:
    """An event of one body's part, told on the page of its task.

    It says whose part it is where another body acted on it.
    """
    acting = _acting_body(by, part.plan, own=part.body_id)
    names = names_on({part.body_id} | ({acting} if acting else set()), today)
    facts = dict(new or {})
    if acting != part.body_id:
        facts["part_of"] = names.get(part.body_id, "")
    event = audit.build(
        verb, on=part, by=by, old=old, new=facts, reason=reason, task_id=part.task_id, plan_id=part.plan_id
    )
    return _entered(event, acting, names)


def tell_of_task(
    verb: Verb, task: Task, *, by: User | None, today: date, old: Facts = None, new: Facts = None, reason: str = ""
) -> Event:
    """An event of the task as a whole."""
    acting = _acting_body(by, task.plan)
    event = audit.build(verb, on=task, by=by, old=old, new=new, reason=reason, task_id=task.pk, plan_id=task.plan_id)
    return _entered(event, acting, names_on({acting}, today) if acting else {})


def _entered(event: Event, acting: int | None, names: dict[int, str]) -> Event:
    """The name stands in the record as it was on that day."""
    event.body_id = acting
    event.body_name = names.get(acting, "") if acting else ""
    event.save()
    return event


def _acting_body(by: User | None, plan: Plan, own: int | None = None) -> int | None:
    """The body for which a person acts here: the part's own, the plan's monitor, the one that gave the work."""
    if by is None:
        return None
    mine = standing(by).bodies_all
    wanted = (own, plan.monitor_id, plan.assigner_id)
    return next((body_id for body_id in wanted if body_id in mine), min(mine, default=None))
