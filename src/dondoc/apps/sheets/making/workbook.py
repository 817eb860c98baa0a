"""A list as a workbook: title, filters in words, a frozen head, rows, drop-downs, and the hidden parts.

The writer streams: a row is on the disk before the next is made, so that ten thousand rows
take no more memory than ten. Rows are not locked: Excel neither sorts nor filters locked
cells, and offices do both. What cannot be changed says so when one types into it, and is
left alone when the file comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from dondoc.apps.sheets.baseline import KEY_ID, SHEET, Baseline, cells_of, key_text
from dondoc.apps.sheets.making.guide import write_guide
from dondoc.apps.sheets.making.look import Look
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import LONGEST, Column, Line, Type, Value, fits

IDS, HEAD, FIRST = 4, 5, 6
"""Rows, from 0: the hidden one with ids of columns, the head, the first of the list."""
SPARE_ROWS = 200
"""Rows below the list in which new things may be written, where the kind takes them."""
Done = Callable[[int], None]
_EVERY = 200
_LETTERS, _HIGHEST = 1.25, 400  # letters in a unit of breadth; points


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that goes into one workbook."""

    title: str
    under: Sequence[str]  # lines below the title: filters in words, day and person
    sheet: str
    letter: str
    columns: Sequence[Column]
    lines: Iterable[Line]
    names: dict[str, Names]
    baseline: Baseline
    can_add: bool = False
    frozen: int = 3  # columns that stay in sight, the key among them
    new_editable: frozenset[str] = field(default_factory=frozenset)


def write_workbook(path: Path, order: Order, done: Done = lambda _n: None) -> int:
    """Write the file; says how many rows it has."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(path), options) as book:
        book.set_properties({"title": order.title, "company": "", "comments": _("Bảng do Đôn Đốc lập")})
        look, sheet = Look(book), book.add_worksheet(order.sheet)
        _set_up(sheet, order)
        _write_top(sheet, look, order)
        rows: dict[int, list[Value]] = {}
        count = _write_lines(sheet, look, order, rows, done)
        _finish(sheet, look, order, count)
        write_guide(book, look, order.columns, can_add=order.can_add)
        _write_names(book, order.names)
        _write_baseline(book, order.baseline, rows)
        sheet.activate()
    return count


def _set_up(sheet: Worksheet, order: Order) -> None:
    """Widths come before the rows where rows are streamed."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    sheet.set_footer("&C&P/&N")
    sheet.freeze_panes(FIRST, min(order.frozen, len(order.columns) + 1))
    sheet.set_column(0, 0, 12, None, {"hidden": True})
    for number, column in enumerate(order.columns, start=1):
        sheet.set_column(number, number, column.width)


def _write_top(sheet: Worksheet, look: Look, order: Order) -> None:
    sheet.set_row(0, 24)
    sheet.write_string(0, 1, order.title, look.title)
    for number, line in enumerate(order.under[: IDS - 1], start=1):
        sheet.write_string(number, 1, line, look.under)
    sheet.set_row(IDS, 12, look.hidden, {"hidden": True})
    sheet.write_string(IDS, 0, KEY_ID, look.hidden)
    for number, column in enumerate(order.columns, start=1):
        sheet.write_string(IDS, number, f"#{column.id}", look.hidden)
    sheet.set_row(HEAD, 48)
    sheet.write_string(HEAD, 0, _("Mã"), look.head)
    may = _columns_of_some(order)
    for number, column in enumerate(order.columns, start=1):
        sheet.write_string(HEAD, number, str(column.head), look.head_editable if column.id in may else look.head)


def _columns_of_some(order: Order) -> set[str]:
    """Columns that are editable in some row."""
    lines = order.lines if isinstance(order.lines, Sequence) else ()
    return set().union(*(line.editable for line in lines)) | set(order.new_editable)


def _write_lines(sheet: Worksheet, look: Look, order: Order, rows: dict[int, list[Value]], done: Done) -> int:
    count = 0
    for count, line in enumerate(order.lines, start=1):
        row = FIRST + count - 1
        _set_height(sheet, row, order, line)
        sheet.write_string(row, 0, key_text(order.letter, line.key, order.baseline.token), look.hidden)
        for number, column in enumerate(order.columns, start=1):
            value = None if column.entry else line.values.get(column.id)
            editable = column.id in line.editable and fits(value)
            _write_cell(sheet, look, (row, number), column, value, order.names, editable=editable)
        rows[line.key] = [None if column.entry else line.values.get(column.id) for column in order.columns]
        if count % _EVERY == 0:
            done(count)
    if order.can_add:
        _write_spare(sheet, look, order, FIRST + count)
    return count


