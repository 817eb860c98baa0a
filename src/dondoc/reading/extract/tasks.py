"""Tasks: the smallest items that say something is to be done, with who, when and what.

Only in the parts that give tasks. What an item does not say itself it inherits from
the nearest line that governs it: an assignment line below, a lead-in or a heading
above. An invented duty and a wrong body are worse than a gap with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dondoc.reading.data.verbs import PHRASES
from dondoc.reading.extract.given import Given, Governing
from dondoc.reading.extract.reporting import FoundReport, find_reports, only_reports
from dondoc.reading.model import Body, BodyKind, Confidence, Deadline, DeadlineType, Span, Task, Warning
from dondoc.reading.recognise.deadlines import FoundDeadline, condition_in, find_deadline, read_deadline
from dondoc.reading.recognise.labels import Label, split_labels
from dondoc.reading.recognise.references import NUMBER
from dondoc.reading.recognise.roles import Roles, find_roles
from dondoc.reading.structure.closing import is_closing
from dondoc.reading.structure.outline import Item
from dondoc.reading.structure.sections import Purpose, run_in_head
from dondoc.vn.alphabet import is_capitals

_BASIS = re.compile(
    r"^\([^()]*(?:Phụ lục|phụ lục|Bảng|Biểu)[^()]*\)\.?$|(?:là|làm) (?:căn cứ|cơ sở) (?:để|cho)|^\(?\s*(?:Chi tiết|Có|Kèm theo|Theo|Xem)\s[^.]{0,60}(?:Phụ lục|phụ lục|biểu|Biểu|danh mục)|^\(?(?:Chi tiết|Nội dung chi tiết)|(?:chi tiết )?(?:tại|theo) (?:các )?[Pp]hụ lục[^.;]{0,40}(?:kèm theo|đính kèm)\)?\.?\s*$|^(?:Danh mục|Nội dung|Các nhiệm vụ|Nhiệm vụ|Tiến độ|Phân công)[^.;]*(?:tại|theo|trong) (?:các )?[Pp]hụ lục[^.;]*[.;]?\s*$"
)
_TROUBLE = re.compile(
    r"(?:nếu|khi)\s+(?:có\s+|phát sinh\s+)?[^.;]{0,60}?(?:khó khăn|vướng mắc|phát sinh|cần (?:sửa đổi|điều chỉnh|thiết))[^;]*?(?:báo cáo|phản ánh|thông tin|văn bản|gửi|đề xuất|kiến nghị)",
    re.IGNORECASE,
)
_EXECUTES = re.compile(
    r"(?:chịu trách nhiệm|có trách nhiệm)?\s*(?:thi hành|căn cứ)\s+(?:Quyết định|Nghị quyết|Chỉ thị)(?: này)?(?:\s+(?:thi hành|thực hiện))?|Quyết định này có hiệu lực|có hiệu lực (?:thi hành )?(?:kể )?từ ngày|thay thế (?:Quyết định|Kế hoạch|Chỉ thị) số"
)
_GIVES_ITSELF = re.compile(r"(?<=[.;] )Giao [^.;]{3,120}? chủ trì")
"""An item that hands itself out in a sentence of its own: a line below it is the next item's."""
_PASSES_ON = re.compile(r"Yêu cầu\s")
"""«Ban A: - Yêu cầu các nhà thầu …»: Ban A is to ask, and answers for it."""
_SAYS_ONLY = re.compile(
    r"(?:[^\s,;:.]+\s){0,12}?(?:(?:cơ bản |cùng |đều )?(?:thống nhất|nhất trí)(?: cao)? (?:đánh giá|nhận định|cho rằng)|nhận định:|ghi nhận, |biểu dương |hoan nghênh |đánh giá cao )"
)
"""«Chính phủ thống nhất đánh giá: …» states, and orders nothing."""
_AMBIGUOUS_HEADS = re.compile(
    r"(?:Doanh nghiệp|Chính quyền|Trung tâm|Viện|Trường|Quỹ|Cổng|Sàn|Nhóm|Khoa|Hội|Báo|Đài|các doanh nghiệp|các trung tâm|Ngành|Xã|Phường|Huyện|Hợp tác xã|Thư viện|Thuế|Các tổ chức)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TaskReader:
    """Reads the tasks of one stretch. `year` is the plan's own, for days written without one."""

    purposes: Mapping[int, Purpose]
    governing: Governing
    closing: set[int]
    year: int | None
    strict: bool = False
    warnings: list[Warning] = field(default_factory=list)
    _headings: dict[int, Roles] = field(default_factory=dict)
    _has_task_parts: bool = False

    def __post_init__(self) -> None:
        self._has_task_parts = any(purpose.gives_tasks for purpose in self.purposes.values())

    def read(self) -> list[Task]:
        """All tasks, in order."""
        return [task for item in self.governing.leaves if (task := self._task(item)) is not None]

    def leads_of(self, item: Item) -> tuple[Body, ...]:
        """Who leads an item: its own subject, else who governs it."""
        own = find_roles(item.text, offset=item.start)
        if own.lead:
            return own.lead
        above = self._inherited(item)
        return above.lead if above else ()

    def _task(self, item: Item) -> Task | None:
        own = find_roles(item.text, offset=item.start)
        reports = find_reports(item.text, self.year)
        if not self._is_task(item, own, reports):
            return None
        given = self.governing.given[id(item)]
        lead, coordinate, confidence = self._bodies(item, own, given)
        found = self._deadline(item, given, reports)
        confidence["deadline"] = _deadline_confidence(found, given)
        self._warn(item, own, lead, found)
        deadline = found.deadline if found else Deadline()
        return Task(
            item.path,
            item.text,
            lead,
            coordinate,
            deadline,
            given.product,
            Span(item.start, item.end),
            given.product_span,
            confidence,
        )

    def _is_task(self, item: Item, own: Roles, reports: list[FoundReport]) -> bool:
        purpose = self.purposes[id(item)]
        text = item.text
        if id(item) in self.closing or id(item) in self.governing.holders or item.part == "" or len(text.split()) < 3:
            return False
        if is_capitals(text):
            return False
        if not purpose.gives_tasks and purpose is not Purpose.UNKNOWN:
            return False
        if run_in_head(text) or _is_basis(text) or _only_executes(text) or _SAYS_ONLY.match(text):
            return False
        if _speaks_of_trouble(text) and (not own.lead or _is_trouble_only(text)):
            return False
        if only_reports(text, reports, own.subject_end):
            return False
        if purpose is Purpose.UNKNOWN:
            return self._says_work(item, own)
        return not (item.marker is None and item.level == 1 and is_closing(text))

    def _says_work(self, item: Item, own: Roles) -> bool:
        """Outside the usual parts an item counts only where somebody is named for it."""
        given = self.governing.given[id(item)]
        if own.lead or given.lead or self._inherited(item):
            return True
        if item.level < 2 or not _ORDERS_WORK.match(item.text) or not begins_with_verb(item.text):
            return False
        return not self._has_task_parts or (item.parent is not None and begins_with_verb(item.parent.text))

    def _bodies(
        self, item: Item, own: Roles, given: Given
    ) -> tuple[tuple[Body, ...], tuple[Body, ...], dict[str, Confidence]]:
        lead, helpers, confidence = self._chosen(item, own, given)
        names = {_plain(body.name) for body in lead}
        coordinate: list[Body] = []
        for body in helpers:
            if _plain(body.name) not in names:
                names.add(_plain(body.name))
                coordinate.append(body)
        return lead, tuple(coordinate), confidence

    def _chosen(
        self, item: Item, own: Roles, given: Given
    ) -> tuple[tuple[Body, ...], tuple[Body, ...], dict[str, Confidence]]:
        if given.lead and not (own.lead and _GIVES_ITSELF.search(item.text)):
            helpers = (given.coordinate or ()) + own.coordinate
            reason = "assignment-line" if not own.lead else "line-over-subject"
            return given.lead, helpers, _sure(0.97 if not own.lead else 0.8, reason)
        above = self._inherited(item)
        if (
            above
            and own.lead
            and _PASSES_ON.match(item.text)
            and item.parent
            and item.parent.text.rstrip().endswith(":")
        ):
            return above.lead, above.coordinate + own.coordinate, _sure(0.8, "governed-above")
        if own.lead:
            helpers = own.coordinate + given.weak + (given.coordinate or ())
            if above and {b.name for b in above.lead} == {b.name for b in own.lead}:
                helpers = above.coordinate + helpers
            return (
                own.lead,
                helpers,
                _sure(0.95 if not given.weak else 0.7, "own-subject" if not given.weak else "subject-over-weak-line"),
            )
        if given.weak:
            return given.weak, (given.coordinate or ()) + own.coordinate, _sure(0.75, "weak-line")
        if above:
            helpers = above.coordinate + own.coordinate + (given.coordinate or ())
            return above.lead, helpers, _sure(0.9, "governed-above")
        return (), own.coordinate + (given.coordinate or ()), _sure(0.5, "nobody-named")

    def _inherited(self, item: Item) -> Roles | None:
        """The nearest lead-in or heading above that names who leads."""
        helpers: tuple[Body, ...] = ()
        here = item
        while True:
            lead_in = self.governing.lead_ins.get(id(here))
            if lead_in is not None and lead_in is not here:
                roles = find_roles(lead_in.text, offset=lead_in.start, heading=True)
                if roles.lead:
                    return Roles(roles.lead, roles.coordinate + helpers)
                helpers = roles.coordinate + helpers
            above = here.parent
            if above is None or (above.marker is None and not above.text):
                return None
            roles = self._heading(above)
            if roles.lead:
                return Roles(roles.lead, roles.coordinate + helpers)
            helpers = roles.coordinate + helpers
            here = above

    def _heading(self, item: Item) -> Roles:
        known = self._headings.get(id(item))
        if known is None:
            known = find_roles(item.text, offset=item.start, heading=True)
            if known.lead and self._is_subject_matter(item, known):
                known = Roles()
            self._headings[id(item)] = known
        return known

    def _is_subject_matter(self, item: Item, roles: Roles) -> bool:
        """«3. Doanh nghiệp công nghệ số» in a part on tasks is a field of work, not a body."""
        if self.purposes[id(item)] is Purpose.ORGANISATION or item.text.rstrip().endswith(":"):
            return False
        return bool(_AMBIGUOUS_HEADS.match(item.text)) and roles.subject_end >= len(item.text.rstrip(" .;"))

    def _deadline(self, item: Item, given: Given, reports: list[FoundReport]) -> FoundDeadline | None:
        itself = _GIVES_ITSELF.search(item.text) is not None
        if not itself and given.deadline is not None and given.deadline.deadline.type is not DeadlineType.NONE:
            return _with_condition(given.deadline, item.text)
        masked = (
            [Span(report.start, report.end) for report in reports if report.frequency != "once"]
            + _citations(item.text)
            + _label_spans(item.text)
        )
        found = find_deadline(item.text, year=self.year, offset=item.start, masked=masked)
        if found is None and itself and given.deadline is not None:
            return _with_condition(given.deadline, item.text)
        return found or self._deadline_above(item)

    def _deadline_above(self, item: Item) -> FoundDeadline | None:
        """«Trong quý I/2026:» as a lead-in sets the time for what stands below it."""
        lead_in = self._lead_in_above(item)
        if lead_in is None:
            return None
        for part in split_labels(lead_in.text):
            if part.label is Label.TIME:
                words = re.split(r",\s+(?=gồm|trong đó)", part.value)[0]
                return read_deadline(words, year=self.year, offset=lead_in.start + part.value_start)
        found = find_deadline(lead_in.text, year=self.year, offset=lead_in.start, masked=_citations(lead_in.text))
        return found if found and found.deadline.type is DeadlineType.BY else None

    def _lead_in_above(self, item: Item) -> Item | None:
        here: Item | None = item
        while here is not None:
            lead_in = self.governing.lead_ins.get(id(here))
            if lead_in is not None:
                return lead_in if lead_in is not item else None
            if here.parent is not None and here.parent.text.endswith(":"):
                return here.parent
            here = here.parent
        return None

    def _warn(self, item: Item, own: Roles, lead: tuple[Body, ...], found: FoundDeadline | None) -> None:
        span = Span(item.start, item.end)
        if not lead:
            self.warnings.append(Warning("no-lead", item.path, None, None, span=span))
        if own.unclear is not None:
            start, end = own.unclear
            self.warnings.append(
                Warning(
                    "unclear-agency",
                    item.path,
                    item.text[start - item.start : end - item.start],
                    None,
                    span=own.unclear,
                )
            )
        for date in found.impossible if found else ():
            self.warnings.append(
                Warning(
                    "impossible-date",
                    item.path,
                    date.text,
                    date.last.isoformat() if date.last.year > 1 else None,
                    span=found.deadline.span if found else None,
                )
            )


_ORDERS_WORK = re.compile(
    r"(?!(?:Thực hiện|Triển khai|Tiếp theo|Căn cứ|Xét|Theo) (?:chỉ đạo|đề nghị|Quyết định|Nghị quyết|Kế hoạch|Công văn|Chỉ thị|Thông báo|Kết luận|Văn bản))"
)


def begins_with_verb(text: str) -> bool:
    """«Rà soát …», «Tăng cường …»: work is ordered by a verb at the start."""
    first, _, rest = text.partition(" ")
    small = f"{first.lower()} {rest}"
    return any(" " in phrase and small.startswith(phrase) for phrase in PHRASES.get(first.lower(), ()))


def _is_basis(text: str) -> bool:
    """A statement of basis, or a remark that only points to an annex."""
    return (
        any(word in text for word in ("căn cứ", "cơ sở", "hụ lục", "hi tiết", "Bảng", "iểu"))
        and _BASIS.search(text) is not None
    )


def _only_executes(text: str) -> bool:
    """«… chịu trách nhiệm thi hành Quyết định này», «Quyết định này có hiệu lực …»."""
    if len(text) >= 600 or not any(word in text for word in ("thi hành", "hiệu lực", "thay thế", "căn cứ Quyết định")):
        return False
    return _EXECUTES.search(text[:400]) is not None


def _plain(name: str) -> str:
    return re.sub(r"^các ", "", name.casefold())


def _sure(score: float, reason: str) -> dict[str, Confidence]:
    return {"lead": Confidence(score, reason)}


def _deadline_confidence(found: FoundDeadline | None, given: Given) -> Confidence:
    if found is None:
        return Confidence(0.9, "no-time-named")
    if found.impossible:
        return Confidence(0.4, "impossible-date")
    if found.assumed_year:
        return Confidence(0.6, "assumed-year")
    return Confidence(0.97, "time-line") if given.deadline is found else Confidence(0.8, "time-in-words")


def _with_condition(found: FoundDeadline, text: str) -> FoundDeadline:
    condition = condition_in(text)
    deadline = found.deadline
    if condition is None or deadline.condition:
        return found
    changed = Deadline(
        deadline.text, deadline.type, deadline.due, deadline.recurrence, condition, deadline.dates, deadline.span
    )
    return FoundDeadline(changed, found.impossible, found.assumed_year)


_CITED = re.compile(
    r"[,\s]*(?:ban hành\s+|ký\s+)?ngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\s*tháng\s+\d{1,2}\s+năm\s+\d{4})"
)


def _citations(text: str) -> list[Span]:
    """Numbers of cited documents with their dates: no deadlines in there."""
    out = []
    for match in NUMBER.finditer(text):
        date = _CITED.match(text, match.end())
        out.append(Span(match.start(), date.end() if date else match.end()))
    return out


def _label_spans(text: str) -> list[Span]:
    return [Span(part.start, part.value_end) for part in split_labels(text) if part.start > 0]


def _is_trouble_only(text: str) -> bool:
    return bool(re.match(r"(?:Trong quá trình|Quá trình|Nếu|Khi)\b", text))


def _speaks_of_trouble(text: str) -> bool:
    """«nếu có vướng mắc … phản ánh về …»."""
    if not any(word in text for word in ("nếu", "Nếu", "khi ", "Khi ")):
        return False
    return _TROUBLE.search(text) is not None


def group_or_body(bodies: tuple[Body, ...]) -> bool:
    """Whether any of the bodies is a group."""
    return any(body.kind is BodyKind.GROUP for body in bodies)
