"""A body hands its part out inside: to its rooms and its people, each with words and a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body, BodyParent
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.holding import hold_part, keep, lock_part
from dondoc.apps.tasks.models import Assignment, Share
from dondoc.apps.tasks.permissions import can_divide, can_finish_share, can_withdraw_share
from dondoc.apps.tasks.receiving import check_works_in
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said


@dataclass(frozen=True, slots=True)
class NewShare:
    """A piece to hand out: to a room, a person, or a person in a room."""

    text: str
    unit: Body | None = None
    person: User | None = None
    due: date | None = None


@transaction.atomic
def divide(*, assignment: Assignment, version: int, shares: Iterable[NewShare], by: User, today: date) -> list[Share]:
    """Add pieces; those given before stay."""
    wanted = list(shares)
    if not wanted:
        raise ActionError(_("Hãy ghi ít nhất một phần việc."))
    mine = {"shares": [share.text for share in wanted]}
    part = hold_part(assignment, version=version, by=by, may=can_divide, mine=mine)
    for share in wanted:
        _check(share, part, today)
    made = Share.objects.bulk_create(
        Share(assignment=part, unit=share.unit, person=share.person, text=share.text.strip(), due=share.due)
        for share in wanted
    )
    keep(part)
    names = names_on({share.unit.pk for share in wanted if share.unit}, today)
    told = [_told(share, names) for share in made]
    tell_of_part(Verb.DIVIDED, part, by=by, today=today, new={"shares": told})
    return made


@transaction.atomic
def finish_share(*, share: Share, by: User, today: date, note: str = "") -> Share:
    """Whoever has the piece says that it is done, with its result."""
    fresh = _held(share)
    if fresh.done_on and can_finish_share(by, share):
        raise Changed(theirs=fresh, mine={"note": note})
    can_finish_share(by, fresh).require()
    fresh.done_on, fresh.note = today, note.strip()
    fresh.save(update_fields=["done_on", "note"])
    keep(fresh.assignment)
    _tell_of_share(Verb.SHARE_DONE, fresh, by, today, fresh.note)
    return fresh


@transaction.atomic
def withdraw_share(*, share: Share, reason: str, by: User, today: date) -> Share:
    """The body takes a piece back; it stays on record."""
    reason = said(reason, _("Hãy ghi lý do rút lại phần việc."))
    fresh = _held(share)
    can_withdraw_share(by, fresh).require()
    fresh.withdrawn_on = today
    fresh.save(update_fields=["withdrawn_on"])
    keep(fresh.assignment)
    told = _told(fresh, names_on({fresh.unit_id} if fresh.unit_id else set(), today))
    tell_of_part(Verb.SHARE_WITHDRAWN, fresh.assignment, by=by, today=today, old={"shares": [told]}, reason=reason)
    return fresh


def _held(share: Share) -> Share:
    part = lock_part(share.assignment)
    fresh = Share.objects.select_related("person").get(pk=share.pk)
    fresh.assignment = part
    return fresh


def _check(share: NewShare, part: Assignment, today: date) -> None:
    said(share.text, _("Hãy ghi nội dung của từng phần việc."))
    if share.unit is None and share.person is None:
        raise ActionError(_("Hãy chọn phòng hoặc người làm phần việc này."))
    if share.person is not None:
        check_works_in(share.person, part.body_id, today)
    if share.unit is not None and not BodyParent.objects.filter(body=share.unit, parent=part.body_id).exists():
        raise ActionError(_("Phòng được chọn không thuộc cơ quan này."))


def _told(share: Share, names: dict[int, str]) -> dict[str, str | None]:
    return {
        "text": share.text,
        "unit": names.get(share.unit_id) if share.unit_id else None,
        "person": share.person.full_name if share.person else None,
        "due": share.due.isoformat() if share.due else None,
    }


def _tell_of_share(verb: Verb, share: Share, by: User, today: date, reason: str) -> None:
    names = names_on({share.unit_id} if share.unit_id else set(), today)
    tell_of_part(verb, share.assignment, by=by, today=today, new={"shares": [_told(share, names)]}, reason=reason)
