"""Standing duties to report: who, to whom, through whom, how often, by which day."""

from __future__ import annotations

import pytest

from dondoc.reading.extract.reporting import find_reports, only_reports, reporters, reporting_span
from dondoc.reading.model import ReportingDuty
from factories.written import codes, names, read_organised, read_part


def duty(sentence: str) -> ReportingDuty:
    (found,) = read_organised(f"1. {sentence}").reporting
    return found


@pytest.mark.parametrize(
    ("sentence", "frequency", "due"),
    [
        pytest.param("Sở Y tế hằng năm báo cáo Ủy ban nhân dân tỉnh.", "annual", None, id="annual"),
        pytest.param(
            "Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 20/11 hằng năm.", "annual", "11-20", id="day-of-the-year"
        ),
        pytest.param(
            "Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 10 tháng 12 hàng năm.",
            "annual",
            "12-10",
            id="day-in-words",
        ),
        pytest.param("Sở Y tế định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.", "semiannual", None, id="semiannual"),
        pytest.param("Sở Y tế báo cáo hằng quý về Ủy ban nhân dân tỉnh.", "quarterly", None, id="quarterly"),
        pytest.param(
            "Sở Y tế báo cáo quý, 6 tháng, năm về Ủy ban nhân dân tỉnh.", "quarterly", None, id="shortest-period-counts"
        ),
        pytest.param(
            "Hằng quý (trước ngày 20 của tháng cuối quý), Sở Y tế báo cáo UBND tỉnh.",
            "quarterly",
            "20",
            id="day-of-the-last-month",
        ),
        pytest.param(
            "Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.", "monthly", "25", id="day-of-the-month"
        ),
        pytest.param(
            "Sở Y tế báo cáo Ủy ban nhân dân tỉnh vào thứ sáu hằng tuần.", "weekly", "W5", id="day-of-the-week"
        ),
        pytest.param(
            "Sở Y tế báo cáo Ủy ban nhân dân tỉnh vào thứ 2 hằng tuần.", "weekly", "W1", id="second-day-is-monday"
        ),
        pytest.param("Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.", "once", "2026-12-15", id="once"),
        pytest.param("Sở Y tế định kỳ báo cáo Ủy ban nhân dân tỉnh.", "periodic", None, id="no-period-named"),
        pytest.param(
            "Sở Y tế báo cáo hai năm một lần về Ủy ban nhân dân tỉnh.", "periodic", None, id="two-years-have-no-word"
        ),
        pytest.param("Sở Y tế báo cáo đột xuất khi có yêu cầu của Ủy ban nhân dân tỉnh.", "ad_hoc", None, id="ad-hoc"),
    ],
)
def test_rhythm_and_day(sentence: str, frequency: str, due: str | None) -> None:
    found = duty(sentence)
    assert (found.frequency, found.due) == (frequency, due)


def test_two_days_of_the_year_are_one_duty_with_the_later() -> None:
    found = duty("Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh trước ngày 15/6 và ngày 15/12.")
    assert (found.frequency, found.due, found.dates) == ("semiannual", "12-15", ("06-15", "12-15"))


@pytest.mark.parametrize(
    ("sentence", "who", "to", "via"),
    [
        pytest.param(
            "Các sở, ngành hằng năm báo cáo UBND tỉnh (qua Sở Y tế).",
            ["các sở, ngành"],
            "Ủy ban nhân dân tỉnh",
            "Sở Y tế",
            id="through",
        ),
        pytest.param(
            "Sở Y tế hằng năm báo cáo Ủy ban nhân dân tỉnh (thông qua Sở Nội vụ).",
            ["Sở Y tế"],
            "Ủy ban nhân dân tỉnh",
            "Sở Nội vụ",
            id="by-way-of",
        ),
        pytest.param(
            "UBND các xã hằng quý báo cáo về Sở Tài chính để tổng hợp, báo cáo UBND tỉnh.",
            ["Ủy ban nhân dân các xã"],
            "Sở Tài chính",
            None,
            id="first-receiver",
        ),
        pytest.param(
            "Hằng năm, các cơ quan báo cáo kết quả gửi Sở Tài chính.", ["các cơ quan"], "Sở Tài chính", None, id="sent"
        ),
        pytest.param(
            "Chế độ báo cáo: các cơ quan báo cáo hằng năm về Sở Tài chính.",
            ["các cơ quan"],
            "Sở Tài chính",
            None,
            id="behind-a-head",
        ),
    ],
)
def test_who_reports_to_whom(sentence: str, who: list[str], to: str, via: str | None) -> None:
    found = duty(sentence)
    assert (names(found.who), found.to, found.via) == (who, to, via)


