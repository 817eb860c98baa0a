"""Names beside seals are found again, and nothing is added that a stroke runs through."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import ImageDraw
from scan_drawing import BODY, needs_font, page, words_of

from dondoc.reading.sources.ocr import seals
from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.reading.sources.ocr.pixels import Grey, ink_of

LETTER = 24.0


def with_seal() -> Grey:
    image = page(*BODY, "", "", "", "Trần Văn Hải")
    ImageDraw.Draw(image).ellipse((900, 300, 1250, 560), outline=0, width=8)
    return np.asarray(image)


def read_as(monkeypatch: pytest.MonkeyPatch, words: list[RawWord]) -> list[tuple[int, ...]]:
    """Let Tesseract find these words at the seal, and return the sizes of what it was shown."""
    shown: list[tuple[int, ...]] = []

    def recognise(grey: Grey, **_options: object) -> list[RawWord]:
        shown.append(grey.shape)
        return words

    monkeypatch.setattr(seals, "recognise_words", recognise)
    return shown


@needs_font
def test_page_without_seal_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = read_as(monkeypatch, words_of("Trần Văn Hải"))
    grey = np.asarray(page(*BODY))
    assert seals.words_at_seals(grey, ink_of(grey), LETTER, [], 5) == []
    assert shown == []


@needs_font
def test_sure_line_is_added_where_it_stands_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = read_as(monkeypatch, words_of("KT. CHỦ TỊCH", top=4))
    grey = with_seal()
    found = seals.words_at_seals(grey, ink_of(grey), LETTER, [], 5)
    assert [word.text for word in found] == ["KT.", "CHỦ", "TỊCH"]
    assert found[0].left == 900 - 12 * LETTER + 20
    assert found[0].top == 300 - 4 * LETTER + 4
    assert shown[0][1] < grey.shape[1]


@needs_font
@pytest.mark.parametrize(
    ("line", "confidence"),
    [
        pytest.param("Trần Văn Hải", 55.0, id="doubtful"),
        pytest.param("Trần V@n Hải", 95.0, id="sign-inside-a-word"),
        pytest.param("Zk Văn Hải", 95.0, id="no-syllable"),
    ],
)
def test_line_with_one_bad_word_is_not_added(monkeypatch: pytest.MonkeyPatch, line: str, confidence: float) -> None:
    first, *rest = words_of(line)
    read_as(monkeypatch, [replace(first, confidence=confidence), *rest])
    grey = with_seal()
    assert seals.words_at_seals(grey, ink_of(grey), LETTER, [], 5) == []


@needs_font
def test_words_that_are_known_are_not_added_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read_as(monkeypatch, words_of("Trần Văn Hải"))
    grey = with_seal()
    known = seals.words_at_seals(grey, ink_of(grey), LETTER, [], 5)
    assert len(known) == 3
    assert seals.words_at_seals(grey, ink_of(grey), LETTER, known, 5) == []
