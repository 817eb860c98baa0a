"""The closing lines: all counts, bounded memory, nothing on standard output."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dondoc import language
from dondoc.faces.command.summary import FAILURES, ROWS, Summary, print_summary, shown_name
from dondoc.faces.command.work import Job, Outcome, failure


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


def good(name: str) -> Outcome:
    return Outcome(name, tasks=2, targets=1, duties=1, warnings=3)


def bad(name: str) -> Outcome:
    return failure(Job(name), "damaged", "Tệp hỏng.")


def said(*outcomes: Outcome, skipped: int = 0, quiet: bool = False) -> str:
    summary = Summary(skipped=skipped)
    for outcome in outcomes:
        summary.add(outcome)
    stream = io.StringIO()
    print_summary(summary, Path("/out/journal"), quiet=quiet, stream=stream)
    return stream.getvalue()


def test_small_run_has_a_row_for_each_document_in_order_and_the_total() -> None:
    lines = said(good("/b.txt"), good("/a.txt")).split("\n")
    rows = [line.split() for line in lines if line.strip()]
    assert rows[0][0] == "Tệp"
    assert [row for row in rows if row[0].startswith("/")] == [["/a.txt", *"2113"], ["/b.txt", *"2113"]]
    assert rows[-1] == ["Cộng", "2", "tệp", "4", "2", "2", "6"]


def test_large_run_has_the_total_alone() -> None:
    text = said(*(good(f"/{number}.txt") for number in range(ROWS + 1)))
    assert "/1.txt" not in text
    assert f"Cộng {ROWS + 1} tệp" in text


def test_failures_are_listed_in_order_with_their_reason() -> None:
    text = said(bad("/b.txt"), bad("/a.txt"))
    assert text.endswith("Không đọc được 2 tệp:\n/a.txt: Tệp hỏng.\n/b.txt: Tệp hỏng.\n")


def test_failures_beyond_the_list_are_counted_and_found_in_the_journal() -> None:
    text = said(*(bad(f"/{number}.txt") for number in range(FAILURES + 5)))
    assert text.endswith("… và 5 tệp khác không đọc được, xem /out/journal.\n")


def test_quiet_leaves_the_failures() -> None:
    assert said(good("/a.txt"), bad("/b.txt"), quiet=True) == "/b.txt: Tệp hỏng.\n"


def test_skipped_documents_are_counted() -> None:
    assert "Bỏ qua 7 tệp" in said(skipped=7)


def test_empty_run_says_so() -> None:
    assert "Không có tệp nào để đọc" in said()


def test_name_with_brackets_is_no_markup() -> None:
    assert "/[bold]x.txt" in said(good("/[bold]x.txt"))


def test_memory_of_a_long_run_is_bounded() -> None:
    summary = Summary()
    for number in range(1000):
        summary.add(good(str(number)))
        summary.add(bad(str(number)))
    assert len(summary.rows) <= ROWS + 1
    assert len(summary.failures) <= FAILURES


@pytest.mark.parametrize(
    ("read", "failed", "skipped", "code"),
    [
        pytest.param(1, 0, 0, 0, id="all-read"),
        pytest.param(1, 1, 0, 1, id="some-failed"),
        pytest.param(0, 1, 5, 1, id="failed-but-others-were-read-before"),
        pytest.param(0, 0, 5, 0, id="all-read-before"),
        pytest.param(0, 1, 0, 3, id="all-failed"),
        pytest.param(0, 0, 0, 3, id="nothing-there"),
    ],
)
def test_exit_code(read: int, failed: int, skipped: int, code: int) -> None:
    assert Summary(read=read, failed=failed, skipped=skipped).exit_code == code


def test_names_are_shown_from_where_the_person_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_name(str(tmp_path / "a" / "b.txt")) == "a/b.txt"
    assert shown_name("/elsewhere/b.txt") == "/elsewhere/b.txt"
    assert shown_name("-") == "(đầu vào chuẩn)"
