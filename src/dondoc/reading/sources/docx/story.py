"""A story of the document (body, note, page head) as paragraphs and tables in reading order.

One reader goes through all stories of a file, because page numbers and list
counters run on from one paragraph to the next. Source: ECMA-376 part 1, 17.2, 17.4
and 17.13.5 (changes, read as accepted: a deleted paragraph mark joins two
paragraphs). Text boxes follow the paragraph that anchors them; tables inside cells,
notes and page heads are taken apart into paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Block, Cell, Limits, Paragraph, Part, Place, Table
from dondoc.reading.sources.docx.fonts import decode, encoding_of
from dondoc.reading.sources.docx.looks import ParagraphLook, paragraph_look
from dondoc.reading.sources.docx.names import (
    DELETED,
    INSERTED,
    MOVED_AWAY,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    Element,
    content,
    val,
    w,
)
from dondoc.reading.sources.docx.numbering import Marker, Numbering
from dondoc.reading.sources.docx.paragraphs import Setting, build_paragraphs
from dondoc.reading.sources.docx.styles import ParagraphStyle, Styles
from dondoc.reading.sources.docx.tables import Grid, Slot, is_ruled, lay_out
from dondoc.reading.sources.docx.words import Tally, Words

_STYLE, _EMBEDDED = w("pStyle"), w("altChunk")
_TWENTIETHS = 20


@dataclass(slots=True)
class Spot:
    """Where the reader stands: part, cell if any, whether soft breaks part lines, the next paragraph's number."""

    part: Part = Part.BODY
    table: int | None = None
    row: int | None = None
    column: int | None = None
    lines: bool = False
    paragraph: int = 0

    @property
    def in_cell(self) -> bool:
        return self.table is not None


