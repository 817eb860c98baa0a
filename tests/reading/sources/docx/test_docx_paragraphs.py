"""Paragraphs: what of the runs is text, how they look, where one ends."""

from __future__ import annotations

import pytest
from docx_files import RULES, make_docx, p, r, read, style, tbl, tc, texts, tr

from dondoc.reading.sources.base import Place
from dondoc.reading.sources.docx import read_docx

BR = "<w:r><w:br/></w:r>"
CENTRED = '<w:jc w:val="center"/>'


def field(instruction: str, result: str = "") -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    middle = char("separate") + r(result) if result else ""
    return f"{char('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}{char('end')}"


def raised(text: str) -> str:
    return r(text, '<w:vertAlign w:val="superscript"/>')


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        pytest.param(["Sở ", "Khoa học"], "Sở Khoa học", id="runs-are-joined"),
        pytest.param(["Sở\u00a0 Khoa\u200b học\u00ad "], "Sở Khoa học", id="odd-spaces"),
        pytest.param(["To\u0302\u0309 chu\u031b\u0301c"], "Tổ chức", id="combining-marks-composed"),
        pytest.param(["a", "<w:r><w:tab/></w:r>", "b"], "a b", id="tab-is-a-space"),
        pytest.param(["2021", "<w:r><w:noBreakHyphen/></w:r>", "2025"], "2021-2025", id="hyphen-that-may-not-break"),
        pytest.param(["<w:hyperlink>", r("a"), "</w:hyperlink>"], "a", id="link"),
        pytest.param([f"<w:sdt><w:sdtPr/><w:sdtContent>{r('a')}</w:sdtContent></w:sdt>"], "a", id="content-control"),
        pytest.param([f"<w:fldSimple>{r('7')}</w:fldSimple>"], "7", id="simple-field"),
        pytest.param(["trang ", field("PAGE", "3")], "trang 3", id="field-result-stays"),
        pytest.param(["a", field("TC mục"), "b"], "ab", id="field-without-result-goes"),
        pytest.param([field(" IF " + "x", "kết quả")], "kết quả", id="instruction-goes"),
        pytest.param(["<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "vẫn còn"], "vẫn còn", id="field-without-end"),
        pytest.param(["a", "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "b"], "ab", id="end-without-field"),
        pytest.param(['<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 60%"], "≥ 60%", id="symbol-font"),
        pytest.param(['<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'], "✓", id="wingdings"),
        pytest.param(['<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>'], "•", id="symbol-without-code"),
        pytest.param(["\uf0a3 5%"], "≤ 5%", id="private-character-in-text"),
        pytest.param(["<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"], "x+y", id="formula"),
        pytest.param([r("kế hoạch", "<w:caps/>")], "KẾ HOẠCH", id="capitals-as-printed"),
    ],
)
def test_text_of_a_paragraph(runs: list[str], text: str) -> None:
    xml = "".join(part if part.startswith("<") else r(part) for part in runs)
    assert texts(read(f"<w:p>{xml}</w:p>")) == [text]


@pytest.mark.parametrize(
    ("before", "superscript", "text"),
    [
        pytest.param("Kết luận số 93", "1", "Kết luận số 93 x", id="note-mark-after-number"),
        pytest.param("theo quy định", "12", "theo quy định x", id="note-mark-after-word"),
        pytest.param("theo quy định.", "(2)", "theo quy định. x", id="note-mark-in-brackets"),
        pytest.param("rộng 500 m", "2", "rộng 500 m2 x", id="square-metre"),
        pytest.param("1.200 km", "2", "1.200 km2 x", id="square-kilometre"),
        pytest.param("đồng/m", "3", "đồng/m3 x", id="per-cubic-metre"),
        pytest.param("chương trình", "2", "chương trình x", id="word-that-ends-in-m-is-no-unit"),
        pytest.param("2 x 10", "6", "2 x 10^6 x", id="power-of-ten"),
        pytest.param("", "1", "1 x", id="nothing-before"),
        pytest.param("số", "123", "số123 x", id="three-digits-are-no-mark"),
        pytest.param("lần thứ", "a", "lần thứa x", id="letters-are-no-mark"),
    ],
)
def test_superscript_digits_after_a_word_are_a_note_mark(before: str, superscript: str, text: str) -> None:
    assert texts(read(f"<w:p>{r(before) if before else ''}{raised(superscript)}{r(' x')}</w:p>")) == [text]


@pytest.mark.parametrize(
    ("lines", "properties", "expected"),
    [
        pytest.param(["Sở Tài chính", "chủ trì"], "", ["Sở Tài chính chủ trì"], id="running-text"),
        pytest.param(
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT."], "", ["Nơi nhận:", "- Như trên;", "- Lưu: VT."], id="dashes"
        ),
        pytest.param(["Giao:", "1. Sở A", "2. Sở B"], "", ["Giao:", "1. Sở A", "2. Sở B"], id="numbers"),
        pytest.param(["Giao:", "a) Sở A", "đ) Sở B"], "", ["Giao:", "a) Sở A", "đ) Sở B"], id="letters"),
        pytest.param(["hỗ trợ", "5.000 người"], "", ["hỗ trợ 5.000 người"], id="a-number-is-no-marker"),
        pytest.param(["giai đoạn 2021", "- 2025"], "", ["giai đoạn 2021 - 2025"], id="second-year-of-a-range"),
        pytest.param(["KẾ HOẠCH", "Thực hiện"], CENTRED, ["KẾ HOẠCH", "Thực hiện"], id="centred"),
    ],
)
def test_soft_line_break_parts_only_clear_lines(lines: list[str], properties: str, expected: list[str]) -> None:
    assert texts(read(p(BR.join(r(line) for line in lines), properties=properties))) == expected


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param("", ["UBND TỈNH", "SƠN HẢI"], id="no-rules"),
        pytest.param(RULES, ["UBND TỈNH SƠN HẢI"], id="rules"),
    ],
)
def test_lines_of_a_cell_stand_alone_where_no_rules_are_drawn(properties: str, expected: list[str]) -> None:
    cell = p(r("UBND TỈNH") + BR + r("SƠN HẢI"))
    assert texts(read(tbl(tr(tc(cell)), properties=properties))) == expected


def test_page_break_parts_a_paragraph() -> None:
    assert texts(read(p(r("hết.") + '<w:r><w:br w:type="page"/></w:r>' + r("PHỤ LỤC")))) == ["hết.", "PHỤ LỤC"]


def test_only_the_first_line_carries_the_marker() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p(r("Giao:") + BR + r("- Sở A"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    first, second = read(body, numbering=numbering).paragraphs()
    assert [(line.text, line.numbered) for line in (first, second)] == [("1. Giao:", True), ("- Sở A", False)]


def test_hidden_text_is_dropped_and_said() -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>", "character")
    document = read(p(r("thấy ") + r("ẩn", "<w:vanish/>") + r("ẩn", '<w:rStyle w:val="An"/>')), styles=styles)
    assert texts(document) == ["thấy"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]


def test_changes_are_read_as_accepted_and_said() -> None:
    body = (
        "<w:p>"
        + r("Giao Sở ")
        + f"<w:ins>{r('Tài chính')}</w:ins><w:del><w:r><w:delText>Nội vụ</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{r(' cũ')}</w:moveFrom><w:moveTo>{r(' chủ trì')}</w:moveTo></w:p>"
    )
    document = read(body)
    assert texts(document) == ["Giao Sở Tài chính chủ trì"]
    (notice,) = document.notices
    assert notice.code == "tracked-changes"
    assert "1 chỗ thêm, 1 chỗ xóa, 1 chỗ chuyển" in notice.message


def test_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("Giao Sở Tài chính ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("chủ trì.", properties=CENTRED)
    (paragraph,) = read(body).paragraphs()
    assert (paragraph.text, paragraph.style.centred) == ("Giao Sở Tài chính chủ trì.", True)


def test_deleted_mark_at_the_end_loses_no_text() -> None:
    body = p("trước bảng", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + tbl(tr(tc("ô")))
    assert texts(read(body)) == ["trước bảng", "ô"]


def test_deleted_row_is_gone() -> None:
    rows = tr(tc("a")) + tr(tc("b"), properties='<w:del w:id="1"/>') + tr(tc("c"))
    assert texts(read(tbl(rows))) == ["a", "c"]


@pytest.mark.parametrize(
    ("run_properties", "style_properties", "bold"),
    [
        pytest.param("<w:b/>", "", True, id="direct"),
        pytest.param("", "<w:b/>", True, id="by-style"),
        pytest.param('<w:b w:val="0"/>', "<w:b/>", False, id="taken-away"),
        pytest.param('<w:rStyle w:val="Dam"/>', "", True, id="by-run-style"),
        pytest.param('<w:rStyle w:val="Dam"/>', "<w:b/>", False, id="two-styles-cancel-out"),
        pytest.param('<w:rStyle w:val="Dam"/><w:b/>', "<w:b/>", True, id="direct-setting-stands"),
    ],
)
def test_bold_comes_through_styles(run_properties: str, style_properties: str, *, bold: bool) -> None:
    styles = (
        style("Goc", f"<w:rPr>{style_properties}</w:rPr>")
        + style("Con", based_on="Goc")
        + style("Dam", "<w:rPr><w:b/></w:rPr>", "character")
    )
    body = p(r("Nơi nhận:", run_properties), properties='<w:pStyle w:val="Con"/>')
    (paragraph,) = read(body, styles=styles).paragraphs()
    assert paragraph.style.bold is bold


def test_paragraph_is_bold_only_when_all_its_words_are() -> None:
    whole, part = read(p(r("a", "<w:b/>") + r(" ")) + p(r("a", "<w:b/>") + r("b"))).paragraphs()
    assert (whole.style.bold, part.style.bold) == (True, False)


@pytest.mark.parametrize(
    ("properties", "style_xml", "heading"),
    [
        pytest.param('<w:outlineLvl w:val="1"/>', "", 2, id="outline-level"),
        pytest.param('<w:pStyle w:val="heading 3"/>', style("heading 3"), 3, id="english-name"),
        pytest.param('<w:pStyle w:val="Tiêu đề 2"/>', style("Tiêu đề 2"), 2, id="vietnamese-name"),
        pytest.param('<w:pStyle w:val="X"/>', style("Heading 1") + style("X", based_on="Heading 1"), 1, id="inherited"),
        pytest.param(
            '<w:pStyle w:val="X"/>', style("X", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), 1, id="outline-of-style"
        ),
        pytest.param('<w:pStyle w:val="heading 1"/><w:outlineLvl w:val="9"/>', style("heading 1"), 0, id="body-level"),
        pytest.param('<w:pStyle w:val="A"/>', style("A", based_on="B") + style("B", based_on="A"), 0, id="circle"),
    ],
)
def test_heading_level(properties: str, style_xml: str, heading: int) -> None:
    (paragraph,) = read(p("x", properties=properties), styles=style_xml).paragraphs()
    assert paragraph.style.heading == heading


def test_centring_and_indent_come_from_the_default_style_too() -> None:
    styles = style("Normal", '<w:pPr><w:jc w:val="center"/><w:ind w:firstLine="720"/></w:pPr>', default=True)
    (paragraph,) = read(p("x"), styles=styles).paragraphs()
    assert (paragraph.style.centred, paragraph.style.indent) == (True, 36.0)


def test_pages_come_from_the_marks_that_word_left() -> None:
    mark = "<w:r><w:lastRenderedPageBreak/></w:r>"
    first, second, third = read(p("một") + p(r("hai ") + mark + r("ba")) + p(mark + r("bốn"))).paragraphs()
    assert first.places == ((0, Place(page=1, paragraph=0)),)
    assert second.places == ((0, Place(page=1, paragraph=1)), (4, Place(page=2, paragraph=1)))
    assert second.text[4:] == "ba"
    assert third.places == ((0, Place(page=3, paragraph=2)),)


def test_without_such_marks_no_page_is_claimed() -> None:
    (paragraph,) = read(p("một")).paragraphs()
    assert paragraph.places[0][1].page is None


def test_legacy_fonts_are_converted_and_said() -> None:
    vntime = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    body = p(r("KÕ ho¹ch", vntime)) + p(r("caù", vni) + r("c baïn", vni)) + p(r("kÕ ho¹ch", capitals)) + p("Tổ chức")
    document = read(body)
    assert texts(document) == ["Kế hoạch", "các bạn", "KẾ HOẠCH", "Tổ chức"]
    assert [notice.code for notice in document.notices] == ["converted-encoding"]


def test_vni_letter_parted_between_two_runs_is_one_letter() -> None:
    vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    assert texts(read(p(r("ca", vni) + r("ùc", vni)))) == ["các"]


def test_unicode_letters_in_a_legacy_font_are_left_alone() -> None:
    styles = style("Normal", '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>', default=True)
    document = read(p("Kế hoạch và đề án") + p(r("KÕ ho¹ch")), styles=styles)
    assert texts(document) == ["Kế hoạch và đề án", "Kế hoạch"]
    assert [notice.code for notice in document.notices] == ["converted-encoding", "mixed-encoding"]


def test_strict_form_reads_as_the_transitional_one() -> None:
    body = p(r("Kế hoạch", '<w:b w:val="true"/>'), properties='<w:jc w:val="center"/><w:ind w:start="720"/>')
    text = (
        f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{body}</w:body></w:document>'
    )
    (paragraph,) = read_docx(make_docx("", text=text)).paragraphs()
    assert paragraph.text == "Kế hoạch"
    assert (paragraph.style.bold, paragraph.style.centred, paragraph.style.indent) == (True, True, 36.0)
