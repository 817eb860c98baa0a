"""Tables of a page: grids with their spans, letterheads without lines, layout taken apart."""

from __future__ import annotations

import pytest

from dondoc.reading.sources.base import Paragraph, Table
from dondoc.reading.sources.html import read_html


def tables(page: str) -> list[Table]:
    return [block for block in read_html(page.encode()).blocks if isinstance(block, Table)]


def test_spans_push_later_cells_aside() -> None:
    page = (
        "<table border=1><tr><td rowspan=2>1<td colspan=2>Rà soát<td>Sở A<tr><td>x<td>y<td rowspan=9>z<tr><td>2</table>"
    )
    [table] = tables(page)
    assert (table.rows, table.columns) == (3, 4)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        ("1", 0, 0, 2, 1),
        ("Rà soát", 0, 1, 1, 2),
        ("Sở A", 0, 3, 1, 1),
        ("x", 1, 1, 1, 1),
        ("y", 1, 2, 1, 1),
        ("z", 1, 3, 2, 1),
        ("2", 2, 0, 1, 1),
    ]


def test_paragraph_in_a_cell_knows_where_it_stands() -> None:
    [table] = tables("<p>Trước</p><table border=1><tr><td>a<td><p>b<p>c</table>")
    place = table.cells[1].paragraphs[1].places[0][1]
    assert (place.table, place.row, place.column, place.paragraph) == (0, 0, 1, 3)


@pytest.mark.parametrize(
    ("table", "ruled"),
    [
        pytest.param("<table border=1><tr><td>a<td>b</table>", True, id="border"),
        pytest.param("<table border=0><tr><td>a<td>b</table>", False, id="border-zero"),
        pytest.param("<table><tr><td>a<td>b</table>", False, id="letterhead"),
        pytest.param("<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>", True, id="three-columns"),
        pytest.param("<table border=0><tr><td>a<td>b<td>c</table>", False, id="three-columns-said-to-have-none"),
        pytest.param("<table><tr><td style='border:solid windowtext 1.0pt'>a<td>b</table>", True, id="css-of-a-cell"),
        pytest.param("<table><tr><td style='border:none'>a<td>b<td>c</table>", False, id="css-none"),
        pytest.param("<style>td {border: 1px solid #000}</style><table><tr><td>a<td>b</table>", True, id="sheet"),
        pytest.param("<table class=MsoTableGrid><tr><td>a<td>b</table>", True, id="class-of-word"),
        pytest.param(
            "<table style='border-collapse:collapse'><tr><td>a<td>b</table>", False, id="collapse-draws-nothing"
        ),
    ],
)
def test_lines_are_seen(table: str, ruled: bool) -> None:
    [found] = tables(table)
    assert found.ruled is ruled


def test_table_for_layout_is_taken_apart() -> None:
    page = "<table><tr><td>Sở A<table border=1><tr><td>a<td>b</table><td>Sở B</table>"
    blocks = read_html(page.encode()).blocks
    assert [block.text if isinstance(block, Paragraph) else "bảng" for block in blocks] == ["Sở A", "bảng", "Sở B"]


def test_single_cell_is_a_box_of_text() -> None:
    assert tables("<table border=1><tr><td>Sở A</table>") == []


def test_table_inside_a_cell_becomes_its_lines() -> None:
    page = "<table border=1><tr><td>1<td>2<td>3<tr><td>a<table><tr><td>x<td>y</table><td>b<td>c</table>"
    [table] = tables(page)
    assert [paragraph.text for paragraph in table.cells[3].paragraphs] == ["a", "x", "y"]
    assert (table.rows, table.columns) == (2, 3)


def test_text_beside_the_cells_is_not_lost() -> None:
    page = "<table border=1><caption>Biểu 1</caption><tr><td>a<td>b</tr></table>"
    assert [paragraph.text for paragraph in read_html(page.encode()).paragraphs()] == ["Biểu 1", "a", "b"]


@pytest.mark.parametrize("span", ["99999999999999999999", "-1", "0", "x", "²", "60000"])
def test_senseless_spans_do_no_harm(span: str) -> None:
    [table] = tables(f"<table border=1><tr><td colspan={span} rowspan={span}>a<td>b</table>")
    assert table.rows == 1
    assert table.columns <= 201
