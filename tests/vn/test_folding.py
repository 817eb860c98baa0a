"""Keys for search, places of a query in a text, and how well a text answers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.folding import Span, exact_key, find_match, find_syllables, fold, has_marks, rank

WORDS = st.text(alphabet="aăâàáảbcdđeêyưkhóọ 059-/.,\u0301\u0323\u0302", max_size=12)
ANYTHING = st.one_of(WORDS, st.text(max_size=12))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Điện  Biên", "dien bien", id="đ-has-no-decomposition"),
        pytest.param("Đề án; để ăn.", "de an de an", id="marks-and-signs-are-gone"),
        pytest.param("tỷ lệ, tỉ lệ", "ti le ti le", id="final-y-is-i"),
        pytest.param("Kỹ sư Lý Quý, bác sỹ Mỹ", "ki su li qui bac si mi", id="after-other-letters-too"),
        pytest.param("Ủy ban, uỷ ban, yêu cầu, thủy", "uy ban uy ban yeu cau thuy", id="other-y-stays"),
        pytest.param("hỗ\u00a0trợ\u200b", "ho tro", id="spaces-that-nobody-sees"),
        pytest.param("« … »", "", id="signs-alone"),
        pytest.param("5.000 tỷ", "5 000 ti", id="groups-of-digits"),
    ],
)
def test_bare_key(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize("number", ["57-NQ/TW", "215/KH-UBND", "1689/QĐ-BKHCN", "09/2019/NĐ-CP"])
def test_number_of_a_document_is_found_whole(number: str) -> None:
    assert fold(number) in fold(f"theo văn bản số {number}, ngày 01/01/2026")


def test_number_of_a_document_is_found_with_its_signs_changed_about() -> None:
    assert fold("57-NQ/TW") == fold("57/NQ-TW") == fold("57 nq tw")


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("thủy", "thuỷ"), ("Ủy", "uỷ"), ("khỏe", "khoẻ"), ("tỷ", "tỉ"), ("quý", "quí"), ("KỸ", "kĩ")],
)
def test_spellings_of_one_syllable_have_one_exact_key(one: str, other: str) -> None:
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("đường", "dương"), ("đề án", "để ăn"), ("hoa", "hòa"), ("tỉnh", "tinh"), ("má", "mà"), ("cô", "cơ"), ("ý", "í")],
)
def test_other_words_have_other_exact_keys(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other)


def test_exact_key_leaves_numbers_alone() -> None:
    assert exact_key("57-NQ/TW năm 2026") == "57 nq tw năm 2026"


@pytest.mark.parametrize(
    ("text", "marked"), [("đ", True), ("hoa", False), ("hóa", True), ("ơ", True), ("57-NQ", False)]
)
def test_marks_are_seen(text: str, marked: bool) -> None:
    assert has_marks(text) is marked


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        pytest.param("Đề án 06 về để ăn", "đề án", ["Đề án"], id="marks-choose"),
        pytest.param("Đề án 06 về để ăn", "de an", ["Đề án", "để ăn"], id="bare-query-finds-both"),
        pytest.param("Để ăn thì làm", "đề án", ["Để ăn"], id="bare-letters-where-marks-find-nothing"),
        pytest.param("CHUYỂN ĐỔI SỐ", "chuyển đổi số", ["CHUYỂN ĐỔI SỐ"], id="case"),
        pytest.param("Khoa học, công nghệ", "khoa học công nghệ", ["Khoa học, công nghệ"], id="over-a-comma"),
        pytest.param("số 57-NQ/TW ngày", "57/nq-tw", ["57-NQ/TW"], id="number-of-a-document"),
        pytest.param("số 57-NQ/TW ngày", "57", ["57"], id="part-of-a-number"),
        pytest.param("157/NQ-CP", "57", [], id="not-inside-a-number"),
        pytest.param("ban hành bản", "an", [], id="not-inside-a-syllable"),
        pytest.param("quỹ phát triển công nghệ", "quỹ công nghệ", ["quỹ", "công", "nghệ"], id="single-syllables"),
        pytest.param("hoà bình, hòa giải", "hòa", ["hoà", "hòa"], id="either-place-of-the-tone"),
        pytest.param("tỉ lệ", "tỷ lệ", ["tỉ lệ"], id="i-for-y"),
        pytest.param("an an an", "an an", ["an an", "an"][:1], id="no-overlap"),
        pytest.param("Sở", "", [], id="empty-query"),
        pytest.param("", "sở", [], id="empty-text"),
        pytest.param("Sở", "…", [], id="query-of-signs"),
    ],
)
def test_places_of_a_query(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_match(text, query)] == found


def test_place_is_told_in_the_text_as_it_was_written() -> None:
    text = unicodedata.normalize("NFD", "Kế hoạch chuyển đổi số")
    (span,) = find_match(text, "đổi số")
    assert unicodedata.normalize("NFC", text[span.start : span.end]) == "đổi số"


def test_other_spellings_are_marked_too() -> None:
    text = "UBND tỉnh; Ủy ban nhân dân xã"
    found = find_match(text, "UBND", "Ủy ban nhân dân")
    assert [text[start:end] for start, end in found] == ["UBND", "Ủy ban nhân dân"]


def test_spellings_that_overlap_are_marked_once() -> None:
    assert find_match("Sở Khoa học và Công nghệ", "Sở Khoa học", "khoa học và công nghệ") == [Span(0, 24)]


def test_spellings_beside_each_other_stay_apart() -> None:
    assert len(find_match("UBND-HĐND", "UBND", "HĐND")) == 2


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        pytest.param("đề án", ["Đề án 06", "để ăn", "đề xuất dự án", "án phí", "kế hoạch"], id="from-exact-to-nothing"),
        pytest.param("an", ["An Giang", "Ấn Độ", "Huế"], id="bare-query-likes-bare-words"),
        pytest.param(
            "quỹ công nghệ", ["quỹ, công nghệ", "quỹ phát triển công nghệ", "quy tắc công nghệ"], id="scattered"
        ),
    ],
)
def test_better_answers_rank_higher(query: str, texts: list[str]) -> None:
    ranks = [rank(text, query) for text in texts]
    assert ranks == sorted(set(ranks), reverse=True)


def test_other_spelling_ranks_below_the_one_that_was_asked_for() -> None:
    assert 1.0 == rank("UBND", "UBND", "Ủy ban nhân dân") > rank("Ủy ban nhân dân", "UBND", "Ủy ban nhân dân") > 0.75


@given(ANYTHING)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDS)
def test_composition_does_not_matter(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
        assert exact_key(unicodedata.normalize(form, text)) == exact_key(text)


@given(WORDS, WORDS)
def test_equal_exact_keys_have_equal_bare_keys(one: str, other: str) -> None:
    if exact_key(one) == exact_key(other):
        assert fold(one) == fold(other)


@given(ANYTHING, ANYTHING)
def test_places_are_in_order_apart_and_inside(text: str, query: str) -> None:
    edges = [edge for span in find_match(text, query, query[:3]) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_query_in_a_text_is_found(before: str, query: str, after: str) -> None:
    text = f"{before} {query} {after}"
    found = find_match(text, query)
    assert bool(found) == bool(find_syllables(query))
    assert all(fold(text[start:end]) == fold(query) for start, end in found)


@given(ANYTHING, ANYTHING)
def test_rank_lies_between_nought_and_one(text: str, query: str) -> None:
    assert 0 <= rank(text, query) <= 1


@given(ANYTHING, ANYTHING)
def test_what_has_a_rank_has_a_place(text: str, query: str) -> None:
    assert (rank(text, query) > 0) == bool(find_match(text, query))