def test_reporter_is_who_governs_the_item() -> None:
    (found,) = read_organised("1. Sở Y tế", "- Hằng năm báo cáo Ủy ban nhân dân tỉnh.").reporting
    assert names(found.who) == ["Sở Y tế"]
    assert found.path == "IV.1.-1"


def test_reporter_is_shown_where_it_stands() -> None:
    reading = read_organised("1. Mở lớp sơ cứu cho dân.", "2. Chế độ báo cáo: các cơ quan báo cáo hằng năm về Sở Y tế.")
    (body,) = reading.reporting[0].who
    assert body.span is not None
    assert reading.quote(body.span) == "các cơ quan"


def test_reporter_behind_some_work_is_shown_where_it_stands() -> None:
    text = "Rà soát các quy chế của ngành. Chế độ báo cáo: các cơ quan báo cáo hằng năm về Sở Y tế."
    (report,) = find_reports(text)
    (body,) = reporters(text, report)
    assert body.span is not None
    assert text[slice(*body.span)] == "các cơ quan"


@pytest.mark.parametrize(
    ("sentence", "ad_hoc"),
    [
        ("Sở Y tế hằng năm hoặc đột xuất báo cáo Ủy ban nhân dân tỉnh.", True),
        ("Sở Y tế hằng năm báo cáo Ủy ban nhân dân tỉnh.", False),
        ("Sở Y tế báo cáo đột xuất khi có yêu cầu của Ủy ban nhân dân tỉnh.", False),
    ],
)
def test_ad_hoc_stands_beside_a_rhythm(sentence: str, ad_hoc: bool) -> None:
    assert duty(sentence).ad_hoc is ad_hoc


def test_rhythm_without_a_period_beside_ad_hoc_is_unclear() -> None:
    reading = read_organised("1. Sở Y tế định kỳ hoặc đột xuất báo cáo Ủy ban nhân dân tỉnh.")
    assert codes(reading) == ["unclear-frequency"]
    assert reading.reporting[0].confidence["frequency"].score == 0.5


def test_day_that_does_not_exist_is_repaired_and_said() -> None:
    reading = read_organised("1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 31/11 hằng năm.")
    (warning,) = [warning for warning in reading.warnings if warning.code == "impossible-date"]
    assert reading.reporting[0].due == "11-30"
    assert (warning.path, warning.text, warning.suggestion) == ("IV.1", "31/11", "11-30")
    assert warning.span is not None
    assert reading.quote(warning.span) == "31/11"


def test_last_of_february_may_be_meant() -> None:
    assert codes(read_organised("1. Sở Y tế báo cáo UBND tỉnh trước ngày 29/02 hằng năm.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Sở Tài chính xây dựng báo cáo tài chính của quỹ hằng năm.", id="a-report-is-the-product"),
        pytest.param("Sở Tư pháp lập mẫu báo cáo cho các đơn vị dùng chung.", id="a-form"),
        pytest.param("Sở Y tế rà soát quy chế để tổng hợp, báo cáo cấp trên.", id="a-purpose"),
        pytest.param("Sở Y tế tập huấn cho báo cáo viên trước ngày 15/6/2026.", id="a-speaker"),
        pytest.param("Sở Y tế rà soát quy chế và báo cáo kết quả.", id="no-rhythm"),
    ],
)
def test_report_without_a_rhythm_of_its_own_is_no_duty(sentence: str) -> None:
    reading = read_organised(f"1. {sentence}")
    assert reading.reporting == ()
    assert [task.path for task in reading.tasks] == ["IV.1"]


def test_clause_is_quoted_without_the_work_before_it() -> None:
    found = duty("Sở Y tế chủ trì theo dõi việc thực hiện; định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh.")
    assert found.text == "định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh."


def test_aims_hold_no_duties() -> None:
    assert read_part("I. MỤC ĐÍCH, YÊU CẦU", "1. Các sở hằng năm báo cáo Ủy ban nhân dân tỉnh.").reporting == ()


def test_item_that_only_reports_is_told_from_work() -> None:
    text = "Định kỳ hằng năm tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
    work = "Mở lớp sơ cứu cho người dân ven biển của tỉnh; hằng năm báo cáo Ủy ban nhân dân tỉnh."
    assert only_reports(text, find_reports(text))
    assert not only_reports(work, find_reports(work))
    assert not only_reports("Mở lớp sơ cứu.", [])


def test_functions_count_from_the_start_of_the_item() -> None:
    text = "Chế độ báo cáo: các cơ quan báo cáo hằng năm."
    (report,) = find_reports(text)
    assert reporting_span(report, 100) == (100, 100 + len(text))
    (body,) = reporters(text, report, offset=100)
    assert body.span is not None
    assert text[body.span.start - 100 : body.span.end - 100] == "các cơ quan"
    assert find_reports("Rà soát các quy chế hằng năm.") == []
