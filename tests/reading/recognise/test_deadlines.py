"""Deadlines of labels and of running text, and the times that set none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.model import DeadlineType, Span
from dondoc.reading.recognise.deadlines import (
    condition_in,
    find_deadline,
    parse_deadline,
    read_deadline,
    recurrence_of,
)

BY, ON, BETWEEN, ONGOING = DeadlineType.BY, DeadlineType.ON, DeadlineType.BETWEEN, DeadlineType.ONGOING
CONDITIONAL, NONE = DeadlineType.CONDITIONAL, DeadlineType.NONE
PIECES = (
    "trước ngày", "31/3/2026", "31/6/2025", "20/11", "hoàn thành", "trong", "quý II/2025", "đến năm 2030", "hằng năm", "từ",
    "thường xuyên", "định kỳ", "sau 03 tháng kể từ khi", "khi có", "(", ")", ",", ";", ".", "giai đoạn 2026-2030",
    "Chiến lược", "kế hoạch", "rà soát", "tháng 6", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "kind", "due"),
    [
        pytest.param("Trước ngày 31/3/2022", BY, "2022-03-31", id="before-a-day-counts-the-day"),
        pytest.param("Quý II/2023.", BY, "2023-06-30", id="quarter"),
        pytest.param("Hoàn thành trong tháng 6/2025", BY, "2025-06-30", id="month"),
        pytest.param("Năm 2025", BY, "2025-12-31", id="year"),
        pytest.param("Đến năm 2030", BY, "2030-12-31", id="until-a-year"),
        pytest.param("6 tháng đầu năm 2025", BY, "2025-06-30", id="half"),
        pytest.param("31/6/2025", BY, "2025-06-30", id="impossible-day"),
        pytest.param("Tháng 6/2025 và tháng 12/2025", BY, "2025-12-31", id="last-of-two"),
        pytest.param("2025 (năm 2022 khảo sát)", BY, "2025-12-31", id="brackets-only-explain"),
        pytest.param("Từ năm 2023 đến năm 2025", BETWEEN, "2025-12-31", id="from-to"),
        pytest.param("Giai đoạn 2026-2030", BETWEEN, "2030-12-31", id="period"),
        pytest.param("2025 - 2027", BETWEEN, "2027-12-31", id="bare-period"),
        pytest.param("Từ tháng 3/2025 đến tháng 6/2025", BETWEEN, "2025-06-30", id="from-month-to-month"),
        pytest.param("Bắt đầu 18/5/2022 và 18/5/2023", ON, "2023-05-18", id="fixed-days"),
        pytest.param("Vào ngày 18/5/2025", ON, "2025-05-18", id="on-a-day"),
        pytest.param("Thường xuyên", ONGOING, None, id="always"),
        pytest.param("Thường xuyên, hằng năm", ONGOING, None, id="always-and-yearly"),
        pytest.param("Hằng năm", ONGOING, None, id="yearly"),
        pytest.param("Định kỳ 06 tháng", ONGOING, None, id="half-yearly"),
        pytest.param("Duy trì thường xuyên, giai đoạn 2026-2030", ONGOING, None, id="always-within-a-period"),
        pytest.param("Hằng năm đến năm 2030", ONGOING, None, id="yearly-up-to-a-year"),
        pytest.param("Từ năm 2025", ONGOING, None, id="only-a-beginning"),
        pytest.param("Trước ngày 20/11 hằng năm", ONGOING, None, id="a-day-of-every-year"),
        pytest.param("Khi đủ điều kiện", CONDITIONAL, None, id="when-possible"),
        pytest.param("Sau 03 tháng kể từ khi Luật có hiệu lực", CONDITIONAL, None, id="after-an-event"),
        pytest.param("Theo Phương án số 2", CONDITIONAL, None, id="according-to-a-plan"),
        pytest.param("Theo Quyết định số 12/QĐ-TTg ngày 06/01/2025", CONDITIONAL, None, id="date-of-a-citation"),
        pytest.param("Theo Thông tư số 11/2025/TT-BKHCN", CONDITIONAL, None, id="year-of-a-citation"),
        pytest.param("-", NONE, None, id="an-empty-cell"),
        pytest.param("Không", NONE, None, id="none"),
        pytest.param("  ", NONE, None, id="blanks"),
    ],
)
def test_value_of_a_label_is_a_deadline(value: str, kind: DeadlineType, due: str | None) -> None:
    deadline = parse_deadline(value)
    assert (deadline.type, deadline.due) == (kind, due)


@pytest.mark.parametrize(
    ("value", "due"),
    [
        pytest.param("Trước 30/6", "2025-06-30", id="day"),
        pytest.param("Quý III", "2025-09-30", id="quarter"),
        pytest.param("Tháng 9", "2025-09-30", id="month"),
        pytest.param("Cả năm", "2025-12-31", id="all-year"),
    ],
)
def test_year_of_the_plan_completes_a_deadline_and_is_said(value: str, due: str) -> None:
    found = read_deadline(value, year=2025)
    assert (found.deadline.due, found.assumed_year) == (due, True)


def test_impossible_days_are_handed_back() -> None:
    found = read_deadline("Trước ngày 31/6/2025")
    assert [(one.text, one.last) for one in found.impossible] == [("31/6/2025", date(2025, 6, 30))]


def test_fixed_days_are_all_kept() -> None:
    assert parse_deadline("Ngày 18/5/2025 và ngày 20/11/2025").dates == ("2025-05-18", "2025-11-20")


def test_condition_beside_a_date_is_kept() -> None:
    deadline = parse_deadline("Năm 2025 (sau khi Luật được thông qua)")
    assert (deadline.due, deadline.condition) == ("2025-12-31", "sau khi Luật được thông qua")


def test_span_holds_the_words_without_blanks_and_signs() -> None:
    value = "  Quý II/2025. "
    deadline = parse_deadline(value, offset=40)
    assert deadline.text == "Quý II/2025"
    assert deadline.span is not None
    assert value[deadline.span.start - 40 : deadline.span.end - 40] == deadline.text


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        pytest.param("hằng năm", "annual", id="yearly"),
        pytest.param("hàng năm", "annual", id="yearly-misspelt"),
        pytest.param("mỗi năm một lần", "annual", id="once-a-year"),
        pytest.param("06 tháng một lần", "semiannual", id="half-yearly"),
        pytest.param("6 tháng, 01 năm", "semiannual", id="half-year-and-year"),
        pytest.param("hằng quý", "quarterly", id="quarterly"),
        pytest.param("một quý một lần", "quarterly", id="once-a-quarter"),
        pytest.param("hằng tháng", "monthly", id="monthly"),
        pytest.param("hằng tuần", "weekly", id="weekly"),
        pytest.param("02 năm một lần", "biennial", id="every-two-years"),
        pytest.param("6 tháng đầu năm 2025", None, id="one-half-year-is-no-rhythm"),
        pytest.param("trong 6 tháng kể từ ngày ký", None, id="a-term-is-no-rhythm"),
        pytest.param("thường xuyên", None, id="always-has-no-rhythm"),
    ],
)
def test_rhythm_is_told(text: str, recurrence: str | None) -> None:
    assert recurrence_of(text) == recurrence


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        pytest.param(
            "Rà soát quy định, hoàn thành trước ngày 31/3/2026.",
            BY,
            "hoàn thành trước ngày 31/3/2026",
            id="done-before",
        ),
        pytest.param("Ban hành quy chế trong quý II/2025.", BY, "trong quý II/2025", id="within"),
        pytest.param("Trình đề án chậm nhất tháng 9/2025.", BY, "chậm nhất tháng 9/2025", id="at-the-latest"),
        pytest.param("Báo cáo trước ngày 20/12/2025.", BY, "trước ngày 20/12/2025", id="before"),
        pytest.param("Đến hết năm 2026, xây dựng xong nền tảng.", BY, "Đến hết năm 2026", id="to-the-end-of"),
        pytest.param("Đến năm 2030, hoàn thành số hóa.", BY, "Đến năm 2030", id="by-a-year-at-the-start"),
        pytest.param(
            "Khảo sát từ tháng 3/2025 đến tháng 6/2025.", BETWEEN, "từ tháng 3/2025 đến tháng 6/2025", id="from-to"
        ),
        pytest.param(
            "Tổ chức tuần lễ sáng tạo, hoàn thành trong tháng 8 hằng năm.",
            ONGOING,
            "trong tháng 8 hằng năm",
            id="a-month-of-every-year",
        ),
        pytest.param("Hằng năm, tổ chức hội nghị.", ONGOING, "Hằng năm", id="yearly"),
        pytest.param("Thường xuyên rà soát quy định.", ONGOING, "Thường xuyên", id="always-before-the-verb"),
        pytest.param("Rà soát quy định (thường xuyên).", ONGOING, "thường xuyên", id="always-in-brackets"),
        pytest.param(
            "Tổ chức hội thi định kỳ 02 năm một lần.", ONGOING, "định kỳ 02 năm một lần", id="every-two-years"
        ),
        pytest.param(
            "Ban hành quy định sau khi có hướng dẫn của Bộ.", CONDITIONAL, "sau khi có hướng dẫn của Bộ", id="condition"
        ),
        pytest.param(
            "Trình dự án trong thời hạn 30 ngày kể từ ngày ký.",
            CONDITIONAL,
            "trong thời hạn 30 ngày kể từ ngày ký",
            id="term-from-an-event",
        ),
    ],
)
def test_words_of_an_item_set_its_time(text: str, kind: DeadlineType, words: str) -> None:
    found = find_deadline(text)
    assert found is not None
    assert found.deadline.type is kind
    assert (found.deadline.text or "").casefold().endswith(words.casefold())
    assert found.deadline.span is not None
    assert text[found.deadline.span.start : found.deadline.span.end] == found.deadline.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rà soát các quy định về khoa học.", id="no-time-named"),
        pytest.param("Thực hiện Chiến lược phát triển đến năm 2030.", id="year-in-the-title-of-a-strategy"),
        pytest.param("Triển khai Chương trình chuyển đổi số giai đoạn 2026-2030.", id="period-of-a-programme"),
        pytest.param("Thực hiện Đề án phát triển đến năm 2025, định hướng đến năm 2030.", id="outlook-of-a-scheme"),
        pytest.param("Xây dựng Kế hoạch đến năm 2030, tầm nhìn đến năm 2045.", id="vision-of-a-plan"),
        pytest.param("Bố trí trong dự toán ngân sách hằng năm.", id="yearly-of-a-budget"),
        pytest.param("Lồng ghép vào kế hoạch hằng năm của đơn vị.", id="yearly-of-a-plan"),
        pytest.param("Theo Luật số 93/2025/QH15.", id="year-of-a-law"),
        pytest.param("Nâng cao hiệu quả, thường xuyên giữa các ngành.", id="a-word-that-describes"),
        pytest.param("Báo cáo định kỳ hoặc khi có yêu cầu.", id="ad-hoc-is-no-condition"),
        pytest.param("Văn kiện Đại hội nhiệm kỳ 2025-2030.", id="term-of-office"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_times_set_none(text: str) -> None:
    found = find_deadline(text)
    assert found is None, found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tổng hợp trước ngày 20/11 hằng năm.", id="a-day"),
        pytest.param("Rà soát trước 30/6 và 31/12 hằng năm.", id="two-days"),
        pytest.param("Tổ chức hội nghị vào quý I hằng năm.", id="a-quarter"),
        pytest.param("Vào dịp 18/5 hằng năm, tổ chức Ngày Khoa học.", id="an-occasion"),
    ],
)
def test_day_of_every_year_is_not_of_this_year(text: str) -> None:
    found = find_deadline(text, year=2025)
    assert found is not None
    assert (found.deadline.type, found.deadline.due, found.deadline.recurrence) == (ONGOING, None, "annual")


def test_masked_words_set_no_time() -> None:
    text = "Báo cáo trước ngày 20/12/2025; rà soát quy định"
    assert find_deadline(text) is not None
    assert find_deadline(text, masked=(Span(0, text.index(";")),)) is None


def test_condition_in_brackets_is_found_beside_a_line() -> None:
    assert condition_in("Xây dựng trung tâm (khi đủ điều kiện)") == "khi đủ điều kiện"
    assert condition_in("Xây dựng trung tâm (giai đoạn 2)") is None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.sampled_from((None, 2025)))
def test_deadline_of_any_text_has_its_words_and_a_day_that_exists(text: str, year: int | None) -> None:
    for found in (find_deadline(text, year=year), read_deadline(text, year=year)):
        if found is None or found.deadline.span is None:
            continue
        deadline = found.deadline
        assert deadline.span is not None
        assert text[deadline.span.start : deadline.span.end] == deadline.text
        assert (deadline.type in (BY, BETWEEN, ON)) == (deadline.due is not None)
        for day in (deadline.due, *deadline.dates):
            assert day is None or date.fromisoformat(day)


@given(st.text(max_size=60))
def test_any_text_is_searched(text: str) -> None:
    find_deadline(text, year=2025)
    read_deadline(text, year=2025)
    condition_in(text)
