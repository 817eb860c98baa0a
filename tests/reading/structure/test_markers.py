"""Markers at the start of a line, kind by kind, and lines that only begin like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.structure.markers import (
    Kind,
    as_capital,
    letter_ordinal,
    misread_roman,
    next_letter,
    parse_marker,
)
from dondoc.vn.alphabet import LIST_LETTERS


@pytest.mark.parametrize(
    ("line", "kind", "part", "ordinal"),
    [
        pytest.param("I. MỤC TIÊU", Kind.ROMAN, "I", 1, id="roman"),
        pytest.param("XIV. TỔ CHỨC", Kind.ROMAN, "XIV", 14, id="long-roman"),
        pytest.param("II- NHIỆM VỤ", Kind.ROMAN, "II", 2, id="roman-with-hyphen"),
        pytest.param("III – GIẢI PHÁP", Kind.ROMAN, "III", 3, id="roman-with-dash"),
        pytest.param("II MỤC TIÊU", Kind.ROMAN, "II", 2, id="scan-lost-the-dot"),
        pytest.param("I.MỤC TIÊU", Kind.ROMAN, "I", 1, id="no-blank-behind"),
        pytest.param("A. PHẦN CHUNG", Kind.CAPITAL, "A", 1, id="capital"),
        pytest.param("Đ. KINH PHÍ", Kind.CAPITAL, "Đ", 5, id="capital-đ"),
        pytest.param("Điều 1. Ban hành kèm theo", Kind.ARTICLE, "Điều 1", 1, id="article"),
        pytest.param("Điều 12: Hiệu lực", Kind.ARTICLE, "Điều 12", 12, id="article-with-colon"),
        pytest.param("Điều 2", Kind.ARTICLE, "Điều 2", 2, id="article-alone"),
        pytest.param("Chương II", Kind.CHAPTER, "Chương II", 2, id="chapter"),
        pytest.param("CHƯƠNG III: TỔ CHỨC", Kind.CHAPTER, "Chương III", 3, id="chapter-in-capitals"),
        pytest.param("Phần thứ nhất", Kind.PART, "Phần thứ nhất", 1, id="worded-part"),
        pytest.param("PHẦN THỨ HAI", Kind.PART, "Phần thứ hai", 2, id="worded-part-in-capitals"),
        pytest.param("Phần I. Đánh giá", Kind.PART, "Phần I", 1, id="part"),
        pytest.param("Mục 1. Quy định chung", Kind.SECTION, "Mục 1", 1, id="section"),
        pytest.param("1. Mục đích", Kind.NUMBER, "1", 1, id="number"),
        pytest.param("01. Mục đích", Kind.NUMBER, "1", 1, id="leading-nought"),
        pytest.param("12) Mục đích", Kind.NUMBER, "12", 12, id="number-with-bracket"),
        pytest.param("3/ Mục đích", Kind.NUMBER, "3", 3, id="number-with-stroke"),
        pytest.param("4- Mục đích", Kind.NUMBER, "4", 4, id="number-with-hyphen"),
        pytest.param("5.", Kind.NUMBER, "5", 5, id="number-alone"),
        pytest.param("1.2. Mục tiêu", Kind.DECIMAL, "2", 2, id="decimal"),
        pytest.param("2.1.3 Mục tiêu", Kind.DECIMAL, "3", 3, id="decimal-without-last-dot"),
        pytest.param("II.1. Mục tiêu", Kind.DECIMAL, "1", 1, id="decimal-under-a-roman"),
        pytest.param("a) Rà soát", Kind.LETTER, "a", 1, id="letter"),
        pytest.param("a)Rà soát", Kind.LETTER, "a", 1, id="letter-without-blank"),
        pytest.param("đ) Rà soát", Kind.LETTER, "đ", 5, id="letter-đ"),
        pytest.param("b. Rà soát", Kind.LETTER, "b", 2, id="letter-with-dot"),
        pytest.param("c/ Rà soát", Kind.LETTER, "c", 3, id="letter-with-stroke"),
        pytest.param("i) Rà soát", Kind.LETTER, "i", 9, id="i-is-a-letter-before-it-is-a-number"),
        pytest.param("ii) Rà soát", Kind.SMALL_ROMAN, "ii", 2, id="small-roman"),
        pytest.param("(1) Rà soát", Kind.IN_BRACKETS, "1", 1, id="number-in-brackets"),
        pytest.param("(iv) Rà soát", Kind.SMALL_ROMAN, "iv", 4, id="small-roman-in-brackets"),
        pytest.param("(a) Rà soát", Kind.LETTER, "a", 1, id="letter-in-brackets"),
        pytest.param("- Rà soát", Kind.DASH, "-", 0, id="dash"),
        pytest.param("– Rà soát", Kind.DASH, "-", 0, id="en-dash"),
        pytest.param("-Rà soát", Kind.DASH, "-", 0, id="dash-without-blank"),
        pytest.param("+ Rà soát", Kind.PLUS, "+", 0, id="plus"),
        pytest.param("* Lĩnh vực y tế", Kind.STAR, "*", 0, id="star"),
        pytest.param("• Rà soát", Kind.DOT, "-", 0, id="dot"),
        pytest.param("o Rà soát", Kind.DOT, "-", 0, id="letter-o-as-a-dot"),
    ],
)
def test_marker_is_read(line: str, kind: Kind, part: str, ordinal: int) -> None:
    marker = parse_marker(line)
    assert marker is not None
    assert (marker.kind, marker.part, marker.ordinal) == (kind, part, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Rà soát các quy định", id="sentence"),
        pytest.param("Điều 5 của Luật quy định", id="article-that-is-cited"),
        pytest.param("Mục 2 của Kế hoạch này", id="section-that-is-cited"),
        pytest.param("Phần mềm quản lý", id="a-word-that-begins-like-part"),
        pytest.param("Mục tiêu cụ thể", id="a-word-that-begins-like-section"),
        pytest.param("2.000 lượt người", id="thousands"),
        pytest.param("1.250.000 đồng", id="millions"),
        pytest.param("15/4/2025", id="date"),
        pytest.param("2025 là năm bản lề", id="year"),
        pytest.param("-5 % so với năm trước", id="negative-number"),
        pytest.param("5%", id="percentage"),
        pytest.param("IoT và AI", id="letters-like-a-roman-number"),
        pytest.param("VNPT Sơn Hải", id="capitals-like-a-roman-number"),
        pytest.param("I", id="one-letter"),
        pytest.param("(kèm theo Kế hoạch)", id="bracket"),
        pytest.param("(2025) Năm", id="year-in-brackets"),
        pytest.param("ở các xã", id="a-vowel-that-lists-do-not-use"),
        pytest.param("-", id="dash-alone"),
        pytest.param("", id="nothing"),
        pytest.param(" 1. Mục đích", id="a-blank-before"),
    ],
)
def test_line_without_a_marker_has_none(line: str) -> None:
    assert parse_marker(line) is None


def test_text_goes_on_behind_the_marker() -> None:
    line = "a)  Rà soát quy định"
    marker = parse_marker(line)
    assert marker is not None
    assert line[marker.end :] == "Rà soát quy định"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("1. A", "2. B", True, id="next-number"),
        pytest.param("1. A", "2) B", False, id="other-sign"),
        pytest.param("a) A", "b. B", False, id="letters-with-other-signs"),
        pytest.param("1.1. A", "1.2. B", True, id="decimals-of-one-depth"),
        pytest.param("1.1. A", "1.1.1. B", False, id="decimals-of-two-depths"),
        pytest.param("- A", "– B", True, id="dashes-of-two-lengths"),
        pytest.param("- A", "+ B", False, id="dash-and-plus"),
        pytest.param("• A", "▪ B", False, id="dots-of-two-shapes"),
    ],
)
def test_markers_of_one_list_share_a_key(one: str, other: str, same: bool) -> None:
    first, second = parse_marker(one), parse_marker(other)
    assert first is not None
    assert second is not None
    assert (first.key == second.key) is same


def test_decimal_marker_keeps_all_its_numbers() -> None:
    marker = parse_marker("2.1.3. Mục tiêu")
    assert marker is not None
    assert marker.numbers == (2, 1, 3)


@pytest.mark.parametrize(
    ("line", "expected", "part"),
    [
        pytest.param("1. MỤC TIÊU", 1, "I", id="one-for-i"),
        pytest.param("l. MỤC TIÊU", 1, "I", id="small-l-for-i"),
        pytest.param("1I. NHIỆM VỤ", 2, "II", id="one-and-i"),
        pytest.param("H. NHIỆM VỤ", 2, "II", id="h-for-two-strokes"),
        pytest.param("IL. NHIỆM VỤ", 2, "II", id="l-for-i"),
        pytest.param("Í. MỤC TIÊU", 1, "I", id="mark-over-i"),
    ],
)
def test_misread_roman_number_is_the_expected_one(line: str, expected: int, part: str) -> None:
    marker = misread_roman(line, expected)
    assert marker is not None
    assert (marker.kind, marker.part, marker.ordinal) == (Kind.ROMAN, part, expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("1. Mục tiêu", 1, id="small-letters-are-no-part"),
        pytest.param("1. MỤC TIÊU", 2, id="another-number-must-come"),
        pytest.param("II. NHIỆM VỤ", 2, id="rightly-read"),
        pytest.param("A. NHIỆM VỤ", 1, id="another-letter"),
    ],
)
def test_roman_number_is_not_invented(line: str, expected: int) -> None:
    assert misread_roman(line, expected) is None


def test_capital_may_be_read_from_a_roman_letter() -> None:
    marker = parse_marker("I. KINH PHÍ")
    assert marker is not None
    capital = as_capital(marker)
    assert (capital.kind, capital.part, capital.ordinal) == (Kind.CAPITAL, "I", letter_ordinal("i"))


def test_letters_follow_one_another_as_vietnamese_lists_do() -> None:
    assert [next_letter(letter) for letter in "adđegx"] == ["b", "đ", "e", "g", "h", "y"]
    assert [letter_ordinal(letter) for letter in LIST_LETTERS] == list(range(1, len(LIST_LETTERS) + 1))


@given(st.text(max_size=30))
def test_any_line_has_a_marker_or_none(line: str) -> None:
    marker = parse_marker(line)
    if marker is not None:
        assert 0 < marker.end <= len(line)
        assert marker.part
        assert (marker.ordinal == 0) is marker.kind.is_bullet or marker.part in ("0", "00", "000")


@given(st.text(alphabet="IVXABDĐabdđ0123456789.,)(/- –+*oRà", max_size=12))
def test_any_beginning_is_read(line: str) -> None:
    parse_marker(line)
    misread_roman(line, 2)
