"""Print beside seals and signatures, which Tesseract takes for part of a picture and leaves out.

A seal or signature is a piece of ink far higher than a letter. The part of the page
around it is read a second time as plain lines, and lines that the first reading does
not have are added where Tesseract is sure of every word. A line that a stroke runs
through is not: half a name would be worse than none. On real scans with black seals
the signer's name is lost without this on two of three.
"""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import fmean

import cv2
import numpy as np

from dondoc.reading.sources.ocr.engine import ONE_BLOCK, RawWord, recognise_words
from dondoc.reading.sources.ocr.pixels import Grey
from dondoc.reading.sources.ocr.words import has_syllable, lines_of

_SEAL_LINE = 2_000_000  # so that these lines are told from those of the page
_SURE_LINE, _SURE_WORD = 80.0, 60.0
_AUTHORITY = re.compile(r"[TK]/?[TML]\.?|TUQ\.|Q\.")  # TM. KT. TL. T/M K/T T/L
_SIGNS = re.compile(r"\W")

# Times the height of a small letter:
_HIGH, _WIDE = 4.5, 3.0
_ABOVE, _BELOW, _BESIDE = 4.0, 14.0, 12.0  # the name stands below, and a seal may hang in pieces


def words_at_seals(grey: Grey, ink: Grey, letter: float, known: list[RawWord], seconds: float) -> list[RawWord]:
    """Words around seals and signatures that are not among the known ones."""
    part = _around_drawings(ink, letter)
    if part is None:
        return []
    left, top, right, bottom = part
    found = recognise_words(np.ascontiguousarray(grey[top:bottom, left:right]), seconds=seconds, layout=ONE_BLOCK)
    lines = ([_moved(word, left, top) for word in line] for line in lines_of(found))
    new = ([word for word in line if not _is_known(word, known)] for line in lines)
    return [word for line in new if line and _is_sure(line) for word in line]


def _around_drawings(ink: Grey, letter: float) -> tuple[int, int, int, int] | None:
    """The part of the page with seals and signatures and the lines above and below; None where there are none."""
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    stats = stats[(stats[:, cv2.CC_STAT_HEIGHT] > _HIGH * letter) & (stats[:, cv2.CC_STAT_WIDTH] > _WIDE * letter)]
    if not len(stats):
        return None
    start, end = stats[:, :2].min(axis=0), (stats[:, :2] + stats[:, 2:4]).max(axis=0)
    height, width = ink.shape
    return (
        max(0, round(start[0] - _BESIDE * letter)),
        max(0, round(start[1] - _ABOVE * letter)),
        min(width, round(end[0] + _BESIDE * letter)),
        min(height, round(end[1] + _BELOW * letter)),
    )


def _moved(word: RawWord, right: int, down: int) -> RawWord:
    return replace(
        word,
        left=word.left + right,
        right=word.right + right,
        top=word.top + down,
        bottom=word.bottom + down,
        line=(_SEAL_LINE, *word.line),
    )


def _is_known(word: RawWord, known: list[RawWord]) -> bool:
    """Whether the first reading has a word at this place."""
    return any(
        min(word.right, other.right) > max(word.left, other.left)
        and min(word.bottom, other.bottom) > max(word.top, other.top)
        for other in known
    )


def _is_sure(line: list[RawWord]) -> bool:
    """Whether every word of the line is believed, and it is Vietnamese."""
    if min(word.confidence for word in line) < _SURE_WORD or fmean(word.confidence for word in line) < _SURE_LINE:
        return False
    return all(_is_believed(word.text) for word in line)


def _is_believed(text: str) -> bool:
    return bool(_AUTHORITY.fullmatch(text)) or (has_syllable(text) and not _SIGNS.search(text))
