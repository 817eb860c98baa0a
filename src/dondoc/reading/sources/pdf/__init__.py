"""PDF files: the text layer where it tells the truth, OCR where it does not.

The worse mistake is to believe a text layer that lies (noise becomes duties); a
page too much given to OCR only costs seconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.reading.sources.base import Format, Settings, SourceDocument
from dondoc.reading.sources.layout import build_blocks, pages_of
from dondoc.reading.sources.pdf.opening import opened, opened_page
from dondoc.reading.sources.pdf.pages import Doubt, PrintedPage, read_page
from dondoc.reading.sources.pdf.remarks import make_notices
from dondoc.reading.sources.pdf.scanned import Outcome, nothing_readable, read_doubted

__all__ = ["read_pdf"]


def read_pdf(data: bytes, settings: Settings) -> SourceDocument:
    """Read a PDF; CannotRead where it is damaged, encrypted, empty, too long, or needs OCR that is missing."""
    with opened(data, settings.limits) as document:
        pages: list[PrintedPage] = []
        for index in range(len(document)):
            with opened_page(document, index) as page:
                pages.append(read_page(page, index + 1))
        outcomes = read_doubted(document, [page for page in pages if page.doubt is not None], settings)
    if not _is_anything_read(pages, outcomes):
        raise nothing_readable(settings)
    by_number = {outcome.page.content.number: outcome for outcome in outcomes}
    contents = [page.content if page.doubt is None else by_number[page.content.number].content for page in pages]
    recognised = sum(outcome.recognised for outcome in outcomes)
    form = Format.SCAN if recognised * 2 > len(pages) else Format.PDF
    blocks = build_blocks([content for content in contents if content is not None])
    sheets = pages_of([content or page.content for content, page in zip(contents, pages, strict=True)])
    return SourceDocument(form, blocks, make_notices(pages, outcomes), sheets)


def _is_anything_read(pages: Sequence[PrintedPage], outcomes: Sequence[Outcome]) -> bool:
    """Whether a page was read at all: by its own text, or by OCR. A stamp alone is nothing."""
    if not outcomes or any(outcome.recognised for outcome in outcomes):
        return True
    doubtless = any(page.doubt is None and page.content.lines for page in pages)
    return doubtless or any(o.content is not None and o.page.doubt is Doubt.LYING for o in outcomes)
