"""The list beside the paper: what was found, the doubtful first, each entry a link to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from html import escape

from dondoc.language import _, ngettext
from dondoc.reading.export import phrases, words
from dondoc.reading.model import Confidence, Reading


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of finding: its letter in anchors, its name, words for number n, for n of them, and for none."""

    letter: str
    name: str
    one: str
    counted: str
    entries: tuple[Entry, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: its number, where it stands, its words, named facts, and what to look at again."""

    number: int
    path: str
    text: str
    facts: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...] = ()
    sure: float = 1.0


def groups(reading: Reading) -> tuple[Group, ...]:
    """The findings by kind, in the order in which they are reviewed."""
    tasks, targets, reports = (_sorted(found(reading)) for found in (_tasks, _targets, _reports))
    cited, warnings = tuple(_references(reading)), tuple(_warnings(reading))
    return (
        Group(
            "t",
            _("Nhiệm vụ"),
            _("Việc {n}"),
            ngettext("{n} nhiệm vụ", "{n} nhiệm vụ", len(tasks)),
            tasks,
            _("Văn bản này không giao nhiệm vụ nào."),
        ),
        Group(
            "c",
            _("Chỉ tiêu"),
            _("Chỉ tiêu {n}"),
            ngettext("{n} chỉ tiêu", "{n} chỉ tiêu", len(targets)),
            targets,
            _("Văn bản này không nêu chỉ tiêu nào."),
        ),
        Group(
            "b",
            _("Báo cáo"),
            _("Báo cáo {n}"),
            ngettext("{n} báo cáo", "{n} báo cáo", len(reports)),
            reports,
            _("Văn bản này không quy định chế độ báo cáo nào."),
        ),
        Group(
            "v",
            _("Viện dẫn"),
            _("Viện dẫn {n}"),
            ngettext("{n} viện dẫn", "{n} viện dẫn", len(cited)),
            cited,
            _("Văn bản này không viện dẫn văn bản nào."),
        ),
        Group(
            "w",
            _("Cảnh báo"),
            _("Cảnh báo {n}"),
            ngettext("{n} cảnh báo", "{n} cảnh báo", len(warnings)),
            warnings,
            _("Không có chỗ nào cần cảnh báo."),
        ),
    )


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The doubtful first, the least sure at the top; the rest in the order of the document."""
    return tuple(sorted(entries, key=lambda e: e.sure if e.doubts else 2.0))


def _review(confidence: Mapping[str, Confidence]) -> tuple[tuple[str, ...], float]:
    return tuple(phrases.doubts(confidence)), phrases.lowest(confidence)


def _said(*facts: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)


def _tasks(reading: Reading) -> Iterator[Entry]:
    kinds, periods = words.deadline_types(), words.periods()
    for number, task in enumerate(reading.tasks, 1):
        deadline = task.deadline
        facts = _said(
            (_("Chủ trì"), phrases.names(task.lead) or _("chưa nêu")),
            (_("Phối hợp"), phrases.names(task.coordinate)),
            (_("Thời hạn"), deadline.text or words.word(kinds, deadline.type.value)),
            (_("Hạn"), phrases.day_words(deadline.due)),
            (_("Chu kỳ"), words.word(periods, deadline.recurrence)),
            (_("Sản phẩm"), task.product),
        )
        yield Entry(number, task.path, task.text, facts, *_review(task.confidence))


def _targets(reading: Reading) -> Iterator[Entry]:
    periods = words.periods()
    for number, target in enumerate(reading.targets, 1):
        facts = _said(
            (_("Trị số"), phrases.value_words(target)),
            (_("Đến"), phrases.day_words(target.by)),
            (_("Kỳ"), words.word(periods, target.period)),
            (_("So với"), target.baseline),
        )
        yield Entry(number, target.path, target.text, facts, *_review(target.confidence))


def _reports(reading: Reading) -> Iterator[Entry]:
    periods = words.periods()
    for number, duty in enumerate(reading.reporting, 1):
        facts = _said(
            (_("Cơ quan báo cáo"), phrases.names(duty.who) or _("chưa nêu")),
            (_("Gửi"), duty.to),
            (_("Qua"), duty.via),
            (_("Kỳ"), words.word(periods, duty.frequency)),
            (_("Ngày"), phrases.due_words(duty)),
            (_("Đột xuất"), _("có") if duty.ad_hoc else ""),
        )
        yield Entry(number, duty.path, duty.text, facts, *_review(duty.confidence))


def _references(reading: Reading) -> Iterator[Entry]:
    relations = words.relations()
    for number, cited in enumerate(reading.references, 1):
        title = " ".join(part for part in (cited.kind, cited.number) if part) or _("Văn bản không rõ số")
        facts = _said(
            (_("Ngày"), phrases.day_words(cited.issued_on)),
            (_("Cơ quan ban hành"), cited.issuer),
            (_("Quan hệ"), words.word(relations, cited.relation)),
            (_("Trích yếu"), cited.title),
            (_("Số lần nhắc"), str(len(cited.mentions)) if cited.mentions else ""),
        )
        yield Entry(number, "", title, facts)


def _warnings(reading: Reading) -> Iterator[Entry]:
    table = words.warnings()
    for number, warning in enumerate(reading.warnings, 1):
        facts = _said(
            (_("Chữ trong văn bản"), warning.text),
            (_("Đề xuất"), phrases.day_words(warning.suggestion)),
        )
        path = "; ".join(warning.paths) or warning.path or ""
        yield Entry(number, path, words.word(table, warning.code), facts)


def render_group(group: Group, placed: Set[str]) -> Iterator[str]:
    """One kind of finding as HTML; `placed` are the findings that can be shown in the text."""
    yield f'<section class="group {group.letter}" id="nhom-{group.letter}" aria-labelledby="ten-{group.letter}">\n'
    count = phrases.number_words(len(group.entries))
    yield f'<h2 id="ten-{group.letter}">{escape(group.name)} <span class="count">{count}</span></h2>\n'
    if not group.entries:
        yield f'<p class="empty">{escape(group.empty)}</p>\n'
    for entry in group.entries:
        yield _entry(group, entry, placed)
    yield "</section>\n"


def _entry(group: Group, entry: Entry, placed: Set[str]) -> str:
    own = f"{group.letter}-{entry.number}"
    where = f' <span class="path">{escape(entry.path)}</span>' if entry.path else ""
    number = f'<span class="number {group.letter}">{escape(group.one.format(n=entry.number))}</span>'
    opening = f'<a class="goto" href="#{own}">{number}</a>' if own in placed else number
    doubtful = " doubtful" if entry.doubts or group.letter == "w" else ""
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in entry.facts)
    doubts = "; ".join(entry.doubts)
    review = f'<p class="doubt"><b>{escape(_("Cần xem lại"))}</b> {escape(doubts)}</p>' if doubts else ""
    return (
        f'<article class="entry{doubtful}" id="ds-{own}" data-f="{own}">'
        f'<p class="top">{opening}{where}</p><p class="words">{escape(entry.text)}</p>{review}'
        f"{f'<dl>{facts}</dl>' if facts else ''}</article>\n"
    )
