"""Tables that only set a list in columns, and tables that are tables."""

from __future__ import annotations

import pytest

from dondoc.reading.sources.base import Cell, Format, Paragraph, SourceDocument, Table
from dondoc.reading.structure.list_tables import rows_as_lines
from dondoc.reading.text.layer import Text, build_text


def text_with(rows: list[list[str]], *, ruled: bool = False) -> Text:
    """A text that holds one table between two paragraphs."""
    cells = tuple(
        Cell((Paragraph(words),), row, column)
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
        if words
    )
    table = Table(cells, len(rows), max(len(row) for row in rows), ruled)
    return build_text(SourceDocument(Format.DOCX, (Paragraph("I. MỤC TIÊU"), table, Paragraph("II. NHIỆM VỤ"))))


LIST = [["- Dân số:", "374.125 người"], ["- Diện tích:", "1.200 km2"], ["", "trong đó đất nông nghiệp 800 km2"]]


def test_rows_that_begin_with_markers_are_lines() -> None:
    text = text_with(LIST)
    rows = rows_as_lines(text, 0)
    assert rows is not None
    assert [line.text for _, line in rows] == [
        "- Dân số: 374.125 người",
        "- Diện tích: 1.200 km2",
        "trong đó đất nông nghiệp 800 km2",
    ]
    assert [text.lines[number].text for number, _ in rows] == ["- Dân số:", "- Diện tích:", LIST[2][1]]


def test_spans_of_such_rows_hold_their_words() -> None:
    text = text_with(LIST)
    for _, line in rows_as_lines(text, 0) or []:
        assert text.text[line.start : line.end].replace("\n", " ") == line.text


@pytest.mark.parametrize(
    ("rows", "ruled"),
    [
        pytest.param(LIST, True, id="drawn-lines"),
        pytest.param([["Nội dung", "Thời gian"], ["Rà soát", "2025"]], False, id="no-markers"),
        pytest.param([["TT", "Nội dung"], ["1", "Rà soát"], ["2", "Theo dõi"]], False, id="serials-are-no-markers"),
        pytest.param([["- Một", "b", "c", "d", "e"]], False, id="five-columns"),
        pytest.param([["- Một", "x"], ["Hai", "x"], ["Ba", "x"]], False, id="one-row-in-three"),
        pytest.param([[""]], False, id="an-empty-table"),
    ],
)
def test_real_table_stays_a_table(rows: list[list[str]], ruled: bool) -> None:
    assert rows_as_lines(text_with(rows, ruled=ruled), 0) is None
