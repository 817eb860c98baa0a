"""DOCX files, read from their XML: the text as Word prints it, markers of automatic lists included.

General converters lose what plans live by: list markers that are not in the text,
merged cells, text boxes, changes not yet accepted. So the parts are read here
directly. Source: ECMA-376 (Office Open XML), transitional and strict. The worse
mistake is a wrong or lost word of the body; damage beside the text is a notice.

`read_docx` is all that others need.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from dondoc.reading.sources.base import DEFAULT_SETTINGS, Block, Format, Paragraph, Settings, SourceDocument
from dondoc.reading.sources.docx.beside import read_comments, read_notes, read_running_heads, running_heads
from dondoc.reading.sources.docx.fonts import may_hold_legacy
from dondoc.reading.sources.docx.names import Element, w
from dondoc.reading.sources.docx.notices import build_notices
from dondoc.reading.sources.docx.numbering import load_numbering
from dondoc.reading.sources.docx.package import DamagedPartError, Package, Relation, damaged, open_package, parse_xml
from dondoc.reading.sources.docx.story import Reader, Spot
from dondoc.reading.sources.docx.styles import load_styles

__all__ = ["read_docx"]

_MAIN = "word/document.xml"
_RENDERED_PAGES = b"lastRenderedPageBreak"
_FEW_LETTERS = 200
# taken out in one pass before the walk: half of all elements, and nothing that is read
_NOISE = tuple(
    w(name)
    for name in (
        *("sz", "szCs", "lang", "color", "bCs", "iCs", "spacing", "bookmarkStart", "bookmarkEnd", "proofErr"),
        *("kern", "tcW", "noProof", "rPrChange", "pPrChange", "tcPrChange", "tblPrChange", "trPrChange"),
    )
)


def read_docx(data: bytes, settings: Settings = DEFAULT_SETTINGS) -> SourceDocument:
    """Read a DOCX file; raises CannotRead and nothing else."""
    try:
        return _File(open_package(data, settings.limits)).read(settings)
    except (DamagedPartError, RecursionError) as error:  # the second: nested deeper than any program writes
        raise damaged() from error


@dataclass(slots=True)
class _File:
    """One file being read, with the parts that turned out damaged."""

    package: Package
    lost: list[str] = field(default_factory=list)

    def read(self, settings: Settings) -> SourceDocument:
        name = self._main_name()
        data = self.package.read(name)
        root = None if data is None else parse_xml(data, name)
        body = None if root is None else root.find(w("body"))
        if data is None or body is None:
            raise damaged()
        etree.strip_elements(body, *_NOISE, with_tail=False)
        links = self._links(name)
        reader = self._reader(settings, links, data)
        reader.tally.page = 1 if _RENDERED_PAGES in data else None
        blocks: list[Block] = list(reader.blocks(body, Spot()))
        pictures_only = self._has_pictures() and _letters(blocks) < _FEW_LETTERS
        blocks += self._beside(reader, links, body)
        notices = build_notices(
            reader.tally.counts, macros=self._has_macros(), pictures_only=pictures_only, lost=self.lost
        )
        return SourceDocument(Format.DOCX, tuple(blocks), tuple(notices))

    def _reader(self, settings: Settings, links: list[Relation], data: bytes) -> Reader:
        style_data = self._bytes(_first(links, "styles", "word/styles.xml"))
        styles = load_styles(self._parsed(style_data, "styles"))
        numbering = load_numbering(self._part(_first(links, "numbering", "word/numbering.xml")), styles)
        reader = Reader(styles, numbering, settings.limits)
        reader.tally.legacy = may_hold_legacy(data) or may_hold_legacy(style_data)
        return reader

    def _beside(self, reader: Reader, links: list[Relation], body: Element) -> list[Paragraph]:
        footnotes, endnotes, comments = (
            self._part(_first(links, kind, f"word/{kind}.xml")) for kind in ("footnotes", "endnotes", "comments")
        )
        targets = {link.id: link.target for link in links}
        names = dict.fromkeys(targets[name] for name in running_heads(body) if name in targets)
        heads = [root for name in names if (root := self._part(name)) is not None]
        return [
            *read_notes(reader, footnotes, endnotes),
            *read_comments(reader, comments),
            *read_running_heads(reader, heads),
        ]

    def _main_name(self) -> str:
        try:
            name = _first(self.package.relations(""), "officeDocument", _MAIN)
        except DamagedPartError:
            return _MAIN
        return name if name in self.package else _MAIN

    def _links(self, name: str) -> list[Relation]:
        try:
            return self.package.relations(name)
        except DamagedPartError:
            self.lost.append("relationships")
            return []

    def _bytes(self, name: str) -> bytes | None:
        try:
            return self.package.read(name)
        except DamagedPartError:
            self.lost.append(name)
            return None

    def _parsed(self, data: bytes | None, name: str) -> Element | None:
        try:
            return None if data is None else parse_xml(data, name)
        except DamagedPartError:
            self.lost.append(name)
            return None

    def _part(self, name: str) -> Element | None:
        return self._parsed(self._bytes(name), name)

    def _has_macros(self) -> bool:
        return any(name.endswith("vbaproject.bin") for name in self.package.entries)

    def _has_pictures(self) -> bool:
        return any("/media/" in name for name in self.package.entries)


def _first(links: list[Relation], kind: str, default: str) -> str:
    return next((link.target for link in links if link.type == kind), default)


def _letters(blocks: list[Block]) -> int:
    return sum(len(paragraph.text) for paragraph in SourceDocument(Format.DOCX, tuple(blocks)).paragraphs())
