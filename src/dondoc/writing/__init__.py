"""Writing official documents: a small model of one, and its DOCX in the form of the State or of the Party.

    form = load_form("nd30")
    data = write_docx(OfficialDocument(letterhead=…, content=(Paragraph("…"),)), form)

Pure: no framework, no network, no clock. The same document gives the same bytes.
"""

from __future__ import annotations

from dondoc.writing.form import FORMS, Fault, Form, defaults, find_faults, load_form
from dondoc.writing.model import (
    Annex,
    Block,
    Bullet,
    Cell,
    Column,
    Heading,
    Landscape,
    Letterhead,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceAndDay,
    Recipients,
    Row,
    Run,
    Signature,
    Table,
    Text,
)
from dondoc.writing.writer import write_docx

__all__ = [
    "FORMS",
    "Annex",
    "Block",
    "Bullet",
    "Cell",
    "Column",
    "Fault",
    "Form",
    "Heading",
    "Landscape",
    "Letterhead",
    "Number",
    "OfficialDocument",
    "Paragraph",
    "PlaceAndDay",
    "Recipients",
    "Row",
    "Run",
    "Signature",
    "Table",
    "Text",
    "defaults",
    "find_faults",
    "load_form",
    "write_docx",
]
