"""Hostile lines: every recogniser reads four times the length in about four times the time.

Lines of a hundred thousand characters that nobody writes, but a broken file holds: one
word over and over, nothing but blanks, brackets that never close. Processor time is
compared with that of a shorter line, so that a busy machine does not matter.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest

from dondoc.reading.recognise.bodies import parse_bodies, spell_out
from dondoc.reading.recognise.dates import find_dates
from dondoc.reading.recognise.deadlines import condition_in, find_deadline, read_deadline
from dondoc.reading.recognise.labels import Label, label_of_column, split_labels
from dondoc.reading.recognise.quantities import find_quantities
from dondoc.reading.recognise.references import find_references
from dondoc.reading.recognise.roles import find_roles, parse_assignment

SHORT, LONG = 25_000, 100_000
TRIFLE = 0.25  # seconds below which growth is not worth a word
TOO_FAST = 9  # linear is 4, quadratic 16
READERS: dict[str, Callable[[str], object]] = {
    "bodies": parse_bodies,
    "bodies-of-a-cell": partial(parse_bodies, loose=True),
    "spelling-out": spell_out,
    "dates": partial(find_dates, year=2025),
    "deadline-of-words": partial(find_deadline, year=2025),
    "deadline-of-a-label": partial(read_deadline, year=2025),
    "condition": condition_in,
    "labels": split_labels,
    "column": label_of_column,
    "quantities": find_quantities,
    "references": find_references,
    "roles": find_roles,
    "assignment": partial(parse_assignment, label=Label.LEAD),
    "help": partial(parse_assignment, label=Label.COORDINATE),
}
UNITS = (
    " ", "x", "1", "1 ", "5% ", ", ", "; ", ". ", "(", ")", "()", "- ", ": ", "Sở ", "Sở A, ", "Sở Tài chính, ", "các sở, ",
    "UBND các xã, ", "Căn cứ x, các sở ", "chủ trì, phối hợp với ", "và các sở ", "; giao Sở A; ", "Chủ trì: ", "Thời gian, ",
    "ngày 1/1/", "ngày 1/1/2025, ", "quý I", "quý I ", "đến năm 2030 ", "từ năm 2020 ", "trong 10 ngày ", "khi có ",
    "hằng năm ", "tăng ", "tăng 5% ", "12/QĐ-UBND ", "Quyết định số ", "của Bộ, Công nghệ", "nhóm 10 tỉnh ", "đơn vị / ",
)  # fmt: skip
BEGINNINGS = (
    "Sở",
    "các sở",
    "quý I",
    "Thời gian",
    "sản phẩm",
    "phối hợp",
    "đến năm 2030",
    "từ 1",
    "12/QĐ",
    "trong 10 (",
)


def _seconds(read: Callable[[str], object], text: str) -> float:
    for cached in (split_labels, find_roles, spell_out):
        cached.cache_clear()
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


def _grows_too_fast(read: Callable[[str], object], begin: str, unit: str, end: str = "") -> bool:
    for _ in range(3):
        long = _seconds(read, begin + unit * (LONG // len(unit)) + end)
        if long < TRIFLE or long < TOO_FAST * _seconds(read, begin + unit * (SHORT // len(unit)) + end):
            return False
    return True


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_words_over_and_over_take_linear_time(read: Callable[[str], object]) -> None:
    assert [unit for unit in UNITS if _grows_too_fast(read, "", unit)] == []


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_blanks_behind_a_word_take_linear_time(read: Callable[[str], object]) -> None:
    assert [begin for begin in BEGINNINGS if _grows_too_fast(read, begin, " ", ": x")] == []


def test_documents_cited_by_the_thousand_take_linear_time() -> None:
    def cite(count: str) -> None:
        numbers = range(len(count) // 20)
        find_references("; ".join(f"Quyết định số {n}/QĐ-UBND, Quyết định {n}" for n in numbers))

    assert not _grows_too_fast(cite, "", "x")


def test_a_quadratic_reader_would_be_noticed() -> None:
    def quadratic(text: str) -> int:
        return sum(text[:place].count("x") for place in range(0, len(text), 3))

    assert _grows_too_fast(quadratic, "", "x")
