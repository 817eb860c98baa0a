"""Lines with the size of their type, and words as high as their line.

Tesseract's boxes hug the ink: «12» ends above the foot of «ngày», and a line of
small letters is lower than one with capitals. The layout reads height as size and a
small raised digit as a footnote's mark, so each word gets the box that its type
would have: from its line's foot, by the usual proportions of the faces that offices
print in. What truly stands raised keeps its own box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from statistics import median

from dondoc.reading.sources.layout import TextLine, Word, line_of

# Heights in Times and its metric twins, as shares of the type size.
_TALL, _SMALL = 0.67, 0.45
_ABOVE, _BELOW = 0.89, 0.22
_RAISED, _RAISED_HEIGHT = 0.2, 0.6

_BELOW_FOOT = frozenset("gjpqyQ,;()[]/|ạẹịọụỵặậệộợự")
_TALL_LETTERS = frozenset("bdđhklf")
_SMALL_LETTERS = frozenset("acegmnopqrsuvwxyzạẹọụỵ")
_BELOW_OR_BESIDE = "\u0323\u031b"  # the dot of «ạ», the horn of «ơ»
_MARKS_ABOVE = "\u0300\u0301\u0302\u0303\u0306\u0309"
_NEARLY = 0.09
_SMALLEST_SIZE, _LARGEST_SIZE = 5.0, 40.0


def build_lines(rows: Sequence[Sequence[Word]]) -> list[TextLine]:
    """The lines of a page, each of words from left to right with boxes that hug the ink."""
    feet = [_foot(row) for row in rows]
    sizes = _settled([_size(row, foot) for row, foot in zip(rows, feet, strict=True)])
    return [_line(row, foot, size) for row, foot, size in zip(rows, feet, sizes, strict=True)]


def _settled(sizes: Sequence[float | None]) -> list[float]:
    """Sizes that are nearly one made one, and those that are not known taken from the line before or after."""
    known = [size for size in sizes if size is not None]
    near = [
        round(median(other for other in known if abs(other - size) < _NEARLY * size), 1) if size is not None else 0.0
        for size in sizes
    ]
    after = next((size for size in near if size), 0.0)
    out: list[float] = []
    for size in near:
        out.append(size or (out[-1] if out else after))
    return out


def _foot(row: Sequence[Word]) -> float:
    """The baseline: the lower edge of words without letters that reach below it."""
    standing = [
        word.box[3] for word in row if word.text[0].isalnum() and not _BELOW_FOOT.intersection(word.text.lower())
    ]
    return median(standing) if standing else median(word.box[3] - 0.2 * (word.box[3] - word.box[1]) for word in row)


def _size(row: Sequence[Word], foot: float) -> float | None:
    """The type size in points, from words of which one knows how high they are; None where there are none."""
    shares = [(word, share) for word in row if (share := _share_of_size(word.text)) is not None]
    plain = [(word, share) for word, share in shares if _has_no_marks_above(word.text)]
    sizes = [(foot - word.box[1]) / share for word, share in (plain if len(plain) > 1 else shares)]
    size = median(sizes) if sizes else 0.0
    return round(size, 1) if _SMALLEST_SIZE <= size <= _LARGEST_SIZE else None


def _has_no_marks_above(text: str) -> bool:
    return set(unicodedata.normalize("NFD", text)).isdisjoint(_MARKS_ABOVE)


def _share_of_size(text: str) -> float | None:
    """How high the word rises above its foot; None where marks or signs make it uncertain."""
    letters = text.strip(".,;:-")
    if not letters.isalnum() or any(_is_stacked(letter) for letter in letters):
        return None
    plain = [unicodedata.normalize("NFD", letter)[0] for letter in letters]
    if any(letter.isupper() or letter.isdigit() or letter in _TALL_LETTERS for letter in plain):
        return _TALL
    return _SMALL if _SMALL_LETTERS.issuperset(letters) else None


def _is_stacked(letter: str) -> bool:
    """Whether marks rise above the height of capitals: two above a small letter, one above a capital."""
    above = [mark for mark in unicodedata.normalize("NFD", letter)[1:] if mark not in _BELOW_OR_BESIDE]
    return len(above) > (0 if letter.isupper() else 1)


def _line(row: Sequence[Word], foot: float, size: float) -> TextLine:
    if not size:
        return line_of(tuple(row))
    return line_of(tuple(_as_type(word, foot, size) for word in row), size=size)


def _as_type(word: Word, foot: float, size: float) -> Word:
    left, top, right, bottom = word.box
    if bottom < foot - _RAISED * size and bottom - top < _RAISED_HEIGHT * size and word.text[-1].isalnum():
        return word
    return Word(word.text, (left, foot - _ABOVE * size, right, foot + _BELOW * size))
