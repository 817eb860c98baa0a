"""Ruled tables, read cell by cell in one go: the cells are laid one below another on a sheet of their own.

As a page, Tesseract loses the lone figures of a narrow column and runs words of
neighbouring cells together; one process for each cell would take 0.1 s each. So all
cells go on one sheet, and a lone number is set beside the cell to its right, on the
same line, because «5» by itself is read as «s». Measured on an annex of
40 cells, eight kinds of damage: as a page all lone figures are lost and cells run
together, on the sheet one figure in eight; it takes no longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.reading.sources.ocr.pixels import WHITE, Grey

_LEAST_CELLS = 6
_LARGEST_SHARE = 0.4  # of the page; a larger one is a frame drawn round the text
_TALLEST_SHEET = 30_000  # pixels; Tesseract takes no side over 32,767
_SHEET_LINE = 1_000_000  # so that lines of the sheet are told from those of the page

# Times the height of a small letter:
_SMALLEST = 1.5
_MARGIN = 1.2
_LONE_WIDTH, _LONE_HEIGHT = 4.0, 2.2
_WORD_GAP = 0.7
_BETWEEN_LINES = 0.9


@dataclass(frozen=True, slots=True)
class Cell:
    """The inside of a ruled cell, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The ink of a cell, cut out at `left`, `top` of the page and laid at `x`, `y` of its sheet."""

    picture: Grey
    left: int
    top: int
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        return int(self.picture.shape[0])

    @property
    def width(self) -> int:
        return int(self.picture.shape[1])

    def holds(self, x: float, y: float) -> bool:
        return self.x - 2 <= x <= self.x + self.width + 2 and self.y - 2 <= y <= self.y + self.height + 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture with cells laid below one another."""

    picture: Grey
    pieces: tuple[Piece, ...]


def find_cells(lines: Grey, letter: float) -> list[Cell]:
    """The cells that drawn lines close in, row by row; none where they are too few for a table."""
    closed = cv2.morphologyEx(cv2.dilate(lines, _square(3)), cv2.MORPH_CLOSE, _square(max(3, round(letter / 3))))
    outlines, nesting = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if nesting is None:
        return []
    boxes = [cv2.boundingRect(line) for line, place in zip(outlines, nesting[0], strict=True) if place[3] >= 0]
    largest = _LARGEST_SHARE * lines.shape[0] * lines.shape[1]
    cells = [
        Cell(left, top, left + width, top + height)
        for left, top, width, height in boxes
        if min(width, height) > _SMALLEST * letter and width * height < largest
    ]
    if len(cells) < _LEAST_CELLS:
        return []
    return [cell for row in _rows(cells, letter) for cell in row]


def lay_out(grey: Grey, cells: list[Cell], letter: float) -> list[Sheet]:
    """The cells' ink on sheets, lone numbers beside the cell to their right."""
    margin = round(_MARGIN * letter)
    rows: list[list[Piece]] = []
    waiting: tuple[Piece, Cell] | None = None
    for cell in cells:
        piece = _ink_of_cell(grey, cell)
        if piece is None:
            continue
        beside = waiting[0] if waiting and _in_one_row(waiting[1], cell) else None
        if waiting and beside is None:
            rows.append([_at(waiting[0], margin, margin)])
        waiting = None
        if beside is None and piece.width < _LONE_WIDTH * letter and piece.height < _LONE_HEIGHT * letter:
            waiting = (piece, cell)
            continue
        rows.append(_side_by_side(beside, piece, letter, margin))
    if waiting:
        rows.append([_at(waiting[0], margin, margin)])
    return _sheets(rows, margin)


def from_sheet(words: list[RawWord], sheet: Sheet) -> list[RawWord]:
    """The words of a sheet where they stand on the page, cell by cell."""
    placed = [(index, word) for word in words if (index := _piece_of(word, sheet)) is not None]
    placed.sort(key=lambda pair: pair[0])  # stable: within a cell the order stays
    return [_on_page(word, sheet.pieces[index], index) for index, word in placed]


