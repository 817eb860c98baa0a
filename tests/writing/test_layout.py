"""The file as XML: what the decree sets is there, and nothing is faked with blanks and empty lines."""

from __future__ import annotations

from typing import Any

import pytest
from writing_papers import W, letter, opened, part, report, table, words, written

from dondoc.writing import Annex, Column, Landscape, Paragraph, Recipients, Table, load_form
from dondoc.writing.clean import NBSP

FORMS = ("nd30", "hd05")
STATE_STYLES = ("VB Quốc hiệu", "VB Tiêu ngữ", "VB Kính gửi", "VB Nội dung", "VB Chức vụ", "VB Nơi nhận", "VB Ô bảng")


def _values(element: Any) -> dict[str, str]:
    return {key.removeprefix(W): value for key, value in element.attrib.items()}


def _styles(data: bytes) -> dict[str, Any]:
    return {one.find(f"{W}name").get(f"{W}val"): one for one in part(data, "word/styles.xml").iter(f"{W}style")}


@pytest.mark.parametrize("form", FORMS)
def test_paper_is_a4_with_margins_of_the_form(form: str) -> None:
    section = part(written(letter(), form)).find(f".//{W}sectPr")
    assert _values(section.find(f"{W}pgSz")) == {"w": "11906", "h": "16838"}
    margins = _values(section.find(f"{W}pgMar"))
    assert {side: margins[side] for side in ("top", "bottom", "left", "right")} == {
        "top": "1134",
        "bottom": "1134",
        "left": "1701",
        "right": "850",
    }


@pytest.mark.parametrize("form", FORMS)
def test_every_letter_is_times_new_roman_and_vietnamese(form: str) -> None:
    defaults = part(written(letter(), form), "word/styles.xml").find(f"{W}docDefaults")
    fonts = _values(defaults.find(f".//{W}rFonts"))
    assert fonts == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman")
    assert defaults.find(f".//{W}lang").get(f"{W}val") == "vi-VN"
    assert defaults.find(f".//{W}sz").get(f"{W}val") == "28"
    for name, style in _styles(written(letter(), form)).items():
        if name.startswith("VB ") and style.get(f"{W}type") == "paragraph":
            assert _values(style.find(f".//{W}rFonts"))["cs"] == "Times New Roman", name


def test_parts_have_styles_with_vietnamese_names() -> None:
    data = written(letter())
    assert set(STATE_STYLES) <= set(_styles(data))
    used = {paragraph.style.name for paragraph in opened(data).paragraphs}
    assert {"VB Kính gửi", "VB Nội dung", "VB Sau bảng"} <= used
    assert "Normal" not in used


@pytest.mark.parametrize(
    ("style", "half_points", "bold", "italic"),
    [
        pytest.param("VB Quốc hiệu", 26, True, False, id="quoc-hieu-12-13-dam"),
        pytest.param("VB Tiêu ngữ", 28, True, False, id="tieu-ngu-13-14-dam"),
        pytest.param("VB Cơ quan chủ quản", 26, False, False, id="chu-quan-khong-dam"),
        pytest.param("VB Cơ quan ban hành", 26, True, False, id="ban-hanh-dam"),
        pytest.param("VB Số, ký hiệu", 26, False, False, id="so-13"),
        pytest.param("VB Địa danh, thời gian", 28, False, True, id="dia-danh-nghieng"),
        pytest.param("VB Trích yếu công văn", 24, False, False, id="trich-yeu-cong-van-12-13"),
        pytest.param("VB Nội dung", 28, False, False, id="noi-dung-13-14"),
        pytest.param("VB Chức vụ", 28, True, False, id="chuc-vu-dam"),
        pytest.param("VB Nơi nhận", 24, True, True, id="noi-nhan-12-dam-nghieng"),
        pytest.param("VB Dòng nơi nhận", 22, False, False, id="dong-noi-nhan-11"),
    ],
)
def test_sizes_are_those_of_the_decree(style: str, half_points: int, bold: bool, italic: bool) -> None:
    found = _styles(written(letter()))[style].find(f"{W}rPr")
    assert found.find(f"{W}sz").get(f"{W}val") == str(half_points)
    assert (found.find(f"{W}b") is not None, found.find(f"{W}i") is not None) == (bold, italic)


