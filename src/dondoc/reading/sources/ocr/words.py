"""Which of Tesseract's words are print, and the lines that they make.

Seals, signatures and dirt come out as short odd words of low confidence. A word is
dropped where nothing speaks for it; a doubtful one inside a good line stays as it
was read, since losing a duty's word is the worse mistake. No word is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import fmean, median

from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.vn.syllables import is_syllable

_NOISE_BELOW = 25.0
_DOUBTFUL = 60.0
_POOR_LINE = 45.0
_FAR = 0.3  # of a line's height: a full stop never stands so far from its word

_SPECK = re.compile(r"[`´ˆ˜°_~^¬·|]{1,2}")
_DOT = re.compile(r"[.,':;\"“”‘’•]{1,2}")
_DASH = re.compile(r"[-–—+*•]|[.…_]{3,}|&")
_FIGURES = re.compile(r"[\W\d]*\d[\W\d]*")


def printed_words(words: list[RawWord]) -> list[RawWord]:
    """The words without those that are marks of a seal, a pen or dirt, in the same order."""
    if not words:
        return []
    usual = median(word.height for word in words)
    return [word for line in _lines(words) for word in _printed(line, usual)]


def lines_of(words: list[RawWord]) -> list[list[RawWord]]:
    """The words line by line, from left to right."""
    return [sorted(line, key=lambda word: word.left) for line in _lines(words)]


def confidence_of(words: Iterable[RawWord]) -> float:
    """The mean confidence, each word counted by its letters; 0 for none."""
    counted = [(word.confidence, len(word.text)) for word in words]
    letters = sum(length for _confidence, length in counted)
    return sum(confidence * length for confidence, length in counted) / letters if letters else 0.0


def _lines(words: list[RawWord]) -> Iterator[list[RawWord]]:
    for _line, group in groupby(words, key=lambda word: word.line):
        yield list(group)


def _printed(line: list[RawWord], usual: float) -> list[RawWord]:
    kept = [word for index, word in enumerate(line) if not _is_dirt(word, line, index, usual)]
    return [] if not kept or _is_noise_line(kept) else kept


def _is_dirt(word: RawWord, line: list[RawWord], index: int, usual: float) -> bool:
    """Whether nothing speaks for the word."""
    text = word.text
    if word.height > 4 * usual or _SPECK.fullmatch(text):
        return True
    if _DOT.fullmatch(text):
        return _stands_alone(word, line, index)
    if _DASH.fullmatch(text):
        return word.confidence < _NOISE_BELOW
    if not any(letter.isalnum() for letter in text):
        return word.confidence < _DOUBTFUL
    if word.confidence < _NOISE_BELOW:
        return len(text) < 3 or not (has_syllable(text) or _FIGURES.fullmatch(text))
    return word.confidence < _DOUBTFUL and len(text) == 1 and not text.isdecimal() and not is_syllable(text)


def _stands_alone(word: RawWord, line: list[RawWord], index: int) -> bool:
    before = line[index - 1] if index else None
    return before is None or word.left - before.right > _FAR * before.height


def _is_noise_line(line: list[RawWord]) -> bool:
    """A line in which Tesseract believes hardly a word, and which has no Vietnamese in it to believe."""
    if fmean(word.confidence for word in line) >= _POOR_LINE:
        return False
    good = sum(has_syllable(word.text) and word.confidence >= _NOISE_BELOW for word in line)
    return good * 2 < len(line)


def has_syllable(text: str) -> bool:
    """Whether a part of the word is a Vietnamese syllable of two letters or more."""
    return any(len(part) > 1 and is_syllable(part) for part in re.findall(r"[^\W\d_]+", text))
