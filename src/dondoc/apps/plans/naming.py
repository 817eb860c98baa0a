"""Who does it: what a reviewer answers about bodies. Each is one key at review, and one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.plans.bodies import decided_body, settle
from dondoc.apps.plans.deciding import require_live, require_seen
from dondoc.apps.plans.editing import write
from dondoc.apps.plans.errors import NotAValueOf
from dondoc.apps.plans.models import Item
from dondoc.apps.plans.steps import Step, lock_item, lock_review, snapshot, value_of
from dondoc.apps.plans.values import BodyField, NamedBody, TaskValue, Value


class NotNamed(ActionError):
    message = _("Mục này không nêu cơ quan «%(written)s». Có thể người khác vừa sửa; hãy tải lại trang.")


@transaction.atomic
def decide_body(
    *, item: Item, version: int, written: str, body: Body, by: User, everywhere: bool = False
) -> list[Item]:
    """Say which body a name means; `everywhere` answers the same open question in all items of the review.

    Returns the items that changed, the one asked about first.
    """
    now = lock_item(item, by=by)
    require_seen(now, version)
    require_live(now)
    if written not in _names(value_of(now)):
        raise NotNamed(written=written)
    others = now.review.items.live().exclude(pk=now.pk).in_document_order() if everywhere else ()
    step = Step(by)
    changed = [(now, snapshot(now))] + [(other, snapshot(other)) for other in others if _asks(other, written)]
    for one, _before in changed:
        write(one, with_body(value_of(one), written, body.pk))
    step.save_all(changed, Verb.ITEM_EDITED)
    return [one for one, _before in changed]


@dataclass(frozen=True, slots=True)
class GivenLead:
    """A body that is to lead a task, as it was seen. `name` is what the body is called today."""

    item: Item
    version: int
    body: Body
    name: str
    reason: str = ""


def give_lead(
    *, items: Iterable[tuple[Item, int]], body: Body, name: str, by: User, proposed: bool = False, reason: str = ""
) -> list[Item]:
    """Let one body lead tasks that name nobody: one, or several at once (each with the version seen).

    `proposed` says that a person took the system's proposal, `reason` why.
    """
    given = [GivenLead(item, version, body, name, reason) for item, version in items]
    return give_leads(given=given, by=by, proposed=proposed)


@transaction.atomic
def give_leads(*, given: Sequence[GivenLead], by: User, proposed: bool = False) -> list[Item]:
    """The same with a body for each: the proposals that a person has gone through, taken in one step."""
    if not given:
        return []
    review = lock_review(given[0].item.review_id, by=by)
    fresh = {one.pk: one for one in review.items.filter(pk__in=[one.item.pk for one in given])}
    changed = []
    for one in given:
        now = fresh[one.item.pk]
        require_seen(now, one.version)
        require_live(now)
        before = snapshot(now)
        lead = NamedBody(
            one.name,
            body_id=one.body.pk,
            decided=True,
            note=one.reason,
            then_id=one.body.pk,
            how="proposal" if proposed else "person",
        )
        write(now, settle(replace(_task(now), lead=(lead,), common=False, each=False)), seen=("lead",))
        changed.append((now, before))
    reasons = {one.reason for one in given}
    Step(by).save_all(changed, Verb.ITEM_EDITED, reason=reasons.pop() if len(reasons) == 1 else "")
    return [now for now, _before in changed]


def choose_lead(*, item: Item, version: int, written: str, by: User) -> Item:
    """Of several leads this one answers; the others coordinate."""

    def chosen(value: TaskValue) -> TaskValue:
        first = [body for body in value.lead if body.written == written]
        if not first:
            raise NotNamed(written=written)
        rest = tuple(body for body in value.lead if body.written != written)
        return replace(value, lead=tuple(first[:1]), coordinate=(*rest, *value.coordinate), each=False)

    return _change_task(item, version, chosen, by)


def let_each_lead(*, item: Item, version: int, by: User) -> Item:
    """Each of several leads answers for its own part, as the members of a group do."""
    return _change_task(item, version, lambda value: replace(value, each=True), by)


def mark_common(*, item: Item, version: int, by: User) -> Item:
    """Nobody leads: the body that monitors the plan keeps an eye on it («theo dõi chung»)."""
    return _change_task(item, version, lambda value: replace(value, lead=(), common=True, each=False), by)


@transaction.atomic
def _change_task(item: Item, version: int, change: Callable[[TaskValue], TaskValue], by: User) -> Item:
    now = lock_item(item, by=by)
    require_seen(now, version)
    require_live(now)
    before = snapshot(now)
    write(now, settle(change(_task(now))), seen=("lead",))
    return Step(by).save(now, before, Verb.ITEM_EDITED)


def with_body(value: Value, written: str, body_id: int) -> Value:
    """The value with one name decided wherever it stands in it."""

    def decided(name: BodyField) -> tuple[NamedBody, ...]:
        bodies: tuple[NamedBody, ...] = getattr(value, name)
        return tuple(decided_body(body, body_id) if body.written == written else body for body in bodies)

    return settle(replace(value, **{name: decided(name) for name in value.BODIES}))  # type: ignore[arg-type]


def _task(item: Item) -> TaskValue:
    value = value_of(item)
    if not isinstance(value, TaskValue):
        raise NotAValueOf
    return value


def _names(value: Value) -> set[str]:
    return {body.written for name in value.BODIES for body in getattr(value, name)}


def _asks(item: Item, written: str) -> bool:
    value = value_of(item)
    return any(body.written == written and body.is_question for name in value.BODIES for body in getattr(value, name))
