from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.plans.authority import find_authority
from dondoc.apps.plans.from_reading import duty_value, target_value, task_value
from dondoc.apps.plans.passages import path_at, quote
from dondoc.apps.plans.validation import validate
from dondoc.reading import read
from factories import readings

DATA = readings.plan().to_json()
TASKS = {task["path"]: task for task in DATA["tasks"]}


def test_a_task_keeps_its_words_bodies_and_deadline() -> None:
    value = task_value(TASKS["II.1.a"])
    assert [(body.written, body.kind) for body in value.coordinate] == [
        ("Sở Tài chính", "body"),
        ("các sở, ngành", "group"),
    ]
    assert (value.deadline_type, value.due, value.deadline_text) == ("by", "2025-03-31", "Trước ngày 31/3/2025")
    assert value.product == "Nghị quyết của Hội đồng nhân dân tỉnh"
    assert value.authority == "Hội đồng nhân dân tỉnh"
    start, end = value.lead[0].span or (0, 0)
    assert readings.TEXT[start:end] == "Sở Khoa học và Công nghệ"


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param(
            {"type": "on", "due": "2023-05-18", "recurrence": "annual"}, {"recurrence_due": "--05-18"}, id="every-year"
        ),
        pytest.param(
            {"type": "by", "due": "2025-01-25", "recurrence": "monthly"}, {"recurrence_due": "---25"}, id="every-month"
        ),
        pytest.param({"type": "ongoing", "recurrence": "annual"}, {"recurrence_due": ""}, id="no-day"),
        pytest.param(
            {"type": "between", "due": "2026-12-31", "dates": ["2024-01-01", "2026-12-31"]},
            {"starts": "2024-01-01"},
            id="from-to",
        ),
        pytest.param(
            {"type": "conditional", "condition": "khi đủ điều kiện"},
            {"condition": "khi đủ điều kiện"},
            id="conditional",
        ),
    ],
)
def test_deadlines_keep_their_rule(deadline: dict[str, Any], expected: dict[str, str]) -> None:
    value = task_value({"text": "Việc", "deadline": deadline})
    assert {name: getattr(value, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        (60, ("60", "")),
        (2.5, ("2.5", "")),
        ([1, 2], ("1", "2")),
        (None, ("", "")),
        (5000.0, ("5000", "")),
        (1e-7, ("0.0000001", "")),
    ],
)
def test_numbers_are_kept_to_the_last_figure(given: Any, numbers: tuple[str, str]) -> None:
    value = target_value({"text": "Hứa", "value": given})
    assert (value.low, value.high) == numbers


def test_a_duty_keeps_who_to_whom_through_whom() -> None:
    value = duty_value(DATA["reporting"][0])
    assert ([body.written for body in value.who], value.to, value.via, value.due, value.ad_hoc) == (
        ["Các sở, ngành"], "Ủy ban nhân dân tỉnh", "Sở Khoa học và Công nghệ", "11-20", True
    )  # fmt: skip


def test_the_bare_plan_format_is_enough() -> None:
    value = task_value(
        {"path": "I.1", "text": "Việc", "lead": ["Sở A"], "coordinate": [], "deadline": None, "product": None}
    )
    assert [body.written for body in value.lead] == ["Sở A"]


def test_whatever_the_reader_yields_can_be_adopted() -> None:
    """Deadlines of every kind in one text: no value of the reader is refused."""
    text = "KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n" + "\n".join(
        f"{number}. Sở Tài chính rà soát quy định số {number} {when}."
        for number, when in enumerate(
            ["trước ngày 31/6/2026", "trong quý II/2026", "thường xuyên", "hằng năm trước ngày 20/11", "khi đủ điều kiện",
             "từ năm 2024 đến năm 2026", "vào ngày 18/5 hằng năm", "định kỳ 6 tháng", "02 năm một lần"], start=1,
        )
    )  # fmt: skip
    for task in read(text).to_json()["tasks"]:
        assert validate(task_value(task)) == {}, task["text"]


@pytest.mark.parametrize(
    ("text", "product", "who"),
    [
        ("Tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch", "", "Ủy ban nhân dân tỉnh"),
        ("Trình UBND tỉnh xem xét, trình HĐND tỉnh", "", ""),
        ("Báo cáo kết quả", "Chỉ thị của Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("Xây dựng mô hình", "Mô hình", ""),
        ("Triển khai chương trình Hội đồng nhân dân tỉnh đã thông qua", "", ""),
    ],
)
def test_who_decides_is_told_only_by_words_that_say_so(text: str, product: str, who: str) -> None:
    assert find_authority(text, product) == who


def test_places_of_the_text_tell_their_item() -> None:
    start = readings.TEXT.index("Cơ quan chủ trì")
    assert path_at(DATA, start) == "II.1"
    assert path_at(DATA, 0) == ""
    assert path_at({}, 5) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a) Rà soát\nvăn bản.", "Rà soát văn bản."),
        ("- Rà soát", "Rà soát"),
        ("1.2. Rà soát", "Rà soát"),
        ("Rà soát - đánh giá", "Rà soát - đánh giá"),
    ],
)
def test_a_quote_stands_on_one_line_without_its_marker(text: str, words: str) -> None:
    assert quote(text, 0, len(text)) == words
