"""Automatic list markers, counted as Word counts them."""

from __future__ import annotations

import pytest
from docx_files import abstract, item, lvl, num, p, r, read, style, tbl, tc, texts, tr

from dondoc.reading.sources.docx.counting import format_number

PLAN = abstract(
    0,
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "lowerLetter", "%3)"),
    lvl(3, "bullet", "\uf02d"),
) + num(1, 0)
DECIMAL = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2."), lvl(2, "decimal", "%1.%2.%3."))


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        pytest.param(4, "lowerLetter", "d", id="word-has-no-đ"),
        pytest.param(26, "lowerLetter", "z", id="last-letter"),
        pytest.param(27, "lowerLetter", "aa", id="letters-double-after-z"),
        pytest.param(53, "upperLetter", "AAA", id="then-treble"),
        pytest.param(49, "upperRoman", "XLIX", id="roman-subtracts"),
        pytest.param(9, "lowerRoman", "ix", id="small-roman"),
        pytest.param(7, "decimalZero", "07", id="zero-before-one-digit"),
        pytest.param(12, "decimalZero", "12", id="no-zero-before-two"),
        pytest.param(7, "zero3", "007", id="custom-format-of-three-digits"),
        pytest.param(22, "ordinal", "22nd", id="ordinal"),
        pytest.param(12, "ordinal", "12th", id="ordinal-of-the-teens"),
        pytest.param(25, "vietnameseCounting", "hai mươi lăm", id="counting-words"),
        pytest.param(11, "vietnameseCounting", "mười một", id="counting-words-of-the-teens"),
        pytest.param(3, "none", "", id="none-prints-nothing"),
        pytest.param(3, "japaneseCounting", "3", id="unknown-format-is-decimal"),
        pytest.param(0, "upperRoman", "", id="roman-has-no-zero"),
        pytest.param(10**9, "lowerRoman", "m" * 32 + "dcclxvii", id="absurd-number-is-cut"),
    ],
)
def test_number_is_printed_as_word_prints_it(value: int, form: str, printed: str) -> None:
    assert format_number(value, form) == printed


def test_levels_of_a_plan_get_their_markers_in_front_of_the_text() -> None:
    body = (
        item("MỤC TIÊU")
        + item("Mục tiêu chung", level=1)
        + item("Rà soát chính sách", level=2)
        + item("Hằng năm", level=3)
        + item("Tham mưu", level=2)
        + item("Mục tiêu cụ thể", level=1)
        + item("Đào tạo", level=2)
        + item("NHIỆM VỤ")
        + item("Tuyên truyền", level=1)
    )
    document = read(body, numbering=PLAN)
    assert texts(document) == [
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "a) Rà soát chính sách",
        "- Hằng năm",
        "b) Tham mưu",
        "2. Mục tiêu cụ thể",
        "a) Đào tạo",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền",
    ]
    assert all(paragraph.numbered for paragraph in document.paragraphs())


def test_paragraph_without_list_is_not_numbered() -> None:
    (paragraph,) = read(p("1. Gõ tay"), numbering=PLAN).paragraphs()
    assert (paragraph.text, paragraph.numbered) == ("1. Gõ tay", False)


def test_multi_level_text_joins_the_numbers_above() -> None:
    body = item("a") + item("b", level=1) + item("c", level=2) + item("d", level=2) + item("e", level=1)
    assert texts(read(body, numbering=DECIMAL + num(1, 0))) == ["1. a", "1.1. b", "1.1.1. c", "1.1.2. d", "1.2. e"]


def test_skipped_level_counts_as_begun() -> None:
    body = item("b", level=1) + item("a") + item("c", level=1)
    assert texts(read(body, numbering=DECIMAL + num(1, 0))) == ["1.1. b", "2. a", "2.1. c"]


