"""Tables: grid, merged cells, rules, what lies inside cells."""

from __future__ import annotations

import pytest
from docx_files import RULES, borders, item, only_table, p, r, read, style, tbl, tc, texts, tr

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Limits, Paragraph, Place, Settings, Table

DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(count: object) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def layout(body: str, **parts: str) -> list[tuple[str, int, int, int, int]]:
    table = only_table(read(body, **parts))
    return [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]


def test_cells_stand_on_the_grid_in_reading_order() -> None:
    table = only_table(read(tbl(tr(tc("a"), tc("b")), tr(tc("c"), tc("d")))))
    assert (table.rows, table.columns) == (2, 2)
    assert [(cell.text, cell.row, cell.column) for cell in table.cells] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 0),
        ("d", 1, 1),
    ]


def test_cell_over_columns_pushes_the_next_one_along() -> None:
    assert layout(tbl(tr(tc("a", properties=span(2)), tc("b")))) == [("a", 0, 0, 1, 2), ("b", 0, 2, 1, 1)]


def test_cell_over_rows_stands_once() -> None:
    rows = (
        tr(tc("1"), tc("Sở Tài chính", properties=DOWN)),
        tr(tc("2"), tc(properties=GOES_ON)),
        tr(tc("3"), tc("Sở Nội vụ")),
    )
    assert layout(tbl(*rows)) == [
        ("1", 0, 0, 1, 1),
        ("Sở Tài chính", 0, 1, 2, 1),
        ("2", 1, 0, 1, 1),
        ("3", 2, 0, 1, 1),
        ("Sở Nội vụ", 2, 1, 1, 1),
    ]


def test_merge_without_a_beginning_is_a_cell_of_its_own() -> None:
    assert layout(tbl(tr(tc("a", properties=GOES_ON)))) == [("a", 0, 0, 1, 1)]


def test_old_horizontal_merge_widens_the_cell_before() -> None:
    cells = tc("a", properties='<w:hMerge w:val="restart"/>') + tc(properties="<w:hMerge/>") + tc("b")
    assert layout(tbl(tr(cells))) == [("a", 0, 0, 1, 2), ("b", 0, 2, 1, 1)]


def test_row_that_begins_further_right_keeps_its_columns() -> None:
    rows = tr(tc("a"), tc("b")) + tr(tc("c"), properties='<w:gridBefore w:val="1"/>')
    assert layout(tbl(rows))[-1] == ("c", 1, 1, 1, 1)


def test_words_that_word_hides_below_a_merge_are_not_read_but_said() -> None:
    document = read(tbl(tr(tc("a", properties=DOWN)), tr(tc("ẩn", properties=GOES_ON))))
    assert texts(document) == ["a"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]


@pytest.mark.parametrize("count", ["999999999", "-3", "hai", ""])
def test_absurd_span_does_no_harm(count: str) -> None:
    table = only_table(read(tbl(tr(tc("a", properties=span(count)), tc("b")))))
    assert table.columns <= 600
    assert [cell.text for cell in table.cells] == ["a", "b"]


@pytest.mark.parametrize(
    ("properties", "cell_properties", "ruled"),
    [
        pytest.param("", "", False, id="no-borders"),
        pytest.param(RULES, "", True, id="all-rules"),
        pytest.param(borders("tbl", "top", "bottom", "insideH"), "", True, id="horizontal-rules"),
        pytest.param('<w:tblBorders><w:top w:val="nil"/><w:insideH w:val="none"/></w:tblBorders>', "", False, id="nil"),
        pytest.param(RULES.replace("single", 'single" w:color="FFFFFF'), "", False, id="white-lines"),
        pytest.param("", borders("tc", "top", "left", "bottom", "right"), True, id="rules-of-the-cells"),
        pytest.param("", borders("tc", "bottom"), False, id="one-line-under-each-cell"),
        pytest.param(
            RULES,
            borders("tc", "top", "left", "bottom", "right").replace("single", "nil"),
            False,
            id="cells-take-the-rules-away",
        ),
        pytest.param('<w:tblStyle w:val="Luoi"/>', "", True, id="rules-of-the-style"),
        pytest.param('<w:tblStyle w:val="LuoiCon"/>', "", True, id="rules-of-the-style-below"),
        pytest.param('<w:tblStyle w:val="Khong"/>', "", False, id="style-without-rules"),
    ],
)
def test_ruled_tells_whether_lines_are_drawn(properties: str, cell_properties: str, *, ruled: bool) -> None:
    styles = (
        style("Luoi", f"<w:tblPr>{RULES}</w:tblPr>", "table")
        + style("LuoiCon", "", "table", based_on="Luoi")
        + style("Khong", "<w:tblPr/>", "table")
    )
    row = tr(tc("a", properties=cell_properties), tc("b", properties=cell_properties))
    assert only_table(read(tbl(row, row, properties=properties), styles=styles)).ruled is ruled


