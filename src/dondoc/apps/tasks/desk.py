"""«My desk»: what needs me today, then this week, then what waits for others, as data for ready sentences.

Each role of a person adds its own: the focal point receives, reports and answers; the official
does what was given; who monitors confirms and decides; the leader sees what is late and why.
Work of a group stands once, with the number of its parts. Eight queries at most, with the one for
the names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.desk_own import own_work
from dondoc.apps.tasks.desk_watch import watched_work
from dondoc.apps.tasks.sentences import Sentence, Verb, When


@dataclass(frozen=True, slots=True)
class Desk:
    """The three lists, the nearest day first in each."""

    today: list[Sentence] = field(default_factory=list)
    week: list[Sentence] = field(default_factory=list)
    waiting: list[Sentence] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.today or self.week or self.waiting)


def desk_of(user: User, today: date, days: Days | None = None) -> Desk:
    """The desk of a person on a day."""
    days = days or Days.current()
    found = _named([*own_work(user, today, days), *watched_work(user, today, days)], today)
    return Desk(**{when.value: _in_order(found, when) for when in When})


def _named(found: Iterable[Sentence], today: date) -> list[Sentence]:
    rows = list(found)
    names = names_on({row.body_id for row in rows if row.body_id}, today)
    return [replace(row, body=names.get(row.body_id, "")) if row.body_id else row for row in rows]


def _in_order(found: Iterable[Sentence], when: When) -> list[Sentence]:
    return sorted((one for one in found if one.when is when), key=_key)


def _key(one: Sentence) -> tuple[date, int, str, int]:
    return (one.day or date.max, list(Verb).index(one.verb), one.plan, one.task_id or 0)
