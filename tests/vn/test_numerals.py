"""Numbers as written: groups of thousands, decimal commas, Roman numbers, numbers in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.numerals import NUMBER, ORDINALS, WORDS, parse_number, parse_roman, to_roman


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("5.000", 5000, id="a-dot-before-three-digits-groups"),
        pytest.param("1.250.000", 1250000, id="two-groups"),
        pytest.param("16.716,5", 16716.5, id="group-and-decimal"),
        pytest.param("2,5", 2.5, id="comma-is-the-decimal-sign"),
        pytest.param("60.76", 60.76, id="web-pages-write-the-decimal-with-a-dot"),
        pytest.param("1.2500", 1.25, id="four-digits-are-no-group"),
        pytest.param("05", 5, id="leading-nought"),
        pytest.param("2,0", 2, id="whole-number-comes-back-as-int"),
        pytest.param("1,500", 1.5, id="a-comma-never-groups"),
        pytest.param("12345678901234567891", 12345678901234567891, id="no-digit-of-a-long-number-is-lost"),
    ],
)
def test_number_has_its_value(text: str, value: float) -> None:
    parsed = parse_number(text)
    assert parsed == value
    assert isinstance(parsed, type(value))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("năm", id="words"),
        pytest.param("1,2,3", id="two-commas"),
        pytest.param("nan", id="what-python-takes-for-a-number"),
        pytest.param("1e5", id="exponent"),
        pytest.param("1_000", id="underscore"),
        pytest.param("-5", id="sign"),
        pytest.param("5\n", id="line-break-behind"),
        pytest.param("9" * 400 + ",5", id="beyond-all-measure"),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_number(text)


@given(st.integers(0, 10**15))
def test_grouped_number_reads_as_the_bare_one(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number


@given(st.text(alphabet="0123456789.,", max_size=12))
def test_whatever_the_pattern_takes_has_a_value(text: str) -> None:
    for match in re.finditer(NUMBER, text):
        assert parse_number(match[0]) >= 0


@given(st.integers(1, 39))
def test_roman_numbers_come_back(number: int) -> None:
    assert parse_roman(to_roman(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("IIII", id="four-strokes"),
        pytest.param("VX", id="five-before-ten"),
        pytest.param("IC", id="hundreds-are-not-used-for-parts"),
        pytest.param("iv", id="small-letters-are-another-list"),
        pytest.param("I\n", id="line-break-behind"),
        pytest.param("XXXX", id="forty"),
    ],
)
def test_what_is_no_roman_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_roman(text)


def test_words_and_ordinals_agree_but_for_the_first_and_fourth() -> None:
    assert {word: value for word, value in ORDINALS.items() if WORDS.get(word) != value} == {"nhất": 1}
    assert WORDS["bốn"] == WORDS["tư"] == 4
