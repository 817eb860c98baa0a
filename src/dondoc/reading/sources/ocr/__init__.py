"""OCR of scans and photographs by Tesseract, an optional part.

The parts are looked for first and imported only where they are used, so that the
package can be asked whether it works on a machine that has none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dondoc.reading.sources.base import Settings, SourceDocument
from dondoc.reading.sources.layout.lines import PageContent
from dondoc.reading.sources.ocr.parts import available, check_parts

if TYPE_CHECKING:
    from PIL.Image import Image

    from dondoc.reading.sources.ocr.page import RecognisedPage

__all__ = ["available", "check_parts", "read_image", "recognise", "recognise_page"]


def recognise(image: Image, *, number: int, width: float, height: float, settings: Settings) -> RecognisedPage:
    """Read a page of `width` by `height` points: its content, notices on how it was read, mean confidence."""
    check_parts()
    from dondoc.reading.sources.ocr.page import recognise as recognise_it

    return recognise_it(image, number=number, width=width, height=height, settings=settings)


def recognise_page(image: Image, *, number: int, width: float, height: float, settings: Settings) -> PageContent:
    """Read a page, without the notices."""
    return recognise(image, number=number, width=width, height=height, settings=settings).content


def read_image(data: bytes, settings: Settings) -> SourceDocument:
    """Read a scan or photograph of one or more pages (PNG, JPEG, TIFF, BMP, WebP)."""
    check_parts()
    from dondoc.reading.sources.ocr.picture_file import read_image as read_it

    return read_it(data, settings)
