"""The words of one paragraph, run by run, as they would be printed with all changes accepted.

What is not printed is left out (deleted and hidden text, field instructions, the
marks of notes); what only looks like text to a program is kept as a sign of its
own: a soft line break, a page border, an anchored text box. Source: ECMA-376
part 1, 17.3 and 17.16. Dropping words is the worse mistake: a field that never
ends, or a superscript that is no note mark, leaves its text in place.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from dondoc.reading.sources.docx.fonts import Encoded, encoding_of
from dondoc.reading.sources.docx.looks import RunLook, run_look
from dondoc.reading.sources.docx.names import (
    ALTERNATE,
    DELETED,
    ID,
    INSERTED,
    MATH,
    MATH_TEXT,
    MOVED_AWAY,
    MOVED_HERE,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    TEXT_BOX,
    TYPE,
    Element,
    chosen,
    w,
)
from dondoc.reading.sources.docx.styles import Styles
from dondoc.reading.sources.docx.symbols import symbol

LINE = "\x02"  # a soft line break; XML cannot hold these characters, so they cannot be text
PAGE = "\x01"  # a new page begins here
BREAK = "\x03"  # a page or column break that the writer set
SIGNS = frozenset((LINE, PAGE, BREAK))

_INLINE = frozenset(
    w(name)
    for name in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_RUN_PARENTS = frozenset((*_INLINE, INSERTED, MOVED_HERE))
_FIXED = {
    w("tab"): " ",
    w("ptab"): " ",
    w("cr"): LINE,
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_BREAK, _RENDERED, _SYMBOL, _FIELD = w("br"), w("lastRenderedPageBreak"), w("sym"), w("fldChar")
_FIELD_TYPE, _CHAR, _SYMBOL_FONT, _CUSTOM_MARK = w("fldCharType"), w("char"), w("font"), w("customMarkFollows")
_FOOTNOTE, _ENDNOTE, _COMMENT = w("footnoteReference"), w("endnoteReference"), w("commentReference")
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_NOTE_MARK = re.compile(r"[(\[]?\d{1,2}[)\]]?$")
_UNIT = re.compile(r"(?:^|[\s\d(/.,×x])(?:m|km|cm|dm|mm|ha|hm|dam)$")
_POWER = re.compile(r"[x×.*]\s?10$")


class Piece(NamedTuple):
    """A stretch of text in one look; `encoded` where its font says that the letters are of a legacy encoding."""

    text: str
    bold: bool
    italic: bool
    encoded: Encoded | None = None


class NoteMark(NamedTuple):
    """A mark in the text: which kind of note, its id, the page it stands on."""

    kind: str
    id: str
    page: int | None


@dataclass(slots=True)
class Tally:
    """What was met on the way, for the notices and for what stands after the body."""

    page: int | None = None
    legacy: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    marks: list[NoteMark] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """Collects one paragraph; `pieces` and `boxes` are what it found, `page` is where it begins."""

    styles: Styles
    tally: Tally
    style: str | None
    page: int | None
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _fields: list[int | None] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(piece.text not in SIGNS and not piece.text.isspace() for piece in self.pieces)

    def read(self, parent: Element) -> None:
        """Take in the runs of a paragraph, or of anything transparent inside one."""
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in _RUN_PARENTS:
                self._count_change(tag)
                self.read(child)
            elif tag in (DELETED, MOVED_AWAY):
                self._count_change(tag)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self.read(branch)
            elif tag in MATH:
                self._add("".join(text.text or "" for text in child.iter(MATH_TEXT)), RunLook())

    def _count_change(self, tag: str) -> None:
        if tag in (DELETED, INSERTED, MOVED_HERE):
            self.tally.counts[tag] += 1

    def _run(self, run: Element) -> None:
        look = self._look(run.find(RUN_PROPERTIES))
        if look.hidden:
            if next(run.iter(TEXT), None) is not None:
                self.tally.counts["hidden"] += 1
            return
        self._run_content(run, look)

    def _look(self, properties: Element | None) -> RunLook:
        if properties is None:
            return self.styles.run(self.style, None)
        own = run_look(properties, fonts=self.tally.legacy)
        return own.over(self.styles.run(self.style, own.style))

    def _run_content(self, run: Element, look: RunLook) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if child.text:
                    self._add(child.text, look)
            elif tag in _FIXED:
                self._sign(_FIXED[tag])
            elif tag == _BREAK:
                self._sign(BREAK if child.get(TYPE) in ("page", "column") else LINE)
            elif tag == _RENDERED:
                self._next_page()
            elif tag == _FIELD:
                self._field(child.get(_FIELD_TYPE))
            elif tag == _SYMBOL:
                self._add(symbol(child.get(_CHAR, ""), child.get(_SYMBOL_FONT, "")), look)
            elif tag in (_FOOTNOTE, _ENDNOTE, _COMMENT):
                self.tally.marks.append(NoteMark(tag, child.get(ID, ""), self.tally.page))
                if child.get(_CUSTOM_MARK) in ("1", "true", "on"):
                    return  # the rest of the run is the mark that the writer chose
            elif tag in _DRAWINGS:
                self._drawing(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._run_content(branch, look)
            elif tag in _INLINE:
                self.read(child)

    def _add(self, text: str, look: RunLook) -> None:
        if look.raised:
            text = self._without_note_mark(text)
        if look.caps:
            text = text.upper()
        if text:
            encoded = encoding_of(look.font) if self.tally.legacy and look.font else None
            self.pieces.append(Piece(text, bool(look.bold), bool(look.italic), encoded))

    def _sign(self, text: str) -> None:
        if text:
            self.pieces.append(Piece(text, False, False))

    def _next_page(self) -> None:
        if self.tally.page is not None:
            self.tally.page += 1
            self._sign(PAGE)

    def _field(self, kind: str | None) -> None:
        """Take out what stands between a field's beginning and its result, or its end where it has no result."""
        if kind == "begin":
            self._fields.append(len(self.pieces))
        elif kind == "separate" and self._fields:
            self._cut(self._fields[-1])
            self._fields[-1] = None
        elif kind == "end" and self._fields:
            self._cut(self._fields.pop())

    def _cut(self, start: int | None) -> None:
        if start is not None:
            self.pieces[start:] = [piece for piece in self.pieces[start:] if piece.text == PAGE]

    def _without_note_mark(self, text: str) -> str:
        """Superscript digits after a word are a note's mark, except in m², km³ and powers of ten."""
        digits = text.strip()
        before = "".join(piece.text for piece in self.pieces[-8:])[-40:].rstrip()
        if not _NOTE_MARK.match(digits) or not before or not (before[-1].isalnum() or before[-1] in ".,;:)]”»\"'"):
            return text
        if digits in ("2", "3") and _UNIT.search(before):
            return text
        return "^" + digits if _POWER.search(before) else ""

    def _drawing(self, drawing: Element) -> None:
        for child in drawing:
            if child.tag == TEXT_BOX:
                self.boxes.append(child)
            elif child.tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._drawing(branch)
            else:
                self.tally.counts["object"] += child.tag == _OLE and not child.get("ProgID", "").startswith("Equation")
                self._drawing(child)
