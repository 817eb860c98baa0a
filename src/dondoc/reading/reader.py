"""From a source to a reading: the steps in order, each a module of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dondoc.reading.check.annexes import annex_title, find_annexes
from dondoc.reading.check.duplicates import find_duplicates
from dondoc.reading.check.misreads import find_misreads
from dondoc.reading.extract.document import DocumentReader
from dondoc.reading.extract.given import Governing, find_governing, is_assignment, is_note
from dondoc.reading.extract.reporting import find_reports, given_before, reporters, reporting_span
from dondoc.reading.extract.table_tasks import TableReader
from dondoc.reading.extract.targets import TargetReader
from dondoc.reading.extract.tasks import TaskReader
from dondoc.reading.model import (
    Confidence,
    DocumentFacts,
    Funding,
    Passage,
    Reading,
    ReportingDuty,
    Role,
    Section,
    Span,
    Target,
    Task,
    Warning,
)
from dondoc.reading.recognise.dates import FoundDate
from dondoc.reading.recognise.references import find_references
from dondoc.reading.sources.base import SourceDocument
from dondoc.reading.structure.closing import move_closing
from dondoc.reading.structure.list_tables import rows_as_lines
from dondoc.reading.structure.markers import Kind, parse_marker
from dondoc.reading.structure.outline import Item, Oddity, Outline
from dondoc.reading.structure.paths import free_path
from dondoc.reading.structure.sections import Purpose, purposes, run_in_head
from dondoc.reading.structure.zones import Stretch, Zones, find_zones
from dondoc.reading.text.layer import Text, build_text

_ORDERS = {
    "Chỉ thị",
    "Công văn",
    "Quyết định",
    "Thông báo",
    "Kết luận",
    "Thông báo kết luận",
    "Công điện",
    "Nghị quyết",
}


@dataclass(slots=True)
class Findings:
    """What the stretches of a document yield together."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    reporting: list[ReportingDuty] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    roles: dict[int, tuple[Role, str | None]] = field(default_factory=dict)
    paths: dict[str, int] = field(default_factory=dict)


def understand(source: SourceDocument) -> Reading:
    """Read a source: lay out the text, tell its parts, find what they hold, and doubt it."""
    text = build_text(source)
    zones = find_zones(text)
    document = DocumentReader(text, zones)
    facts = document.read()
    findings = Findings(warnings=list(document.warnings))
    year = _plan_year(facts)
    for stretch in zones.stretches:
        _read_stretch(text, stretch, facts, year, findings)
    findings.sections.sort(key=lambda section: section.span)
    references = find_references(text.text, own_number=facts.number)
    annexes = find_annexes(text, zones, findings.warnings)
    _head_warnings(zones, facts, findings)
    findings.warnings += find_duplicates(findings.tasks)
    findings.warnings += find_misreads(text, _path_at(findings))
    return Reading(
        format=source.format,
        text=text.text,
        document=facts,
        sections=tuple(findings.sections),
        references=tuple(references.values()),
        tasks=tuple(findings.tasks),
        targets=tuple(findings.targets),
        reporting=tuple(findings.reporting),
        funding=tuple(findings.funding),
        annexes=annexes,
        warnings=tuple(findings.warnings),
        passages=_passages(text, zones, findings),
        places=text.places,
        notices=source.notices,
        pages=source.pages,
    )


def _plan_year(facts: DocumentFacts) -> int | None:
    """The year that days without one belong to: the title's «năm 2025», else the year of issue."""
    said = re.search(r"năm\s+(20\d\d)(?!\s*[-–])", facts.title or "")
    if said and "đến năm" not in (facts.title or "")[max(0, said.start() - 5) : said.end()]:
        return int(said[1])
    return int(facts.issued_on[:4]) if facts.issued_on else None


def _title_year(facts: DocumentFacts) -> str | None:
    """«… năm 2025» in the title is the year of every promise that names none; «đến năm 2030» is not."""
    said = re.search(
        r"(?<!đến )(?<!hết )năm\s+(20\d\d)(?!\s*[-–]|,? (?:và|định hướng|tầm nhìn))", facts.title or "", re.IGNORECASE
    )
    cited = re.search(r"ngày\s.{0,20}năm\s+20\d\d", facts.title or "", re.IGNORECASE)
    return said[1] if said and not cited else None


