"""What the reader found, as marks on the document: who, what, when, the documents cited, the doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.documents.marks import Mark, anchor_of

Json = Mapping[str, Any]
_KINDS = (("tasks", "task", "t"), ("targets", "target", "c"), ("reporting", "report", "b"))
_INNER = (("deadline", "deadline"), ("product_span", "product"), ("value_span", "value"))


def marks_of(data: Json, links: Mapping[int, str]) -> list[Mark]:
    """All findings of a reading; `links` lead from the number of a cited document (from 1) to its page."""
    return [*_whole(data), *_references(data, links), *_warnings(data)]


def here(place: str) -> list[Mark]:
    """The sentence that the address asks for (`120-340`), if that is one."""
    start, _dash, end = place.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(place) < 20):
        return []
    first, last = int(start), int(end)
    return [Mark(first, last, "here", anchor_of(first, last))] if first < last else []


def _whole(data: Json) -> Iterator[Mark]:
    notes = {"task": _("Việc %(n)s"), "target": _("Chỉ tiêu %(n)s"), "report": _("Báo cáo %(n)s")}
    for key, css, letter in _KINDS:
        for number, found in enumerate(data.get(key) or (), 1):
            start, end = found["span"]
            yield Mark(start, end, f"m {css}", f"{letter}-{number}", note=notes[css] % {"n": number})
            yield from _inside(found)


def _inside(found: Json) -> Iterator[Mark]:
    """The words of a finding that say who, when and what: each told apart by its line, not by its colour alone."""
    for body in found.get("bodies") or ():
        yield from _mark(body.get("span"), body.get("role", "lead"))
    for key, css in _INNER:
        value = found.get(key)
        yield from _mark(value.get("span") if isinstance(value, dict) else value, css)


def _mark(span: Sequence[int] | None, css: str) -> Iterator[Mark]:
    if span:
        yield Mark(span[0], span[1], f"m {css}")


def _references(data: Json, links: Mapping[int, str]) -> Iterator[Mark]:
    for number, reference in enumerate(data.get("references") or (), 1):
        for start, end in reference.get("mentions") or ():
            yield Mark(start, end, "m reference", f"v-{number}", links.get(number, f"#vien-dan-{number}"))


def _warnings(data: Json) -> Iterator[Mark]:
    for number, warning in enumerate(data.get("warnings") or (), 1):
        if warning.get("span"):
            start, end = warning["span"]
            note = _("Lưu ý %(n)s") % {"n": number}
            yield Mark(start, end, "m warning", f"w-{number}", f"#luu-y-{number}", note)
