"""Provinces as seats of bodies: a seat goes on while only its name or kind changes, and ends in a merger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Place
from dondoc.apps.agencies.places import proper_name
from dondoc.apps.agencies.tables import listed, provinces, read_rows
from dondoc.apps.core.errors import ActionError

PLACES_BASIS = "Nghị quyết 202/2025/QH15"


class NoSuchProvince(ActionError):
    message = _("Không có tỉnh mang mã %(code)s. Hãy xem mã tỉnh theo Quyết định 19/2025/QĐ-TTg.")


class BadPlacesFile(ActionError):
    message = _("Tệp địa bàn không đúng mẫu ở dòng «%(line)s». Hãy xem hướng dẫn của lệnh load_bodies.")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A unit of the territory during a stretch of time; `into` are the codes that follow it on `until`."""

    level: str
    code: str
    name: str
    since: date | None = None
    until: date | None = None
    parent: str = ""
    into: tuple[str, ...] = ()
    code_h: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """tỉnh, thành phố, xã, phường, đặc khu, huyện …"""
        whole = self.name[: len(self.name) - len(proper_name(self.name))].strip()
        words = self.name.split()
        return (whole or (" ".join(words[:2]) if words[0].lower() in ("đặc", "thị") else words[0])).lower()

    def is_after(self, other: PlaceRow) -> bool:
        """Whether it is what the other became."""
        return self.code in other.into and self.since is not None and self.since == other.until


@dataclass(frozen=True, slots=True)
class Seat:
    """A province from its beginning to its merger, under all its names."""

    rows: tuple[PlaceRow, ...]

    @property
    def last(self) -> PlaceRow:
        return self.rows[-1]

    @property
    def since(self) -> date | None:
        return self.rows[0].since

    @property
    def until(self) -> date | None:
        return self.last.until

    @property
    def proper_names(self) -> tuple[str, ...]:
        return tuple(_short(row.name) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Territory:
    """A province of today with those that it came from, and what else a file tells of it."""

    seats: tuple[Seat, ...]
    lower: tuple[PlaceRow, ...] = ()  # districts and communes
    bodies: tuple[PlaceRow, ...] = ()  # single bodies of the province

    @property
    def today(self) -> Seat:
        return self.seats[-1]

    def after(self, seat: Seat) -> Seat | None:
        """The seat into which this one merged."""
        return next((other for other in self.seats if other.rows[0].is_after(seat.last)), None)

    def seat_of(self, code: str, row: PlaceRow) -> Seat:
        """The seat of a code in the time of a lower unit or body."""
        seats = [seat for seat in self.seats if any(place.code == code for place in seat.rows)]
        for seat in seats:
            if (seat.since or date.min) <= (row.since or date.min) and (row.until or date.max) <= (
                seat.until or date.max
            ):
                return seat
        return seats[-1] if seats else self.today


def territory(code: str, file: Path | None = None) -> Territory:
    """The territory of a code: of the shipped table, or of a file that describes a province itself."""
    rows = list(_file_rows(file)) if file else []
    of_provinces = [row for row in rows if row.level == Place.Level.PROVINCE] or list(_shipped())
    latest = [row for row in of_provinces if row.code == code and row.until is None]
    if not latest:
        raise NoSuchProvince(code=code)
    return Territory(
        seats=tuple(_seats(latest[0], of_provinces)),
        lower=tuple(row for row in rows if row.level in (Place.Level.DISTRICT, Place.Level.COMMUNE)),
        bodies=tuple(row for row in rows if row.level == "body"),
    )


def all_codes() -> list[str]:
    """The codes of the provinces of today."""
    return [row.code for row in provinces() if row.until is None]


def _seats(last: PlaceRow, rows: Sequence[PlaceRow]) -> Iterator[Seat]:
    """The seats that led to a place, the oldest first, then its own."""
    line = [last]
    while True:
        before = [row for row in rows if line[0].is_after(row)]
        if len(before) != 1:
            break
        line.insert(0, before[0])
    for row in before:
        yield from _seats(row, rows)
    yield Seat(tuple(line))


def _shipped() -> Iterable[PlaceRow]:
    return (
        PlaceRow(Place.Level.PROVINCE, row.code, row.name, row.since, row.until, "", listed(row.into), row.code_h)
        for row in provinces()
    )


def _file_rows(file: Path) -> Iterator[PlaceRow]:
    for row in read_rows(file):
        try:
            yield PlaceRow(
                row["level"], row["code"], row["name"],
                date.fromisoformat(row["since"]) if row["since"] else None,
                date.fromisoformat(row["until"]) if row["until"] else None,
                row["parent"], listed(row["into"]), kind=row["kind"], aliases=listed(row["aliases"]),
            )  # fmt: skip
        except (KeyError, ValueError) as error:
            raise BadPlacesFile(line="\t".join(row.values())) from error


def _short(name: str) -> str:
    return name if name.startswith("Thành phố") else proper_name(name)
