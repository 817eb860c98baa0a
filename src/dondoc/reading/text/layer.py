"""The normalised text: one line a paragraph, broken sentences joined, every offset knows its place.

A page break, or a line wrapped by hand, cuts a sentence into two paragraphs of the
source; here they become one line again. Joining too much is the worse mistake
(two duties become one), so a line is joined only where the words show that the
sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from dondoc.reading.sources.base import Cell, Format, Paragraph, Part, Place, SourceDocument, Style, Table
from dondoc.vn.alphabet import LOWER, UPPER, is_capitals

_ENDS = re.compile(r"[.;:!?…][”\"»)’*]*$|\./\.$")
_STARTS_ITEM = re.compile(
    r"(?:[-–—+*•o▪●◦►✓]\s|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,4})[.)/]\s|(?:[IVX]{1,5}|[A-ZĐ])\s?[.)/-]\s"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s|(?:Điều|Chương|Mục|Phần|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC|Bước)\s|\((?:Ban hành )?[Kk]èm theo\s)"
)
_GOES_ON = re.compile(f"[{LOWER}(,]")
_HANGS = re.compile(r"\s(?:của|với|và|các|cho|(?:trong|trước|đến|từ|vào|hết) (?:năm|tháng|ngày|quý))$")
"""No sentence ends in these: «phối hợp với» / «Sở Nội vụ», «trong năm» / «2025»."""
_CUT_CODE = re.compile(r"[\wĐ]-$")
_NAME_DASH = re.compile(rf"[-–]\s[{UPPER}]")


@dataclass(frozen=True, slots=True)
class CellRef:
    """Which cell of which table a line stands in."""

    table: int
    row: int
    column: int


@dataclass(slots=True)
class Line:
    """One paragraph of the normalised text, from `start` to `end`."""

    text: str
    start: int
    end: int
    style: Style
    part: Part
    numbered: bool
    cell: CellRef | None = None


@dataclass(slots=True)
class TableLines:
    """A table with the lines of each of its cells, by index into `Text.lines`."""

    table: Table
    cells: list[tuple[Cell, list[int]]]
    first: int
    last: int


@dataclass(slots=True)
class Text:
    """The whole text, its lines, its tables, and the way back to the file."""

    text: str
    lines: list[Line]
    tables: list[TableLines]
    places: tuple[tuple[int, Place], ...]


def build_text(source: SourceDocument) -> Text:
    """Lay the source out as one text: body first, then notes and asides."""
    pieces: list[tuple[Paragraph, CellRef | None]] = []
    tables: list[Table] = []
    for block in source.blocks:
        if isinstance(block, Table):
            pieces += _table_pieces(block, len(tables))
            tables.append(block)
        elif block.text.strip():
            pieces.append((_page_number_aside(block, source.format), None))
    width = _wrap_width(source, pieces)
    joined = list(_join(pieces, width, indented=width > 0 and _is_indented(pieces)))
    joined.sort(key=lambda piece: piece[0].part not in (Part.BODY, Part.TEXT_BOX))
    return _lay_out(joined, tables)


_PAGE_NUMBER = re.compile(r"(?:[Tt]rang )?[-–]?\s?\d{1,3}(?:\s?/\s?\d{1,3})?\s?[-–]?$")


def _page_number_aside(paragraph: Paragraph, form: Format) -> Paragraph:
    """A line of plain text that is only a number is the number of a page."""
    if form not in (Format.TEXT, Format.MARKDOWN) or len(paragraph.text) > 14 or not _PAGE_NUMBER.match(paragraph.text):
        return paragraph
    return replace(paragraph, part=Part.RUNNING_HEAD)


def _table_pieces(table: Table, index: int) -> Iterator[tuple[Paragraph, CellRef]]:
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            if paragraph.text.strip():
                yield paragraph, CellRef(index, cell.row, cell.column)


def _wrap_width(source: SourceDocument, pieces: list[tuple[Paragraph, CellRef | None]]) -> int:
    """The width at which a plain text was wrapped by hand, or 0 where each line is a paragraph."""
    if source.format not in (Format.TEXT, Format.MARKDOWN):
        return 0
    near = cut = 0
    lengths = []
    for (here, _), (following, _) in pairwise(pieces):
        if len(here.text) < 40 or _blank_between(here, following):
            continue
        near += 1
        lengths.append(len(here.text))
        cut += bool(_GOES_ON.match(following.text)) and not _ENDS.search(here.text)
    if near < 5 or cut < near * 0.25:
        return 0
    return int(quantiles(lengths, n=10)[6])


def _is_indented(pieces: list[tuple[Paragraph, CellRef | None]]) -> bool:
    """Whether paragraphs begin with an indent and their wrapped lines do not."""
    begins = [paragraph for paragraph, cell in pieces if cell is None and _STARTS_ITEM.match(paragraph.text)]
    return len(begins) >= 5 and sum(paragraph.style.indent > 0 for paragraph in begins) >= 0.8 * len(begins)


def _join(
    pieces: list[tuple[Paragraph, CellRef | None]], width: int, *, indented: bool
) -> Iterator[tuple[Paragraph, CellRef | None]]:
    parts: list[Paragraph] = []
    held: CellRef | None = None
    for paragraph, cell in pieces:
        if paragraph.part is Part.RUNNING_HEAD:
            yield paragraph, cell
            continue
        if parts and held is None and cell is None and _continues(parts[-1], paragraph, width, indented=indented):
            parts.append(paragraph)
            continue
        if parts:
            yield _merged(parts), held
        parts, held = [paragraph], cell
    if parts:
        yield _merged(parts), held


def _continues(here: Paragraph, following: Paragraph, width: int, *, indented: bool) -> bool:
    """Whether the sentence of `here` goes on in `following`."""
    if here.complete or here.part is not following.part or following.numbered:
        return False
    text, after = here.text, following.text
    if _NAMES_IN_BRACKET.fullmatch(after) and not _is_open_bracket(text):
        return False
    tail = text[-60:]  # both patterns end at the end: a search from every place before costs and finds nothing
    if _CUT_CODE.search(tail) and after[0].isalnum() and not _blank_between(here, following):
        return True
    adjacent = not _blank_between(here, following)
    if (
        indented
        and adjacent
        and not following.style.indent
        and not _STARTS_ITEM.match(after)
        and not is_capitals(after)
    ):
        return len(text) >= width * 0.6
    wrapped = width and adjacent and len(text) >= width * 0.8
    if _ENDS.search(tail):
        return bool(wrapped and text[-1] in ";," and after[0].islower() and not _STARTS_ITEM.match(after))
    if _STARTS_ITEM.match(after):
        return bool(wrapped and _NAME_DASH.match(after) and text.split()[-1][0].isupper())
    if _GOES_ON.match(after) or _HANGS.search(tail):
        return not is_capitals(text)
    return bool(wrapped and not is_capitals(after))


_NAMES_IN_BRACKET = re.compile(r"\((?=[^()]*[;:])[A-ZĐ].*\)\s*[.;]?")
"""«(Sở A chủ trì; Sở B phối hợp; …)» on a line of its own says who does what stands above, full stop or not."""


def _is_open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _blank_between(here: Paragraph, following: Paragraph) -> bool:
    line, after = here.places[-1][1].line, following.places[0][1].line
    return line is None or after is None or after - line > 1


def _merged(parts: list[Paragraph]) -> Paragraph:
    if len(parts) == 1:
        return parts[0]
    text = parts[0].text
    places = list(parts[0].places)
    for part in parts[1:]:
        text += part.text if _CUT_CODE.match(text[-2:]) else " " + part.text
        offset = len(text) - len(part.text)
        places += [(offset + start, place) for start, place in part.places]
    first = parts[0]
    return Paragraph(text, tuple(places), first.style, first.part, first.numbered, parts[-1].complete)


def _lay_out(pieces: Iterable[tuple[Paragraph, CellRef | None]], tables: list[Table]) -> Text:
    lines: list[Line] = []
    places: list[tuple[int, Place]] = []
    by_cell: dict[tuple[int, int, int], list[int]] = {}
    chunks: list[str] = []
    offset = 0
    for paragraph, cell in pieces:
        text = paragraph.text
        if cell is not None:
            by_cell.setdefault((cell.table, cell.row, cell.column), []).append(len(lines))
        lines.append(Line(text, offset, offset + len(text), paragraph.style, paragraph.part, paragraph.numbered, cell))
        places += [(offset + start, place) for start, place in paragraph.places]
        chunks.append(text)
        offset += len(text) + 1
    return Text("\n".join(chunks), lines, _with_lines(tables, by_cell), tuple(places))


def _with_lines(tables: list[Table], by_cell: dict[tuple[int, int, int], list[int]]) -> list[TableLines]:
    out = []
    for index, table in enumerate(tables):
        cells = [(cell, by_cell.get((index, cell.row, cell.column), [])) for cell in table.cells]
        numbers = [number for _, of_cell in cells for number in of_cell]
        out.append(TableLines(table, cells, min(numbers, default=-1), max(numbers, default=-1)))
    return out
