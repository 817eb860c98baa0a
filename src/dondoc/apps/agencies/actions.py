"""What people do to the register of bodies. Facts of succession are in `reorganising`, told here as well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from dondoc.apps.agencies.codes import is_old, to_levels, to_old
from dondoc.apps.agencies.errors import AlreadyWritten, CodeTaken, NameMissing, NotThere, Overlaps, UnderItself
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, BodyAlias, BodyCode, BodyName, BodyParent, Place
from dondoc.apps.agencies.names import descendants, name_on
from dondoc.apps.agencies.permissions import Person, can_manage_bodies
from dondoc.apps.agencies.reorganising import Link, record_succession, undo_succession
from dondoc.apps.audit.actions import record
from dondoc.apps.audit.verbs import Verb
from dondoc.vn.alphabet import fold

_SLUG = 110
_SHOWN = "%d/%m/%Y"


@transaction.atomic
def add_body(
    *,
    name: str,
    kind: str,
    level: str,
    by: Person,
    short: str = "",
    place: Place | None = None,
    parent: Body | None = None,
    founded_on: date | None = None,
    aliases: Iterable[str] = (),
    code: str = "",
    mandate: str = "",
    legal_basis: str = "",
) -> Body:
    """Add a body with its first name, and with what is known of it."""
    can_manage_bodies(by).require()
    name = _spaced(name)
    if not name:
        raise NameMissing
    body = Body.objects.create(
        slug=_free_slug(name), kind=kind, level=level, place=place, founded_on=founded_on, mandate=mandate.strip(),
        source=legal_basis,
    )  # fmt: skip
    BodyName.objects.create(body=body, name=name, short=short.strip(), since=founded_on, legal_basis=legal_basis)
    if parent is not None:
        BodyParent.objects.create(body=body, parent=parent, since=founded_on)
    record(Verb.BODY_ADDED, on=body, by=by, new={"name": name, "since": founded_on}, reason=legal_basis)
    for text in aliases:
        add_alias(body=body, text=text, by=by)
    if code:
        set_code(body=body, code=code, since=founded_on, by=by)
    return body


@transaction.atomic
def rename_body(*, body: Body, name: str, since: date, by: Person, short: str = "", legal_basis: str = "") -> BodyName:
    """Give a body another name from a day on; the old one stays for the time before."""
    can_manage_bodies(by).require()
    name = _spaced(name)
    if not name:
        raise NameMissing
    body = _locked(body)
    _require_there(body, since)
    old, until = _close(body.names.all(), since)
    row = BodyName.objects.create(
        body=body, name=name, short=short.strip(), since=since, until=until, legal_basis=legal_basis
    )
    _tell(body, by, old={"name": old.name if old else ""}, new={"name": name, "since": since}, reason=legal_basis)
    return row


@transaction.atomic
def correct_name(*, name: BodyName, text: str, by: Person, short: str | None = None) -> BodyName:
    """Mend a slip of the pen in a name: it was never called otherwise, so the stretch stays as it is."""
    can_manage_bodies(by).require()
    old = {"name": name.name, "short": name.short}
    name.name, name.short = _spaced(text), name.short if short is None else short.strip()
    if not name.name:
        raise NameMissing
    name.save()
    _tell(name.body, by, old=old, new={"name": name.name, "short": name.short})
    return name


@transaction.atomic
def set_parent(*, body: Body, parent: Body | None, since: date, by: Person) -> BodyParent | None:
    """Put a body under another from a day on, or under none."""
    can_manage_bodies(by).require()
    body = _locked(body)
    if parent is not None:
        _require_there(parent, since)
        if parent.pk == body.pk or parent.pk in descendants([body.pk], since):
            raise UnderItself(parent=name_on(parent, since), body=name_on(body, since))
    old, until = _close(body.parents.all(), since)
    row = BodyParent.objects.create(body=body, parent=parent, since=since, until=until) if parent else None
    _tell(
        body, by,
        old={"parent": name_on(old.parent, since) if old else ""},
        new={"parent": name_on(parent, since) if parent else "", "since": since},
    )  # fmt: skip
    return row


@transaction.atomic
def set_code(*, body: Body, code: str, since: date | None, by: Person) -> BodyCode:
    """Give a body an identification code from a day on; the form of the code tells its scheme."""
    can_manage_bodies(by).require()
    body, code = _locked(body), code.strip().upper()
    scheme = BodyCode.Scheme.OLD if is_old(code) else BodyCode.Scheme.LEVELS
    forms = {code, to_levels(code), to_old(code) or code}
    taken = BodyCode.objects.filter(code__in=forms).exclude(body=body).filter(_held_after(since)).first()
    if taken is not None:
        raise CodeTaken(code=code, other=name_on(taken.body, since or date.max))
    old, until = _close(body.codes.filter(scheme=scheme), since)
    row = BodyCode.objects.create(body=body, scheme=scheme, code=code, since=since, until=until)
    _tell(body, by, old={"code": old.code if old else ""}, new={"code": code, "since": since})
    return row


@transaction.atomic
def add_alias(*, body: Body, text: str, by: Person) -> BodyAlias:
    """Note another way in which documents write the body."""
    can_manage_bodies(by).require()
    text = _spaced(text)
    if not text:
        raise NameMissing
    if body.aliases.filter(key=match_key(text)).exists():
        raise AlreadyWritten(text=text)
    alias = BodyAlias.objects.create(body=body, text=text)
    _tell(body, by, new={"alias": text})
    return alias


@transaction.atomic
def remove_alias(*, alias: BodyAlias, by: Person) -> None:
    """Take back a way of writing that led to a wrong body; the event keeps it."""
    can_manage_bodies(by).require()
    _tell(alias.body, by, old={"alias": alias.text})
    alias.delete()


@transaction.atomic
def set_mandate(*, body: Body, mandate: str, by: Person) -> Body:
    """Say by which words work is told to be this body's."""
    can_manage_bodies(by).require()
    old, body.mandate = body.mandate, mandate.strip()
    body.save(update_fields=["mandate"])
    _tell(body, by, old={"mandate": old}, new={"mandate": body.mandate})
    return body


