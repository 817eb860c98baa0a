"""A document laid out: all its words, marks cut at every boundary, tables by rows, boxes on pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc import examples
from dondoc.apps.documents.marks import Mark, anchor_of, in_order
from dondoc.apps.documents.overlays import Box, shapes_by_page
from dondoc.apps.documents.paper import Grid, Line, PageEnd, PlaceFinder, compose
from dondoc.reading import read
from factories.uploads import PLAN


def reading(source: Any) -> tuple[dict[str, Any], str]:
    data = json.loads(read(source).dumps())
    return data, data["source"]["text"]


def lines_in(blocks: Any) -> list[Line]:
    out: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            out.append(block)
        elif isinstance(block, Grid):
            out += [line for row in block.rows for cell in row for line in cell.lines]
    return out


def words_of(line: Line) -> str:
    return "".join(words.text for words in line.words)


@pytest.mark.parametrize("path", examples.paths(), ids=lambda path: path.stem)
def test_no_word_of_an_example_is_lost(path: Any) -> None:
    if path.stem.endswith("ban-quet"):
        pytest.skip("needs OCR; laid out like any other")
    data, text = reading(path)
    shown = sorted(lines_in(compose(data, text)), key=lambda line: line.start)
    assert " ".join(" ".join(words_of(line) for line in shown).split()) == " ".join(text.split())


def test_lines_know_what_they_are_for() -> None:
    data, text = reading(PLAN)
    shown = lines_in(compose(data, text))
    heading = next(line for line in shown if words_of(line).startswith("I. NHIỆM VỤ"))
    assert (heading.role, heading.level, heading.depth) == ("heading", 1, 0)
    task = next(line for line in shown if words_of(line).startswith("1. Sở"))
    assert (task.role, task.path, task.depth, task.level) == ("task", "I.1", 1, 0)
    assert [line.opens for line in shown if line.role == "title"] == [True, False]


def test_marks_are_cut_where_they_begin_and_end() -> None:
    marks = [Mark(0, 10, "a", "one"), Mark(5, 15, "b", "two"), Mark(12, 13, "c")]
    (line,) = lines_in(compose({"source": {"passages": [[0, 20, "task", "I.1"]]}}, "x" * 20, marks))
    assert [(len(words.text), [mark.css for mark in words.marks]) for words in line.words] == [
        (5, ["a"]), (5, ["a", "b"]), (2, ["b"]), (1, ["b", "c"]), (2, ["b"]), (5, []),
    ]  # fmt: skip
    assert [[mark.css for mark in words.begins] for words in line.words] == [["a"], ["b"], [], ["c"], [], []]


def test_mark_over_two_lines_begins_once() -> None:
    data = {"source": {"passages": [[0, 5, "task", "I.1"], [6, 11, "task", "I.2"]]}}
    first, second = lines_in(compose(data, "aaaaa\nbbbbb", [Mark(2, 8, "a", "one")]))
    assert [len(words.begins) for words in first.words] == [0, 1]
    assert [len(words.begins) for words in second.words] == [0, 0]


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=12))
def test_words_stay_whole_however_marks_lie(spans: list[tuple[int, int]]) -> None:
    text = "Rà soát các quy định\nvà báo cáo kết quả trước ngày 31/3."
    data = {"source": {"passages": [[0, 20, "task", "I.1"], [21, len(text), "task", "I.2"]]}}
    shown = lines_in(compose(data, text, [Mark(start, end, "m") for start, end in spans]))
    assert "\n".join(words_of(line) for line in shown) == text


def test_plain_tuples_are_marks_too_and_each_counts_once() -> None:
    given_marks = [(0, 3, "a", "x", "#y"), Mark(0, 3, "a", "x", "#y"), (5, 2, "b", "", ""), (0, 99, "c", "", "")]
    assert in_order(given_marks, 10) == [Mark(0, 3, "a", "x", "#y")]


def test_table_keeps_its_rows_and_columns() -> None:
    (path,) = [path for path in examples.paths() if path.stem.startswith("quyet-dinh-va-ke-hoach")]
    data, text = reading(path)
    grids = [block for block in compose(data, text) if isinstance(block, Grid)]
    letterhead, tasks = grids[0], next(grid for grid in grids if grid.columns == 6)
    assert letterhead.plain
    assert [len(row) for row in letterhead.rows] == [2]
    assert tasks.heads
    heads = [" ".join(words_of(line) for line in cell.lines) for cell in tasks.rows[0]]
    assert heads == [
        "TT",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
        "Sản phẩm",
    ]
    assert all(sum(cell.span for cell in row) == 6 for row in tasks.rows)


def test_lone_cell_fills_its_row() -> None:
    places = [
        [0, {"table": 0, "row": 0, "column": 0}],
        [3, {"table": 0, "row": 0, "column": 1}],
        [6, {"table": 0, "row": 1, "column": 0}],
    ]
    passages = [[0, 2, "table", None], [3, 5, "table", None], [6, 8, "table", None]]
    (grid,) = compose({"source": {"places": places, "passages": passages}}, "aa\nbb\ncc")
    assert isinstance(grid, Grid)
    assert [[cell.span for cell in row] for row in grid.rows] == [[1, 1], [2]]


def test_ends_of_pages_are_told_once() -> None:
    places = [
        [0, {"page": 1}],
        [3, {"page": 2}],
        [6, {"page": 2}],
        [9, {"page": 3}],
        [12, {"page": 1, "part": "aside"}],
    ]
    passages = [
        [0, 2, "task", "1"],
        [3, 5, "task", "2"],
        [6, 8, "task", "3"],
        [9, 11, "task", "4"],
        [12, 14, "aside", None],
    ]
    blocks = list(compose({"source": {"places": places, "passages": passages}}, "aa\nbb\ncc\ndd\nee"))
    assert [block.number for block in blocks if isinstance(block, PageEnd)] == [2, 3]


def test_text_without_a_reading_is_shown_as_it_is() -> None:
    assert [words_of(line) for line in lines_in(compose({}, "một\n\nhai"))] == ["một", "hai"]


LINE = [
    [0, {"page": 1, "box": [100, 50, 200, 60]}],
    [11, {"page": 1, "box": [100, 65, 150, 75]}],
    [17, {"page": 2, "box": [100, 20, 200, 30]}],
]
TEXT = "abcdefghij\nklmno\npqrstuvwxy"


def test_part_of_a_line_takes_that_part_of_its_box() -> None:
    shapes = shapes_by_page({"source": {"places": LINE}}, TEXT, [Mark(2, 5, "m", "a")])
    (shape,) = shapes[1]
    assert shape.boxes == (Box(118.5, 48.5, 33.0, 13.0),)
    assert shape.begins


def test_mark_over_lines_and_pages_has_a_box_for_each_and_begins_on_the_first() -> None:
    shapes = shapes_by_page({"source": {"places": LINE}}, TEXT, [Mark(5, 27, "m", "a")])
    assert [len(shape.boxes) for page in (1, 2) for shape in shapes[page]] == [2, 1]
    assert [shape.begins for page in (1, 2) for shape in shapes[page]] == [True, False]


def test_mark_where_nothing_is_known_has_no_box() -> None:
    assert shapes_by_page({}, TEXT, [Mark(0, 5, "m")]) == {}
    assert shapes_by_page({"source": {"places": [[0, {"line": 1}]]}}, TEXT, [Mark(0, 5, "m")]) == {}


def test_places_of_a_stretch_are_found_from_anywhere() -> None:
    finder = PlaceFinder(LINE)
    assert finder.at(12)["box"] == [100, 65, 150, 75]
    assert [start for start, _end, _place in finder.between(8, 18, len(TEXT))] == [0, 11, 17]
    assert PlaceFinder(()).at(3) == {}


def test_anchor_names_a_stretch() -> None:
    assert anchor_of(1982, 2113) == "s-1982-2113"
