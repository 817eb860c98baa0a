"""The serial of the number line and the day of the date line, where a pen wrote them.

«Số: 663 /QĐ-BKHCN» with a handwritten 663 is read by Tesseract as «665» with a
confidence of 91 (seen in ../shared/samples), so confidence cannot tell. The picture
can: printed figures are as high as the print beside them and stand on its line, and
nothing but a pen leaves a gap before the stroke. A figure that fails is left out,
so that the line reads «Số: /QĐ-BKHCN», and the reader says so. To invent a number
or a day is the worse mistake; a printed one that is lost is asked for.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2

from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.reading.sources.ocr.pixels import Grey

_SURE = 60.0
_UNEVEN = 0.15  # of the height of the print beside it: how far tops and feet may differ
_TALL_ENOUGH = 0.45  # of the word: marks, dots and hyphens are lower
_GAP = 0.5  # of that height: how far the stroke may stand from a printed figure
_WIDE = {"/": 0.28, "-": 0.33, "–": 0.5}  # of the type size, in the face that offices print in
_CAPITAL, _SMALL = 0.7, 0.5

_LABEL = re.compile(r"(?P<label>s[ốôóồổoỐÔ][:.]?)(?P<rest>.*)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?P<serial>[^/]*)/(?=[A-ZĐÐ][\w&]*[-–]?)")
_SERIAL = re.compile(r"\d{1,5}[a-z]?")
_LABEL_GLYPHS = 2  # S and o; marks and colon are too low to count
_HALF_A_LETTER = 0.4  # of the height of the word
_REACH = 4  # words between «Số:» and the suffix

_PLACE_AND_DATE = re.compile(r",\s*ng[àaáả]y(?P<day>.*?)th[áaàả]ng(?P<month>.*?)n[ăaã]m\s*\d{4}\W*$", re.IGNORECASE)
_DATE_WORD = re.compile(r"(ng[àaáả]y|th[áaàả]ng|n[ăaã]m)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Print:
    """The ink of a page, as fine as the scan is: words may have been found in a picture `factor` times its size.

    `slant` is by how many degrees counter-clockwise it still has to be turned to lie straight.
    """

    ink: Grey
    slant: float = 0.0
    factor: float = 1.0

    def level(self, x: float) -> float:
        """How much lower than at the left edge a straight line of print stands here."""
        return x * math.tan(math.radians(self.slant))


@dataclass(frozen=True, slots=True)
class _Level:
    """Where the print of a line stands: the top of its capitals and its foot."""

    top: float
    foot: float

    @property
    def height(self) -> float:
        return max(1.0, self.foot - self.top)


@dataclass(frozen=True, slots=True)
class _Glyph:
    left: float
    top: float
    right: float
    foot: float


def blank_handwriting(line: list[RawWord], page: Print) -> list[RawWord]:
    """The line with handwritten figures of the number and the date left out."""
    return _without_date_figures(_without_serial(line, page), page)


def _without_serial(line: list[RawWord], page: Print) -> list[RawWord]:
    line = _label_apart(line, page)
    if not line or not _LABEL.fullmatch(line[0].text):
        return line
    for index, word in enumerate(line[1 : _REACH + 2], start=1):
        match = _SUFFIX.match(word.text)
        if match:
            between, stroke = line[1:index], match.end() - 1
            printed = _is_printed_serial(between, word, stroke, page)
            return line if printed else [line[0], _from(word, stroke), *line[index + 1 :]]
    return line


def _label_apart(line: list[RawWord], page: Print) -> list[RawWord]:
    """«Số:12/KH-UBND» as two words."""
    match = _LABEL.fullmatch(line[0].text) if line else None
    if not match or "/" not in match["rest"] or not match["label"].endswith((":", ".")):
        return line
    first, glyphs = line[0], _glyphs(line[0], page)
    rest = _from(first, match.end("label"))
    if len(glyphs) > _LABEL_GLYPHS:
        rest = replace(rest, left=math.floor(glyphs[_LABEL_GLYPHS].left))
    return [_until(first, match.end("label")), rest, *line[1:]]


def _is_printed_serial(between: list[RawWord], word: RawWord, stroke: int, page: Print) -> bool:
    """Whether what stands before the stroke is nothing at all or printed figures."""
    figures = "".join(part.text for part in between) + word.text[:stroke]
    if not figures:
        return True
    if not _SERIAL.fullmatch(figures) or min(part.confidence for part in (*between, word)) < _SURE:
        return False
    before, suffix = _at_stroke(word, stroke, page)
    before = [glyph for part in between for glyph in _glyphs(part, page)] + before
    level = _level(suffix[1:])
    if level is None or not before:
        return False
    gap = suffix[0].left - max(glyph.right for glyph in before)
    return gap <= _GAP * level.height and _stand_level(before, level)


def _at_stroke(word: RawWord, stroke: int, page: Print) -> tuple[list[_Glyph], list[_Glyph]]:
    """The glyphs before the stroke, and those from it on: by their number, or by width where some touch."""
    glyphs, edge = _glyphs(word, page), _edge(word, stroke)
    if len(glyphs) > stroke and abs(glyphs[stroke].left - edge) < _HALF_A_LETTER * (word.bottom - word.top):
        return glyphs[:stroke], glyphs[stroke:]
    return [glyph for glyph in glyphs if glyph.right <= edge], [glyph for glyph in glyphs if glyph.right > edge]


def _without_date_figures(line: list[RawWord], page: Print) -> list[RawWord]:
    """The line with day and month left out where a pen wrote them: «ngày tháng 9 năm 2024»."""
    if not _PLACE_AND_DATE.search(" ".join(word.text for word in line)):
        return line
    parts = [part for word in line for part in _date_words_apart(word)]
    year = max(index for index, part in enumerate(parts) if re.fullmatch(r"\d{4}\W*", part.text))
    level = _level(_glyphs(parts[year], page))
    start = max(
        index for index, part in enumerate(parts[:year]) if re.fullmatch(r"ng[àaáả]y", part.text, re.IGNORECASE)
    )
    kept = [
        part for part in parts[start:year] if _DATE_WORD.fullmatch(part.text) or _is_printed_figure(part, level, page)
    ]
    return line if len(kept) == year - start else [*parts[:start], *kept, *parts[year:]]


def _date_words_apart(word: RawWord) -> list[RawWord]:
    """«ngày29tháng» as three words."""
    places = [0, *(place for match in _DATE_WORD.finditer(word.text) for place in match.span()), len(word.text)]
    pairs = [(start, end) for start, end in pairwise(places) if start < end]
    return [_from(_until(word, end), start) for start, end in pairs] if len(pairs) > 1 else [word]


def _is_printed_figure(part: RawWord, level: _Level | None, page: Print) -> bool:
    figures = part.text.strip(".,")
    if not re.fullmatch(r"\d{1,2}", figures) or part.confidence < _SURE or level is None:
        return False
    glyphs = _glyphs(part, page)
    return bool(glyphs) and _stand_level(glyphs, level)


def _stand_level(glyphs: list[_Glyph], level: _Level) -> bool:
    """Whether every figure reaches from the foot of the line to the top of its capitals."""
    most = _UNEVEN * level.height
    return all(abs(glyph.top - level.top) <= most and abs(glyph.foot - level.foot) <= most for glyph in glyphs)


def _level(glyphs: list[_Glyph]) -> _Level | None:
    """Where print of full height stands; None where there is too little of it."""
    if len(glyphs) < 2:
        return None
    quarter = len(glyphs) // 4  # Q and g reach below the foot, small letters not to the top
    return _Level(sorted(glyph.top for glyph in glyphs)[quarter], sorted(glyph.foot for glyph in glyphs)[quarter])


def _glyphs(word: RawWord, page: Print) -> list[_Glyph]:
    """The pieces of ink in a word that are as high as a figure, from left to right."""
    left, top, right, bottom = (round(edge / page.factor) for edge in (word.left, word.top, word.right, word.bottom))
    crop = page.ink[max(0, top) : bottom, max(0, left) : right]
    if not crop.size:
        return []
    stats = cv2.connectedComponentsWithStats(crop, connectivity=8)[2][1:]
    found = []
    for x, y, wide, high in stats[:, :4].tolist():
        if high >= _TALL_ENOUGH * (bottom - top):
            start, above = left + x, top + y - page.level(left + x)
            box = (edge * page.factor for edge in (start, above, start + wide, above + high))
            found.append(_Glyph(*box))
    return sorted(found, key=lambda glyph: glyph.left)


def _from(word: RawWord, index: int) -> RawWord:
    """The word from this letter on."""
    return replace(word, text=word.text[index:], left=_edge(word, index)) if index else word


def _until(word: RawWord, index: int) -> RawWord:
    """The word up to this letter."""
    return replace(word, text=word.text[:index], right=_edge(word, index)) if index < len(word.text) else word


def _edge(word: RawWord, index: int) -> int:
    """Where in the picture a letter of the word begins, by the usual widths of letters."""
    widths = [_WIDE.get(letter, _CAPITAL if letter.isupper() else _SMALL) for letter in word.text]
    return word.left + round(word.width * sum(widths[:index]) / sum(widths))
