"""A plan ends, gives way to another, or is monitored by another body from now on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.models import Duty, Plan, Target
from dondoc.apps.plans.permissions import can_amend_plan, can_change_plan
from dondoc.apps.plans.signals import plan_replaced


@transaction.atomic
def end_plan(*, plan: Plan, on: date, reason: str, by: User) -> Plan:
    """The plan is over. Its work stays on record as it is, and can still be finished and confirmed."""
    held = _hold(plan)
    can_change_plan(by, held).require()
    if held.state != Plan.State.IN_FORCE:
        return held
    old = {"state": held.state, "ends_on": held.ends_on}
    held.state = Plan.State.ENDED
    held.ends_on = held.ends_on or max(on, held.starts_on)
    _save(held, "state", "ends_on")
    new = {"state": held.state, "ends_on": held.ends_on}
    audit.record(Verb.PLAN_CHANGED, on=held, by=by, old=old, new=new, reason=reason, plan_id=held.pk)
    return held


@transaction.atomic
def hand_over_plan(*, plan: Plan, monitor: Body, reason: str, by: User) -> Plan:
    """Another body monitors the plan from now on: it confirms, sends back, decides extensions."""
    held = _hold(plan)
    can_change_plan(by, held).require()
    if held.monitor_id == monitor.pk:
        return held
    old = {"monitor": held.monitor_id}
    held.monitor = monitor
    _save(held, "monitor")
    audit.record(
        Verb.PLAN_CHANGED, on=held, by=by, old=old, new={"monitor": monitor.pk}, reason=reason, plan_id=held.pk
    )
    return held


@transaction.atomic
def replace_plan(*, plan: Plan, by_plan: Plan, by: User, today: date) -> Plan:
    """A new plan stands in the place of an old one: the old one ends with all that it still orders.

    `signals.plan_replaced` lets `tasks` end the open work in the same transaction.
    """
    held = _hold(plan)
    can_amend_plan(by, held, by_plan.document).require()
    if held.state != Plan.State.IN_FORCE:
        return held
    held.state = Plan.State.REPLACED
    _save(held, "state")
    Target.objects.filter(plan=held, ended_on__isnull=True).update(ended_on=today, ended_by=by_plan)
    Duty.objects.filter(plan=held, ended_on__isnull=True).update(ended_on=today, ended_by=by_plan)
    audit.record(Verb.REPLACED, on=held, by=by, new={"plan": str(by_plan)}, plan_id=held.pk)
    plan_replaced.send(sender=Plan, plan=held, by_plan=by_plan, by=by, today=today)
    return held


def _hold(plan: Plan) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _save(plan: Plan, *fields: str) -> None:
    plan.version += 1
    plan.save(update_fields=[*fields, "version"])
