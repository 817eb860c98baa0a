"""Tables with rules: repeated head row, merged cells, group rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from examples.paper import CENTER, LEFT, Paper, shade

ABOVE = "^"
"""In a row: this cell is merged with the one above it."""


def add_grid(
    paper: Paper,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    centred: Sequence[int] = (0,),
    size: float = 12,
) -> None:
    """One table. A row of two cells is a group row: its number, and a name across the rest."""
    table = paper.document.add_table(rows=1 + len(rows), cols=len(head))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _fill(paper, table.rows[0], head, widths, range(len(head)), size, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row, cells in zip(table.rows[1:], rows, strict=True):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if len(cells) == 2:
            row.cells[1].merge(row.cells[-1])
            _fill(paper, row, cells, widths, (0,), size, bold=True, ground="F2F2F2")
        else:
            _fill(paper, row, cells, widths, centred, size)
    _merge_down(table, rows)


def _fill(
    paper: Paper,
    row: Any,
    cells: Sequence[str],
    widths: Sequence[float],
    centred: Sequence[int],
    size: float,
    *,
    bold: bool = False,
    ground: str = "",
) -> None:
    for position, words in enumerate(cells):
        cell = row.cells[position]
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if len(cells) == len(widths):
            cell.width = Cm(widths[position])
        if ground or bold:
            shade(cell, ground or "E7E6E6")
        first = cell.paragraphs[0]
        if words == ABOVE:
            continue
        align = CENTER if position in centred else LEFT
        paragraph = paper.write(words, into=cell, size=size, bold=bold, align=align, first=0, before=2)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = bool(ground) or None
        first._p.getparent().remove(first._p)


def _merge_down(table: Any, rows: Sequence[Sequence[str]]) -> None:
    """Merge by hand: python-docx would gather the empty paragraphs of the cells below."""
    for position, cells in enumerate(rows):
        for column, words in enumerate(cells):
            below = (
                position + 1 < len(rows) and column < len(rows[position + 1]) and rows[position + 1][column] == ABOVE
            )
            if words == ABOVE or below:
                value = "" if words == ABOVE else ' w:val="restart"'
                properties = table.rows[position + 1]._tr.tc_lst[column].get_or_add_tcPr()
                merge = parse_xml(f"<w:vMerge {nsdecls('w')}{value}/>")
                properties.insert_element_before(merge, "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign")
