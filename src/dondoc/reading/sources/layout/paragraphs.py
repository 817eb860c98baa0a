"""From lines of one column to paragraphs: where the setter had to break the line, and where the writer meant to.

The surest sign is whether the next line's first word would still have fitted: if
so, the writer ended the paragraph. Then come indent, marker, space between the
lines and style. Two paragraphs made one is the worse mistake (two duties become
one); a broken sentence is joined again by later readers of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.reading.sources.base import Paragraph, Part, Place, Style
from dondoc.reading.sources.layout.lines import TextLine
from dondoc.reading.sources.layout.measure import INDENT, Column, distance, size_of
from dondoc.reading.sources.layout.wording import ends_sentence, glue, goes_on, is_open, stands_alone, starts_item
from dondoc.vn.alphabet import is_capitals

_SAME_EDGE = 5.0
_WIDE_SPACE = 1.3
_CENTRED_MARKERS = "IVXPCM"  # Roman numbers, «Phần», «Phụ lục», «Chương», «Mục»


@dataclass(slots=True)
class Draft:
    """A paragraph being put together: its lines with their pages, and what it is."""

    lines: list[tuple[int, TextLine]]
    column: Column
    part: Part = Part.BODY
    complete: bool = True
    centred: bool = False

    @property
    def text(self) -> str:
        out = ""
        for _, line in self.lines:
            out = glue(out, line.text)
        return out

    @property
    def last(self) -> TextLine:
        return self.lines[-1][1]

    @property
    def first(self) -> TextLine:
        return self.lines[0][1]

    def build(self, *, table: int | None = None, row: int | None = None, column: int | None = None) -> Paragraph:
        """The finished paragraph; each line keeps its page and box."""
        text, places = "", []
        for page, line in self.lines:
            joined = glue(text, line.text)
            place = Place(page=page, box=line.box, table=table, row=row, column=column, part=self.part)
            places.append((len(joined) - len(line.text), place))
            text = joined
        return Paragraph(text, tuple(places), self._style(), self.part, complete=self.complete)

    def _style(self) -> Style:
        letters = sum(len(line.text) for _, line in self.lines) or 1
        bold = sum(len(line.text) for _, line in self.lines if line.bold) * 2 > letters
        italic = sum(len(line.text) for _, line in self.lines if line.italic) * 2 > letters
        indent = 0.0 if self.centred else max(0.0, round(self.first.left - self.column.left, 1))
        return Style(bold=bold, italic=italic, centred=self.centred, indent=indent)


def join_lines(lines: Sequence[TextLine], column: Column, page: int) -> list[Draft]:
    """The paragraphs that these lines of one column make, in order."""
    drafts: list[Draft] = []
    for line in lines:
        if drafts and continues(drafts[-1], line, column):
            drafts[-1].lines.append((page, line))
        else:
            drafts.append(Draft([(page, line)], column))
    for draft in drafts:
        draft.centred = _is_centred_block(draft, column)
    return drafts


def continues(draft: Draft, below: TextLine, column: Column) -> bool:
    """Whether the line goes on with the paragraph above it."""
    above = draft.last
    if distance(above, below) > max(column.leading * 1.9, size_of(below) * 2.3):
        return False
    if _type_differs(above, below) and (ends_sentence(above.text) or not goes_on(below.text)):
        return False  # OCR guesses sizes: inside a sentence they prove nothing
    if _is_title_over(draft, below, column):
        return False
    if is_centred(below, column) and (is_centred(above, column) or _is_symmetric(above, column)):
        return _title_goes_on(draft, below, column)
    alone = is_centred(above, column) and len(draft.lines) == 1
    if alone and (stands_alone(above.text) or not goes_on(below.text)):
        return False
    if _on_the_right(above, column) and _on_the_right(below, column):
        return goes_on(below.text) and not ends_sentence(above.text)
    if fits(above, below, column):
        return _runs_over(above, below, column)
    return _wrapped(draft, below, column)


def _is_title_over(draft: Draft, below: TextLine, column: Column) -> bool:
    """A bold title as wide as the page, with a gap and plain words below it."""
    above = draft.last
    bold = above.bold and not below.bold and all(line.bold for _, line in draft.lines)
    spaced = distance(above, below) > column.leading * 1.15
    return bold and spaced and _is_symmetric(above, column) and not goes_on(below.text)


def fits(above: TextLine, below: TextLine, column: Column) -> bool:
    """Whether the first word of the line below would have fitted at the end of the line above."""
    word = below.words[0]
    space = size_of(below) * 0.25
    return above.right + space + (word.box[2] - word.box[0]) < column.right - size_of(below) * 0.2


def _runs_over(above: TextLine, below: TextLine, column: Column) -> bool:
    """A line broken by hand inside a sentence: small letter, no end before it, no new indent."""
    if ends_sentence(above.text) or below.left > above.left + INDENT + size_of(below):
        return False
    close = distance(above, below) < column.leading * _WIDE_SPACE
    return close and (goes_on(below.text) or (is_open(above.text) and not starts_item(below.text)))


def _wrapped(draft: Draft, below: TextLine, column: Column) -> bool:
    """The line above is full: does the paragraph go on?"""
    above = draft.last
    ended = ends_sentence(above.text)
    if starts_item(below.text) and not is_open(above.text):
        flush = below.left < column.left + INDENT and draft.first.left > column.left + INDENT
        return flush and not ended
    if len(draft.lines) > 1 and abs(below.left - draft.lines[1][1].left) < _SAME_EDGE:
        return not (ended and distance(above, below) > column.leading * _WIDE_SPACE)
    if below.left < column.left + INDENT:
        spaced = distance(above, below) > column.leading * _WIDE_SPACE
        unindented = draft.first.left < column.left + INDENT
        return not (ended and (spaced or (unindented and column.indented and _starts_afresh(draft, below))))
    if goes_on(below.text):
        return not ended
    return _hangs(draft, below, column)


def _starts_afresh(draft: Draft, below: TextLine) -> bool:
    """In a column of unindented lines: the bold of a heading ends, or begins."""
    return draft.first.bold != below.bold


def _hangs(draft: Draft, below: TextLine, column: Column) -> bool:
    """Whether the line stands under the text behind the marker, or under the words, of the line above."""
    first = draft.first
    if column.indented and abs(below.left - first.left) < _SAME_EDGE:
        return False
    if not starts_item(first.text) or len(first.words) < 2:
        return abs(below.left - first.left) < _SAME_EDGE and not ends_sentence(draft.last.text)
    return first.left - _SAME_EDGE < below.left < first.words[1].box[0] + _SAME_EDGE and (
        below.left > first.left + _SAME_EDGE or not ends_sentence(draft.last.text)
    )


def _title_goes_on(draft: Draft, below: TextLine, column: Column) -> bool:
    above = draft.last
    same = above.bold == below.bold and above.italic == below.italic
    if not same or is_capitals(above.text) != is_capitals(below.text):
        return False
    if stands_alone(draft.text) or stands_alone(below.text) or ends_sentence(above.text):
        return False
    return not starts_item(below.text) and distance(above, below) < max(column.leading, size_of(below) * 1.2) * 1.45


def is_centred(line: TextLine, column: Column) -> bool:
    """Whether the line stands in the middle of the column with room on both sides."""
    room = column.width * 0.06
    if starts_item(line.text) and line.text[0] not in _CENTRED_MARKERS:
        return False
    if abs(line.left - column.left - column.first) < _SAME_EDGE and ends_sentence(line.text):
        return False  # a short paragraph whose indent happens to equal the room behind it
    return _is_symmetric(line, column) and line.left > column.left + room and line.right < column.right - room


def _is_symmetric(line: TextLine, column: Column) -> bool:
    return abs((line.left + line.right) / 2 - column.middle) < max(6.0, column.width * 0.02)


def _is_centred_block(draft: Draft, column: Column) -> bool:
    lines = [line for _, line in draft.lines]
    return all(_is_symmetric(line, column) for line in lines) and is_centred(lines[-1], column)


def _on_the_right(line: TextLine, column: Column) -> bool:
    return line.left > column.left + column.width * 0.4


def _type_differs(above: TextLine, below: TextLine) -> bool:
    if not above.size or not below.size:
        return False
    return abs(above.size - below.size) > 0.13 * max(above.size, below.size)
