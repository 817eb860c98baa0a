"""Vietnamese order of words: letters first, then tones, then case.

The alphabet is a ă â b c d đ e ê … o ô ơ … u ư …, a tone decides only where all
letters are the same (ngang, huyền, hỏi, ngã, sắc, nặng), small letters stand
before capitals, and numbers go by their value («Điều 9» before «Điều 10»). Keys
are to be compared by code point (SQLite BINARY, PostgreSQL "C"); they take less
than twice the room of ordinary names. `compare` decides what is still the same by
its code points, so that its order is total.
Source: CLDR, collation vi; domain notes on language (§10). White space counts as
one space, which CLDR does not do: nobody sees the second one.

>>> sorted(["Ẩn", "Đắk", "an", "Đà", "Dak", "ấn"], key=collation_key)
['an', 'Ẩn', 'ấn', 'Dak', 'Đà', 'Đắk']
>>> sorted(["Nguyễn Văn Bình", "Trần Thị An", "Lê An"], key=name_key)
['Lê An', 'Trần Thị An', 'Nguyễn Văn Bình']
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_MODIFIED = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_PUNCTUATION = "_-‐‑–—,;:!?….'‘’\"“”«»()[]{}§@*/\\&#%•`^°+×<=>|~−≤≥$₫"
"""Signs in the order of CLDR; the others follow them by code point."""

# What the parts of a key begin with, in this order. Letters follow, from A on, and other scripts after them.
_FIELD, _LEVEL, _SPACE, _SIGN, _OTHER_SIGN, _NUMBER, _OTHER_LETTER = "\x01\x02\x03\x04\x05\x06\x7e"
_PLAIN = "0"
_DIGITS = re.compile("[0-9]+")
_LONGEST_NUMBER = 0xFF
_RUN = re.compile(r"(0*)([^0])", re.DOTALL)
_NO_RUN, _LONGEST_RUN = 0x7D, 0x44


def compare(one: str, other: str) -> int:
    """-1, 0 or 1: for a collation of SQLite. 0 for the same text only (composed or not, however spaced)."""
    left, right = ((collation_key(text), _cleaned(text)) for text in (one, other))
    return (left > right) - (left < right)


@lru_cache(maxsize=16384)
def collation_key(text: str) -> str:
    """What to sort a text by, to be compared by code point."""
    text = _cleaned(text)
    letters = _DIGITS.sub(_by_value, text.translate(_LETTERS))
    tones = _shortened(text.translate(_TONE_MARKS))
    case = _shortened(text.translate(_CASE))
    return _LEVEL.join((letters, tones, case))


def name_key(full_name: str) -> str:
    """What to sort a person by: the last word (tên), then the family name, then what is between."""
    words = full_name.split()
    parts = (" ".join(words[-1:]), " ".join(words[:-1][:1]), " ".join(words[1:-1]))
    return _FIELD.join(collation_key(part) for part in parts)


def _cleaned(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _shortened(weights: str) -> str:
    """Weights with each run of plain ones as one character, the lower the longer the run; a run at the end is left out.

    Each mark thereby says how soon it comes, and the sooner one is the greater.
    """
    return _RUN.sub(_run_length, weights.rstrip(_PLAIN))


def _run_length(run: re.Match[str]) -> str:
    whole, rest = divmod(len(run[1]), _LONGEST_RUN)
    return chr(_NO_RUN - _LONGEST_RUN) * whole + chr(_NO_RUN - rest) + run[2]


def _by_value(digits: re.Match[str]) -> str:
    """A number as its length and its digits, so that the longer one is the greater."""
    value = digits[0].lstrip("0")
    return f"{_NUMBER}{chr(0x40 + min(len(value), _LONGEST_NUMBER))}{value}"


class _Letters(dict[int, str]):
    """Code point → first level: the letter without tone and case."""

    def __missing__(self, code: int) -> str:
        self[code] = weight = _letter_weight(chr(code))
        return weight


class _ToneMarks(dict[int, str]):
    """Code point → second level: the tone, or marks of other languages."""

    def __missing__(self, code: int) -> str:
        self[code] = weight = _tone_weight(chr(code))
        return weight


class _Case(dict[int, str]):
    """Code point → third level: small before capital. Digits weigh nothing, for 05 is 5."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = weight = "" if _is_weightless(char) else str(int(char != char.lower()))
        return weight


_LETTERS, _TONE_MARKS, _CASE = _Letters(), _ToneMarks(), _Case()


def _letter_weight(char: str) -> str:
    if char in "0123456789":
        return char
    if char == " ":
        return _SPACE
    if char in _PUNCTUATION:
        return _SIGN + chr(0x40 + _PUNCTUATION.index(char))
    if unicodedata.combining(char):
        return ""
    letter, _marks = _apart(char)
    if letter in _ALPHABET:
        return chr(0x41 + _ALPHABET.index(letter))
    return (_OTHER_LETTER if char.isalnum() else _OTHER_SIGN) + char.lower()


def _tone_weight(char: str) -> str:
    if unicodedata.combining(char):
        return _TONES.get(char, "6" + char)
    if _is_weightless(char):
        return ""
    _letter, marks = _apart(char)
    return "".join(_TONES.get(mark, "6" + mark) for mark in marks) or _PLAIN


def _is_weightless(char: str) -> bool:
    return char in "0123456789" or bool(unicodedata.combining(char))


def _apart(char: str) -> tuple[str, str]:
    """A character as its letter of the alphabet, in small, and the marks that are none of the letter's own."""
    base, marks = "", ""
    for part in unicodedata.normalize("NFD", char.lower()):
        if (base, part) in _MODIFIED:
            base = _MODIFIED[base, part]
        elif unicodedata.combining(part):
            marks += part
        else:
            base += part
    return base, marks
