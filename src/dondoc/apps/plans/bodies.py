"""Who the named bodies of a value are: looked up in bulk, and those that became one body named once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from dondoc.apps.agencies.resolve import Resolution, Resolver
from dondoc.apps.plans.values import BodyField, Candidate, DutyValue, NamedBody, TargetValue, TaskValue, Value

V = TypeVar("V", bound=Value)


class NameResolver(Protocol):
    """Whatever can tell who a name is: `agencies.resolve.Resolver`."""

    def resolve(self, written: str, *, text: str = "") -> Resolution: ...


_ROLES: tuple[BodyField, ...] = ("lead", "coordinate", "follow")


def resolve_value(value: V, resolver: NameResolver) -> V:
    """The value with every body looked up that no person has decided on yet; see `settle`."""
    found = {
        name: tuple(resolve_body(body, resolver, text=value.text) for body in getattr(value, name))
        for name in value.BODIES
    }
    return settle(replace(value, **found))  # type: ignore[arg-type]


def resolve_body(body: NamedBody, resolver: NameResolver, *, text: str = "") -> NamedBody:
    """What the register knows of a name; what a person has decided stays."""
    if body.decided and body.how != "register":
        return body
    return _with(body, resolver.resolve(body.written, text=text))


def _with(body: NamedBody, known: Resolution) -> NamedBody:
    decided = known.group is not None or known.now is not None
    return replace(
        body,
        kind=known.kind if known.kind != "unknown" else body.kind,
        body_id=known.now.pk if known.now else None,
        group_id=known.group.pk if known.group else None,
        then_id=known.then.pk if known.then else None,
        decided=decided,
        how="register" if decided else "",
        candidates=tuple(Candidate(one.body.pk, one.reason, one.topic) for one in known.candidates),
        note=known.note,
        partial=known.partial,
    )


def settle(value: V) -> V:
    """Each body once. A coordinator that is one body with the lead today keeps its words in `merged`, with a note.

    Looks at `merged` anew every time: where the lead has changed, a body gets its part back.
    """
    if not isinstance(value, TaskValue):
        return value
    seen: dict[tuple[str, int], NamedBody] = {}
    kept: dict[str, list[NamedBody]] = {role: [] for role in _ROLES}
    merged: list[NamedBody] = []
    for role, body in _in_order(value):
        identity = _identity(body)
        if identity is not None and identity in seen:
            merged.append(replace(body, role=role, note=_one_body(seen[identity])))
            continue
        kept[role].append(replace(body, role="", note="" if body.role else body.note))
        if identity is not None:
            seen[identity] = body
    return replace(
        value,
        lead=tuple(kept["lead"]),
        coordinate=tuple(kept["coordinate"]),
        follow=tuple(kept["follow"]),
        merged=tuple(merged),
    )


def _in_order(value: TaskValue) -> Iterable[tuple[str, NamedBody]]:
    """Leads first, then those who help, then those who follow: the weightier part is the one that stays."""
    for role in _ROLES:
        yield from ((role, body) for body in getattr(value, role))
        yield from ((role, body) for body in value.merged if (body.role or "coordinate") == role)


def _identity(body: NamedBody) -> tuple[str, int] | None:
    if body.body_id is not None and body.decided:
        return "body", body.body_id
    if body.group_id is not None:
        return "group", body.group_id
    return None


def _one_body(first: NamedBody) -> str:
    return _("Nay cùng là một cơ quan với «%(name)s» nên không ghi riêng.") % {"name": first.written}


def decided_body(body: NamedBody, body_id: int, *, how: str = "person", note: str = "") -> NamedBody:
    """The same words, with who it is."""
    return replace(body, body_id=body_id, group_id=None, decided=True, how=how, note=note or body.note)


def questions(value: Value) -> list[tuple[BodyField, NamedBody]]:
    """Bodies of which a person still has to say who they are: every lead, and others that may be several."""
    if isinstance(value, TargetValue) or value.change == "ended":
        return []
    if isinstance(value, DutyValue):
        return [("who", body) for body in value.who if body.is_question and body.candidates]
    leads: list[tuple[BodyField, NamedBody]] = [("lead", body) for body in value.lead if body.is_question]
    helpers: list[tuple[BodyField, NamedBody]] = [
        (role, body)
        for role in ("coordinate", "follow")
        for body in getattr(value, role)
        if body.is_question and body.candidates
    ]
    return leads + helpers


def has_many_leads(value: TaskValue) -> bool:
    """Whether it must be asked which of several leads answers (NĐ 39/2022: each task goes to one lead)."""
    return len(value.lead) > 1 and not value.each and value.change != "ended"


def lacks_lead(value: TaskValue) -> bool:
    """Whether nobody is named, nor is the task followed by all; what is ended needs nobody."""
    return not value.lead and not value.common and value.change != "ended"


def has_question(value: Value) -> bool:
    """Whether somebody has to say who leads, which of several answers, or who a body is."""
    if questions(value):
        return True
    return isinstance(value, TaskValue) and (has_many_leads(value) or lacks_lead(value))


def without_names(value: TaskValue) -> str:
    """The words without the bodies named in them: «Sở Tài chính chủ trì …» says of nobody else's work what it is."""
    text = value.text
    named = (*value.lead, *value.coordinate, *value.merged)
    for body in named:
        text = re.sub(re.escape(body.written), " ", text, flags=re.IGNORECASE)
    return text


def new_resolver(*, issued_on: date, today: date, province: str) -> NameResolver:
    """The register, loaded once for a whole document."""
    return Resolver(issued_on=issued_on, today=today, province=province)
