"""Secret addresses of calendars: one for each place where a calendar is shown, so that losing one loses one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.apps.accounts.errors import KeyNameMissing, TooManyKeys
from dondoc.apps.accounts.keys import hash_of, new_secret
from dondoc.apps.accounts.models import CalendarKey, User
from dondoc.apps.accounts.permissions import can_make_calendar, can_make_keys, can_revoke_calendar
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb

MOST = 10
_NAME, _SEEN_EVERY = 100, timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class NewCalendar:
    """The secret, which nobody sees again, beside what is kept of it."""

    key: CalendarKey
    secret: str


@transaction.atomic
def make_calendar(*, name: str, by: User, body: Body | None = None) -> NewCalendar:
    """An address for one's own work, or for that of a body which one sees."""
    (can_make_calendar(by, body) if body else can_make_keys(by)).require()
    name = " ".join(name.split())[:_NAME]
    if not name:
        raise KeyNameMissing
    if living_calendars(by, body).filter(user=by).count() >= MOST:
        raise TooManyKeys(number=MOST)
    secret = new_secret()
    key = CalendarKey.objects.create(user=by, body=body, name=name, sha256=hash_of(secret), created_at=timezone.now())
    _tell(Verb.CALENDAR_MADE, key, by)
    return NewCalendar(key, secret)


@transaction.atomic
def revoke_calendar(*, key: CalendarKey, by: User) -> CalendarKey:
    """The address leads nowhere from now on."""
    can_revoke_calendar(by, key).require()
    held = CalendarKey.objects.select_for_update(of=("self",)).select_related("user").get(pk=key.pk)
    if held.revoked_at is None:
        held.revoked_at, held.revoked_by = timezone.now(), by
        held.save(update_fields=["revoked_at", "revoked_by"])
        _tell(Verb.CALENDAR_REVOKED, held, by)
    return held


@transaction.atomic
def renew_calendar(*, key: CalendarKey, by: User) -> NewCalendar:
    """Another address for the same calendar in the same place; the old one ends with it. What it shows stays one."""
    revoke_calendar(key=key, by=by)
    return make_calendar(name=key.name, by=by, body=key.body)


def revoke_all_calendars(person: User, by: User) -> int:
    """All addresses that somebody made who leaves."""
    return CalendarKey.objects.filter(user=person, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by)


def living_calendars(person: User, body: Body | None = None) -> QuerySet[CalendarKey]:
    """The person's own addresses; of a body all that lead to it, whoever made them."""
    living = CalendarKey.objects.filter(revoked_at=None).select_related("user")
    return living.filter(body=body) if body else living.filter(Q(user=person, body=None))


def find_calendar(secret: str) -> CalendarKey | None:
    """The key behind a secret, while whoever made it may see what it shows."""
    found = CalendarKey.objects.select_related("user", "body").filter(sha256=hash_of(secret), revoked_at=None).first()
    if found is None or not found.user.is_active:
        return None
    return found if found.body is None or can_make_calendar(found.user, found.body) else None


def note_calendar_use(key: CalendarKey, now: datetime) -> None:
    """When it was last asked for, to the ten minutes."""
    if key.last_used_at is None or now - key.last_used_at > _SEEN_EVERY:
        CalendarKey.objects.filter(pk=key.pk).update(last_used_at=now)


def _tell(verb: Verb, key: CalendarKey, by: User) -> None:
    facts = {"name": key.name, "body_id": key.body_id}
    made = verb == Verb.CALENDAR_MADE
    audit.record(verb, on=key, by=by, old=None if made else facts, new=facts if made else None)
