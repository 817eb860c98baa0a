"""The document's own facts, mended at review: number and day as on the signed copy, issuer, title."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.core.today import today as current_day
from dondoc.apps.documents.citations import keys_of, relink
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.bodies import resolve_value
from dondoc.apps.plans.days import find_fault
from dondoc.apps.plans.doubts import in_order, of_bodies, total
from dondoc.apps.plans.errors import InvalidValue
from dondoc.apps.plans.models import Review
from dondoc.apps.plans.register import register_for
from dondoc.apps.plans.steps import Step, lock_review, snapshot, value_of

FACTS: Final = ("kind", "number", "issuer", "issued_on", "title")
_LIMITS = {"kind": 60, "number": 60, "issuer": 250}


@transaction.atomic
def correct_document(
    *, review: Review, version: int, facts: Mapping[str, str], by: User, today: date | None = None
) -> Document:
    """Change facts of the document as seen at `version` (Document.version); others' changes to other facts stay.

    Another day of issue or another issuer makes the register be asked anew for every body on which no person decided.
    """
    held = lock_review(review.pk, by=by)
    document = held.document
    wanted = {
        name: facts[name].strip() for name in FACTS if name in facts and facts[name].strip() != _now(document, name)
    }
    if faults := validate_facts(wanted):
        raise InvalidValue(faults)
    if taken := _changed_since(document, version) & wanted.keys():
        raise Changed(theirs={name: _now(document, name) for name in taken}, mine=dict(wanted))
    if not wanted:
        return document
    old = {name: _now(document, name) for name in wanted} | {"version": document.version}
    keys = {document.number_key}
    for name, text in wanted.items():
        setattr(document, name, text)
    document.version += 1
    document.save()
    relink(keys | keys_of(document))
    signed = {"version": document.version, "review": held.pk}
    audit.record(
        Verb.FACTS_CORRECTED, on=document, by=by, old={**old, "version": document.version - 1}, new=wanted | signed
    )
    if {"issued_on", "issuer"} & wanted.keys():
        look_up_again(held, by=by, today=today or current_day())
    return document


def validate_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """Faults of the facts by name; a reduced day («2024-09») is no fault here, though adoption needs a full one."""
    faults = {
        name: _("Dài quá %(limit)d chữ; hãy rút gọn.") % {"limit": limit}
        for name, limit in _LIMITS.items()
        if len(facts.get(name, "")) > limit
    }
    if facts.get("issued_on") and (fault := find_fault(facts["issued_on"], reduced=True)):
        faults["issued_on"] = fault
    return faults


def _now(document: Document, name: str) -> str:
    return str(getattr(document, name))


def _changed_since(document: Document, version: int) -> set[str]:
    if version >= document.version:
        return set()
    later = Event.objects.on(document).filter(verb=Verb.FACTS_CORRECTED)
    return {name for event in later if event.old.get("version", 0) >= version for name in event.old if name in FACTS}


def look_up_again(review: Review, *, by: User, today: date) -> int:
    """Ask the register anew for all bodies on which no person decided; returns how many items changed."""
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
