"""The normalised text: what is joined and what must not be, and the way back to the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.sources.base import Cell, Format, Paragraph, Part, Place, SourceDocument, Style, Table
from dondoc.reading.text.layer import CellRef, Line, Text, build_text

WORDS = (
    "Rà soát", "các quy định", "về khoa học", "và công nghệ", "I. MỤC TIÊU", "1. Mục đích", "- Một", "12/QĐ-", "UBND tỉnh",
    "./.", "2", "Sở Tài chính,", "(kèm theo)", "a)", ":", "TỔ CHỨC",
)  # fmt: skip


def line(
    text: str, number: int, *, complete: bool = False, numbered: bool = False, part: Part = Part.BODY
) -> Paragraph:
    """A paragraph on a line of its own, which may go on in the next."""
    return Paragraph(text, ((0, Place(line=number)),), Style(), part, numbered, complete)


def page_end(text: str, page: int, *, complete: bool = False) -> Paragraph:
    """The last or first paragraph of a page: no line number is known."""
    return Paragraph(text, ((0, Place(page=page)),), complete=complete)


def joined(*paragraphs: Paragraph, form: Format = Format.PDF) -> list[str]:
    return [one.text for one in build_text(SourceDocument(form, paragraphs)).lines]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        pytest.param("Rà soát các", "quy định về khoa học.", "Rà soát các quy định về khoa học.", id="a-small-letter"),
        pytest.param("Sở Tài chính,", "các sở, ngành.", "Sở Tài chính, các sở, ngành.", id="behind-a-comma"),
        pytest.param(
            "chủ trì, phối hợp với",
            "Sở Nội vụ rà soát.",
            "chủ trì, phối hợp với Sở Nội vụ rà soát.",
            id="a-helper-is-owed",
        ),
        pytest.param("hoàn thành trong năm", "2025.", "hoàn thành trong năm 2025.", id="a-year-is-owed"),
        pytest.param("Rà soát quy định", "(nếu có).", "Rà soát quy định (nếu có).", id="a-bracket"),
    ],
)
def test_sentence_cut_by_a_page_is_one_line_again(above: str, below: str, whole: str) -> None:
    assert joined(page_end(above, 1), page_end(below, 2)) == [whole]


def test_number_of_a_document_cut_at_its_hyphen_is_one_word_again() -> None:
    assert joined(line("Quyết định số 12/QĐ-", 1), line("UBND tỉnh", 2)) == ["Quyết định số 12/QĐ-UBND tỉnh"]


def test_running_head_between_two_halves_does_not_part_them() -> None:
    head = Paragraph("2", ((0, Place(page=2)),), part=Part.RUNNING_HEAD)
    text = build_text(SourceDocument(Format.PDF, (page_end("Rà soát các", 1), head, page_end("quy định.", 2))))
    assert [one.text for one in text.lines] == ["Rà soát các quy định.", "2"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(page_end("Rà soát quy định.", 1), page_end("theo dõi", 2), id="the-sentence-ended"),
        pytest.param(page_end("Rà soát quy định;", 1), page_end("theo dõi", 2), id="the-item-ended"),
        pytest.param(page_end("Các sở có trách nhiệm:", 1), page_end("rà soát", 2), id="a-lead-in"),
        pytest.param(page_end("Rà soát (nếu có).", 1), page_end("theo dõi", 2), id="bracket-behind-the-full-stop"),
        pytest.param(page_end("Rà soát quy định", 1), page_end("- Theo dõi", 2), id="a-bullet-follows"),
        pytest.param(page_end("Rà soát quy định", 1), page_end("a) theo dõi", 2), id="a-letter-follows"),
        pytest.param(page_end("Rà soát quy định", 1), page_end("2. theo dõi", 2), id="a-number-follows"),
        pytest.param(page_end("Rà soát quy định", 1), page_end("1.2. theo dõi", 2), id="a-decimal-follows"),
        pytest.param(page_end("Rà soát quy định", 1), page_end("Điều 2. Thi hành", 2), id="an-article-follows"),
        pytest.param(page_end("Rà soát quy định", 1), page_end("Theo dõi", 2), id="a-capital-follows"),
        pytest.param(page_end("Về chuyển đổi số", 1), page_end("Rà soát", 2), id="a-heading-that-ends-in-a-small-word"),
        pytest.param(page_end("Báo cáo hằng năm", 1), page_end("Sở Nội vụ", 2), id="a-heading-that-ends-in-a-year"),
        pytest.param(page_end("chủ trì, phối hợp với", 1), page_end("- Sở Nội vụ", 2), id="a-list-of-helpers"),
        pytest.param(page_end("TỔ CHỨC THỰC HIỆN", 1), page_end("các sở, ngành", 2), id="a-heading-in-capitals"),
        pytest.param(page_end("Rà soát các", 1, complete=True), page_end("quy định", 2), id="the-source-knows-its-end"),
        pytest.param(
            page_end("Rà soát các", 1),
            Paragraph("quy định", ((0, Place(page=2)),), numbered=True),
            id="the-file-numbers-the-next",
        ),
        pytest.param(
            page_end("Rà soát các", 1),
            Paragraph("quy định", ((0, Place(page=2)),), part=Part.FOOTNOTE),
            id="another-part-of-the-file",
        ),
        pytest.param(page_end("số 12/QĐ-", 1), page_end("Theo dõi", 2), id="hyphen-at-the-end-of-a-page"),
    ],
)
def test_two_paragraphs_stay_two(above: Paragraph, below: Paragraph) -> None:
    assert len(joined(above, below)) == 2


WRAPPED = [
    "1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính,",
    "Sở Nội vụ và các đơn vị có liên quan rà soát các quy định về khoa",
    "học và công nghệ; tham mưu Ủy ban nhân dân tỉnh sửa đổi, bổ sung",
    "cho phù hợp.",
    "2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường theo",
    "chức năng, nhiệm vụ được giao tổ chức triển khai thực hiện; định",
    "kỳ báo cáo kết quả.",
]


def test_text_wrapped_by_hand_is_unwrapped() -> None:
    paragraphs = [line(text, number) for number, text in enumerate(WRAPPED * 2, start=1)]
    lines = joined(*paragraphs, form=Format.TEXT)
    assert lines == [" ".join(WRAPPED[:4]), " ".join(WRAPPED[4:])] * 2


def test_name_that_wraps_to_a_capital_is_joined_only_at_full_width() -> None:
    short = [*WRAPPED, "Sở Tài chính", "Sở Nội vụ"] * 2
    lines = joined(*(line(text, number) for number, text in enumerate(short, start=1)), form=Format.TEXT)
    assert lines.count("Sở Tài chính") == 2


def test_blank_line_parts_what_was_wrapped() -> None:
    numbers = [1, 2, 3, 4, 6, 7, 8]
    lines = joined(
        *(line(text, number) for text, number in zip(WRAPPED, numbers, strict=True)),
        *(line(text, number + 10) for text, number in zip(WRAPPED, numbers, strict=True)),
        line("Chuyển đổi số là nhiệm vụ của mọi ngành, mọi cấp, mọi người dân và", 30),
        line("theo dõi tiến độ.", 32),
        form=Format.TEXT,
    )
    assert len(lines) == 5


def test_indents_tell_paragraphs_from_wrapped_lines() -> None:
    first = "Sở Khoa học và Công nghệ chủ trì, phối hợp với các đơn vị, tổ chức"
    halves = (("Đảng, đoàn thể", "rà soát các quy định về khoa học và công nghệ của tỉnh"), ("Sở Nội vụ", "theo dõi"))
    paragraphs = []
    for number in range(1, 13):
        begins, goes_on = (f"{number}. {first}", " ".join(halves[number % 2]))
        paragraphs.append(Paragraph(begins, ((0, Place(line=2 * number)),), Style(indent=20.0), complete=False))
        paragraphs.append(Paragraph(goes_on, ((0, Place(line=2 * number + 1)),), complete=False))
    wrapped = [line(text, 100 + number) for number, text in enumerate(WRAPPED * 2)]
    lines = joined(*paragraphs, *wrapped, form=Format.TEXT)
    assert lines[0] == f"1. {first} Sở Nội vụ theo dõi"


def test_word_file_is_never_unwrapped() -> None:
    paragraphs = [Paragraph(text, ((0, Place(paragraph=number)),)) for number, text in enumerate(WRAPPED * 2)]
    assert joined(*paragraphs, form=Format.DOCX) == WRAPPED * 2


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("2", Part.RUNNING_HEAD, id="number"),
        pytest.param("- 2 -", Part.RUNNING_HEAD, id="between-dashes"),
        pytest.param("Trang 2", Part.RUNNING_HEAD, id="with-the-word"),
        pytest.param("2/15", Part.RUNNING_HEAD, id="of-all"),
        pytest.param("2025", Part.BODY, id="a-year"),
        pytest.param("2 mô hình", Part.BODY, id="words-behind"),
    ],
)
def test_line_of_plain_text_that_is_a_page_number_is_set_aside(text: str, part: Part) -> None:
    (one,) = build_text(SourceDocument(Format.TEXT, (line(text, 1),))).lines
    assert one.part is part


def test_notes_come_behind_the_body() -> None:
    note = Paragraph("Ghi chú", part=Part.FOOTNOTE)
    text = build_text(SourceDocument(Format.DOCX, (Paragraph("Một."), note, Paragraph("Hai."))))
    assert text.text == "Một.\nHai.\nGhi chú"


def test_blank_paragraph_is_no_line() -> None:
    assert joined(Paragraph("Một."), Paragraph(""), Paragraph("  "), Paragraph("Hai.")) == ["Một.", "Hai."]


def test_cells_know_their_lines_and_lines_their_cells() -> None:
    cells = (
        Cell((Paragraph("TT"),), 0, 0),
        Cell((Paragraph("Rà soát"), Paragraph("quy định")), 0, 1),
        Cell((), 1, 0),
        Cell((Paragraph("2025"),), 1, 1),
    )
    text = build_text(SourceDocument(Format.DOCX, (Paragraph("Đầu."), Table(cells, 2, 2), Paragraph("Cuối."))))
    (table,) = text.tables
    assert [numbers for _, numbers in table.cells] == [[1], [2, 3], [], [4]]
    assert (table.first, table.last) == (1, 4)
    assert text.lines[3].cell == CellRef(0, 0, 1)
    assert text.lines[5].cell is None


def test_paragraphs_of_a_cell_are_never_joined() -> None:
    cell = Cell((line("Rà soát các", 1), line("quy định", 2)), 0, 0)
    text = build_text(SourceDocument(Format.PDF, (Table((cell,), 1, 1),)))
    assert [one.text for one in text.lines] == ["Rà soát các", "quy định"]


def test_joined_line_knows_the_places_of_both_halves() -> None:
    text = build_text(SourceDocument(Format.PDF, (page_end("Rà soát các", 1), page_end("quy định.", 2))))
    assert [(start, place.page) for start, place in text.places] == [(0, 1), (len("Rà soát các "), 2)]


@st.composite
def _documents(draw: st.DrawFn) -> SourceDocument:
    """Paragraphs and tables that may go on or not, with words that join, cut and begin items."""
    number = 0
    blocks: list[Paragraph | Table] = []
    for _ in range(draw(st.integers(0, 14))):
        number += draw(st.integers(1, 2))
        written = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14)))
        place = Place(line=number) if draw(st.booleans()) else Place(page=number)
        part = draw(st.sampled_from((*[Part.BODY] * 5, Part.FOOTNOTE, Part.RUNNING_HEAD)))
        paragraph = Paragraph(
            written, ((0, place),), Style(indent=draw(st.sampled_from((0.0, 20.0)))), part, complete=draw(st.booleans())
        )
        in_cell = draw(st.integers(0, 5)) == 0
        blocks.append(Table((Cell((paragraph,), 0, 0),), 1, 1) if in_cell else paragraph)
    return SourceDocument(draw(st.sampled_from((Format.TEXT, Format.PDF, Format.DOCX))), tuple(blocks))


def _letters(text: str) -> str:
    return "".join(text.split())


def _by_part(paragraphs: Iterable[Paragraph | Line]) -> dict[Part, str]:
    """The letters of each part of the file, in order."""
    letters: dict[Part, str] = {}
    for one in paragraphs:
        letters[one.part] = letters.get(one.part, "") + _letters(one.text)
    return letters


def _in_order(source: SourceDocument) -> Iterator[Paragraph]:
    """The paragraphs of a source, page numbers of plain text told apart."""
    for block in source.blocks:
        if isinstance(block, Table):
            yield from block.cells[0].paragraphs
        elif source.format is Format.TEXT and block.text == "2":
            yield replace(block, part=Part.RUNNING_HEAD)
        else:
            yield block


@given(_documents())
def test_every_word_of_the_source_is_in_the_text_in_order(source: SourceDocument) -> None:
    assert _by_part(build_text(source).lines) == _by_part(_in_order(source))


@given(_documents())
def test_spans_of_lines_are_their_words_and_places_ascend(source: SourceDocument) -> None:
    text: Text = build_text(source)
    assert text.text == "\n".join(one.text for one in text.lines)
    for one in text.lines:
        assert text.text[one.start : one.end] == one.text
    starts = [start for start, _ in text.places]
    assert starts == sorted(set(starts))
    assert {one.start for one in text.lines} <= set(starts)


@given(_documents())
def test_laying_out_twice_gives_the_same(source: SourceDocument) -> None:
    assert build_text(source) == build_text(source)
