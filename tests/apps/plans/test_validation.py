from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dondoc.apps.plans.validation import suggest, validate
from dondoc.apps.plans.values import DutyValue, NamedBody, TargetValue, TaskValue

TASK = TaskValue("Xây dựng đề án", deadline_type="by", due="2026-06-30")
TARGET = TargetValue("60% doanh nghiệp", comparator=">=", low="60", unit="%", due="2030")
DUTY = DutyValue("Báo cáo", frequency="annual", due="11-20")


@pytest.mark.parametrize("value", [TASK, TARGET, DUTY, TaskValue("Việc"), TargetValue("Hứa"), DutyValue("Báo cáo")])
def test_a_sound_value_has_no_fault(value: Any) -> None:
    assert validate(value) == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"text": "  "}, "text", id="no-words"),
        pytest.param({"due": "2026-06-31"}, "due", id="impossible-day"),
        pytest.param({"due": "2026-06"}, "due", id="reduced-day"),
        pytest.param({"due": ""}, "due", id="by-without-day"),
        pytest.param({"deadline_type": "soon"}, "deadline_type", id="unknown-kind"),
        pytest.param({"starts": "2026-07-01"}, "starts", id="starts-after-its-end"),
        pytest.param({"recurrence": "sometimes"}, "recurrence", id="unknown-rhythm"),
        pytest.param({"recurrence": "annual", "recurrence_due": "--02-30"}, "recurrence_due", id="no-such-day-of-year"),
        pytest.param({"recurrence_due": "20/11"}, "recurrence_due", id="day-of-year-of-another-form"),
        pytest.param({"deadline_type": "conditional"}, "condition", id="conditional-without-condition"),
        pytest.param({"dates": ("2026-05-18", "2026-13")}, "dates", id="one-of-several-days"),
        pytest.param({"lead": (NamedBody(" "),)}, "lead", id="nameless-body"),
        pytest.param({"coordinate": (NamedBody("x" * 251),)}, "coordinate", id="endless-name"),
        pytest.param({"common": True, "lead": (NamedBody("Sở A"),)}, "common", id="common-and-led"),
        pytest.param({"authority": "x" * 251}, "authority", id="too-long"),
        pytest.param({"change": "ended"}, "amends", id="change-of-nothing"),
        pytest.param({"amends": 5}, "amends", id="amends-in-no-way"),
        pytest.param({"amends": 5, "change": "eaten"}, "change", id="unknown-change"),
    ],
)
def test_a_fault_of_a_task_is_told_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert field in validate(replace(TASK, **changes))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"low": "sáu mươi"}, "low", id="no-number"),
        pytest.param({"low": "nan"}, "low", id="not-finite"),
        pytest.param({"low": "1e30"}, "low", id="too-great"),
        pytest.param({"low": ""}, "low", id="comparator-alone"),
        pytest.param({"comparator": ""}, "comparator", id="number-alone"),
        pytest.param({"comparator": "range"}, "high", id="half-a-range"),
        pytest.param({"comparator": "range", "high": "50"}, "high", id="range-upside-down"),
        pytest.param({"due": "2030-02-30"}, "due", id="impossible-day"),
        pytest.param({"period": "daily"}, "period", id="unknown-period"),
        pytest.param({"unit": "x" * 121}, "unit", id="long-unit"),
    ],
)
def test_a_fault_of_a_target_is_told_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert field in validate(replace(TARGET, **changes))


@pytest.mark.parametrize("due", ["11-20", "25", "W4", "2026-11-20", ""])
def test_a_duty_may_be_due_in_any_form_of_the_format(due: str) -> None:
    assert validate(replace(DUTY, due=due)) == {}


@pytest.mark.parametrize("due", ["11-31", "32", "00", "W8", "W0", "2026-02-30", "hằng năm", "13-01"])
def test_a_duty_is_not_due_on_a_day_that_is_none(due: str) -> None:
    assert "due" in validate(replace(DUTY, due=due))


def test_the_message_proposes_the_day_that_exists() -> None:
    assert "30/11" in validate(replace(DUTY, due="11-31"))["due"]
    assert suggest(replace(TASK, due="2026-06-31")) == {"due": "2026-06-30"}
    assert suggest(TASK) == {}
