"""The lines of the head as words: number and symbol, place and day, authority; with blanks for the clerk.

Serial numbers and days below 10 have a leading nought, of the months only 1 and 2.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II (3, 4); domain notes on documents (§2, §3, §6).

>>> from dondoc.writing.form import load_form
>>> number_line(Number("SKHCN", unit="QLKH", serial="7"), load_form("nd30"))
'Số: 07/SKHCN-QLKH'
>>> number_line(Number("TU", kind="BC"), load_form("hd05")).replace(NBSP, "_")
'Số________-BC/TU'
>>> day_line(PlaceAndDay("Quảng Ngãi", 2026, date(2026, 3, 5)), load_form("nd30")).replace(NBSP, " ")
'Quảng Ngãi, ngày 05 tháng 3 năm 2026'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dondoc.vn.numerals import to_roman
from dondoc.writing.clean import NBSP, one_line
from dondoc.writing.form import Form
from dondoc.writing.model import Number, OfficialDocument, PlaceAndDay

_WHEN = re.compile(r"ngày .* năm \d+")
BLANK_NUMBER = NBSP * 8
BLANK_DAY = NBSP * 5


def leading_nought(serial: str) -> str:
    """«07» of «7»; «30c» and «127» stay."""
    return f"0{serial}" if serial.isdigit() and len(serial) == 1 else serial


def day_word(day: date) -> str:
    return f"{day.day:02}"


def month_word(day: date) -> str:
    return f"{day.month:02}" if day.month in (1, 2) else str(day.month)


def day_in_text(day: date) -> str:
    """A day as sentences have it, with the same noughts.

    >>> day_in_text(date(2026, 6, 30)), day_in_text(date(2026, 1, 5))
    ('30/6/2026', '05/01/2026')
    """
    return f"{day_word(day)}/{month_word(day)}/{day.year}"


def symbol(number: Number, form: Form) -> str:
    """«07/SKHCN-QLKH», with a blank where there is no serial yet."""
    facts = {
        "number": leading_nought(one_line(number.serial)) or BLANK_NUMBER,
        "kind": one_line(number.kind),
        "body": one_line(number.body),
        "unit": one_line(number.unit),
    }
    pattern = form.words["number_of_kind" if number.kind else "number_of_letter"]
    # A body without rooms has no unit in its symbol: «Số: 12/UBND».
    return pattern.format(**facts).removesuffix("-") if not facts["unit"] else pattern.format(**facts)


def number_line(number: Number, form: Form) -> str:
    """«Số: 07/SKHCN-QLKH»."""
    line = form.words["number"].format(number=symbol(number, form))
    return line.replace(" " + BLANK_NUMBER, BLANK_NUMBER)


def day_line(dated: PlaceAndDay, form: Form) -> str:
    """«Quảng Ngãi, ngày 05 tháng 3 năm 2026», or with blanks; none of it may be torn apart but after the place."""
    line = form.words["place_and_day"].format(place=one_line(dated.place), **day_facts(dated))
    place, comma, rest = line.partition(", ")
    return place + comma + rest.replace(" ", NBSP) if comma else line


def day_facts(dated: PlaceAndDay) -> Mapping[str, str]:
    """The fields «day», «month» and «year» of a pattern."""
    if dated.day is None:
        return {"day": BLANK_DAY[2:], "month": BLANK_DAY[2:], "year": str(dated.year)}
    return {"day": day_word(dated.day), "month": month_word(dated.day), "year": str(dated.day.year)}


def annex_name(number: int, of: int, form: Form) -> str:
    """«Phụ lục II»; one annex alone has no number."""
    return f"{form.words['annex']} {to_roman(number)}" if of > 1 else form.words["annex"]


def attached_line(document: OfficialDocument, form: Form) -> str:
    """«(Kèm theo Công văn số … ngày … của Sở Khoa học và Công nghệ)», under the name of an annex."""
    facts = {
        "document": document.kind.capitalize() if document.kind else form.words["letter"],
        "number": symbol(document.number, form),
        "issuer": document.issuer_in_text or document.letterhead.issuer,
    }
    line = form.words["attached"].format(**facts, **day_facts(document.dated))
    return _WHEN.sub(lambda match: match[0].replace(" ", NBSP), line)