def test_text_is_justified_with_first_line_and_room_between_paragraphs() -> None:
    body = _styles(written(letter()))["VB Nội dung"].find(f"{W}pPr")
    assert body.find(f"{W}jc").get(f"{W}val") == "both"
    assert body.find(f"{W}ind").get(f"{W}firstLine") == "720"  # 1,27 cm
    assert int(body.find(f"{W}spacing").get(f"{W}after")) >= 120  # 6 pt
    assert body.find(f"{W}spacing").get(f"{W}line") == "240"


def test_party_text_has_exact_lines_and_its_own_words() -> None:
    data = written(letter(), "hd05")
    body = _styles(data)["VB Nội dung"].find(f"{W}pPr")
    assert _values(body.find(f"{W}spacing"))["line"] == "380"
    assert _values(body.find(f"{W}spacing"))["lineRule"] == "exact"
    assert body.find(f"{W}ind").get(f"{W}firstLine") == "567"  # 10 mm
    said = words(data)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in said
    assert f"Số{NBSP * 8}-CV/SNNMT" in said
    assert "*" in said
    assert said[-5:].count("- Lưu VT, KHTC.") == 1
    assert any(line.endswith("30/11/2026.") for line in said)
    assert not any("./." in line for line in said)
    styles = _styles(data)
    assert styles["VB Chức vụ"].find(f".//{W}b") is None
    assert styles["VB Nơi nhận"].find(f".//{W}u").get(f"{W}val") == "single"


def test_page_number_stands_in_the_upper_margin_but_not_on_the_first_page() -> None:
    data = written(letter())
    section = part(data).find(f".//{W}sectPr")
    assert section.find(f"{W}titlePg") is not None
    references = section.findall(f"{W}headerReference")
    assert [one.get(f"{W}type") for one in references] == ["default"]
    header = part(data, "word/header1.xml")
    assert "PAGE" in "".join(node.text or "" for node in header.iter(f"{W}instrText"))
    assert _styles(data)["VB Số trang"].find(f".//{W}jc").get(f"{W}val") == "center"


def test_annexes_begin_anew_with_page_one() -> None:
    annexes = (Annex("Danh mục nhiệm vụ", (table(),), landscape=True), Annex("Biểu mẫu", (Paragraph("Mẫu"),)))
    data = written(letter(annexes=annexes))
    sections = list(part(data).iter(f"{W}sectPr"))
    assert len(sections) == 3
    assert [one.find(f"{W}pgNumType").get(f"{W}start") for one in sections] == ["1", "1", "1"]
    assert all(one.find(f"{W}titlePg") is not None for one in sections)
    assert [one.find(f"{W}pgSz").get(f"{W}orient") for one in sections] == [None, "landscape", None]
    said = words(data)
    assert "Phụ lục I" in said
    assert "Phụ lục II" in said
    assert "DANH MỤC NHIỆM VỤ" in said
    told = next(line for line in said if line.startswith("(Kèm theo")).replace(NBSP, " ")
    assert " ".join(told.split()) == (
        "(Kèm theo Công văn số /SNNMT-KHTC ngày tháng năm 2026 của Sở Nông nghiệp và Môi trường)"
    )


def test_single_annex_has_no_number() -> None:
    assert "Phụ lục" in words(written(letter(annexes=(Annex("Danh mục", (table(),)),))))


def test_sideways_pages_go_on_counting() -> None:
    blocks = (Paragraph("Trước"), Landscape((table(),)), Paragraph("Sau"))
    sections = list(part(written(report(content=blocks))).iter(f"{W}sectPr"))
    assert [one.find(f"{W}pgSz").get(f"{W}orient") for one in sections] == [None, "landscape", None]
    assert [one.find(f"{W}pgNumType").get(f"{W}start") for one in sections] == ["1", None, None]
    assert [one.find(f"{W}titlePg") is not None for one in sections] == [True, False, False]


def test_head_and_foot_are_tables_without_lines() -> None:
    tables = list(part(written(letter())).iter(f"{W}tbl"))
    assert len(tables) == 3
    for one in (tables[0], tables[-1]):
        sides = {side.tag.removeprefix(W): side.get(f"{W}val") for side in one.find(f".//{W}tblBorders")}
        assert set(sides.values()) == {"nil"}
        assert len(one.find(f"{W}tblGrid")) == 2
        assert sum(int(column.get(f"{W}w")) for column in one.find(f"{W}tblGrid")) == 9355


