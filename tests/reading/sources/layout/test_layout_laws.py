"""Laws that hold for any page: no word is lost, each place tells the truth, the same page gives the same blocks."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import line

from dondoc.reading.sources.layout import PageContent, Rule, TextLine, build_blocks

TEXT = """Sở Nội vụ chủ trì, phối hợp với các 1. a) - I. KẾ HOẠCH Nơi nhận: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM 25 2
Ký bởi: Phụ lục Điều 1. TT địa phương; số 30- CTr/TU (Kèm theo) quý II/2026."""
WORDS = st.sampled_from(TEXT.split())
EDGES = st.sampled_from([0.0, 85.0, 121.0, 200.0, 300.0, 380.0, 450.0])


@st.composite
def text_lines(draw: st.DrawFn) -> TextLine:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=9)))
    size = draw(st.sampled_from([9.0, 13.0, 14.0]))
    return line(text, draw(EDGES), draw(st.integers(20, 830)), size=size, bold=draw(st.booleans()))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    x, y = draw(EDGES), float(draw(st.sampled_from([100, 124, 148, 300, 400, 700])))
    if draw(st.booleans()):
        return Rule(x, y, x + draw(st.sampled_from([80.0, 250.0, 440.0])), y)
    return Rule(x, y, x, y + draw(st.sampled_from([24.0, 48.0, 300.0])))


@st.composite
def documents(draw: st.DrawFn) -> list[PageContent]:
    pages = draw(st.lists(st.tuples(st.lists(text_lines(), max_size=14), st.lists(rules(), max_size=12)), max_size=4))
    return [PageContent(n, 595, 842, tuple(lines), tuple(drawn)) for n, (lines, drawn) in enumerate(pages, start=1)]


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents())
def test_no_letter_is_lost_and_none_is_made(pages: list[PageContent]) -> None:
    """Digits of footnote marks and repeated heads of tables are taken out; the words here make neither."""
    if sum("TT" in text.text for page in pages for text in page.lines) > 1:
        return
    blocks = build_blocks(pages)
    read: Counter[str] = Counter()
    for block in blocks:
        for paragraph in [block] if hasattr(block, "text") else [p for cell in block.cells for p in cell.paragraphs]:
            read += letters(paragraph.text)
    assert read == sum((letters(text.text) for page in pages for text in page.lines), Counter())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(documents())
def test_places_begin_at_the_start_and_lie_within_the_text(pages: list[PageContent]) -> None:
    for block in build_blocks(pages):
        for paragraph in [block] if hasattr(block, "text") else [p for cell in block.cells for p in cell.paragraphs]:
            offsets = [start for start, _ in paragraph.places]
            assert offsets[0] == 0
            assert offsets == sorted(set(offsets))
            assert offsets[-1] < len(paragraph.text)
            assert all(place.page is not None and place.box is not None for _, place in paragraph.places)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(documents())
def test_cells_fill_the_table_once(pages: list[PageContent]) -> None:
    for block in build_blocks(pages):
        if hasattr(block, "cells"):
            fields = [
                (cell.row + r, cell.column + c)
                for cell in block.cells
                for r in range(cell.row_span)
                for c in range(cell.column_span)
            ]
            assert len(fields) == len(set(fields))
            assert all(row < block.rows and column < block.columns for row, column in fields)
