"""Letters are prepared, prepared again, edited by people. Nothing that anybody wrote is ever overwritten.

The bytes are on the disk before the record is touched; the letters of one go are one transaction.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.media_types import DOCX
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.documents.names import safe_name
from dondoc.apps.letters.composing import Composer
from dondoc.apps.letters.errors import LetterheadIncomplete, NotEditable, NothingToSay
from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.kinds.base import Ask, Facts
from dondoc.apps.letters.letterheads import letterhead_of, missing
from dondoc.apps.letters.models import Letter, Letterhead, LetterVersion
from dondoc.apps.letters.naming import file_name
from dondoc.apps.letters.naming_bodies import named
from dondoc.apps.letters.permissions import can_change, can_prepare
from dondoc.apps.letters.preview import preview_of
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.writing import write_docx

_NAME = 250


@dataclass(frozen=True, slots=True)
class _Made:
    """A letter whose file is safe on the disk."""

    facts: Facts
    subject: str
    name: str
    file: StoredFile
    preview: dict[str, Any]


def possible_issuers(owner: Body) -> list[Body]:
    """The owner itself, and those whose plans it monitors: it drafts for them."""
    given = Plan.objects.filter(monitor=owner, assigner__isnull=False).order_by().values("assigner")
    found = list(Body.objects.filter(pk__in=given).exclude(pk=owner.pk).order_by("pk"))
    return [owner, *found]


def prepare_letters(*, kind: str, ask: Ask, issuer: Body, by: User) -> list[Letter]:
    """One letter for each body, or one for all, as the kind has it."""
    can_prepare(by, ask.owner.pk).require()
    if ask.plan is not None:
        can_prepare(by, ask.plan.monitor_id).require()
    if issuer not in possible_issuers(ask.owner):
        raise Refused(_("Chỉ soạn văn bản cho cơ quan theo dõi kế hoạch hoặc cơ quan đã giao kế hoạch đó."))
    composer = Composer.of(kind, _complete(issuer, ask.today))
    gathered = KINDS[kind].gather(ask)
    if not gathered:
        raise NothingToSay
    made = [_make(composer, facts, ask.today) for facts in gathered.values()]
    return _record(kind, ask, issuer, composer.head, made, by)


def make_again(*, letter: Letter, version: int, by: User, today: date) -> LetterVersion:
    """The same letter by today's record, as a new version beside those that are there."""
    can_change(by, letter).require()
    composer = Composer.of(letter.kind, _complete(letter.issuer, today))
    facts = facts_today(letter, today)
    if facts is None:
        raise NothingToSay
    latest = letter.versions.aggregate(most=Max("number"))["most"] or 0
    made = _make(composer, facts, today, number=latest + 1)
    with transaction.atomic():
        held = hold(letter, version)
        found = _add(held, LetterVersion.Source.MADE, made.file, made.name, today, by, made=made)
        held.subject, held.prepared_on, held.form = made.subject, today, composer.head.form
        held.save(update_fields=["subject", "prepared_on", "form"])
        held.addressees.set([pk for pk, _name in KINDS[letter.kind].addressees(facts)])
        _told(Verb.LETTER_MADE_AGAIN, held, by, found, named(held.owner, today))
    return found


def upload_edited(
    *, letter: Letter, version: int, stream: IO[bytes], name: str, by: User, today: date
) -> LetterVersion:
    """A file that a person edited, as a new version."""
    can_change(by, letter).require()
    file = store_file(stream, name=name)
    if file.media_type != DOCX:
        raise NotEditable
    with transaction.atomic():
        held = hold(letter, version)
        found = _add(held, LetterVersion.Source.EDITED, file, safe_name(name), today, by)
        _told(Verb.LETTER_EDITED, held, by, found, named(held.owner, today))
    return found


def facts_today(letter: Letter, today: date) -> Facts | None:
    """What the letter would say today; nothing where there is nothing left to say."""
    asked = letter.asked
    ask = Ask(
        owner=letter.owner,
        today=today,
        days=Days.current(),
        plan=letter.plan,
        bodies=tuple(asked.get("bodies", ())),
        report_by=_day(asked.get("report_by")),
        month=_day(asked.get("month")),
    )
    return next(iter(KINDS[letter.kind].gather(ask).values()), None)


def hold(letter: Letter, version: int) -> Letter:
    """The row for this transaction, one version on; a conflict where somebody else was there first."""
    if not Letter.objects.filter(pk=letter.pk, version=version, state=Letter.State.DRAFT).update(
        version=F("version") + 1
    ):
        raise Changed
    return Letter.objects.get(pk=letter.pk)


def add_signed(letter: Letter, file: StoredFile, name: str, today: date, by: User) -> LetterVersion:
    """The signed copy, beside what it was made from."""
    return _add(letter, LetterVersion.Source.SIGNED, file, safe_name(name), today, by)


def _complete(issuer: Body, today: date) -> Letterhead:
    head = letterhead_of(issuer, today)
    if lacking := missing(head):
        raise LetterheadIncomplete(head.issuer or name_on(issuer, today), [str(word) for word in lacking])
    return head


def _make(composer: Composer, facts: Facts, today: date, *, number: int = 1) -> _Made:
    kind = KINDS[composer.kind]
    addressees = kind.addressees(facts)
    about = addressees[0][1] if len(addressees) == 1 else ""
    name = file_name(composer.head.symbol, kind.sentences.file, about, today, number=number)
    document = composer.document(facts)
    file = store_file(io.BytesIO(write_docx(document, composer.form)), name=name)
    return _Made(facts, document.subject, name, file, preview_of(document, composer.form))


@transaction.atomic
def _record(kind: str, ask: Ask, issuer: Body, head: Letterhead, made: Iterable[_Made], by: User) -> list[Letter]:
    found, batch, owner = [], uuid.uuid4(), named(ask.owner, ask.today)
    for one in made:
        addressees = [pk for pk, _name in KINDS[kind].addressees(one.facts)]
        bodies = tuple(addressees) if KINDS[kind].to_each else ask.bodies
        letter = Letter.objects.create(
            kind=kind,
            form=head.form,
            owner=ask.owner,
            issuer=issuer,
            plan=ask.plan,
            batch=batch,
            subject=one.subject,
            asked=replace(ask, bodies=bodies).asked(),
            prepared_on=ask.today,
            prepared_by=by,
        )
        letter.addressees.set(addressees)
        version = _add(letter, LetterVersion.Source.MADE, one.file, one.name, ask.today, by, made=one)
        _told(Verb.LETTER_PREPARED, letter, by, version, owner)
        found.append(letter)
    return found


def _add(
    letter: Letter,
    source: LetterVersion.Source,
    file: StoredFile,
    name: str,
    today: date,
    by: User,
    *,
    made: _Made | None = None,
) -> LetterVersion:
    latest = letter.versions.aggregate(most=Max("number"))["most"] or 0
    return LetterVersion.objects.create(
        letter=letter,
        number=latest + 1,
        source=source,
        file=file,
        name=name[-_NAME:],
        facts=made.facts if made else {},
        preview=made.preview if made else {},
        of_day=today,
        made_by=by,
    )


def _told(verb: Verb, letter: Letter, by: User, version: LetterVersion, owner: Body) -> None:
    audit.record(
        verb,
        on=letter,
        by=by,
        for_body=owner,
        plan_id=letter.plan_id,
        new={"title": letter.subject, "files": [version.name], "version": version.number},
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