def test_legal_level_shows_roman_numbers_as_decimal() -> None:
    numbering = abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2.", more="<w:isLgl/>")) + num(1, 0)
    assert texts(read(item("a") + item("b", level=1), numbering=numbering)) == ["I. a", "1.1. b"]


def test_literal_words_of_a_level_are_printed() -> None:
    numbering = abstract(0, lvl(0, "decimal", "Điều %1.")) + num(1, 0)
    assert texts(read(item("Ban hành") + item("Hiệu lực"), numbering=numbering)) == [
        "Điều 1. Ban hành",
        "Điều 2. Hiệu lực",
    ]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        pytest.param("", ["1. a", "a) b", "2. c", "a) d"], id="restarts-by-default"),
        pytest.param('<w:lvlRestart w:val="0"/>', ["1. a", "a) b", "2. c", "b) d"], id="zero-never-restarts"),
        pytest.param('<w:lvlRestart w:val="1"/>', ["1. a", "a) b", "2. c", "a) d"], id="after-the-named-level"),
    ],
)
def test_level_restarts_as_it_says(restart: str, expected: list[str]) -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)", more=restart)) + num(1, 0)
    body = item("a") + item("b", level=1) + item("c") + item("d", level=1)
    assert texts(read(body, numbering=numbering)) == expected


def test_third_level_restarts_only_after_the_first_where_it_says_so() -> None:
    third = lvl(2, "decimal", "(%3)", more='<w:lvlRestart w:val="1"/>')
    numbering = abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), third) + num(1, 0)
    levels = [0, 1, 2, 1, 2, 0, 1, 2]
    body = "".join(item("x", level=level) for level in levels)
    markers = [text.split()[0] for text in texts(read(body, numbering=numbering))]
    assert markers == ["I.", "1.", "(1)", "2.", "(2)", "II.", "1.", "(1)"]


def test_lists_of_one_abstract_numbering_go_on_counting() -> None:
    numbering = DECIMAL + num(1, 0) + num(2, 0)
    assert texts(read(item("a") + item("b", num=2) + item("c"), numbering=numbering)) == ["1. a", "2. b", "3. c"]


def test_start_override_restarts_at_its_first_paragraph_only() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = DECIMAL + num(1, 0) + num(2, 0, override)
    body = item("a") + item("b") + item("c", num=2) + item("d", num=2) + item("e")
    assert texts(read(body, numbering=numbering)) == ["1. a", "2. b", "5. c", "6. d", "7. e"]


def test_level_override_replaces_the_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "lowerLetter", "%1)", start=3)}</w:lvlOverride>'
    numbering = DECIMAL + num(1, 0, override)
    assert texts(read(item("a") + item("b"), numbering=numbering)) == ["c) a", "d) b"]


