"""The markers that a browser prints before list items: «1.», «c.», «IV.», «-»."""

from __future__ import annotations

from lxml import etree

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class OpenList:
    """A list being read: its kind and the number of its next item."""

    def __init__(self, element: etree._Element, said: dict[str, str]) -> None:
        kind = (said.get("list-style-type") or said.get("list-style") or "").split(" ")[0]
        if element.tag == "ol":
            self.kind = kind or _TYPES.get(element.get("type", "1"), "decimal")
        else:
            self.kind = "none" if kind == "none" else "bullet"
        self._next = _number(element.get("start"), 1)

    def marker(self, item: etree._Element) -> str:
        """The marker of the next item."""
        if self.kind in ("none", "bullet"):
            return "-" if self.kind == "bullet" else ""
        number = _number(item.get("value"), self._next)
        self._next = number + 1
        return _written(number, self.kind) + "."


def _number(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 7 else default


def _written(number: int, kind: str) -> str:
    if kind in ("lower-alpha", "lower-latin"):
        return _letters(number).lower()
    if kind in ("upper-alpha", "upper-latin"):
        return _letters(number)
    if kind == "lower-roman":
        return _roman(number).lower()
    return _roman(number) if kind == "upper-roman" else str(number)


def _letters(number: int) -> str:
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("A") + rest) + out
    return out or "0"


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, value)
        out += letters * count
    return out
