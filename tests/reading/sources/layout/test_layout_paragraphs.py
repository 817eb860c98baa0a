"""Paragraphs out of lines, on one page and over page breaks."""

from __future__ import annotations

import pytest
from typeset import LEADING, LEFT, RIGHT, Sheet, line

from dondoc.reading.sources.base import Block, Paragraph, Part
from dondoc.reading.sources.layout import build_blocks

LONG = (
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Nông nghiệp và Môi trường, Ủy ban nhân dân các xã ven biển "
    "xây dựng mô hình nuôi biển ứng dụng công nghệ cao, hoàn thành trước ngày 31/12/2027"
)


def texts(*sheets: Sheet, part: Part = Part.BODY) -> list[str]:
    blocks = build_blocks([sheet.content() for sheet in sheets])
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.part is part]


def only(*sheets: Sheet) -> list[Block]:
    return list(build_blocks([sheet.content() for sheet in sheets]))


def test_wrapped_lines_become_one_paragraph() -> None:
    assert texts(Sheet().paragraph(LONG + ".").paragraph("- Xác định rõ trách nhiệm.")) == [
        LONG + ".",
        "- Xác định rõ trách nhiệm.",
    ]


def test_indented_line_starts_a_paragraph_though_the_line_above_is_full() -> None:
    full = "Tỉnh Sơn Hải phấn đấu đến năm 2030 trở thành trung tâm nuôi biển"
    sheet = Sheet().paragraph(LONG + ".").put(line(full, RIGHT - len(full) * 7, 300))
    sheet.base = 300 + 14 * LEADING
    assert texts(sheet.paragraph("Các địa phương ven biển cùng tham gia thực hiện."))[-1].startswith("Các địa phương")


@pytest.mark.parametrize("marker", ["-", "+", "1.", "a)", "(1)", "II.", "Điều 1."])
def test_each_marker_starts_a_paragraph(marker: str) -> None:
    sheet = Sheet()
    for _ in range(3):
        sheet.paragraph(f"{marker} {LONG};", after=0)
    assert len(texts(sheet)) == 3


def test_unindented_paragraphs_are_parted_by_their_short_last_lines() -> None:
    sheet = Sheet().paragraph(LONG + ".", indent=0, after=0).paragraph(LONG + ".", indent=0, after=0)
    assert texts(sheet) == [LONG + "."] * 2


def test_hanging_lines_belong_to_their_item() -> None:
    sheet = Sheet().paragraph(LONG + ".", indent=0)
    sheet.put(line("- Tỷ lệ tàu cá được lắp thiết bị giám sát hành trình đạt 100% vào", LEFT, 400))
    sheet.put(line("năm 2030.", LEFT + 14, 418))
    assert texts(sheet)[-1].endswith("vào năm 2030.")


def test_line_broken_by_hand_inside_a_sentence_is_joined() -> None:
    sheet = Sheet().paragraph(LONG + ".")
    sheet.put(line("Giao Sở Nội vụ", LEFT + 36, 400), line("theo dõi, đôn đốc việc thực hiện.", LEFT, 418))
    assert texts(sheet)[-1] == "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện."


def test_number_cut_at_its_hyphen_is_made_whole() -> None:
    sheet = Sheet().paragraph(LONG + ".")
    above = "Thực hiện Kế hoạch hành động của Tỉnh ủy Sơn Hải ban hành số 30-"
    sheet.put(line(above, RIGHT - len(above) * 7, 400), line("CTr/TU ngày 06/8/2025;", LEFT, 418))
    assert "số 30-CTr/TU ngày" in texts(sheet)[-1]


def test_kind_line_stands_alone_and_the_wrapped_title_is_one() -> None:
    sheet = Sheet().centre("KẾ HOẠCH", bold=True)
    sheet.centre("Phát triển nghề cá bền vững trên địa bàn", bold=True).centre("tỉnh Sơn Hải", bold=True)
    blocks = only(sheet.paragraph(LONG + "."))
    assert [b.text for b in blocks if isinstance(b, Paragraph)][:2] == [
        "KẾ HOẠCH",
        "Phát triển nghề cá bền vững trên địa bàn tỉnh Sơn Hải",
    ]
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].style.centred
    assert blocks[0].style.bold


def test_title_in_capitals_is_not_joined_to_the_kind() -> None:
    sheet = Sheet().centre("KẾ HOẠCH", bold=True).centre("PHÁT TRIỂN NGHỀ CÁ BỀN VỮNG", bold=True)
    assert texts(sheet.paragraph(LONG + "."))[:2] == ["KẾ HOẠCH", "PHÁT TRIỂN NGHỀ CÁ BỀN VỮNG"]


def test_each_line_keeps_its_page_and_box() -> None:
    (block,) = only(Sheet(number=1).paragraph(LONG + "."))
    assert isinstance(block, Paragraph)
    assert [place.page for _, place in block.places] == [1] * len(block.places)
    assert block.places[0][0] == 0
    assert all(block.text[start - 1] == " " for start, _ in block.places[1:])
    tops = [place.box[1] for _, place in block.places if place.box]
    assert tops == sorted(tops)
    assert len(tops) > 2


def cut(text: str, first: int) -> tuple[Sheet, Sheet]:
    """A paragraph whose lines stand on two pages."""
    whole = Sheet().paragraph(LONG + ".").paragraph(text)
    above, below = Sheet(number=1), Sheet(number=2)
    split = len(whole.lines) - first
    above.lines = whole.lines[:split]
    below.base = 80 + LEADING * 14 * first
    below.lines = [line(piece.text, piece.left, 80 + LEADING * 14 * i) for i, piece in enumerate(whole.lines[split:])]
    return above, below.paragraph(LONG + ".")


def test_paragraph_cut_by_the_page_break_is_one_with_places_on_both_pages() -> None:
    blocks = only(*cut("- " + LONG + ".", 1))
    joined = blocks[1]
    assert isinstance(joined, Paragraph)
    assert joined.text == "- " + LONG + "."
    assert {place.page for _, place in joined.places} == {1, 2}


def test_page_that_begins_with_an_item_is_not_joined() -> None:
    above = Sheet(number=1).paragraph(LONG + ".").paragraph("II. NHIỆM VỤ")
    assert "II. NHIỆM VỤ" in texts(above, Sheet(number=2).paragraph("1. " + LONG + "."))


def test_last_paragraph_of_a_page_is_incomplete_unless_it_ends_a_sentence() -> None:
    above = Sheet(number=1).paragraph(LONG + ".").paragraph("II. NHIỆM VỤ")
    blocks = only(above, Sheet(number=2).paragraph("1. " + LONG + "."))
    assert [b.complete for b in blocks if isinstance(b, Paragraph)] == [True, False, True]


def test_guessed_sizes_inside_a_sentence_do_not_part_it() -> None:
    """OCR guesses the size of each line anew."""
    sheet = Sheet().paragraph(LONG + ".")
    above = "Huy động sự tham gia của doanh nghiệp, viện nghiên cứu và các"
    sheet.put(line(above, RIGHT - len(above) * 7, 400, size=14), line("trường đại học.", LEFT, 418, size=17))
    assert texts(sheet)[-1].endswith("và các trường đại học.")
