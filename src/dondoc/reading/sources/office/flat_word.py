"""Word's «XML document» (flat OPC): the parts of a DOCX in one XML file, put back into a package.

Source: ECMA-376, as Word 2007 and later save it. The parts are copied as they
stand, so nothing is lost on the way; the parser fetches nothing and expands no entity.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile

from lxml import etree

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Settings, SourceDocument
from dondoc.reading.sources.refusals import damaged, unsafe_xml

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def read_flat_word(data: bytes, settings: Settings) -> SourceDocument:
    """Read a Word document written as one XML file."""
    from dondoc.reading.sources.docx import read_docx

    return read_docx(to_package(data), settings)


def to_package(data: bytes) -> bytes:
    """The same document as a DOCX package."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged("Word XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe_xml()
    out = io.BytesIO()
    types = etree.Element(f"{{{_TYPES}}}Types")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for part in root.iter(f"{_PKG}part"):
            name = part.get(f"{_PKG}name", "")
            etree.SubElement(
                types, f"{{{_TYPES}}}Override", PartName=name, ContentType=part.get(f"{_PKG}contentType", "")
            )
            archive.writestr(name.lstrip("/"), _content(part))
        archive.writestr("[Content_Types].xml", etree.tostring(types))
    return out.getvalue()


def _content(part: etree._Element) -> bytes:
    xml = part.find(f"{_PKG}xmlData")
    if xml is not None and len(xml):
        return etree.tostring(xml[0], xml_declaration=True, encoding="UTF-8", standalone=True)
    try:
        return base64.b64decode(part.findtext(f"{_PKG}binaryData") or "")
    except binascii.Error as error:
        raise _broken_part() from error


def _broken_part() -> CannotRead:
    return damaged("Word XML")
