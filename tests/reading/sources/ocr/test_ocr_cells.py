"""Cells found, laid on a sheet, and their words brought back to the page."""

from __future__ import annotations

import numpy as np
from scan_drawing import needs_font, ruled_table

from dondoc.reading.sources.ocr.cells import Sheet, find_cells, from_sheet, lay_out, without_cells
from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.reading.sources.ocr.pixels import Grey, ink_of
from dondoc.reading.sources.ocr.ruling import find_lines, without_lines

ROWS = (("TT", "Nội dung", "Cơ quan"), ("1", "Rà soát", "Sở Nội vụ"), ("5", "Tập huấn", ""))


def table() -> tuple[Grey, Grey]:
    grey = np.asarray(ruled_table(ROWS, (120, 400, 400)))
    lines, mask = find_lines(ink_of(grey), 25)
    assert lines
    return without_lines(grey, mask), mask


@needs_font
def test_every_cell_is_found_row_by_row() -> None:
    _grey, mask = table()
    cells = find_cells(mask, 25)
    assert len(cells) == 9
    assert [cell.left for cell in cells[:3]] == sorted(cell.left for cell in cells[:3])
    assert cells[0].top < cells[3].top < cells[6].top


def test_frame_around_the_page_is_no_table() -> None:
    frame = np.zeros((1000, 800), np.uint8)
    frame[50:53, 50:750] = frame[950:953, 50:750] = 255
    frame[50:950, 50:53] = frame[50:950, 747:750] = 255
    assert find_cells(frame, 25) == []


@needs_font
def test_lone_figure_stands_beside_its_neighbour_on_the_sheet() -> None:
    grey, mask = table()
    (sheet,) = lay_out(grey, find_cells(mask, 25), 25)
    assert len(sheet.pieces) == 8
    five, text = sheet.pieces[6], sheet.pieces[7]
    assert five.x + five.width < text.x < five.x + five.width + 40
    assert five.y < text.y + text.height
    assert text.y < five.y + five.height


@needs_font
def test_words_of_the_sheet_come_back_to_their_cells() -> None:
    grey, mask = table()
    (sheet,) = lay_out(grey, find_cells(mask, 25), 25)
    words = [
        RawWord(str(i), piece.x, piece.y, piece.x + piece.width, piece.y + piece.height, 90.0, (1, 1, 1))
        for i, piece in enumerate(sheet.pieces)
    ]
    back = from_sheet(words[::-1], sheet)
    assert [word.text for word in back] == [str(i) for i in range(8)]
    assert len({word.line for word in back}) == 8
    for word, piece in zip(back, sheet.pieces, strict=True):
        assert (word.left, word.top) == (piece.left, piece.top)
        assert (grey[word.top : word.bottom, word.left : word.right] == piece.picture).all()


def test_word_outside_every_piece_is_not_of_the_table() -> None:
    sheet = Sheet(np.zeros((10, 10), np.uint8), ())
    assert from_sheet([RawWord("x", 0, 0, 5, 5, 90.0, (1, 1, 1))], sheet) == []


@needs_font
def test_page_is_left_without_the_cells() -> None:
    grey, mask = table()
    assert not ink_of(without_cells(grey, find_cells(mask, 25))).any()
