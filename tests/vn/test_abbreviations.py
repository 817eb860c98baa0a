"""Other spellings of a query, and the table that they come from."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.data.bodies import ABBREVIATIONS
from dondoc.vn.abbreviations import FAMILIES, MOST, expansions
from dondoc.vn.folding import exact_key, find_match, fold


@pytest.mark.parametrize(
    ("query", "other"),
    [
        pytest.param("UBND tỉnh", "Ủy ban nhân dân tỉnh", id="short-to-full"),
        pytest.param("ubnd tinh", "Ủy ban nhân dân tinh", id="small-letters"),
        pytest.param("uy ban nhan dan", "UBND", id="full-without-marks-to-short"),
        pytest.param("Uỷ ban nhân dân", "UBND", id="tone-in-the-new-place"),
        pytest.param("Sở KH&CN", "Sở khoa học và công nghệ", id="with-signs"),
        pytest.param("Sở KH-CN", "Sở KHCN", id="short-to-short"),
        pytest.param("KH-CN&ĐMST", "khoa học, công nghệ và đổi mới sáng tạo", id="the-longest-form-wins"),
        pytest.param("Khoa học, công nghệ và đổi mới sáng tạo", "KHCN và ĐMST", id="the-longest-full-form-wins"),
        pytest.param("cds", "chuyển đổi số", id="without-đ"),
        pytest.param("TU", "Tỉnh ủy", id="two-capitals"),
        pytest.param("57-NQ/TW", "57-NQ/Trung ương", id="inside-a-number"),
    ],
)
def test_other_spelling_is_given(query: str, other: str) -> None:
    found = expansions(query)
    assert found[0] == query
    assert other in found


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("đề án", id="no-short-form"),
        pytest.param("tu bổ di tích", id="two-small-letters-are-a-word"),
        pytest.param("từ ngày", id="other-word-with-marks"),
        pytest.param("trùng ướng", id="marks-that-disagree"),
        pytest.param("", id="nothing"),
        pytest.param("SKHCNX", id="inside-a-word"),
    ],
)
def test_other_words_are_left_alone(query: str) -> None:
    assert expansions(query) == (query,)


def test_two_short_forms_are_both_expanded() -> None:
    assert "Ủy ban nhân dân và Hội đồng nhân dân" in expansions("UBND và HĐND")


def test_expanded_query_finds_the_full_words() -> None:
    assert find_match("Giao Ủy ban nhân dân các xã", *expansions("UBND")) == [(5, 20)]


def test_spellings_that_search_alike_are_told_once() -> None:
    keys = [fold(one) for one in expansions("KHCN và ĐMST")]
    assert len(keys) == len(set(keys))


def test_two_families_share_no_spelling() -> None:
    keys = Counter(key for family in FAMILIES for key in {exact_key(form) for form in family})
    assert [key for key, times in keys.items() if times > 1] == []


def test_table_agrees_with_the_one_that_plans_are_read_by() -> None:
    ours = {fold(form): {fold(one) for one in family} for family in FAMILIES for form in family[1:]}
    theirs = {fold(short): fold(full) for short, full in ABBREVIATIONS.items()}
    assert {short: full for short, full in theirs.items() if short in ours and full not in ours[short]} == {}


@given(st.lists(st.sampled_from([form for family in FAMILIES for form in family]), max_size=5))
def test_expansions_are_few_and_begin_with_the_query(forms: list[str]) -> None:
    query = " và ".join(forms)
    found = expansions(query)
    assert found[0] == query
    assert len(found) <= MOST


@given(st.text(max_size=20))
def test_any_query_gets_an_answer(query: str) -> None:
    assert expansions(query)[0] == query
