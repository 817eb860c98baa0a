"""Ministries and groups: the same for every province."""

from __future__ import annotations

from datetime import date

from dondoc.apps.agencies.loading.facts import PlannedFact, PlannedLink
from dondoc.apps.agencies.loading.planned import PlannedBody, Stretch
from dondoc.apps.agencies.loading.seats import PlaceRow, Seat
from dondoc.apps.agencies.models import Body, Group, GroupPhrase
from dondoc.apps.agencies.phrases import group_key
from dondoc.apps.agencies.tables import component_rules, groups, ministries, source_of, successions

_CENTRE = PlaceRow("central", "", "Trung ương")
_SEAT = Seat((_CENTRE,))


def plan_ministries() -> list[PlannedBody]:
    """Central bodies, without a place."""
    return [
        PlannedBody(
            slug=row.standard, kind=row.kind, level=Body.Level.CENTRAL, place=_CENTRE, seat=_SEAT,
            standard=row.standard, founded=row.since, ended=row.until, source=source_of("ministries.tsv"),
            names=[Stretch(row.name, row.since, None, row.short)], aliases=row.aliases,
            codes=[Stretch(row.code, row.since, row.until)] if row.code else [],
        )
        for row in ministries()
    ]  # fmt: skip


def plan_ministry_facts(bodies: list[PlannedBody]) -> list[PlannedFact]:
    by_standard = {body.standard: body for body in bodies}
    facts: dict[tuple[str, date, str], PlannedFact] = {}
    for row in successions():
        old, new = by_standard.get(row.old), next((by_standard[one] for one in row.new if one in by_standard), None)
        if old and new and row.on:
            fact = facts.setdefault((row.kind, row.on, row.legal_basis), PlannedFact(row.kind, row.on, row.legal_basis))
            fact.links.append(PlannedLink(old, new, row.topic, row.keywords, row.main))
    return list(facts.values())


def load_groups() -> int:
    """Make the groups and phrases that are not there yet; returns how many groups were new."""
    known = {group.slug: group for group in Group.objects.all()}
    rules, fresh = component_rules(), []
    for row in groups():
        if row.slug not in known:
            rule = {"any": [part for name in sorted(row.components) for part in rules[name]]}
            known[row.slug] = Group(slug=row.slug, name=row.name, rule=rule, source=source_of("groups.tsv"))
            fresh.append(known[row.slug])
    Group.objects.bulk_create(fresh)
    for row in groups():
        if row.successor and known[row.slug] in fresh:
            known[row.slug].succeeded_by, known[row.slug].succeeded_on = known[row.successor], row.until
    Group.objects.bulk_update(fresh, ["succeeded_by", "succeeded_on"])
    there = set(GroupPhrase.objects.values_list("group_id", "key"))
    phrases = {
        (known[row.slug].pk, group_key(text)): GroupPhrase(group=known[row.slug], text=text, key=group_key(text))
        for row in groups()
        for text in reversed(row.phrases)
    }
    GroupPhrase.objects.bulk_create([phrase for key, phrase in phrases.items() if key not in there])
    return len(fresh)
