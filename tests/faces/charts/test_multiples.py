from __future__ import annotations

from dondoc.faces.charts.line import Path, Point
from dondoc.faces.charts.multiples import Small, multiples
from dondoc.faces.charts.sparkline import sparkline
from factories import drawn

CHARTS = [
    Small("Sở A", Path([Point("2025", 50, 60), Point("2026", 100, 90)], "%"), "/a"),
    Small("Sở B", Path([Point("2025", 25), Point("2026", 50)], "%")),
    Small("Sở C", Path([Point("2025")], "%")),
]


def _last_height(figure: object) -> float:
    (value,) = drawn.with_class(figure, "value-line")  # type: ignore[arg-type]
    return float((value.get("points") or "").split()[-1].split(",")[1])


def test_all_share_one_scale_from_zero() -> None:
    figures = drawn.with_class(drawn.figure_of(multiples(CHARTS, title="T")), "multiple")
    assert [_last_height(figure) for figure in figures[:2]] == [0, 50]


def test_each_may_have_a_scale_of_its_own() -> None:
    figures = drawn.with_class(drawn.figure_of(multiples(CHARTS, title="T", shared_scale=False)), "multiple")
    assert [_last_height(figure) for figure in figures[:2]] == [0, 0]


def test_the_caption_names_what_was_reached_and_promised() -> None:
    captions = [drawn.words_of(one) for one in drawn.figure_of(multiples(CHARTS, title="T")).iter("figcaption")]
    assert captions == ["Sở A 100 % / 90", "Sở B 50 %", "Sở C chưa có số liệu"]


def test_the_table_has_a_row_a_chart_and_a_column_a_time() -> None:
    table = multiples(CHARTS, title="T").table
    assert table is not None
    assert table.head == ("Tên", "Đơn vị", "2025", "2026")
    assert table.rows == (("Sở A", "%", "50", "100"), ("Sở B", "%", "25", "50"), ("Sở C", "%", "–", "–"))


def test_a_sparkline_ends_in_a_dot_and_says_its_ends() -> None:
    tree = drawn.tree_of(sparkline([1, 2, None, 4], title="Xu hướng"))
    assert len(drawn.with_class(tree, "value-dot")) == 1
    assert "Từ 1 đến 4" in drawn.words_of(tree)


def test_a_sparkline_of_nothing_is_empty() -> None:
    tree = drawn.tree_of(sparkline([None, None], title="Xu hướng"))
    assert drawn.with_class(tree, "value-dot") == []
    assert "Chưa có số liệu." in drawn.words_of(tree)
