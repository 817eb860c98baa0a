"""Tables with rules, with few rules and with none, and over page breaks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from typeset import LEFT, RIGHT, Sheet, line

from dondoc.reading.sources.base import Paragraph, Table
from dondoc.reading.sources.layout import Rule, build_blocks

XS = [LEFT, LEFT + 40, LEFT + 220, LEFT + 340, RIGHT]
HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")


def table(*sheets: Sheet) -> Table:
    (found,) = (b for b in build_blocks([sheet.content() for sheet in sheets]) if isinstance(b, Table))
    return found


def grid(found: Table) -> list[list[str]]:
    rows = [["" for _ in range(found.columns)] for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def ruled(number: int, rows: Sequence[Sequence[str]], *, top: float = 100.0) -> Sheet:
    """A page with a table, one line in each cell, all borders drawn."""
    sheet = Sheet(number)
    sheet.box(XS, [top + 24 * i for i in range(len(rows) + 1)])
    for i, cells in enumerate(rows):
        sheet.row(XS, top + 24 * i + 16, *cells)
    return sheet


ROWS = [
    HEAD,
    ("1", "Xây dựng đề án", "Sở Nội vụ", "Quý I/2026"),
    ("2", "Rà soát quy hoạch", "Sở Tài chính", "Quý II/2026"),
]


def test_cells_of_a_ruled_grid_are_read_in_order() -> None:
    assert grid(table(ruled(1, ROWS))) == [list(row) for row in ROWS]


def test_each_cell_knows_its_place() -> None:
    found = table(ruled(1, ROWS))
    _, place = found.cells[-1].paragraphs[0].places[0]
    assert (place.page, place.table, place.row, place.column) == (1, 0, 2, 3)
    assert place.box is not None


def test_borders_drawn_for_each_cell_and_doubled_make_the_same_grid() -> None:
    sheet = ruled(1, ROWS)
    sheet.rules = [
        piece
        for y in (100, 124, 148, 172)
        for a, b in itertools.pairwise(XS)
        for piece in (Rule(a, y, b, y + 0.5), Rule(a, y + 1.5, b, y + 2))
    ] + [Rule(x, y, x + 0.5, y + 24) for x in XS for y in (100, 124, 148)]
    assert grid(table(sheet)) == [list(row) for row in ROWS]


def test_missing_lines_are_merged_cells() -> None:
    sheet = Sheet()
    ys = [100.0, 124.0, 148.0, 172.0]
    sheet.rules = [Rule(XS[0], y, XS[-1], y) for y in (100, 124, 172)]
    sheet.rules += [Rule(XS[0], 148, XS[2], 148), Rule(XS[3], 148, XS[4], 148)]
    sheet.rules += [Rule(XS[0], 100, XS[0], 172), Rule(XS[4], 100, XS[4], 172)]
    sheet.rules += [Rule(x, 124, x, 172) for x in XS[1:4]]
    sheet.row(XS, ys[0] + 16, "I. Nhóm nhiệm vụ chung").row(XS, ys[1] + 16, "1", "Xây dựng đề án", "", "2026")
    sheet.row(XS, ys[2] + 16, "2", "Rà soát quy hoạch", "", "2027").put(line("Sở Nội vụ", XS[2] + 5, 152, size=12))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table(sheet).cells}
    assert spans["I. Nhóm nhiệm vụ chung"] == (1, 4)
    assert spans["Sở Nội vụ"] == (2, 1)


def test_rows_without_lines_between_are_told_by_their_numbers() -> None:
    sheet = Sheet().box(XS, [100, 124, 200])
    sheet.row(XS, 116, *HEAD)
    sheet.row(XS, 140, "1", "Xây dựng đề án", "Sở Nội vụ", "2026").row(XS, 156, "", "phát triển nghề cá")
    sheet.row(XS, 172, "2", "Rà soát quy hoạch", "Sở Tài chính", "2027")
    assert grid(table(sheet))[1:] == [
        ["1", "Xây dựng đề án phát triển nghề cá", "Sở Nội vụ", "2026"],
        ["2", "Rà soát quy hoạch", "Sở Tài chính", "2027"],
    ]


def test_frame_around_text_is_no_table() -> None:
    sheet = Sheet().box([LEFT, LEFT + 90], [100, 124]).put(line("HỎA TỐC", LEFT + 10, 116))
    assert [b.text for b in build_blocks([sheet.content()]) if isinstance(b, Paragraph)] == ["HỎA TỐC"]


def test_underlined_heads_are_no_table() -> None:
    sheet = Sheet().paragraph("KẾ HOẠCH")
    sheet.rules += [Rule(200, 100, 300, 100), Rule(220, 400, 290, 400)]
    assert not any(isinstance(block, Table) for block in build_blocks([sheet.content()]))


def test_table_over_three_pages_is_one_with_the_head_once() -> None:
    pages = [
        ruled(1, [HEAD, ("1", "Xây dựng đề án.", "Sở Nội vụ", "2026")], top=700),
        ruled(2, [HEAD, ("2", "Rà soát quy hoạch.", "Sở Nội vụ", "2026")], top=60),
        ruled(3, [HEAD, ("3", "Tổ chức hội nghị.", "Sở Nội vụ", "2026")], top=60),
    ]
    assert [row[0] for row in grid(table(*pages))] == ["TT", "1", "2", "3"]


def test_row_cut_by_the_page_break_is_one_row_with_both_places() -> None:
    first = ruled(1, [HEAD, ("1", "Xây dựng đề án nuôi", "Sở Nội vụ", "2026")], top=700)
    second = ruled(2, [HEAD, ("", "biển công nghệ cao.", "", ""), ("2", "Rà soát.", "Sở Nội vụ", "2026")], top=60)
    found = table(first, second)
    assert grid(found)[1:] == [
        ["1", "Xây dựng đề án nuôi biển công nghệ cao.", "Sở Nội vụ", "2026"],
        ["2", "Rà soát.", "Sở Nội vụ", "2026"],
    ]
    joined = next(cell for cell in found.cells if (cell.row, cell.column) == (1, 1))
    assert {place.page for paragraph in joined.paragraphs for _, place in paragraph.places} == {1, 2}


def test_group_row_without_number_at_the_top_of_a_page_is_a_row() -> None:
    first = ruled(1, [HEAD, ("1", "Xây dựng đề án.", "Sở Nội vụ.", "2026.")], top=700)
    second = ruled(2, [HEAD, ("", "Nhóm nhiệm vụ về giống", "", ""), ("2", "Rà soát.", "Sở Nội vụ", "2026")], top=60)
    assert [row[1] for row in grid(table(first, second))][2] == "Nhóm nhiệm vụ về giống"


def test_tables_with_other_columns_stay_apart() -> None:
    other = Sheet(2).box([LEFT, 300, RIGHT], [60, 84, 108]).put(line("Chỉ tiêu", LEFT + 5, 76), line("100%", 310, 76))
    blocks = build_blocks([ruled(1, ROWS, top=700).content(), other.content()])
    assert sum(isinstance(block, Table) for block in blocks) == 2


def targets(count: int) -> Sheet:
    sheet = Sheet().paragraph("2. Chỉ tiêu cụ thể đến năm 2030 của tỉnh Sơn Hải như sau:")
    names = ["Tỷ lệ tàu cá lắp thiết bị giám sát:", "Số mô hình nuôi biển:", "Giá trị sản xuất:", "Sản lượng:"]
    values = ["100%", "25 mô hình", "5.000 tỷ đồng", "12.000 tấn"]
    for name, value in list(zip(names, values, strict=True))[:count]:
        sheet.put(line(f"- {name}", LEFT + 36, sheet.base), line(value, 440, sheet.base))
        sheet.base += 20
    return sheet


def test_columns_without_rules_are_a_table() -> None:
    found = table(targets(4))
    assert not found.ruled
    assert grid(found)[1] == ["- Số mô hình nuôi biển:", "25 mô hình"]


def test_two_rows_with_a_gap_are_no_table() -> None:
    blocks = build_blocks([targets(2).content()])
    assert [b.text for b in blocks if isinstance(b, Paragraph)][1:] == [
        "- Tỷ lệ tàu cá lắp thiết bị giám sát: 100%",
        "- Số mô hình nuôi biển: 25 mô hình",
    ]


def test_wrapped_name_in_a_column_without_rules_is_one_cell() -> None:
    sheet = targets(4)
    sheet.put(line("- Tỷ lệ lao động nghề cá được đào tạo về", LEFT + 36, sheet.base))
    sheet.put(line("an toàn trên biển:", LEFT, sheet.base + 18), line("80%", 440, sheet.base + 18))
    assert grid(table(sheet))[-1] == ["- Tỷ lệ lao động nghề cá được đào tạo về an toàn trên biển:", "80%"]


def test_columns_without_rules_go_on_over_the_page_break() -> None:
    second = Sheet(2).put(line("- Số lao động được đào tạo:", LEFT + 36, 80), line("900 người", 440, 80))
    second.base = 120
    assert grid(table(targets(4), second.paragraph("II. NHIỆM VỤ")))[-1] == ["- Số lao động được đào tạo:", "900 người"]


@pytest.mark.parametrize("words", [("ỦY BAN", "NHÂN DÂN"), ("Sở Nội vụ", "chủ trì")])
def test_one_row_with_a_gap_is_read_as_one_line(words: tuple[str, str]) -> None:
    sheet = Sheet().paragraph("Các cơ quan sau đây có trách nhiệm thực hiện Kế hoạch này của Ủy ban nhân dân tỉnh:")
    sheet.put(line(words[0], LEFT + 36, 200), line(words[1], 400, 200))
    assert [b.text for b in build_blocks([sheet.content()]) if isinstance(b, Paragraph)][-1] == " ".join(words)
