"""What adoption of an amending document does to targets and duties of the old plan."""

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
