"""What an official document is made of, whatever its form: head, content, signature, annexes.

The names of the parts are those of Nghị định 30/2020/NĐ-CP (boxes 1 to 14). What is not
known yet, the number and the day, is left out: the clerk (văn thư) fills the blanks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one type."""

    text: str
    bold: bool = False
    italic: bool = False


Text: TypeAlias = str | tuple[Run, ...]
"""Words, or words in several types. A line end is a line end in the document."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues, and under whom (box 2). Written in capitals, however they come."""

    issuer: str
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """Number and symbol (box 3): «Số: 12/BC-SKHCN», «Số:        /SKHCN-QLKH» with a blank for the clerk.

    `kind` is the abbreviation of the kind, empty for a letter; `unit` the room that drafts, in a letter of the State.
    """

    body: str
    kind: str = ""
    unit: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class PlaceAndDay:
    """Where and when (box 4). Without a day the day and the month are blank; the year is known."""

    place: str
    year: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs (box 7): lines of authority, from top to bottom, the position, and the name."""

    position: str
    name: str = ""
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipients:
    """«Nơi nhận» (box 9b): the lines without their dashes, and who keeps a copy («VT, QLKH»)."""

    lines: tuple[str, ...] = ()
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, numbered as its form has it: I. → 1. → a) → - → +. Level 1 stands in capitals."""

    text: str
    level: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text. `style` is a key of the form: «body», «centred», «after_table» …"""

    text: Text
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Bullet:
    """A point with a dash before it; level 2 has a plus sign."""

    text: Text
    level: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width, and how its cells stand."""

    width: float
    align: str = "left"  # left, center, right, both


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than words: over several columns, in a head over several rows, bold, set otherwise."""

    text: Text = ""
    span: int = 1
    rows: int = 1
    bold: bool = False
    italic: bool = False
    align: str = ""


Row: TypeAlias = tuple[Cell | str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head comes again on each page and whose rows are never cut. `rows` may be any number."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: Iterable[Row]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages that lie on their side, inside the text."""

    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Bullet | Table | Landscape


@dataclass(frozen=True, slots=True)
class Annex:
    """«Phụ lục I»: on pages of its own, numbered by themselves. One annex alone has no number."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """The whole paper. `kind` («BÁO CÁO») is empty for a letter, whose `subject` then stands behind «V/v»."""

    letterhead: Letterhead
    number: Number
    dated: PlaceAndDay
    subject: str
    content: tuple[Block, ...]
    kind: str = ""
    to: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    signature: Signature | None = None
    recipients: Recipients | None = None
    annexes: tuple[Annex, ...] = ()
    urgency: str = ""  # HỎA TỐC, THƯỢNG KHẨN, KHẨN
    issuer_in_text: str = ""  # «Sở Khoa học và Công nghệ»: how sentences name the issuer