@dataclass(slots=True)
class Reader:
    """Reads stories one after the other, keeping count of lists, pages, tables and cells."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    tally: Tally = field(default_factory=Tally)
    tables: int = 0
    cells: int = 0
    boxes: Spot = field(default_factory=lambda: Spot(part=Part.TEXT_BOX, lines=True))

    def blocks(self, parent: Element, spot: Spot) -> Iterator[Block]:
        """The blocks of a story, cell or text box."""
        held: Words | None = None  # a paragraph whose mark is deleted, waiting for the one that it joins
        for child in content(parent):
            if child.tag == PARAGRAPH:
                words = self._words(child, held)
                held = words if self._mark_is_deleted(child) else None
                if held is None:
                    yield from self._paragraph(child, words, spot)
                spot.paragraph += 1
            elif child.tag == TABLE:
                yield from self._held(held, spot)
                held = None
                yield from self._table(child, spot)
            elif child.tag == _EMBEDDED:
                self.tally.counts["embedded"] += 1
        yield from self._held(held, spot)

    def paragraphs(self, parent: Element, spot: Spot) -> list[Paragraph]:
        """The paragraphs of a story, its tables taken apart."""
        out: list[Paragraph] = []
        for block in self.blocks(parent, spot):
            if isinstance(block, Paragraph):
                out.append(block)
            else:
                out.extend(paragraph for cell in block.cells for paragraph in cell.paragraphs)
        return out

    def _words(self, paragraph: Element, held: Words | None) -> Words:
        words = Words(self.styles, self.tally, val(paragraph.find(PARAGRAPH_PROPERTIES), _STYLE), self.tally.page)
        if held is not None:
            words.pieces, words.boxes, words.page = held.pieces, held.boxes, held.page
        words.read(paragraph)
        return words

    def _mark_is_deleted(self, paragraph: Element) -> bool:
        mark = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}")
        if mark is None:
            return False
        self.tally.counts[INSERTED] += mark.find(INSERTED) is not None
        deleted = mark.find(DELETED) is not None
        self.tally.counts[DELETED] += deleted
        return deleted or mark.find(MOVED_AWAY) is not None

    def _paragraph(self, element: Element, words: Words, spot: Spot) -> Iterator[Block]:
        properties = element.find(PARAGRAPH_PROPERTIES)
        style = self.styles.paragraph(words.style)
        own = paragraph_look(properties)
        look = own.over(style.look)
        marker = self._marker(own, look, style)
        yield from self._finished(words, spot, self._setting(words, own, look, style, marker, spot))

    def _held(self, words: Words | None, spot: Spot) -> Iterator[Block]:
        """A paragraph that waited for one to join, and found none."""
        if words is not None:
            place = replace(_place(spot, words.page), paragraph=spot.paragraph - 1)
            yield from self._finished(words, spot, Setting(place, spot.part, lines=spot.lines))

    def _finished(self, words: Words, spot: Spot, setting: Setting) -> Iterator[Block]:
        yield from build_paragraphs(words.pieces, setting, self.tally.counts)
        for box in words.boxes:
            yield from self._box(box, spot)

    def _setting(
        self,
        words: Words,
        own: ParagraphLook,
        look: ParagraphLook,
        style: ParagraphStyle,
        marker: Marker | None,
        spot: Spot,
    ) -> Setting:
        heading = style.heading
        if own.outline is not None:
            heading = own.outline + 1 if 0 <= own.outline <= 8 else 0
        if marker is not None:
            look = _indented(look, marker)
        return Setting(
            place=_place(spot, words.page),
            part=spot.part,
            centred=bool(look.centred),
            heading=heading,
            indent=((look.left or 0) + (look.first or 0)) / _TWENTIETHS,
            lines=spot.lines,
            marker=self._shown(marker, words),
        )

    def _shown(self, marker: Marker | None, words: Words) -> str:
        """The marker's text. A bullet with nothing behind it is an empty paragraph, a number in a cell is not."""
        if marker is None or (marker.is_bullet and not words.has_text):
            return ""
        font = marker.level.font or self.styles.run(words.style, None).font
        encoded = encoding_of(font) if font and self.tally.legacy and not marker.text.isascii() else None
        return " ".join((decode(marker.text, encoded) if encoded else marker.text).split())

    def _marker(self, own: ParagraphLook, look: ParagraphLook, style: ParagraphStyle) -> Marker | None:
        if not look.num_id:
            return None
        level = own.level
        if level is None:
            level = self.numbering.level_of(look.num_id, style.chain)
        if level is None:
            level = look.level or 0
        return self.numbering.next_marker(look.num_id, level)

    def _box(self, box: Element, spot: Spot) -> Iterator[Block]:
        if spot.part in (Part.BODY, Part.TEXT_BOX) and not spot.in_cell:
            yield from self.blocks(box, self.boxes)
        elif spot.part is Part.BODY:
            yield from self.paragraphs(box, self.boxes)
        else:
            yield from self.paragraphs(box, spot)

    def _table(self, element: Element, spot: Spot) -> Iterator[Block]:
        grid = lay_out(element, self.styles)
        self._count_table(grid)
        ruled = is_ruled(grid)
        if spot.in_cell or spot.part not in (Part.BODY, Part.TEXT_BOX):
            yield from self._taken_apart(grid, ruled, spot)
        elif len(grid.slots) == 1 and next(grid.slots[0].element.iter(TABLE), None) is not None:
            # a frame of one cell round a page that has tables of its own is no table
            yield from self.blocks(grid.slots[0].element, spot)
        elif grid.slots:
            yield self._whole(grid, ruled, spot)

    def _count_table(self, grid: Grid) -> None:
        self.tally.counts[DELETED] += grid.deleted_rows
        self.tally.counts["hidden"] += grid.hidden_cells
        self.cells += len(grid.slots)
        if self.cells > self.limits.table_cells:
            message = _("Các bảng trong tệp có hơn {n} ô, vượt giới hạn. Hãy tách bảng thành nhiều tệp rồi đọc lại.")
            raise CannotRead("too-large", message.format(n=self.limits.table_cells))

    def _whole(self, grid: Grid, ruled: bool, spot: Spot) -> Table:
        index = self.tables
        self.tables += 1
        cells: list[Cell] = []
        for slot in self._in_rows(grid):
            inside = Spot(spot.part, index, slot.row, slot.column, lines=not ruled)
            paragraphs = tuple(self.paragraphs(slot.element, inside))
            cells.append(Cell(paragraphs, slot.row, slot.column, slot.row_span, slot.column_span))
        return Table(tuple(cells), grid.rows, grid.columns, ruled)

    def _taken_apart(self, grid: Grid, ruled: bool, spot: Spot) -> Iterator[Block]:
        outer, spot.lines = spot.lines, spot.lines or not ruled
        for slot in self._in_rows(grid):
            yield from self.paragraphs(slot.element, spot)
        spot.lines = outer

    def _in_rows(self, grid: Grid) -> Iterator[Slot]:
        """The cells one by one: each begins on its row's first page; the row ends on the last page reached."""
        if self.tally.page is None:
            yield from grid.slots
            return
        row, last = -1, self.tally.page
        for slot in grid.slots:
            if slot.row != row:
                row, first = slot.row, last
            self.tally.page = first
            yield slot
            last = max(last, self.tally.page)
        self.tally.page = last


def _place(spot: Spot, page: int | None) -> Place:
    return Place(
        page=page, paragraph=spot.paragraph, table=spot.table, row=spot.row, column=spot.column, part=spot.part
    )


def _indented(look: ParagraphLook, marker: Marker) -> ParagraphLook:
    """The level's indent, where neither the paragraph nor the style that numbers it has one of its own."""
    level = marker.level.look
    left = level.left if look.left is None else look.left
    return replace(look, left=left, first=level.first if look.first is None else look.first)
