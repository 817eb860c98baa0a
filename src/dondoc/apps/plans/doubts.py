"""How doubtful an item is, and of what: the reader's own confidence, its warnings, and bodies nobody can tell.

A doubt is kept as {"field", "code", "score", "source"}, with "text", "suggestion" and
"span" where a warning has them. `score` runs from 0 (sure) to 1. Words for codes are
in `documents.words`, those of the codes made here in `WORDS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from dondoc.apps.plans.bodies import has_many_leads
from dondoc.apps.plans.values import TaskValue, Value, bodies_of

Doubt = dict[str, Any]
Json = Mapping[str, Any]

SURE_BELOW: Final = 0.2
_SLIGHT = 0.04  # what the reader is this sure of is no doubt at all
_WARNINGS = {
    "impossible-date": ("deadline", 0.8),
    "duplicate-item": ("text", 0.6),
    "ambiguous-structure": ("path", 0.6),
    "no-lead": ("lead", 0.5),
    "unclear-agency": ("coordinate", 0.4),
    "unclear-frequency": ("frequency", 0.4),
    "mixed-encoding": ("text", 0.4),
    "likely-misread": ("text", 0.3),
    "missing-annex": ("text", 0.25),
    "duplicate-marker": ("path", 0.1),
    "repaired-marker": ("path", 0.1),
}
_SAME = {"no-lead": "nobody-named", "impossible-date": "impossible-date", "unclear-frequency": "no-period-named"}
_ELSEWHERE = 0.3
WORDS: Final = {
    "many-leads": _("nêu nhiều cơ quan chủ trì; cần xác định một cơ quan chịu trách nhiệm"),
    "body-ambiguous": _("có thể là nhiều cơ quan; cần chọn"),
    "body-unknown": _("chưa có trong danh mục cơ quan"),
    "merged-deadlines": _("hai mục được gộp nêu hai thời hạn khác nhau; cần chọn"),
}


def find_doubts(found: Json, value: Value, warnings: Sequence[Json] = ()) -> list[Doubt]:
    """All doubts of an item that was just read, the gravest first."""
    doubts = _of_confidence(found)
    known = {doubt["code"] for doubt in doubts}
    doubts += [_of_warning(one) for one in warnings if _SAME.get(one["code"]) not in known]
    return in_order(doubts + of_bodies(value))


def of_bodies(value: Value) -> list[Doubt]:
    """Bodies that the register cannot tell, and several leads where one must answer."""
    doubts: list[Doubt] = []
    for field, body in bodies_of(value):
        if body.is_question and field != "merged":
            code = "body-ambiguous" if body.candidates else "body-unknown"
            doubts.append(_doubt(field, code, _weight(field, code), "body", text=body.written))
    if isinstance(value, TaskValue) and has_many_leads(value):
        doubts.append(_doubt("lead", "many-leads", 0.5, "body"))
    return doubts


def _weight(field: str, code: str) -> float:
    if field == "lead":
        return 0.6
    return 0.3 if code == "body-ambiguous" else 0.05


def after_edit(doubts: Iterable[Doubt], value: Value, changed: Iterable[str]) -> list[Doubt]:
    """What is left once a person has written some fields: those are settled, bodies are looked at anew."""
    settled = set(changed)
    if settled & {"due", "deadline_type", "recurrence", "dates", "starts", "condition"}:
        settled.add("deadline")
    if settled & {"each", "common"}:
        settled.add("lead")
    left = [one for one in doubts if one["source"] != "body" and one["field"] not in settled]
    return in_order(left + of_bodies(value))


def in_order(doubts: Iterable[Doubt]) -> list[Doubt]:
    return sorted(doubts, key=lambda one: (-one["score"], one["field"], one["code"]))


def total(doubts: Iterable[Doubt]) -> float:
    """All doubts as one: two halves make three quarters, never more than certainty."""
    sure = 1.0
    for one in doubts:
        sure *= 1 - min(max(one["score"], 0.0), 1.0)
    return round(1 - sure, 4)


def warnings_by_item(
    warnings: Iterable[Json], items: Sequence[tuple[str, int, int]]
) -> tuple[list[list[Json]], list[Json]]:
    """To which items (path, start, end) each warning belongs: by place, else by path; the rest concerns the document.

    Several findings can share a path: then the one that holds the place of the warning takes it.
    """
    given: list[list[Json]] = [[] for _ in items]
    loose: list[Json] = []
    for warning in warnings:
        homes = [number for number, item in enumerate(items) if _stands_in(warning, *item)]
        homes = homes or [number for number, (path, _start, _end) in enumerate(items) if _names(warning, path)]
        for number in homes:
            given[number].append(warning)
        if not homes:
            loose.append(warning)
    return given, loose


def _stands_in(warning: Json, _path: str, start: int, end: int) -> bool:
    span = warning.get("span") or (0, 0)
    return bool(start < span[1] and span[0] < end)


def _names(warning: Json, path: str) -> bool:
    return bool(path) and path in (warning.get("path"), *(warning.get("paths") or ()))


def _of_confidence(found: Json) -> list[Doubt]:
    return [
        _doubt(field, one["reason"], round(1 - one["score"], 4), "confidence")
        for field, one in (found.get("confidence") or {}).items()
        if 1 - one["score"] > _SLIGHT
    ]


def _of_warning(warning: Json) -> Doubt:
    field, score = _WARNINGS.get(warning["code"], ("", _ELSEWHERE))
    return _doubt(
        field,
        warning["code"],
        score,
        "warning",
        text=warning.get("text"),
        suggestion=warning.get("suggestion"),
        span=warning.get("span"),
        paths=warning.get("paths"),
    )


def _doubt(field: str, code: str, score: float, source: str, **more: Any) -> Doubt:
    told = {name: value for name, value in more.items() if value}
    return {"field": field, "code": code, "score": score, "source": source, **told}
