"""A document was read: its findings become the items of a review, the doubtful ones to be seen first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction

from dondoc.apps.core.today import today as current_day
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.bodies import NameResolver, resolve_value
from dondoc.apps.plans.doubts import find_doubts, total, warnings_by_item
from dondoc.apps.plans.errors import ReviewBegun
from dondoc.apps.plans.from_reading import build_value
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.register import register_for

Json = Mapping[str, Any]
KEYS: Final = (("task", "tasks"), ("target", "targets"), ("duty", "reporting"))


@transaction.atomic
def open_review(*, document: Document, today: date | None = None) -> Review:
    """The review of a document, with its items. Opening twice gives the same review."""
    review, is_new = Review.objects.get_or_create(document=document)
    if is_new:
        data = document.reading.data
        Item.objects.bulk_create(build_items(review, data, register_for(document, today or current_day())))
    return review


@transaction.atomic
def forget_untouched(document: Document) -> None:
    """The document is to be read again: a review that nobody has worked on goes; any decision keeps it."""
    review = Review.objects.select_for_update().filter(document=document).first()
    if review is None:
        return
    if review.state != Review.State.OPEN or review.items.filter(version__gt=1).exists() or _has_added(review):
        raise ReviewBegun
    review.delete()


def _has_added(review: Review) -> bool:
    return review.items.filter(read__isnull=True).exists()


def build_items(review: Review, data: Json, resolver: NameResolver) -> list[Item]:
    """The items of a reading, in the order of the document."""
    found = findings(data)
    given, _loose = warnings_by_item(data.get("warnings") or (), [place_of(one) for _kind, one in found])
    items = []
    for (kind, one), warnings in zip(found, given, strict=True):
        value = resolve_value(build_value(kind, one), resolver)
        doubts = find_doubts(one, value, warnings)
        path, start, end = place_of(one)
        items.append(
            Item(
                review=review,
                kind=kind,
                position=start,
                path=path[:120],
                start=start,
                end=end,
                read=dict(one),
                value=value.to_json(),
                doubts=doubts,
                doubt=total(doubts),
            )
        )
    return items


def findings(data: Json) -> list[tuple[str, Json]]:
    """All findings of a reading with their kind, by place."""
    found = [(kind, one) for kind, key in KEYS for one in data.get(key) or ()]
    return sorted(found, key=lambda pair: tuple(pair[1]["span"]))


def place_of(found: Json) -> tuple[str, int, int]:
    start, end = found["span"]
    return found.get("path") or "", start, end


def loose_warnings(review: Review) -> list[Json]:
    """Warnings that concern the document as a whole: a missing annex, a blank number."""
    data = review.document.reading.data
    places: Sequence[tuple[str, int, int]] = [place_of(one) for _kind, one in findings(data)]
    return warnings_by_item(data.get("warnings") or (), places)[1]
