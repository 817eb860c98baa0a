"""The document's own facts, mended at review: number and day as on the signed copy, issuer, title."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.core.today import today as current_day
from dondoc.apps.documents.actions import correct_facts
from dondoc.apps.documents.facts import FACTS, clean_facts
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.bodies import resolve_value
from dondoc.apps.plans.doubts import in_order, of_bodies, total
from dondoc.apps.plans.models import Review
from dondoc.apps.plans.register import register_for
from dondoc.apps.plans.steps import Step, lock_review, snapshot, value_of

_PLACES: Final = frozenset({"issued_on", "issuer"})


@transaction.atomic
def correct_document(
    *, review: Review, version: int, facts: Mapping[str, str], by: User, today: date | None = None
) -> Document:
    """Mend facts of the document as seen at `version` (Document.version); others' changes to other facts stay.

    Another day of issue or another issuer makes the register be asked anew for every body on which no person decided.
    """
    held = lock_review(review.pk, by=by)
    document = held.document
    wanted = {name: text for name, text in clean_facts(facts).items() if text != getattr(document, name)}
    if taken := _changed_since(document, version) & wanted.keys():
        raise Changed(theirs={name: getattr(document, name) for name in taken}, mine=dict(facts))
    if not wanted:
        return document
    held.document = correct_facts(document=document, version=document.version, facts=wanted, by=by)
    if _PLACES & wanted.keys():
        _look_up_again(held, by=by, today=today or current_day())
    return held.document


def _changed_since(document: Document, version: int) -> set[str]:
    """The facts that somebody else mended after the person had seen the document."""
    if version >= document.version:
        return set()
    later = Event.objects.on(document).filter(verb=Verb.FACTS_CORRECTED)
    return {name for event in later if event.old.get("version", 0) >= version for name in event.old if name in FACTS}


@transaction.atomic
def look_up_again(*, review: Review, by: User, today: date | None = None) -> int:
    """Ask the register anew for all bodies on which no person decided: one was added, or a fact was learnt.

    Returns how many items changed.
    """
    return _look_up_again(lock_review(review.pk, by=by), by=by, today=today or current_day())


def _look_up_again(review: Review, *, by: User, today: date) -> int:
    resolver = register_for(review.document, today)
    changed = []
    for item in review.items.live().in_document_order():
        old = value_of(item)
        new = resolve_value(old, resolver)
        if new == old:
            continue
        before = snapshot(item)
        item.value = new.to_json()
        item.doubts = in_order([one for one in item.doubts if one["source"] != "body"] + of_bodies(new))
        item.doubt = total(item.doubts)
        changed.append((item, before))
    if changed:
        Step(by).save_all(changed, Verb.ITEM_EDITED, reason=_("Tra lại danh mục cơ quan theo ngày và nơi ban hành."))
    return len(changed)
