"""Promises with a number and without: comparator, value, year, period, baseline; where a clause is cut."""

from __future__ import annotations

import pytest

from dondoc.reading.extract.targets import clauses, year_of
from dondoc.reading.model import Target
from factories.written import read_part, read_tasks

TASK = ("II. NHIỆM VỤ", "1. Sở Y tế rà soát các quy định chung.")


def targets(*lines: str, head: str = "2. Chỉ tiêu cụ thể đến năm 2030") -> list[Target]:
    return list(read_part("I. MỤC TIÊU", head, *lines, *TASK).targets)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        pytest.param("Tối thiểu 60% doanh nghiệp đổi mới sáng tạo", ">=", 60, "%", id="at-least"),
        pytest.param("Ít nhất 05 (năm) xã thông minh được công nhận", ">=", 5, "xã thông minh", id="figure-said-twice"),
        pytest.param("Tỷ lệ người dùng dịch vụ số đạt 50% trở lên", ">=", 50, "%", id="and-more"),
        pytest.param("Trên 2.000 cán bộ được tập huấn về dữ liệu", ">", 2000, None, id="more-with-a-dot"),
        pytest.param("Không quá 5% nhiệm vụ phải gia hạn", "<=", 5, "%", id="at-most"),
        pytest.param("Dưới 3% hồ sơ giải quyết quá hạn", "<", 3, "%", id="less"),
        pytest.param("Có 12 sáng chế được cấp bằng bảo hộ", "=", 12, None, id="bare-number"),
        pytest.param("Khoảng 2,5 tỷ đồng được chi cho mỗi xã", "~", 2.5, "tỷ đồng", id="about"),
        pytest.param("Có 50 - 60 sáng chế được cấp bằng", "range", (50, 60), "sáng chế", id="range"),
        pytest.param("Thu hút 01-02 trung tâm nghiên cứu lớn", "range", (1, 2), None, id="range-without-spaces"),
        pytest.param("Số đơn sáng chế tăng 10% qua các năm", "increase", 10, "%", id="grows"),
        pytest.param("Năng suất lao động tăng 3 lần so với năm 2020", "multiply", 3, "lần", id="times"),
        pytest.param("Nằm trong 15 tỉnh dẫn đầu cả nước về số hóa", "rank", 15, None, id="rank"),
    ],
)
def test_promise_with_a_number(text: str, comparator: str, value: object, unit: str | None) -> None:
    (target,) = targets(f"- {text}.")
    assert (target.text, target.comparator, target.value) == (text, comparator, value)
    assert unit is None or target.unit == unit
    assert (target.path, target.by, target.period) == ("I.2.-1", "2030", "once")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Mỗi năm có ít nhất 05 sản phẩm được công nhận", "annual"),
        ("Tốc độ tăng năng suất bình quân 7 - 8%/năm", "annual"),
        ("Hằng năm đào tạo 200 cán bộ cấp xã", "annual"),
        ("Đào tạo 200 cán bộ cấp xã", "once"),
    ],
)
def test_promise_for_each_year_is_annual(text: str, period: str) -> None:
    assert [target.period for target in targets(f"- {text}.")] == [period]


def test_rhythm_holds_up_to_the_next_semicolon() -> None:
    found = targets(
        "- Hằng năm, 40 sáng kiến, 10 giải pháp được áp dụng; 05 sáng chế được cấp bằng. Có 10 trạm thử nghiệm."
    )
    assert [(target.value, target.period) for target in found] == [
        (40, "annual"),
        (10, "annual"),
        (5, "once"),
        (10, "once"),
    ]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Số đơn sáng chế tăng 10% so với giai đoạn 2021-2025", "so với giai đoạn 2021-2025"),
        ("Số đơn sáng chế tăng 10%", None),
    ],
)
def test_baseline_is_the_words_that_say_against_what(text: str, baseline: str | None) -> None:
    (target,) = targets(f"- {text}.")
    assert (target.baseline, target.by) == (baseline, "2030")