def without_cells(grey: Grey, cells: list[Cell]) -> Grey:
    """The page with the cells painted over as paper."""
    out = grey.copy()
    for cell in cells:
        out[cell.top : cell.bottom, cell.left : cell.right] = WHITE
    return out


def _rows(cells: list[Cell], letter: float) -> list[list[Cell]]:
    """Cells that start at one height, from left to right."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        if rows and cell.top - rows[-1][0].top < letter:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _in_one_row(left: Cell, right: Cell) -> bool:
    return abs(left.top - right.top) < (left.bottom - left.top) / 2 and left.right <= right.left + 2


def _ink_of_cell(grey: Grey, cell: Cell) -> Piece | None:
    """The part of the cell that bears ink; None for an empty one."""
    inside = grey[cell.top + 1 : cell.bottom - 1, cell.left + 1 : cell.right - 1]
    ink = inside < WHITE // 2
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) < 5 or len(columns) < 2:
        return None
    top, left = max(0, int(rows[0]) - 2), max(0, int(columns[0]) - 2)
    picture = inside[top : rows[-1] + 3, left : columns[-1] + 3]
    return Piece(picture, cell.left + 1 + left, cell.top + 1 + top)


def _side_by_side(beside: Piece | None, piece: Piece, letter: float, margin: int) -> list[Piece]:
    """A piece with a lone number before its first line, or by itself."""
    if beside is None:
        return [_at(piece, margin, margin)]
    down = _foot_of_first_line(piece.picture, letter) - _foot_of_first_line(beside.picture, letter)
    first, second = margin + max(0, down), margin + max(0, -down)
    return [_at(beside, margin, first), _at(piece, margin + beside.width + round(_WORD_GAP * letter), second)]


def _foot_of_first_line(picture: Grey, letter: float) -> int:
    """The row on which the first line of the picture stands."""
    rows = (picture < WHITE // 2).sum(axis=1)
    blank = np.flatnonzero((rows == 0) & (np.arange(len(rows)) > _BETWEEN_LINES * letter))
    line = rows[: blank[0]] if len(blank) else rows
    return int(np.flatnonzero(line > line.max() / 3)[-1])


def _sheets(rows: list[list[Piece]], margin: int) -> list[Sheet]:
    """The rows below one another, on as many sheets as they need."""
    sheets: list[Sheet] = []
    pieces: list[Piece] = []
    top = 0
    for row in rows:
        height = max(piece.y + piece.height for piece in row)
        if pieces and top + height + margin > _TALLEST_SHEET:
            sheets.append(_sheet(pieces, top, margin))
            pieces, top = [], 0
        pieces += [_at(piece, piece.x, piece.y + top) for piece in row]
        top += height
    return [*sheets, _sheet(pieces, top, margin)] if pieces else sheets


def _sheet(pieces: list[Piece], height: int, margin: int) -> Sheet:
    width = max(piece.x + piece.width for piece in pieces) + margin
    picture = np.full((height + margin, width), WHITE, np.uint8)
    for piece in pieces:
        picture[piece.y : piece.y + piece.height, piece.x : piece.x + piece.width] = piece.picture
    return Sheet(picture, tuple(pieces))


def _piece_of(word: RawWord, sheet: Sheet) -> int | None:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return next((index for index, piece in enumerate(sheet.pieces) if piece.holds(x, y)), None)


def _on_page(word: RawWord, piece: Piece, index: int) -> RawWord:
    right, down = piece.left - piece.x, piece.top - piece.y
    return replace(
        word,
        left=word.left + right,
        right=word.right + right,
        top=word.top + down,
        bottom=word.bottom + down,
        line=(_SHEET_LINE + index, *word.line),
    )


def _at(piece: Piece, x: int, y: int) -> Piece:
    return replace(piece, x=x, y=y)


def _square(side: int) -> Grey:
    return np.ones((side, side), np.uint8)
