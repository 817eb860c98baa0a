"""Numbers as Vietnamese administrative texts write them.

A dot groups thousands where exactly three digits follow, a comma is the decimal
sign; some web pages write the decimal with a dot, which is read where it cannot
be a group. Source: domain notes on language (§6).

>>> parse_number("5.000"), parse_number("2,5"), parse_number("60.76"), parse_number("05")
(5000, 2.5, 60.76, 5)
>>> parse_roman("XIV")
14
"""

from __future__ import annotations

import re
from math import isinf

NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
"""A pattern for one number, to be used inside other patterns."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_WRITTEN = re.compile(NUMBER)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


def parse_number(text: str) -> int | float:
    """The value of one written number; a whole number comes back as int. Raises ValueError."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    digits = text.replace(".", "") if _GROUPED.fullmatch(text) else text
    if digits.isdecimal():
        return int(digits)  # not by way of float, which keeps 15 digits
    value = float(digits.replace(",", "."))
    if isinf(value):
        raise ValueError(text)
    return int(value) if value.is_integer() else value


def parse_roman(text: str) -> int:
    """The value of a Roman numeral from I to XXXIX. Raises ValueError."""
    if not _ROMAN.fullmatch(text):
        raise ValueError(text)
    total = 0
    for here, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES[here]
        total += -value if _ROMAN_VALUES.get(following, 0) > value else value
    return total


def to_roman(number: int) -> str:
    """The Roman numeral of a number from 1 to 39."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
