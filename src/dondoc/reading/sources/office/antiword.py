"""Reads Word 97 files with antiword: quick and small, but without automatic numbering and merged cells.

Two of its outputs are put together. The formatted text (`-f`) has every paragraph,
footnotes and text boxes included, and leaves deleted and hidden words out; the plain
text mode keeps deleted words, and DocBook joins lines at a soft break («dòng mộtdòng hai»)
and drops footnotes. DocBook alone knows where the rows of a table end. So paragraphs
come from the text and tables from DocBook, wherever both count the same tables.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dondoc.language import _
from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import Block, Cell, Limits, Paragraph, Part, Place, Table
from dondoc.reading.sources.office.process import TimeUpError, run

_TEXT = ("-f", "-w", "0", "-m", "UTF-8.txt")
_DOCBOOK = ("-x", "db")
_RULE = "-" * 23
_NOTE = re.compile(r"\[(\d+)\]\t")
_SAME_EDGE = 3.0  # points


def find_antiword() -> str | None:
    """The program, where it is installed."""
    return shutil.which("antiword")


def read_with_antiword(data: bytes, limits: Limits) -> tuple[Block, ...]:
    """Paragraphs and tables of a Word 97 file."""
    program = find_antiword()
    if program is None:
        raise missing_antiword()
    with tempfile.TemporaryDirectory(prefix="dondoc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "source.doc").write_bytes(data)
        text = _output(program, _TEXT, folder, limits).decode("utf-8", errors="replace")
        book = _output(program, _DOCBOOK, folder, limits)
    if not text.strip():
        raise _unreadable()
    return tuple(_blocks(text, _tables(book)))


def missing_antiword() -> MissingPart:
    return MissingPart(
        "antiword-missing",
        _(
            "Cần LibreOffice hoặc antiword để đọc tệp .doc; "
            "hãy cài gói libreoffice-writer-nogui (hoặc antiword), hoặc lưu tệp thành .docx rồi đọc lại."
        ),
    )


def _output(program: str, options: tuple[str, ...], folder: Path, limits: Limits) -> bytes:
    output = folder / "output"
    try:
        run((program, *options, "source.doc"), folder=folder, seconds=limits.seconds_per_conversion, output=output)
    except TimeUpError as error:
        raise _unreadable() from error
    return output.read_bytes() if output.stat().st_size <= limits.file_bytes else b""


def _unreadable() -> CannotRead:
    return CannotRead(
        "damaged",
        _(
            "antiword không đọc được tệp .doc này (quá ngắn, bị hỏng hoặc đời quá cũ); "
            "hãy cài gói libreoffice-writer-nogui, hoặc mở bằng Word và lưu lại thành .docx."
        ),
    )


def _blocks(text: str, tables: list[Table]) -> Iterator[Block]:
    body, notes = _split_notes([unicodedata.normalize("NFC", line).rstrip() for line in text.splitlines()])
    runs = list(_runs(body))
    same = len(tables) == sum(is_table for is_table, _start, _lines in runs)
    waiting = iter(tables)
    marks = _marks(notes)
    for is_table, start, lines in runs:
        if is_table and same:
            yield next(waiting)
        elif is_table:
            yield from _paragraphs([" ".join(line.replace("|", " ").split()) for line in lines], start, Part.BODY)
        else:
            yield from _paragraphs([marks.sub("", line) for line in lines], start, Part.BODY)
    yield from _notes(notes, len(body))


def _split_notes(lines: list[str]) -> tuple[list[str], list[str]]:
    """The body, and what antiword puts at the end: footnotes under a rule, then text boxes under another."""
    for at in range(len(lines) - 1):
        if lines[at] == _RULE and _NOTE.match(lines[at + 1]):
            return lines[:at], lines[at:]
    return lines, []


def _marks(notes: list[str]) -> re.Pattern[str]:
    numbers = [match[1] for line in notes if (match := _NOTE.match(line))]
    return re.compile(rf"\[(?:{'|'.join(numbers)})\]" if numbers else r"(?!)")


def _notes(lines: list[str], start: int) -> Iterator[Paragraph]:
    part = Part.FOOTNOTE
    for at, line in enumerate(lines):
        if line == _RULE:
            part = Part.FOOTNOTE if at + 1 < len(lines) and _NOTE.match(lines[at + 1]) else Part.TEXT_BOX
        else:
            yield from _paragraphs([_NOTE.sub("", line)], start + at, part)


def _runs(lines: list[str]) -> Iterator[tuple[bool, int, list[str]]]:
    """The lines in runs that are a table's or are not, each with the number of its first line."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or _is_row(lines[at]) != _is_row(lines[start]):
            yield _is_row(lines[start]), start, lines[start:at]
            start = at


def _is_row(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def _paragraphs(lines: list[str], start: int, part: Part) -> Iterator[Paragraph]:
    """One for each line that says something. With the next line close below, it may be a soft break only."""
    for at, line in enumerate(lines):
        text = " ".join(line.split())
        if text:
            alone = at + 1 == len(lines) or not lines[at + 1].strip()
            yield Paragraph(text, ((0, Place(line=start + at + 1, part=part)),), part=part, complete=alone)


def _tables(book: bytes) -> list[Table]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(book, parser)
    except etree.XMLSyntaxError:
        return []
    if root is None:
        return []
    return [_table(table, number) for number, table in enumerate(root.iter("informaltable"))]


def _table(table: etree._Element, number: int) -> Table:
    """antiword begins a new group of rows where the columns change; their widths tell which cells are merged."""
    groups = [(_edges(group), list(group.iter("row"))) for group in table.iter("tgroup")]
    grid = _grid([edge for edges, _rows in groups for edge in edges])
    cells: list[Cell] = []
    rows = 0
    for edges, members in groups:
        columns = [grid[edge] for edge in edges]
        for row in members:
            for at, entry in enumerate(row.iter("entry")):
                left = columns[min(at, len(columns) - 1)]
                right = columns[at + 1] if at + 1 < len(columns) else left + 1
                cells.append(_cell(entry, Place(table=number, row=rows, column=left), right - left))
            rows += 1
    return Table(tuple(cells), rows=rows, columns=max((cell.column + cell.column_span for cell in cells), default=0))


def _edges(group: etree._Element) -> list[float]:
    """Where the columns of a group begin and end, in points from the left."""
    edges = [0.0]
    for column in group.iter("colspec"):
        edges.append(edges[-1] + float(column.get("colwidth", "1").removesuffix("pt")))
    return edges


def _grid(edges: list[float]) -> dict[float, int]:
    """The number of each edge in the grid of the whole table; edges closer than a few points are one."""
    grid: dict[float, int] = {}
    number, last = -1, float("-inf")
    for edge in sorted(edges):
        if edge - last > _SAME_EDGE:
            number += 1
        grid[edge] = number
        last = edge
    return grid


def _cell(entry: etree._Element, place: Place, span: int) -> Cell:
    lines = "".join(str(text) for text in entry.itertext()).splitlines()
    paragraphs = tuple(
        Paragraph(unicodedata.normalize("NFC", " ".join(line.split())), ((0, place),)) for line in lines if line.strip()
    )
    return Cell(paragraphs, row=place.row or 0, column=place.column or 0, column_span=max(1, span))
