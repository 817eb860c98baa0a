"""The workbook as an office gets it, looked at by libraries that did not write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from dondoc.apps.sheets.baseline import Baseline, cells_of, key_text, read_cells, read_key
from dondoc.apps.sheets.exporting import make, order_export
from dondoc.apps.sheets.kinds import KINDS
from dondoc.apps.sheets.models import Export
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast
from factories.record import make_task
from factories.workbooks import FIRST, HEAD, IDS, TODAY, column_of, down

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(tmp_path: Path, cast: Cast, part: Assignment) -> Any:
    return load_workbook(down(tmp_path, "parts", [part.pk], cast.focal, TODAY)).worksheets[0]


def test_head_stays_in_sight_and_on_each_printed_page(sheet: Any) -> None:
    assert (sheet["B1"].value, sheet["B2"].value) == ("Phần việc của cơ quan", "Lọc: thử")
    assert (sheet.freeze_panes, sheet.print_title_rows) == (f"D{FIRST}", f"${HEAD}:${HEAD}")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
        "landscape", "9", 1
    ) or (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)  # fmt: skip
    assert sheet.row_dimensions[IDS].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")


def test_days_shares_and_words_are_what_they_are(sheet: Any) -> None:
    due = sheet.cell(FIRST, column_of(sheet, "due"))
    progress = sheet.cell(FIRST, column_of(sheet, "progress"))
    text = sheet.cell(FIRST, column_of(sheet, "text"))
    assert (f"{due.value:%Y-%m-%d}", due.number_format) == ("2026-12-31", "dd/mm/yyyy")
    assert (progress.value, progress.number_format) == (0.3, "0%")
    assert (text.alignment.wrap_text, text.number_format) == (True, "@")


def test_editable_cells_are_unlocked_and_look_so(sheet: Any) -> None:
    words, text = (sheet.cell(FIRST, column_of(sheet, name)) for name in ("words", "text"))
    assert (words.protection.locked, text.protection.locked) == (False, True)
    assert words.fill.fgColor.rgb != text.fill.fgColor.rgb
    assert not sheet.protection.sheet  # locked cells can neither be sorted nor filtered


def test_drop_downs_choose_from_the_hidden_list(sheet: Any) -> None:
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    step = rules[sheet.cell(FIRST, column_of(sheet, "step")).coordinate]
    book = sheet.parent
    area = step.formula1.split("!")[1].replace("$", "")
    offered = [row[0].value for row in book["_danh_muc"][area]]
    assert step.type == "list"
    assert offered == ["nhận việc", "báo cáo hoàn thành", "xác nhận hoàn thành", "trả lại"]
    assert (book["_danh_muc"].sheet_state, book["_dondoc"].sheet_state) == ("hidden", "veryHidden")
    closed = rules[sheet.cell(FIRST, column_of(sheet, "text")).coordinate]
    assert (closed.type, closed.formula1) == ("custom", "FALSE")


def test_reader_gets_no_columns_to_fill(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    sheet = load_workbook(down(tmp_path, "parts", [part.pk], cast.reader, TODAY)).worksheets[0]
    ids = [cell.value for cell in sheet[IDS]]
    assert "#words" not in ids
    assert "#progress" in ids


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+84912", "-5", "@SUM(A1)", "\t=1", "'x", "https://a.example"])
def test_words_stay_words(tmp_path: Path, cast: Cast, text: str) -> None:
    task = make_task(cast.plan, cast.lead, text)
    path = down(tmp_path, "works", [task.pk], cast.monitor, TODAY)
    sheet = load_workbook(path).worksheets[0]
    cell = sheet.cell(FIRST, column_of(sheet, "text"))
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text.strip(), None)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert text.strip() in rows[FIRST - 1]


def test_what_one_may_not_open_goes_down_as_the_plan_shows_it(tmp_path: Path, cast: Cast, task: Task) -> None:
    """A body with work in the plan lists all its tasks: text and state, no more."""
    make_task(cast.plan, cast.other, "Việc của tôi")
    sheet = load_workbook(down(tmp_path, "works", [task.pk], cast.stranger, TODAY)).worksheets[0]
    values = {cell.value: sheet.cell(FIRST, cell.column).value for cell in sheet[IDS]}
    assert (values["#text"], values["#progress"], values["#reported_on"]) == (task.text, None, None)
    assert sheet.cell(FIRST, column_of(sheet, "text")).protection.locked


def test_what_is_hidden_does_not_go_down(tmp_path: Path, cast: Cast, task: Task) -> None:
    sheet = load_workbook(down(tmp_path, "works", [task.pk], cast.stranger, TODAY)).worksheets[0]
    assert sheet.cell(FIRST, 2).value == "Không có dòng nào."


def test_long_list_is_made_by_the_worker_once(cast: Cast, part: Assignment) -> None:
    export = order_export(kind="parts", keys=[part.pk], under=["x"], file_name="a.xlsx", by=cast.focal)
    assert make(Export.objects.get(pk=export.pk), today=TODAY) == "made"
    export.refresh_from_db()
    assert (export.state, export.done, export.file is not None) == ("ready", 1, True)
    assert make(export, today=TODAY) == "nothing to do"


def test_key_belongs_to_its_workbook() -> None:
    text = key_text("P", 12, "một")
    assert (read_key(text, "P", "một"), read_key(text, "P", "hai"), read_key(text, "T", "một")) == (12, None, None)


def test_baseline_comes_back_as_it_was() -> None:
    rows = {7: ["Nội dung ẫ ở", None, 30], 8: ["x" * 40_000, "2026-11-20", 0]}
    baseline = Baseline("parts", "t", "2026-11-20T07:00:00+07:00", 1, ("text", "due", "progress"), rows)
    assert read_cells(list(cells_of(baseline))) == baseline


def test_every_kind_says_what_its_columns_are() -> None:
    for kind in KINDS.values():
        ids = [column.id for column in kind.columns]
        assert len(set(ids)) == len(ids)
        assert set(kind.needed) <= set(ids)
