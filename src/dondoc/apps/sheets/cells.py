"""From what stands in a cell to a value, whatever a program or a person made of it.

Days may be days, text in any of the usual forms, or the serial number of a day; numbers may
be text with the signs of either country. What cannot be read is a `CellFault`, whose words
say what is accepted.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.documents.tabled import read_due
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Type, Value, plain_text, plain_words

_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[/\-.]\s*(\d{1,2})\s*[/\-.]\s*(\d{4}|\d{2})(?:\s+[\d:]+)?", re.IGNORECASE)
_LONG_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]+Z?)?")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)
_YES = frozenset(("có", "x", "true", "1", "yes"))


class CellFault(Exception):
    """What is wrong with a cell, and what would be taken."""


def read_cell(raw: Any, column: Column, names: Names | None = None, *, is_1904: bool = False) -> Value:
    """The value of a cell; None where it is blank."""
    if _is_blank(raw):
        return None
    match column.type:
        case Type.DAY:
            return read_day(raw, is_1904=is_1904).isoformat()
        case Type.PERCENT:
            return read_percent(raw)
        case Type.NUMBER:
            return read_whole(raw)
        case Type.WORDS:
            return plain_words(text_of(raw)) or None
        case Type.CHOICE | Type.BODY | Type.PERSON if names is not None:
            return _named(text_of(raw), names)
        case _:
            return plain_text(text_of(raw)) or None


def text_of(raw: Any) -> str:
    """Any cell as text: days and numbers as offices write them.

    >>> text_of(5.0), text_of(1234.5), text_of({"d": "2026-11-20"}), text_of(True), text_of(None)
    ('5', '1234,5', '20/11/2026', 'có', '')
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "có" if raw else ""
    if isinstance(raw, dict):
        return f"{date.fromisoformat(raw['d']):%d/%m/%Y}"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() else repr(raw).replace(".", ",")
    return str(raw)


def read_day(raw: Any, *, is_1904: bool = False) -> date:
    """A day: «20/11/2026», «20-11-26», «20 tháng 11 năm 2026», 2026-11-20, or the number Excel keeps for it.

    «Quý II/2027» is its last day, as everywhere; the check shows which day that is.
    """
    if isinstance(raw, dict):
        return _within(date.fromisoformat(raw["d"]))
    text = plain_text(text_of(raw))
    if _SERIAL.fullmatch(text):
        return _within((_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=int(text[:5])))
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY.fullmatch(text) or _LONG_DAY.fullmatch(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return _day(year, match[2], match[1])
    if named := read_due(text):
        return _within(date.fromisoformat(named))
    raise CellFault(_("«%(text)s» không phải một ngày. Hãy ghi dạng 31/12/2026.") % {"text": _short(text)})


def read_percent(raw: Any) -> int:
    """A share done: 0,5 and 50, «50%», «50,5 %» all mean what people mean by them."""
    if isinstance(raw, dict):
        raise _no_percent(text_of(raw))
    text = plain_text(text_of(raw))
    number = _number(text.removesuffix("%").strip())
    if number is None:
        raise _no_percent(text)
    is_share = not text.endswith("%") and not isinstance(raw, str) and 0 <= number <= 1
    share = round(number * 100 if is_share else number)
    if not 0 <= share <= 100:
        raise _no_percent(text)
    return share


def read_whole(raw: Any) -> int:
    """A whole number, with or without signs between thousands."""
    text = plain_text(text_of(raw))
    number = _number(text)
    if number is None or not number.is_integer():
        raise CellFault(_("«%(text)s» không phải số nguyên.") % {"text": _short(text)})
    return int(number)


def is_yes(raw: Any) -> bool:
    return plain_text(text_of(raw)).lower() in _YES


def _number(text: str) -> float | None:
    """A number in either writing: the last of two different signs parts the decimals; «1.234» is a thousand.

    >>> _number("1.234,5"), _number("1,234.5"), _number("1.234"), _number("0,5"), _number("a")
    (1234.5, 1234.5, 1234.0, 0.5, None)
    """
    text = text.replace(" ", "").replace("\u00a0", "")
    if not re.fullmatch(r"[+-]?\d[\d.,]*", text) or len(text) > 20:
        return None
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (".", ",") if comma > point else (",", ".")
        text = text.replace(thousands, "").replace(decimal, ".")
    elif comma >= 0:
        text = text.replace(",", "." if text.count(",") == 1 else "")
    elif text.count(".") > 1 or re.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d{3}", text):
        text = text.replace(".", "")
    try:
        return float(text)
    except ValueError:
        return None


def _named(text: str, names: Names) -> Value:
    found = names.find(text)
    if found is None:
        raise CellFault(names.fault(text))
    return found


def _day(year: str, month: str, day: str) -> date:
    try:
        return _within(date(int(year), int(month), int(day)))
    except ValueError:
        written = f"{day}/{month}/{year}"
        raise CellFault(_("Ngày %(day)s không có thật. Hãy ghi dạng 31/12/2026.") % {"day": written}) from None


def _within(day: date) -> date:
    if not _EARLIEST <= day <= _LATEST:
        raise CellFault(_("Ngày %(day)s quá xa, có lẽ gõ nhầm năm.") % {"day": f"{day:%d/%m/%Y}"})
    return day


def _no_percent(text: str) -> CellFault:
    return CellFault(_("«%(text)s» không phải tỷ lệ từ 0 đến 100. Hãy ghi 50 hoặc 50%%.") % {"text": _short(text)})


def _is_blank(raw: Any) -> bool:
    return raw is None or raw is False or (isinstance(raw, str) and not plain_text(raw))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
