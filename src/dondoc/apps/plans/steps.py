"""One step of a review: the items it touched, as they were and as they are, kept as events so that it can be undone.

A step has a key; every event of it carries the key, the review and the versions before
and after. `value_at` reads from the same events what a person saw when they began to
write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.errors import ReviewClosed
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.permissions import can_review
from dondoc.apps.plans.values import Value, value_from_json

KEPT: Final = ("state", "value", "start", "end", "doubts", "doubt", "merged_into_id", "split_from_id")
Before = dict[str, Any]


def lock_review(review_id: int, *, by: User) -> Review:
    """The review with its document, held until the transaction ends: adoption and other reviewers wait.

    Refuses whoever may not review; a closed review refuses everybody.
    """
    locked = Review.objects.select_for_update().get(pk=review_id)
    review = Review.objects.select_related("document").get(pk=locked.pk)
    if review.state != Review.State.OPEN:
        raise ReviewClosed
    can_review(by, review.document).require()
    return review


def lock_item(item: Item, *, by: User) -> Item:
    """The item as it stands now, its review held."""
    review = lock_review(item.review_id, by=by)
    fresh = review.items.get(pk=item.pk)
    fresh.review = review
    return fresh


@dataclass(slots=True)
class Step:
    """What one person does at once; `save` keeps an item and notes what changed in it."""

    by: User
    undoes: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)

    def save(self, item: Item, before: Before, verb: Verb, *, reason: str = "") -> Item:
        """Save one item with its event."""
        self.save_all([(item, before)], verb, reason=reason)
        return item

    def save_all(self, items: Iterable[tuple[Item, Before]], verb: Verb, *, reason: str = "") -> None:
        """The same for many, in two queries."""
        now, changed, events = timezone.now(), [], []
        for item, before in items:
            item.decided_by, item.decided_at = self.by, now
            old, new = self._difference(item, before)
            changed.append(item)
            events.append(audit.build(verb, on=item, by=self.by, old=old, new=new, reason=reason, at=now))
        Item.objects.bulk_update(changed, [*KEPT, "version", "decided_by", "decided_at"], batch_size=200)
        Event.objects.bulk_create(events, batch_size=200)

    def created(self, items: Iterable[Item], verb: Verb, *, reason: str = "") -> None:
        """Note items that came to be by this step."""
        Event.objects.bulk_create(
            audit.build(verb, on=item, by=self.by, old={}, new=self._signed(snapshot(item), item), reason=reason)
            for item in items
        )

    def _difference(self, item: Item, before: Before) -> tuple[dict[str, Any], dict[str, Any]]:
        now = snapshot(item)
        names = [name for name in KEPT if now[name] != before[name]]
        old = {name: before[name] for name in names} | {"version": item.version}
        item.version += 1
        return old, self._signed({name: now[name] for name in names}, item)

    def _signed(self, new: dict[str, Any], item: Item) -> dict[str, Any]:
        signed = {**new, "version": item.version, "step": self.key, "review": item.review_id}
        return {**signed, "undoes": self.undoes} if self.undoes else signed


def snapshot(item: Item) -> Before:
    """What a step may change, as it stands."""
    return {name: getattr(item, name) for name in KEPT}


def value_of(item: Item) -> Value:
    """The value of an item."""
    return value_from_json(item.kind, item.value)


def value_at(item: Item, version: int) -> Value:
    """The value that the item had at an earlier version: what a person saw who began to write then."""
    if version >= item.version:
        return value_of(item)
    later = (
        event.old["value"]
        for event in Event.objects.on(item).order_by("pk")
        if event.old.get("version", 0) >= version and "value" in event.old
    )
    return value_from_json(item.kind, next(later, item.value))
