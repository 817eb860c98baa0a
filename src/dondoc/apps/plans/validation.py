"""What is wrong with a value, field by field, in words that say what to do. Nothing is repaired here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from dondoc.apps.plans.days import find_fault, repaired_day, show_day
from dondoc.apps.plans.values import DutyValue, TargetValue, TaskValue, Value, bodies_of, day_of

DEADLINE_TYPES = ("by", "on", "between", "ongoing", "conditional", "none")
RECURRENCES = ("annual", "semiannual", "quarterly", "monthly", "weekly", "biennial")
FREQUENCIES = ("annual", "semiannual", "quarterly", "monthly", "weekly", "once", "periodic", "ad_hoc")
COMPARATORS = (">=", ">", "<=", "<", "=", "~", "range", "increase", "multiply", "rank")
CHANGES = ("changed", "replaced", "ended")
PERIODS = ("once", *RECURRENCES)
LIMITS = {
    "authority": 250, "person": 150, "deadline_text": 500, "unit": 120, "baseline": 200, "to": 250, "via": 250,
}  # fmt: skip
_MONTH_DAY = re.compile(r"--(\d\d)-(\d\d)")
_MONTH_DAY_DUTY = re.compile(r"(\d\d)-(\d\d)")
_LEAP = "2024"  # a year in which every day of a year exists

Faults = dict[str, str]


def validate(value: Value) -> Faults:
    """The faults of a value by field; empty where it can be adopted as it stands."""
    faults = _validate_words(value)
    if isinstance(value, TaskValue):
        faults |= _validate_task(value)
    elif isinstance(value, TargetValue):
        faults |= _validate_target(value)
    else:
        faults |= _validate_duty(value)
    return faults


def suggest(value: Value) -> dict[str, str]:
    """For each day that does not exist, the day that may be meant."""
    found = {name: getattr(value, name) for name in ("due", "starts") if getattr(value, name, "")}
    return {name: day for name, text in found.items() if (day := repaired_day(text)) and day != text}


def _validate_words(value: Value) -> Faults:
    faults: Faults = {}
    if not value.text.strip():
        faults["text"] = _("Hãy ghi nội dung.")
    for name, limit in LIMITS.items():
        if len(getattr(value, name, "")) > limit:
            faults[name] = _("Dài quá %(limit)d chữ; hãy rút gọn.") % {"limit": limit}
    for name, body in bodies_of(value):
        if not body.written.strip():
            faults[name] = _("Hãy ghi tên cơ quan.")
        elif len(body.written) > 250:
            faults[name] = _("Tên cơ quan dài quá 250 chữ; hãy tách thành từng cơ quan.")
    if value.change:
        faults |= _one_of("change", value.change, CHANGES)
    if bool(value.change) != (value.amends is not None):
        faults["amends"] = _("Hãy chọn mục của kế hoạch cũ mà mục này sửa đổi, thay thế hoặc bãi bỏ.")
    return faults


def _validate_task(value: TaskValue) -> Faults:
    faults = _one_of("deadline_type", value.deadline_type, DEADLINE_TYPES)
    if value.recurrence:
        faults |= _one_of("recurrence", value.recurrence, RECURRENCES)
    faults |= _day("due", value.due) | _day("starts", value.starts) | _days("dates", value.dates)
    if value.deadline_type in ("by", "on", "between") and not value.due and not value.recurrence:
        faults["due"] = _("Hãy ghi ngày phải xong, hoặc chọn «không nêu hạn».")
    if value.deadline_type == "conditional" and not value.condition.strip():
        faults["condition"] = _("Hãy ghi điều kiện.")
    starts, due = day_of(value.starts), day_of(value.due)
    if starts and due and starts > due:
        faults["starts"] = _("Ngày bắt đầu phải trước ngày phải xong.")
    if value.recurrence_due and (fault := _returning_fault(value.recurrence_due)):
        faults["recurrence_due"] = fault
    if value.common and value.lead:
        faults["common"] = _("Việc theo dõi chung thì không có cơ quan chủ trì; hãy chọn một trong hai.")
    return faults


def _validate_target(value: TargetValue) -> Faults:
    faults = _one_of("comparator", value.comparator, COMPARATORS) if value.comparator else {}
    faults |= _one_of("period", value.period, PERIODS) | _number("low", value.low) | _number("high", value.high)
    if value.due and (fault := find_fault(value.due, reduced=True)):
        faults["due"] = fault
    if value.comparator and not value.low:
        faults.setdefault("low", _("Hãy ghi trị số của chỉ tiêu."))
    if value.low and not value.comparator:
        faults["comparator"] = _("Hãy chọn mức so sánh: tối thiểu, khoảng, bằng …")
    if value.comparator == "range" and not faults.keys() & {"low", "high"}:
        faults |= _range(value)
    return faults


def _range(value: TargetValue) -> Faults:
    if not value.high:
        return {"high": _("Hãy ghi trị số trên của khoảng.")}
    if Decimal(value.low) > Decimal(value.high):
        return {"high": _("Trị số trên phải lớn hơn trị số dưới.")}
    return {}


def _validate_duty(value: DutyValue) -> Faults:
    faults = _one_of("frequency", value.frequency, FREQUENCIES)
    for name, text in (("due", value.due), *(("dates", one) for one in value.dates)):
        if text and (fault := _duty_day_fault(text)):
            faults[name] = fault
    return faults


def _duty_day_fault(text: str) -> str:
    if match := _MONTH_DAY_DUTY.fullmatch(text):
        return find_fault(f"{_LEAP}-{match[1]}-{match[2]}") and _no_such_day(match[2], match[1])
    if re.fullmatch(r"\d\d", text):
        return "" if 1 <= int(text) <= 31 else _("Không có ngày %(day)s.") % {"day": int(text)}
    if re.fullmatch(r"W\d", text):
        return "" if text[1] in "1234567" else _("Hãy chọn một ngày trong tuần.")
    return find_fault(text)


def _returning_fault(text: str) -> str:
    if match := _MONTH_DAY.fullmatch(text):
        return find_fault(f"{_LEAP}-{match[1]}-{match[2]}") and _no_such_day(match[2], match[1])
    if re.fullmatch(r"---(0[1-9]|[12]\d|3[01])", text):
        return ""
    return _("Hãy ghi ngày và tháng, ví dụ 20/11.")


def _no_such_day(day: str, month: str) -> str:
    last = repaired_day(f"{_LEAP}-{month}-{day}")
    if not last or f"{month}-{day}" == last[5:]:
        return _("Không có ngày %(day)s.") % {"day": f"{day}/{month}"}
    facts = {"day": f"{day}/{month}", "suggestion": show_day(f"--{last[5:]}")}
    return _("Ngày %(day)s không có thật; có phải %(suggestion)s?") % facts


def _day(name: str, text: str) -> Faults:
    fault = find_fault(text) if text else ""
    return {name: fault} if fault else {}


def _days(name: str, texts: Iterable[str]) -> Faults:
    faults = [fault for text in texts if (fault := find_fault(text, reduced=True))]
    return {name: faults[0]} if faults else {}


def _number(name: str, text: str) -> Faults:
    try:
        sound = not text or (Decimal(text).is_finite() and abs(Decimal(text)) < Decimal(10) ** 18)
    except InvalidOperation:
        sound = False
    return {} if sound else {name: _("Hãy ghi một số, ví dụ 60 hoặc 2,5.")}


def _one_of(name: str, code: str, codes: Iterable[str]) -> Faults:
    return {} if code in codes else {name: _("Hãy chọn một mục trong danh sách.")}
