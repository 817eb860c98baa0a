"""Pages as pictures, as a reader holds them: what lay upside down or askew is set straight, as its boxes were.

Made by the child that reads, because PDFium is not safe with threads and a picture may
be a bomb. Print is kept without loss where that is small (few shades), scans with loss.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from dondoc.reading.sources.base import DEFAULT_SETTINGS, Page

_DOTS_PER_INCH = 110
_POINTS = 72
_LONGEST = 2400  # pixels of a side
_MOST_PAGES = 1000
_MOST_OF_FILE = 20
_LOSSLESS_UP_TO = 150_000
_THUMB = (240, 320)
_PDF_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in the folder: the page's number, its size in points, and its own in pixels."""

    number: int
    width: float
    height: float
    pixels: tuple[int, int]
    file: str

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def of_document(data: bytes, pages: Sequence[Page], folder: Path) -> Iterator[Picture]:
    """Every page of a PDF or a scan; nothing for what has no pages."""
    read = {page.number: page for page in pages}
    for number, image, size in _open_pages(data, _MOST_PAGES):
        page = read.get(number, Page(number, *size))
        upright = _straight(image, page)
        yield _save(_scaled(upright, page.width), page.number, page.width, page.height, folder)


def of_file(data: bytes, pages: Sequence[Page], folder: Path) -> Iterator[Picture]:
    """The first pages of an attachment, and before them a small one of the first, number 0."""
    read = {page.number: page for page in pages}
    for number, image, size in _open_pages(data, _MOST_OF_FILE):
        page = read.get(number, Page(number, *size))
        upright = _straight(image, page)
        if number == 1:
            small = upright.copy()
            small.thumbnail(_THUMB, Image.Resampling.LANCZOS)
            yield _save(small, 0, page.width, page.height, folder)
        yield _save(_scaled(upright, page.width), number, page.width, page.height, folder)


def _open_pages(data: bytes, most: int) -> Iterator[tuple[int, Image.Image, tuple[float, float]]]:
    """Number, picture and size in points of each page as it lies in the file."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        yield from _of_pdf(data, most)
    elif data:
        yield from _of_picture(data, most)


def _of_pdf(data: bytes, most: int) -> Iterator[tuple[int, Image.Image, tuple[float, float]]]:
    from dondoc.reading.sources.pdf.opening import opened, opened_page

    with opened(data, DEFAULT_SETTINGS.limits) as document:
        for index in range(min(len(document), most)):
            with opened_page(document, index) as page:
                width, height = page.handle.get_size()
                scale = min(_DOTS_PER_INCH / _POINTS, _LONGEST / max(width, height, 1))
                yield index + 1, page.handle.render(scale=scale).to_pil(), (width, height)


def _of_picture(data: bytes, most: int) -> Iterator[tuple[int, Image.Image, tuple[float, float]]]:
    from dondoc.reading.sources.ocr.frames import is_picture, open_pages

    if not is_picture(data):
        return
    for number, (image, size) in enumerate(open_pages(data, DEFAULT_SETTINGS), start=1):
        if number > most:
            return
        yield number, image, size


def _straight(image: Image.Image, page: Page) -> Image.Image:
    """Turned and set straight as the page was before it was read."""
    upright = image.convert("RGB")
    if page.turned:
        upright = upright.rotate(-page.turned, expand=True)
    if page.skew:
        upright = upright.rotate(page.skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return upright


def _scaled(image: Image.Image, width: float) -> Image.Image:
    """At the dots to an inch that a screen needs."""
    wanted = width / _POINTS * _DOTS_PER_INCH / image.width
    factor = min(wanted, _LONGEST / max(image.size), 1.0)
    if factor > 0.98:
        return image
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _save(image: Image.Image, number: int, width: float, height: float, folder: Path) -> Picture:
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=True, quality=50, method=2)
    if out.tell() > _LOSSLESS_UP_TO:
        out = io.BytesIO()
        image.save(out, "WEBP", quality=75, method=2)
    name = f"{number:05}.webp"
    (folder / name).write_bytes(out.getvalue())
    return Picture(number, round(width, 1), round(height, 1), image.size, name)
