"""What every source yields: paragraphs and tables in reading order, each with its place.

A source turns the bytes of one file format into the same few shapes, and knows
nothing of plans. It keeps all text (a running head is kept as an aside, not
thrown away), puts automatic list markers in front of the text as they are
printed, and says what it noticed (tracked changes taken as accepted, a text layer
that lies) as notices.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


class Format(enum.StrEnum):
    """The file formats that are read, told apart by content."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    SCAN = "scan"
    IMAGE = "image"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class Part(enum.StrEnum):
    """Which part of the file a paragraph comes from."""

    BODY = "body"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    RUNNING_HEAD = "running-head"
    TEXT_BOX = "text-box"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the file. Only what the format knows is filled in.

    `page` and `line` count from 1; `paragraph`, `table`, `row`, `column` from 0;
    `box` is left, top, right, bottom in points from the page's top left corner.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    part: Part = Part.BODY

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name in ("page", "paragraph", "table", "row", "column", "line"):
            value = getattr(self, name)
            if value is not None:
                out[name] = value
        if self.box is not None:
            out["box"] = [round(edge, 1) for edge in self.box]
        if self.part is not Part.BODY:
            out["part"] = self.part.value
        return out


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks, as far as the format says. `heading` is 0 for none, else its level."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    heading: int = 0
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: NFC text on one line, list marker in front, notes' marks and styling marks taken out.

    `places` pairs offsets in `text` with the place from there on; the first offset is 0.
    `numbered` says that the marker in front was made by the file's automatic numbering,
    so it is a marker for certain. `complete` is False where the source cannot know that
    the paragraph ended (the last line of a page, a line of plain text): the text layer
    may then join it to the next.
    """

    text: str
    places: tuple[tuple[int, Place], ...] = ((0, Place()),)
    style: Style = Style()
    part: Part = Part.BODY
    numbered: bool = False
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `row` and `column` count from 0 in the grid; a merged cell stands once, with its spans."""

    paragraphs: tuple[Paragraph, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        return " ".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in reading order. `ruled` is False where no lines are drawn (a letterhead, say).

    A table that runs over pages is one table, with repeated head rows taken out.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    ruled: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: its number from 1, its size in points as a reader holds it.

    A scan may have lain upside down or askew. Its boxes are those of the page turned `turned`
    degrees clockwise and then `skew` degrees counter-clockwise: whoever draws boxes on a picture
    of the page turns the picture likewise.
    """

    number: int
    width: float
    height: float
    turned: int = 0
    skew: float = 0.0

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"number": self.number, "width": round(self.width, 1), "height": round(self.height, 1)}
        if self.turned:
            out["turned"] = self.turned
        if self.skew:
            out["skew"] = round(self.skew, 2)
        return out


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the file that a reviewer should know: a code, and the words for people."""

    code: str
    message: str
    place: Place | None = None

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message, "place": self.place.to_json() if self.place else None}


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file's content in reading order. Footnotes and comments stand after the body, in order of their marks.

    `pages` are told by formats that have pages, those without any text included.
    """

    format: Format
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = field(default=())
    pages: tuple[Page, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, those inside tables included."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a bad file from taking the machine: sizes in bytes, times in seconds."""

    file_bytes: int = 200 * 1024 * 1024
    unpacked_bytes: int = 1024 * 1024 * 1024
    unpack_ratio: int = 200
    pages: int = 5_000
    ocr_pages: int = 500
    table_cells: int = 500_000
    seconds_per_page: float = 60.0
    seconds_per_conversion: float = 120.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read: limits, and whether OCR and outside converters may be used."""

    limits: Limits = Limits()
    ocr: bool = True
    converters: bool = True


DEFAULT_SETTINGS = Settings()
