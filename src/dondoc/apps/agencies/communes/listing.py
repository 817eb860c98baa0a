"""What a list of communes says, whatever its format.

Three formats are read: the JSON of thanglequoc/vietnamese-provinces-database (provinces with
their `Wards`, official codes), the JSON of tanthuan031/vnadministrative (`wards` with the old
ones that each came of, numbers of its own), and CSV with the columns
code, name, kind, province_code, since. Names are taken as written, the kind in small letters.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.loading.seats import PlaceRow
from dondoc.apps.core.errors import ActionError

TWO_LEVELS = date(2025, 7, 1)
"""The day on which districts ended and the communes of today began (Luật 72/2025/QH15)."""

KINDS = ("đặc khu", "thị trấn", "thị xã", "thành phố", "phường", "xã", "huyện", "quận")
_OFFICIAL = re.compile(r"\d{5}")
_KIND = re.compile(rf"({'|'.join(KINDS)})\s+(.+)", re.IGNORECASE)
Json = Mapping[str, Any]


class UnknownListing(ActionError):
    message = _(
        "Tệp này không phải danh mục xã mà phần mềm đọc được. Hãy dùng JSON của vietnamese-provinces-database, "
        "JSON của vnadministrative, hoặc CSV có các cột code, name, kind, province_code, since."
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A commune of today. `code` is official or empty; `number` is what the list itself calls it by."""

    name: str
    province: str  # name or code
    code: str = ""
    number: str = ""
    since: date = TWO_LEVELS


@dataclass(frozen=True, slots=True)
class ListedOld:
    """A commune up to 2025, where it lay, and which of today it went into (by the numbers of the list)."""

    name: str
    district: str
    province: str
    number: str
    district_number: str
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole list, and what it calls itself."""

    format: str
    communes: tuple[Listed, ...]
    old: tuple[ListedOld, ...] = ()


def read_listing(data: bytes) -> Listing:
    """Read a list of communes; raises `UnknownListing` where it is none."""
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig", errors="replace"))
    try:
        return _from_json(json.loads(text)) if text.lstrip()[:1] in ("[", "{") else _from_csv(text)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnknownListing from error


def tidy_name(written: str) -> str:
    """The name with its kind in small letters.

    >>> tidy_name("Thị Trấn  Sa Pa"), tidy_name("Đặc khu Lý Sơn")
    ('thị trấn Sa Pa', 'đặc khu Lý Sơn')
    """
    name = " ".join(unicodedata.normalize("NFC", written).split())
    match = _KIND.fullmatch(name)
    return f"{match[1].lower()} {match[2]}" if match else name


def official(code: str) -> str:
    """A code of QĐ 19/2025/QĐ-TTg, or nothing: five digits."""
    return code if _OFFICIAL.fullmatch(code) else ""


def _from_json(found: Any) -> Listing:
    if isinstance(found, list):
        return Listing("vietnamese-provinces-database", tuple(_provinces_with_wards(found)))
    wards = list(found["wards"].values() if isinstance(found["wards"], dict) else found["wards"])
    rows = [_new_ward(ward) for ward in wards if ward.get("new_ward_id")]
    if not rows:
        raise UnknownListing
    old = _old_of_each(wards) if any("old_wards" in ward for ward in wards) else _old_rows(wards)
    return Listing("vnadministrative", tuple(dict.fromkeys(rows)), tuple(old))


def _provinces_with_wards(provinces: Iterable[Json]) -> Iterator[Listed]:
    for province in provinces:
        for ward in _either(province, "Wards", "wards"):
            code = str(_either(ward, "Code", "code"))
            yield Listed(
                tidy_name(_either(ward, "FullName", "full_name", "name")), str(_either(province, "Code", "code")),
                official(code), code,
            )  # fmt: skip


def _new_ward(ward: Json) -> Listed:
    return Listed(
        tidy_name(ward["new_ward_name"]), tidy_name(ward["new_province_name"]), "", str(ward["new_ward_id"])
    )  # fmt: skip


def _old_rows(wards: Iterable[Json]) -> Iterator[ListedOld]:
    """One row for each old commune; one that was divided has several."""
    by_number: dict[str, tuple[Json, list[str]]] = {}
    for ward in wards:
        by_number.setdefault(str(ward["old_ward_id"]), (ward, []))[1].append(str(ward["new_ward_id"]))
    for ward, into in by_number.values():
        yield _old_ward(ward, into)


def _old_of_each(wards: Iterable[Json]) -> Iterator[ListedOld]:
    """The other direction: each commune of today with those that it came of."""
    by_number: dict[str, tuple[Json, list[str]]] = {}
    for ward in wards:
        for old in ward.get("old_wards", ()):
            by_number.setdefault(str(old["old_ward_id"]), (old, []))[1].append(str(ward["new_ward_id"]))
    for old, into in by_number.values():
        yield _old_ward(old, into)


def _old_ward(ward: Json, into: list[str]) -> ListedOld:
    return ListedOld(
        tidy_name(ward["old_ward_name"]), tidy_name(ward["old_district_name"]), tidy_name(ward["old_province_name"]),
        str(ward["old_ward_id"]), str(ward["old_district_id"]), tuple(dict.fromkeys(into)),
    )  # fmt: skip


def _from_csv(text: str) -> Listing:
    head = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=head.count)
    rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    if not rows or not {"code", "name", "province_code"} <= set(rows[0]):
        raise UnknownListing
    return Listing("csv", tuple(_csv_row(row) for row in rows if (row["name"] or "").strip()))


def _csv_row(row: Mapping[str, str]) -> Listed:
    name, kind, since = row["name"].strip(), (row.get("kind") or "").strip(), (row.get("since") or "").strip()
    if kind and not name.lower().startswith(kind.lower()):
        name = f"{kind} {name}"
    code = row["code"].strip()
    return Listed(
        tidy_name(name), row["province_code"].strip(), official(code), code,
        date.fromisoformat(since) if since else TWO_LEVELS,
    )  # fmt: skip


def _either(row: Json, *names: str) -> Any:
    for name in names:
        if name in row:
            return row[name]
    raise KeyError(names[0])


def as_row(listed: Listed, code: str, province_code: str, level: str) -> PlaceRow:
    """A listed commune as a place to be written."""
    return PlaceRow(level, code, listed.name, listed.since, parent=province_code)
