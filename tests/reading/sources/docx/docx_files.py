"""DOCX files made by hand for the tests: only the XML that matters is written, the rest is filled in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from dondoc.reading.sources.base import DEFAULT_SETTINGS, Settings, SourceDocument, Table
from dondoc.reading.sources.docx import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def make_docx(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    text: str | None = None,
) -> bytes:
    """A DOCX file from the inner XML of its body and of other parts («styles», «numbering», «header1» …)."""
    members: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(parts or {}),
        "_rels/.rels": _links({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": (text or f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>").encode(),
    }
    links = {}
    for name, inner in (parts or {}).items():
        root = _ROOTS[name]
        members[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inner}</w:{root}>".encode()
        links[name] = ({"hdr": "header", "ftr": "footer"}.get(root, root), f"{name}.xml")
    members["word/_rels/document.xml.rels"] = _links(links)
    return zipped({**members, **(files or {})})


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph: plain words become a run, XML stays as it is."""
    inner = "".join(part if part.startswith("<") else r(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def item(text: str, num: int | None = 1, level: int | None = 0, properties: str = "") -> str:
    """A paragraph of an automatic list."""
    level_xml = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    num_xml = "" if num is None else f'<w:numId w:val="{num}"/>'
    return p(text, properties=f"{properties}<w:numPr>{level_xml}{num_xml}</w:numPr>")


def lvl(index: int, fmt: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, abstract_key: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{overrides}</w:num>'


def style(name: str, inner: str = "", kind: str = "paragraph", *, based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{name}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(*inner: str, properties: str = "") -> str:
    paragraphs = "".join(part if part.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(part) for part in inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs or p()}</w:tc>"


def borders(kind: str, *edges: str) -> str:
    """The edges of a table (kind «tbl») or of a cell (kind «tc»), drawn."""
    inner = "".join(f'<w:{edge} w:val="single"/>' for edge in edges)
    return f"<w:{kind}Borders>{inner}</w:{kind}Borders>"


RULES = borders("tbl", "top", "left", "bottom", "right", "insideH", "insideV")


def read(body: str, settings: Settings = DEFAULT_SETTINGS, **parts: str) -> SourceDocument:
    return read_docx(make_docx(body, parts=parts), settings)


def texts(document: SourceDocument) -> list[str]:
    """The text of all paragraphs, those in tables included."""
    return [paragraph.text for paragraph in document.paragraphs()]


def only_table(document: SourceDocument) -> Table:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def _content_types(parts: Mapping[str, str]) -> bytes:
    """What other readers of the file insist on; ours goes by the relations."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = {"document": "document.main"} | {name: name.rstrip("12") for name in parts}
    inner = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{part}+xml"/>' for name, part in types.items()
    )
    links = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{links}{inner}</Types>'.encode()


def _links(links: Mapping[str, tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()
