"""Promised numbers: every way to bind one, its unit, and the numbers that promise nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.recognise.quantities import Value, find_quantities

PIECES = (
    "tăng", "ít nhất", "trên", "khoảng", "từ", "đến", "trở lên", "không quá", "trong nhóm", "60%", "5", "2,5", "1.000",
    "10-15%", "3 (ba) lần", "năm 2030", "tỷ đồng", "người", "doanh nghiệp", "/", "%", ",", ".", "(", ")", "so với", "≥",
    "tỉnh dẫn đầu", "12/QĐ-UBND", "",
)  # fmt: skip


def promised(text: str) -> list[tuple[str, Value, str | None]]:
    return [(one.comparator, one.value, one.unit) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        pytest.param("đạt tối thiểu 60%", ">=", 60, "%", id="at-least-in-chinese-words"),
        pytest.param("ít nhất 05 sáng chế", ">=", 5, "sáng chế", id="at-least"),
        pytest.param("từ 60% trở lên", ">=", 60, "%", id="and-more"),
        pytest.param("60% hồ sơ trở lên", ">=", 60, "%", id="and-more-behind-the-noun"),
        pytest.param("không dưới 10 mô hình", ">=", 10, "mô hình", id="not-below"),
        pytest.param("không thấp hơn 80%", ">=", 80, "%", id="not-lower"),
        pytest.param("tỷ lệ ≥ 90%", ">=", 90, "%", id="at-least-as-a-sign"),
        pytest.param("trên 57%", ">", 57, "%", id="above"),
        pytest.param("hơn 2.000 lượt", ">", 2000, "lượt", id="more-than"),
        pytest.param("đạt trên 57%", ">", 57, "%", id="reaches-above"),
        pytest.param("không quá 5%", "<=", 5, "%", id="not-over"),
        pytest.param("tối đa 3 ngày làm việc", "<=", 3, "ngày làm việc", id="at-most-a-time"),
        pytest.param("5% trở xuống", "<=", 5, "%", id="and-less"),
        pytest.param("dưới 10%", "<", 10, "%", id="below"),
        pytest.param("đạt 100%", "=", 100, "%", id="reaches"),
        pytest.param("thành lập 02 trung tâm", "=", 2, "trung tâm", id="bare-number"),
        pytest.param("khoảng 12 người/01 vạn dân", "~", 12, "người/01 vạn dân", id="about"),
        pytest.param("xấp xỉ 2,5 tỷ đồng", "~", 2.5, "tỷ đồng", id="nearly"),
        pytest.param("đạt khoảng 12%", "~", 12, "%", id="reaches-about"),
        pytest.param("10 - 15%", "range", (10, 15), "%", id="range"),
        pytest.param("01-02 trung tâm", "range", (1, 2), "trung tâm", id="range-with-leading-noughts"),
        pytest.param("từ 10% đến 15%", "range", (10, 15), "%", id="from-to"),
        pytest.param("từ 3 đến 5 mô hình", "range", (3, 5), "mô hình", id="from-to-of-things"),
        pytest.param("tăng 10-15%", "range", (10, 15), "%", id="range-of-growth"),
        pytest.param("tăng 1,5 - 2 lần", "range", (1.5, 2), "lần", id="range-of-times"),
        pytest.param("tăng từ 10 lên 20 sản phẩm", "=", 20, "sản phẩm", id="where-it-starts-is-not-promised"),
        pytest.param("trên 1,2 nghìn tỷ đồng", ">", 1.2, "nghìn tỷ đồng", id="thousand-billions"),
        pytest.param("tăng 10%", "increase", 10, "%", id="grows"),
        pytest.param("tăng bình quân 8,5%", "increase", 8.5, "%", id="grows-on-average"),
        pytest.param("tăng ít nhất 10%/năm", "increase", 10, "%/năm", id="grows-by-the-year"),
        pytest.param("tăng 3 lần", "multiply", 3, "lần", id="times"),
        pytest.param("tăng 3 (ba) lần", "multiply", 3, "lần", id="times-in-words-as-well"),
        pytest.param("gấp 2 lần", "multiply", 2, "lần", id="twofold"),
        pytest.param("nằm trong 15 tỉnh dẫn đầu", "rank", 15, "tỉnh", id="rank"),
        pytest.param("thuộc nhóm 10 địa phương đứng đầu cả nước", "rank", 10, "địa phương", id="rank-of-a-group"),
        pytest.param("1.500 doanh nghiệp", "=", 1500, "doanh nghiệp", id="dot-groups"),
        pytest.param("đạt 60,76%", "=", 60.76, "%", id="decimal"),
        pytest.param("đạt 60 %", "=", 60, "%", id="blank-before-the-sign"),
        pytest.param("16.716 tỷ đồng", "=", 16716, "tỷ đồng", id="money"),
        pytest.param("2.000 triệu USD", "=", 2000, "triệu USD", id="foreign-money"),
        pytest.param("đạt 5‰", "=", 5, "‰", id="per-mille"),
        pytest.param("15 người/một vạn dân", "=", 15, "người/một vạn dân", id="per-in-words"),
    ],
)
def test_promise_is_read(text: str, comparator: str, value: Value, unit: str) -> None:
    assert promised(text) == [(comparator, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("đến năm 2030", id="year"),
        pytest.param("giai đoạn 2026-2030", id="period"),
        pytest.param("trước ngày 31/12/2025", id="day"),
        pytest.param("Quyết định số 12/QĐ-UBND", id="number-of-a-document"),
        pytest.param("Luật số 93/2025/QH15", id="number-of-a-law"),
        pytest.param("theo Điều 5, khoản 2", id="article"),
        pytest.param("Đề án 06", id="name-of-a-scheme"),
        pytest.param("sau 12 tháng nghiệm thu", id="time-after"),
        pytest.param("trong vòng 30 ngày", id="time-within"),
        pytest.param("dịch vụ công mức độ 4", id="grade"),
        pytest.param("công nghiệp lần thứ 4", id="ordinal"),
        pytest.param("tiêu chuẩn ISO 9001", id="standard"),
        pytest.param("quý II/2025", id="quarter"),
        pytest.param("mạng 5G", id="technique"),
        pytest.param("tổng đài 24/7", id="round-the-clock"),
        pytest.param("1. Mục tiêu", id="marker"),
        pytest.param("nhiệm kỳ 2025-2030", id="term-of-office"),
        pytest.param("Web3, COVID-19", id="names-with-figures"),
        pytest.param("Phụ lục 2", id="annex"),
        pytest.param("số điện thoại 0913.202.530", id="telephone"),
        pytest.param("không có số nào", id="no-number"),
        pytest.param("", id="nothing"),
    ],
)
def test_number_that_promises_nothing_is_left(text: str) -> None:
    assert promised(text) == []


def test_time_below_a_bound_is_a_promise() -> None:
    assert promised("rút ngắn xuống dưới 12 tháng") == [("<", 12, "tháng")]


def test_share_after_a_time_is_the_only_promise() -> None:
    assert promised("kết quả được ứng dụng sau 12 tháng nghiệm thu đạt từ 60% trở lên") == [(">=", 60, "%")]


def test_several_promises_come_in_order() -> None:
    text = "tối thiểu 05 sáng chế, trên 2.000 lượt người tham gia, khoảng 2,5 tỷ đồng mỗi năm"
    assert promised(text) == [(">=", 5, "sáng chế"), (">", 2000, "lượt người"), ("~", 2.5, "tỷ đồng")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("05 mô hình được công nhận", "mô hình", id="ends-before-a-passive"),
        pytest.param("05 xã có mạng", "xã", id="ends-before-a-verb"),
        pytest.param("05 sản phẩm, dịch vụ", "sản phẩm", id="ends-at-a-comma"),
        pytest.param("05 mô hình canh tác sạch", "mô hình canh", id="takes-three-words-at-most"),
        pytest.param("05 doanh nghiệp khoa học và công nghệ", "doanh nghiệp khoa học và công nghệ", id="long-name"),
        pytest.param("40 nhãn hiệu tập thể được bảo hộ", "nhãn hiệu tập thể", id="collective-mark"),
        pytest.param("12 chỉ dẫn địa lý", "chỉ dẫn địa lý", id="name-that-begins-like-a-verb"),
        pytest.param("đạt 05.", None, id="none"),
    ],
)
def test_unit_is_what_is_counted(text: str, unit: str | None) -> None:
    found = find_quantities(text)[0].unit
    assert found == unit or (found or "").startswith(unit or "?")


def test_place_is_the_number_with_its_sign() -> None:
    text = "đạt từ 60% trở lên"
    (one,) = find_quantities(text)
    assert text[one.start : one.end] == "60%"


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_numbers_of_any_text_lie_in_it_in_order(text: str) -> None:
    end = 0
    for one in find_quantities(text):
        assert end <= one.start < one.end <= len(text)
        assert any(letter.isdigit() for letter in text[one.start : one.end])
        assert (one.comparator in ("range", "rank")) >= isinstance(one.value, tuple)
        end = one.end


@given(st.text(max_size=60))
def test_any_text_is_counted(text: str) -> None:
    find_quantities(text)
