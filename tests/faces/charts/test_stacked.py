from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from dondoc.faces.charts.stacked import Stack, stacked
from dondoc.rules.four_cells import FourCells
from factories import drawn

ROWS = [
    Stack("Không có việc quá hạn", FourCells(done_on_time=8, open_in_time=2)),
    Stack("Quá hạn nhiều nhất", FourCells(done_on_time=2, done_late=1, open_in_time=1, open_overdue=4)),
]


def _lengths(tree: ET.Element) -> list[float]:
    """The whole bar of each row."""
    rows = tree.findall("table/tbody/tr")
    return [sum(drawn.share(part.get("width")) for part in drawn.with_class(row, "part")) for row in rows]


def test_who_has_most_overdue_comes_first() -> None:
    tree = drawn.figure_of(stacked(ROWS, title="T", head="Cơ quan"))
    assert [row[0].text for row in tree.iter("tr")][1:] == ["Quá hạn nhiều nhất", "Không có việc quá hạn"]


def test_parts_stand_in_the_order_of_the_cells_and_without_gaps() -> None:
    tree = drawn.figure_of(stacked(ROWS, title="T", head="Cơ quan"))
    first = next(tree.find("table/tbody/tr").iter("svg"))  # type: ignore[union-attr]
    parts = drawn.with_class(first, "part")
    assert [part.get("class") for part in parts] == [
        "part done_on_time", "part done_late", "part open_in_time", "part open_overdue",
    ]  # fmt: skip
    ends = [drawn.share(part.get("x")) + drawn.share(part.get("width")) for part in parts]
    assert [drawn.share(part.get("x")) for part in parts[1:]] == pytest.approx(ends[:-1])


def test_lengths_are_of_the_longest_bar() -> None:
    tree = drawn.figure_of(stacked(ROWS, title="T", head="Cơ quan"))
    assert _lengths(tree) == pytest.approx([0.8, 1.0])


def test_as_shares_every_bar_fills_the_breadth() -> None:
    tree = drawn.figure_of(stacked(ROWS, title="T", head="Cơ quan", as_share=True))
    assert _lengths(tree) == pytest.approx([1.0, 1.0])


def test_the_numbers_of_the_table_are_those_of_the_cells() -> None:
    tree = drawn.figure_of(stacked(ROWS, title="T", head="Cơ quan"))
    rows = [[drawn.words_of(cell) for cell in row][2:] for row in tree.iter("tr")][1:]
    assert rows == [["2", "1", "1", "4"], ["8", "0", "2", "0"]]


def test_a_part_too_small_for_its_number_leaves_it_to_the_table() -> None:
    tree = drawn.figure_of(stacked([Stack("A", FourCells(done_on_time=99, open_overdue=1))], title="T", head="Cơ quan"))
    assert [text.text for text in tree.iter("text")] == ["99"]


def test_a_body_without_work_has_no_bar() -> None:
    tree = drawn.figure_of(stacked([Stack("A", FourCells())], title="T", head="Cơ quan", as_share=True))
    body = tree.find("table/tbody")
    assert body is not None
    assert drawn.with_class(body, "part") == []
