from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from dondoc.faces.charts.markup import element, join, number, percent


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("text", "a < b & c", mark_safe("<tspan/>")) == "<text>a &lt; b &amp; c<tspan/></text>"


def test_an_attribute_cannot_break_out() -> None:
    assert element("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'


def test_attributes_that_are_none_are_left_out() -> None:
    assert element("rect", x=1, y=None) == '<rect x="1"/>'


def test_names_with_underscores_become_those_of_svg() -> None:
    written = element("line", stroke_width=2, class_="grid", viewBox="0 0 1 1", aria_hidden="true")
    assert written == '<line stroke-width="2" class="grid" viewBox="0 0 1 1" aria-hidden="true"/>'


def test_places_are_written_with_a_point_in_every_language() -> None:
    with translation.override("vi"):
        assert element("rect", x=12.5) == '<rect x="12.5"/>'
        assert percent(0.125) == "12.5%"


def test_an_empty_element_that_may_hold_text_is_closed() -> None:
    assert element("td", "") == "<td></td>"


def test_join_escapes_what_is_no_markup() -> None:
    assert join("<", element("b", 1), None) == "&lt;<b>1</b>"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(1234567.5, "1.234.567,5", id="thousands-and-a-comma"),
        pytest.param(0, "0", id="nought"),
        pytest.param(-3.25, "-3,25", id="below-zero"),
        pytest.param(2.999, "3", id="rounded"),
        pytest.param(None, "–", id="unknown-is-no-nought"),
    ],
)
def test_numbers_are_written_as_offices_do(value: float | None, written: str) -> None:
    with translation.override("vi"):
        assert number(value) == written


def test_numbers_follow_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert number(1234567.5) == "1,234,567.5"
