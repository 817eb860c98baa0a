"""Scans and photographs as files, read page by page."""

from __future__ import annotations

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources import refusals
from dondoc.reading.sources.base import Format, Notice, Settings, SourceDocument
from dondoc.reading.sources.layout import PageContent, build_blocks, pages_of
from dondoc.reading.sources.ocr.frames import open_pages
from dondoc.reading.sources.ocr.page import RecognisedPage, recognise

_LEAST_WORDS = 3
_LEAST_CONFIDENCE = 50.0


def read_image(data: bytes, settings: Settings) -> SourceDocument:
    """The text of a scan or photograph; CannotRead where it is too large, damaged, or shows no text."""
    if not settings.ocr:
        raise CannotRead(
            "ocr-off", _("Tệp là ảnh nhưng việc nhận dạng chữ (OCR) đang tắt; hãy bật OCR hoặc dùng bản có chữ.")
        )
    pages = [
        recognise(image, number=number, width=size[0], height=size[1], settings=settings)
        for number, (image, size) in enumerate(open_pages(data, settings), start=1)
    ]
    if not any(_shows_text(page) for page in pages):
        raise refusals.no_text()
    contents: tuple[PageContent, ...] = tuple(page.content for page in pages)
    notices: tuple[Notice, ...] = tuple(notice for page in pages for notice in page.notices)
    return SourceDocument(Format.IMAGE, build_blocks(contents), notices, pages_of(contents))


def _shows_text(page: RecognisedPage) -> bool:
    """Whether words were read, and not shapes that look like some."""
    words = sum(len(line.words) for line in page.content.lines)
    return words >= _LEAST_WORDS and page.confidence >= _LEAST_CONFIDENCE
