"""The letterhead of a body: as it was set, or guessed from the register, with what is missing."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.functional import Promise

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body, BodyParent
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.places import proper_name
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.core.models import Configuration
from dondoc.apps.letters.models import FormCode, Letterhead
from dondoc.apps.letters.naming_bodies import named
from dondoc.apps.letters.permissions import can_change_letterhead

FIELDS = (
    "form",
    "superior",
    "issuer",
    "symbol",
    "unit",
    "place",
    "collective",
    "head",
    "signing",
    "position",
    "signer",
    "recipients",
    "archive",
)
_NEEDED = ("issuer", "symbol", "place", "head")
_OFFICES = Path(__file__).with_name("data") / "offices.tsv"
_COMMITTEE = ("Ủy ban nhân dân", "UBND")
_SHORT_ENDS = (" tỉnh", " thành phố")
_SHORT_NAMES = ("Tỉnh ủy", "Thành ủy")
_TO_REPORT = "(để báo cáo)"
_COMMUNES = ("xã ", "phường ", "đặc khu ")
_SKIPPED = frozenset({"và", "của", "các", "tỉnh", "-", "thành", "phố"})
_NAMED_WITH_KIND = "Thành phố Hồ Chí Minh"


@cache
def _offices() -> list[dict[str, str]]:
    lines = [line for line in _OFFICES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def letterhead_of(body: Body, today: date) -> Letterhead:
    """As set, else a guess that is not saved."""
    return Letterhead.objects.filter(body=body).first() or guess(body, today)


def guess(body: Body, today: date) -> Letterhead:
    """What the register, the province's name and the roles of people let one think. Three queries."""
    parent = BodyParent.objects.filter(body=body).order_by(F("since").desc(nulls_last=True)).first()
    names = names_on({body.pk, *([parent.parent_id] if parent else [])}, today)
    province = proper_name(Configuration.current().province_name)
    name = _with_province(names.get(body.pk, body.slug), province)
    above = _with_province(names.get(parent.parent_id, ""), province) if parent else ""
    office = next((row for row in _offices() if name.startswith(row["starts"])), {})
    is_committee = name.startswith(_COMMITTEE[0])
    found = Letterhead(
        body=body,
        version=0,
        form=FormCode.HD05 if office.get("party") or body.kind == Body.Kind.PARTY else FormCode.ND30,
        superior="" if is_committee else above.replace(*_COMMITTEE),
        issuer=name,
        symbol=office.get("symbol") or initials(name.removesuffix(f" {province}") if province else name),
        place=_place(body),
        collective=office.get("collective", ""),
        head=office.get("head", ""),
        archive=_kept_by(office),
        recipients="" if is_committee or not above else f"{above.replace(*_COMMITTEE)} {_TO_REPORT}",
    )
    _sign(found, today)
    return found


def initials(name: str) -> str:
    """«SKHCN» of «Sở Khoa học và Công nghệ».

    >>> initials("Sở Nông nghiệp và Môi trường"), initials("Sở Giáo dục và Đào tạo")
    ('SNNMT', 'SGDĐT')
    """
    words = name.replace(",", " ").split()
    return "".join(word[0].upper() for word in words if word.lower() not in _SKIPPED)


def missing(letterhead: Letterhead) -> list[str | Promise]:
    """What has to be filled in before a letter can be written, by its label."""
    needed = [*_NEEDED]
    if letterhead.signing not in (Letterhead.Signing.OWN, Letterhead.Signing.ACTING):
        needed.append("position")
    return [_label(name) for name in needed if not getattr(letterhead, name).strip()]


def wanting(letterhead: Letterhead) -> list[str | Promise]:
    """What a letter can do without, and a clerk would have to write in by hand."""
    wanted = ["signer", "archive"] + (["unit"] if letterhead.form == FormCode.ND30 else [])
    return [_label(name) for name in wanted if not getattr(letterhead, name).strip()]


@transaction.atomic
def save_letterhead(*, body: Body, version: int, by: User, today: date, **values: Any) -> Letterhead:
    """Set the letterhead of a body; letters that were made before stay as they are."""
    can_change_letterhead(by, body.pk).require()
    held = Letterhead.objects.select_for_update().filter(body=body).first()
    if (held.version if held else 0) != version:
        raise Changed(theirs={name: getattr(held, name) for name in FIELDS} if held else {}, mine=values)
    found = held or guess(body, today)
    old = {name: getattr(held, name) for name in FIELDS} if held else {}
    for name in FIELDS:
        if name in values:
            setattr(found, name, values[name].strip())
    new = {name: getattr(found, name) for name in FIELDS}
    changed = {name: value for name, value in new.items() if old.get(name, "") != value}
    if changed or held is None:
        found.version += 1
        found.save()
        before = {name: old.get(name, "") for name in changed}
        audit.record(Verb.LETTERHEAD_CHANGED, on=found, by=by, for_body=named(body, today), old=before, new=changed)
    return found


def _label(name: str) -> str | Promise:
    return Letterhead._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def _with_province(name: str, province: str) -> str:
    """«Ủy ban nhân dân tỉnh» has its province behind it in a head, which must speak for itself."""
    is_short = name.endswith(_SHORT_ENDS) or name in _SHORT_NAMES
    return f"{name} {province}" if is_short and province else name


def _place(body: Body) -> str:
    """The province for its bodies, the commune for its own; cities that bear a person's name keep their kind."""
    name = body.place.name if body.place_id and body.place else Configuration.current().province_name
    if name.lower() == _NAMED_WITH_KIND.lower():
        return _NAMED_WITH_KIND
    for kind in _COMMUNES:
        if name.startswith(kind):
            return name.removeprefix(kind)
    return proper_name(name)


def _kept_by(office: dict[str, str]) -> str:
    return "" if office.get("party") else "VT"


def _sign(found: Letterhead, today: date) -> None:
    """Whoever leads the body signs; a deputy signs for the head."""
    leaders = RoleHeld.objects.on(today).filter(body=found.body, role=Role.LEADER, user__is_active=True)
    names = list(leaders.select_related("user").order_by("pk")[:20])
    heads = [one.user for one in names if one.user.position.lower() == found.head.lower()]
    deputies = [one.user for one in names if one.user.position.lower().startswith("phó ")]
    if heads:
        found.signer = heads[0].full_name
    elif deputies:
        found.signing, found.signer = Letterhead.Signing.FOR_HEAD, deputies[0].full_name
        found.position = deputies[0].position
    elif names:
        found.signer = names[0].user.full_name
