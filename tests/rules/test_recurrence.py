"""Rules of return: what the plan format says, and what cannot be counted."""

from __future__ import annotations

import pytest

from dondoc.reading.export import schema
from dondoc.rules.recurrence import STEP, WITHOUT_PERIODS, CutOff, Frequency, Rule, build_rule


@pytest.mark.parametrize(
    ("frequency", "due", "dates", "rule"),
    [
        pytest.param("annual", "11-20", (), Rule(Frequency.ANNUAL, ("11-20",)), id="day-of-the-year"),
        pytest.param("monthly", "25", (), Rule(Frequency.MONTHLY, ("25",)), id="day-of-the-month"),
        pytest.param("weekly", "W5", (), Rule(Frequency.WEEKLY, ("W5",)), id="day-of-the-week"),
        pytest.param("quarterly", None, (), Rule(Frequency.QUARTERLY), id="no-day-named"),
        pytest.param(
            "semiannual",
            "12-15",
            ["06-15", "12-15"],
            Rule(Frequency.SEMIANNUAL, ("06-15", "12-15")),
            id="two-days-a-year",
        ),
        pytest.param("annual", "2022-05-18", (), Rule(Frequency.ANNUAL, ("2022-05-18",)), id="day-of-a-first-year"),
        pytest.param("biennial", None, (), Rule(Frequency.BIENNIAL, first_year=2025), id="two-years"),
    ],
)
def test_words_of_the_plan_format_make_a_rule(frequency: str, due: str | None, dates: list[str], rule: Rule) -> None:
    assert build_rule(frequency, due, dates) == rule


@pytest.mark.parametrize("frequency", ["once", "periodic", "ad_hoc"])
def test_where_the_format_says_no_period_there_is_no_rule(frequency: str) -> None:
    assert build_rule(frequency, "2026-11-20") is None


def test_every_frequency_of_the_plan_format_is_known() -> None:
    text = str(schema())
    assert all(f"'{one}'" in text for one in WITHOUT_PERIODS | set(Frequency) - {Frequency.NINE_MONTH})


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        pytest.param("annual", "13-01", id="no-thirteenth-month"),
        pytest.param("annual", "00-10", id="no-month-nought"),
        pytest.param("monthly", "32", id="no-32nd-day"),
        pytest.param("monthly", "00", id="no-day-nought"),
        pytest.param("weekly", "W8", id="no-eighth-day-of-the-week"),
        pytest.param("weekly", "25", id="a-week-has-no-25th"),
        pytest.param("annual", "W4", id="a-year-has-no-thursday"),
        pytest.param("annual", "cuối năm", id="words"),
        pytest.param("daily", None, id="unknown-frequency"),
    ],
)
def test_what_cannot_be_counted_is_refused_at_once(frequency: str, due: str | None) -> None:
    with pytest.raises(ValueError):
        build_rule(frequency, due)


def test_rule_of_two_years_needs_a_year_to_begin_with() -> None:
    with pytest.raises(ValueError, match="begins"):
        Rule(Frequency.BIENNIAL)


def test_rule_counts_by_the_calendar_unless_the_decree_is_named() -> None:
    assert Rule(Frequency.ANNUAL).cut_off is CutOff.CALENDAR


@pytest.mark.parametrize("step", [one for one in STEP.values() if one < 12])
def test_year_holds_whole_periods(step: int) -> None:
    assert 12 % step == 0