def test_year_of_the_clause_comes_before_that_of_the_heading() -> None:
    found = targets("- Đến năm 2028, tỷ lệ đô thị hóa đạt 45%; đến năm 2029 đạt 50% trở lên.")
    assert [(target.value, target.by) for target in found] == [(45, "2028"), (50, "2029")]


def test_year_may_come_from_the_title() -> None:
    (target,) = targets("- Đào tạo 200 cán bộ cấp xã.", head="1. Mục tiêu cụ thể")
    assert target.by == "2026"


def test_promise_without_a_number_counts_in_a_list_of_targets() -> None:
    (target,) = targets("- Hình thành được hệ sinh thái khởi nghiệp sáng tạo mở.")
    assert (target.comparator, target.value, target.unit) == (None, None, None)
    assert target.confidence["value"].reason == "promise-without-number"


def test_promise_without_a_number_does_not_count_among_general_aims() -> None:
    assert targets("- Đưa tỉnh phát triển nhanh và bền vững.", head="1. Mục tiêu tổng quát") == []


def test_comma_divides_where_a_new_number_is_promised() -> None:
    found = targets("- 100% sở, ngành dùng chung dữ liệu; 80% xã có mạng 5G, ít nhất 20 xã thông minh.")
    assert [target.text for target in found] == [
        "100% sở, ngành dùng chung dữ liệu",
        "80% xã có mạng 5G",
        "ít nhất 20 xã thông minh",
    ]


def test_words_in_brackets_do_not_divide() -> None:
    (target,) = targets("- Có 12 trạm đo (gồm trạm đất; trạm nước, 03 trạm gió) đạt chuẩn.")
    assert target.value == 12


def test_word_before_the_first_governs_what_is_listed() -> None:
    found = targets("- Mỗi năm có ít nhất 60 sản phẩm mới, 30 dự án mới được hỗ trợ.")
    assert [(target.comparator, target.value) for target in found] == [(">=", 60), (">=", 30)]


def test_hope_inside_a_task_is_a_promise_all_the_same() -> None:
    reading = read_tasks("1. Sở Y tế xây dựng bệnh viện số. Phấn đấu đến năm 2030 có ít nhất 05 bệnh viện số.")
    (target,) = reading.targets
    assert (target.path, target.comparator, target.value, target.by) == ("II.1", ">=", 5, "2030")
    assert [task.path for task in reading.tasks] == ["II.1"]


def test_number_in_a_task_is_no_target() -> None:
    assert read_tasks("1. Sở Nội vụ đào tạo 300 cán bộ cấp xã.").targets == ()


def test_remark_on_an_annex_is_no_promise() -> None:
    assert targets("- Các chỉ tiêu chi tiết tại Phụ lục I.") == []


def test_value_is_shown_where_it_stands() -> None:
    reading = read_part("I. MỤC TIÊU", "1. Chỉ tiêu", "- Hạ tầng tốt; tối thiểu 60% xã có mạng 5G.", *TASK)
    target = reading.targets[-1]
    assert target.value_span is not None
    assert reading.quote(target.value_span).startswith("60")
    assert reading.quote(target.span) == target.text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Đến năm 2030 đạt 60%", "2030"),
        ("trong giai đoạn 2026-2030", "2030"),
        ("nhiệm kỳ 2025 - 2030", "2030"),
        ("tăng 10% so với năm 2020", None),
        ("tăng 10% so với năm 2020, đến năm 2030 đạt 60%", "2030"),
        ("đạt 60%", None),
    ],
)
def test_year_of_a_baseline_is_no_goal(text: str, year: str | None) -> None:
    assert year_of(text) == year


def test_clauses_cover_the_text_but_its_joints() -> None:
    text = "Có 2.000 người; đạt 2,5%. Hạ tầng (điện; nước) tốt./."
    assert [text[start:end] for start, end in clauses(text)] == [
        "Có 2.000 người",
        "đạt 2,5%",
        "Hạ tầng (điện; nước) tốt",
    ]
