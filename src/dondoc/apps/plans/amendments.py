"""An amending document beside the plan it touches: which of its items changes, ends or replaces which old one.

Proposed from what the document says («Sửa đổi điểm a khoản 1 Mục II»), else from equal
paths and like words; a person confirms each, and the confirmation is part of the item's
value (`amends`, `change`), so that it is frozen with all other decisions. What is done to
the tasks themselves is `tasks.amendments`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.plans.amended import AMENDING, amended_plans
from dondoc.apps.plans.amending_words import ADDED, CHANGED, ENDED, REPLACED, Order, find_orders, matches_path
from dondoc.apps.plans.deciding import require_live, require_seen
from dondoc.apps.plans.differences import Difference, differences
from dondoc.apps.plans.editing import add_item, write
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.apps.plans.permissions import can_amend_plan
from dondoc.apps.plans.same_work import Work, likeness, prepare, words_alone
from dondoc.apps.plans.steps import Step, lock_item, snapshot, value_of

ALIKE: Final = 0.72
"""Without a word of the document, items of one path or so like are proposed as the same."""
NEAR: Final = 0.45
"""How like the words must be where the paths are equal."""


@dataclass(frozen=True, slots=True)
class Change:
    """A proposal: `item` of the amending document does `change` to `old`. Without an item: the words alone end it."""

    old: Item
    change: str
    item: Item | None = None
    likeness: float = 0.0
    reason: str = ""
    start: int | None = None  # where the amending document says so
    end: int | None = None

    @property
    def differences(self) -> list[Difference]:
        """Old and new side by side, field by field."""
        return differences(value_of(self.old), value_of(self.item)) if self.item else []


def propose_changes(
    review: Review, plan: Plan, *, live: Sequence[Item] | None = None, before: Sequence[Item] | None = None
) -> list[Change]:
    """What the items of a review do to the items of an older plan; those on which a person decided are left out.

    `live` and `before` are the items of the two where they are at hand already.

    1. What the document orders in words about a place of the old plan.
    2. For items that no word concerns: one path and like words, or very like words.
    """
    live = list(review.items.live().in_document_order()) if live is None else live
    new = [item for item in live if not item.value.get("amends")]
    decided = _amended_by(live)
    old = [one for one in (old_items(plan) if before is None else before) if one.pk not in decided]
    text = review.document.reading.text
    ordered = _ordered(find_orders(text), new, old)
    taken = {change.old.pk for change in ordered} | {change.item.pk for change in ordered if change.item}
    rest = [one for one in old if one.pk not in taken]
    free = [one for one in new if one.pk not in taken and one.state == Item.State.PENDING]
    return sorted([*ordered, *_alike(free, rest)], key=lambda change: (change.old.position, change.old.pk))


def old_items(plan: Plan) -> list[Item]:
    """The items with which a plan was adopted."""
    items = Item.objects.filter(review__document=plan.document_id, state=Item.State.ACCEPTED)
    return list(items.in_document_order())


def unmentioned(review: Review, plan: Plan) -> list[Item]:
    """What a replacing document leaves out: old items that no item of the new one is said to continue."""
    told = _amended_by(review.items.live())
    return [one for one in old_items(plan) if one.pk not in told]


def _amended_by(items: Iterable[Item]) -> set[int]:
    """The old items on which people decided."""
    return {item.value["amends"] for item in items if item.value.get("amends") is not None}


def _ordered(orders: Sequence[Order], new: Sequence[Item], old: Sequence[Item]) -> list[Change]:
    found: list[Change] = []
    for number, order in enumerate(orders):
        if order.change == ADDED:
            continue
        meant = [one for one in old if matches_path(order.path, one.path)]
        if len(meant) != 1 or any(change.old.pk == meant[0].pk for change in found):
            continue
        until = orders[number + 1].start if number + 1 < len(orders) else None
        reason = _("Văn bản ghi rõ chỗ này của kế hoạch cũ (mục %(path)s).") % {"path": order.path}
        item = None if order.change == ENDED else _item_within(new, meant[0], order.start, until)
        if order.change != ENDED and item is None:
            continue
        alike = likeness(_text(item), _text(meant[0])) if item else 0.0
        found.append(Change(meant[0], order.change, item, alike, reason, order.start, order.end))
    return found


def _item_within(new: Sequence[Item], old: Item, start: int, until: int | None) -> Item | None:
    """The item of the same kind that holds the order or stands between it and the next: the new words."""
    inside = [
        one for one in new
        if one.kind == old.kind and one.end > start and (until is None or one.start < until)
    ]  # fmt: skip
    return inside[0] if inside else None


def _alike(new: Sequence[Item], old: Sequence[Item]) -> list[Change]:
    prepared = [(item, prepare(_text(item))) for item in new]
    found, used = [], set[int]()
    pairs = sorted(
        (pair for one in old for pair in _likely_pairs(one, prepared)),
        key=lambda pair: (-pair[0], pair[1].pk, pair[2].pk),
    )
    for score, one, item in pairs:
        if one.pk in used or item.pk in used:
            continue
        used |= {one.pk, item.pk}
        reason = _("Nội dung giống %(share)d%%.") % {"share": round(score * 100)}
        if one.path == item.path:
            reason = _("Cùng vị trí %(path)s, nội dung giống %(share)d%%.") % {
                "path": one.path,
                "share": round(score * 100),
            }
        found.append(Change(one, CHANGED, item, score, reason))
    return found


def _likely_pairs(old: Item, new: Sequence[tuple[Item, Work]]) -> list[tuple[float, Item, Item]]:
    """Amended numbers and days differ by their nature: the words alone are compared."""
    own = words_alone(prepare(_text(old)))
    pairs = []
    for item, work in new:
        if item.kind != old.kind:
            continue
        score = likeness(own, words_alone(work))
        if score >= ALIKE or (item.path == old.path and score >= NEAR):
            pairs.append((score, old, item))
    return pairs


def _text(item: Item) -> str:
    return str(item.value["text"])


class NotAmended(ActionError):
    message = gettext_lazy("Mục này không thuộc kế hoạch mà văn bản sửa đổi hoặc thay thế. Hãy nối hai văn bản trước.")


class OtherKind(ActionError):
    message = gettext_lazy("Mục mới và mục cũ phải cùng loại: nhiệm vụ với nhiệm vụ, chỉ tiêu với chỉ tiêu.")


class EndedTwice(ActionError):
    message = gettext_lazy("Mục cũ này đã có một mục khác của văn bản sửa đổi hoặc bãi bỏ.")


@transaction.atomic
def set_change(*, item: Item, version: int, old: Item, change: str, by: User) -> Item:
    """Say that an item of the amending document changes, replaces or ends an item of the old plan."""
    now = lock_item(item, by=by)
    require_seen(now, version)
    require_live(now)
    _require_amended(now.review, old, by)
    if now.kind != old.kind:
        raise OtherKind
    if old.pk in _amended_by(now.review.items.live().exclude(pk=now.pk)):
        raise EndedTwice
    before = snapshot(now)
    write(now, replace(value_of(now), amends=old.pk, change=change), seen=("lead",) if change == ENDED else ())
    return Step(by).save(now, before, Verb.ITEM_EDITED)


@transaction.atomic
def clear_change(*, item: Item, version: int, by: User) -> Item:
    """The item is new work of its own after all."""
    now = lock_item(item, by=by)
    require_seen(now, version)
    require_live(now)
    before = snapshot(now)
    write(now, replace(value_of(now), amends=None, change=""))
    return Step(by).save(now, before, Verb.ITEM_EDITED)


@transaction.atomic
def end_old_item(*, review: Review, old: Item, start: int, end: int, by: User) -> Item:
    """Say that the words from `start` to `end` of the amending document end an item of the old plan."""
    _require_amended(review, old, by)
    if old.pk in _amended_by(review.items.live()):
        raise EndedTwice
    value = replace(value_of(old), amends=old.pk, change=ENDED)
    return add_item(review=review, kind=old.kind, value=value, start=start, end=end, by=by)


def _require_amended(review: Review, old: Item, by: User) -> None:
    plans = {plan.document_id: plan for plan, _relation in amended_plans(review.document)}
    plan = plans.get(old.review.document_id)
    if plan is None or old.state != Item.State.ACCEPTED:
        raise NotAmended
    can_amend_plan(by, plan, review.document).require()


__all__ = [
    "AMENDING",
    "CHANGED",
    "ENDED",
    "REPLACED",
    "Change",
    "amended_plans",
    "clear_change",
    "differences",
    "end_old_item",
    "old_items",
    "propose_changes",
    "set_change",
    "unmentioned",
]
