"""What a sheet holds: columns, lines, and the plain values by which was, is and written are compared.

A value is text, a whole number or nothing. Days are ISO texts, percentages whole numbers,
bodies and people their keys; how they are shown is the business of `names` and `making`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from django.utils.functional import Promise

Value: TypeAlias = str | int | None
Word: TypeAlias = str | Promise

LONGEST = 32_000
"""Letters in a cell: Excel keeps 32,767, and text that does not fit must not come back as a change."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPED = re.compile("_x000[dD]_")


class Type(StrEnum):
    TEXT = "text"  # one paragraph: spaces and breaks count as one space
    WORDS = "words"  # several paragraphs
    DAY = "day"
    PERCENT = "percent"
    NUMBER = "number"
    CHOICE = "choice"
    BODY = "body"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its lasting id, its head, and what stands in it.

    An `entry` column is empty when it goes down; what is written there orders something.
    `names` is the list of the workbook from which a choice, a body or a person is taken.
    Columns that are `printed` come first: on paper there is room for no more.
    """

    id: str
    head: Word
    type: Type = Type.TEXT
    width: int = 14
    entry: bool = False
    names: str = ""
    help: Word = ""
    printed: bool = False


def _nothing() -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Line:
    """One thing as it stands now, for one person: its values, which of them this person may change, its versions.

    What may be changed is asked of the permissions when it is first needed: of ten thousand
    rows that come back most are as they went down, and nobody has to know.
    """

    key: int
    label: str
    values: Mapping[str, Value]
    may: Callable[[], frozenset[str]] = _nothing
    versions: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def editable(self) -> frozenset[str]:
        return self.may()


def plain_text(text: str) -> str:
    """One paragraph as it is compared: composed, without hidden signs, single spaces.

    >>> plain_text("  Sở\\u00a0 Nội vụ \\n")
    'Sở Nội vụ'
    """
    return " ".join(_clean(text).split())


def plain_words(text: str) -> str:
    """Several paragraphs: breaks stay, ends of lines do not matter."""
    lines = [" ".join(line.split()) for line in _clean(text).split("\n")]
    return "\n".join(lines).strip()


def plain(value: object, kind: Type = Type.TEXT) -> Value:
    """A value of the record as a sheet knows it; blank is nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return int(value)
    text = str(value)
    return (plain_words(text) if kind is Type.WORDS else plain_text(text)) or None


def fits(value: Value) -> bool:
    """Whether a cell can hold it."""
    return not isinstance(value, str) or len(value) <= LONGEST


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _ESCAPED.sub("", text))
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
