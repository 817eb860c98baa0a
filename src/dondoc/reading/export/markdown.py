r"""A readable summary in Markdown: the document, tasks by section, targets, reports, references, warnings.

All text of the document is escaped: an asterisk in a plan is an asterisk, and a
line that begins with «1.» or «#» neither counts nor shouts. Source: CommonMark
0.31, backslash escapes; tables as GitHub writes them.

>>> escape("- *a* <b>")
'\\- \\*a\\* \\<b\\>'
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from dondoc.language import _
from dondoc.reading.export import phrases, words
from dondoc.reading.model import Reading, Task

_INLINE = re.compile(r"([\\`*_\[\]<>|~&$^!])")
_LEADING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([#+=:-])")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    line = _INLINE.sub(r"\\\1", " ".join(text.split()))
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def render(reading: Reading, name: str) -> bytes:
    """The reading as a Markdown summary."""
    parts = (_head, _tasks, _targets, _reporting, _references, _warnings)
    lines = itertools.chain.from_iterable(part(reading, name) for part in parts)
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def _head(reading: Reading, name: str) -> Iterator[str]:
    yield f"# {escape(phrases.heading(reading, name))}"
    yield ""
    for label, value, doubt in phrases.facts_table(reading, name):
        if value:
            yield f"- {escape(label)}: {escape('; '.join(value.splitlines()))}{_review([doubt] if doubt else [])}"
    yield ""


def _tasks(reading: Reading, _name: str) -> Iterator[str]:
    yield from _section(_("Nhiệm vụ"), len(reading.tasks))
    titles = {section.path: section.title for section in reading.sections}
    numbered = enumerate(reading.tasks, 1)
    for trail, group in itertools.groupby(numbered, lambda pair: _trail(pair[1].path, titles)):
        if trail:
            yield f"### {escape(trail)}"
            yield ""
        for number, task in group:
            yield from _task(number, task)
        yield ""


def _trail(path: str, titles: dict[str, str]) -> str:
    """The headings above an item, from the top: «II. Nhiệm vụ › 1. Cơ chế»."""
    parts = path.split(".")
    above = (".".join(parts[:size]) for size in range(1, len(parts)))
    return " › ".join(f"{part.rpartition('.')[2]}. {titles[part]}" for part in above if part in titles)


def _task(number: int, task: Task) -> Iterator[str]:
    yield f"{number}. {escape(task.text)} `{task.path.replace('`', '')}`"
    yield _line(_("Chủ trì"), phrases.names(task.lead) or _("chưa nêu"))
    if task.coordinate:
        yield _line(_("Phối hợp"), phrases.names(task.coordinate))
    yield _line(_("Thời hạn"), _deadline(task))
    if task.product:
        yield _line(_("Sản phẩm"), task.product)
    if doubts := phrases.doubts(task.confidence):
        yield f"    -{_review(doubts)}"


def _line(label: str, value: str) -> str:
    return f"    - {label}: {escape(value)}"


def _deadline(task: Task) -> str:
    deadline = task.deadline
    day = phrases.day_words(deadline.due)
    kind = words.word(words.deadline_types(), deadline.type.value)
    extra = [
        part
        for part in (day and _("hạn {day}").format(day=day), words.word(words.periods(), deadline.recurrence))
        if part
    ]
    said = deadline.text or kind
    return f"{said} ({', '.join(extra)})" if extra else said


def _targets(reading: Reading, _name: str) -> Iterator[str]:
    yield from _section(_("Chỉ tiêu"), len(reading.targets))
    head = (_("Mục"), _("Nội dung chỉ tiêu"), _("Trị số"), _("Đến"), _("Kỳ"), _("Cần xem lại"))
    periods = words.periods()
    yield from _table(
        head,
        (
            (
                target.path,
                target.text,
                phrases.value_words(target),
                phrases.day_words(target.by),
                words.word(periods, target.period),
                "; ".join(phrases.doubts(target.confidence)),
            )
            for target in reading.targets
        ),
    )


def _reporting(reading: Reading, _name: str) -> Iterator[str]:
    yield from _section(_("Chế độ báo cáo"), len(reading.reporting))
    head = (_("Mục"), _("Cơ quan báo cáo"), _("Gửi"), _("Qua"), _("Kỳ"), _("Ngày"), _("Đột xuất"))
    periods = words.periods()
    yield from _table(
        head,
        (
            (
                duty.path,
                phrases.names(duty.who),
                duty.to or "",
                duty.via or "",
                words.word(periods, duty.frequency),
                phrases.due_words(duty),
                _("có") if duty.ad_hoc else "",
            )
            for duty in reading.reporting
        ),
    )


def _references(reading: Reading, _name: str) -> Iterator[str]:
    yield from _section(_("Viện dẫn"), len(reading.references))
    relations = words.relations()
    for cited in reading.references:
        parts = (cited.kind, cited.number, phrases.dated(cited.issued_on), cited.issuer)
        relation = words.word(relations, cited.relation)
        yield f"- {escape(' '.join(part for part in parts if part))}{f' ({escape(relation)})' if relation else ''}"
    yield ""


def _warnings(reading: Reading, _name: str) -> Iterator[str]:
    yield from _section(_("Cảnh báo"), len(reading.warnings))
    table = words.warnings()
    for warning in reading.warnings:
        where = "; ".join(warning.paths) or warning.path
        said = f" «{escape(warning.text)}»" if warning.text else ""
        proposal = phrases.day_words(warning.suggestion)
        advice = " " + _("Đề xuất: {words}.").format(words=escape(proposal)) if proposal else ""
        yield f"- {f'**{escape(where)}** ' if where else ''}{escape(words.word(table, warning.code))}{said}{advice}"
    yield ""


def _section(title: str, count: int) -> Iterator[str]:
    yield f"## {title} ({count})"
    yield ""
    if not count:
        yield _("Không có.")
        yield ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    body = [f"| {' | '.join(map(escape, row))} |" for row in rows]
    if body:
        yield f"| {' | '.join(head)} |"
        yield f"|{' --- |' * len(head)}"
        yield from body
        yield ""


def _review(doubts: Sequence[str]) -> str:
    return " " + _("⚑ Cần xem lại: {words}").format(words=escape("; ".join(doubts))) if doubts else ""
