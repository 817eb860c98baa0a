"""Whatever people have written in the system goes down and comes up unchanged."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.apps.documents.worker.book_child import read_book
from dondoc.apps.sheets.baseline import Baseline
from dondoc.apps.sheets.cells import read_cell
from dondoc.apps.sheets.comparing import Comparer
from dondoc.apps.sheets.making.workbook import Order, write_workbook
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.reading.finding import find_baseline, find_own
from dondoc.apps.sheets.reading.runner import Book, SheetRead
from dondoc.apps.sheets.values import Column, Line, Type, Value, plain

COLUMNS = (
    Column("text", "Nội dung"),
    Column("words", "Báo cáo", Type.WORDS),
    Column("due", "Hạn", Type.DAY),
    Column("progress", "Tỷ lệ", Type.PERCENT),
    Column("number", "Số", Type.NUMBER),
    Column("body", "Cơ quan", Type.BODY, names="bodies"),
)
NAMES = {"bodies": Names({1: "Sở Tài chính", 2: "Sở Y tế", 3: "Sở Khoa học và Công nghệ"})}
IDS = frozenset(column.id for column in COLUMNS)

texts = st.text(max_size=60) | st.sampled_from(
    ["=1+1", "@x", "-5", "001", "1e5", "TRUE", "20/11/2026", "_x000D_", "_x0041_", "#key", "a\tb", "𝒳", "'", " a  b "]
)
values = st.fixed_dictionaries(
    {
        "text": texts,
        "words": texts,
        "due": st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
        "progress": st.none() | st.integers(0, 100),
        "number": st.none() | st.integers(0, 10**9),
        "body": st.none() | st.sampled_from([1, 2, 3]),
    }
)


def _line(key: int, given_values: dict[str, object]) -> Line:
    types = {column.id: column.type for column in COLUMNS}
    kept: dict[str, Value] = {name: plain(value, types[name]) for name, value in given_values.items()}
    return Line(key, "x", kept, lambda: IDS)


def _through(path: Path) -> Book:
    data = read_book(path.read_bytes())
    sheets = (SheetRead(one["name"], one["visible"], one["rows"], []) for one in data["sheets"])
    return Book(data["kind"], data["is_1904"], tuple(sheets))


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(values, min_size=1, max_size=5))
def test_untouched_round_trip_changes_nothing(rows: list[dict[str, object]]) -> None:
    lines = [_line(key, row) for key, row in enumerate(rows, start=1)]
    ids = tuple(column.id for column in COLUMNS)
    baseline = Baseline("x", "t", "2026-11-20T00:00:00+07:00", 1, ids)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        order = Order("x", ("y",), "Bảng", "X", COLUMNS, lines, NAMES, baseline)
        write_workbook(path, order)
        book = _through(path)
    before = find_baseline(book)
    assert before is not None
    comparer = Comparer(COLUMNS, before, NAMES)
    found = find_own(book, COLUMNS).rows
    assert len(found) == len(lines)
    for line, row in zip(lines, found, strict=True):
        assert list(comparer.cells(line, row.cells, IDS)) == []


@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_day_is_the_same_in_every_writing(day: date) -> None:
    column = Column("d", "Hạn", Type.DAY)
    for written in (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(), f"{day:%d.%m.%Y}"):
        assert read_cell(written, column) == day.isoformat()
