"""Opening a PDF: what cannot be opened gets one clear sentence, and PDFium's own errors stay inside.

Scripts are never run and embedded files never opened. Form fields and what was
typed onto the page later (a number, a date) count as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources import refusals
from dondoc.reading.sources.base import Limits
from dondoc.reading.sources.layout import TextLine
from dondoc.reading.sources.pdf.fields import read_fields
from dondoc.reading.sources.pdf.letters import frame_of
from dondoc.reading.sources.pdf.library import PdfDocument, PdfiumError, pdfium

_PASSWORD, _SECURITY = 4, 5
_A_PAGE = b"/Page"


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Any]:
    """The document, closed at the end; CannotRead where it cannot be opened or has too many pages."""
    document = _open(data)
    try:
        pages = len(document)
        if not pages:
            raise _no_pages()
        if pages > limits.pages:
            raise _too_many_pages(pages, limits.pages)
        yield document
    except PdfiumError as error:
        raise refusals.damaged("PDF") from error
    finally:
        document.close()


def _open(data: bytes) -> Any:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise refusals.encrypted() from error
        if data.rstrip().endswith(b"%%EOF") and _A_PAGE not in data.replace(b"/Pages", b"") and b"/Count 0" in data:
            raise _no_pages() from error
        raise refusals.damaged("PDF") from error
    return document


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page with its annotations made part of it, and the values of form fields that have no picture."""

    handle: Any
    fields: tuple[TextLine, ...] = ()


@contextmanager
def opened_page(document: Any, index: int) -> Iterator[OpenPage]:
    """A page, closed at the end. Making annotations part of it removes the fields, so these are read before."""
    page = document[index]
    try:
        fields: tuple[TextLine, ...] = ()
        if pdfium.FPDFPage_GetAnnotCount(page.raw) > 0:
            fields = tuple(read_fields(page, frame_of(page)))
            if pdfium.FPDFPage_Flatten(page.raw, 0) == 1:
                page.close()
                page = document[index]
        yield OpenPage(page, fields)
    finally:
        page.close()


def _no_pages() -> CannotRead:
    return CannotRead("empty", _("Tệp PDF không có trang nào; hãy kiểm tra lại tệp gốc."))


def _too_many_pages(pages: int, limit: int) -> CannotRead:
    return CannotRead(
        "too-many-pages",
        _("Tệp PDF có {pages} trang, vượt giới hạn {limit} trang; hãy tách thành nhiều tệp rồi đọc từng tệp.").format(
            pages=pages, limit=limit
        ),
    )
