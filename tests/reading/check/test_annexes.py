"""Annexes in the file, annexes only named, gaps in their numbers."""

from __future__ import annotations

import pytest

from dondoc.reading.model import Reading
from factories.written import TITLE, codes, read_lines

TASK = ("II. NHIỆM VỤ", "1. Sở Nội vụ rà soát các quy định chung.")
FOOT = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ví Dụ")


def annexes(reading: Reading) -> list[tuple[str, bool, str | None]]:
    return [(annex.label, annex.present, annex.title) for annex in reading.annexes]


def test_annex_in_the_file_is_present_with_its_title() -> None:
    reading = read_lines(*TITLE, *TASK, *FOOT, "Phụ lục I", "DANH MỤC VĂN BẢN", "1. Sở Tư pháp xây dựng quy chế.")
    assert annexes(reading) == [("Phụ lục I", True, "DANH MỤC VĂN BẢN")]
    assert codes(reading) == []


def test_title_may_stand_on_the_line_of_the_number() -> None:
    reading = read_lines(*TITLE, *TASK, *FOOT, "PHỤ LỤC II: DANH MỤC LỚP HỌC", "1. Sở Nội vụ mở lớp tin học cho xã.")
    assert annexes(reading)[0] == ("Phụ lục II", True, "DANH MỤC LỚP HỌC")
    assert [section.title for section in reading.sections if section.path == "PL2"] == ["DANH MỤC LỚP HỌC"]


def test_remark_that_it_is_enclosed_is_no_title() -> None:
    reading = read_lines(
        *TITLE, *TASK, *FOOT, "Phụ lục", "DANH MỤC", "(Kèm theo Kế hoạch số 5/KH-UBND)", "1. Sở Y tế làm A."
    )
    assert annexes(reading) == [("Phụ lục", True, "DANH MỤC")]


def test_annex_without_a_number_takes_its_place() -> None:
    reading = read_lines(*TITLE, *TASK, *FOOT, "PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "1. Sở Tư pháp xây dựng quy chế.")
    assert [task.path for task in reading.tasks] == ["II.1", "PL1.1"]


def test_two_annexes_of_one_number_keep_their_own_paths() -> None:
    again = ("Phụ lục I", "DANH MỤC", "1. Sở Tư pháp xây dựng quy chế mới.")
    reading = read_lines(*TITLE, *TASK, *FOOT, *again, *again)
    assert [task.path for task in reading.tasks] == ["II.1", "PL1.1", "PL2.1"]


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        pytest.param("theo Phụ lục I kèm theo Kế hoạch này", ["Phụ lục I"], id="one"),
        pytest.param("theo Phụ lục số 1", ["Phụ lục 1"], id="figure"),
        pytest.param("theo Phụ lục I và Phụ lục II kèm theo", ["Phụ lục I", "Phụ lục II"], id="one-close-to-the-other"),
        pytest.param("tại các Phụ lục I, II và III", ["Phụ lục I", "Phụ lục II", "Phụ lục III"], id="a-row"),
        pytest.param("theo Phụ lục I của Thông tư số 02/2026/TT-BNV", [], id="of-another-document"),
        pytest.param("theo Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP", [], id="enclosed-with-another"),
        pytest.param("theo phụ lục đính kèm", [], id="no-number"),
    ],
)
def test_annex_that_is_only_named_is_missing(words: str, missing: list[str]) -> None:
    reading = read_lines(*TITLE, "II. NHIỆM VỤ", f"1. Sở Nội vụ mở lớp tin học cho cấp xã {words}.")
    assert [(annex.label, annex.present) for annex in reading.annexes] == [(label, False) for label in missing]
    assert [warning.text for warning in reading.warnings if warning.code == "missing-annex"] == missing


def test_annex_that_is_named_and_there_is_not_missing() -> None:
    task = "1. Sở Nội vụ mở lớp tin học theo Phụ lục I."
    reading = read_lines(*TITLE, "II. NHIỆM VỤ", task, *FOOT, "Phụ lục I", "DANH MỤC", "1. Sở Y tế mở lớp sơ cứu.")
    assert "missing-annex" not in codes(reading)


def test_gap_in_the_numbers_is_warned_of() -> None:
    task = "1. Sở Nội vụ mở lớp tin học theo Phụ lục I và Phụ lục IV."
    reading = read_lines(*TITLE, "II. NHIỆM VỤ", task, *FOOT, "Phụ lục II", "DANH MỤC", "1. Sở Y tế mở lớp sơ cứu.")
    assert [warning.text for warning in reading.warnings if warning.code == "annex-gap"] == ["Phụ lục III"]
    assert [annex.label for annex in reading.annexes] == ["Phụ lục I", "Phụ lục II", "Phụ lục IV"]


def test_missing_annex_is_shown_where_it_is_named() -> None:
    reading = read_lines(*TITLE, "II. NHIỆM VỤ", "1. Sở Nội vụ mở lớp tin học theo Phụ lục I.")
    (annex,) = reading.annexes
    assert annex.span is not None
    assert reading.quote(annex.span) == "Phụ lục I"
