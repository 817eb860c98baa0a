"""Letters: what folds together, what a line of capitals becomes, which classes hold which letters."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.alphabet import (
    LIST_LETTERS,
    LOWER,
    UPPER,
    fold,
    fold_word,
    is_capitals,
    same_tone_place,
    sentence_case,
    starts_small,
)

PANGRAM = "Ủy ban nhân dân tỉnh Sơn Hải đẩy mạnh chuyển đổi số, ứng dụng ươm tạo, hỗ trợ kỹ thuật, nghề gốm Cửa Lạch"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Đắk Lắk, ĐÀ NẴNG", "dak lak, da nang", id="đ-has-no-decomposition"),
        pytest.param("QUYÉT ĐỊNH", "quyet dinh", id="a-misread-mark-folds-away"),
        pytest.param("hoà hòa", "hoa hoa", id="tone-in-either-place"),
        pytest.param(unicodedata.normalize("NFD", "Kế hoạch"), "ke hoach", id="decomposed-letters"),
        pytest.param("57-NQ/TW", "57-nq/tw", id="digits-and-signs-stay"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_fold_leaves_bare_small_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(PANGRAM.split()), max_size=8))
def test_text_folds_word_by_word(words: list[str]) -> None:
    assert fold(" ".join(words)) == " ".join(fold_word(word) for word in words)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        pytest.param("hoá", "hóa", id="oa"),
        pytest.param("khoẻ", "khỏe", id="oe"),
        pytest.param("thuỷ", "thủy", id="uy"),
        pytest.param("Uỷ ban", "ủy ban", id="capitals-fold-too"),
        pytest.param("quý", "quý", id="u-of-qu-is-no-vowel"),
        pytest.param("hoàn toàn", "hoàn toàn", id="closed-syllables-have-one-spelling"),
        pytest.param("văn hoá, xã hội", "văn hóa, xã hội", id="before-a-comma"),
    ],
)
def test_tone_marks_stand_in_the_old_place(new: str, old: str) -> None:
    assert same_tone_place(new) == old
    assert same_tone_place(old) == old


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param("KẾ HOẠCH", "Kế hoạch", id="kind-of-document"),
        pytest.param("TM. ỦY BAN NHÂN DÂN", "TM. Ủy ban nhân dân", id="authority-initials-stay"),
        pytest.param("KT. CHỦ TỊCH", "KT. Chủ tịch", id="deputy-signs"),
        pytest.param("TUQ. BỘ TRƯỞNG", "TUQ. Bộ trưởng", id="by-mandate"),
        pytest.param("T/M BAN THƯỜNG VỤ", "T/M Ban thường vụ", id="party-initials"),
        pytest.param("TM. UBND TỈNH", "TM. UBND tỉnh", id="an-abbreviation-is-the-first-word"),
        pytest.param("CHỦ TỊCH UBND", "Chủ tịch UBND", id="an-abbreviation-behind"),
        pytest.param(" CHÁNH VĂN PHÒNG", " Chánh văn phòng", id="a-leading-blank"),
        pytest.param("Q. GIÁM ĐỐC", "Q. Giám đốc", id="acting"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_line_of_capitals_becomes_a_sentence(line: str, sentence: str) -> None:
    assert sentence_case(line) == sentence


@pytest.mark.parametrize(
    ("line", "capitals"),
    [
        pytest.param("TỔ CHỨC THỰC HIỆN", True, id="heading"),
        pytest.param("MỤC TIÊU ĐẾN NĂM 2030", True, id="figures-do-not-matter"),
        pytest.param("I", False, id="one-letter-tells-nothing"),
        pytest.param("Tổ chức thực hiện", False, id="sentence"),
        pytest.param("NGHỊ QUYẾT số 57", False, id="one-small-word"),
        pytest.param("12/2025", False, id="no-letters"),
    ],
)
def test_capitals_are_told(line: str, capitals: bool) -> None:
    assert is_capitals(line) is capitals


@pytest.mark.parametrize(("text", "small"), [("đến năm", True), ("Đến năm", False), ("2030", False), ("", False)])
def test_small_first_letter_is_told(text: str, small: bool) -> None:
    assert starts_small(text) is small


def test_classes_hold_every_letter_once_with_its_case() -> None:
    letters = [letter for letter in PANGRAM if letter.isalpha()]
    for letter in letters:
        assert bool(re.fullmatch(f"[{LOWER}]", letter)) is letter.islower()
        assert bool(re.fullmatch(f"[{UPPER}]", letter)) is letter.isupper()


def test_list_letters_skip_what_vietnamese_lists_skip() -> None:
    assert LIST_LETTERS[3:6] == "dđe"
    assert not set("fjwzăâêôơư") & set(LIST_LETTERS)
    assert len(LIST_LETTERS) == 23
