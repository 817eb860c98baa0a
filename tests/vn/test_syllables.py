"""The inventory of syllables: the spelling rules one by one, from both sides."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.syllables import is_syllable

SENTENCE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của Giám đốc Sở Khoa học và Công nghệ, "
    "quyết định ban hành Quy chế khuyến khích nghiên cứu, giải quyết giấy tờ giữa những người nghiêng, "
    "khuỷu tay, khuya, thuở ấy, yêu, yến, ý, uống, oanh, xoong, huỳnh, quýt, quỳnh, giếng, gìn giữ, xe buýt"
)


@pytest.mark.parametrize("word", sorted(set(SENTENCE.replace(",", " ").replace(";", " ").split())))
def test_words_of_ordinary_text_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        pytest.param("kế", "cế", id="k-before-e"),
        pytest.param("công", "kông", id="c-before-o"),
        pytest.param("ghi", "ghy", id="i-after-gh"),
        pytest.param("gà", "ghà", id="g-before-a"),
        pytest.param("ngành", "nghành", id="ng-before-a"),
        pytest.param("nghề", "ngề", id="ngh-before-e"),
        pytest.param("quan", "coan", id="glide-after-k-is-written-qu"),
        pytest.param("yên", "iên", id="y-opens-a-syllable"),
        pytest.param("tiên", "tyên", id="i-inside-a-syllable"),
        pytest.param("kỹ", "bỹ", id="y-alone-after-few-onsets"),
        pytest.param("giết", "giêt", id="closed-rhyme-without-tone"),
        pytest.param("sách", "sàch", id="closed-rhyme-with-huyền"),
        pytest.param("cấp", "cẩp", id="closed-rhyme-with-hỏi"),
        pytest.param("mật", "mãt", id="closed-rhyme-with-ngã"),
        pytest.param("hoàn", "hòan", id="tone-on-second-vowel-before-consonant"),
        pytest.param("quý", "qúy", id="u-of-qu-bears-no-tone"),
        pytest.param("già", "gìa", id="i-of-gi-bears-no-tone"),
        pytest.param("toán", "moán", id="no-glide-after-labials"),
        pytest.param("nghiêng", "nghiênng", id="one-final-consonant"),
        pytest.param("biển", "bíển", id="one-tone-to-a-syllable"),
    ],
)
def test_spelling_rule_tells_the_right_form(good: str, bad: str) -> None:
    assert is_syllable(good)
    assert not is_syllable(bad)


@pytest.mark.parametrize(("old", "new"), [("hòa", "hoà"), ("khỏe", "khoẻ"), ("ủy", "uỷ"), ("thúy", "thuý")])
def test_tone_may_stand_in_either_place_where_both_are_used(old: str, new: str) -> None:
    assert is_syllable(old)
    assert is_syllable(new)


@pytest.mark.parametrize("word", ["plan", "strategy", "UBND", "Đắk", "f", "zô", "wa", "", "123", "a1", "©n", "ho¹ch"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["Nghị", "NGHỊ", "nghị", unicodedata.normalize("NFD", "nghị")])
def test_case_and_composition_do_not_matter(word: str) -> None:
    assert is_syllable(word)


@given(st.text(max_size=12))
def test_any_text_gets_an_answer(word: str) -> None:
    assert is_syllable(word) in (True, False)
