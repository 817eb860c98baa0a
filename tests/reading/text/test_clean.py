"""A line is cleaned of dress, never of words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.text.clean import clean_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Sở Tài chính", "Sở Tài chính", id="nothing-to-do"),
        pytest.param("  1.  Mục đích \r\n", "1. Mục đích", id="ascii-spaces"),
        pytest.param(unicodedata.normalize("NFD", "Ủy ban nhân dân huyện"), "Ủy ban nhân dân huyện", id="decomposed"),
        pytest.param("he\u0301\u0302t", "hết", id="tone-before-circumflex"),
        pytest.param("tỉnh Ðắk Lắk", "tỉnh Đắk Lắk", id="icelandic-eth"),
        pytest.param("TỈNH \u0189ẮK LẮK", "TỈNH ĐẮK LẮK", id="african-d"),
        pytest.param("thành phố ðô thị", "thành phố đô thị", id="small-eth"),
        pytest.param("57\u2011NQ/TW", "57-NQ/TW", id="hyphen-that-may-not-break"),
        pytest.param("chuyển\u00ad giao", "chuyển giao", id="soft-hyphen"),
        pytest.param("Hải\u00a0Bình,\u202fngày 05\ttháng\x0b3", "Hải Bình, ngày 05 tháng 3", id="odd-spaces"),
        pytest.param("Sở\u200bY tế", "Sở Y tế", id="widthless-space-between-words"),
        pytest.param("57\u200b-NQ/TW", "57-NQ/TW", id="widthless-space-inside-a-number"),
        pytest.param("\ufeffKẾ HOẠCH\ufeff", "KẾ HOẠCH", id="byte-order-mark"),
        pytest.param("\uf0b7 Sở Y tế", "• Sở Y tế", id="bullet-of-the-symbol-font"),
        pytest.param("giai đoạn 2021–2025", "giai đoạn 2021–2025", id="en-dash-stays"),
        pytest.param("12 m²", "12 m²", id="superscript-stays"),
        pytest.param("\x07KẾ\x00HOẠCH\x85", "KẾ HOẠCH", id="control-characters"),
        pytest.param(" \u3000 ", "", id="only-space"),
    ],
)
def test_line_is_plain_and_on_one_line(text: str, line: str) -> None:
    assert clean_line(text) == line


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_line(text)
    assert clean_line(once) == once
    assert "\n" not in once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ \u00a0\t\n")))
def test_no_letter_is_lost(text: str) -> None:
    assert clean_line(text).replace(" ", "") == "".join(text.split())
