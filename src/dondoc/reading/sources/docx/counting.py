"""Numbers in the formats of automatic numbering, as Word prints them.

Word's letters are the Latin alphabet (a, b, c, d, e, f …), also in Vietnamese
documents, and after z the letter doubles: aa, bb. That is what stands on paper,
so it is what is read; a reader who expects đ after d learns it from elsewhere.
Source: ECMA-376 part 1, 17.18.59 (ST_NumberFormat). A format not known here is
printed in decimal, as Word does.

>>> [format_number(4, style) for style in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
['4', 'IV', 'd', '04']
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LARGEST = 32_767  # Word's own bound; it keeps «start at 10^9» in Roman numerals from filling the memory


@lru_cache(maxsize=4096)
def format_number(value: int, style: str) -> str:
    """A number in one of Word's formats; "none" prints nothing, "zero3" fills up to three digits."""
    value = max(0, min(value, LARGEST))
    if style.startswith("zero"):
        return str(value).zfill(int(style[4:]))
    return _FORMATS.get(style, str)(value)


def roman(value: int) -> str:
    """Roman numerals in capitals; nothing for zero, which has none."""
    out = []
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        out.append(sign * count)
    return "".join(out)


def letters(value: int) -> str:
    """Word's letters: a to z, then aa to zz, then aaa.

    >>> letters(26), letters(27), letters(54)
    ('z', 'aa', 'bbb')
    """
    if value < 1:
        return ""
    rounds, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (rounds + 1)


def _ordinal(value: int) -> str:
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"


def _counting(value: int) -> str:
    """Vietnamese counting words up to ninety-nine, where plans stop long before."""
    tens, ones = divmod(value, 10)
    if value < 10:
        return _WORDS[value]
    if value > 99:
        return str(value)
    head = "mười" if tens == 1 else f"{_WORDS[tens]} mươi"
    if ones == 0:
        return head
    tail = "lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else _WORDS[ones]
    return f"{head} {tail}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
    "ordinal": _ordinal,
    "vietnameseCounting": _counting,
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda _value: "",
    "bullet": lambda _value: "",
}
