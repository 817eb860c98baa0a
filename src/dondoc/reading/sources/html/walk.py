"""One walk over a page in the order of its text, giving paragraphs and tables.

The walk keeps its own stack, so that no nesting can exhaust Python's. Scripts, forms'
fields and what is hidden say nothing; everything else that a browser would show
comes out: in the body, as a note, or set aside as a running head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from dondoc.reading.sources.base import Block, Paragraph, Part, Place
from dondoc.reading.sources.html.css import Look, Sheet
from dondoc.reading.sources.html.lines import Lines
from dondoc.reading.sources.html.lists import OpenList
from dondoc.reading.sources.html.tables import Grid, Use, is_ruled

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li listing main menu nav ol p plaintext pre section summary "
    "table tbody td tfoot th thead tr ul xmp"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT_TAGS = (
    "script style head noscript template svg math select option textarea input button object applet iframe "
    "audio video canvas map datalist del title"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_NOTE_LINK = re.compile(r"#_?(?:ftn|edn|fn|cite_note|sdfootnote|sdendnote)", re.IGNORECASE)
_NOTE_BACK = re.compile(r"#_?(?:ftnref|ednref|fnref|cite_ref|sdfootnote\d+anc|sdendnote\d+anc)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*[(\[]?\s*(?:\d{1,3}|\*{1,3}|[ivx]{1,5})\s*[)\]]?\s*")
_RAISED = re.compile(r"\s*[(\[]?\s*(?:\d{1,3}|\*{1,3})\s*[)\]]?\s*")
_AREA = re.compile(r"\s*[23]\s*")


class Walk:
    """Reads one page; the result lies in `blocks`, `notes` and `asides`."""

    def __init__(
        self,
        sheet: Sheet,
        uses: dict[etree._Element, Use],
        parts: dict[etree._Element, Part],
    ) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Paragraph] = []
        self.asides: list[Paragraph] = []
        self.decoded = False
        self.deleted = 0
        self._sheet = sheet
        self._uses = uses
        self._parts = parts
        self._looks = [Look()]
        self._lines = Lines()
        self._grids: list[Grid | None] = []
        self._lists: list[OpenList] = []
        self._marker = ""
        self._count = 0
        self._tables = 0

    def run(self, root: etree._Element) -> None:
        """Walk over the whole page."""
        stack: list[tuple[etree._Element, Iterator[etree._Element]]] = []
        if self._start(root):
            self._text(root.text)
            stack.append((root, iter(root)))
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._end(element)
                if stack:
                    self._text(element.tail)
            elif isinstance(child.tag, str) and self._start(child):
                self._text(child.text)
                stack.append((child, iter(child)))
            else:
                self._text(child.tail)
        self._flush()

    def _start(self, element: etree._Element) -> bool:
        """Enter an element; False where nothing inside it is read."""
        tag = str(element.tag)
        if tag == "br":
            self._lines.end_line()
            return False
        if tag in _SILENT:
            self.deleted += tag == "del"
            return False
        look = self._sheet.look(self._looks[-1], element)
        if element in self._parts:
            look = look._replace(part=self._parts[element])
        if look.hidden or self._is_note_mark(element, tag):
            return False
        if tag in _BLOCKS:
            self._flush()
            self._start_block(element, tag)
        self._looks.append(look)
        if "mso-list:" in element.get("style", "").replace(" ", "").lower() and tag == "span":
            self._lines.numbered = True
        return True

    def _start_block(self, element: etree._Element, tag: str) -> None:
        if tag == "table":
            self._start_table(element)
        elif tag in ("ol", "ul"):
            self._lists.append(OpenList(element, self._sheet.declarations(element)))
        elif tag == "li" and self._lists:
            self._marker = self._lists[-1].marker(element)
        elif self._grids and self._grids[-1] is not None:
            grid = self._grids[-1]
            if tag == "tr":
                grid.start_row()
            elif tag in ("td", "th"):
                grid.start_cell(element.get("colspan"), element.get("rowspan"))

    def _start_table(self, element: etree._Element) -> None:
        aside = self._looks[-1].part is not Part.BODY
        if self._uses.get(element) is not Use.GRID or aside:
            self._grids.append(None)
            return
        self._grids.append(Grid(self._tables, is_ruled(element, self._sheet)))
        self._tables += 1

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
            self._end_block(tag)
        self._looks.pop()

    def _end_block(self, tag: str) -> None:
        if tag == "table" and self._grids:
            grid = self._grids.pop()
            table = grid.build() if grid else None
            if table:
                self.blocks.append(table)
        elif tag in ("td", "th") and self._grids and self._grids[-1] is not None:
            self._grids[-1].end_cell()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""

    def _text(self, text: str | None) -> None:
        if text:
            look = self._looks[-1]
            if self._lines.is_empty and self._lines.part is Part.BODY and not text.isspace():
                self._lines.part = look.part
            self._lines.add(text, look)

    def _is_note_mark(self, element: etree._Element, tag: str) -> bool:
        """Whether the element only calls a footnote. At the head of a paragraph it makes the paragraph one."""
        if tag == "a":
            target = element.get("href") or ""
            back = _NOTE_BACK.match(target) is not None
            if not (back or _NOTE_LINK.match(target)) or not _is_short(element, _NOTE_MARK):
                return False
        elif tag == "sup":
            back = self._lines.is_empty and bool(element.tail and element.tail.strip())
            if not _is_short(element, _RAISED) or (_is_short(element, _AREA) and self._lines.ends_with_metre()):
                return False
        else:
            return False
        if back and self._lines.is_empty:
            self._lines.part = Part.FOOTNOTE
        return True

    def _grid(self) -> Grid | None:
        """The innermost real table with an open cell."""
        return next((grid for grid in reversed(self._grids) if grid is not None and grid.in_cell), None)

    def _flush(self) -> None:
        """End the paragraph that is being collected."""
        lines = self._lines
        if lines.is_empty:
            if not lines.is_new:
                self._lines = Lines()
            return
        grid = self._grid()
        marker, self._marker = self._marker, ""
        for piece in lines.take(marker, apart=grid is not None and not grid.ruled):
            place = Place(paragraph=self._count, part=lines.part)
            if grid is not None:
                place = Place(
                    paragraph=self._count, table=grid.index, row=grid.row, column=grid.column, part=lines.part
                )
            numbered = lines.numbered or bool(marker)
            paragraph = Paragraph(piece.text, ((0, place),), piece.style, lines.part, numbered, piece.complete)
            self._emit(paragraph, grid)
            self._count += 1
            marker, lines.numbered = "", False
        self.decoded = self.decoded or lines.decoded
        self._lines = Lines()

    def _emit(self, paragraph: Paragraph, grid: Grid | None) -> None:
        if paragraph.part is Part.RUNNING_HEAD:
            self.asides.append(paragraph)
        elif paragraph.part in (Part.FOOTNOTE, Part.COMMENT):
            self.notes.append(paragraph)
        elif grid is not None:
            grid.add(paragraph)
        else:
            self.blocks.append(paragraph)


def _is_short(element: etree._Element, pattern: re.Pattern[str]) -> bool:
    """Whether all the text inside is a mark. Looks at little: a link may hold a whole page."""
    text = ""
    for part in element.itertext():
        text += str(part)
        if len(text) > 20:
            return False
    return pattern.fullmatch(text) is not None
