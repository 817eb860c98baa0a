"""A page as it is printed: lines of words and drawn rules, each with its box.

What a PDF's text layer and an OCR engine have in common, and all that the
layout needs. Boxes are left, top, right, bottom in points from the page's top
left corner, as a reader holds the page (rotation already undone). A `TextLine`
is one run of words on one baseline without a wide gap: the two halves of a
letterhead, or two cells of a table, may come as one line or as two; the layout
splits by the words' boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.reading.sources.base import Page

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word without spaces: NFC text and its box."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line. `size` is the type size in points (0 where unknown).

    `text` is the words joined by single spaces. `bold` and `italic` are those of
    most of the line, and False where the source cannot know (OCR).
    """

    text: str
    box: Box
    words: tuple[Word, ...]
    size: float = 0.0
    bold: bool = False
    italic: bool = False

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or thin rectangle, x0 <= x1 and y0 <= y1; one of the two sides is (nearly) zero."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0

    @property
    def length(self) -> float:
        return max(self.x1 - self.x0, self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page: its number in the file from 1, its size in points, lines from top to bottom, rules in any order.

    `turned` and `skew` are what was done to the picture of a scanned page before its boxes were
    measured: degrees clockwise first, then degrees counter-clockwise.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    turned: int = 0
    skew: float = 0.0


def pages_of(contents: Sequence[PageContent]) -> tuple[Page, ...]:
    """The pages themselves, without what stands on them."""
    return tuple(Page(page.number, page.width, page.height, page.turned, page.skew) for page in contents)


def line_of(words: tuple[Word, ...], *, size: float = 0.0, bold: bool = False, italic: bool = False) -> TextLine:
    """The line that these words make, in their order."""
    lefts, tops, rights, bottoms = zip(*[word.box for word in words], strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    return TextLine(" ".join(word.text for word in words), box, words, size, bold, italic)
