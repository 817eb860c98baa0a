"""Keys of programs: made by the person for whom they act, shown once, revoked by that person or an administrator."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils import timezone

from dondoc.apps.accounts.errors import KeyNameMissing, ScopeMissing, TokenTooLong, TooManyKeys
from dondoc.apps.accounts.keys import hash_of, new_secret
from dondoc.apps.accounts.models import ApiToken, User
from dondoc.apps.accounts.permissions import can_make_keys, can_revoke_key
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb

MOST, LONGEST_DAYS = 20, 366
PER_MINUTE = 600
_HEAD, _NAME = "dondoc", 100


@dataclass(frozen=True, slots=True)
class NewToken:
    """The key in full, which nobody sees again, beside what is kept of it."""

    token: ApiToken
    secret: str


@transaction.atomic
def make_token(*, name: str, scopes: Iterable[str], expires_on: date, by: User, today: date) -> NewToken:
    """Make a key for oneself. The words «dondoc_» before it let a scanner find one that got lost."""
    can_make_keys(by).require()
    name, wanted = " ".join(name.split())[:_NAME], sorted({Scope(scope).value for scope in scopes})
    if not name:
        raise KeyNameMissing
    if not wanted:
        raise ScopeMissing
    if not today <= expires_on <= today + timedelta(days=LONGEST_DAYS):
        raise TokenTooLong(day=f"{today + timedelta(days=LONGEST_DAYS):%d/%m/%Y}")
    if living_tokens(by, today).count() >= MOST:
        raise TooManyKeys(number=MOST)
    prefix = secrets.token_hex(4)
    secret = f"{_HEAD}_{prefix}_{new_secret()}"
    token = ApiToken.objects.create(
        user=by,
        name=name,
        prefix=prefix,
        sha256=hash_of(secret),
        scopes=wanted,
        created_at=timezone.now(),
        expires_on=expires_on,
    )
    new = {"name": name, "prefix": prefix, "scopes": wanted, "expires_on": expires_on}
    audit.record(Verb.TOKEN_MADE, on=token, by=by, new=new)
    return NewToken(token, secret)


@transaction.atomic
def revoke_token(*, token: ApiToken, by: User) -> ApiToken:
    """Let a key open nothing any more, at once. Revoking twice changes nothing."""
    can_revoke_key(by, token.user_id).require()
    held = ApiToken.objects.select_for_update().get(pk=token.pk)
    if held.revoked_at is None:
        held.revoked_at, held.revoked_by = timezone.now(), by
        held.save(update_fields=["revoked_at", "revoked_by"])
        audit.record(Verb.TOKEN_REVOKED, on=held, by=by, old={"name": held.name, "prefix": held.prefix})
    return held


def revoke_all_tokens(person: User, by: User) -> int:
    """All keys of somebody who leaves; part of a larger action, which records it."""
    return ApiToken.objects.filter(user=person, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by)


def living_tokens(person: User, today: date) -> QuerySet[ApiToken]:
    """Those that open something today."""
    return ApiToken.objects.filter(user=person, revoked_at=None, expires_on__gte=today)


def find_token(secret: str, today: date) -> ApiToken | None:
    """The living key of an active person behind a secret. One query."""
    found = ApiToken.objects.select_related("user").filter(sha256=hash_of(secret)).first()
    if found is None or found.revoked_at or found.expires_on < today or not found.user.is_active:
        return None
    return found


def note_use(token: ApiToken, now: datetime) -> int:
    """Count a request; returns the seconds to wait where this minute has had its fill. One update, no lock."""
    minute = int(now.timestamp()) // 60
    if token.minute == minute and token.used >= PER_MINUTE:
        return 60 - int(now.timestamp()) % 60
    again = When(Q(minute=minute), then=F("used") + 1)
    ApiToken.objects.filter(pk=token.pk).update(used=Case(again, default=Value(1)), minute=minute, last_used_at=now)
    token.used = token.used + 1 if token.minute == minute else 1
    token.minute = minute
    return 0
