"""An official document as DOCX.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 05-HD/VPTW; domain notes on documents
(§1-3, §7). What Word needs so that editing breaks nothing: tables without lines for head
and foot, real styles, rules as borders, `titlePg`, heads of tables that come again.
"""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.writing.clean import keep_together, one_line
from dondoc.writing.content import Content
from dondoc.writing.foot import foot
from dondoc.writing.form import Form
from dondoc.writing.head import head, in_lines
from dondoc.writing.lines import annex_name, attached_line
from dondoc.writing.markup import paragraph
from dondoc.writing.model import Annex, OfficialDocument
from dondoc.writing.sections import Page, landscape, page_of, section, section_end


def write_docx(document: OfficialDocument, form: Form) -> bytes:
    """The file of a document; the same document gives the same bytes."""
    # Only where a letter is written: it brings lxml, which a process that serves pages does without.
    from dondoc.writing.package import build

    def body(header: str) -> str:
        return "".join(_body(document, form, page_of(form, header)))

    return build(form, body, title=document.subject, author=document.letterhead.issuer)


def _body(document: OfficialDocument, form: Form, page: Page) -> Iterator[str]:
    yield head(document, form, page.across)
    yield from _bases(document, form)
    content, ending = Content(form, page), foot(document, form, page.across)
    yield from content.write(document.content, closing=form.words["closing"], joined=bool(ending))
    yield ending
    for number, annex in enumerate(document.annexes, 1):
        yield section_end(content.page, titled=content.is_titled)
        content = Content(form, landscape(page) if annex.landscape else page)
        yield from _annex_head(document, annex, number, form, content.page.across)
        yield from content.write(annex.blocks)
    yield paragraph("end")
    yield section(content.page, titled=content.is_titled)


def _bases(document: OfficialDocument, form: Form) -> Iterator[str]:
    last = len(document.bases) - 1
    for number, basis in enumerate(document.bases):
        mark = form.words["last_basis_end" if number == last else "basis_end"]
        yield paragraph("basis", keep_together(one_line(basis).rstrip(".;,")) + mark)


def _annex_head(document: OfficialDocument, annex: Annex, number: int, form: Form, across: int) -> Iterator[str]:
    """«Phụ lục II», its name, and to what it belongs. One annex alone has no number."""
    yield paragraph("annex", annex_name(number, len(document.annexes), form))
    yield in_lines("annex_title", keep_together(one_line(annex.title)).upper(), form, across)
    yield in_lines("attached", attached_line(document, form), form, across)
