"""The desk of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.models import Role
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.today import today
from dondoc.apps.plans.models import Review
from dondoc.apps.tasks.counts import four_cells
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.desk import desk_of
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.province import numbers_of
from dondoc.apps.tasks.sentences import Sentence, Verb, When
from dondoc.faces.desk import words
from dondoc.faces.desk.context import url_if
from dondoc.faces.desk.home.sentences import ACTS, said_by, shape_of, start_of
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.rules.four_cells import FourCells, weigh

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the desk: its shape, its verb, the thing, the day, and where it is done."""

    shape: str
    verb: words.Word
    thing: str
    url: str
    act: words.Word
    deadline: str
    plan: str
    body: str
    note: str
    person: str
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three lists."""

    code: str
    word: str
    empty: str
    lines: list[Line]
    more: int


@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """What needs me today, then this week, then what waits for others."""
    day, days = today(), Days.current()
    found = desk_of(request.user, day, days)
    parts = [
        _part(When.TODAY, _("Hôm nay"), _("Hôm nay không có việc nào chờ bạn."), found.today, day, days),
        _part(When.WEEK, _("Tuần này"), _("Từ nay đến hết tuần không có việc nào đến hạn."), found.week, day, days),
        _part(When.WAITING, _("Chờ người khác"), _("Không có việc nào đang chờ người khác."), found.waiting, day, days),
    ]
    held = standing(request.user)
    own = held.acts_for or held.bodies(Role.OFFICIAL, Role.READER, Role.LEADER)
    context = {
        "parts": parts,
        "day": day,
        "cells": _cells(request, own, day, days) if own else None,
        "tasks_url": f"{reverse('tasks')}?mine=1",
        "reviews": _reviews(request) if held.monitors else [],
        "is_new": not found,
    }
    return render(request, "desk/home/desk.html", context)


def _cells(request: SignedIn, own: frozenset[int], day: date, days: Days) -> FourCells:
    """What one's own bodies lead."""
    kept = numbers_of(request.user, own, day, days)
    return four_cells(Assignment.objects.filter(body__in=own), day, days) if kept is None else weigh(kept)


def _reviews(request: SignedIn) -> list[Review]:
    """Documents that wait to be reviewed."""
    waiting = Review.objects.visible_to(request.user).filter(state=Review.State.OPEN, document__state="read")
    return list(waiting.with_counts().select_related("document").order_by("opened_at")[:10])


def _part(when: When, word: str, empty: str, found: Iterable[Sentence], day: date, days: Days) -> Part:
    sentences = list(found)
    lines = [_line(one, day, days) for one in sentences[:SHOWN]]
    return Part(when.value, word, empty, lines, max(0, len(sentences) - SHOWN))


def _line(one: Sentence, day: date, days: Days) -> Line:
    waits = one.when is When.WAITING
    deadline = words.deadline_words(one.day, today=day, calendar=days.calendar) if one.day else ""
    return Line(
        shape=shape_of(one, day),
        verb=start_of(one),
        thing=one.thing,
        url=url_if(one.url_name, *one.url_args),
        act="" if waits else ACTS[Verb(one.verb)],
        deadline=deadline,
        plan=one.plan,
        body=one.body,
        note=said_by(one),
        person=one.note if one.verb is Verb.AWAIT_SHARE else "",
        count=one.count,
    )
