"""Paper made of a PDF: pages as pictures, written on, stamped, laid a little askew and scanned at 200 dpi.

Page 1 is grey, the last one keeps its colours for the seal. The noise is drawn with
a fixed seed, so the same page gives the same picture.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from examples.ink import sign, stamp, write_figures

DPI = 200
SCALE = DPI / 72
FIGURE = 36
"""Height of a written figure in pixels."""
_SKEWS = (0.55, -0.4)

Box = tuple[float, float, float, float]


def scan(printed: Path, target: Path, *, number: str, day: str, signer: str, office: str, seal: str) -> None:
    """Write the scanned PDF: number and day by hand, signature above the signer's name, seal over it."""
    pages = _pictures(printed)
    _date_and_number(pages[0], (_find(printed, 0, "Số:"), _find(printed, 0, "Hải, ngày")), number, day)
    last = len(pages) - 1
    _sign(pages[last], _find(printed, last, signer), office, seal)
    sheets = [_scanned(page, _SKEWS[position % 2], position) for position, page in enumerate(pages)]
    _save(sheets, target)


def _pictures(printed: Path) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["pdftoppm", "-r", str(DPI), "-png", str(printed), f"{scratch}/page"], check=True)
        return [Image.open(io.BytesIO(path.read_bytes())).convert("RGB") for path in sorted(Path(scratch).iterdir())]


def _find(printed: Path, page: int, words: str) -> Box:
    """Where words stand on a page, in pixels from its top left corner; the last place where they stand twice."""
    with closing(pdfium.PdfDocument(printed)) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        start = text.get_text_range().rindex(words)
        boxes = [text.get_charbox(index) for index in range(start, start + len(words))]
        height = sheet.get_height()
    left, top = min(box[0] for box in boxes), height - max(box[3] for box in boxes)
    right, bottom = max(box[2] for box in boxes), height - min(box[1] for box in boxes)
    return left * SCALE, top * SCALE, right * SCALE, bottom * SCALE


def _date_and_number(page: Image.Image, places: tuple[Box, Box], number: str, day: str) -> None:
    for box, digits in zip(places, (number, day), strict=True):
        write_figures(page, digits, (box[2] + 16, box[3] - FIGURE * 1.05), FIGURE)


def _sign(page: Image.Image, name: Box, office: str, seal: str) -> None:
    middle, top = (name[0] + name[2]) / 2, name[1]
    sign(page, (middle - 130, top - 200), 330, 150)
    stamp(page, (middle - 170, top - 128), 36 / 25.4 * DPI, office, seal)


def _scanned(page: Image.Image, skew: float, position: int) -> Image.Image:
    """Askew, a little soft, on paper that is not quite white, with the grain of the glass."""
    turned = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)).filter(
        ImageFilter.GaussianBlur(0.6)
    )
    light = np.asarray(turned, dtype=np.float32)
    dice = np.random.default_rng(2025 + position)
    height, width = light.shape[:2]
    shade = np.linspace(-5, 3, width, dtype=np.float32)[None, :, None]
    grain = dice.normal(0, 2.2, (height, width, 1)).astype(np.float32)
    tinted = light * np.array([0.95, 0.95, 0.93], dtype=np.float32) + 8 + shade + grain
    specks = dice.random((height, width)) < 0.00001
    tinted[specks] = 90
    picture = Image.fromarray(np.clip(tinted, 0, 255).astype(np.uint8))
    return picture.convert("L") if position == 0 else picture


def _save(sheets: list[Image.Image], target: Path) -> None:
    scanned_at = time.struct_time((2025, 8, 19, 8, 30, 0, 1, 231, 0))
    first, *others = sheets
    facts = {"creationDate": scanned_at, "modDate": scanned_at, "producer": "Scanner"}
    first.save(target, "PDF", resolution=DPI, save_all=True, append_images=others, quality=42, **facts)
