from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from dondoc.reading.export import ExportFormat, export
from dondoc.reading.export.xlsx.sheet import line_count
from dondoc.reading.model import Reading
from factories.readings import empty, plan

SHEETS = ["Nhiệm vụ", "Chỉ tiêu", "Báo cáo", "Viện dẫn", "Cảnh báo", "Văn bản"]
HEAD = 3  # two title rows and a note stand above the head


def workbook(reading: Reading) -> bytes:
    return export(reading, ExportFormat.XLSX, name="a.docx")


def rows(reading: Reading, sheet: str) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(reading)))
    return book.get_sheet_by_name(sheet).to_python()


def part(reading: Reading, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook(reading))) as archive:
        return archive.read(name).decode()


def test_has_one_sheet_for_each_kind_of_finding() -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(workbook(plan()))).sheet_names == SHEETS


def test_every_task_is_a_row_with_its_values_in_place() -> None:
    head, *body = rows(plan(), "Nhiệm vụ")[HEAD:]
    first = dict(zip(head, body[0], strict=True))
    assert len(body) == 8
    assert first["Cơ quan chủ trì"] == "Sở Khoa học và Công nghệ"
    assert first["Cơ quan phối hợp"] == "Sở Tài chính; các sở, ngành"
    assert first["Hạn"] == date(2025, 3, 31)
    assert first["Vị trí"] == "trang 2, đoạn 15"


def test_doubt_is_said_in_words() -> None:
    head, *body = rows(plan(), "Nhiệm vụ")[HEAD:]
    review = [row[head.index("Cần xem lại")] for row in body]
    assert review[2] == "cơ quan chủ trì (suy từ tiêu đề hoặc dòng dẫn phía trên)"
    assert review[0] == ""


def test_numbers_are_numbers_and_ranges_are_words() -> None:
    target = replace(plan().targets[0], comparator="range", value=(1, 2))
    head, *body = rows(replace(plan(), targets=(plan().targets[0], target)), "Chỉ tiêu")[HEAD:]
    assert [row[head.index("Trị số")] for row in body] == [60.0, "1 – 2"]


@pytest.mark.parametrize("start", ["=SUM(A1)", "+84", "-2+3", "@cmd", "=HYPERLINK(1)", "{=1}", "http://a.vn", "12"])
def test_no_text_becomes_a_formula_a_link_or_a_number(start: str) -> None:
    reading = replace(plan(), tasks=(replace(plan().tasks[0], text=start, product=start),))
    sheet = part(reading, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert rows(reading, "Nhiệm vụ")[HEAD + 1][2] == start


def test_page_is_set_up_for_print() -> None:
    sheet = part(plan(), "xl/worksheets/sheet1.xml")
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert '<pane ySplit="4"' in sheet
    assert '<autoFilter ref="A4:K12"/>' in sheet
    assert "Trang &amp;P/&amp;N" in sheet
    assert "_xlnm.Print_Titles" in part(plan(), "xl/workbook.xml")


def test_empty_reading_says_so_on_each_sheet() -> None:
    assert rows(empty(), "Nhiệm vụ")[-1][0] == "Văn bản này không giao nhiệm vụ nào."


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    reading = replace(plan(), tasks=(replace(plan().tasks[0], text="chữ " * 20_000),))
    text = rows(reading, "Nhiệm vụ")[HEAD + 1][2]
    assert len(text) == 32_767
    assert text.endswith("[…]")


def test_day_before_the_first_of_excel_is_words() -> None:
    cited = replace(plan().references[0], issued_on="1890-05-19")
    assert rows(replace(plan(), references=(cited,)), "Viện dẫn")[HEAD + 1][3] == "19/05/1890"


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**400, 1e300])
def test_number_that_no_cell_holds_is_words(value: float) -> None:
    reading = replace(plan(), targets=(replace(plan().targets[0], value=value),))
    assert rows(reading, "Chỉ tiêu")[HEAD + 1][4] == str(value)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("một hai ba", 20, 1, id="fits"),
        pytest.param("một hai ba", 7, 2, id="wraps-at-a-word"),
        pytest.param("một\nhai", 20, 2, id="keeps-line-breaks"),
        pytest.param("a" * 100, 20, 6, id="word-longer-than-the-column"),
        pytest.param("", 5, 1, id="empty-still-has-a-line"),
    ],
)
def test_lines_of_a_cell(text: str, width: float, lines: int) -> None:
    assert line_count(text, width) == lines
