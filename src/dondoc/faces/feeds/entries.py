"""What stands in a calendar: the days of parts of work, of pieces handed out inside, of opinions asked for.

What is open stays, however late. What is done stays for some months with the word for it; what was
dropped, ended or given to another body stays as long as cancelled, so that calendars cross it out.
No person is named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import CalendarKey
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.names import names_on
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Opinion, Share
from dondoc.apps.tasks.time import time_of
from dondoc.faces.desk import words
from dondoc.faces.desk.tasks.rows import deadline_of
from dondoc.rules.lateness import TimeState

KEPT = timedelta(days=183)
_SUMMARY, _TEXT = 150, 1500
_PART = ("task", "plan_id", "body_id", "state", "due", "done_on", "active", "version", "updated_at")
_TASK = tuple(f"task__{name}" for name in ("text", "product", "deadline_type", "ended_on", "version", "updated_at"))
Role, State = Assignment.Role, Assignment.State


@dataclass(frozen=True, slots=True)
class Entry:
    """One day in a calendar. `sequence` grows with every change of what is behind it."""

    uid: str
    day: date
    summary: str
    description: str
    path: str
    sequence: int
    changed: datetime
    cancelled: bool = False


def entries_of(key: CalendarKey, today: date, days: Days) -> list[Entry]:
    """All that the key shows, in the order of days. Four queries at most."""
    parts = _parts(key, today)
    found = list(_of_parts(parts, today, days))
    if key.body_id is None:
        found += [*_of_shares(key, today), *_of_opinions(key, today)]
    return sorted(found, key=lambda entry: (entry.day, entry.uid))


def _parts(key: CalendarKey, today: date) -> QuerySet[Assignment]:
    """Of a body what it leads; of a person what was given to him, and what the bodies lead for which he acts."""
    held = standing(key.user, today)
    mine = Q(body=key.body_id, role=Role.LEAD)
    if key.body_id is None:
        given = Q(person=key.user_id, body__in=held.bodies_all)
        mine = Q(body__in=held.acts_for, role=Role.LEAD) | given
    since = today - KEPT
    is_over = Q(active=False) | Q(state__in=(State.DROPPED, State.REFUSED)) | Q(task__ended_on__isnull=False)
    living = Q(active=True, task__ended_on__isnull=True) & (~Q(state=State.DONE) | Q(done_on__gte=since))
    shown = (living & ~is_over) | (is_over & Q(updated_at__date__gte=since))
    rows = Assignment.objects.filter(mine, shown, due__isnull=False).select_related("task").only(*_PART, *_TASK)
    return rows.order_by("due", "pk")


def _of_parts(parts: QuerySet[Assignment], today: date, days: Days) -> Iterator[Entry]:
    rows = list(parts)
    names = names_on({part.body_id for part in rows}, today) if rows else {}
    plans = Plan.objects.only("short_name", "file_sha256").in_bulk({part.plan_id for part in rows})
    told_of = lru_cache(maxsize=None)(partial(_told, today=today, days=days))
    for part in rows:
        assert part.due is not None
        part.plan = plans[part.plan_id]
        over = _is_over(part)
        word, told = (
            (_("Không còn"), "") if over else told_of(part.state, time_of(part, today, days), part.due, part.done_on)
        )
        yield Entry(
            uid=uid_of("part", part.pk, part.plan.file_sha256),
            day=part.due,
            summary=f"{word}: {_short(part.task.text)}",
            description=_described(told, part.task.text, names.get(part.body_id, ""), part),
            path=f"{_task_path(part.task_id)}?part={part.pk}",
            sequence=part.version + part.task.version - 2,
            changed=max(part.updated_at, part.task.updated_at),
            cancelled=over,
        )


def _told(state: str, time: TimeState, due: date, done_on: date | None, *, today: date, days: Days) -> tuple[str, str]:
    """The word for a state, and the sentence of its day: the same for many parts."""
    return _capital(str(words.state_words(state, time).first)), deadline_of(due, done_on, time, today, days)


def _of_shares(key: CalendarKey, today: date) -> Iterator[Entry]:
    """Pieces of the person, or of the room where he works, with a day of their own."""
    held = standing(key.user, today)
    mine = Q(person=key.user_id) | Q(unit__in=held.units)
    shown = Q(done_on__isnull=True, withdrawn_on__isnull=True)
    since = today - KEPT
    shown |= Q(done_on__gte=since) | Q(withdrawn_on__gte=since)
    rows = Share.objects.filter(mine, shown, due__isnull=False, assignment__body__in=held.bodies_all)
    for share in _with_part(rows).order_by("due", "pk"):
        word = _("Phần việc đã xong") if share.done_on else _("Phần việc của bạn")
        yield _beside("share", share, share.due, word, share.text, cancelled=bool(share.withdrawn_on))


def _of_opinions(key: CalendarKey, today: date) -> Iterator[Entry]:
    """Opinions that the bodies were asked for which the person acts."""
    held, since = standing(key.user, today), today - KEPT
    shown = Q(answered_at__isnull=True) | Q(answered_at__date__gte=since)
    rows = Opinion.objects.filter(shown, assignment__body__in=held.acts_for)
    for opinion in _with_part(rows).order_by("due", "pk"):
        word = _("Đã cho ý kiến") if opinion.answered_at else _("Cho ý kiến")
        over = not opinion.answered_at and _is_over(opinion.assignment)
        yield _beside("opinion", opinion, opinion.due, word, opinion.question, cancelled=over)


def _with_part(rows: Any) -> Any:
    linked = rows.select_related("assignment__task", "assignment__plan")
    return linked.defer("assignment__plan__decisions", "assignment__plan__name", "assignment__task__bare")


def _beside(kind: str, row: Any, day: date, word: str, text: str, *, cancelled: bool) -> Entry:
    part = row.assignment
    return Entry(
        uid=uid_of(kind, row.pk, part.plan.file_sha256),
        day=day,
        summary=f"{word}: {_short(text)}",
        description=_described("", f"{text}\n{part.task.text}", "", part),
        path=f"{reverse('task', args=[part.task_id])}?part={part.pk}",
        sequence=part.version - 1,
        changed=part.updated_at,
        cancelled=cancelled or _is_over(part),
    )


@lru_cache(maxsize=8192)
def _task_path(pk: int) -> str:
    return reverse("task", args=[pk])


def uid_of(kind: str, pk: int, plan: str) -> str:
    """The same for the same thing for ever, whatever the address of the server: the plan's own hash tells us apart."""
    return f"{kind}-{pk}-{hashlib.sha256(f'{kind} {pk} {plan}'.encode()).hexdigest()[:20]}@dondoc"


def _is_over(part: Assignment) -> bool:
    return not part.active or part.state in (State.DROPPED, State.REFUSED) or part.task.ended_on is not None


def _described(told: str, text: str, body: str, part: Assignment) -> str:
    lines = [
        told,
        text[:_TEXT],
        _("Sản phẩm: %(product)s") % {"product": part.task.product} if part.task.product else "",
    ]
    lines += [body, part.plan.short_name]
    return "\n".join(line for line in lines if line)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SUMMARY else f"{plain[:_SUMMARY].rsplit(' ', 1)[0]}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
