"""Noise dropped, doubtful words kept, words as high as their line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scan_drawing import words_of

from dondoc.reading.sources.layout import Word
from dondoc.reading.sources.ocr.baseline import build_lines
from dondoc.reading.sources.ocr.words import confidence_of, lines_of, printed_words


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        pytest.param("nghiệp", 95.0, True, id="good-word"),
        pytest.param("đoàn", 2.0, True, id="syllable-is-believed-in-a-good-line"),
        pytest.param("2030", 15.0, True, id="figure-is-believed"),
        pytest.param("QĐÐ-TTg", 40.0, True, id="doubtful-word-stays"),
        pytest.param("-", 90.0, True, id="bullet"),
        pytest.param("......", 40.0, True, id="row-of-dots-is-a-blank-to-fill-in"),
        pytest.param("ì", 0.0, False, id="lone-letter-of-dirt"),
        pytest.param("K“——-", 20.0, False, id="pen-stroke"),
        pytest.param("—\\/", 37.0, False, id="signs-without-letters"),
        pytest.param("|", 90.0, False, id="edge-of-the-sheet"),
        pytest.param("‰ƒ", 12.0, False, id="seal"),
    ],
)
def test_word_is_kept_where_something_speaks_for_it(text: str, confidence: float, kept: bool) -> None:
    line = [*words_of("Các sở, ngành"), replace(words_of(text, left=400)[0], confidence=confidence)]
    assert (text in [word.text for word in printed_words(line)]) is kept


def test_full_stop_stays_at_its_word_and_a_speck_far_off_goes() -> None:
    near = words_of("thi hành")
    stop = replace(words_of(".", left=near[-1].right + 4)[0], confidence=80.0)
    speck = replace(stop, left=near[-1].right + 60, right=near[-1].right + 66)
    assert [word.text for word in printed_words([*near, stop])] == ["thi", "hành", "."]
    assert [word.text for word in printed_words([*near, speck])] == ["thi", "hành"]


def test_line_of_a_signature_is_dropped() -> None:
    scrawl = [replace(word, line=(2, 1, 1)) for word in words_of("VN TIƑ Zk", top=300, confidence=30.0)]
    assert [word.text for word in printed_words(words_of("Sở Nội vụ") + scrawl)] == ["Sở", "Nội", "vụ"]


def test_nothing_gives_nothing() -> None:
    assert printed_words([]) == []
    assert confidence_of([]) == 0.0
    assert build_lines([]) == []


def test_lines_read_from_left_to_right() -> None:
    first, second = words_of("Sở Nội")
    assert [[word.text for word in line] for line in lines_of([second, first])] == [["Sở", "Nội"]]


def test_long_words_weigh_more_in_the_confidence() -> None:
    long, short = words_of("nghiêng a")
    assert confidence_of([replace(long, confidence=100), replace(short, confidence=0)]) == pytest.approx(87.5)


def hugging(text: str, left: float, top: float, bottom: float) -> Word:
    return Word(text, (left, top, left + 10.0 * len(text), bottom))


def test_words_are_as_high_as_their_line_and_figures_are_not_raised() -> None:
    (line,) = build_lines(
        [[hugging("ngày", 0, 94.7, 103), hugging("12", 50, 90.7, 100), hugging("tháng", 80, 90.7, 103)]]
    )
    assert line.size == pytest.approx(14, abs=0.7)
    assert len({word.box[1] for word in line.words}) == len({word.box[3] for word in line.words}) == 1


def test_mark_of_a_footnote_stays_raised() -> None:
    (line,) = build_lines([[hugging("Danh", 0, 90.7, 100), hugging("sách", 60, 90.7, 100), hugging("1", 110, 88, 94)]])
    assert line.words[-1].box[3] == 94


def test_line_whose_size_cannot_be_told_takes_that_of_its_neighbour() -> None:
    known = [hugging("Danh", 0, 90.7, 100), hugging("sach", 60, 90.7, 100)]
    unknown = [hugging("ấy-", 0, 112, 125)]
    first, second = build_lines([known, unknown])
    assert first.size == second.size > 0
