"""Review as a careful person does it: the sure items at once, the doubtful ones one by one, each question answered."""

from __future__ import annotations

from datetime import date

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on
from dondoc.apps.plans.actions import accept_item, accept_sure, give_lead, let_each_lead, mark_common
from dondoc.apps.plans.bodies import has_many_leads, lacks_lead
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.proposals import propose_leads
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import TaskValue


def decide_all(review: Review, *, by: User, day: date) -> None:
    """Leave no question open, so that the document can be adopted."""
    accept_sure(review=review, by=by)
    for item in review.items.filter(state=Item.State.PENDING).in_document_order():
        answered = _answer(item, by, day)
        accept_item(item=answered, version=answered.version, by=by)


def decide_some(review: Review, *, by: User, share: float) -> None:
    """Begin: this share of the doubtful items is decided, the rest waits for somebody at the screen."""
    waiting = list(review.items.filter(state=Item.State.PENDING).in_document_order())
    for item in waiting[: int(len(waiting) * share)]:
        accept_item(item=item, version=item.version, by=by)


def _answer(item: Item, by: User, day: date) -> Item:
    value = value_of(item)
    if not isinstance(value, TaskValue):
        return item
    if has_many_leads(value):
        return let_each_lead(item=item, version=item.version, by=by)
    return _find_lead(item, by, day) if lacks_lead(value) else item


def _find_lead(item: Item, by: User, day: date) -> Item:
    """The first body that the system proposes, with its reason; nobody, where it has no proposal."""
    proposals = propose_leads(item.review, [item]).get(item.pk, ())
    if not proposals:
        return mark_common(item=item, version=item.version, by=by)
    body = Body.objects.get(pk=proposals[0].body_id)
    (given,) = give_lead(
        items=[(item, item.version)],
        body=body,
        name=name_on(body, day),
        by=by,
        proposed=True,
        reason=proposals[0].reason,
    )
    return given
