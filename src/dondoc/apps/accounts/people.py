"""Adding people, changing what is known of them, letting them in and out. Nobody is ever deleted."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.db.models import F

from dondoc.apps.accounts.calendar_keys import revoke_all_calendars
from dondoc.apps.accounts.errors import AlreadyErased, EmailTaken, NameMissing
from dondoc.apps.accounts.models import Role, User
from dondoc.apps.accounts.permissions import (
    can_add_people,
    can_change_email,
    can_change_person,
    can_deactivate,
    can_reset_sign_in,
)
from dondoc.apps.accounts.roles import end_all_roles, give_role, require_another_administrator
from dondoc.apps.accounts.standing import standing
from dondoc.apps.accounts.tokens import revoke_all_tokens
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed

KNOWN_OF_A_PERSON = ("full_name", "position", "phone", "email")


@transaction.atomic
def add_person(
    *,
    email: str,
    full_name: str,
    role: Role,
    body: Body | None,
    since: date,
    until: date | None = None,
    unit: Body | None = None,
    position: str = "",
    phone: str = "",
    password: str | None = None,
    by: User | None,
) -> User:
    """Add a person with a first role; without one they would see nothing. Without a password they are invited."""
    if by:
        can_add_people(by).require()
    if not full_name.strip():
        raise NameMissing
    try:
        with transaction.atomic():
            person = User.objects.create_user(
                email, password, full_name=_spaced(full_name), position=position, phone=phone
            )
    except IntegrityError:
        raise EmailTaken(email=email) from None
    audit.record(Verb.PERSON_ADDED, on=person, by=by, new={"full_name": person.full_name, "email": person.email})
    give_role(person=person, role=role, body=body, unit=unit, since=since, until=until, by=by)
    return person


@transaction.atomic
def change_person(
    *, person: User, version: int, full_name: str, position: str, phone: str, email: str | None = None, by: User
) -> User:
    """Change what is known of a person; the address is changed by administrators only."""
    can_change_person(by, person).require()
    if person.erased_on:
        raise AlreadyErased
    given = {"full_name": _spaced(full_name), "position": position, "phone": phone}
    if email is not None and (address := User.objects.normalize_email(email).lower()) != person.email:
        can_change_email(by, person).require()
        given["email"] = address
    if not given["full_name"]:
        raise NameMissing
    old = {name: getattr(person, name) for name in given}
    changed = {name: value for name, value in given.items() if old[name] != value}
    if not changed:
        return person
    _update(person, version, changed)
    if "email" in changed:
        person.vouch_for_email()
    audit.record(Verb.PERSON_CHANGED, on=person, by=by, old={name: old[name] for name in changed}, new=changed)
    return person


def _update(person: User, version: int, changed: dict[str, Any]) -> None:
    for name, value in changed.items():
        setattr(person, name, value)
    try:
        with transaction.atomic():
            person.build_keys()
            keys = {"sort_name": person.sort_name, "bare": person.bare}
            values = {**changed, **keys, "version": F("version") + 1}
            done = User.objects.filter(pk=person.pk, version=version).update(**values)
    except IntegrityError:
        raise EmailTaken(email=changed["email"]) from None
    if not done:
        raise Changed(theirs=User.objects.get(pk=person.pk), mine=changed)
    person.version = version + 1


@transaction.atomic
def choose_language(*, person: User, language: str) -> None:
    """The language in which somebody reads; a taste, so it leaves no event."""
    person.language = language
    person.save(update_fields=["language"])


@transaction.atomic
def deactivate(*, person: User, by: User, today: date) -> None:
    """Let a person in no more: sessions, roles and keys end, everything they did stays."""
    can_deactivate(by, person).require()
    if standing(person, today).is_admin:
        require_another_administrator(person, today)
    person.is_active = False
    person.save(update_fields=["is_active"])
    roles = end_all_roles(person=person, on=today)
    end_sessions(person)
    revoke_all_tokens(person, by)
    revoke_all_calendars(person, by)
    audit.record(Verb.PERSON_DEACTIVATED, on=person, by=by, old={"roles": roles})


@transaction.atomic
def reactivate(*, person: User, by: User) -> None:
    """Let a person in again, without a role: those are given anew."""
    can_deactivate(by, person).require()
    if person.erased_on:
        raise AlreadyErased
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.record(Verb.PERSON_REACTIVATED, on=person, by=by)


@transaction.atomic
def reset_sign_in(*, person: User, by: User) -> None:
    """For somebody who lost the device: two-step sign-in and passkeys are taken away, sessions end."""
    can_reset_sign_in(by, person).require()
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    audit.record(Verb.SIGN_IN_RESET, on=person, by=by)


def end_sessions(person: User) -> None:
    """Wherever somebody is signed in."""
    for session in UserSession.objects.filter(user=person):
        session.end()


def _spaced(name: str) -> str:
    return " ".join(name.split())
