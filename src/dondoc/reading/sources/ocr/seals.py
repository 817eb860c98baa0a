"""Print beside and under seals and signatures, which Tesseract takes for a picture and leaves out whole.

A seal or signature is a piece of ink far higher than a letter. Around it the page is
read a second time with such pieces taken out, and words that the first reading does
not have are added where Tesseract is sure of them. Nothing is taken away: letters
that hang together with a stroke vanish with it, so the first reading goes first.
Without this the signer's name is lost on most scans that bear a black seal.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from dondoc.reading.sources.ocr.engine import SCATTERED, RawWord, recognise_words
from dondoc.reading.sources.ocr.pixels import WHITE, Grey
from dondoc.reading.sources.ocr.words import has_syllable, printed_words

_SEAL_LINE = 2_000_000  # so that these lines are told from those of the page
_SURE = 70.0

# Times the height of a small letter:
_HIGH, _WIDE = 4.5, 3.0
_ABOVE_AND_BELOW, _BESIDE = 4.0, 12.0


def words_at_seals(grey: Grey, ink: Grey, letter: float, known: list[RawWord], seconds: float) -> list[RawWord]:
    """Words around seals and signatures that are not among the known ones."""
    count, labels, stats, _centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    drawn = (stats[:, cv2.CC_STAT_HEIGHT] > _HIGH * letter) & (stats[:, cv2.CC_STAT_WIDTH] > _WIDE * letter)
    drawn[0] = False
    if count < 2 or not drawn.any():
        return []
    left, top, right, bottom = _around(stats[drawn], letter, ink.shape)
    here = np.s_[top:bottom, left:right]
    drawings = drawn[labels[here]].astype(np.uint8)
    picture = grey[here].copy()
    picture[cv2.dilate(drawings, np.ones((3, 3), np.uint8)) > 0] = WHITE
    found = [_moved(word, left, top) for word in recognise_words(picture, seconds=seconds, layout=SCATTERED)]
    return [word for word in printed_words(found) if _is_sure(word) and not _is_known(word, known)]


def _around(stats: np.ndarray[tuple[int, int], np.dtype[np.int32]], letter: float, page: tuple[int, ...]) -> list[int]:
    """The part of the page where the drawings are, with the lines above and below: left, top, right, bottom."""
    lefts, tops = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    rights, bottoms = lefts + stats[:, cv2.CC_STAT_WIDTH], tops + stats[:, cv2.CC_STAT_HEIGHT]
    down, across = round(_ABOVE_AND_BELOW * letter), round(_BESIDE * letter)
    return [
        max(0, int(lefts.min()) - across),
        max(0, int(tops.min()) - down),
        min(page[1], int(rights.max()) + across),
        min(page[0], int(bottoms.max()) + down),
    ]


def _moved(word: RawWord, right: int, down: int) -> RawWord:
    return replace(
        word,
        left=word.left + right,
        right=word.right + right,
        top=word.top + down,
        bottom=word.bottom + down,
        line=(_SEAL_LINE, *word.line),
    )


def _is_sure(word: RawWord) -> bool:
    return word.confidence >= _SURE and has_syllable(word.text)


def _is_known(word: RawWord, known: list[RawWord]) -> bool:
    """Whether the first reading has a word at this place."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return any(other.left <= x <= other.right and other.top <= y <= other.bottom for other in known)