def _set_height(sheet: Worksheet, row: int, order: Order, line: Line) -> None:
    """Room for the longest text: not every program makes it by itself. Rows of one line are left to grow."""
    lines = max(
        (
            sum(1 + int(len(part) / (column.width * _LETTERS)) for part in str(value).split("\n"))
            for column in order.columns
            if isinstance(value := line.values.get(column.id), str) and column.type in (Type.TEXT, Type.WORDS)
        ),
        default=1,
    )
    if lines > 1:
        sheet.set_row(row, min(_HIGHEST, 15 * lines + 3))


def _write_spare(sheet: Worksheet, look: Look, order: Order, first: int) -> None:
    for row in range(first, first + SPARE_ROWS):
        for number, column in enumerate(order.columns, start=1):
            sheet.write_blank(row, number, None, look.cell(column.type, editable=column.id in order.new_editable))


def _write_cell(
    sheet: Worksheet,
    look: Look,
    place: tuple[int, int],
    column: Column,
    value: Value,
    names: dict[str, Names],
    *,
    editable: bool,
) -> None:
    """One cell. Words are always written as words: «=1+1» stays what somebody typed."""
    row, number = place
    form = look.cell(column.type, editable=editable)
    if value is None:
        sheet.write_blank(row, number, None, form)
    elif column.type is Type.DAY:
        sheet.write_datetime(row, number, datetime.combine(date.fromisoformat(str(value)), datetime.min.time()), form)
    elif column.type is Type.PERCENT:
        sheet.write_number(row, number, int(value) / 100, form)
    elif column.type is Type.NUMBER:
        sheet.write_number(row, number, int(value), form)
    elif column.names:
        sheet.write_string(row, number, names[column.names].label(value)[:LONGEST], form)
    else:
        sheet.write_string(row, number, str(value)[:LONGEST], form)


def _finish(sheet: Worksheet, look: Look, order: Order, count: int) -> None:
    """Filter, drop-downs, and a word to whoever types where nothing is taken."""
    last = FIRST + count - 1 + (SPARE_ROWS if order.can_add else 0)
    sheet.print_area(0, 0, FIRST + max(count, 1) - 1, sum(1 for column in order.columns if column.printed))
    sheet.autofilter(HEAD, 0, max(last, FIRST), len(order.columns))
    may = _columns_of_some(order)
    for number, column in enumerate(order.columns, start=1):
        rule = _rule(column, order.names) if column.id in may else _read_only()
        if rule is not None and last >= FIRST:
            sheet.data_validation(FIRST, number, last, number, rule)
    if not count:
        sheet.write_string(FIRST, 1, _("Không có dòng nào."), look.under)


def _rule(column: Column, names: dict[str, Names]) -> dict[str, object] | None:
    """What a cell offers and takes. Only what is surely wrong is stopped; the check says the rest in words."""
    told: dict[str, object] = {"ignore_blank": True}
    if column.help:
        told |= {"input_title": str(column.head)[:32], "input_message": str(column.help)[:250]}
    if column.names:
        number = sorted(names).index(column.names)
        source = f"={_lists_name()}!{xl_range_abs(1, number, max(1, len(names[column.names].labels)), number)}"
        return {**told, "validate": "list", "source": source, "error_type": "warning",
                "error_title": str(column.head)[:32], "error_message": _("Hãy chọn trong danh sách.")}  # fmt: skip
    if column.type is Type.PERCENT:
        return {**told, "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1,
                "error_type": "warning", "error_title": str(column.head)[:32],
                "error_message": _("Tỷ lệ từ 0% đến 100%.")}  # fmt: skip
    return {**told, "validate": "any"} if column.help else None


def _read_only() -> dict[str, object]:
    return {"validate": "custom", "value": "=FALSE", "ignore_blank": False, "error_type": "stop",
            "error_title": _("Cột chỉ để xem"),
            "error_message": _("Cột này không sửa được ở đây. Các ô nền vàng là ô sửa được.")}  # fmt: skip


def _lists_name() -> str:
    return "_danh_muc"


def _write_names(book: Workbook, names: dict[str, Names]) -> None:
    """The lists of the drop-downs, in a hidden sheet, a column each."""
    sheet = book.add_worksheet(_lists_name())
    in_order = sorted(names)
    sheet.set_column(0, max(0, len(in_order) - 1), 40)
    labels = [[label for label in names[name].labels.values() if label] for name in in_order]
    for row in range(1 + max((len(column) for column in labels), default=0)):
        for number, name in enumerate(in_order):
            if row == 0:
                sheet.write_string(0, number, name)
            elif row <= len(labels[number]):
                sheet.write_string(row, number, labels[number][row - 1][:LONGEST])
    sheet.protect()
    sheet.hide()


def _write_baseline(book: Workbook, baseline: Baseline, rows: dict[int, list[Value]]) -> None:
    sheet = book.add_worksheet(SHEET)
    whole = Baseline(baseline.kind, baseline.token, baseline.made_at, baseline.by, baseline.columns, rows)
    for number, cells in enumerate(cells_of(whole)):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text)
    sheet.protect()
    sheet.very_hidden()


__all__ = ["FIRST", "HEAD", "IDS", "Order", "write_workbook"]
