"""Colour and uneven light taken out, print left in."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from scan_drawing import needs_font, page, shaded, stamped

from dondoc.reading.sources.ocr.light import to_grey


@needs_font
def test_red_seal_and_blue_signature_become_paper() -> None:
    clean = np.asarray(page("Sở Tài chính")) < 128
    read = to_grey(stamped(page("Sở Tài chính"))) < 128
    assert (read & ~clean).sum() < 0.01 * clean.sum()


@needs_font
def test_black_under_red_stays_black() -> None:
    clean = np.asarray(page("Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp")) < 128
    read = to_grey(stamped(page("Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp"))) < 128
    assert (read & clean).sum() > 0.97 * clean.sum()


@needs_font
def test_shadow_is_divided_out() -> None:
    grey = to_grey(shaded(page("Sở Tài chính", "Sở Nội vụ")))
    paper = np.median(grey, axis=1)
    assert paper.min() > 235
    assert grey.min() < 90


def test_page_printed_in_colour_keeps_its_print() -> None:
    colour = np.full((400, 400, 3), 255, np.uint8)
    colour[100:120, 50:350] = (20, 40, 160)
    assert to_grey(Image.fromarray(colour))[110, 200] < 128


@pytest.mark.parametrize(
    ("mode", "paper"),
    [
        pytest.param("1", 1, id="black-and-white"),
        pytest.param("L", 255, id="grey"),
        pytest.param("P", 255, id="palette"),
        pytest.param("CMYK", (0, 0, 0, 0), id="print-colours"),
        pytest.param("RGBA", (0, 0, 0, 0), id="transparent-is-paper"),
        pytest.param("LA", (0, 0), id="transparent-grey-is-paper"),
        pytest.param("I;16", 65535, id="sixteen-bits"),
    ],
)
def test_every_kind_of_picture_becomes_grey(mode: str, paper: int | tuple[int, ...]) -> None:
    image = Image.new(mode, (80, 60), paper)
    if mode == "P":
        image = Image.new("L", (80, 60), 255).convert("P")
    image.putpixel((0, 0), 0 if isinstance(paper, int) else tuple(255 for _ in paper))
    grey = to_grey(image)
    assert grey.shape == (60, 80)
    assert grey[30, 40] > 200
