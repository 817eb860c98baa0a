"""Keys for search: the bare key without marks, the exact key with the tone behind the syllable, and places of a query.

Both keys are syllables with single spaces between them, in small letters, signs
taken out, so that «57-NQ/TW» is found whole («57 nq tw»), by its parts and as its
variant «57/NQ-TW». Final y after h k l m qu s t v is i («tỷ lệ», «tỉ lệ»). Keys
are indexed and compared, never shown. A place is told in the text as it was
written, composed or not.
Source: domain notes on language (§1, §2, §9).

>>> fold("Nghị quyết số 57-NQ/TW, tỷ lệ  ĐIỆN")
'nghi quyet so 57 nq tw ti le dien'
>>> exact_key("Hòa bình") == exact_key("hoà bình"), exact_key("đường") == exact_key("dương")
(True, False)
>>> [tuple(span) for span in find_match("Đề án 06 về để ăn", "đề án")]
[(0, 5)]
>>> [tuple(span) for span in find_match("Đề án 06 về để ăn", "de an")]
[(0, 5), (12, 17)]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from dondoc.vn.alphabet import fold_word

_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
SYLLABLE = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")  # letters or digits, and the marks put upon them
_Y_FOR_I = frozenset(("hy", "ky", "ly", "my", "quy", "sy", "ty", "vy"))

_Key = Callable[[str], str]


class Span(NamedTuple):
    """A stretch of a text: from `start` up to, not including, `end`."""

    start: int
    end: int


def fold(text: str) -> str:
    """The bare key, without marks; `alphabet.fold` keeps every sign in its place, this one is for finding."""
    return _key(text, _bare)


def exact_key(text: str) -> str:
    """The exact key: each syllable with its own letters, and its tone as a digit behind them («hoà» is hoa2)."""
    return _key(text, _exact)


def has_marks(text: str) -> bool:
    """Whether somebody took the trouble of writing a mark, or đ."""
    return any(char in "đĐ" or unicodedata.combining(char) for char in unicodedata.normalize("NFD", text))


def find_syllables(text: str) -> list[Span]:
    """The place of each syllable, word or number in the text."""
    return [Span(*match.span()) for match in SYLLABLE.finditer(text)]


def find_match(text: str, query: str, *spellings: str) -> list[Span]:
    """The places of a query in the text, or of its other spellings (`abbreviations.expansions`): in order, apart.

    A query with marks is looked for with them, and without where that finds
    nothing. Where no query stands in a row, its single syllables are marked.
    """
    queries = (query, *spellings)
    in_a_row = [span for one in queries for span in _first_found(text, one, _find_row)]
    return _joined(in_a_row or _first_found(text, query, _find_parts))


def rank(text: str, query: str, *spellings: str) -> float:
    """How well a text answers, from 0 to 1: in a row before scattered, marks that agree before bare letters.

    >>> rank("Đề án 06", "đề án") > rank("để ăn", "đề án") > rank("đề xuất dự án", "đề án") > rank("kế hoạch", "đề án")
    True
    """
    others = (_OTHER_SPELLING * _rank(text, one) for one in spellings)
    return max(_rank(text, query), *others, 0.0)


_OTHER_SPELLING = 0.9
_ROW_EXACT, _ROW_BARE, _PARTS = 1.0, 0.75, 0.25


def _rank(text: str, query: str) -> float:
    if _find_row(text, query, _exact):
        return _ROW_EXACT
    if _find_row(text, query, _bare):
        return _ROW_BARE
    return _PARTS * sum(_share_found(text, query, key) for key in (_exact, _bare))


def _share_found(text: str, query: str, key: _Key) -> float:
    wanted, there = (set(_key(one, key).split()) for one in (query, text))
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _first_found(text: str, query: str, find: Callable[[str, str, _Key], list[Span]]) -> list[Span]:
    """What the exact key finds, else the bare one; a query without marks is never exact."""
    return (find(text, query, _exact) if has_marks(query) else []) or find(text, query, _bare)


def _find_row(text: str, query: str, key: _Key) -> list[Span]:
    """All syllables of the query, one behind the other."""
    wanted = _key(query, key).split()
    places = find_syllables(text)
    keys = [key(text[start:end]) for start, end in places]
    found: list[Span] = []
    at = 0
    while wanted and at <= len(keys) - len(wanted):
        if keys[at] == wanted[0] and keys[at : at + len(wanted)] == wanted:
            found.append(Span(places[at].start, places[at + len(wanted) - 1].end))
            at += len(wanted)
        else:
            at += 1
    return found


def _find_parts(text: str, query: str, key: _Key) -> list[Span]:
    """Every syllable that is one of the query."""
    wanted = set(_key(query, key).split())
    return [span for span in find_syllables(text) if key(text[span.start : span.end]) in wanted]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _key(text: str, key: _Key) -> str:
    return " ".join(key(match[0]) for match in SYLLABLE.finditer(text))


@lru_cache(maxsize=65536)
def _bare(syllable: str) -> str:
    return _with_i(fold_word(syllable))


@lru_cache(maxsize=65536)
def _exact(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable.casefold())
    letters = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return _with_i(letters) + "".join(_TONES[part] for part in parts if part in _TONES)


def _with_i(letters: str) -> str:
    return letters[:-1] + "i" if letters in _Y_FOR_I else letters
