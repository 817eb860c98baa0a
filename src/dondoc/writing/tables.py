"""Tables: the borderless ones of head and foot, and tables of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dondoc.writing.clean import clean, keep_together
from dondoc.writing.markup import paragraph
from dondoc.writing.model import Cell, Row, Run, Table, Text
from dondoc.writing.styles import GRID

_UNCUT = "<w:trPr><w:cantSplit/></w:trPr>"
_MOST_LINES = 20  # of a row that is kept whole: a higher one may be cut, or it would run out of the page
_SIGN = 117  # width of a usual letter of 13 points, in twips
_REST = "<w:vMerge/>"


def side_by_side(widths: Sequence[int], rows: Sequence[Sequence[str]], *, uncut: bool = True) -> str:
    """A table without lines; its cells hold ready paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cut = "<w:trPr><w:cantSplit/></w:trPr>" if uncut else ""
    body = "".join(
        f"<w:tr>{cut}{''.join(_cell(width, content) for width, content in zip(widths, row, strict=True))}</w:tr>"
        for row in rows
    )
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{none}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def data_table(table: Table, width: int) -> str:
    """A table of data over the whole width; fixed columns, so that a long word pushes nothing aside."""
    widths = _widths(table, width)
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    title = paragraph("table_title", table.title) if table.title else ""
    return (
        f'{title}<w:tbl><w:tblPr><w:tblStyle w:val="{GRID}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(_head(table, widths))}{''.join(_rows(table, widths))}</w:tbl>"
    )


def _widths(table: Table, width: int) -> list[int]:
    shares = sum(column.width for column in table.columns)
    found = [int(width * column.width / shares) for column in table.columns]
    found[-1] += width - sum(found)
    return found


def _head(table: Table, widths: Sequence[int]) -> Iterator[str]:
    """Rows that come again on each page. A cell over several rows goes on in those below."""
    below: dict[int, tuple[int, int]] = {}  # column → rows still covered, columns covered
    for row in table.head:
        cells, at, given = [], 0, iter(row)
        while at < len(widths):
            if at in below:
                left, span = below.pop(at)
                cells.append(_cell(sum(widths[at : at + span]), paragraph("table_head"), span=span, merge=_REST))
                if left > 1:
                    below[at] = (left - 1, span)
                at += span
                continue
            cell = _as_cell(next(given))
            if cell.rows > 1:
                below[at] = (cell.rows - 1, cell.span)
            merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            inner = paragraph("table_head", cell.text)
            cells.append(_cell(sum(widths[at : at + cell.span]), inner, span=cell.span, merge=merge, middle=True))
            at += cell.span
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _rows(table: Table, widths: Sequence[int]) -> Iterator[str]:
    aligns = [column.align for column in table.columns]
    for row in table.rows:
        whole = _UNCUT if _lines(row, widths) <= _MOST_LINES else ""
        yield f"<w:tr>{whole}{''.join(_row_cells(row, widths, aligns))}</w:tr>"


def _row_cells(row: Row, widths: Sequence[int], aligns: Sequence[str]) -> Iterator[str]:
    at = 0
    for one in row:
        cell = _as_cell(one)
        align = cell.align or aligns[at]
        extra = f'<w:jc w:val="{align}"/>' if align != "left" else ""
        inner = paragraph("cell", _typed(cell), extra=extra)
        yield _cell(sum(widths[at : at + cell.span]), inner, span=cell.span)
        at += cell.span
    if at != len(widths):
        raise ValueError(f"a row covers {at} columns of {len(widths)}")


def _lines(row: Row, widths: Sequence[int]) -> float:
    """About how many lines the row will have."""
    most, at = 0.0, 0
    for one in row:
        text, span = _words_of(one), one.span if isinstance(one, Cell) else 1
        most = max(most, len(text) * _SIGN / max(1, sum(widths[at : at + span])) + text.count("\n"))
        at += span
    return most


def _words_of(one: Cell | str) -> str:
    text = one if isinstance(one, str) else one.text
    return text if isinstance(text, str) else "".join(run.text for run in text)


def _as_cell(one: Cell | str) -> Cell:
    return Cell(one) if isinstance(one, str) else one


def _typed(cell: Cell) -> Text:
    if not isinstance(cell.text, str):
        return cell.text
    text = keep_together(clean(cell.text))
    return (Run(text, cell.bold, cell.italic),) if cell.bold or cell.italic else text


def _cell(width: int, content: str, *, span: int = 1, merge: str = "", middle: bool = False) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    stand = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{merge}{stand}</w:tcPr>{content}</w:tc>'
