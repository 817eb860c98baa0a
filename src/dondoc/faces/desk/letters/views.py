"""One letter: what it says, its files, what has changed since, what can be done with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.apps.letters.comparing import Difference, compare
from dondoc.apps.letters.labels import FACTS
from dondoc.apps.letters.models import Letter, LetterVersion
from dondoc.apps.letters.permissions import can_change, can_issue, can_withdraw
from dondoc.apps.letters.preparing import facts_today
from dondoc.faces.desk.events import plain_value
from dondoc.faces.desk.letters.getting import get_letter, is_inside, shown_versions
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.vn.collation import collation_key

EVENTS = 60
NAMED = 12


@require_safe
def letter(request: SignedIn, pk: int) -> HttpResponse:
    """The page of a letter; those who received it see what was signed."""
    found = get_letter(request.user, pk)
    inside = is_inside(request.user, found)
    versions = list(shown_versions(request.user, found))
    made = next((one for one in versions if one.source == LetterVersion.Source.MADE), None)
    to = list(found.addressees.order_by("pk").values_list("pk", flat=True))
    names = names_on({*to, found.owner_id, found.issuer_id}, today())
    told = sorted((names.get(body, "") for body in to), key=collation_key)
    values = {
        "letter": found,
        "inside": inside,
        "versions": [_version(one, versions[0]) for one in versions],
        "latest": versions[0] if versions else None,
        "paper": made.preview if made else None,
        "is_edited": bool(made and versions[0].source == LetterVersion.Source.EDITED),
        "difference": _difference(found, made) if inside else None,
        "owner": names.get(found.owner_id, ""),
        "issuer": names.get(found.issuer_id, ""),
        "to": told[:NAMED],
        "more": max(0, len(told) - NAMED),
        "may_change": can_change(request.user, found),
        "may_issue": can_issue(request.user, found),
        "may_withdraw": can_withdraw(request.user, found),
        "record": list(Event.objects.on(found).select_related("by")[:EVENTS]) if inside else [],
    }
    return render(request, "desk/letters/letter.html", values)


def _version(one: LetterVersion, latest: LetterVersion) -> dict[str, Any]:
    return {
        "version": one,
        "size": filesizeformat(one.file.size),
        "is_latest": one.pk == latest.pk,
    }


def _difference(found: Letter, made: LetterVersion | None) -> dict[str, Any] | None:
    """What the record says otherwise by now; of a draft alone, an issued letter speaks of its day."""
    if made is None or found.state != Letter.State.DRAFT:
        return None
    told: Difference = compare(found.kind, made.facts, facts_today(found, today()))
    if not told:
        return None
    changed = [
        (row.label, [(_name(field), _value(field, old), _value(field, new)) for field, old, new in row.fields])
        for row in told.changed
    ]
    return {"came": told.came, "gone": told.gone, "changed": changed, "of_day": made.of_day}


def _name(field: str) -> str:
    return str(FACTS.get(field, field))


def _value(field: str, value: Any) -> str:
    return plain_value(field, value) or _("trống")