def test_number_id_zero_takes_the_number_of_the_style_away() -> None:
    styles = style("Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("a", properties='<w:pStyle w:val="Muc"/>') + item("b", num=0, properties='<w:pStyle w:val="Muc"/>')
    assert texts(read(body, numbering=DECIMAL + num(1, 0), styles=styles)) == ["1. a", "b"]


def test_style_brings_its_level_and_passes_it_on() -> None:
    linked = abstract(
        0,
        lvl(0, "upperRoman", "%1.", more='<w:pStyle w:val="Phan"/>'),
        lvl(1, "decimal", "%2.", more='<w:pStyle w:val="Muc"/>'),
    ) + num(1, 0)
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Phan", numbered) + style("Muc", numbered) + style("MucCon", based_on="Muc")
    body = "".join(p("x", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Phan", "Muc", "MucCon", "Phan"))
    assert texts(read(body, numbering=linked, styles=styles)) == ["I. x", "1. x", "2. x", "II. x"]


def test_level_named_by_paragraph_keeps_the_list_of_its_style() -> None:
    styles = style("Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = item("a", num=None, level=1, properties='<w:pStyle w:val="Muc"/>')
    assert texts(read(body, numbering=DECIMAL + num(1, 0), styles=styles)) == ["1.1. a"]


def test_list_style_is_followed_to_its_levels() -> None:
    numbering = (
        abstract(0, lvl(0, "lowerLetter", "%1)"), more='<w:styleLink w:val="DanhSach"/>')
        + abstract(1, more='<w:numStyleLink w:val="DanhSach"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("DanhSach", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering")
    assert texts(read(item("a", num=2) + item("b"), numbering=numbering, styles=styles)) == ["a) a", "b) b"]


def test_list_styles_that_point_at_each_other_end() -> None:
    numbering = (
        abstract(0, lvl(0, "decimal", "%1."), more='<w:numStyleLink w:val="B"/>')
        + abstract(1, more='<w:numStyleLink w:val="A"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("A", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering") + style(
        "B", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', "numbering"
    )
    assert len(texts(read(item("a"), numbering=numbering, styles=styles))) == 1


@pytest.mark.parametrize(
    ("sign", "marker"),
    [
        pytest.param("\uf02d", "-", id="symbol-dash"),
        pytest.param("–", "-", id="en-dash"),
        pytest.param("+", "+", id="plus"),
        pytest.param("\uf02b", "+", id="symbol-plus"),
        pytest.param("\uf0b7", "•", id="symbol-bullet"),
        pytest.param("\uf0d8", "•", id="wingdings-arrow"),
        pytest.param("o", "•", id="courier-circle"),
        pytest.param("*", "*", id="star-stays"),
    ],
)
def test_bullet_becomes_a_plain_sign(sign: str, marker: str) -> None:
    numbering = abstract(0, lvl(0, "bullet", sign)) + num(1, 0)
    assert texts(read(item("Như trên;"), numbering=numbering)) == [f"{marker} Như trên;"]


def test_custom_format_inside_a_choice_is_read_once() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>{form}'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    ) + num(1, 0)
    assert texts(read(item("a"), numbering=numbering)) == ["001 a"]


def test_numbers_alone_in_cells_are_kept_and_empty_bullets_are_not() -> None:
    numbering = DECIMAL + num(1, 0) + abstract(1, lvl(0, "bullet", "-")) + num(2, 1)
    table = tbl(*(tr(f"<w:tc>{item('')}</w:tc>", tc(f"việc {index}")) for index in range(2)))
    document = read(table + item("", num=2), numbering=numbering)
    assert texts(document) == ["1.", "việc 0", "2.", "việc 1"]


def test_deleted_item_takes_no_number() -> None:
    gone = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
        "<w:del w:id='2'><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    )
    assert texts(read(item("a") + gone + item("b"), numbering=DECIMAL + num(1, 0))) == ["1. a", "2. b"]


def test_marker_that_would_fill_the_memory_is_cut() -> None:
    numbering = abstract(0, lvl(0, "lowerRoman", "%1" * 50_000, start=30_000)) + num(1, 0)
    (text,) = texts(read(item("x"), numbering=numbering))
    assert len(text) == 257


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(item("x", num=99), id="list-not-defined"),
        pytest.param(item("x", level=8), id="level-not-defined"),
        pytest.param(item("x", level=77), id="level-beyond-nine"),
        pytest.param(p(r("x"), properties='<w:numPr><w:numId w:val="một"/></w:numPr>'), id="id-not-a-number"),
    ],
)
def test_broken_list_leaves_the_text_without_marker(paragraph: str) -> None:
    assert texts(read(paragraph, numbering=DECIMAL + num(1, 0))) == ["x"]


def test_indent_comes_from_the_level_unless_the_paragraph_has_its_own() -> None:
    level = lvl(0, "decimal", "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>')
    body = item("a") + item("b", properties='<w:ind w:left="0" w:firstLine="567"/>')
    first, second = read(body, numbering=abstract(0, level) + num(1, 0)).paragraphs()
    assert (first.style.indent, second.style.indent) == (18.0, 28.35)
