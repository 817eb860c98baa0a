"""Bars make a table only where rows are certain."""

from __future__ import annotations

import pytest

from dondoc.reading.sources.base import Table
from dondoc.reading.sources.pipes import is_row
from dondoc.reading.sources.plain import read_text


def tables(text: str) -> list[Table]:
    return [block for block in read_text(text).blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    out: list[list[str]] = [[] for _row in range(table.rows)]
    for cell in table.cells:
        out[cell.row].append(cell.text)
    return out


HEAD = "| TT | Nhiệm vụ | Chủ trì |"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{HEAD}\n|---|:--:|--:|\n| 1 | **Rà soát** | Sở A |",
            [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", "Sở A"]],
            id="markdown",
        ),
        pytest.param(
            "| 1 | Rà soát | Sở A |\n\n| 2 | | Sở B |", [["1", "Rà soát", "Sở A"], ["2", "", "Sở B"]], id="portal"
        ),
        pytest.param("TT | Việc\n---|---\n1 | Rà soát", [["TT", "Việc"], ["1", "Rà soát"]], id="no-outer-bars"),
        pytest.param("|| Rà soát || Sở A |", [["", "Rà soát", "", "Sở A"]], id="empty-first-cell"),
        pytest.param(r"| a \| b | c |", [["a | b", "c"]], id="escaped-bar"),
        pytest.param(
            "+---+------+\n| 1 | Rà   |\n|   | soát |\n+---+------+\n| 2 | Lập  |\n+---+------+",
            [["1", "Rà soát"], ["2", "Lập"]],
            id="grid-with-rows-of-two-lines",
        ),
        pytest.param(
            f"{HEAD}\n|---|---|---|\n| 1 | A | B |\n\n{HEAD}\n|---|---|---|\n| 2 | C | D |",
            [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "A", "B"], ["2", "C", "D"]],
            id="head-repeated-on-the-next-page",
        ),
    ],
)
def test_rows_and_columns_are_found(text: str, expected: list[list[str]]) -> None:
    [table] = tables(text)
    assert rows(table) == expected
    assert table.ruled


def test_break_in_a_cell_makes_two_paragraphs() -> None:
    [table] = tables("| Sở A<br>Sở B | x |")
    assert [paragraph.text for paragraph in table.cells[0].paragraphs] == ["Sở A", "Sở B"]


def test_letterhead_is_a_table_without_lines() -> None:
    [table] = tables("| UBND TỈNH SƠN HẢI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|")
    assert not table.ruled


def test_cell_knows_its_line_and_its_place_in_the_grid() -> None:
    [table] = tables(f"\n{HEAD}\n|---|---|---|\n| 1 | Rà soát | Sở A |")
    place = table.cells[5].paragraphs[0].places[0][1]
    assert (place.line, place.table, place.row, place.column) == (4, 0, 1, 2)


def test_tables_with_other_heads_stay_two() -> None:
    assert (
        len(tables(f"{HEAD}\n|---|---|---|\n| 1 | A | B |\n\n| TT | Chỉ tiêu | Số |\n|---|---|---|\n| 1 | C | 5 |"))
        == 2
    )


@pytest.mark.parametrize("text", ["Tỷ lệ a | b", "|", "| một thanh", "Sở A|Sở B\nSở C"])
def test_bar_in_running_text_is_no_table(text: str) -> None:
    assert tables(text) == []
    assert not is_row(text)
