"""What an upper document orders, and whether a plan below takes it up.

Likeness of the words proposes; a person confirms, denies, or says that nothing need be
done here. An order counts as taken up once a person has said so; what is merely likely
is listed apart, what nothing below resembles is the list of the untaken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.bodies import without_names
from dondoc.apps.plans.chain import lower_documents
from dondoc.apps.plans.models import Item, Plan, TakeUp
from dondoc.apps.plans.permissions import can_confirm_takeup
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.plans.word_weights import Postings, Rarity

LIKELY: Final = 0.25
"""From here on a lower item probably takes the order up: it holds so much of the order's rarer words.

Tried on the programme and the plans of the fictional province, and on two plans of one
real province: true pairs lie between 0.13 and 0.35, others mostly below 0.12.
"""
LEAST: Final = 0.1
"""What is less alike is not worth showing."""


@dataclass(frozen=True, slots=True)
class Match:
    """A lower item that may take an order up."""

    item: Item
    likeness: float
    state: str = ""  # what a person said of it: TakeUp.State, or nothing yet


@dataclass(frozen=True, slots=True)
class Order:
    """One task or target of the upper document, and what stands below it."""

    item: Item
    matches: tuple[Match, ...]
    state: str  # "taken", "not_needed", "likely" or "untaken"
    reason: str = ""


def find_orders(upper: Document) -> list[Order]:
    """Every order of the upper document with its state, in its order. Whoever calls has checked what may be seen."""
    kinds = (Item.Kind.TASK, Item.Kind.TARGET)
    orders = list(Item.objects.filter(review__document=upper, kind__in=kinds).live().in_document_order())
    lower = _lower_items(upper)
    said = list(TakeUp.objects.filter(upper__in=orders))
    decided = {(one.upper_id, one.lower_id): one for one in said}
    rarity = Rarity([_text(item) for item in (*orders, *lower)])
    postings = Postings(rarity.weighed(_text(item)) for item in lower)
    return [
        _order(order, _near(order, lower, postings.coverage(rarity.weighed(_text(order)))), decided) for order in orders
    ]


def _near(order: Item, lower: Sequence[Item], scores: Mapping[int, float]) -> list[tuple[float, Item]]:
    """Lower items of the same kind, the likest first; all of them, for a person may have chosen an unlike one."""
    near = [(scores.get(number, 0.0), item) for number, item in enumerate(lower) if item.kind == order.kind]
    return sorted(near, key=lambda pair: (-pair[0], pair[1].pk))


def find_untaken(upper: Document) -> list[Order]:
    """Orders that nothing below takes up, as far as can be told: the list for the monitor."""
    return [order for order in find_orders(upper) if order.state == "untaken"]


def _order(item: Item, near: Sequence[tuple[float, Item]], decided: dict[tuple[int, int | None], TakeUp]) -> Order:
    matches: list[Match] = []
    for likeness, other in near:
        said = decided.get((item.pk, other.pk))
        if said or (likeness >= LEAST and len(matches) < 3):
            matches.append(Match(other, round(likeness, 4), said.state if said else ""))
    waived = decided.get((item.pk, None))
    if any(match.state == TakeUp.State.TAKEN for match in matches):
        return Order(item, tuple(matches), "taken")
    if waived:
        return Order(item, tuple(matches), "not_needed", waived.reason)
    likely = any(match.likeness >= LIKELY and not match.state for match in matches)
    return Order(item, tuple(matches), "likely" if likely else "untaken")


def _lower_items(upper: Document) -> list[Item]:
    """The items of all plans in force below."""
    plans = Plan.objects.in_force().filter(document__in=lower_documents(upper))
    items = Item.objects.filter(review__document__in=plans.values("document"), state=Item.State.ACCEPTED)
    return list(items.exclude(kind=Item.Kind.DUTY).select_related("review__document__plan").order_by("pk"))


def _text(item: Item) -> str:
    """The work alone: who does it differs from level to level by its nature."""
    value = value_of(item)
    return without_names(value) if isinstance(value, TaskValue) else value.text


class WrongPair(ActionError):
    message = _("Hai mục này không thuộc cùng một chuỗi văn bản nên không nối được.")


@transaction.atomic
def confirm_takeup(*, upper: Item, lower: Item, by: User) -> TakeUp:
    """This item of a lower plan takes the order up."""
    return _say(upper, lower, TakeUp.State.TAKEN, "", by)


@transaction.atomic
def deny_takeup(*, upper: Item, lower: Item, by: User) -> TakeUp:
    """This item, though alike, is another work."""
    return _say(upper, lower, TakeUp.State.NOT_TAKEN, "", by)


@transaction.atomic
def waive_takeup(*, upper: Item, reason: str, by: User) -> TakeUp:
    """Nothing below need take the order up: it is not for us, or was done before."""
    return _say(upper, None, TakeUp.State.NOT_NEEDED, reason.strip(), by)


@transaction.atomic
def take_back(*, said: TakeUp, by: User) -> None:
    """What was said of an order no longer holds."""
    can_confirm_takeup(by, said.upper.review.document).require()
    audit.record(Verb.TAKEN_UP, on=said.upper, by=by, old={"state": said.state, "lower": said.lower_id})
    said.delete()


def _say(upper: Item, lower: Item | None, state: TakeUp.State, reason: str, by: User) -> TakeUp:
    document = upper.review.document
    can_confirm_takeup(by, document).require()
    if lower is not None and lower.review.document_id not in lower_documents(document):
        raise WrongPair
    said, _is_new = TakeUp.objects.update_or_create(
        upper=upper,
        lower=lower,
        defaults={"state": state, "reason": reason, "decided_by": by, "decided_at": timezone.now()},
    )
    new = {"state": state, "lower": lower.pk if lower else None}
    audit.record(Verb.TAKEN_UP, on=upper, by=by, new=new, reason=reason)
    return said
