"""Dirt and drawn lines go, dots and letters stay."""

from __future__ import annotations

import numpy as np
import pytest
from scan_drawing import BODY, needs_font, page, ruled_table, whole_page

from dondoc.reading.sources.ocr.pixels import ink_of
from dondoc.reading.sources.ocr.ruling import find_lines, without_lines
from dondoc.reading.sources.ocr.specks import Letters, measure_letters, without_specks

ROWS = (("1", "Rà soát"), ("2", "Tập huấn"), ("3", "Báo cáo"))


@needs_font
@pytest.mark.parametrize("pixels", [36, 46, 70])
def test_height_of_small_letters_is_measured(pixels: int) -> None:
    found = measure_letters(ink_of(np.asarray(page(*BODY, size=(3000, 700), pixels=pixels))))
    assert 0.4 * pixels < found.height < 0.7 * pixels
    assert found.count == pytest.approx(sum(letter.isalnum() for line in BODY for letter in line), rel=0.2)


def test_page_without_letters_has_none() -> None:
    assert measure_letters(np.zeros((200, 200), np.uint8)) == Letters(0, 0.0)


@needs_font
def test_lone_specks_go_and_dots_of_letters_stay() -> None:
    clean = np.asarray(whole_page())
    dirty = clean.copy()
    dirty[600:606, 900:905] = 0
    dirty[650:654, 60:66] = 0
    cleaned = without_specks(dirty, ink_of(dirty), 25)
    assert (ink_of(cleaned) == ink_of(clean)).all()


@needs_font
def test_bullet_far_before_its_item_stays() -> None:
    grey = np.asarray(whole_page()).copy()
    grey[330:333, 40:50] = 0
    assert without_specks(grey, ink_of(grey), 25)[331, 45] == 0


@needs_font
def test_dark_border_of_the_lid_goes() -> None:
    clean = np.asarray(whole_page())
    dirty = clean.copy()
    dirty[:, -14:] = 0
    assert (without_specks(dirty, ink_of(dirty), 25)[:, -20:] == 255).all()


@needs_font
def test_rules_of_a_table_are_found_and_taken_out() -> None:
    grey = np.asarray(ruled_table(ROWS, (120, 500)))
    lines, mask = find_lines(ink_of(grey), 25)
    across = [line for line in lines if line.right - line.left > line.bottom - line.top]
    assert (len(across), len(lines) - len(across)) == (4, 3)
    left = ink_of(without_lines(grey, mask))
    print_only = np.asarray(ruled_table(ROWS, (120, 500)))[108:170, 230:600] < 128
    assert (left[108:170, 230:600] > 0).sum() == pytest.approx(print_only.sum(), rel=0.02)
    assert not left[100:104].any()


@needs_font
def test_print_without_rules_has_none() -> None:
    grey = np.asarray(whole_page())
    lines, mask = find_lines(ink_of(grey), 25)
    assert not lines
    assert without_lines(grey, mask) is grey


def test_shadow_at_the_edge_of_the_sheet_is_taken_out_and_no_rule() -> None:
    grey = np.full((1000, 800), 255, np.uint8)
    grey[100:900, 2:5] = 0
    lines, mask = find_lines(ink_of(grey), 25)
    assert not lines
    assert mask.any()
