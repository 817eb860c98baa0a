"""What offices do to a sheet before it comes back, and what of it is understood all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.tasks.models import Assignment
from factories.cast import Cast
from factories.record import make_assignment, make_task
from factories.workbooks import FIRST, HEAD, IDS, TODAY, column_of, down, edit, fill, put, up

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts(cast: Cast, part: Assignment) -> list[int]:
    """Three parts of the lead."""
    found = [part.pk]
    for number in (2, 3):
        task = make_task(cast.plan, None, f"Việc {number}")
        found.append(make_assignment(task, cast.lead, state="in_progress").pk)
    return found


@pytest.fixture
def path(tmp_path: Path, cast: Cast, parts: list[int]) -> Path:
    return down(tmp_path, "parts", parts, cast.focal, TODAY)


def _cells(upload: Upload) -> dict[str, object]:
    assert upload.state == "checked", upload.failure
    return {cell["column"]: cell["mine"] for row in upload.rows.all() for cell in row.cells}


def _moved(sheet: Worksheet) -> None:
    """Column of words to the front, the key to the end, rows upside down, a title above, a column beside."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=IDS, max_row=sheet.max_row)]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["Bảng của phòng Tổng hợp"])
    for number, row in enumerate(rows):
        mine = "Ghi chú riêng" if number == 1 else "x" if number > 1 else None
        rows[number] = [mine, *reversed(row)]
    for row in (*rows[:2], *reversed(rows[2:])):
        sheet.append(row)


def test_columns_moved_rows_turned_sheet_renamed_column_added(path: Path, cast: Cast) -> None:
    fill(path, words="Đã họp")

    def change(sheet: Worksheet) -> None:
        _moved(sheet)
        sheet.title = "Bản sửa"

    upload = up(edit(path, change), cast.focal, TODAY)
    assert _cells(upload) == {"words": "Đã họp"}
    assert upload.same == 2
    assert "Cột thêm vào không được đọc: «Ghi chú riêng»." in upload.notices


def test_removed_rows_mean_nothing_and_that_is_said(path: Path, cast: Cast) -> None:
    upload = up(edit(path, lambda sheet: sheet.delete_rows(FIRST, 2)), cast.focal, TODAY)
    assert (upload.same, upload.absent, upload.rows.count()) == (1, 2, 0)
    assert "2 dòng đã tải xuống không có trong tệp này: bỏ qua, không có gì bị xóa." in upload.notices


def test_hidden_rows_and_merged_titles_change_nothing(path: Path, cast: Cast) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[FIRST].hidden = True
        sheet.merge_cells("B1:F1")
        sheet.auto_filter.ref = None

    assert _cells(up(edit(path, change), cast.focal, TODAY)) == {}


def test_text_of_other_keyboards_is_the_same_text(path: Path, cast: Cast) -> None:
    import unicodedata

    def change(sheet: Worksheet) -> None:
        text = sheet.cell(FIRST, column_of(sheet, "text"))
        text.value = unicodedata.normalize("NFD", str(text.value)) + "  "
        put(sheet, "progress", "30%")
        put(sheet, "due", "31-12-26")

    assert _cells(up(edit(path, change), cast.focal, TODAY)) == {}


def test_days_of_1904_are_the_same_days(path: Path, cast: Cast) -> None:
    book = load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.save(path)
    assert _cells(up(path, cast.focal, TODAY)) == {}


def test_key_filled_down_by_dragging_is_refused(path: Path, cast: Cast) -> None:
    def change(sheet: Worksheet) -> None:
        key = str(sheet.cell(FIRST, 1).value)
        number = int(key[1:].partition("-")[0])
        sheet.cell(FIRST + 1, 1).value = key.replace(str(number), str(number + 1), 1)

    row = up(edit(path, change), cast.focal, TODAY).rows.get()
    assert (row.number, row.state) == (FIRST + 1, Row.State.FAULT)
    assert row.message.startswith("Mã ẩn của dòng không đúng")


