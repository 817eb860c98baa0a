"""The two-column head and foot."""

from __future__ import annotations

import pytest
from typeset import LEFT, RIGHT, Sheet, centred, line

from dondoc.reading.sources.base import Block, Paragraph, Table
from dondoc.reading.sources.layout import build_blocks, line_of

BODY = "Thực hiện Nghị quyết của Tỉnh ủy, Ủy ban nhân dân tỉnh Sơn Hải ban hành Kế hoạch với các nội dung sau đây:"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def cells(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    assert not block.ruled
    assert (block.rows, block.columns) == (1, 2)
    return [[paragraph.text for paragraph in cell.paragraphs] for cell in block.cells]


def head(nation: str = NATION, *, left: float = 150.0, right: float = 400.0) -> Sheet:
    sheet = Sheet()
    sheet.put(centred("ỦY BAN NHÂN DÂN", 60, middle=left, size=11), centred(nation, 60, middle=right, size=11))
    sheet.put(
        centred("TỈNH SƠN HẢI", 75, middle=left, size=11), centred("Độc lập - Tự do - Hạnh phúc", 76, middle=right)
    )
    sheet.put(centred("Số: 215/KH-UBND", 105, middle=left, size=12))
    sheet.put(centred("Hải Bình, ngày 12 tháng 3 năm 2026", 107, middle=right, size=13, italic=True))
    sheet.base = 150
    return sheet.centre("KẾ HOẠCH", bold=True).centre("Phát triển nghề cá bền vững", bold=True).paragraph(BODY)


def test_letterhead_is_a_table_of_two_cells_and_the_kind_stands_below() -> None:
    blocks = build_blocks([head().content()])
    assert cells(blocks[0]) == [
        ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI", "Số: 215/KH-UBND"],
        [NATION, "Độc lập - Tự do - Hạnh phúc", "Hải Bình, ngày 12 tháng 3 năm 2026"],
    ]
    assert [b.text for b in blocks[1:] if isinstance(b, Paragraph)] == ["KẾ HOẠCH", "Phát triển nghề cá bền vững", BODY]


@pytest.mark.parametrize(
    "nation",
    [
        pytest.param("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", id="new-tone-place"),
        pytest.param("CONG HOA XÃ HỘI CHỦ NGHĨA VIET NAM", id="marks-lost-by-ocr"),
        pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM", id="party"),
    ],
)
def test_right_half_is_known_by_its_fixed_words(nation: str) -> None:
    assert cells(build_blocks([head(nation).content()])[0])[1][0] == nation


def test_halves_set_close_together_are_cut_before_the_nation() -> None:
    sheet = head()
    left, right = sheet.lines[0], sheet.lines[1]
    sheet.lines[:2] = [line_of((*left.words, *right.words), size=11)]
    assert cells(build_blocks([sheet.content()])[0])[0][0] == "ỦY BAN NHÂN DÂN"


def test_gap_left_for_the_number_does_not_part_the_line() -> None:
    sheet = head()
    sheet.lines[4:5] = [line("Số:", 100, 105, size=12), line("/KH-UBND", 160, 105, size=12)]
    assert cells(build_blocks([sheet.content()])[0])[0][-1] == "Số: /KH-UBND"


def test_day_typed_in_later_stands_in_its_gap() -> None:
    sheet = head()
    sheet.lines[5:6] = [
        line_of((*line("Hải Bình, ngày", 300, 107, size=13).words, *line("tháng 3 năm 2026", 415, 107, size=13).words)),
        line("12", 397, 104, size=10),
    ]
    assert cells(build_blocks([sheet.content()])[0])[1][-1] == "Hải Bình, ngày 12 tháng 3 năm 2026"


def test_subject_of_a_dispatch_runs_over_the_line() -> None:
    sheet = head()
    sheet.put(centred("V/v tăng cường quản lý", 122, middle=150, size=11), centred("nghề cá", 136, middle=150, size=11))
    assert cells(build_blocks([sheet.content()])[0])[0][-1] == "V/v tăng cường quản lý nghề cá"


def test_page_without_the_fixed_words_has_no_letterhead() -> None:
    assert not any(isinstance(block, Table) for block in build_blocks([Sheet().paragraph(BODY).content()]))


def foot(**end: str) -> Sheet:
    sheet = Sheet().paragraph(BODY).paragraph(end.get("closing", "Các cơ quan, đơn vị triển khai thực hiện./."))
    recipients = (
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy (b/c);",
        "- Các sở, ban, ngành, đoàn thể",
        "cấp tỉnh;",
        "- Lưu: VT.",
    )
    sheet.put(*(line(text, LEFT, 300 + 14 * i, size=11) for i, text in enumerate(recipients)))
    for base, text in (
        (296, "TM. ỦY BAN NHÂN DÂN"),
        (314, "KT. CHỦ TỊCH"),
        (332, "PHÓ CHỦ TỊCH"),
        (430, "Nguyễn Văn Hải"),
    ):
        sheet.put(centred(text, base, middle=430, bold=True))
    return sheet


def test_foot_is_a_table_of_recipients_and_signature() -> None:
    blocks = build_blocks([foot().content()])
    assert cells(blocks[-1]) == [
        [
            "Nơi nhận:",
            "- Thường trực Tỉnh ủy (b/c);",
            "- Các sở, ban, ngành, đoàn thể cấp tỉnh;",
            "- Lưu: VT.",
        ],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Hải"],
    ]


def test_annex_below_the_foot_is_not_of_it() -> None:
    sheet = foot()
    sheet.base = 500
    blocks = build_blocks([sheet.centre("Phụ lục I", bold=True).paragraph(BODY).content()])
    assert [b.text for b in blocks if isinstance(b, Paragraph)][-2:] == ["Phụ lục I", BODY]


def test_text_right_of_the_middle_does_not_run_into_one_line() -> None:
    sheet = Sheet().paragraph(BODY)
    for base, text in ((300, "TM. ỦY BAN NHÂN DÂN"), (318, "CHỦ TỊCH"), (400, "Nguyễn Văn Hải")):
        sheet.put(centred(text, base, middle=(RIGHT + 320) / 2, bold=True))
    texts = [b.text for b in build_blocks([sheet.content()]) if isinstance(b, Paragraph)]
    assert texts[1:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Hải"]
