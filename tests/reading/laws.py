"""What holds for every reading, whatever the document: each law gives the places where it is broken.

A law is a function from a reading to sentences, none where it holds. So one document can
be held against all of them, and a law against a reading that somebody spoilt on purpose.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import jsonschema

from dondoc.reading.export import schema
from dondoc.reading.model import Body, Deadline, DeadlineType, Reading, Span
from dondoc.reading.recognise.bodies import spell_out

Law = Callable[[Reading], Iterator[str]]

_VALIDATOR = jsonschema.Draft202012Validator(schema())
_DUE = re.compile(r"\d{4}-\d\d-\d\d|\d\d-\d\d|\d\d|W[1-7]")
_TAKES_DUE = (DeadlineType.BY, DeadlineType.BETWEEN, DeadlineType.ON)


def every_letter_lies_in_one_passage(reading: Reading) -> Iterator[str]:
    end = 0
    for passage in reading.passages:
        if passage.span.start < end or reading.text[end : passage.span.start].strip():
            yield f"between {end} and {passage.span}"
        end = passage.span.end
    if reading.text[end:].strip():
        yield f"behind {end}"


def values_are_the_words_of_their_spans(reading: Reading) -> Iterator[str]:
    for value, span in _verbatim(reading):
        if value is not None and (span is None or reading.quote(span) != " ".join(value.split())):
            yield f"{value!r} stands as {reading.quote(span) if span else None!r}"


def _verbatim(reading: Reading) -> Iterator[tuple[str | None, Span | None]]:
    for task in reading.tasks:
        yield task.text, task.span
        yield task.deadline.text, task.deadline.span
        yield task.product, task.product_span
    for value in (*reading.targets, *reading.reporting, *reading.funding):
        yield value.text, value.span
    yield reading.document.title, reading.document.spans.get("title")


def bodies_are_named_where_they_are_shown(reading: Reading) -> Iterator[str]:
    """The name spelt out; «các Sở: Tài chính, Nội vụ» shows the second half, the head stands before it."""
    for body in _bodies(reading):
        if body.span is None:
            yield f"{body.name}: no place"
            continue
        said = spell_out(reading.quote(body.span))
        head = body.name.removesuffix(said).strip()
        before = reading.text[max(0, body.span.start - 300) : body.span.start].casefold()
        if not body.name.endswith(said) or any(word.casefold() not in before for word in head.split()):
            yield f"{body.name}: {said!r}"


def _bodies(reading: Reading) -> Iterator[Body]:
    for task in reading.tasks:
        yield from (*task.lead, *task.coordinate)
    for duty in reading.reporting:
        yield from duty.who


def a_body_has_one_part_in_a_task(reading: Reading) -> Iterator[str]:
    for task in reading.tasks:
        twice = [name for name, n in Counter(b.name for b in (*task.lead, *task.coordinate)).items() if n > 1]
        if twice:
            yield f"{task.path}: {twice}"


def paths_are_their_own(reading: Reading) -> Iterator[str]:
    yield from (path for path, n in Counter(task.path for task in reading.tasks).items() if n > 1)
    yield from (path for path, n in Counter(section.path for section in reading.sections).items() if n > 1)
    yield from (f"{s.path}: {s.level}" for s in reading.sections if s.level != s.path.count(".") + 1)


def who_is_not_named_is_warned_of(reading: Reading) -> Iterator[str]:
    warned = Counter(warning.path for warning in reading.warnings if warning.code == "no-lead")
    silent = Counter(task.path for task in reading.tasks if not task.lead)
    yield from (f"{path}: {n}" for path, n in ((silent - warned) + (warned - silent)).items())


def deadlines_agree_with_their_type(reading: Reading) -> Iterator[str]:
    for task in reading.tasks:
        deadline = task.deadline
        if not _agrees(deadline):
            yield f"{task.path}: {deadline}"


def _agrees(deadline: Deadline) -> bool:
    if deadline.type is DeadlineType.NONE:
        return not (deadline.due or deadline.text or deadline.recurrence or deadline.dates or deadline.span)
    days = [day for day in (deadline.due, *deadline.dates) if day]
    return bool(deadline.text) and (deadline.type in _TAKES_DUE) == bool(deadline.due) and all(map(_is_day, days))


def days_exist(reading: Reading) -> Iterator[str]:
    """Days of documents are real or cut short; days of duties are of the year, the month, the week."""
    issued = [reading.document.issued_on, *(reference.issued_on for reference in reading.references)]
    yield from (day for day in issued if day and not _is_day(day + "-01" * ((10 - len(day)) // 3)))
    for duty in reading.reporting:
        for day in filter(None, (duty.due, *duty.dates)):
            whole = {10: day, 5: f"2000-{day}", 2: f"2000-01-{day}"}.get(len(day))
            known = _DUE.fullmatch(day) and (duty.frequency == "once") == (len(day) == 10)
            if not known or (whole and not day.startswith("W") and not _is_day(whole)):
                yield f"{duty.path}: {duty.frequency} {day}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def what_is_repaired_is_warned_of(reading: Reading) -> Iterator[str]:
    """A day that its words do not name, and a marker that is not printed, have their warning."""
    warned = {(warning.code, warning.path) for warning in reading.warnings}
    for task in reading.tasks:
        words, due = task.deadline.text or "", task.deadline.due
        if due and _impossible(words) and ("impossible-date", task.path) not in warned:
            yield f"{task.path}: {words} is {due}"
    printed = reading.document.spans.get("issued_on")
    if printed and _impossible(reading.quote(printed)) and ("impossible-date", None) not in warned:
        yield reading.quote(printed)


def _impossible(words: str) -> bool:
    days = re.findall(r"(?<![\d/.])(\d{1,2})\s?[/.]\s?(\d{1,2})\s?[/.]\s?((?:19|20)\d\d)(?!\d)", words)
    days += re.findall(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", words)
    return any(
        not _is_day(f"{year}-{int(month):02d}-{int(day):02d}")
        for day, month, year in days
        if 0 < int(day) < 32 and 0 < int(month) < 13
    )


def doubts_show_the_words_they_doubt(reading: Reading) -> Iterator[str]:
    for warning in reading.warnings:
        if warning.span is not None and not 0 <= warning.span.start <= warning.span.end <= len(reading.text):
            yield f"{warning.code}: {warning.span}"
        elif warning.text and warning.code != "annex-gap":
            shown = reading.quote(warning.span).casefold() if warning.span else ""
            if " ".join(warning.text.split()).casefold() not in shown:
                yield f"{warning.code}: {warning.text!r} in {shown!r}"


def the_json_follows_the_schema(reading: Reading) -> Iterator[str]:
    yield from (error.message for error in _VALIDATOR.iter_errors(json.loads(reading.dumps())))


LAWS: tuple[Law, ...] = (
    every_letter_lies_in_one_passage,
    values_are_the_words_of_their_spans,
    bodies_are_named_where_they_are_shown,
    a_body_has_one_part_in_a_task,
    paths_are_their_own,
    who_is_not_named_is_warned_of,
    deadlines_agree_with_their_type,
    days_exist,
    what_is_repaired_is_warned_of,
    doubts_show_the_words_they_doubt,
    the_json_follows_the_schema,
)


def broken_laws(reading: Reading) -> list[str]:
    """Every place where a law is broken, with the law's name."""
    return [f"{law.__name__}: {place}" for law in LAWS for place in law(reading)]


def words_of(text: str) -> Counter[str]:
    """Words without what sets them: escapes, tags, and the raised figures that call a footnote."""
    bare = re.sub(r"<sup>\d+</sup>|</?su[bp]>|\\", "", text)
    return Counter(re.findall(r"[^\W_]+", bare))
