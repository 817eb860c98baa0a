"""What bodies are called on a day, and what stands below them, in one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from dondoc.apps.agencies.models import Body, BodyName, BodyParent


def name_on(body: Body, on: date) -> str:
    """What the body is called on the day; its nearest name where the day is before or after it."""
    return names_on([body.pk], on).get(body.pk, body.slug)


def names_on(body_ids: Collection[int], on: date) -> dict[int, str]:
    """The names of many bodies on a day."""
    rows = BodyName.objects.filter(body__in=set(body_ids)).only("body_id", "name", "since", "until")
    by_body: dict[int, list[BodyName]] = defaultdict(list)
    for row in rows:
        by_body[row.body_id].append(row)
    return {body_id: nearest(names, on).name for body_id, names in by_body.items()}


def nearest(names: Iterable[BodyName], on: date) -> BodyName:
    """The name of the day among those of one body: the latest that had begun, else the first to come."""
    in_order = sorted(names, key=lambda name: name.since or date.min)
    begun = [name for name in in_order if (name.since or date.min) <= on]
    return begun[-1] if begun else in_order[0]


def descendants(body_ids: Collection[int], on: date) -> set[int]:
    """All that stand below the bodies on the day, at any depth, without the bodies themselves."""
    below = children_on(on)
    found: set[int] = set()
    waiting = list(body_ids)
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found - set(body_ids)


def children_on(on: date) -> dict[int, list[int]]:
    """Body → those directly under it on the day."""
    pairs = BodyParent.objects.filter(
        Q(since__isnull=True) | Q(since__lte=on), Q(until__isnull=True) | Q(until__gt=on)
    ).values_list("parent_id", "body_id")
    below: dict[int, list[int]] = defaultdict(list)
    for parent, child in pairs:
        below[parent].append(child)
    return below
