"""What an administrator sets for the whole province: its numbers, and its days of work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.decisions import YES, Decision, no
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.models import Configuration, Holiday

SET = ("province_code", "province_name", "soon_days", "stale_months", "extension_notice_days")


class DayTaken(ActionError):
    message = _("Ngày này đã có trong bảng. Hãy bỏ dòng cũ trước khi ghi lại.")


def can_change_settings(user: Any) -> Decision:
    """Settings concern everybody: an administrator's."""
    return YES if standing(user).is_admin else no(_("Cấu hình do quản trị viên đặt."))


@transaction.atomic
def change_settings(*, by: User, **new: Any) -> Configuration:
    """Set some of the province's numbers; tells what they were."""
    can_change_settings(by).require()
    held = Configuration.objects.select_for_update().filter(pk=1).first() or Configuration(pk=1)
    known = {name: value for name, value in new.items() if name in SET}
    old = {name: getattr(Configuration.current(), name) for name in known}
    changed = {name: value for name, value in known.items() if value != old[name]}
    for name, value in known.items():
        setattr(held, name, value)
    held.save()
    if changed:
        audit.record(Verb.SETTINGS_CHANGED, on=held, by=by, old={name: old[name] for name in changed}, new=changed)
    return held


@transaction.atomic
def add_holiday(*, day: date, kind: str, name: str, by: User, legal_basis: str = "") -> Holiday:
    """A day off, or a day worked in exchange, that the library does not know."""
    can_change_settings(by).require()
    if Holiday.objects.filter(day=day).exists():
        raise DayTaken
    made = Holiday.objects.create(day=day, kind=kind, name=name.strip(), legal_basis=legal_basis.strip())
    audit.record(
        Verb.SETTINGS_CHANGED,
        on=made,
        by=by,
        new={"day": day, "kind": kind, "name": made.name},
        reason=made.legal_basis,
    )
    return made


@transaction.atomic
def remove_holiday(*, holiday: Holiday, by: User) -> None:
    """Take a line of the table back; the event keeps it."""
    can_change_settings(by).require()
    old = {"day": holiday.day, "kind": holiday.kind, "name": holiday.name}
    audit.record(Verb.SETTINGS_CHANGED, on=holiday, by=by, old=old)
    holiday.delete()
