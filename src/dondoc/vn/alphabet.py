"""Vietnamese letters: folding for comparison, sentence case, the order of list letters.

Source: domain notes on language (§1, §2, §4); «đ» has no decomposition in Unicode
and is folded by hand.

>>> fold("Sở Khoa học và Công nghệ, ĐẮK LẮK")
'so khoa hoc va cong nghe, dak lak'
>>> sentence_case("TM. ỦY BAN NHÂN DÂN")
'TM. Ủy ban nhân dân'
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LIST_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that mark list items: no f, j, w, z and no letters with other marks."""

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = "a-zđ" + "".join(
    letter
    for vowel in _VOWELS
    for tone in _TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
)
"""All small letters, to stand inside a character class. A range such as à-ỹ would hold capitals too."""
UPPER = "A-ZĐ" + "".join(letter.upper() for letter in LOWER[4:])
"""All capital letters, to stand inside a character class."""

_NEW_TO_OLD = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_NEW_PLACE = re.compile("(?<![qQ])(" + "|".join(_NEW_TO_OLD) + r")(?!\w)")
_AUTHORITY = {"TM", "KT", "TL", "TUQ", "Q", "T/M", "K/T", "T/L"}
_ABBREVIATED = {"UBND", "HĐND", "TW"}


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word without marks, in small letters, «đ» as d."""
    bare = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("đ", "d")


def fold(text: str) -> str:
    """The text without marks, in small letters: for search and comparison, never for storage."""
    return fold_word(text)


def same_tone_place(text: str) -> str:
    """The text in small letters with tone marks in the old place («hoá» as «hóa»), so that spellings compare equal."""
    return _NEW_PLACE.sub(lambda match: _NEW_TO_OLD[match[1]], text.casefold())


def sentence_case(line: str) -> str:
    """A line of capitals as a sentence writes it; initials of authority («TM.», «KT.») stay capitals."""
    words = line.split(" ")
    out: list[str] = []
    first = True
    for word in words:
        if not word or word.rstrip(".:") in _AUTHORITY:
            out.append(word)
            continue
        if word.rstrip(".:") in _ABBREVIATED:
            out.append(word)
        else:
            out.append(word[:1].upper() + word[1:].lower() if first else word.lower())
        first = False
    return " ".join(out)


def is_capitals(line: str) -> bool:
    """Whether all letters of the line are capitals (and there are at least two)."""
    return line.isupper() and sum(c.isalpha() for c in line) > 1


def starts_small(text: str) -> bool:
    """Whether the first character is a small letter."""
    return bool(text) and text[0].islower()
