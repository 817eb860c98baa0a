"""The dated duties as a calendar: one all-day event for each day that a task or a report is due.

Tasks stand on the days that the document names. A standing report returns by a
rule, from its first day after the document was issued; the rule ends when the
period in the title has been reported on («giai đoạn 2024-2030»). A duty without a
day is left out and counted in the calendar's description: a made-up day would be
the worse mistake. No person is named as an attendee and no alarm is set; the stamp
is the document's own date, so that the same reading gives the same bytes.
Source: RFC 5545.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vRecur

from dondoc.language import _
from dondoc.reading.export import phrases, words
from dondoc.reading.export.recurrence import Rule, report_rules, task_rules
from dondoc.reading.model import Reading

_UNDATED = date(2000, 1, 1)  # every event must carry a stamp; the clock would change the bytes
_SUMMARY = 120


@dataclass(frozen=True, slots=True)
class _Entry:
    """One event before it is written; `key` is what makes it the same event in the next export."""

    key: tuple[str, ...]
    rule: Rule
    summary: str
    description: str
    category: str


def render(reading: Reading, name: str) -> bytes:
    """The reading's dated duties as an iCalendar file."""
    entries = [*_tasks(reading, name), *_reports(reading, name)]
    calendar = Calendar()
    calendar.add("prodid", "-//dondoc//reading//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _plain(phrases.heading(reading, name)))
    calendar.add("x-wr-caldesc", _plain(_left_out(reading)))
    stamp = datetime.combine(phrases.day_of(reading.document.issued_on) or _UNDATED, time(), UTC)
    seen: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        seen[entry.key] += 1
        calendar.add_component(_event(reading, entry, seen[entry.key], stamp))
    return bytes(calendar.to_ical())


def _event(reading: Reading, entry: _Entry, number: int, stamp: datetime) -> Event:
    event, start = Event(), entry.rule.start
    facts = reading.document
    identity = (facts.kind or "", facts.number or "", facts.issued_on or "", *entry.key, str(number))
    event.add("uid", hashlib.sha256("\0".join(identity).encode("utf-8", "replace")).hexdigest()[:32] + "@dondoc")
    event.add("dtstamp", stamp)
    event.add("dtstart", start)
    if start < date.max:
        event.add("dtend", start + timedelta(days=1))
    if entry.rule.parts:
        event.add("rrule", vRecur(entry.rule.parts))
    event.add("summary", _plain(entry.summary))
    event.add("description", _plain(entry.description))
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    return event


def _tasks(reading: Reading, name: str) -> Iterator[_Entry]:
    for task in reading.tasks:
        for rule in task_rules(task, reading):
            summary = f"{phrases.names(task.lead) or _('Chưa rõ cơ quan chủ trì')}: {task.text}"
            lines = [
                task.text,
                _("Thời hạn: {words}").format(words=task.deadline.text or phrases.day_words(rule.start.isoformat())),
            ]
            if task.coordinate:
                lines.append(_("Phối hợp: {names}").format(names=phrases.names(task.coordinate)))
            if task.deadline.recurrence:
                period = words.word(words.periods(), task.deadline.recurrence)
                lines.append(_("Chu kỳ: {words}").format(words=period))
            lines.append(_source(reading, name, task.path))
            key = ("task", task.path, task.text, rule.key)
            yield _Entry(key, rule, phrases.shorten(summary, _SUMMARY), "\n".join(lines), _("Nhiệm vụ"))


def _reports(reading: Reading, name: str) -> Iterator[_Entry]:
    for duty in reading.reporting:
        for rule in report_rules(duty, reading):
            who = phrases.names(duty.who) or _("Chưa rõ cơ quan báo cáo")
            summary = _("{who}: báo cáo {to}") if duty.to else _("{who}: báo cáo")
            summary = summary.format(who=who, to=duty.to)
            lines = [duty.text, _source(reading, name, duty.path)]
            key = ("report", duty.path, duty.text, rule.key)
            yield _Entry(key, rule, phrases.shorten(summary, _SUMMARY), "\n".join(lines), _("Báo cáo"))


def _left_out(reading: Reading) -> str:
    tasks = sum(not task_rules(task, reading) for task in reading.tasks)
    reports = sum(not any(report_rules(duty, reading)) for duty in reading.reporting)
    return _("Không đưa vào lịch vì không nêu ngày: {tasks} nhiệm vụ, {reports} chế độ báo cáo.").format(
        tasks=tasks, reports=reports
    )


def _source(reading: Reading, name: str, path: str) -> str:
    return _("Mục {path}, {document}").format(path=path, document=phrases.heading(reading, name))


def _plain(text: str) -> str:
    """Text without the control characters that a calendar line may not hold."""
    kept = "".join(c if c == "\n" or c.isprintable() else " " for c in text)
    return kept.encode("utf-8", "replace").decode()
