"""Writing: the value of an item changed by one or several people at once, and items that the reader missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.bodies import has_question, settle
from dondoc.apps.plans.doubts import after_edit, in_order, of_bodies, total
from dondoc.apps.plans.errors import InvalidValue, ItemChanged, NotAValueOf
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.passages import path_at, quote
from dondoc.apps.plans.steps import Step, lock_item, lock_review, snapshot, value_at, value_of
from dondoc.apps.plans.three_way import changed_fields, merge_values
from dondoc.apps.plans.validation import validate
from dondoc.apps.plans.values import Value, kind_of, value_of_kind


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved. `theirs` names the fields that somebody else had changed meanwhile and that were kept."""

    item: Item
    theirs: tuple[str, ...] = ()


@transaction.atomic
def edit_item(*, item: Item, version: int, value: Value, by: User, accept: bool = False) -> Saved:
    """Save what a person wrote on the item as it was at `version`; `accept` accepts it in the same step.

    1. What others changed since then stays, where this person left it alone.
    2. Where both changed the same, nothing is saved: `ItemChanged` carries both.
    3. A value with faults is not saved: `InvalidValue` carries them.
    """
    now = lock_item(item, by=by)
    if kind_of(value) != now.kind:
        raise NotAValueOf
    value, theirs = _joined(now, version, settle(value))
    if faults := validate(value):
        raise InvalidValue(faults)
    before, changed = snapshot(now), changed_fields(value_of(now), value)
    accepts = accept and now.state != Item.State.ACCEPTED
    if not changed and not accepts:
        return Saved(now, theirs)
    write(now, value)
    now.state = Item.State.ACCEPTED if accept else now.state
    Step(by).save(now, before, Verb.ITEM_EDITED if changed else Verb.ITEM_ACCEPTED)
    return Saved(now, theirs)


def _joined(now: Item, version: int, mine: Value) -> tuple[Value, tuple[str, ...]]:
    theirs = value_of(now)
    live = now.state in (Item.State.PENDING, Item.State.ACCEPTED)
    if live and now.version == version:
        return mine, ()
    base = value_at(now, version)
    merge = merge_values(base, mine, theirs)
    if merge.conflicts or not live:
        raise ItemChanged(
            base=base,
            theirs=theirs,
            mine=mine,
            merged=merge.value,
            conflicts=merge.conflicts,
            version=now.version,
            state=now.state,
        )
    return settle(merge.value), merge.taken


def write(item: Item, value: Value, *, seen: Iterable[str] = ()) -> None:
    """Put a value into an item; doubts about the fields that changed (or were `seen`) are settled. Saves nothing."""
    changed = (*changed_fields(value_of(item), value), *seen)
    item.value = value.to_json()
    item.doubts = after_edit(item.doubts, value, changed)
    item.doubt = total(item.doubts)


@transaction.atomic
def add_item(*, review: Review, kind: str, value: Value | None = None, start: int, end: int, by: User) -> Item:
    """Add what the reader missed: a stretch of the text that a person marked. Without a value, its words are it.

    It comes accepted, since a person has written it; a question left open (who leads) keeps it pending.
    """
    held = lock_review(review.pk, by=by)
    reading = held.document.reading
    start, end = max(0, min(start, end)), min(len(reading.text), max(start, end))
    value = settle(value or value_of_kind(kind, quote(reading.text, start, end)))
    if kind_of(value) != kind:
        raise NotAValueOf
    if faults := validate(value):
        raise InvalidValue(faults)
    doubts = in_order(of_bodies(value))
    item = Item.objects.create(
        review=held,
        kind=kind,
        position=start,
        path=path_at(reading.data, start),
        start=start,
        end=end,
        read=None,
        value=value.to_json(),
        doubts=doubts,
        doubt=total(doubts),
        state=Item.State.PENDING if has_question(value) else Item.State.ACCEPTED,
        decided_by=by,
        decided_at=timezone.now(),
    )
    Step(by).created([item], Verb.ITEM_ADDED)
    return item


def with_text(value: Value, text: str) -> Value:
    """The value with other words."""
    return replace(value, text=text)