def test_one_row_twice_with_different_words_is_asked_about(path: Path, cast: Cast) -> None:
    def change(sheet: Worksheet) -> None:
        put(sheet, "words", "Một")
        for column in range(1, sheet.max_column + 1):
            sheet.cell(FIRST + 1, column).value = sheet.cell(FIRST, column).value
        put(sheet, "words", "Hai", FIRST + 1)

    rows = up(edit(path, change), cast.focal, TODAY).rows.all()
    assert {row.state for row in rows} == {Row.State.FAULT}
    assert rows[0].message == f"Các dòng {FIRST}, {FIRST + 1} cùng một mã nhưng ghi khác nhau. Hãy để lại một dòng."


def test_new_row_of_work_is_not_taken_and_that_is_said(path: Path, cast: Cast) -> None:
    upload = up(edit(path, lambda sheet: put(sheet, "text", "Việc mới", sheet.max_row + 1)), cast.focal, TODAY)
    row = upload.rows.get()
    assert (row.state, row.message) == (
        Row.State.KEPT, "Dòng mới không được nhận ở bảng này; chỉ các dòng đã có được cập nhật."
    )  # fmt: skip


def test_faulty_cell_is_told_with_its_place(path: Path, cast: Cast) -> None:
    fill(path, ask_due="tháng sau", progress="nhiều")
    row = up(path, cast.focal, TODAY).rows.get()
    told = {cell["column"]: (cell["place"], cell["note"]) for cell in row.cells}
    sheet = load_workbook(path).worksheets[0]
    place = sheet.cell(FIRST, column_of(sheet, "ask_due")).coordinate
    assert row.state == Row.State.FAULT
    assert told["ask_due"] == (place, "«tháng sau» không phải một ngày. Hãy ghi dạng 31/12/2026.")
    assert told["progress"][1] == "«nhiều» không phải tỷ lệ từ 0 đến 100. Hãy ghi 50 hoặc 50%."


def test_rows_of_others_are_not_found_again(path: Path, cast: Cast) -> None:
    upload = up(path, cast.stranger, TODAY)
    assert {row.message for row in upload.rows.all()} == {
        "Không còn thấy dòng này trong hệ thống, hoặc bạn không còn được xem."
    }
    assert not any(row.cells for row in upload.rows.all())


def test_changed_baseline_is_recognised(path: Path, cast: Cast) -> None:
    book = load_workbook(path)
    sheet = book["_dondoc"]
    packed = str(sheet["A2"].value)
    sheet["A2"].value = ("A" if packed[0] != "A" else "B") + packed[1:]
    book.save(path)
    upload = up(path, cast.focal, TODAY)
    assert upload.state == "failed"
    assert upload.failure.startswith("Phần ẩn của tệp không phải do hệ thống này ghi, hoặc đã bị sửa")


def test_workbook_of_another_system_is_recognised(path: Path, cast: Cast, settings: object) -> None:
    settings.SECRET_KEY = "khóa của một tỉnh khác"  # type: ignore[attr-defined]
    assert up(path, cast.focal, TODAY).failure.startswith("Phần ẩn của tệp không phải do hệ thống này ghi")


def test_workbook_without_its_hidden_row_says_what_to_do(path: Path, cast: Cast) -> None:
    upload = up(edit(path, lambda sheet: sheet.delete_rows(1, HEAD)), cast.focal, TODAY)
    assert upload.failure.startswith("Không thấy hàng ẩn và cột mã ẩn của bảng.")


def test_sheet_beside_ours_does_not_matter(path: Path, cast: Cast) -> None:
    book = load_workbook(path)
    sheet = book.create_sheet("Tính riêng", 0)
    sheet.append(["#không", "phải", "của", "bảng"])
    book.save(path)
    assert _cells(up(path, cast.focal, TODAY)) == {}


def test_empty_workbook_is_no_list(tmp_path: Path, cast: Cast) -> None:
    path = tmp_path / "trong.xlsx"
    Workbook().save(path)
    assert up(path, cast.focal, TODAY).state == Upload.State.MAPPING