def test_rules_are_lower_borders_and_the_only_paragraphs_without_words() -> None:
    root = part(written(letter(recipients=Recipients(("Như trên",), "VT"))))
    empty = [one for one in root.iter(f"{W}p") if not "".join(one.itertext()).strip()]
    styles = [one.find(f".//{W}pStyle").get(f"{W}val") for one in empty]
    assert set(styles) == {"VB_rule", "VB_end", "VB_table_head"}  # the last is under a cell over two rows
    for one in empty:
        if one.find(f".//{W}pStyle").get(f"{W}val") == "VB_rule":
            assert one.find(f".//{W}pBdr/{W}bottom").get(f"{W}val") == "single"
    assert not list(root.iter("{urn:schemas-microsoft-com:vml}line"))
    assert not any("____" in line for line in words(written(letter())))


def test_rule_under_the_motto_is_as_long_as_the_motto() -> None:
    root = part(written(letter()))
    rules = [one for one in root.iter(f"{W}p") if one.find(f".//{W}pStyle").get(f"{W}val") == "VB_rule"]
    widths = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for rule in rules for cell in [rule.getparent()]]
    lengths = [
        width - int(rule.find(f".//{W}ind").get(f"{W}left")) - int(rule.find(f".//{W}ind").get(f"{W}right"))
        for width, rule in zip(widths, rules, strict=True)
    ]
    issuer, motto = (length / 20 for length in lengths)
    assert motto == pytest.approx(172, abs=6)
    assert 133 / 3 <= issuer <= 133 / 2  # «VÀ MÔI TRƯỜNG» in bold of 13 pt


def test_table_repeats_its_head_and_cuts_no_row() -> None:
    data_table = list(part(written(letter())).iter(f"{W}tbl"))[1]
    rows = data_table.findall(f"{W}tr")
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, True, False, False, False]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    assert data_table.find(f".//{W}tblLayout").get(f"{W}type") == "fixed"
    merges = [one.get(f"{W}val") for one in data_table.iter(f"{W}vMerge")]
    assert merges == ["restart", "restart", None, None]


def test_row_longer_than_a_page_may_be_cut() -> None:
    long = Table((Column(1), Column(1)), (("a", "b"),), [("x", "từ " * 300), ("x", "từ " * 100)])
    rows = list(part(written(letter(content=(long,)))).iter(f"{W}tbl"))[1].findall(f"{W}tr")
    assert [row.find(f".//{W}cantSplit") is not None for row in rows] == [True, False, True]


def test_last_words_stay_with_the_signature() -> None:
    root = part(written(letter()))
    last = next(one for one in root.iter(f"{W}p") if "".join(one.itertext()).endswith("./."))
    assert last.find(f".//{W}keepNext") is not None
    foot = list(root.iter(f"{W}tbl"))[-1]
    assert foot.find(f".//{W}cantSplit") is not None


def test_room_for_signature_is_space_not_empty_lines() -> None:
    signer = _styles(written(letter()))["VB Họ tên người ký"].find(f"{W}pPr/{W}spacing")
    assert int(signer.get(f"{W}before")) >= 1200  # 60 pt


def test_very_long_list_of_recipients_may_go_on_over_the_page() -> None:
    many = Recipients(tuple(f"Xã số {number}" for number in range(120)), "VT")
    foot = list(part(written(letter(recipients=many))).iter(f"{W}tbl"))[-1]
    assert foot.find(f".//{W}cantSplit") is None


def test_province_may_move_within_the_ranges() -> None:
    data = written(letter(), **{"page.left": 35, "page.right": 20, "text.size": 13, "text.line": 1.5})
    margins = _values(part(data).find(f".//{W}pgMar"))
    assert (margins["left"], margins["right"]) == ("1984", "1134")
    body = _styles(data)["VB Nội dung"]
    assert body.find(f".//{W}sz").get(f"{W}val") == "26"
    assert body.find(f".//{W}spacing").get(f"{W}line") == "360"
    # The first line of the head still fits: the right column has widened.
    grid = [int(one.get(f"{W}w")) for one in next(part(data).iter(f"{W}tblGrid"))]
    assert sum(grid) == 11906 - 1984 - 1134
    assert grid[1] / 20 >= 271


def test_word_opens_it_without_compatibility_mode() -> None:
    settings = part(written(letter()), "word/settings.xml")
    assert settings.find(f".//{W}compatSetting").get(f"{W}val") == "15"


def test_form_says_its_source() -> None:
    assert "30/2020" in load_form("nd30").source
    assert "05-HD/VPTW" in load_form("hd05").source
