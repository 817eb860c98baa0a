r"""Plain text and Markdown: each line a paragraph that may go on, bars a table, marks a style.

A line of text says nothing about where its sentence ends, so no line is complete
here; the text layer joins what was wrapped, by the numbers of the lines. Footnotes
stand behind the body, and so do the page numbers that a converter left at the
edges of pages. Every word of the file is in some paragraph.

>>> [paragraph.text for paragraph in read_text("**I. MỤC ĐÍCH**\n\n- *Cơ quan:* Sở A").paragraphs()]
['I. MỤC ĐÍCH', '- Cơ quan: Sở A']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from dondoc.reading.sources.base import (
    DEFAULT_SETTINGS,
    Block,
    Format,
    Paragraph,
    Part,
    Place,
    Settings,
    SourceDocument,
    Style,
    Table,
)
from dondoc.reading.sources.markdown import MARKS, drop_double_marker, is_rule, strip_marks
from dondoc.reading.sources.pipes import Line, build_table, count_rows
from dondoc.reading.sources.side_by_side import build_columns, count_lines
from dondoc.reading.text.clean import clean_line
from dondoc.reading.text.encodings import Decoded, decode_bytes, repair_text
from dondoc.vn.alphabet import LOWER

_PLAIN = Style()
_OTHER_BREAKS = re.compile("\r\n?|[\x0b\u2028\u2029]")
_STAR_BULLET = re.compile(r"^([ \t]*)\*(?=[ \t]+\S)", re.MULTILINE)
"""A star that Markdown means as a bullet; a star that is printed stands behind a backslash."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:trang\s{0,3})?\d{1,4}(?:\s?/\s?\d{1,4})?\W{0,3}", re.IGNORECASE)
_MARKDOWN = ("**", "\n# ", "\n## ", "\n### ", "|---", "| ---", "|:--", "\\_", "\\*", "</sup>", "</sub>")
_NOTE_LINE = re.compile(r"^[ \t]*\[(\d{1,3})\][ \t]*(?=\S)", re.MULTILINE)
_NOTE_CALL = re.compile(r"(?<=\S)\[(\d{1,3})\]")
_GOES_ON = re.compile(f"[{LOWER}(,]")


def read_plain(data: bytes, settings: Settings = DEFAULT_SETTINGS) -> SourceDocument:
    """Read the bytes of a text file in any encoding."""
    return _read(decode_bytes(data), settings)


def read_text(text: str, settings: Settings = DEFAULT_SETTINGS) -> SourceDocument:
    """Read text that is letters already, from a form or a clipboard."""
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return _read(repair_text(text), settings)


def _read(decoded: Decoded, settings: Settings) -> SourceDocument:
    text = decoded.text.replace("\ufeff", "")
    if any(mark in text for mark in "\r\x0b\u2028\u2029"):
        text = _OTHER_BREAKS.sub("\n", text)
    lines = _lines(text)
    asides = _page_numbers(lines) if "\f" in text else set()
    if asides:
        lines = [line for line in lines if line not in asides]
    form = Format.MARKDOWN if any(mark in text for mark in _MARKDOWN) else Format.TEXT
    if form is Format.MARKDOWN and _STAR_BULLET.search(text):
        lines = [line._replace(text=_STAR_BULLET.sub(r"\1-", line.text)) for line in lines]
    body, notes = _blocks(lines, _note_numbers(text), settings.limits.table_cells)
    heads = [_aside(line) for line in sorted(asides)]
    return SourceDocument(form, (*_whole(body), *notes, *heads), decoded.notices)


def _lines(text: str) -> list[Line]:
    """The lines that are not blank; pages are counted only where the text has form feeds."""
    if "\f" not in text:
        return [
            Line(number, None, line) for number, line in enumerate(text.split("\n"), 1) if line and not line.isspace()
        ]
    out: list[Line] = []
    number = 1
    for page, part in enumerate(text.split("\f"), 1):
        lines = part.split("\n")
        out += (Line(at, page, line) for at, line in enumerate(lines, number) if line and not line.isspace())
        number += len(lines) - 1
    return out


