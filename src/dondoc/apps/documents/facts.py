"""The document's own facts as people type them: trimmed, not too long, the day as ISO 8601."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final

from dondoc.apps.documents.errors import DayNotReal

FACTS: Final = ("kind", "number", "issuer", "issued_on", "title")
_LONGEST = {"kind": 60, "number": 60, "issuer": 250, "issued_on": 10}
_DAY = re.compile(r"(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d{4})\Z")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


def clean_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that were given, in the form in which they are stored."""
    cleaned = {}
    for name in FACTS:
        if name in facts:
            words = " ".join(unicodedata.normalize("NFC", facts[name]).split())
            cleaned[name] = parse_day(words) if name == "issued_on" else words[: _LONGEST.get(name)]
    return cleaned


def parse_day(words: str) -> str:
    """A day, a month or a year as people write it; raises `DayNotReal`.

    >>> parse_day("6/5/2024"), parse_day("09/2024"), parse_day("2024"), parse_day("2024-05-06"), parse_day("")
    ('2024-05-06', '2024-09', '2024', '2024-05-06', '')
    """
    if not words:
        return ""
    if _ISO.match(words):
        return _checked(words, words)
    match = _DAY.match(words)
    if match is None:
        raise DayNotReal(day=words)
    day, month, year = match.groups()
    return _checked("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]), words)


def _checked(iso: str, words: str) -> str:
    try:
        date.fromisoformat(iso + "0001-01-01"[len(iso) :])
    except ValueError:
        raise DayNotReal(day=words) from None
    return iso
