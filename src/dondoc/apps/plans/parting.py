"""Splitting an item that holds several things, and merging two that are one. No word is lost in either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.bodies import settle
from dondoc.apps.plans.deciding import require_live, require_seen
from dondoc.apps.plans.doubts import Doubt, after_edit, in_order, total
from dondoc.apps.plans.editing import with_text, write
from dondoc.apps.plans.errors import CannotMerge, TextLost
from dondoc.apps.plans.models import Item
from dondoc.apps.plans.steps import Step, lock_item, snapshot, value_of
from dondoc.apps.plans.values import DutyValue, NamedBody, TargetValue, TaskValue, Value

_END_OF_PART = re.compile(r"(?<=[;.])\s+(?=\S)")
_WORD = re.compile(r"\S+")


@transaction.atomic
def split_item(*, item: Item, version: int, parts: Sequence[str], by: User) -> list[Item]:
    """Make several items of one: each takes its words, and bodies, deadline and product of the whole.

    The parts together hold exactly the words of the whole; wording is mended afterwards, part by part.
    """
    now = lock_item(item, by=by)
    require_seen(now, version)
    require_live(now)
    texts = [" ".join(part.split()) for part in parts if part.strip()]
    whole = value_of(now)
    require_all_words(whole.text, texts)
    step, before = Step(by), snapshot(now)
    made = Item.objects.bulk_create(_parts_of(now, whole, texts))
    now.state = Item.State.SPLIT
    step.save(now, before, Verb.ITEM_SPLIT)
    step.created(made, Verb.ITEM_ADDED)
    return made


def require_all_words(whole: str, parts: Sequence[str]) -> None:
    """The parts hold the words of the whole, in order, and nothing else; there are at least two."""
    wanted, there = whole.split(), " ".join(parts).split()
    if wanted == there and len(parts) > 1:
        return
    pairs = enumerate(zip(wanted, there, strict=False))
    at = next((number for number, (one, other) in pairs if one != other), min(len(wanted), len(there)))
    raise TextLost(at=" ".join((wanted[at:] or there[at:] or wanted)[:8]))


def suggest_parts(text: str) -> list[str]:
    """Where an item may be split: after a semicolon or a full stop. One part alone means: nowhere.

    >>> suggest_parts("Rà soát quy định; xây dựng quy chế mới. Tổ chức thực hiện.")
    ['Rà soát quy định;', 'xây dựng quy chế mới.', 'Tổ chức thực hiện.']
    """
    cuts = [0, *(match.end() for match in _END_OF_PART.finditer(text)), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [part for part in parts if part]


def _parts_of(item: Item, whole: Value, texts: Sequence[str]) -> list[Item]:
    spans = part_spans(item.review.document.reading.text, item.start, item.end, texts)
    made = []
    for text, (start, end) in zip(texts, spans, strict=True):
        value = with_text(whole, text)
        doubts = after_edit(item.doubts, value, ("text",))
        made.append(
            Item(
                review=item.review,
                kind=item.kind,
                position=start,
                path=item.path,
                start=start,
                end=end,
                read=item.read,
                value=value.to_json(),
                doubts=doubts,
                doubt=total(doubts),
                split_from=item,
            )
        )
    return made


def part_spans(text: str, start: int, end: int, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Where each part stands within the stretch; the whole stretch for a part whose words were changed since."""
    spans: list[tuple[int, int]] = []
    at = start
    for part in parts:
        found = _find_words(text, at, end, part.split())
        spans.append(found or (start, end))
        at = found[1] if found else at
    return spans


def _find_words(text: str, start: int, end: int, words: Sequence[str]) -> tuple[int, int] | None:
    """The first place where these words stand in a row, whatever the space (and list marks) between."""
    there = [(match.start() + start, match.end() + start, match[0]) for match in _WORD.finditer(text[start:end])]
    for first in range(len(there) - len(words) + 1):
        if all(there[first + number][2] == word for number, word in enumerate(words)):
            return there[first][0], there[first + len(words) - 1][1]
    return None


