"""The angle of a page found, and pages without lines left alone."""

from __future__ import annotations

import numpy as np
import pytest
from scan_drawing import BODY, needs_font, page, turned, whole_page

from dondoc.reading.sources.ocr.pixels import ink_of
from dondoc.reading.sources.ocr.skew import find_skew, lies_on_its_side, quarter_turns, turn, turned_point


@needs_font
@pytest.mark.parametrize("degrees", [-12.0, -3.5, -0.6, 0.6, 2.0, 7.3, 14.0])
def test_skew_is_found_and_undone(degrees: float) -> None:
    askew = np.asarray(turned(page(*BODY, *BODY), degrees))
    found = find_skew(ink_of(askew))
    assert found == pytest.approx(degrees, abs=0.3)
    assert abs(find_skew(ink_of(turn(askew, found)))) < 0.3


@needs_font
def test_straight_page_is_left_as_it_is() -> None:
    assert find_skew(ink_of(np.asarray(whole_page()))) == 0.0


def test_page_without_lines_of_text_is_left_as_it_is() -> None:
    assert find_skew(np.zeros((300, 200), np.uint8)) == 0.0
    dots = (np.random.default_rng(5).random((400, 400)) < 0.02).astype(np.uint8) * 255
    assert find_skew(dots) == 0.0


@needs_font
@pytest.mark.parametrize("askew", [0.0, 6.0])
def test_lines_running_down_the_page_are_noticed(askew: float) -> None:
    upright = np.asarray(turned(page(*BODY, *BODY), askew))
    assert not lies_on_its_side(ink_of(upright))
    assert lies_on_its_side(ink_of(quarter_turns(upright, 90)))


@needs_font
def test_edges_of_the_sheet_are_no_lines_of_text() -> None:
    ink = ink_of(np.asarray(page(*BODY))).copy()
    for left in (5, 1700, 1740, 1800):
        ink[:, left : left + 6] = 255
    assert not lies_on_its_side(ink)


def test_quarter_turn_is_clockwise() -> None:
    grey = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert quarter_turns(grey, 90).tolist() == [[3, 0], [4, 1], [5, 2]]
    assert quarter_turns(grey, 180).tolist() == [[5, 4, 3], [2, 1, 0]]


def test_point_goes_where_the_picture_goes() -> None:
    grey = np.full((200, 300), 255, np.uint8)
    grey[40:43, 250:253] = 0
    down, across = np.argwhere(turn(grey, 10.0) < 100).mean(axis=0)
    x, y = turned_point(251, 41, 10.0, (300, 200))
    assert (x, y) == (pytest.approx(across, abs=1.5), pytest.approx(down, abs=1.5))
