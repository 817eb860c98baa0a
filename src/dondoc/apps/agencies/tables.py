"""The shipped tables of facts, as typed rows. Each file says its source and date at its head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province during a stretch of time; `into` is the code of the one that follows it on `until`."""

    code: str
    name: str
    since: date | None
    until: date | None
    into: str
    code_h: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body of every province, or of those in `where`, during a stretch of time."""

    standard: str
    name: str
    short: str
    kind: str
    parent: str
    since: date | None
    until: date | None
    where: tuple[str, ...]
    excepted: tuple[str, ...]
    aliases: tuple[str, ...]
    mandate: str

    def is_in(self, proper_name: str) -> bool:
        """Whether a province of this proper name has the body."""
        return proper_name in self.where if self.where else proper_name not in self.excepted


@dataclass(frozen=True, slots=True)
class LocalRow:
    """What one province has of its own, or calls in its own way."""

    province: str
    standard: str
    name: str
    short: str
    kind: str
    since: date | None
    until: date | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinistryRow:
    standard: str
    name: str
    short: str
    kind: str
    since: date | None
    until: date | None
    code: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """One arrow; `on` is empty where it holds on the day on which provinces merge."""

    on: date | None
    kind: str
    old: str
    new: tuple[str, ...]
    topic: str
    keywords: str
    main: bool
    legal_basis: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    slug: str
    name: str
    components: frozenset[str]
    until: date | None
    successor: str
    phrases: tuple[str, ...]


@cache
def provinces() -> tuple[ProvinceRow, ...]:
    return tuple(
        ProvinceRow(r["code"], r["name"], _day(r["since"]), _day(r["until"]), r["into"], r["code_h"])
        for r in read_rows(DATA / "provinces.tsv")
    )


@cache
def standard_bodies() -> tuple[BodyRow, ...]:
    return tuple(_body_row(row) for row in read_rows(DATA / "standard_bodies.tsv"))


@cache
def local_bodies() -> tuple[LocalRow, ...]:
    return tuple(
        LocalRow(
            r["province"], r["standard"], r["name"], r["short"], r["kind"],
            _day(r["since"]), _day(r["until"]), listed(r["aliases"]),
        )
        for r in read_rows(DATA / "local_bodies.tsv")
    )  # fmt: skip


@cache
def ministries() -> tuple[MinistryRow, ...]:
    return tuple(
        MinistryRow(
            r["standard"], r["name"], r["short"], r["kind"],
            _day(r["since"]), _day(r["until"]), r["code"], listed(r["aliases"]),
        )
        for r in read_rows(DATA / "ministries.tsv")
    )  # fmt: skip


@cache
def successions() -> tuple[SuccessionRow, ...]:
    return tuple(
        SuccessionRow(
            _day(r["date"]), r["kind"], r["old"], tuple(filter(None, r["new"].split("/"))),
            r["topic"], r["keywords"], r["main"] == "1", r["legal_basis"],
        )
        for r in read_rows(DATA / "succession.tsv")
    )  # fmt: skip


@cache
def groups() -> tuple[GroupRow, ...]:
    return tuple(
        GroupRow(
            r["slug"], r["name"], frozenset(listed(r["components"])),
            _day(r["until"]), r["successor"], (r["name"], *listed(r["phrases"])),
        )
        for r in read_rows(DATA / "groups.tsv")
    )  # fmt: skip


@cache
def group_nouns() -> tuple[tuple[str, str], ...]:
    """Words of groups and the part that each names; empty where it only qualifies."""
    return tuple((row["noun"], row["component"]) for row in read_rows(DATA / "group_nouns.tsv"))


@cache
def component_rules() -> dict[str, list[dict[str, Any]]]:
    return {row["component"]: json.loads(row["rule"]) for row in read_rows(DATA / "group_components.tsv")}


@cache
def abbreviations() -> dict[str, str]:
    return {row["short"]: row["full"] for row in read_rows(DATA / "abbreviations.tsv")}


def source_of(table: str) -> str:
    """The source of a table in a few words, for the record of what was loaded."""
    return f"dondoc: agencies/data/{table}"


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table by the names of its columns; lines that begin with # are comments."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    names = next(lines).split("\t")
    for line in lines:
        yield dict(zip(names, (cell.strip() for cell in line.split("\t")), strict=True))


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a cell that are parted by «;»."""
    return tuple(entry for part in cell.split(";") if (entry := part.strip()))


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _body_row(row: dict[str, str]) -> BodyRow:
    excepted = row["where"].startswith("!")
    places = listed(row["where"].removeprefix("!"))
    return BodyRow(
        row["standard"], row["name"], row["short"], row["kind"], row["parent"],
        _day(row["since"]), _day(row["until"]),
        () if excepted else places, places if excepted else (),
        listed(row["aliases"]), row["mandate"],
    )  # fmt: skip
