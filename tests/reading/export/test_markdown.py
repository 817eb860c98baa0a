from __future__ import annotations

import pytest

from dondoc.reading.export import ExportFormat, export
from dondoc.reading.export.markdown import escape
from factories.readings import empty, plan

SUMMARY = export(plan(), ExportFormat.MD, name="a.docx").decode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("*đậm*", r"\*đậm\*", id="emphasis"),
        pytest.param("# tiêu đề", r"\# tiêu đề", id="heading"),
        pytest.param("1. mục", r"1\. mục", id="ordered-list"),
        pytest.param("- mục", r"\- mục", id="bullet"),
        pytest.param("<script>", r"\<script\>", id="html"),
        pytest.param("[a](b)", r"\[a\](b)", id="link"),
        pytest.param("a | b", r"a \| b", id="table-cell"),
        pytest.param("hai\ndòng", "hai dòng", id="line-break"),
        pytest.param("`mã`", r"\`mã\`", id="code"),
        pytest.param("215/KH-UBND", "215/KH-UBND", id="number-is-left-alone"),
    ],
)
def test_text_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_tasks_stand_under_their_headings() -> None:
    heading = SUMMARY.index("### II. NHIỆM VỤ, GIẢI PHÁP › 1. Hoàn thiện cơ chế, chính sách")
    assert heading < SUMMARY.index("1. Rà soát, trình ban hành") < SUMMARY.index("› 2. Sở Nông nghiệp")


@pytest.mark.parametrize(
    "line",
    [
        "# Kế hoạch số 215/KH-UBND ngày 06/05/2024",
        "    - Chủ trì: Sở Khoa học và Công nghệ",
        "    - Thời hạn: Trước ngày 31/3/2025 (hạn 31/03/2025)",
        "    - ⚑ Cần xem lại: cơ quan chủ trì (suy từ tiêu đề hoặc dòng dẫn phía trên)",
        "    - Chủ trì: chưa nêu",
        "- Phụ lục II: không có trong tệp ⚑ Cần xem lại: cần tìm phụ lục",
        "- Quyết định 569/QĐ-TTg ngày 11/05/2022 Thủ tướng Chính phủ (căn cứ)",
    ],
)
def test_summary_holds(line: str) -> None:
    assert line in SUMMARY.splitlines()


def test_tables_have_as_many_cells_as_heads() -> None:
    table = [line.replace(r"\|", "") for line in SUMMARY.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in table} == {7, 8}


def test_empty_reading_says_there_is_nothing() -> None:
    assert export(empty(), ExportFormat.MD, name="a.txt").decode().count("Không có.") == 5
