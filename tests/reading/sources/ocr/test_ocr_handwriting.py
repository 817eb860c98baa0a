"""Handwritten figures come out blank, printed ones stay: the picture decides, not the confidence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_drawing import font, needs_font

from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.reading.sources.ocr.handwriting import Print, blank_handwriting
from dondoc.reading.sources.ocr.pixels import ink_of

PRINTED, PEN, LOW = (52, 0), (66, -8), (44, 10)


def drawn(*parts: tuple[str, tuple[int, int], int]) -> tuple[list[RawWord], Print]:
    """Words with type size, shift downwards, and gap before them in pixels; boxes hug the ink."""
    image = Image.new("L", (1600, 140), 255)
    draw = ImageDraw.Draw(image)
    words, x = [], 30
    for text, (size, shift), gap in parts:
        x += gap
        draw.text((x, 90 + shift), text, fill=0, font=font(size), anchor="ls")
        left, top, right, bottom = draw.textbbox((x, 90 + shift), text, font=font(size), anchor="ls")
        words.append(RawWord(text, int(left), int(top), int(right), int(bottom), 91.0, (1, 1, 1)))
        x = int(right)
    return words, Print(ink_of(np.asarray(image)))


def text_of(words: list[RawWord]) -> str:
    return " ".join(word.text for word in words)


@needs_font
@pytest.mark.parametrize(
    ("parts", "read"),
    [
        pytest.param([("Số:", PRINTED, 0), ("215/KH-UBND", PRINTED, 14)], "Số: 215/KH-UBND", id="printed"),
        pytest.param([("Số:", PRINTED, 0), ("1895/QĐ-TTg", PRINTED, 14)], "Số: 1895/QĐ-TTg", id="printed-with-g-and-Q"),
        pytest.param([("Số:215/KH-UBND", PRINTED, 0)], "Số: 215/KH-UBND", id="printed-without-space"),
        pytest.param([("Số:", PRINTED, 0), ("/KH-UBND", PRINTED, 60)], "Số: /KH-UBND", id="blank-stays-blank"),
        pytest.param(
            [("Số:", PRINTED, 0), ("663", PEN, 40), ("/QĐ-BKHCN", PRINTED, 28)], "Số: /QĐ-BKHCN", id="pen-is-taller"
        ),
        pytest.param(
            [("Số:", PRINTED, 0), ("12", LOW, 40), ("/KH-UBND", PRINTED, 12)], "Số: /KH-UBND", id="pen-stands-lower"
        ),
        pytest.param(
            [("Số:", PRINTED, 0), ("12", PRINTED, 14), ("/KH-UBND", PRINTED, 45)], "Số: /KH-UBND", id="gap"
        ),
        pytest.param(
            [("Số:", PRINTED, 0), ("4d§", PRINTED, 14), ("/KH-UBND", PRINTED, 5)], "Số: /KH-UBND", id="not-figures"
        ),
        pytest.param([("theo", PRINTED, 0), ("số", PRINTED, 14), ("12/KH-UBND", PEN, 14)], "theo số 12/KH-UBND",
                     id="no-number-line"),
    ],
)  # fmt: skip
def test_serial_stays_where_it_is_printed(parts: list[tuple[str, tuple[int, int], int]], read: str) -> None:
    words, page = drawn(*parts)
    assert text_of(blank_handwriting(words, page)) == read


@needs_font
def test_serial_that_tesseract_doubts_is_left_out() -> None:
    words, page = drawn(("Số:", PRINTED, 0), ("215/KH-UBND", PRINTED, 14))
    doubtful = [words[0], replace(words[1], confidence=45.0)]
    assert text_of(blank_handwriting(doubtful, page)) == "Số: /KH-UBND"


def date(day: tuple[str, tuple[int, int], int], month: tuple[str, tuple[int, int], int]) -> tuple[list[RawWord], Print]:
    place = [(text, PRINTED, 14) for text in ("Hải", "Bình,", "ngày")]
    return drawn(*place, day, ("tháng", PRINTED, 14), month, ("năm", PRINTED, 14), ("2025", PRINTED, 14))


@needs_font
@pytest.mark.parametrize(
    ("day", "month", "read"),
    [
        pytest.param(("12", PRINTED, 14), ("5", PRINTED, 14), "ngày 12 tháng 5 năm 2025", id="printed"),
        pytest.param(("29", PEN, 4), ("3", PRINTED, 14), "ngày tháng 3 năm 2025", id="handwritten-day"),
        pytest.param(("29", PEN, 4), ("3", PEN, 14), "ngày tháng năm 2025", id="both-handwritten"),
        pytest.param(("4d", PRINTED, 4), ("3", PRINTED, 14), "ngày tháng 3 năm 2025", id="no-figures"),
    ],
)
def test_day_and_month_stay_where_they_are_printed(
    day: tuple[str, tuple[int, int], int], month: tuple[str, tuple[int, int], int], read: str
) -> None:
    assert text_of(blank_handwriting(*date(day, month))) == f"Hải Bình, {read}"


@needs_font
def test_figures_glued_to_the_words_are_judged_too() -> None:
    words, page = drawn(("Hà", PRINTED, 0), ("Nội,", PRINTED, 14), ("ngày4dtháng", PRINTED, 14), ("3", PRINTED, 14),
                        ("năm", PRINTED, 14), ("2013", PRINTED, 14))  # fmt: skip
    assert text_of(blank_handwriting(words, page)) == "Hà Nội, ngày tháng 3 năm 2013"


@needs_font
def test_dates_in_sentences_are_not_touched() -> None:
    words, page = drawn(("ngày", PRINTED, 0), ("20", PEN, 14), ("tháng", PRINTED, 14), ("11", PRINTED, 14))
    assert blank_handwriting(words, page) == words


def test_empty_line_stays_empty() -> None:
    assert blank_handwriting([], Print(np.zeros((5, 5), np.uint8))) == []