@transaction.atomic
def merge_items(*, item: Item, into: Item, version: int, by: User, into_version: int | None = None) -> Item:
    """Let one item go into another of its kind: words, bodies and products of both. Returns the other.

    Two different deadlines cannot both hold: that of `into` stays, and the item asks for a decision.
    """
    gone = lock_item(item, by=by)
    kept = gone.review.items.filter(pk=into.pk).first()
    if kept is None or kept.pk == gone.pk or kept.kind != gone.kind:
        raise CannotMerge
    kept.review = gone.review
    require_seen(gone, version)
    require_seen(kept, kept.version if into_version is None else into_version)
    require_live(gone)
    require_live(kept)
    step, gone_before, kept_before = Step(by), snapshot(gone), snapshot(kept)
    _write_both(kept, gone)
    gone.state, gone.merged_into = Item.State.MERGED, kept
    step.save_all([(gone, gone_before), (kept, kept_before)], Verb.ITEM_MERGED)
    return kept


def _write_both(kept: Item, gone: Item) -> None:
    first, second = sorted((kept, gone), key=lambda one: (one.position, one.pk))
    value, asks = merged_value(value_of(kept), value_of(gone), kept_first=first is kept)
    write(kept, value, seen=("text",))
    if asks:
        kept.doubts = in_order([*kept.doubts, asks])
        kept.doubt = total(kept.doubts)
        kept.state = Item.State.PENDING
    if not _between(first, second):
        kept.start, kept.end = first.start, max(first.end, second.end)


def _between(first: Item, second: Item) -> bool:
    """Whether something else stands between the two: then one stretch of text cannot show both."""
    others = Item.objects.filter(review_id=first.review_id, position__gt=first.position, position__lt=second.position)
    return others.live().exclude(pk__in=(first.pk, second.pk)).exists()


def merged_value(kept: Value, gone: Value, *, kept_first: bool = True) -> tuple[Value, Doubt | None]:
    """The value that holds both, and the question that is left where they contradict each other."""
    text = joined_text(*((kept.text, gone.text) if kept_first else (gone.text, kept.text)))
    if isinstance(kept, TaskValue) and isinstance(gone, TaskValue):
        return _merged_task(kept, gone, text)
    if isinstance(kept, DutyValue) and isinstance(gone, DutyValue):
        dates = tuple(dict.fromkeys((*kept.dates, *gone.dates)))
        who, ad_hoc = _united(kept.who, gone.who), kept.ad_hoc or gone.ad_hoc
        return replace(kept, text=text, who=who, dates=dates, ad_hoc=ad_hoc), None
    if isinstance(kept, TargetValue) and isinstance(gone, TargetValue) and not kept.low:
        return replace(gone, text=text), None
    return with_text(kept, text), None


def joined_text(first: str, second: str) -> str:
    """Both texts; one alone where it holds the other.

    >>> joined_text("Xây dựng kế hoạch năm 2026.", "Xây dựng kế hoạch")
    'Xây dựng kế hoạch năm 2026.'
    """
    words, others = f" {' '.join(first.split())} ", f" {' '.join(second.split())} "
    if others in words:
        return first
    return second if words in others else f"{first} {second}"


def _merged_task(kept: TaskValue, gone: TaskValue, text: str) -> tuple[TaskValue, Doubt | None]:
    leads = _united(kept.lead, gone.lead)
    value = replace(
        kept,
        text=text,
        lead=leads,
        coordinate=_united(kept.coordinate, gone.coordinate),
        follow=_united(kept.follow, gone.follow),
        merged=_united(kept.merged, gone.merged),
        common=kept.common and not leads,
        product=_listed(kept.product, gone.product),
        authority=kept.authority or gone.authority,
        person=kept.person or gone.person,
    )
    if kept.deadline_type == "none":
        return settle(_with_deadline(value, gone)), None
    if gone.deadline_type == "none" or (gone.deadline_type, gone.due) == (kept.deadline_type, kept.due):
        return settle(value), None
    asks = {"field": "deadline", "code": "merged-deadlines", "score": 0.6, "source": "merge"}
    return settle(value), {**asks, "text": gone.deadline_text or gone.due or gone.condition}


def _with_deadline(value: TaskValue, other: TaskValue) -> TaskValue:
    return replace(
        value,
        deadline_type=other.deadline_type,
        due=other.due,
        starts=other.starts,
        recurrence=other.recurrence,
        recurrence_due=other.recurrence_due,
        dates=other.dates,
        condition=other.condition,
        deadline_text=other.deadline_text,
    )


def _united(bodies: Sequence[NamedBody], others: Sequence[NamedBody]) -> tuple[NamedBody, ...]:
    """Both lists in order, a name written twice only once."""
    named = {body.written.casefold() for body in bodies}
    return (*bodies, *(body for body in others if body.written.casefold() not in named))


def _listed(first: str, second: str) -> str:
    if not second or second in first:
        return first
    return second if not first or first in second else f"{first}; {second}"
