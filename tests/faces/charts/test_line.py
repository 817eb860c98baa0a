from __future__ import annotations

from django.utils import translation

from dondoc.faces.charts.line import Path, Point, line
from factories import drawn

PATH = Path([Point("2024", 10, 12), Point("2025", 20, 24), Point("2026", None, 36)], "%")


def _places(tree: object, kind: str) -> list[list[tuple[float, float]]]:
    lines = drawn.with_class(tree, kind)  # type: ignore[arg-type]
    return [[tuple(map(float, pair.split(","))) for pair in (one.get("points") or "").split()] for one in lines]  # type: ignore[misc]


def test_lines_stand_at_their_values_over_zero() -> None:
    tree = drawn.figure_of(line(PATH, title="T"))
    (value,) = _places(tree, "value-line")
    assert value == [(0, 75), (50, 50)]  # 10 and 20 of an axis up to 40
    (target,) = _places(tree, "target-line")
    assert target[-1] == (100, 10)


def test_a_gap_in_the_numbers_is_a_gap_in_the_line() -> None:
    path = Path([Point("1", 1), Point("2"), Point("3", 3), Point("4", 4)], "việc")
    assert [len(run) for run in _places(drawn.figure_of(line(path, title="T")), "value-line")] == [1, 2]


def test_every_second_word_of_the_axis_can_give_way_and_the_last_stays() -> None:
    path = Path([Point(f"{month:02}/2026", month) for month in range(1, 12)], "%")
    tree = drawn.figure_of(line(path, title="T"))
    assert [drawn.words_of(one) for one in drawn.with_class(tree, "between")] == ["01/2026", "05/2026", "09/2026"]


def test_every_known_value_has_its_dot_and_only_those() -> None:
    dots = drawn.with_class(drawn.figure_of(line(PATH, title="T")), "value-dot")
    assert [drawn.share(dot.get("cx")) for dot in dots] == [0, 0.5]


def test_lines_are_named_at_their_ends_with_their_last_number() -> None:
    ends = drawn.with_class(drawn.figure_of(line(PATH, title="T")), "end")
    assert [drawn.words_of(end) for end in ends] == ["36 Mục tiêu", "20 Thực hiện"]


def test_names_at_the_same_height_are_pushed_apart() -> None:
    path = Path([Point("1", 5, 5), Point("2", 10, 10)], "%")
    heights = [float(end.get("y") or 0) for end in drawn.with_class(drawn.figure_of(line(path, title="T")), "end")]
    assert heights[1] - heights[0] >= 30


def test_the_band_is_drawn_where_both_bounds_are_known() -> None:
    path = Path([Point("1", 1, 1, 0, 2), Point("2", 1, 1, 1, 3), Point("3", 1, 1)], "%")
    (band,) = drawn.with_class(drawn.figure_of(line(path, title="T")), "band")
    assert len((band.get("points") or "").split()) == 4
    assert drawn.with_class(drawn.figure_of(line(PATH, title="T")), "band") == []


def test_the_table_holds_the_same_numbers() -> None:
    table = line(PATH, title="T").table
    assert table is not None
    assert table.head == ("Thời gian", "Thực hiện (%)", "Mục tiêu")
    assert table.rows == (("2024", "10", "12"), ("2025", "20", "24"), ("2026", "–", "36"))


def test_the_picture_says_what_it_shows() -> None:
    tree = drawn.figure_of(line(PATH, title="Tỷ lệ đúng hạn"))
    svg = next(tree.iter("svg"))
    assert (svg.get("role"), svg[0].text, svg[1].text) == ("img", "Tỷ lệ đúng hạn", "2025: 20 %, mục tiêu 24.")


def test_a_path_without_numbers_says_so() -> None:
    tree = drawn.figure_of(line(Path([Point("2026")], "%"), title="T"))
    assert "Chưa có số liệu." in drawn.words_of(tree)


def test_many_points_have_few_names_and_the_last_always() -> None:
    path = Path([Point(str(year), year) for year in range(1990, 2027)], "%")
    tree = drawn.figure_of(line(path, title="T"))
    years = [
        text.text
        for text in drawn.with_class(tree, "tick")
        if (text.text or "").isdigit() and len(text.text or "") == 4
    ]
    assert years[-1] == "2026"
    assert len(years) <= 8


def test_a_page_in_english_has_its_own_numbers() -> None:
    with translation.override("en"):
        tree = drawn.figure_of(line(Path([Point("2026", 1234.5)], "m"), title="T"))
    assert "1,234.5" in drawn.words_of(tree)
