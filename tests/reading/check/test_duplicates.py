"""The same work given twice is doubted; work that only sounds alike is not."""

from __future__ import annotations

import pytest

from factories.written import read_tasks

WORK = "Sở Nội vụ rà soát, sửa đổi quy chế đào tạo cán bộ cấp xã của tỉnh"


def test_same_words_twice_are_warned_of_once_with_both_places() -> None:
    reading = read_tasks("1. Thể chế", f"- {WORK}.", "2. Nhân lực", f"- {WORK};")
    (warning,) = [warning for warning in reading.warnings if warning.code == "duplicate-item"]
    assert warning.path == "II.2.-1"
    assert warning.paths == ("II.1.-1", "II.2.-1")
    assert len(reading.tasks) == 2


def test_third_time_points_to_the_first() -> None:
    reading = read_tasks(f"1. {WORK}.", f"2. {WORK}.", f"3. {WORK}.")
    assert [w.paths for w in reading.warnings if w.code == "duplicate-item"] == [("II.1", "II.2"), ("II.1", "II.3")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(WORK, WORK.replace("cấp xã", "cấp tỉnh"), id="other-words"),
        pytest.param(WORK, WORK.replace("Sở Nội vụ", "Sở Y tế"), id="other-body"),
        pytest.param("Sở Nội vụ mở lớp tin học", "Sở Nội vụ mở lớp tin học", id="too-short-to-tell"),
    ],
)
def test_what_only_sounds_alike_is_let_be(one: str, other: str) -> None:
    reading = read_tasks(f"1. {one}.", f"2. {other}.")
    assert [w for w in reading.warnings if w.code == "duplicate-item"] == []


def test_same_words_for_two_bodies_by_their_lines_are_two_tasks() -> None:
    work = "Rà soát, sửa đổi quy chế đào tạo cán bộ cấp xã của tỉnh Sơn Hải."
    reading = read_tasks(f"a) {work}", "- Chủ trì: Sở Y tế.", f"b) {work}", "- Chủ trì: Sở Nội vụ.")
    assert [w for w in reading.warnings if w.code == "duplicate-item"] == []