def _read_stretch(text: Text, stretch: Stretch, facts: DocumentFacts, year: int | None, findings: Findings) -> None:
    outline = Outline(stretch.label, roman_heads=_roman_heads(text, stretch))
    tables: dict[int, Item] = {}
    listed: set[int] = set()
    last: Item = outline.root
    for number in stretch.body:
        line = text.lines[number]
        if line.cell is not None:
            if line.cell.table in listed:
                continue
            rows = None if line.cell.table in tables else rows_as_lines(text, line.cell.table)
            if rows is not None:
                listed.add(line.cell.table)
                for first, row in rows:
                    last = outline.add(first, row)
                continue
            tables.setdefault(line.cell.table, last)
            continue
        last = outline.add(number, line)
    closing = {id(item) for item in move_closing(outline.root)} if not stretch.label else set()
    _keep_apart(outline.root, findings.paths)
    by_item = purposes(outline.root)
    governing = find_governing(outline.root, by_item, year, {id(item) for item in tables.values()})
    reader = TaskReader(by_item, governing, closing, year)
    tasks = reader.read()
    targets = TargetReader(by_item, governing, closing, _title_year(facts))
    findings.targets += targets.read(outline.root)
    _sections(outline, findings, stretch, text)
    _funding(outline.root, by_item, findings)
    _reporting(outline.root, by_item, governing, reader, year, findings)
    findings.warnings += reader.warnings + [_oddity(oddity, text) for oddity in outline.oddities]
    found = TableReader(text, year, findings.paths, {section.path: 1 for section in findings.sections}).read(
        stretch, tables, by_item
    )
    findings.tasks += sorted([*tasks, *found.tasks], key=lambda task: task.span)
    findings.targets += found.targets
    findings.sections += found.sections
    findings.warnings += found.warnings
    findings.roles.update(found.roles)
    _mark_roles(outline.root, governing, closing, tasks, findings)


def _keep_apart(root: Item, taken: dict[str, int]) -> None:
    """No two items of a file share a path: beside the decision's «I» the «I» of its plan is «I~2»."""
    for item in root.walk():
        if item.parent is None:
            continue
        item.suffix, item.known_path = "", None
        plain = item.path
        free = free_path(plain, taken)
        item.suffix, item.known_path = free[len(plain) :], free


def _roman_heads(text: Text, stretch: Stretch) -> list[int]:
    """The Roman numbers of the parts in capitals, where there are at least two: a misread one can be told by them."""
    heads = []
    for number in stretch.body:
        words = text.lines[number].text
        if words[:1] in "IVX" and words.isupper() and (marker := parse_marker(words)) and marker.kind is Kind.ROMAN:
            heads.append(marker.ordinal)
    return heads if len(heads) >= 2 else []


def _oddity(oddity: Oddity, text: Text) -> Warning:
    """The marker stands before the item's words, or alone on the line above them."""
    item = oddity.item
    start = max(0, text.text.rfind(oddity.text, 0, item.start))
    return Warning(oddity.code, item.path, oddity.text, oddity.suggestion, span=Span(start, item.end))


def _sections(outline: Outline, findings: Findings, stretch: Stretch, text: Text) -> None:
    if stretch.label:
        title = annex_title(text, stretch) or stretch.annex_label or stretch.label
        start = (
            text.lines[stretch.title[0]].start
            if stretch.title
            else (text.lines[stretch.body[0]].start if stretch.body else 0)
        )
        end = text.lines[stretch.title[-1]].end if stretch.title else start
        findings.sections.append(Section(stretch.label, title, 1, Span(start, end)))
    for item in outline.root.walk():
        if item.parent is None or is_assignment(item) or not (_holds_items(item) or _reads_as_heading(item)):
            continue
        findings.sections.append(
            Section(item.path, section_title(item), item.path.count(".") + 1, Span(item.start, item.end))
        )


def _holds_items(item: Item) -> bool:
    """Whether items stand below; lines that only say who and when are no items."""
    return any(not is_assignment(child) and not is_note(child) for child in item.children)


def _reads_as_heading(item: Item) -> bool:
    return run_in_head(item.text) is not None or (item.level == 1 and item.marker is not None and item.text.isupper())


def section_title(item: Item) -> str:
    """The heading without its colon; of a long sentence the first 15 words."""
    title = run_in_head(item.text) or item.text.rstrip().rstrip(":").rstrip()
    words = title.split()
    if len(words) > 40 and (title.endswith(".") or len(words) > 60):
        return " ".join(words[:15]) + " …"
    return title


def _funding(root: Item, by_item: dict[int, Purpose], findings: Findings) -> None:
    for item in root.walk():
        if (
            item.parent is not None
            and not item.children
            and by_item[id(item)] is Purpose.FUNDING
            and len(item.text.split()) > 4
        ):
            findings.funding.append(Funding(item.path, item.text, Span(item.start, item.end)))
            findings.roles[item.line] = (Role.FUNDING, item.path)


