"""Erasing a person: whatever names or reaches the person goes, the record of the work stays whole under a number.

Events keep their number, their time and their words; where a name stood as a fact of its own, the number
stands now. What people wrote in reports and reasons is part of the files of a state body and stays.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from dondoc.apps.accounts.errors import AlreadyErased, WorkInHand
from dondoc.apps.accounts.models import DataRequest, User
from dondoc.apps.accounts.people import end_sessions
from dondoc.apps.accounts.permissions import can_erase
from dondoc.apps.accounts.personal.open_work import open_work
from dondoc.apps.accounts.personal.requests import close
from dondoc.apps.accounts.personal.table import DELETE, table
from dondoc.apps.accounts.roles import end_all_roles, require_another_administrator
from dondoc.apps.accounts.standing import standing
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.redacting import redact_person
from dondoc.apps.audit.verbs import Verb

_NOWHERE = "da-xoa.invalid"  # RFC 2606: no such domain will ever be


@transaction.atomic
def erase_person(*, request: DataRequest, by: User, today: date, answer: str = "") -> User:
    """Carry out a request to be erased. It cannot be taken back."""
    person: User = User.objects.select_for_update().get(pk=request.person_id)
    can_erase(by, person).require()
    if person.erased_on:
        raise AlreadyErased
    if standing(person, today).is_admin:
        require_another_administrator(person, today)
    in_hand = open_work(person)
    if in_hand:
        raise WorkInHand(number=len(in_hand))
    close(request, DataRequest.State.DONE, by, answer.strip())
    names = {person.full_name}
    end_all_roles(person=person, on=today)
    end_sessions(person)
    _delete_rows(person)
    _rename(person, today)
    left = redact_person(person_id=person.pk, names=names, to=person.full_name, is_shared=_is_shared)
    audit.record(Verb.PERSON_ERASED, on=person, by=by, new={"left": left})
    return person


def pseudonym(pk: int) -> str:
    """By what the record calls somebody who was erased; one language, for it is kept."""
    with translation.override("vi"):
        return _("Người dùng đã xóa #%(number)s") % {"number": pk}


def _delete_rows(person: User) -> None:
    """All rows that the table of what is kept says to delete."""
    for kept in table().kept:
        if kept.erase == DELETE:
            own = next(iter(kept.of))  # the first field is whose the row is; others only touched it
            kept.rows.filter(**{own: person.pk}).delete()


def _rename(person: User, today: date) -> None:
    person.full_name = pseudonym(person.pk)
    person.email = f"{person.pk}@{_NOWHERE}"
    person.phone = person.position = ""
    person.last_login, person.is_active, person.erased_on = None, False, today
    person.set_unusable_password()
    person.version += 1
    person.save()
    person.forget_standings()


def _is_shared(name: str) -> bool:
    """Whether somebody else goes by the same name: then the name in the record may be that other person's."""
    return bool(User.objects.filter(full_name=name).exists())
