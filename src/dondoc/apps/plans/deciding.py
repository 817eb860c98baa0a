"""Accepting, rejecting and taking back items; the sure ones all at once; undoing the last step."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.bodies import has_question
from dondoc.apps.plans.doubts import SURE_BELOW
from dondoc.apps.plans.errors import ChangedSince, InvalidValue, ItemChanged, NoReason, NothingToUndo, NotLive
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.steps import KEPT, Before, Step, lock_item, lock_review, snapshot, value_at, value_of
from dondoc.apps.plans.validation import validate

_S = Item.State
LOOK_BACK = 2000
"""How many changes of items back a step to undo is looked for."""


@transaction.atomic
def accept_item(*, item: Item, version: int, by: User) -> Item:
    """Take an item as it was seen. Accepting twice is no fault; accepting unseen words is."""
    now = lock_item(item, by=by)
    if now.state == _S.ACCEPTED and now.version == version:
        return now
    require_seen(now, version)
    require_live(now)
    if faults := validate(value_of(now)):
        raise InvalidValue(faults)
    if now.state == _S.ACCEPTED:
        return now
    before = snapshot(now)
    now.state = _S.ACCEPTED
    return Step(by).save(now, before, Verb.ITEM_ACCEPTED)


@transaction.atomic
def reject_item(*, item: Item, version: int, reason: str, by: User) -> Item:
    """Leave an item out, with the reason. It stays on record and can be taken back."""
    if not reason.strip():
        raise NoReason
    now = lock_item(item, by=by)
    if now.state == _S.REJECTED:
        return now
    require_seen(now, version)
    require_live(now)
    before = snapshot(now)
    now.state = _S.REJECTED
    return Step(by).save(now, before, Verb.ITEM_REJECTED, reason=reason.strip())


@transaction.atomic
def restore_item(*, item: Item, version: int, by: User) -> Item:
    """Take an item back: a rejected or merged one stands alone again, the parts of a split one go back into it.

    What a merge put into the other item stays there until somebody edits it: only `undo_last` takes it out.
    """
    now = lock_item(item, by=by)
    if now.state in (_S.PENDING, _S.ACCEPTED):
        return now
    require_seen(now, version)
    step = Step(by)
    if now.state == _S.SPLIT:
        parts = list(Item.objects.filter(split_from=now).live())
        step.save_all([_into(part, now) for part in parts], Verb.ITEM_MERGED)
    before = snapshot(now)
    now.state, now.merged_into = _S.PENDING, None
    return step.save(now, before, Verb.ITEM_RESTORED)


def _into(part: Item, whole: Item) -> tuple[Item, Before]:
    before = snapshot(part)
    part.state, part.merged_into = _S.MERGED, whole
    return part, before


@transaction.atomic
def accept_sure(*, review: Review, by: User) -> int:
    """Accept every open item of which there is hardly a doubt and no question; returns how many."""
    held = lock_review(review.pk, by=by)
    pending = held.items.filter(state=_S.PENDING, doubt__lt=SURE_BELOW).in_document_order()
    sure: list[tuple[Item, Before]] = []
    for item in pending:
        if is_sure(item):
            sure.append((item, snapshot(item)))
            item.state = _S.ACCEPTED
    if sure:
        Step(by).save_all(sure, Verb.ITEM_ACCEPTED)
    return len(sure)


def is_sure(item: Item) -> bool:
    """Whether an item can be accepted unseen: little doubt, nothing to ask, nothing wrong."""
    value = value_of(item)
    return item.doubt < SURE_BELOW and not has_question(value) and not validate(value)


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo brought back."""

    verb: str
    items: tuple[Item, ...]


@transaction.atomic
def undo_last(*, review: Review, by: User) -> Undone:
    """Undo this person's last step in this review, unless somebody has built upon it."""
    held = lock_review(review.pk, by=by)
    events = last_step(held, by)
    if not events:
        raise NothingToUndo
    items = {item.pk: item for item in held.items.filter(pk__in=[event.object_id for event in events])}
    if any(items[event.object_id].version != event.new["version"] for event in events):
        raise ChangedSince
    back = [_as_before(items[event.object_id], event) for event in events]
    Step(by, undoes=events[0].new["step"]).save_all(back, Verb.ITEM_UNDONE)
    return Undone(events[0].verb, tuple(item for item, _ in back))


def last_step(review: Review, by: User) -> list[Event]:
    """The events of the last step of this person that is not undone yet."""
    mine = Event.objects.filter(
        kind=Item._meta.label_lower, by=by, object_id__in=review.items.order_by().values("pk")
    ).order_by("-pk")
    undone: set[str] = set()
    for signed in mine.values_list("new", flat=True)[:LOOK_BACK]:
        undone.add(signed.get("undoes", ""))
        key = signed.get("step", "")
        if key and "undoes" not in signed and key not in undone:
            return list(mine.filter(new__step=key))
    return []


def _as_before(item: Item, event: Event) -> tuple[Item, Before]:
    """The item as the event found it; one that came to be by it goes back into the item it was split from, or out."""
    before = snapshot(item)
    if event.old:
        for name in KEPT:
            if name in event.old:
                setattr(item, name, event.old[name])
    elif item.split_from_id is not None:
        item.state, item.merged_into_id = _S.MERGED, item.split_from_id
    else:
        item.state = _S.REJECTED
    return item, before


def require_live(item: Item) -> None:
    """Refuse items that were rejected, split or merged away."""
    if item.state not in (_S.PENDING, _S.ACCEPTED):
        raise NotLive


def require_seen(item: Item, version: int) -> None:
    """Refuse a decision on words that the person has not seen. A mere change of state since then does not matter."""
    if item.version == version:
        return
    seen, now = value_at(item, version), value_of(item)
    if seen != now or item.state not in (_S.PENDING, _S.ACCEPTED):
        raise ItemChanged(base=seen, theirs=now, version=item.version, state=item.state)