def _page_numbers(lines: list[Line]) -> set[Line]:
    """Lines that hold only a number, first or last on their page."""
    pages: dict[int | None, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {line for page in pages.values() for line in (page[0], page[-1])}
    return {line for line in edges if _PAGE_NUMBER.fullmatch(line.text.strip())}


def _aside(line: Line) -> Paragraph:
    place = Place(page=line.page, line=line.number, part=Part.RUNNING_HEAD)
    return Paragraph(clean_line(line.text), ((0, place),), part=Part.RUNNING_HEAD)


def _note_numbers(text: str) -> frozenset[str]:
    """The notes «[1] …» that stand on lines of their own and are called in the text as «…[1]»."""
    if "[" not in text:
        return frozenset()
    return frozenset(_NOTE_LINE.findall(text)) & frozenset(_NOTE_CALL.findall(text))


def _blocks(lines: list[Line], notes: frozenset[str], room: int) -> tuple[list[Block], list[Paragraph]]:
    """The body in order, and the footnotes. Tables beyond `room` cells stay lines."""
    body: list[Block] = []
    footnotes: list[Paragraph] = []
    tables = at = 0
    while at < len(lines):
        line = lines[at]
        if room > 0 and ("|" in line.text or line.text.lstrip().startswith("+-")):
            rows = count_rows(lines, at)
            if rows:
                table = build_table(lines[at : at + rows], tables)
                room -= len(table.cells)
            if rows and room > 0:
                tables += 1
                at += rows
                body.append(table)
                continue
        wide = count_lines(lines, at) if "   " in line.text or "\t" in line.text else 0
        if wide:
            body.append(build_columns(lines[at : at + wide], tables))
            tables += 1
            at += wide
            continue
        at += 1
        paragraph = _paragraph(line, notes, _is_note_going_on(footnotes, line))
        if paragraph is not None:
            (footnotes if paragraph.part is Part.FOOTNOTE else body).append(paragraph)
    return body, footnotes


def _is_note_going_on(footnotes: list[Paragraph], line: Line) -> bool:
    """Whether the line is the rest of a footnote that was wrapped by hand."""
    if not footnotes:
        return False
    last = footnotes[-1].places[0][1].line
    return last is not None and line.number - last == 1 and _GOES_ON.match(line.text.lstrip()) is not None


def _paragraph(line: Line, notes: frozenset[str], in_note: bool) -> Paragraph | None:
    text = line.text
    part = Part.FOOTNOTE if in_note else Part.BODY
    style = _PLAIN
    if notes and "[" in text:
        begin = _NOTE_LINE.match(text)
        if begin and begin[1] in notes:
            part, text = Part.FOOTNOTE, text[begin.end() :]
        text = _NOTE_CALL.sub(lambda call: "" if call[1] in notes else call[0], text)
    if MARKS.search(text):
        if is_rule(text):
            return None
        stripped = strip_marks(text)
        text = stripped.text
        if stripped.note:
            part = Part.FOOTNOTE
        if stripped.bold or stripped.italic or stripped.heading:
            style = Style(stripped.bold, stripped.italic, heading=stripped.heading)
    else:
        text = clean_line(text)
        if text[:2] in ("- ", "• "):
            text = drop_double_marker(text)
        elif text[:1] in "-=–—─.~:`" and is_rule(text):
            return None
    if not text:
        return None
    if line.text[:1] in " \t":
        style = replace(style, indent=float(len(line.text) - len(line.text.lstrip())))
    return Paragraph(text, ((0, Place(page=line.page, line=line.number, part=part)),), style, part, complete=False)


def _whole(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with tables that a page break cut made whole again: the same head row once more."""
    held: list[Table] = []
    for block in blocks:
        if held and not (isinstance(block, Table) and _same_head(held[0], block)):
            yield _joined(held)
            held = []
        if isinstance(block, Table):
            held.append(block)
        else:
            yield block
    if held:
        yield _joined(held)


def _same_head(one: Table, other: Table) -> bool:
    if one.columns != other.columns or other.rows < 2:
        return False
    head = _head(one)
    return any(head) and head == _head(other)


def _head(table: Table) -> list[str]:
    return [cell.text for cell in takewhile(lambda cell: cell.row == 0, table.cells)]


def _joined(tables: list[Table]) -> Table:
    first = tables[0]
    if len(tables) == 1:
        return first
    cells = list(first.cells)
    rows = first.rows
    for table in tables[1:]:
        cells += (replace(cell, row=cell.row + rows - 1) for cell in table.cells if cell.row)
        rows += table.rows - 1
    return Table(tuple(cells), rows, first.columns, first.ruled)
