"""From the reading of a document (the plan format and our keys beside it) to values; bodies are not looked up here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from dondoc.apps.plans.authority import find_authority
from dondoc.apps.plans.values import DutyValue, NamedBody, TargetValue, TaskValue, Value

Json = Mapping[str, Any]
_RETURNS_ON = {"annual": "--%m-%d", "biennial": "--%m-%d", "monthly": "---%d"}


def build_value(kind: str, found: Json) -> Value:
    """The value that one finding of the reader starts with."""
    if kind == "task":
        return task_value(found)
    return target_value(found) if kind == "target" else duty_value(found)


def task_value(found: Json) -> TaskValue:
    deadline: Json = found.get("deadline") or {}
    dates = tuple(deadline.get("dates") or ())
    kind = deadline.get("type") or "none"
    due = deadline.get("due") or ""
    recurrence = deadline.get("recurrence") or ""
    return TaskValue(
        text=found["text"],
        lead=_bodies(found, "lead"),
        coordinate=_bodies(found, "coordinate"),
        deadline_type=kind,
        due=due,
        starts=dates[0] if kind == "between" and len(dates) > 1 else "",
        recurrence=recurrence,
        recurrence_due=_recurrence_due(recurrence, due),
        dates=dates,
        condition=deadline.get("condition") or "",
        deadline_text=deadline.get("text") or "",
        product=found.get("product") or "",
        authority=find_authority(found["text"], found.get("product") or ""),
    )


def target_value(found: Json) -> TargetValue:
    low, high = _numbers(found.get("value"))
    return TargetValue(
        text=found["text"],
        comparator=found.get("comparator") or "",
        low=low,
        high=high,
        unit=found.get("unit") or "",
        due=found.get("by") or "",
        period=found.get("period") or "once",
        baseline=found.get("baseline") or "",
    )


def duty_value(found: Json) -> DutyValue:
    return DutyValue(
        text=found["text"],
        who=tuple(NamedBody(name) for name in found.get("who") or ()),
        to=found.get("to") or "",
        via=found.get("via") or "",
        frequency=found.get("frequency") or "periodic",
        due=found.get("due") or "",
        dates=tuple(found.get("dates") or ()),
        ad_hoc=bool(found.get("ad_hoc")),
    )


def _bodies(found: Json, role: str) -> tuple[NamedBody, ...]:
    """With kind and place where the reader gave them, else by name alone."""
    told = [body for body in found.get("bodies") or () if body["role"] == role]
    if not told:
        return tuple(NamedBody(name) for name in found.get(role) or ())
    return tuple(NamedBody(body["name"], kind=body["kind"], span=_span(body.get("span"))) for body in told)


def _span(pair: Sequence[int] | None) -> tuple[int, int] | None:
    return (pair[0], pair[1]) if pair else None


def _recurrence_due(recurrence: str, due: str) -> str:
    """«Trước ngày 18/5 hằng năm» returns every 18 May: the rule is kept, not the first date alone."""
    form = _RETURNS_ON.get(recurrence)
    if form is None or len(due) != 10:
        return ""
    return form.replace("%m", due[5:7]).replace("%d", due[8:10])


def _numbers(value: Any) -> tuple[str, str]:
    if value is None:
        return "", ""
    low, high = value if isinstance(value, list | tuple) else (value, None)
    return plain_number(low), "" if high is None else plain_number(high)


def plain_number(number: float | int | str) -> str:
    """A decimal text without exponent or idle zeros: 60, 2.5.

    >>> plain_number(60.0), plain_number(2.5), plain_number(5000)
    ('60', '2.5', '5000')
    """
    text = format(Decimal(str(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
