"""A letter was signed and sent: its number, its day, its signed copy. It is frozen, and its tasks tell of it."""

from __future__ import annotations

from datetime import date
from typing import IO

from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.media_types import DOCX
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.letters.errors import DayWrong, NotADocument, NumberMissing, NumberTaken, ReasonMissing
from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.models import Letter, LetterVersion
from dondoc.apps.letters.naming_bodies import named
from dondoc.apps.letters.permissions import can_issue, can_withdraw
from dondoc.apps.letters.preparing import add_signed, hold
from dondoc.apps.tasks.models import Assignment

_SIGNED = (DOCX, "application/pdf")


def issue_letter(
    *, letter: Letter, version: int, number: str, issued_on: date, stream: IO[bytes], name: str, by: User, today: date
) -> Letter:
    """Number and day as on the signed copy, and the copy itself."""
    can_issue(by, letter).require()
    number = " ".join(number.split())
    _check(letter, number, issued_on, today)
    file = store_file(stream, name=name)
    if file.media_type not in _SIGNED:
        raise NotADocument
    return _issue(letter, version, number, issued_on, file, name, by, today)


@transaction.atomic
def withdraw_letter(*, letter: Letter, version: int, reason: str, by: User, today: date) -> Letter:
    """The draft is not needed; its files stay on record."""
    can_withdraw(by, letter).require()
    if not reason.strip():
        raise ReasonMissing
    held = hold(letter, version)
    held.state = Letter.State.WITHDRAWN
    held.save(update_fields=["state"])
    audit.record(
        Verb.LETTER_WITHDRAWN,
        on=held,
        by=by,
        for_body=named(held.owner, today),
        plan_id=held.plan_id,
        reason=reason.strip(),
    )
    return held


def _check(letter: Letter, number: str, issued_on: date, today: date) -> None:
    if not any(sign.isdigit() for sign in number) or ("/" not in number and "-" not in number):
        raise NumberMissing
    first = letter.versions.order_by("number").values_list("of_day", flat=True).first() or letter.prepared_on
    if not first <= issued_on <= today:
        raise DayWrong(day=f"{first:%d/%m/%Y}")
    # Numbers of the State begin anew each year; the same symbol of another issuer is another number.
    same = Letter.objects.filter(
        issuer=letter.issuer_id, number__iexact=number, issued_on__year=issued_on.year, state=Letter.State.ISSUED
    )
    if same.exists():
        raise NumberTaken(number=number, year=issued_on.year)


@transaction.atomic
def _issue(
    letter: Letter, version: int, number: str, issued_on: date, file: StoredFile, name: str, by: User, today: date
) -> Letter:
    held = hold(letter, version)
    held.state, held.number, held.issued_on = Letter.State.ISSUED, number, issued_on
    held.issued_at, held.issued_by = timezone.now(), by
    held.save(update_fields=["state", "number", "issued_on", "issued_at", "issued_by"])
    add_signed(held, file, name, today, by)
    audit.record(
        Verb.LETTER_ISSUED,
        on=held,
        by=by,
        for_body=named(held.owner, today),
        plan_id=held.plan_id,
        new={"number": number, "issued_on": issued_on, "title": held.subject},
    )
    if KINDS[held.kind].reminds:
        _tell_tasks(held, by, today)
    return held


def _tell_tasks(letter: Letter, by: User, today: date) -> None:
    """Each task in it says that, and by which letter, its body was reminded."""
    made = letter.versions.filter(source=LetterVersion.Source.MADE).order_by("-number").first()
    rows = KINDS[letter.kind].rows(made.facts) if made else {}
    parts = list(Assignment.objects.filter(pk__in=[int(key) for key in rows]).order_by("pk"))
    names = names_on({part.body_id for part in parts}, today)
    owner = named(letter.owner, today)
    Event.objects.bulk_create(
        audit.build(
            Verb.REMINDED,
            on=part,
            by=by,
            for_body=owner,
            task_id=part.task_id,
            plan_id=part.plan_id,
            new={
                "number": letter.number,
                "issued_on": letter.issued_on,
                "body": names.get(part.body_id, ""),
                "letter_id": letter.pk,
            },
        )
        for part in parts
    )
