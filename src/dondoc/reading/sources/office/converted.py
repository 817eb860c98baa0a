"""Reads the formats that LibreOffice turns into DOCX; the result bears the file's own format."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.language import _
from dondoc.reading.errors import MissingPart
from dondoc.reading.sources.base import Format, Settings, SourceDocument
from dondoc.reading.sources.office.libreoffice import (
    FLAT_OPEN_DOCUMENT,
    OPEN_DOCUMENT,
    RICH_TEXT,
    WORD_2003_XML,
    Import,
    convert_to_docx,
)
from dondoc.reading.sources.refusals import unsafe_xml

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read_converted(data: bytes, settings: Settings, kind: Import, true_format: Format) -> SourceDocument:
    """Convert to DOCX and read that."""
    if not settings.converters:
        raise converters_off()
    from dondoc.reading.sources.docx import read_docx

    document = read_docx(convert_to_docx(data, kind, settings.limits), settings)
    return replace(document, format=true_format)


def read_odt(data: bytes, settings: Settings) -> SourceDocument:
    """Read an OpenDocument text."""
    return read_converted(data, settings, OPEN_DOCUMENT, Format.ODT)


def read_rtf(data: bytes, settings: Settings) -> SourceDocument:
    """Read a Rich Text file."""
    return read_converted(data, settings, RICH_TEXT, Format.RTF)


def read_flat_odt(data: bytes, settings: Settings) -> SourceDocument:
    """Read an OpenDocument text written as one XML file."""
    _refuse_entities(data)
    return read_converted(data, settings, FLAT_OPEN_DOCUMENT, Format.ODT)


def read_word_xml(data: bytes, settings: Settings) -> SourceDocument:
    """Read a Word 2003 document written as XML."""
    _refuse_entities(data)
    return read_converted(data, settings, WORD_2003_XML, Format.DOC)


def converters_off() -> MissingPart:
    return MissingPart(
        "converters-off",
        _(
            "Kiểu tệp này phải nhờ LibreOffice chuyển đổi mà cài đặt hiện tại không cho phép; "
            "hãy lưu tệp thành .docx rồi đọc lại."
        ),
    )


def _refuse_entities(data: bytes) -> None:
    """Office programs write none; a file that has some was made to harm."""
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise unsafe_xml()
