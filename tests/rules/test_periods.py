"""Periods: their days, names and last days to act, by calendar and by decree, and that nothing drifts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.periods import Period, earliest_due, period_of, periods
from dondoc.rules.recurrence import CutOff, Frequency, Rule
from dondoc.vn.working_days import WorkCalendar

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
DAY_OF_MONTH = st.integers(1, 31).map("{:02}".format)
DAY_OF_YEAR = st.builds("{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 31))
BY_MONTHS = st.builds(
    Rule,
    st.sampled_from([one for one in Frequency if one is not Frequency.WEEKLY]),
    st.lists(DAY_OF_MONTH | DAY_OF_YEAR, max_size=2).map(tuple),
    st.sampled_from(CutOff),
    st.booleans(),
    st.integers(2019, 2026),
)
BY_WEEKS = st.builds(
    Rule,
    st.just(Frequency.WEEKLY),
    st.lists(st.integers(1, 7).map("W{}".format), max_size=1).map(tuple),
    st.sampled_from(CutOff),
    st.booleans(),
)
RULES = BY_MONTHS | BY_WEEKS


def listed(rule: Rule, start: date, end: date | None = None) -> list[Period]:
    return list(periods(rule, start, end, TODAY))


def dues(rule: Rule, start: date, end: date) -> list[str]:
    return [f"{period.due:%d/%m/%Y}" for period in listed(rule, start, end)]


@pytest.mark.parametrize(
    ("frequency", "label", "code"),
    [
        (Frequency.WEEKLY, "Tuần 47/2026", "2026-W47"),
        (Frequency.MONTHLY, "Tháng 11/2026", "2026-M11"),
        (Frequency.QUARTERLY, "Quý IV/2026", "2026-Q4"),
        (Frequency.SEMIANNUAL, "6 tháng cuối năm 2026", "2026-H2"),
        (Frequency.NINE_MONTH, "9 tháng năm 2026", "2026-N"),
        (Frequency.ANNUAL, "Năm 2026", "2026"),
        (Frequency.BIENNIAL, "Giai đoạn 2025-2026", "2025-2026"),
    ],
)
def test_period_has_a_name_and_a_code(frequency: Frequency, label: str, code: str) -> None:
    period = period_of(Rule(frequency, first_year=2025), TODAY)
    assert (period.label_vi, period.code) == (label, code)


@pytest.mark.parametrize(
    ("frequency", "day", "start", "end"),
    [
        pytest.param(Frequency.MONTHLY, date(2026, 3, 14), date(2026, 2, 15), date(2026, 3, 14), id="month"),
        pytest.param(Frequency.QUARTERLY, date(2026, 1, 1), date(2025, 12, 15), date(2026, 3, 14), id="quarter"),
        pytest.param(Frequency.SEMIANNUAL, date(2026, 3, 1), date(2025, 12, 15), date(2026, 6, 14), id="first-half"),
        pytest.param(Frequency.SEMIANNUAL, date(2026, 6, 15), date(2026, 6, 15), date(2026, 12, 14), id="second-half"),
        pytest.param(Frequency.NINE_MONTH, date(2026, 9, 1), date(2025, 12, 15), date(2026, 9, 14), id="nine-months"),
        pytest.param(Frequency.ANNUAL, date(2026, 12, 14), date(2025, 12, 15), date(2026, 12, 14), id="year"),
    ],
)
def test_decree_cuts_figures_off_on_the_fourteenth(frequency: Frequency, day: date, start: date, end: date) -> None:
    period = period_of(Rule(frequency, cut_off=CutOff.DECREE), day)
    assert (period.start, period.end) == (start, end)


def test_day_behind_the_cut_off_counts_for_the_next_year() -> None:
    assert period_of(Rule(Frequency.ANNUAL, cut_off=CutOff.DECREE), date(2026, 12, 15)).label_vi == "Năm 2027"


def test_month_end_does_not_drift() -> None:
    rule = Rule(Frequency.MONTHLY, ("31",))
    assert dues(rule, date(2026, 1, 1), date(2026, 4, 30)) == ["31/01/2026", "28/02/2026", "31/03/2026", "30/04/2026"]


def test_leap_day_comes_back() -> None:
    rule = Rule(Frequency.ANNUAL, ("02-29",))
    assert dues(rule, date(2027, 1, 1), date(2028, 12, 31)) == ["28/02/2027", "29/02/2028"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(Rule(Frequency.ANNUAL, ("11-20",)), ["20/11/2026", "20/11/2027"], id="day-of-the-year"),
        pytest.param(
            Rule(Frequency.ANNUAL, ("01-15",), after=True), ["15/01/2026", "15/01/2027", "15/01/2028"], id="year-after"
        ),
        pytest.param(
            Rule(Frequency.SEMIANNUAL, ("06-15", "12-15")),
            ["15/06/2026", "15/12/2026", "15/06/2027", "15/12/2027"],
            id="two-days-a-year",
        ),
        pytest.param(
            Rule(Frequency.SEMIANNUAL, ("12-05",)),
            ["05/06/2026", "05/12/2026", "05/06/2027", "05/12/2027"],
            id="one-day-stands-for-both-halves",
        ),
        pytest.param(Rule(Frequency.ANNUAL, ("06-15", "12-15")), ["15/12/2026", "15/12/2027"], id="the-later-day"),
        pytest.param(Rule(Frequency.BIENNIAL, ("10-01",), first_year=2026), ["01/10/2027"], id="second-of-two-years"),
        pytest.param(Rule(Frequency.BIENNIAL, first_year=2025), ["31/12/2026"], id="end-of-two-years"),
        pytest.param(Rule(Frequency.NINE_MONTH, ("09-25",)), ["25/09/2026", "25/09/2027"], id="nine-months"),
        pytest.param(
            Rule(Frequency.NINE_MONTH, ("05",), after=True), ["05/10/2026", "05/10/2027"], id="month-after-nine"
        ),
        pytest.param(
            Rule(Frequency.ANNUAL, ("12-20",), cut_off=CutOff.DECREE),
            ["20/12/2026", "20/12/2027"],
            id="after-the-cut-off",
        ),
    ],
)
def test_day_to_act_falls_where_the_rule_says(rule: Rule, expected: list[str]) -> None:
    assert dues(rule, date(2026, 1, 1), date(2027, 12, 31)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(Rule(Frequency.QUARTERLY, ("20",)), ["20/03/2026", "20/06/2026"], id="last-month-of-the-quarter"),
        pytest.param(
            Rule(Frequency.QUARTERLY, ("05",), after=True), ["05/01/2026", "05/04/2026", "05/07/2026"], id="month-after"
        ),
        pytest.param(Rule(Frequency.QUARTERLY, ("12-25",)), ["25/03/2026", "25/06/2026"], id="day-of-the-year-in-each"),
        pytest.param(Rule(Frequency.QUARTERLY), ["31/03/2026", "30/06/2026"], id="no-day-named"),
        pytest.param(Rule(Frequency.QUARTERLY, cut_off=CutOff.DECREE), ["14/03/2026", "14/06/2026"], id="decree"),
    ],
)
def test_quarter_has_its_day(rule: Rule, expected: list[str]) -> None:
    assert dues(rule, date(2026, 1, 1), date(2026, 6, 30)) == expected


def test_week_has_its_day() -> None:
    rule = Rule(Frequency.WEEKLY, ("W4",))
    assert dues(rule, date(2026, 11, 16), date(2026, 11, 29)) == ["19/11/2026", "26/11/2026"]


def test_end_of_period_is_only_assumed() -> None:
    assert period_of(Rule(Frequency.ANNUAL), TODAY).assumed
    assert not period_of(Rule(Frequency.ANNUAL, ("11-20",)), TODAY).assumed


def test_plan_issued_late_in_the_year_owes_nothing_for_days_gone_by() -> None:
    rule = Rule(Frequency.ANNUAL, ("11-20",))
    assert dues(rule, date(2021, 11, 29), date(2023, 12, 31)) == ["20/11/2022", "20/11/2023"]


def test_plan_that_ends_in_the_year_owes_what_is_due_before() -> None:
    rule = Rule(Frequency.ANNUAL, ("11-20",))
    assert dues(rule, date(2025, 1, 1), date(2026, 11, 30)) == ["20/11/2025", "20/11/2026"]


def test_last_year_is_owed_though_its_report_comes_after_the_plan() -> None:
    rule = Rule(Frequency.ANNUAL, ("01-15",), after=True)
    assert listed(rule, date(2025, 6, 1), date(2025, 12, 31))[-1].due == date(2026, 1, 15)


def test_year_by_decree_does_not_begin_when_the_plan_ends() -> None:
    rule = Rule(Frequency.ANNUAL, cut_off=CutOff.DECREE)
    assert [period.year for period in listed(rule, date(2025, 1, 1), date(2025, 12, 31))] == [2025]


def test_rule_without_end_goes_on_to_the_present_period() -> None:
    assert listed(Rule(Frequency.QUARTERLY), date(2026, 1, 1))[-1].label_vi == "Quý IV/2026"


def test_sending_may_be_asked_for_a_working_day_after_the_cut_off() -> None:
    period = period_of(Rule(Frequency.MONTHLY, cut_off=CutOff.DECREE), date(2026, 11, 1))
    assert earliest_due(period, WorkCalendar()) == date(2026, 11, 16)  # the 14th is a Saturday


@given(RULES, DAYS)
def test_day_lies_in_its_period(rule: Rule, day: date) -> None:
    period = period_of(rule, day)
    assert period.start <= day
    assert day <= period.end or rule.frequency is Frequency.NINE_MONTH


@given(RULES, DAYS)
def test_periods_follow_each_other_without_gap(rule: Rule, day: date) -> None:
    if rule.frequency is not Frequency.NINE_MONTH:
        period = period_of(rule, day)
        assert period_of(rule, period.end + timedelta(days=1)).start == period.end + timedelta(days=1)


@given(RULES, DAYS, st.integers(0, 1500))
def test_days_to_act_come_in_order_and_names_come_once(rule: Rule, start: date, length: int) -> None:
    found = listed(rule, start, start + timedelta(days=length))
    assert all(one.due < other.due and one.start < other.start for one, other in pairwise(found))
    assert len({period.code for period in found}) == len({period.label_vi for period in found}) == len(found)


@given(RULES, DAYS, st.integers(0, 800), st.integers(0, 800))
def test_rule_that_begins_later_owes_the_same_from_there_on(rule: Rule, start: date, delay: int, length: int) -> None:
    later = start + timedelta(days=delay)
    end = later + timedelta(days=length)
    assert listed(rule, later, end) == [period for period in listed(rule, start, end) if period.due >= later]


@given(RULES, DAYS, st.integers(0, 800), st.integers(0, 800))
def test_longer_rule_owes_the_same_and_more(rule: Rule, start: date, length: int, more: int) -> None:
    short = listed(rule, start, start + timedelta(days=length))
    assert listed(rule, start, start + timedelta(days=length + more))[: len(short)] == short


@given(BY_MONTHS, DAYS)
def test_day_of_the_month_is_kept_or_is_the_last(rule: Rule, day: date) -> None:
    period = period_of(rule, day)
    named = {int(due[-2:]) for due in rule.dues}
    tomorrow = period.due + timedelta(days=1)
    assert not named or period.due.day in named or (tomorrow.day == 1 and period.due.day < max(named))


@given(RULES, DAYS, DAYS)
def test_present_day_matters_only_to_a_rule_without_end(rule: Rule, start: date, today: date) -> None:
    end = start + timedelta(days=400)
    assert list(periods(rule, start, end, today)) == listed(rule, start, end)
