"""The table of what is kept: `data/personal_data.toml`, read once.

It drives all the rest: the page that tells people, the copy they get, and what erasing deletes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from dondoc.apps.accounts.models import DataRequest, User
from dondoc.apps.core.workdays import work_calendar

TABLE = Path(__file__).parents[1] / "data" / "personal_data.toml"
DELETE, PSEUDONYM, REWRITE = "delete", "pseudonym", "rewrite"


@dataclass(frozen=True)
class Words:
    """A sentence in the languages that we speak."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "vi").startswith("en") else self.vi


@dataclass(frozen=True)
class Kept:
    """One kind of row that belongs to people. `of` maps the field that names the person to what is theirs."""

    model: str
    title: Words
    why: Words
    until: Words
    ground: Words
    erase: str
    of: Mapping[str, tuple[str, ...]]
    hidden: tuple[str, ...] = ()

    @property
    def rows(self) -> QuerySet[Any]:
        """All rows of the model, whatever its manager leaves out."""
        model: type[Model] = apps.get_model(self.model)
        return model._base_manager.all()

    def of_person(self, person: User) -> Iterator[tuple[str, QuerySet[Any]]]:
        """Each field that names the person, with the rows in which it does."""
        for field in self.of:
            yield field, self.rows.filter(**{field: person.pk})


@dataclass(frozen=True)
class Table:
    kept: tuple[Kept, ...]
    elsewhere: tuple[tuple[Words, Words], ...]
    days: Mapping[str, int]


@lru_cache(maxsize=1)
def table() -> Table:
    """What `personal_data.toml` says."""
    data = tomllib.loads(TABLE.read_text("utf-8"))
    grounds = {code: Words(**words) for code, words in data["grounds"].items()}
    kept = tuple(_kept(one, grounds) for one in data["kept"])
    elsewhere = tuple((Words(**one["title"]), Words(**one["words"])) for one in data["elsewhere"])
    return Table(kept, elsewhere, data["days"])


def count_of(person: User) -> dict[str, int]:
    """How many rows of each model belong to the person, in one query."""
    counts: dict[str, Any] = {}
    for number, kept in enumerate(table().kept):
        for field in kept.of:
            counts[f"n{number}_{field}"] = _count(kept, field)
    row = User.objects.filter(pk=person.pk).values(**counts).get()
    return {kept.model: sum(row[f"n{number}_{field}"] for field in kept.of) for number, kept in enumerate(table().kept)}


def days_of(kind: str, today: date) -> tuple[date, date]:
    """By which day a request is answered, and by which it is done."""
    days = table().days
    answer_by = work_calendar().add_working_days(today, days["answer_working_days"])
    due = today + timedelta(days=days["erase" if kind == DataRequest.Kind.ERASE else "export"])
    return answer_by, due


def _count(kept: Kept, field: str) -> Any:
    rows = kept.rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=Count("pk"))
    return Coalesce(Subquery(rows.values("n")[:1], output_field=IntegerField()), 0)


def _kept(one: Mapping[str, Any], grounds: Mapping[str, Words]) -> Kept:
    words = {name: Words(**one[name]) for name in ("title", "why", "until")}
    of = {field: tuple(names) for field, names in one["of"].items()}
    return Kept(
        model=one["model"],
        ground=grounds[one["ground"]],
        erase=one["erase"],
        of=of,
        hidden=tuple(one.get("hidden", ())),
        **words,
    )
