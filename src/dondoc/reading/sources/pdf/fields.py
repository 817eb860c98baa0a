"""Form fields that hold a value and no picture of it: the words are set where the field stands.

A field with a picture (an appearance) is read like any other print; viewers draw
the others themselves, and so PDFium would, in letters that know no Vietnamese.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from dondoc.reading.sources.layout import TextLine, Word, line_of
from dondoc.reading.sources.pdf.letters import Frame
from dondoc.reading.sources.pdf.library import pdfium
from dondoc.reading.text.clean import clean_line

_TALLEST = 14.0
_LETTER = 0.5
_MOST_FIELDS = 2_000


def read_fields(page: Any, frame: Frame) -> Iterator[TextLine]:
    """The values of the page's fields without appearance, each as a line in its box."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            if _is_bare_field(note) and (text := clean_line(_value(note))):
                yield _line(text, note, frame)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _is_bare_field(note: Any) -> bool:
    is_field = pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET
    return is_field and not pdfium.FPDFAnnot_HasKey(note, b"AP")


def _value(note: Any) -> str:
    if pdfium.FPDFAnnot_GetValueType(note, b"V") != pdfium.FPDF_OBJECT_STRING:
        return ""
    length = pdfium.FPDFAnnot_GetStringValue(note, b"V", None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(note, b"V", ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _line(text: str, note: Any, frame: Frame) -> TextLine:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, rect)
    (ax, ay), (bx, by) = frame.point(rect.left, rect.bottom), frame.point(rect.right, rect.top)
    left, top, foot = min(ax, bx), min(ay, by), max(ay, by)
    size = min(_TALLEST, max((foot - top) / 1.15, 1.0))
    middle, at, words = (top + foot) / 2, left + 2.0, []
    for word in text.split():
        width = _LETTER * size * len(word)
        words.append(Word(word, (at, middle - 0.575 * size, at + width, middle + 0.575 * size)))
        at += width + _LETTER * size / 2
    return line_of(tuple(words), size=size)
