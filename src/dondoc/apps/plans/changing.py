"""What of a plan may be changed without a new document: how it is called and followed, never what it orders."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.plans.errors import InvalidPeriod
from dondoc.apps.plans.models import Plan
from dondoc.apps.plans.permissions import can_change_plan

STANDING_PERIODS: Final = (
    ("year", _("hằng năm")),
    ("half_year", _("6 tháng")),
    ("quarter", _("hằng quý")),
    ("month", _("hằng tháng")),
)


class NoShortName(ActionError):
    message = _("Hãy ghi tên gọn của kế hoạch, ví dụ «KH 215/KH-UBND».")


@transaction.atomic
def change_plan(
    *, plan: Plan, version: int, short_name: str, starts_on: date, ends_on: date | None, standing_period: str, by: User
) -> Plan:
    """Change name, term and the period of standing work. Who saves on an older version is told, nothing is lost."""
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    can_change_plan(by, held).require()
    new = {
        "short_name": " ".join(short_name.split()),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "standing_period": standing_period,
    }
    old = {name: getattr(held, name) for name in new}
    if held.version != version:
        raise Changed(theirs=old, mine=new)
    if not new["short_name"]:
        raise NoShortName
    if ends_on is not None and ends_on < starts_on:
        raise InvalidPeriod
    changed = [name for name in new if new[name] != old[name]]
    if not changed:
        return held
    for name in changed:
        setattr(held, name, new[name])
    held.version += 1
    held.save(update_fields=[*changed, "version"])
    audit.record(
        Verb.PLAN_CHANGED,
        on=held,
        by=by,
        old={name: old[name] for name in changed},
        new={name: new[name] for name in changed},
        plan_id=held.pk,
    )
    return held