def _close(rows: Any, since: date | None) -> tuple[Any, date | None]:
    """End the stretch that holds on the day on which another begins; refuses where one begins on that day or later.

    With it goes the day up to which it had held: its follower holds no longer.
    """
    later = (rows.filter(since__gte=since) if since else rows).order_by("since").first()
    if later is not None:
        raise _overlap(later)
    here = rows.filter(Q(until__isnull=True) | Q(until__gt=since)).first() if since else None
    if here is None:
        return None, None
    until, here.until = here.until, since
    here.save(update_fields=["until"])
    return here, until


def _overlap(row: Any) -> Overlaps:
    return Overlaps(other=str(row), since=f"{row.since:{_SHOWN}}" if row.since else "…")


def _held_after(since: date | None) -> Q:
    return Q(until__isnull=True) | Q(until__gt=since) if since else Q()


def _require_there(body: Body, day: date) -> None:
    if (body.founded_on and day < body.founded_on) or (body.ended_on and day >= body.ended_on):
        raise NotThere(name=name_on(body, day), day=f"{day:{_SHOWN}}")


def _locked(body: Body) -> Body:
    """The body as it stands now; whoever else changes it waits."""
    return Body.objects.select_for_update().get(pk=body.pk)


def _tell(
    body: Body, by: Person, *, old: dict[str, Any] | None = None, new: dict[str, Any] | None = None, reason: str = ""
) -> None:
    record(Verb.BODY_CHANGED, on=body, by=by, old=old, new=new, reason=reason)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _free_slug(name: str) -> str:
    slug = slugify(fold(name))[:_SLUG] or "co-quan"
    taken = set(Body.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(one for one in (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)


__all__ = [
    "Link", "add_alias", "add_body", "correct_name", "record_succession", "remove_alias", "rename_body", "set_code",
    "set_mandate", "set_parent", "undo_succession",
]  # fmt: skip
