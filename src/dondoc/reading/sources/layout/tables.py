"""Tables while they are put together: cells with their paragraphs, rows that a page break cut, heads said twice.

A row that goes on over the page break is joined only where something shows it: no
number where rows are numbered, and words that go on. Making one row of two is the
worse mistake, because two duties become one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dondoc.reading.sources.base import Cell, Table
from dondoc.reading.sources.layout.paragraphs import Draft
from dondoc.reading.sources.layout.wording import ends_sentence, goes_on, starts_item

_SAME_BORDER = 8.0
_SAME_BORDER_OF_FEWER = 3.0  # where some borders are missing, the others have to fit well


@dataclass(slots=True)
class CellDraft:
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    paragraphs: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(draft.text for draft in self.paragraphs)

    @property
    def last_row(self) -> int:
        return self.row + self.row_span - 1


@dataclass(slots=True)
class TableDraft:
    """A table of one page, or of several already put together. `xs` are its column borders."""

    cells: list[CellDraft]
    rows: int
    xs: tuple[float, ...]
    ruled: bool = True
    fixed: bool = False  # a letterhead or a foot: never continued
    gutters: tuple[tuple[float, float], ...] = ()  # the white between the columns, where nothing is drawn

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    def row(self, number: int) -> list[CellDraft]:
        return [cell for cell in self.cells if cell.row == number]

    def covering(self, row: int, column: int) -> CellDraft | None:
        """The cell that fills this field of the grid."""
        for cell in self.cells:
            if cell.row <= row <= cell.last_row and cell.column <= column < cell.column + cell.column_span:
                return cell
        return None

    def build(self, number: int) -> Table:
        cells = tuple(
            Cell(
                tuple(d.build(table=number, row=cell.row, column=cell.column) for d in cell.paragraphs),
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
            )
            for cell in sorted(self.cells, key=lambda c: (c.row, c.column))
        )
        return Table(cells, self.rows, self.columns, self.ruled)


def is_continued_by(above: TableDraft, below: TableDraft) -> bool:
    """Whether a table at the top of a page has the columns of the one that ended the page before."""
    if above.fixed or below.fixed or above.ruled is not below.ruled:
        return False
    return _matching(above.xs, below.xs) is not None


def _matching(above: Sequence[float], below: Sequence[float]) -> list[int] | None:
    """For each border below, the number of the border above that it continues."""
    if len(below) < 3 or len(above) < 3:
        return list(range(len(below))) if len(above) == len(below) and _close(above, below) else None
    shift = below[0] - above[0]
    near_enough = _SAME_BORDER if len(above) == len(below) else _SAME_BORDER_OF_FEWER
    out: list[int] = []
    for x in below:
        near = [i for i, other in enumerate(above) if abs(other + shift - x) <= near_enough]
        if not near or (out and near[0] <= out[-1]):
            return None
        out.append(near[0])
    return out if out[0] == 0 and out[-1] == len(above) - 1 else None


def _close(above: Sequence[float], below: Sequence[float]) -> bool:
    return all(abs(a - b) <= _SAME_BORDER for a, b in zip(above, below, strict=True))


def append_table(above: TableDraft, below: TableDraft) -> None:
    """Add the rows of the next page's part to the table: without the repeated head, a cut row made whole."""
    columns = _matching(above.xs, below.xs) or list(range(len(below.xs)))
    head = _repeated_head(above, below)
    cells = [_moved(cell, columns, -head) for cell in below.cells if cell.last_row >= head]
    first = [cell for cell in cells if cell.row == 0]
    offset = above.rows
    joined = bool(first) and _goes_on_above(above, first)
    if joined:
        for cell in first:
            _join_cell(above, cell)
        offset -= 1
        cells = [cell for cell in cells if cell.row > 0]
    else:
        cells = [cell for cell in cells if not _extends_above(above, cell)]
    above.cells += [replace(cell, row=cell.row + offset) for cell in cells]
    above.rows = offset + below.rows - head


def _moved(cell: CellDraft, columns: Sequence[int], rows: int) -> CellDraft:
    start, end = columns[cell.column], columns[cell.column + cell.column_span]
    top = max(cell.row + rows, 0)
    return replace(cell, row=top, row_span=cell.last_row + rows - top + 1, column=start, column_span=end - start)


def _repeated_head(above: TableDraft, below: TableDraft) -> int:
    """How many rows at the top of the part below only say the head again."""
    count = 0
    while count < min(below.rows, above.rows) and _row_key(above, count) == _row_key(below, count):
        if not any(_row_key(below, count)):
            break
        count += 1
    return count if count < below.rows else 0


def _row_key(table: TableDraft, number: int) -> list[str]:
    return ["".join(cell.text.split()).casefold() for cell in table.row(number)]


def _goes_on_above(above: TableDraft, first: list[CellDraft]) -> bool:
    """Whether the first row of a page is the rest of the row that the page break cut."""
    filled = [cell for cell in first if cell.paragraphs]
    if not filled or (len(filled) == 1 and filled[0].column_span > 1 and filled[0].column_span >= above.columns - 1):
        return False
    number = next((cell for cell in first if cell.column == 0), None)
    rest = [(cell, above.covering(above.rows - 1, cell.column)) for cell in filled]
    if any(up is None or up.column != cell.column for cell, up in rest):
        return False
    open_cells = sum(1 for cell, up in rest if up is not None and _text_goes_on(up, cell))
    if number is not None and number.paragraphs:
        return _text_goes_on(above.covering(above.rows - 1, 0), number) and goes_on(number.text)
    return open_cells > 0 and (_is_numbered(above) or open_cells == len(filled))


def _text_goes_on(above: CellDraft | None, below: CellDraft) -> bool:
    if above is None or not above.paragraphs:
        return False
    text = below.paragraphs[0].text
    return goes_on(text) or not (ends_sentence(above.text) or starts_item(text))


def _is_numbered(table: TableDraft) -> bool:
    """Whether the first column holds numbers, as «TT» columns do."""
    first = [cell for cell in table.cells if cell.column == 0 and cell.paragraphs]
    short = sum(1 for cell in first if len(cell.text) <= 6)
    return len(first) > 0 and short * 4 >= len(first) * 3


def _join_cell(above: TableDraft, cell: CellDraft) -> None:
    up = above.covering(above.rows - 1, cell.column)
    if up is None:
        return
    up.row_span += cell.row_span - 1
    if not cell.paragraphs:
        return
    if up.paragraphs and _same_paragraph(up.paragraphs[-1], cell.paragraphs[0]):
        up.paragraphs[-1].lines += cell.paragraphs[0].lines
        up.paragraphs += cell.paragraphs[1:]
    else:
        up.paragraphs += cell.paragraphs


def _same_paragraph(above: Draft, below: Draft) -> bool:
    return not starts_item(below.text) and not ends_sentence(above.text)


def _extends_above(above: TableDraft, cell: CellDraft) -> bool:
    """Whether an empty merged cell at the top of a page is the rest of a merged cell above; if so, lengthen that."""
    if cell.row or cell.paragraphs or cell.column == 0:
        return False
    up = above.covering(above.rows - 1, cell.column)
    if up is None or up.column != cell.column or up.column_span != cell.column_span:
        return False
    if not up.paragraphs or (up.row_span == 1 and cell.row_span == 1):
        return False
    up.row_span += cell.row_span
    return True
