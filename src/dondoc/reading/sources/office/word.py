"""Reads Word 97 files (.doc): through LibreOffice where it is installed, with antiword otherwise.

Measured on 20/11/2026 (antiword 0.37, LibreOffice 7.4, files with «I. 1. a) -» numbered
by Word, merged cells, footnotes, tracked changes; 1895/QĐ-TTg): antiword takes 4 ms and
LibreOffice 1.3 s, but antiword drops every automatic number and bullet, flattens merged
cells, knows neither bold nor centred, loses comments and refuses short files. A number that is
lost moves a duty to another item, which is worse than a second's wait. Files with no
numbering of Word's cannot be told beforehand: nearly all define some list.
"""

from __future__ import annotations

from dataclasses import replace

from dondoc.language import _
from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import Format, Notice, Settings, SourceDocument
from dondoc.reading.sources.office.antiword import find_antiword, missing_antiword, read_with_antiword
from dondoc.reading.sources.office.converted import read_converted
from dondoc.reading.sources.office.libreoffice import WORD_97, find_libreoffice


def read_doc(data: bytes, settings: Settings) -> SourceDocument:
    """Read a Word 97 file."""
    if find_libreoffice() is None and find_antiword() is None:
        raise missing_antiword()
    try:
        return read_converted(data, settings, WORD_97, Format.DOC)
    except MissingPart:
        if not settings.converters:
            raise
        return _read_plainly(data, settings)
    except CannotRead:
        if find_antiword() is None:
            raise
        return _read_plainly(data, settings)


def _read_plainly(data: bytes, settings: Settings) -> SourceDocument:
    blocks = read_with_antiword(data, settings.limits)
    notice = Notice(
        "numbering-lost",
        _(
            "Tệp .doc được đọc bằng antiword nên số thứ tự tự động và ô gộp trong bảng có thể bị mất; "
            "hãy cài gói libreoffice-writer-nogui, hoặc lưu tệp thành .docx rồi đọc lại."
        ),
    )
    return replace(SourceDocument(Format.DOC, blocks), notices=(notice,))