def test_row_may_draw_rules_of_its_own() -> None:
    exceptions = f"<w:tblPrEx>{RULES}</w:tblPrEx>"
    row = f"<w:tr>{exceptions}{tc('a')}{tc('b')}</w:tr>"
    assert only_table(read(tbl(row, row))).ruled


def test_place_of_a_cell_paragraph_names_table_row_column() -> None:
    body = p("trước") + tbl(tr(tc("a"), tc("b", "c"))) + p("sau") + tbl(tr(tc("d")))
    places = {paragraph.text: paragraph.places[0][1] for paragraph in read(body).paragraphs()}
    assert places == {
        "trước": Place(paragraph=0),
        "a": Place(paragraph=0, table=0, row=0, column=0),
        "b": Place(paragraph=0, table=0, row=0, column=1),
        "c": Place(paragraph=1, table=0, row=0, column=1),
        "sau": Place(paragraph=1),
        "d": Place(paragraph=0, table=1, row=0, column=0),
    }


def test_table_inside_a_cell_becomes_paragraphs_of_the_cell() -> None:
    inner = tbl(tr(tc("b"), tc("c")), properties=RULES)
    table = only_table(read(tbl(tr(tc("a", inner, "d"), tc("e")))))
    assert [paragraph.text for paragraph in table.cells[0].paragraphs] == ["a", "b", "c", "d"]
    assert [paragraph.places[0][1].paragraph for paragraph in table.cells[0].paragraphs] == [0, 1, 2, 3]


def test_frame_of_one_cell_round_a_page_is_no_table() -> None:
    inner = tbl(tr(tc("b"), tc("c")), properties=RULES)
    document = read(tbl(tr(tc("a", inner, "d"))))
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Paragraph, Table, Paragraph]
    assert texts(document) == ["a", "b", "c", "d"]


def test_content_controls_round_tables_rows_and_cells_are_seen_through() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = control(tbl(control(tr(control(tc("a")), tc(control(p("b")))))))
    assert layout(body) == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]


def test_alternative_content_round_paragraphs_is_read_once() -> None:
    body = f'<mc:AlternateContent><mc:Choice Requires="w14">{p("a")}</mc:Choice><mc:Fallback>{p("a")}</mc:Fallback>'
    assert texts(read(f"{body}</mc:AlternateContent>")) == ["a"]


def test_pages_run_on_by_rows_and_not_by_cells() -> None:
    mark = "<w:r><w:lastRenderedPageBreak/></w:r>"
    row = tr(tc(p(r("a ") + mark + r("b"))), tc(p(r("c ") + mark + r("d"))))
    table = only_table(read(tbl(row, tr(tc("e"), tc("f")))))
    pages = [[place.page for _at, place in cell.paragraphs[0].places] for cell in table.cells]
    assert pages == [[1, 2], [1, 2], [2], [2]]


def test_row_ends_on_the_page_its_longest_cell_reached() -> None:
    mark = "<w:r><w:lastRenderedPageBreak/></w:r>"
    table = only_table(read(tbl(tr(tc(p(r("a ") + mark + r("b"))), tc("c")), tr(tc("d")))))
    assert [cell.paragraphs[0].places[-1][1].page for cell in table.cells] == [2, 1, 2]


def test_lists_go_on_counting_through_cells() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    rows = [tr(f"<w:tc>{item('')}</w:tc>", tc(f"việc {index}")) for index in range(3)]
    assert [row[0] for row in layout(tbl(*rows), numbering=numbering)[::2]] == ["1", "2", "3"]


def test_too_many_cells_are_refused_with_a_word() -> None:
    settings = Settings(limits=Limits(table_cells=3))
    with pytest.raises(CannotRead) as caught:
        read(tbl(tr(tc("a"), tc("b")), tr(tc("c"), tc("d"))), settings)
    assert caught.value.code == "too-large"


def test_tables_nested_as_deep_as_xml_allows_end_in_a_word() -> None:
    body = "x"
    for _depth in range(70):
        body = tbl(tr(tc(body)))
    assert texts(read(body)) == ["x"]
    for _depth in range(70):
        body = tbl(tr(tc(body)))
    with pytest.raises(CannotRead) as caught:
        read(body)
    assert caught.value.code == "damaged"
