"""A list goes down, is filled in at home, and comes up again; a table of an office becomes a review. Without scripts too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import Visit
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

pytestmark = pytest.mark.sqlite  # the pages are the same on both databases

MONITOR, LEAD = "theo-doi@sonhai.example", "dau-moi@sonhai.example"
Visits = Callable[..., Visit]
IDS, FIRST = 5, 7


def _column(sheet: Worksheet, name: str) -> int:
    return next(cell.column for cell in sheet[IDS] if cell.value == f"#{name}")


def _down(someone: Visit, folder: Path, words: str) -> Path:
    someone.page.locator("summary", has_text="Bảng tính").click()
    with someone.page.expect_download() as told:
        someone.page.get_by_role("link", name=words).click()
    path = folder / "viec.xlsx"
    told.value.save_as(path)
    return path


def _up(someone: Visit, path: Path) -> None:
    someone.go("/sheets/")
    someone.page.set_input_files("input[name=file]", path)
    someone.submit()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_list_is_filled_in_and_comes_back(visit: Visits, tmp_path: Path, scripts: bool) -> None:
    desk = visit(LEAD, scripts=scripts)
    desk.go("/tasks/?mine=1&state=in_progress")
    path = _down(desk, tmp_path, "Tải bảng Excel")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    words = f"Đã làm ở nhà, {'có' if scripts else 'không'} script"
    sheet.cell(FIRST, _column(sheet, "words")).value = words
    sheet.cell(FIRST + 1, _column(sheet, "ask_due")).value = "khi nào xong"
    book.save(path)
    _up(desk, path)
    desk.sees(words)
    if scripts:
        desk.look("bang-tinh-kiem-tra")
    desk.click("Ghi 1 dòng")
    desk.sees("Đã ghi 1 dòng.")


def test_table_of_an_office_becomes_a_review(visit: Visits, tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ("BẢNG THEO DÕI NHIỆM VỤ",),
        ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn", "Ghi chú"),
        (1, "Xây dựng đề án phát triển nguồn nhân lực chất lượng cao", "Sở Nội vụ", "Quý I/2027", None),
        (2, "Rà soát, sửa đổi quy chế phối hợp", "Sở Tư pháp", "31/03/2027", None),
    ):
        book.active.append(row)
    book.active.merge_cells("A1:E1")
    path = tmp_path / "Bảng theo dõi.xlsx"
    book.save(path)
    desk = visit(MONITOR)
    _up(desk, path)
    desk.sees("Cơ quan chủ trì")
    desk.look("bang-tinh-chon-cot")
    desk.click("Tiếp tục")
    desk.sees("Xây dựng đề án phát triển nguồn nhân lực chất lượng cao")
    desk.go("/sheets/")
    desk.look("bang-tinh")
