"""The file around the text: a python-docx package with our styles, settings and header, packed the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import lru_cache

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from dondoc.writing.clean import one_line
from dondoc.writing.form import Form
from dondoc.writing.markup import NAMESPACES, paragraph
from dondoc.writing.styles import style_sheet

_LONGEST_TITLE = 255
_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_KEPT_OF_PACKAGE = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_COMPATIBLE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def build(form: Form, body: Callable[[str], str], *, title: str, author: str) -> bytes:
    """The file; `body` makes the inside of the text from the relationship of the header."""
    document = docx.Document(io.BytesIO(_frame(style_sheet(form))))
    header = next(key for key, rel in document.part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.HEADER)
    _put_facts(document, title, author)
    # The whole part at once: to move a table of 5,000 rows from tree to tree takes lxml twenty seconds.
    document.part._element = _parsed(f"<w:document {NAMESPACES}><w:body>{body(header)}</w:body></w:document>")
    packed = io.BytesIO()
    document.save(packed)
    return _same_each_time(packed.getvalue())


@lru_cache(maxsize=8)
def _frame(styles: str) -> bytes:
    """A document without words: styles, settings and header of a form. Made once, for letters come by the hundred."""
    document = docx.Document()
    _put_styles(document, styles)
    _put_settings(document)
    _leave_out_the_template(document)
    _put_header(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _put_styles(document: Document, styles: str) -> None:
    held = document.styles.element
    for child in list(held):
        held.remove(child)
    for child in list(_parsed(styles)):
        held.append(child)


def _put_settings(document: Document) -> None:
    """No compatibility mode; Vietnamese for themes. The template's other settings are for its own styles."""
    held = document.settings.element
    for child in list(held):
        held.remove(child)
    inside = f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{_COMPATIBLE}<w:themeFontLang w:val="vi-VN"/>'
    for child in list(_parsed(f"<w:settings {NAMESPACES}>{inside}</w:settings>")):
        held.append(child)


def _put_facts(document: Document, title: str, author: str) -> None:
    """What the file says of itself: whose it is, and no time, for the same paper is the same file."""
    facts = document.core_properties
    for child in list(facts._element):
        facts._element.remove(child)
    facts.title = one_line(title)[:_LONGEST_TITLE]
    facts.author = one_line(author)[:_LONGEST_TITLE]
    facts.language = "vi-VN"


def _leave_out_the_template(document: Document) -> None:
    """Of the template's parts we need styles and settings; its lists and themes speak of styles that are gone."""
    for rels, kept in ((document.part.rels, _KEPT), (document.part.package.rels, _KEPT_OF_PACKAGE)):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]


def _put_header(document: Document) -> None:
    """The number of the page, in the middle of the upper margin."""
    part, _relationship = document.part.add_header_part()  # type: ignore[no-untyped-call]
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    line = paragraph("page_number").replace("</w:p>", f"{field}</w:p>")
    held = part.element
    for child in list(held):
        held.remove(child)
    for child in list(_parsed(f"<w:hdr {NAMESPACES}>{line}</w:hdr>")):
        held.append(child)


def _parsed(xml: str) -> BaseOxmlElement:
    element: BaseOxmlElement = parse_xml(xml)
    return element


def _same_each_time(packed: bytes) -> bytes:
    """The parts as they are, without the time at which they were packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(entry, source.read(name))
    return out.getvalue()
