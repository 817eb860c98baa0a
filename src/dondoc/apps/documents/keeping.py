"""What becomes of a document besides being adopted: mended, read again, kept to look things up, withdrawn, taken back.

Each action names the `version` of the document that the person saw, where the person
decided by what stood on the page; a newer one is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.documents.citations import keys_of, relink
from dondoc.apps.documents.errors import ReasonMissing
from dondoc.apps.documents.facts import FACTS, clean_facts
from dondoc.apps.documents.jobs import read_document
from dondoc.apps.documents.models import Document, DocumentReading
from dondoc.apps.documents.permissions import can_correct, can_keep, can_read_again, can_restore, can_withdraw
from dondoc.apps.documents.signals import reading_again

State = Document.State


@transaction.atomic
def correct_facts(*, document: Document, version: int, facts: Mapping[str, str], by: User) -> Document:
    """Mend kind, number, day, issuer and title as they stand on the signed copy."""
    held = _hold(document)
    can_correct(by, held).require()
    wanted = {name: value for name, value in clean_facts(facts).items() if value != getattr(held, name)}
    if held.version != version:
        raise Changed(theirs={name: getattr(held, name) for name in FACTS}, mine=dict(facts))
    if not wanted:
        return held
    keys = keys_of(held)
    old = {name: getattr(held, name) for name in wanted}
    for name, value in wanted.items():
        setattr(held, name, value)
    _save(held)
    relink(keys | keys_of(held))
    audit.record(
        Verb.FACTS_CORRECTED,
        on=held,
        by=by,
        old={**old, "version": version},
        new={**wanted, "version": held.version},
    )
    return held


@transaction.atomic
def read_again(*, document: Document, by: User) -> Document:
    """Put a document back into the queue: OCR was installed, or the last try was cut short."""
    held = _hold(document)
    can_read_again(by, held).require()
    if DocumentReading.objects.filter(document=held).exists():
        reading_again.send(sender=Document, document=held, by=by)
    held.state, held.attempts = State.QUEUED, 0
    _save(held)
    audit.record(Verb.READ_AGAIN, on=held, by=by)
    read_document.enqueue(held.pk)
    return held


@transaction.atomic
def keep_document(*, document: Document, by: User) -> Document:
    """Keep a document that gives no work of ours, or that could not be read, so that others can point to it."""
    held = _hold(document)
    can_keep(by, held).require()
    held.state = State.KEPT
    _save(held)
    audit.record(Verb.KEPT, on=held, by=by)
    return held


@transaction.atomic
def withdraw_document(*, document: Document, reason: str, by: User) -> Document:
    """Take a document out of the lists: the wrong file, a draft. Nothing of it is deleted."""
    held = _hold(document)
    can_withdraw(by, held).require()
    if not reason.strip():
        raise ReasonMissing()
    held.state = State.WITHDRAWN
    _save(held)
    relink(keys_of(held))
    audit.record(Verb.WITHDRAWN, on=held, by=by, reason=reason.strip())
    return held


@transaction.atomic
def restore_document(*, document: Document, by: User) -> Document:
    """Take back a document that was withdrawn or kept: as far as it had come."""
    held = _hold(document)
    can_restore(by, held).require()
    if DocumentReading.objects.filter(document=held).exists():
        held.state = State.READ
    elif held.failure:
        held.state = State.FAILED
    else:
        held.state, held.attempts = State.QUEUED, 0
        read_document.enqueue(held.pk)
    _save(held)
    relink(keys_of(held))
    audit.record(Verb.RESTORED, on=held, by=by)
    return held


def _hold(document: Document) -> Document:
    return Document.objects.select_for_update().get(pk=document.pk)


def _save(document: Document) -> None:
    document.version += 1
    document.save()
