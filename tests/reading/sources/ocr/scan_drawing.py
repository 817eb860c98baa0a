"""Draws pages as scanners see them: print, pens, seals, shadows, tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dondoc.reading.sources.ocr.engine import RawWord
from dondoc.reading.sources.ocr.parts import available

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")

needs_font = pytest.mark.skipif(
    not FONT.is_file(), reason="the DejaVu fonts (with Vietnamese letters) are not on this machine"
)
needs_tesseract = pytest.mark.skipif(
    not available() or shutil.which("tesseract") is None, reason="tesseract with the Vietnamese model is not installed"
)

HEAD = "Số: 215/KH-UBND"
DATE = "Hải Bình, ngày 12 tháng 5 năm 2025"
BODY = (
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ngành",
    "rà soát, đề xuất nhiệm vụ nghiên cứu, chuyển giao công nghệ;",
    "hoàn thành trước ngày 30/9/2025, báo cáo Ủy ban nhân dân tỉnh.",
)


def font(pixels: int = 46) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), pixels)


def page(*lines: str, size: tuple[int, int] = (1900, 700), pixels: int = 46) -> Image.Image:
    """Black print on white paper, 46 pixels being 11 pt at 300 dpi."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((120, 60 + index * round(pixels * 1.5)), line, fill=0, font=font(pixels))
    return image


def whole_page() -> Image.Image:
    return page(HEAD, DATE, *BODY)


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """The page lying askew: turned clockwise by so much."""
    return image.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def shaded(image: Image.Image) -> Image.Image:
    """The page under a lamp: bright above, dim and yellowish below."""
    grey = np.asarray(image.convert("L"), dtype=np.float32)
    light = np.linspace(1.0, 0.4, grey.shape[0], dtype=np.float32)[:, None]
    return Image.fromarray(
        (grey * light)[:, :, None].repeat(3, axis=2).astype(np.uint8) // np.array([1, 1, 1], np.uint8)
    )


def stamped(image: Image.Image) -> Image.Image:
    """A red ring and a blue stroke over the print, as ink lies: what is black stays black."""
    colour = np.asarray(image.convert("RGB")).copy()
    over = np.full_like(colour, 255)
    cv2.circle(over, (500, 300), 150, (215, 30, 45), 12)
    cv2.line(over, (300, 250), (900, 380), (40, 60, 190), 6)
    return Image.fromarray(np.minimum(colour, over))


def ruled_table(rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...], pixels: int = 48) -> Image.Image:
    """A table with rules around every cell, one line in each."""
    height = round(pixels * 1.7)
    image = Image.new("L", (sum(widths) + 200, height * len(rows) + 200), 255)
    draw = ImageDraw.Draw(image)
    lefts = [100 + sum(widths[:index]) for index in range(len(widths) + 1)]
    for row in range(len(rows) + 1):
        draw.line((lefts[0], 100 + row * height, lefts[-1], 100 + row * height), fill=0, width=3)
    for left in lefts:
        draw.line((left, 100, left, 100 + height * len(rows)), fill=0, width=3)
    for row, cells in enumerate(rows):
        for left, text in zip(lefts, cells, strict=False):
            draw.text((left + 20, 106 + row * height), text, fill=0, font=font(pixels))
    return image


def words_of(line: str, *, left: int = 20, top: int = 20, confidence: float = 95.0) -> list[RawWord]:
    """Words in a row, all of one height, as Tesseract would give them."""
    words = []
    for text in line.split(" "):
        words.append(RawWord(text, left, top, left + 22 * len(text), top + 40, confidence, (1, 1, 1)))
        left += 22 * len(text) + 14
    return words
