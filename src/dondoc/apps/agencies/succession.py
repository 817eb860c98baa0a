"""Who answers today for what a body was given, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.agencies.models import Body, BodyName
from dondoc.apps.agencies.walk import Facts, Followed, Route, follow


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be the one, for a person to choose: why, and for which field of work."""

    body: Body
    reason: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One fact on the way: from this day, on this basis, the old body gave way to the new one."""

    succession_id: int
    happened_on: date
    legal_basis: str
    old: Body
    new: Body


@dataclass(frozen=True, slots=True)
class Successors:
    """`sure` where the facts leave no choice; `candidates` are what else may be meant, the likeliest first."""

    sure: Body | None
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[Step, ...] = ()


def successors(body: Body, on: date, text: str = "", *, since: date | None = None) -> Successors:
    """Follow the dated facts from a body up to a day. The text of the work helps where there are several ways.

    `since` is the day on which the work was given: functions that had been moved before are not looked at.
    """
    names = BodyName.objects.filter(body=body).values_list("name", flat=True)
    followed = follow(body.pk, Facts.load(on), on=on, text=text, since=since, names=names)
    wanted = {body.pk, *_named(followed)}
    return describe(followed, Body.objects.with_name(on).in_bulk(wanted))


def describe(followed: Followed, bodies: Mapping[int, Body]) -> Successors:
    """Put bodies in the place of their numbers. Bodies outside the mapping are not proposed."""
    found = bodies.get(followed.sure.body) if followed.sure and followed.sure.body else None
    return Successors(
        sure=found,
        candidates=tuple(
            Candidate(bodies[route.body], _reason(route, bodies), _topic(route))
            for route in followed.others
            if route.body is not None and route.body in bodies
        ),
        steps=_steps(followed.sure, bodies),
    )


def note_of(steps: tuple[Step, ...], name: Callable[[Body, date], str] | None = None) -> str:
    """The way in words: «Từ 01/3/2025, Sở Kế hoạch và Đầu tư nhập vào Sở Tài chính (Nghị định 45/2025/NĐ-CP).»"""
    called = name or (lambda body, _day: str(body))
    return " ".join(
        _step_in_words(step, called(step.old, step.happened_on), called(step.new, step.happened_on)) for step in steps
    )


def _step_in_words(step: Step, old: str, new: str) -> str:
    same = _("Từ %(day)s là cơ quan cùng tên của đơn vị hành chính mới (%(basis)s).")
    other = _("Từ %(day)s, việc của %(old)s do %(new)s tiếp nhận (%(basis)s).")
    facts = {"day": f"{step.happened_on:%d/%m/%Y}", "old": old, "new": new, "basis": step.legal_basis}
    return (same if old == new else other) % facts


def _named(followed: Followed) -> set[int]:
    routes = (*followed.others, *((followed.sure,) if followed.sure else ()))
    ends = {route.body for route in routes if route.body is not None}
    return ends | {end for route in routes for arrow in route.arrows for end in (arrow.old, arrow.new) if end}


def _steps(route: Route | None, bodies: Mapping[int, Body]) -> tuple[Step, ...]:
    return tuple(
        Step(arrow.succession, arrow.on, arrow.legal_basis, bodies[arrow.old], bodies[arrow.new])
        for arrow in (route.arrows if route else ())
        if arrow.new is not None and arrow.old in bodies and arrow.new in bodies and arrow.old != arrow.new
    )


def _topic(route: Route) -> str:
    return next((arrow.topic for arrow in reversed(route.arrows) if arrow.topic), "")


def _reason(route: Route, bodies: Mapping[int, Body]) -> str:
    topic, old = _topic(route), bodies.get(route.arrows[0].old) if route.arrows else None
    if route.hits:
        return _("Nội dung việc có: %(words)s.") % {"words": ", ".join(dict.fromkeys(route.hits))}
    if topic and not route.main:
        return _("Tiếp nhận lĩnh vực: %(topic)s.") % {"topic": topic}
    if old is None:
        return ""
    words = _("Tiếp nhận phần việc còn lại của %(old)s.") if route.main else _("Tiếp nhận một phần việc của %(old)s.")
    return words % {"old": old}
