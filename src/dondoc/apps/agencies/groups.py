"""Groups of bodies under one name: which one a phrase means, and who belongs to it on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from dondoc.apps.agencies.models import Body, Group, GroupPhrase
from dondoc.apps.agencies.phrases import find_parts, group_key
from dondoc.apps.agencies.places import Geography, is_alive
from dondoc.apps.agencies.querysets import BodyQuerySet
from dondoc.apps.core.models import Configuration


def find_group(written: str) -> Group | None:
    """The group that a phrase means: by its very parts, else the smallest one that covers them all."""
    return choose_group(written, load_phrases())


def load_phrases() -> list[GroupPhrase]:
    """All phrases with their groups, in one query."""
    return list(GroupPhrase.objects.select_related("group").order_by("pk"))


def choose_group(written: str, phrases: Iterable[GroupPhrase]) -> Group | None:
    """The same among phrases that were loaded before."""
    by_key: dict[str, Group] = {}
    for phrase in phrases:
        by_key.setdefault(phrase.key, phrase.group)
    key = group_key(written)
    if key in by_key:
        return by_key[key]
    parts = find_parts(written)
    if parts is None:
        return None
    covering = [other for other in by_key if parts.components < set(other.split("+"))]
    return by_key[min(covering, key=lambda other: (other.count("+"), other))] if covering else None


def current_group(group: Group, groups: dict[int, Group], on: date) -> Group:
    """The group that answers for it on a day: «UBND các huyện» → «UBND các xã, phường»."""
    seen = {group.pk}
    while group.succeeded_by_id and group.succeeded_on and group.succeeded_on <= on:
        follower = groups.get(group.succeeded_by_id) or group.succeeded_by
        if follower is None or follower.pk in seen:
            break
        group = follower
        seen.add(group.pk)
    return group


def members(group: Group, on: date, *, of: Body | None = None) -> BodyQuerySet:
    """The bodies that belong to the group on a day, within the province of `of` (else the province of this system).

    Bodies without a place belong to whatever province. The rule is
    `{"any": [{"kinds", "levels", "standards", "except", "since", "until"}, …], "plus": […]}`;
    `standards`, `except` and `plus` name rows of the shipped tables, or slugs.
    """
    rule: dict[str, Any] = group.rule or {}
    parts = [_condition(part) for part in rule.get("any", ()) if _holds(part, on)]
    plus = rule.get("plus", ())
    if plus:
        parts.append(_named(plus))
    if not parts:
        return Body.objects.none()
    return Body.objects.on(on).filter(reduce(or_, parts)).filter(_within(on, of)).distinct()


def _condition(part: dict[str, Any]) -> Q:
    condition = Q()
    if "kinds" in part:
        condition &= Q(kind__in=part["kinds"])
    if "levels" in part:
        condition &= Q(level__in=part["levels"])
    if "standards" in part:
        condition &= Q(standard__in=part["standards"])
    if part.get("except"):
        condition &= ~_named(part["except"])
    return condition


def _named(names: Iterable[str]) -> Q:
    return Q(standard__in=list(names)) | Q(slug__in=list(names))


def _holds(part: dict[str, Any], on: date) -> bool:
    since, until = part.get("since"), part.get("until")
    return not (since and on < date.fromisoformat(since)) and not (until and on >= date.fromisoformat(until))


def _within(on: date, of: Body | None) -> Q:
    """The province, with its districts and communes; no bound where no province is known."""
    geography = Geography.load()
    here = _provinces(geography, on, of)
    if not here:
        return Q()
    return (
        Q(place__isnull=True)
        | Q(place__in=here)
        | Q(place__parent__in=here)
        | Q(place__parent__parent__in=here)
    )  # fmt: skip


def _provinces(geography: Geography, on: date, of: Body | None) -> set[int]:
    if of is not None and of.place is not None:
        start = [geography.province_of(of.place)]
    else:
        code = Configuration.current().province_code
        start = [place.pk for place in geography.provinces() if code and place.code == code and place.until is None]
    alive: set[int] = set()
    waiting, seen = list(start), set(start)
    while waiting:  # on an earlier day a merged province is those that it came from, on a later one what it went into
        place = geography.places[waiting.pop()]
        if is_alive(place, on):
            alive |= geography.chain(place.pk)
            continue
        earlier = place.since is not None and on < place.since
        for other in (geography.out_of if earlier else geography.into).get(place.pk, ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return alive
