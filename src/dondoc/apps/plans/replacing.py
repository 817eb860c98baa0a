"""What adoption of an amending document does to targets and duties of the old plan; a plan replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.models import Duty, Item, Plan, Target
from dondoc.apps.plans.permissions import can_amend_plan
from dondoc.apps.plans.signals import plan_replaced

_VERBS = {"changed": Verb.AMENDED, "replaced": Verb.REPLACED, "ended": Verb.ENDED}


@transaction.atomic
def end_amended(plan: Plan, *, by: User, today: date) -> int:
    """End the old targets and duties that items of this new plan change, replace or end; returns how many.

    What was changed lives on in the new plan's own target or duty: the old one keeps its words and its last day.
    """
    items = Item.objects.filter(
        review__document=plan.document_id, state=Item.State.ACCEPTED, value__amends__isnull=False
    )
    changes = {item.value["amends"]: item.value["change"] for item in items if item.value["amends"] is not None}
    ended: list[Target | Duty] = []
    for model in (Target, Duty):
        for row in model.objects.filter(item__in=changes, ended_on__isnull=True).select_related("plan"):
            can_amend_plan(by, row.plan, plan.document).require()
            row.ended_on, row.ended_by = today, plan
            row.save(update_fields=["ended_on", "ended_by"])
            ended.append(row)
    _tell(ended, changes, plan, by)
    return len(ended)


def _tell(rows: Iterable[Target | Duty], changes: dict[int, str], plan: Plan, by: User) -> None:
    Event.objects.bulk_create(
        audit.build(
            _VERBS[changes[row.item_id]],
            on=row,
            by=by,
            old={"text": row.text},
            new={"plan": str(plan), "ended_on": row.ended_on},
            plan_id=row.plan_id,
        )
        for row in rows
    )


@transaction.atomic
def replace_plan(*, plan: Plan, by_plan: Plan, by: User, today: date) -> Plan:
    """A new plan stands in the place of an old one: the old one ends with all that it still orders.

    `signals.plan_replaced` lets `tasks` end the open work in the same transaction.
    """
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    can_amend_plan(by, held, by_plan.document).require()
    if held.state != Plan.State.IN_FORCE:
        return held
    held.state = Plan.State.REPLACED
    held.version += 1
    held.save(update_fields=["state", "version"])
    Target.objects.filter(plan=held, ended_on__isnull=True).update(ended_on=today, ended_by=by_plan)
    Duty.objects.filter(plan=held, ended_on__isnull=True).update(ended_on=today, ended_by=by_plan)
    audit.record(Verb.REPLACED, on=held, by=by, new={"plan": str(by_plan)}, plan_id=held.pk)
    plan_replaced.send(sender=Plan, plan=held, by_plan=by_plan, by=by, today=today)
    return held
