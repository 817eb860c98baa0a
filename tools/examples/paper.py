"""Word files in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I (Party papers: Hướng dẫn 36-HD/VPTW).

A4, margins 20/20/30/15 mm, Times New Roman, page number centred on top and hidden on
page 1, letterhead and signature in two borderless two-column tables, rules as
paragraph borders. In the words, `**…**` is bold, `*…*` italic, `[^1]` a footnote mark.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt

from examples.notes import add_footnotes, footnote_mark
from examples.numbering import add_numbering

FONT = "Times New Roman"
CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
ZIP_TIME = (2026, 1, 1, 0, 0, 0)
_INLINE = re.compile(r"(\*\*.+?\*\*|\*.+?\*|\[\^\d+\])")


class Paper:
    """One document on paper, written from top to bottom."""

    def __init__(self, *, size: float = 14, numbered: bool = False) -> None:
        self.document = Document()
        self.size = size
        self.footnotes: list[str] = []
        self._prepare()
        if numbered:
            add_numbering(self.document)

    def _prepare(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(self.size)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        normal.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="vi-VN"/>'))
        normal.paragraph_format.space_after = Pt(0)
        self._page(self.document.sections[0])

    def _page(self, section: Any, *, landscape: bool = False) -> None:
        short, long = Mm(210), Mm(297)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        section.left_margin, section.right_margin = (Mm(20), Mm(15)) if landscape else (Mm(30), Mm(15))
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTER
        paragraph._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        )

    # Paragraphs

    def write(
        self,
        words: str,
        *,
        into: Any = None,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        align: Any = JUSTIFY,
        first: float = 1.27,
        before: float = 6,
        style: str | None = None,
    ) -> Any:
        """One paragraph; `first` is the indent of its first line in centimetres, `before` the space above in points."""
        paragraph = (into or self.document).add_paragraph(style=style)
        paragraph.alignment = align
        form = paragraph.paragraph_format
        form.first_line_indent, form.space_before = (Cm(first) if first else None), Pt(before)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.05
        self._runs(paragraph, words, size, bold, italic)
        return paragraph

    def _runs(self, paragraph: Any, words: str, size: float | None, bold: bool, italic: bool) -> None:
        for piece in filter(None, _INLINE.split(words)):
            if piece.startswith("[^"):
                paragraph._p.append(footnote_mark(int(piece[2:-1])))
                continue
            strong = piece.startswith("**")
            slanted = len(piece) > 2 and piece.startswith("*") and not strong
            run = paragraph.add_run(piece.strip("*") if strong or slanted else piece)
            run.bold, run.italic = bold or strong or None, italic or slanted or None
            run.font.size = Pt(size) if size else None

    def item(self, words: str, level: int, *, bold: bool = False) -> Any:
        """An item of the automatic list: level 0 «I.», 1 «1.», 2 «a)», 3 «-». The marker is not in the text."""
        paragraph = self.write(words, bold=bold, first=0, style="De muc" if level == 0 else None)
        if level:
            numbering = paragraph._p.get_or_add_pPr()
            numbering.insert_element_before(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'),
                *("w:spacing", "w:ind", "w:jc", "w:rPr"),
            )
        if bold:
            paragraph.paragraph_format.keep_with_next = True
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:b/></w:rPr>"))
        return paragraph

    def rule(self, into: Any, left: float, right: float, *, before: float = 0) -> None:
        """A rule as the bottom border of an empty paragraph, indented from both sides by centimetres."""
        paragraph = into.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.right_indent, form.space_before = Cm(left), Cm(right), Pt(before)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
        border = '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        paragraph._p.get_or_add_pPr().insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"), *("w:spacing", "w:ind", "w:jc", "w:rPr")
        )

    # Parts of a document

    def letterhead(
        self,
        left: Sequence[str],
        number: str,
        place: str,
        *,
        subject: str | None = None,
        right: Sequence[str] = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    ) -> None:
        """Boxes 1 to 4 (and 5b). In `left` the last line is the issuing body, bold; a line «*» is the Party's mark."""
        party = right[0].startswith("ĐẢNG")
        one, two = self._columns(6.3, 10.2)
        for line in left:
            bold = line == left[-1] or line.startswith("ỦY BAN NHÂN DÂN")
            self.write(line, into=one, size=14 if party else 13, bold=bold, align=CENTER, first=0, before=0)
        if party:
            self.write("*", into=one, align=CENTER, first=0, before=0)
        else:
            self.rule(one, 2.2, 2.2)
        self.write(number, into=one, size=13, align=CENTER, first=0, before=6)
        if subject:
            self.write(subject, into=one, size=12, align=CENTER, first=0, before=6)
        self.write(right[0], into=two, size=15 if party else 13, bold=True, align=CENTER, first=0, before=0)
        for line in right[1:]:
            self.write(line, into=two, size=13.5, bold=True, align=CENTER, first=0, before=0)
        self.rule(two, *((1.6, 1.6) if party else (2.15, 2.15)))
        self.write(place, into=two, size=13.5, italic=True, align=CENTER, first=0, before=6)
        _drop_first_paragraphs(one, two)

    def _columns(self, *widths: float) -> list[Any]:
        table = self.document.add_table(rows=1, cols=len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
        table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = column.cells[0].width = Cm(width)
        return list(table.rows[0].cells)

    def title(self, kind: str, *lines: str, note: str | None = None, rule: bool = True, before: float = 18) -> None:
        """Box 5a: the kind in capitals, what it is about in bold, the rule below."""
        self.write(kind, bold=True, align=CENTER, first=0, before=before)
        for line in lines:
            self.write(line, bold=True, align=CENTER, first=0, before=0)
        if note:
            self.write(note, italic=True, align=CENTER, first=0, before=0)
        if rule:
            self.rule(self.document, 6.6, 6.6, before=2)
        self.write("", first=0, before=0, size=6)

    def signature(
        self, recipients: Sequence[str], authority: Sequence[str], name: str, *, party: bool = False, gap: float = 62
    ) -> None:
        """Boxes 7 and 9b, side by side."""
        self.write("", first=0, before=0)
        one, two = self._columns(8.3, 8.2)
        label = self.write(
            "Nơi nhận:", into=one, size=12, bold=not party, italic=not party, align=LEFT, first=0, before=0
        )
        label.runs[0].underline = True if party else None
        for line in recipients:
            self.write(line, into=one, size=11, align=LEFT, first=0, before=0)
        for position, line in enumerate(authority):
            plain = party and position == len(authority) - 1
            self.write(line, into=two, bold=not plain, align=CENTER, first=0, before=0)
        self.write(name, into=two, bold=True, align=CENTER, first=0, before=gap)
        _drop_first_paragraphs(one, two)
        table = one._tc.getparent()
        table.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))

    def new_page(self, *, landscape: bool = False) -> None:
        """A new section on a new page, with page numbers of its own as annexes have."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
        self._page(section, landscape=landscape)

    # The file

    def save(self, path: Path, *, title: str, author: str, when: dt.date) -> None:
        """Write the file; the same words give the same bytes."""
        facts = self.document.core_properties
        facts.title, facts.author, facts.last_modified_by, facts.comments = title, author, author, ""
        facts.created = facts.modified = dt.datetime.combine(when, dt.time(8, 0))
        facts.language, facts.revision = "vi-VN", 1
        if self.footnotes:
            add_footnotes(self.document, self.footnotes, RELATIONSHIP_TYPE.FOOTNOTES)
        self.document.save(str(path))
        _fix_times(path)


def _drop_first_paragraphs(*cells: Any) -> None:
    """A cell comes with an empty paragraph that a letterhead has no use for."""
    for cell in cells:
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def _fix_times(path: Path) -> None:
    """Give every part of the package the same time, so that nothing but the words decides the bytes."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)


def shade(cell: Any, colour: str) -> None:
    """A light ground for head and group rows."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )
