"""Each line of a text is a paragraph with its number; notes and page numbers stand behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.sources.base import (
    DEFAULT_SETTINGS,
    Format,
    Limits,
    Paragraph,
    Part,
    Settings,
    SourceDocument,
    Table,
)
from dondoc.reading.sources.plain import read_plain, read_text

PLAN = """
## KẾ HOẠCH

**Triển khai chương trình
khoa học**

1. Sở Y tế

\\* Lĩnh vực Y tế
- TN\\_VP6
"""


def texts(document: SourceDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def lines(document: SourceDocument) -> list[int | None]:
    return [paragraph.places[0][1].line for paragraph in document.paragraphs()]


def test_lines_are_paragraphs_with_their_numbers() -> None:
    document = read_text(PLAN)
    assert document.format is Format.MARKDOWN
    assert texts(document) == [
        "KẾ HOẠCH",
        "Triển khai chương trình",
        "khoa học",
        "1. Sở Y tế",
        "* Lĩnh vực Y tế",
        "- TN_VP6",
    ]
    assert lines(document) == [2, 4, 5, 7, 9, 10]
    assert not any(paragraph.complete for paragraph in document.paragraphs())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_all_line_ends_count_alike(newline: str) -> None:
    document = read_text(newline.join(["a", "", "b"]))
    assert (texts(document), lines(document)) == (["a", "b"], [1, 3])
    assert document.format is Format.TEXT


def test_style_is_kept() -> None:
    heading, bold, *_rest = read_text("### I. MỤC ĐÍCH\n**Nơi nhận:**\nSở A").paragraphs()
    assert heading.style.heading == 3
    assert bold.style.bold
    assert bold.text == "Nơi nhận:"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("kế hoạch<sup>1</sup> này\n<sup>1</sup> Tại Quyết định 5\nKý tên", id="raised"),
        pytest.param("kế hoạch[^a] này\n[^a]: Tại Quyết định 5\nKý tên", id="markdown"),
        pytest.param("kế hoạch[1] này\n[1] Tại Quyết định 5\nKý tên", id="brackets"),
    ],
)
def test_footnote_stands_behind_the_body_without_its_mark(text: str) -> None:
    document = read_text(text)
    assert texts(document) == ["kế hoạch này", "Ký tên", "Tại Quyết định 5"]
    assert [paragraph.part for paragraph in document.paragraphs()] == [Part.BODY, Part.BODY, Part.FOOTNOTE]


def test_wrapped_footnote_stays_together() -> None:
    document = read_text("<sup>1</sup> Tại Quyết định số 5\ncủa Ủy ban nhân dân\n\nSở Y tế")
    assert [p.text for p in document.paragraphs() if p.part is Part.FOOTNOTE] == [
        "Tại Quyết định số 5",
        "của Ủy ban nhân dân",
    ]


def test_brackets_without_a_note_stay() -> None:
    assert texts(read_text("Đề án[1] của tỉnh")) == ["Đề án[1] của tỉnh"]


def test_form_feeds_count_pages_and_page_numbers_are_set_aside() -> None:
    document = read_text("Sở A\nphối hợp\n1\n\fvới Sở B\n- 2 -\n\f\f3 việc")
    assert texts(document) == ["Sở A", "phối hợp", "với Sở B", "3 việc", "1", "- 2 -"]
    assert [paragraph.places[0][1].page for paragraph in document.paragraphs()] == [1, 1, 2, 4, 1, 2]
    assert lines(document) == [1, 2, 4, 6, 3, 5]
    assert [paragraph.part for paragraph in document.paragraphs()][-2:] == [Part.RUNNING_HEAD, Part.RUNNING_HEAD]


def test_rules_are_left_out() -> None:
    assert texts(read_text("A\n---\n***\n*\n─────\n-----------\nB")) == ["A", "*", "B"]


def test_tables_beyond_the_limit_stay_lines() -> None:
    document = read_text("| a | b |\n" * 5, Settings(limits=Limits(table_cells=4)))
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert len(document.blocks) == 5


def test_legacy_bytes_are_converted_and_said() -> None:
    document = read_plain(b"K\xd5 ho\xb9ch c\xf1a \xf1y ban nh\xa9n d\xa9n")
    assert texts(document) == ["Kế hoạch của ủy ban nhân dân"]
    assert [notice.code for notice in document.notices] == ["converted-encoding"]


def test_lone_surrogate_becomes_a_sign_that_can_be_written() -> None:
    assert texts(read_text("Sở \ud800 Y tế")) == ["Sở \ufffd Y tế"]


def test_real_plans_lose_no_word(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        data = path.read_bytes()
        document = read_plain(data, DEFAULT_SETTINGS)
        read = re.findall(r"\w+", " ".join(texts(document)).replace("_", " "))
        marks = re.sub(r"<sup>\d</sup>|</?su[bp]>", "", data.decode()).replace("\\", "").replace("_", " ")
        assert sorted(read) == sorted(re.findall(r"\w+", marks))
        assert not any(mark in text for text in texts(document) for mark in ("**", "##", "\\", "<su"))


@given(st.text(st.sampled_from("aáđB1 \n\t\f*_|-#.\\+:\u00a0"), max_size=80))
def test_no_word_is_lost(text: str) -> None:
    document = read_text(text)
    letters = [character for text in texts(document) for character in text if character.isalnum()]
    assert sorted(letters) == sorted(character for character in text if character.isalnum())


@given(st.binary(max_size=200))
def test_no_bytes_are_refused(data: bytes) -> None:
    for block in read_plain(data).blocks:
        if isinstance(block, Table):
            assert all(cell.row < block.rows and cell.column < block.columns for cell in block.cells)
