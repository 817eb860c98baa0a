"""Values of items in words: one line for each fact, as an official would say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.plans.days import show_day
from dondoc.apps.plans.differences import Difference
from dondoc.apps.plans.values import DutyValue, TargetValue, TaskValue
from dondoc.faces.desk.review.forms import COMPARATORS, DEADLINES, FORMS, FREQUENCIES, PERIODS, RECURRENCES

Word = str | Promise

_OTHER_FIELDS = {
    "deadline": gettext_lazy("Thời hạn"),
    "value": gettext_lazy("Trị số"),
    "path": gettext_lazy("Vị trí mục"),
    "by": gettext_lazy("Đến"),
}


_TABLES = {
    "deadline_type": DEADLINES,
    "recurrence": RECURRENCES,
    "comparator": COMPARATORS,
    "period": PERIODS,
    "frequency": FREQUENCIES,
}


def in_words(lines: Sequence[Difference]) -> list[Difference]:
    """Differences as they are shown: codes as the words of the form."""
    return [
        replace(line, old=_word(table, line.old), new=_word(table, line.new), pieces=())
        if (table := _TABLES.get(line.field))
        else line
        for line in lines
    ]


def _word(table: tuple[tuple[str, Any], ...], code: str) -> str:
    return str(dict(table).get(code, code))


def deadline_words(value: TaskValue) -> str:
    """«30/06/2026», «hằng năm, ngày 20/11», «thường xuyên», «khi đủ điều kiện: …»."""
    parts = []
    if value.starts and value.due:
        parts.append(_("từ %(starts)s đến %(due)s") % {"starts": show_day(value.starts), "due": show_day(value.due)})
    elif value.due and not value.recurrence_due:
        parts.append(show_day(value.due))
    if value.recurrence:
        parts.append(_word(RECURRENCES, value.recurrence))
    if value.recurrence_due:
        parts.append(_("ngày %(day)s") % {"day": show_day(value.recurrence_due)})
    if value.condition:
        parts.append(_("khi: %(condition)s") % {"condition": value.condition})
    if not parts and value.deadline_type != "none":
        parts.append(_word(DEADLINES, value.deadline_type))
    return ", ".join(parts)


def number_words(value: TargetValue) -> str:
    """«từ … trở lên (≥) 60 %»."""
    if not value.low:
        return ""
    numbers = " – ".join(part.replace(".", ",") for part in (value.low, value.high) if part)
    comparator = _word(COMPARATORS, value.comparator) if value.comparator not in ("", "=") else ""
    return " ".join(part for part in (comparator, numbers, value.unit) if part)


def target_facts(value: TargetValue) -> list[tuple[Word, str]]:
    facts: list[tuple[Word, str]] = [
        (_("Trị số"), number_words(value)),
        (_("Đến"), show_day(value.due)),
        (_("Kỳ"), _word(PERIODS, value.period) if value.period != "once" else ""),
        (_("So với"), value.baseline),
    ]
    return [(label, words) for label, words in facts if words]


def duty_facts(value: DutyValue) -> list[tuple[Word, str]]:
    facts: list[tuple[Word, str]] = [
        (_("Gửi"), value.to),
        (_("Qua"), value.via),
        (_("Kỳ"), _word(FREQUENCIES, value.frequency)),
        (_("Ngày"), _duty_day(value.due)),
        (_("Đột xuất"), _("có") if value.ad_hoc else ""),
    ]
    return [(label, words) for label, words in facts if words]


def _duty_day(due: str) -> str:
    """«11-20» is 20/11 of every year."""
    return show_day(f"--{due}") if len(due) == 5 else show_day(due)


def field_word(name: str) -> str:
    """The label of a field of any kind of item, for doubts and conflicts."""
    for form in FORMS.values():
        if name in form.base_fields:
            return str(form.base_fields[name].label)
    return str(_OTHER_FIELDS.get(name, name))
