"""The blocks of a whole file: pages laid out, then put together over the page breaks.

A paragraph or a table that a page break cut is one again, with the place of each
line kept. Footnotes follow the body, asides (running heads, page numbers, the words
of a signature's stamp) come last: nothing is lost, and nothing of it stands in the
middle of a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dondoc.reading.sources.base import Block
from dondoc.reading.sources.layout.lines import PageContent, TextLine
from dondoc.reading.sources.layout.measure import INDENT, Column, measure
from dondoc.reading.sources.layout.page import Element, PageDraft, lay_out, open_page, set_aside
from dondoc.reading.sources.layout.paragraphs import Draft
from dondoc.reading.sources.layout.running import find_running
from dondoc.reading.sources.layout.tables import TableDraft, append_table, is_continued_by
from dondoc.reading.sources.layout.wording import ends_sentence, goes_on, is_open, starts_item


def build_blocks(pages: Sequence[PageContent]) -> tuple[Block, ...]:
    """Paragraphs and tables of the pages in reading order; notes after the body, asides last."""
    drafts = [open_page(page) for page in pages]
    _take_asides(drafts)
    usual = _usual_columns(drafts)
    size = _usual_size(drafts)
    last: Element | None = None
    for draft in drafts:
        column = measure(draft.lines, usual.get(_shape(draft.content)), draft.table_sides)
        lay_out(draft, column, size, list(last.gutters) if isinstance(last, TableDraft) else [])
        last = draft.elements[-1] if draft.elements else last
    elements = _put_together(drafts)
    notes = [note for draft in drafts for note in draft.footnotes]
    asides = [aside for draft in drafts for aside in draft.asides]
    return tuple(_finished([*elements, *notes, *asides]))


def _take_asides(drafts: Sequence[PageDraft]) -> None:
    running = find_running([(draft.content.height, draft.rows) for draft in drafts])
    for draft, numbers in zip(drafts, running, strict=True):
        set_aside(draft, numbers)


def _shape(page: PageContent) -> tuple[int, int]:
    return round(page.width / 10), round(page.height / 10)


def _usual_columns(drafts: Sequence[PageDraft]) -> dict[tuple[int, int], Column]:
    """The measure of the text on all pages of one shape."""
    shapes: dict[tuple[int, int], tuple[list[TextLine], list[tuple[float, float]]]] = {}
    for draft in drafts:
        lines, sides = shapes.setdefault(_shape(draft.content), ([], []))
        lines += draft.lines
        sides += draft.table_sides
    return {shape: measure(lines, None, sides) for shape, (lines, sides) in shapes.items()}


def _usual_size(drafts: Sequence[PageDraft]) -> float:
    """The type size in which most letters are set; 0 where no size is known."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        for row in draft.rows:
            for line in row.fragments:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _put_together(drafts: Sequence[PageDraft]) -> list[Element]:
    out: list[Element] = []
    for draft in drafts:
        elements = list(draft.elements)
        if out and elements and _continue(out[-1], elements[0]):
            elements = elements[1:]
        out += elements
        if elements and isinstance(out[-1], Draft):
            out[-1].complete = ends_sentence(out[-1].text)
    return out


def _continue(above: Element, below: Element) -> bool:
    """Join what the page break cut; say whether it was."""
    if isinstance(above, TableDraft) and isinstance(below, TableDraft):
        if is_continued_by(above, below):
            append_table(above, below)
            return True
        return False
    if isinstance(above, Draft) and isinstance(below, Draft) and _is_one(above, below):
        above.lines += below.lines
        above.complete = True
        return True
    return False


def _is_one(above: Draft, below: Draft) -> bool:
    """Whether the first paragraph of a page is the rest of the last one of the page before."""
    text, after = above.text, below.text
    if ends_sentence(text) or starts_item(after) or above.centred or below.centred:
        return False
    if goes_on(after) or is_open(text):
        return True
    full = above.last.right > above.column.right - 12
    flush = below.first.left < below.column.left + INDENT
    return full and flush and below.column.indented and above.first.bold == below.first.bold


def _finished(elements: Iterable[Element]) -> Iterable[Block]:
    tables = 0
    for element in elements:
        if isinstance(element, TableDraft):
            yield element.build(tables)
            tables += 1
        else:
            yield element.build()
