"""Markers and ends of lines."""

from __future__ import annotations

import pytest

from dondoc.reading.sources.layout.wording import ends_sentence, glue, goes_on, is_open, stands_alone, starts_item


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- Sở Nội vụ chủ trì", id="dash"),
        pytest.param("+ Phối hợp", id="plus"),
        pytest.param("I. MỤC TIÊU", id="roman"),
        pytest.param("II- NHIỆM VỤ", id="roman-with-dash"),
        pytest.param("1. Mục tiêu chung", id="number"),
        pytest.param("2.1. Mục tiêu cụ thể", id="decimal"),
        pytest.param("(1) Xây dựng đề án", id="number-in-brackets"),
        pytest.param("(ii) Xây dựng đề án", id="small-roman-in-brackets"),
        pytest.param("đ) Rà soát", id="letter"),
        pytest.param("Điều 3. Hiệu lực", id="article"),
        pytest.param("Chương II", id="chapter"),
        pytest.param("Phụ lục I", id="annex"),
    ],
)
def test_marker_starts_an_item(text: str) -> None:
    assert starts_item(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2030 của tỉnh Sơn Hải", id="year"),
        pytest.param("1.500 mô hình nuôi biển", id="thousands"),
        pytest.param("Điều 3 của Luật Thủy sản", id="article-cited"),
        pytest.param("xã hội của tỉnh", id="word"),
        pytest.param("12/3/2026 của Ủy ban nhân dân", id="date"),
        pytest.param("-UBND tỉnh", id="rest-of-a-number"),
    ],
)
def test_rest_of_a_sentence_starts_no_item(text: str) -> None:
    assert not starts_item(text)


def test_small_letter_goes_on_but_a_lettered_item_does_not() -> None:
    assert goes_on("của tỉnh Sơn Hải")
    assert not goes_on("a) Rà soát quy hoạch")


@pytest.mark.parametrize("text", ["thực hiện./.", "như sau:", "nghề cá;", "(b/c).", "cá”."])
def test_final_punctuation_ends_a_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["phối hợp với các", "đề nghị của", "Sở Nội vụ,", "số 30-"])
def test_line_that_asks_for_more_is_open(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        pytest.param("KẾ HOẠCH", True, id="kind"),
        pytest.param("QUYẾT ĐỊNH:", True, id="operative-word"),
        pytest.param("Phụ lục II", True, id="annex"),
        pytest.param("PHÁT TRIỂN NGHỀ CÁ", False, id="title"),
    ],
)
def test_kind_and_label_lines_stand_alone(text: str, alone: bool) -> None:
    assert stands_alone(text) is alone


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        pytest.param("số 215/KH-", "UBND ngày", "số 215/KH-UBND ngày", id="number-cut-at-hyphen"),
        pytest.param("số 215", "/KH-UBND", "số 215/KH-UBND", id="number-cut-before-slash"),
        pytest.param("kinh tế -", "xã hội", "kinh tế - xã hội", id="dash-between-words"),
        pytest.param("Ủy ban", "nhân dân", "Ủy ban nhân dân", id="words"),
    ],
)
def test_lines_are_glued_without_a_seam(above: str, below: str, one: str) -> None:
    assert glue(above, below) == one
