"""Which listed commune is which of the register: by official code, else by name within its province."""

from __future__ import annotations

from collections.abc import Iterable

from dondoc.apps.agencies.communes.listing import Listed, official
from dondoc.apps.agencies.communes.report import CommuneReport, Difference
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Place

UNOFFICIAL = "~"
"""Codes that begin so are numbers of some list, kept until an official one is known."""


def match(listed: Iterable[Listed], known: Iterable[Place], report: CommuneReport) -> dict[Listed, Place | None]:
    """Each commune of the list with its place in the register, or None where it is new; doubles are left out."""
    here = [place for place in known if place.until is None]
    by_code = {place.code: place for place in here}
    by_name = {match_key(place.name): place for place in here}
    found: dict[Listed, Place | None] = {}
    seen: set[str] = set()
    for one in listed:
        key = one.code or match_key(one.name)
        if key in seen:
            report.doubled.append(one.name)
            continue
        seen.add(key)
        same_code = by_code.get(one.code) if one.code else None
        found[one] = _compared(one, same_code, by_name.get(match_key(one.name)), report)
    used = {place.pk for place in found.values() if place}
    report.missing += [f"{place.code} {place.name}" for place in here if place.pk not in used]
    return found


def _compared(one: Listed, same_code: Place | None, same_name: Place | None, report: CommuneReport) -> Place | None:
    if same_code is not None:
        if match_key(same_code.name) != match_key(one.name):
            report.renamed.append(Difference(one.code, same_code.name, one.name))
        report.matched += 1
        return same_code
    if same_name is None:
        report.new.append(one.name)
        return None
    report.matched += 1
    if one.code and not official(same_name.code):
        same_name.code = one.code
        same_name.save(update_fields=["code"])
        report.codes_filled += 1
    elif one.code:
        report.recoded.append(Difference(same_name.name, same_name.code, one.code))
    return same_name