def _reporting(
    root: Item,
    by_item: dict[int, Purpose],
    governing: Governing,
    reader: TaskReader,
    year: int | None,
    findings: Findings,
) -> None:
    for item in root.walk():
        if item.parent is None or id(item) in governing.assignments:
            continue
        if by_item[id(item)] in (Purpose.AIMS, Purpose.BACKGROUND, Purpose.TARGETS):
            continue
        for report in find_reports(item.text, year):
            who = given_before(item.text, report, offset=item.start) or reader.leads_of(item)
            who = who or reporters(item.text, report, offset=item.start)
            span = reporting_span(report, item.start)
            words = item.text[report.start : report.end]
            sure = {
                "frequency": Confidence(0.9 if report.clear else 0.5, "named" if report.clear else "no-period-named")
            }
            findings.reporting.append(
                ReportingDuty(
                    item.path,
                    who,
                    report.to,
                    report.via,
                    report.frequency,
                    report.due,
                    report.ad_hoc,
                    words,
                    span,
                    report.dates,
                    sure,
                )
            )
            if report.frequency == "periodic" and report.ad_hoc:
                findings.warnings.append(Warning("unclear-frequency", item.path, words[:60], None, span=span))
            findings.warnings += [_impossible(date, item) for date in report.impossible]


def _impossible(found: FoundDate, item: Item) -> Warning:
    """«31/11 hằng năm»: the day is repaired to the last of its month, and said."""
    suggestion = found.last.isoformat() if found.last.year > 1 else found.month_day
    span = Span(item.start + found.start, item.start + found.end)
    return Warning("impossible-date", item.path, found.text, suggestion, span=span)


def _head_warnings(zones: Zones, facts: DocumentFacts, findings: Findings) -> None:
    if not zones.letterhead and facts.number is None and facts.issued_on is None:
        findings.warnings.insert(0, Warning("missing-header"))


def _mark_roles(
    root: Item,
    governing: Governing,
    closing: set[int],
    tasks: list[Task],
    findings: Findings,
) -> None:
    task_paths = {task.path for task in tasks}
    target_paths = {target.path for target in findings.targets}
    report_paths = {duty.path for duty in findings.reporting}
    for item in root.walk():
        if item.parent is None or item.line in findings.roles:
            continue
        path = item.path
        role = Role.PROVISION
        if id(item) in closing:
            role = Role.CLOSING
        elif id(item) in governing.assignments:
            role = Role.ASSIGNMENT
        elif path in task_paths:
            role = Role.TASK
        elif path in target_paths:
            role = Role.TARGET
        elif path in report_paths:
            role = Role.REPORTING
        elif item.children or item.heading:
            role = Role.LEAD_IN if item.text.endswith(":") else Role.HEADING
        elif id(item) in governing.lead_ins:
            role = Role.LEAD_IN if item.text.endswith(":") else Role.PROVISION
        findings.roles[item.line] = (role, path)


def _path_at(findings: Findings) -> dict[int, str | None]:
    return {number: path for number, (_, path) in findings.roles.items()}


_PART_ROLES = {
    "footnote": Role.FOOTNOTE,
    "comment": Role.COMMENT,
    "running-head": Role.ASIDE,
    "text-box": Role.ASIDE,
    "body": Role.ASIDE,
}


def _passages(text: Text, zones: Zones, findings: Findings) -> tuple[Passage, ...]:
    roles: dict[int, tuple[Role, str | None]] = {}
    for number in zones.letterhead:
        roles[number] = (Role.LETTERHEAD, None)
    for number in zones.recipients:
        roles[number] = (Role.RECIPIENTS, None)
    for number in zones.signature:
        roles[number] = (Role.SIGNATURE, None)
    for stretch in zones.stretches:
        head = Role.ANNEX if stretch.label else Role.TITLE
        for number in [*stretch.title, *([stretch.kind_line] if stretch.kind_line is not None else [])]:
            roles[number] = (head, stretch.label or None)
        for number in stretch.preamble:
            roles[number] = (Role.PREAMBLE, None)
    roles.update(findings.roles)
    out = []
    for number, line in enumerate(text.lines):
        fallback = (Role.TABLE, None) if line.cell is not None else (_PART_ROLES[line.part.value], None)
        role, path = roles.get(number, fallback)
        out.append(Passage(Span(line.start, line.end), role, path))
    return tuple(out)
