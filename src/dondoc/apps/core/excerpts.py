"""The words of a find that answer a query, marked, with a little around them.

A long text is not searched syllable by syllable for twenty results on a page: the keys
of the index have one syllable for each of the text, so the place in the key tells how
many syllables to skip in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search_keys import SEPARATOR, Query
from dondoc.vn.folding import SYLLABLE, find_match

_BEFORE, _LENGTH = 80, 260
_BREAK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they are what was asked for."""

    text: str
    found: bool = False


def mark(text: str, asked: Query) -> list[Piece]:
    """A short text in pieces, what was asked for marked."""
    pieces, at = [], 0
    for start, end in find_match(text, asked.words, *asked.written):
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], found=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def excerpt(entry: SearchEntry, asked: Query) -> list[Piece]:
    """Where the text of a find first answers; its beginning where only the title does."""
    start = _place(entry, asked)
    window = _window(entry.text, start or 0)
    if not window:
        return []
    pieces = mark(window, asked)
    return [Piece("… "), *pieces] if start and start > _BEFORE else pieces


def _place(entry: SearchEntry, asked: Query) -> int | None:
    """Where in the text the first row stands that is there; else the first syllable."""
    rows = [(entry.exact, asked.exact), (entry.bare, asked.bare), *((entry.bare, row) for row in asked.spellings)]
    rows += [(entry.bare, row[0]) for row in asked.scattered[:1]]
    for key, row in rows:
        text_at = key.find(SEPARATOR) + len(SEPARATOR) - 1
        at = key.find(f" {row}", text_at) if row else -1
        if at >= 0:
            nth = key.count(" ", text_at, at)
            match = next(islice(SYLLABLE.finditer(entry.text), nth, None), None)
            return match.start() if match else None
    return None


def _window(text: str, start: int) -> str:
    """So many signs around a place, cut between words, on one line."""
    begin = max(0, start - _BEFORE)
    if begin:
        space = _BREAK.search(text, begin, start)
        begin = space.end() if space else start
    end = min(len(text), begin + _LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", begin, end), text.rfind("\n", begin, end), begin) or end
    tail = "…" if end < len(text) else ""
    return " ".join(text[begin:end].split()) + tail
