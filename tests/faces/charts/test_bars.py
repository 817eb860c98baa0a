from __future__ import annotations

from dondoc.faces.charts.bars import Bar, bars
from factories import drawn


def test_the_longest_comes_first_and_fills_the_breadth() -> None:
    tree = drawn.figure_of(bars([Bar("A", 5), Bar("B", 20), Bar("C", 10)], title="T", unit="ngày", head="Cơ quan"))
    assert [row[0].text for row in tree.iter("tr")][1:] == ["B", "C", "A"]
    assert [drawn.share(bar.get("width")) for bar in drawn.with_class(tree, "bar")] == [1, 0.5, 0.25]


def test_bars_begin_at_zero() -> None:
    tree = drawn.figure_of(bars([Bar("A", 98), Bar("B", 100)], title="T", unit="%", head="Cơ quan"))
    assert {bar.get("x") for bar in drawn.with_class(tree, "bar")} == {"0"}
    assert drawn.share(drawn.with_class(tree, "bar")[1].get("width")) == 0.98


def test_each_number_stands_beside_its_bar_with_the_unit_in_the_head() -> None:
    tree = drawn.figure_of(bars([Bar("A", 1234.5)], title="T", unit="triệu đồng", head="Cơ quan"))
    head, row = tree.iter("tr")
    assert head[-1].text == "triệu đồng"
    assert row[-1].text == "1.234,5"


def test_a_label_leads_to_its_list_and_is_escaped() -> None:
    tree = drawn.figure_of(bars([Bar("Sở <A> & B", 1, url="/x?a=1&b=2")], title="T", unit="việc", head="Cơ quan"))
    link = next(tree.iter("a"))
    assert (link.text, link.get("href")) == ("Sở <A> & B", "/x?a=1&b=2")


def test_nothing_is_drawn_without_division_by_zero() -> None:
    assert drawn.figure_of(bars([], title="T", unit="việc", head="Cơ quan")) is not None
    tree = drawn.figure_of(bars([Bar("A", 0)], title="T", unit="việc", head="Cơ quan"))
    assert drawn.share(drawn.with_class(tree, "bar")[0].get("width")) == 0


def test_the_drawing_is_silent_beside_the_numbers() -> None:
    tree = drawn.figure_of(bars([Bar("A", 1)], title="T", unit="việc", head="Cơ quan"))
    assert {svg.get("aria-hidden") for svg in tree.iter("svg")} == {"true"}
