"""Page numbers, running heads, stamps and footnotes."""

from __future__ import annotations

import pytest
from typeset import LEFT, RIGHT, Sheet, centred, line

from dondoc.reading.sources.base import Paragraph, Part
from dondoc.reading.sources.layout import Rule, TextLine, Word, build_blocks, line_of

SENTENCE = "Ủy ban nhân dân các xã, phường tổ chức thực hiện Kế hoạch này, bảo đảm tiến độ và chất lượng theo yêu cầu."


def parts(*sheets: Sheet) -> list[tuple[Part, str]]:
    blocks = build_blocks([sheet.content() for sheet in sheets])
    return [(block.part, block.text) for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("text", ["{n}", "- {n} -", "Trang {n}", "{n}/3"])
@pytest.mark.parametrize("base", [40.0, 815.0])
def test_page_number_is_an_aside_at_the_end(text: str, base: float) -> None:
    sheets = [Sheet(n).put(centred(text.format(n=n), base)).paragraph(SENTENCE) for n in (1, 2, 3)]
    found = parts(*sheets)
    assert found[:3] == [(Part.BODY, SENTENCE)] * 3
    assert [part for part, _ in found[3:]] == [Part.RUNNING_HEAD] * 3


def test_repeated_head_is_an_aside() -> None:
    sheets = [Sheet(n).put(line("UBND tỉnh Sơn Hải", LEFT, 40, size=10)).paragraph(SENTENCE) for n in (1, 2, 3)]
    assert parts(*sheets)[-1] == (Part.RUNNING_HEAD, "UBND tỉnh Sơn Hải")


def test_line_at_the_top_that_is_not_repeated_stays() -> None:
    sheets = [Sheet(n, base=60).paragraph(f"Nhóm nhiệm vụ {word}.") for n, word in ((1, "một"), (2, "hai"), (3, "ba"))]
    assert {part for part, _ in parts(*sheets)} == {Part.BODY}


def test_items_that_begin_alike_on_every_page_are_no_running_head() -> None:
    sheets = [Sheet(n, base=60).paragraph(f"{n}. Giao Sở Nội vụ:").paragraph(SENTENCE) for n in (1, 2, 3, 4)]
    assert {part for part, _ in parts(*sheets)} == {Part.BODY}


def test_number_in_the_body_is_no_page_number() -> None:
    sheet = Sheet().paragraph(SENTENCE).put(line("25", 300, 400))
    assert (Part.BODY, "25") in parts(sheet)


def test_words_of_a_signature_stamp_are_asides() -> None:
    stamp = ["Ký bởi: Cổng thông tin tỉnh Sơn Hải", "Email: cong@sonhai.example", "Thời gian ký: 12.03.2026 10:59"]
    sheet = Sheet(base=200)
    sheet.put(*(line(text, 380, 40 + 10 * i, size=8) for i, text in enumerate(stamp)))
    found = parts(sheet.paragraph(SENTENCE))
    assert found[0] == (Part.BODY, SENTENCE)
    assert found[1:] == [(Part.RUNNING_HEAD, text) for text in stamp]


def test_email_in_the_text_is_no_stamp() -> None:
    sheet = Sheet().paragraph(SENTENCE).paragraph("Email: vanthu@sonhai.example")
    assert {part for part, _ in parts(sheet)} == {Part.BODY}


def with_mark(text: str, mark: str, left: float, base: float) -> TextLine:
    """A line with a small raised digit behind its last word."""
    plain = line(text, left, base)
    at = plain.right + 0.5
    return line_of((*plain.words, Word(mark, (at, base - 13, at + 4, base - 4))), size=14)


def notes_page(*, rule: bool) -> Sheet:
    sheet = Sheet().paragraph(SENTENCE)
    sheet.put(with_mark("Đề án phát triển nghề cá", "1", LEFT + 36, 200))
    sheet.put(with_mark("Đề án nuôi biển", "2", LEFT + 36, 230))
    for i, text in enumerate(("1 Quyết định số 101/QĐ-UBND ngày", "05/3/2025.", "2 Quyết định số 102/QĐ-UBND.")):
        sheet.put(line(text, LEFT, 740 + 13 * i, size=10))
    if rule:
        sheet.rules.append(Rule(LEFT, 722, LEFT + 144, 722))
    return sheet


def test_footnotes_below_the_short_rule_follow_the_body_without_their_marks() -> None:
    assert parts(notes_page(rule=True))[1:] == [
        (Part.BODY, "Đề án phát triển nghề cá"),
        (Part.BODY, "Đề án nuôi biển"),
        (Part.FOOTNOTE, "Quyết định số 101/QĐ-UBND ngày 05/3/2025."),
        (Part.FOOTNOTE, "Quyết định số 102/QĐ-UBND."),
    ]


def test_numbered_small_print_without_rule_or_raised_mark_stays() -> None:
    assert Part.FOOTNOTE not in {part for part, _ in parts(notes_page(rule=False))}


def test_comma_behind_a_mark_belongs_to_the_word() -> None:
    marked = with_mark("đạt 100%", "1", LEFT + 36, 200)
    comma = Word(";", (marked.right, 187, marked.right + 3, 203))
    rest = line("giá trị tăng 8%.", marked.right + 8, 200)
    sheet = Sheet().paragraph(SENTENCE).put(line_of((*marked.words, comma, *rest.words), size=14))
    assert parts(sheet)[-1][1] == "đạt 100%; giá trị tăng 8%."


def test_wide_rule_of_a_table_foot_makes_no_footnotes() -> None:
    sheet = notes_page(rule=False)
    sheet.rules.append(Rule(LEFT, 722, RIGHT, 722))
    assert Part.FOOTNOTE not in {part for part, _ in parts(sheet)}
