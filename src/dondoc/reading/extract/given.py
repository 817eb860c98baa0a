"""What assignment lines give to the tasks they govern.

«- Đơn vị thực hiện: …» below a run of items closes that run and governs all of it,
and only it; below a single lettered item it governs that item. A field that a
nearer line has given is not overwritten by a farther one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dondoc.reading.model import Body, Span
from dondoc.reading.recognise.bodies import parse_bodies
from dondoc.reading.recognise.deadlines import FoundDeadline, read_deadline
from dondoc.reading.recognise.labels import Label, Labelled, split_labels
from dondoc.reading.recognise.roles import Roles, parse_assignment
from dondoc.reading.structure.outline import Item
from dondoc.reading.structure.sections import Purpose

_ASSIGNS = {Label.LEAD, Label.COORDINATE, Label.BOTH, Label.TIME, Label.PRODUCT, Label.FUNDING, Label.WATCH}
_HANDS_OUT = re.compile(r"(?:phân công|trách nhiệm|giao|tổ chức)", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:Mục tiêu|Mục đích|Yêu cầu|Đối tượng|Địa điểm|Thành phần|Phạm vi|Quy mô|Số lượng|Ghi chú|Hình thức|Căn cứ|Cơ sở|Thời lượng|Chỉ tiêu)(?:\s[^\s:]+){0,4}\s*:\s"
)


@dataclass(slots=True)
class Given:
    """What the lines that govern a task say; None where they are silent."""

    lead: tuple[Body, ...] | None = None
    weak: tuple[Body, ...] = ()
    coordinate: tuple[Body, ...] | None = None
    deadline: FoundDeadline | None = None
    product: str | None = None
    product_span: Span | None = None

    def take(self, other: Given) -> None:
        """Fill what is still open from a line farther away."""
        if self.lead is None:
            self.lead, self.weak = other.lead, self.weak or other.weak
            if self.coordinate is None:
                self.coordinate = other.coordinate
        self.deadline = self.deadline or other.deadline
        if self.product is None:
            self.product, self.product_span = other.product, other.product_span


@dataclass(slots=True)
class Governing:
    """The leaves of an outline, what is given to each, and which items are assignment lines or lead-ins."""

    leaves: list[Item] = field(default_factory=list)
    given: dict[int, Given] = field(default_factory=dict)
    assignments: set[int] = field(default_factory=set)
    lead_ins: dict[int, Item] = field(default_factory=dict)
    asides: set[int] = field(default_factory=set)
    holders: frozenset[int] = frozenset()


def find_governing(
    root: Item, purposes: Mapping[int, Purpose], year: int | None, holders: Collection[int] = ()
) -> Governing:
    """Walk the outline and give each leaf what its governing lines say; `holders` are items that only head a table."""
    governing = Governing(holders=frozenset(holders))
    _Walk(governing, purposes, year).children(root)
    return governing


@dataclass(slots=True)
class _Walk:
    governing: Governing
    purposes: Mapping[int, Purpose]
    year: int | None

    def children(self, parent: Item) -> list[Item]:
        """Visit what stands below `parent`; returns the leaves there, for lines farther out."""
        run: list[Item] = []
        everything: list[Item] = []
        block: list[Item] = []
        lead_in: Item | None = None
        pending: Given | None = None
        for child in parent.children:
            if is_assignment(child):
                block.append(child)
                self.governing.assignments.update(id(item) for item in child.walk())
                continue
            if block:
                pending = self._close(parent, block, run, has_more=True)
                block, run = [], []
            if _announces(child):
                lead_in = child
                self.governing.lead_ins[id(child)] = child
                continue
            if lead_in is not None and child.marker is None:
                lead_in = None
            leaves = self._visit(child, lead_in)
            if pending is not None:
                for leaf in leaves:
                    self.governing.given[id(leaf)].take(pending)
            run += leaves
            everything += leaves
        if block:
            self._close(parent, block, run, has_more=False)
        return everything

    def _visit(self, item: Item, lead_in: Item | None) -> list[Item]:
        if self._is_aside(item):
            self.governing.asides.add(id(item))
            return []
        if all(is_assignment(child) or is_note(child) or self._is_aside(child) for child in item.children):
            self._leaf(item, lead_in)
        leaves = self.children(item) if item.children else []
        if lead_in is not None:
            self.governing.lead_ins.setdefault(id(item), lead_in)
        return [item, *leaves] if id(item) in self.governing.given else leaves

    def _is_aside(self, item: Item) -> bool:
        """«- Đối tượng: …» below a task describes it and is no work of its own."""
        return not item.children and self.purposes[id(item)].gives_tasks and _ASIDE.match(item.text) is not None

    def _leaf(self, item: Item, lead_in: Item | None) -> None:
        self.governing.leaves.append(item)
        self.governing.given[id(item)] = self._own(item)
        if lead_in is not None:
            self.governing.lead_ins[id(item)] = lead_in

    def _own(self, item: Item) -> Given:
        """Labels behind the item's own words: «… . Cơ quan chủ trì: Sở A.»"""
        labels = split_labels(item.text)
        said = self._read(item, labels) if labels and labels[0].start > 0 else Given()
        bracket = _LAST_BRACKET.search(item.text)
        if bracket is not None:
            said.take(self._bracketed(bracket["inner"], item.start + bracket.start("inner")))
        return said

    def _bracketed(self, inner: str, offset: int) -> Given:
        """«(Sở A chủ trì, phối hợp với B; hoàn thành trong quý II)» behind the work: bodies first, then the time."""
        first, *rest = re.split(r";\s*", inner)
        given = _led_through(first, offset)
        if given is None:
            return Given()
        position = offset + len(first)
        for piece in rest:
            position = offset + inner.index(piece, position - offset)
            helps = parse_bodies(piece)
            if _TIMELY.search(piece) and not (helps.bodies and _HELPS.match(piece[helps.end :])):
                given.deadline = given.deadline or read_deadline(piece, year=self.year, offset=position)
            else:
                given = _united(given, _joined_in(piece, position))
        return given

    def _close(self, parent: Item, block: list[Item], run: list[Item], *, has_more: bool) -> Given | None:
        """Give the block to the run it closes; without a run, to the parent, or to what follows."""
        said = Given()
        for line in block:
            said = _united(said, self._line(line))
        targets = run
        if not run:
            if id(parent) in self.governing.given:
                targets = [parent, *self._open_before(parent, block)]
            elif has_more:
                return said
        for leaf in targets:
            self.governing.given[id(leaf)].take(said)
        return None

    def _open_before(self, parent: Item, block: list[Item]) -> list[Item]:
        """Unmarked lines below the last lettered item close the whole run of lettered items before it."""
        if parent.parent is None or (block[0].marker is not None and _SHARES_OUT.match(block[0].text)):
            return [] if parent.parent is None else self._open_siblings(parent)
        if block[0].marker is not None and not parent.parent.text.rstrip().endswith(":"):
            return []
        return self._open_siblings(parent)

    def _open_siblings(self, parent: Item) -> list[Item]:
        open_items: list[Item] = []
        for sibling in parent.parent.children if parent.parent else ():
            if sibling is parent:
                break
            given = self.governing.given.get(id(sibling))
            if given is None or given.lead is not None or given.deadline is not None:
                open_items = []
            else:
                open_items.append(sibling)
        return open_items

    def _line(self, line: Item) -> Given:
        whole = _WHOLE_BRACKET.fullmatch(line.text.strip())
        labels = split_labels(line.text)
        if whole is not None and not labels:
            return self._bracketed(whole["inner"], line.start + line.text.index(whole["inner"]))
        if whole is None and (not labels or labels[0].start > 0):
            return _united(_carried_out(line), self._read(line, labels))
        said = self._read(line, split_labels(line.text))
        lead_line = split_labels(line.text)[0].label in (Label.LEAD, Label.BOTH, Label.COORDINATE)
        for child in line.children:
            labels = split_labels(child.text)
            if labels and labels[0].start == 0:
                said = _united(said, self._read(child, labels))
            elif lead_line:
                label = split_labels(line.text)[0].label
                said = _united(said, _of_roles(parse_assignment(child.text, label, offset=child.start)))
        return said

    def _read(self, item: Item, labels: Sequence[Labelled]) -> Given:
        said = Given()
        for part in labels:
            said = _united(said, self._part(item, part))
        return said

    def _part(self, item: Item, part: Labelled) -> Given:
        offset = item.start + part.value_start
        value = part.value.strip(" .;,")
        if not value:
            return Given()
        if part.label in (Label.LEAD, Label.COORDINATE, Label.BOTH):
            label = Label.LEAD if part.label is Label.BOTH else part.label
            return _of_roles(parse_assignment(part.value, label, offset=offset))
        if part.label is Label.TIME:
            return Given(deadline=read_deadline(part.value, year=self.year, offset=offset))
        if part.label is Label.PRODUCT:
            lead = len(part.value) - len(part.value.lstrip())
            return Given(product=value, product_span=Span(offset + lead, offset + lead + len(value)))
        return Given()


def is_assignment(item: Item) -> bool:
    """Whether the item only says who does it, who helps, when, or with what product."""
    whole = _WHOLE_BRACKET.fullmatch(item.text.strip()) if item.text.startswith("(") else None
    if whole is not None:
        inside = split_labels(item.text)
        if inside and inside[0].start == 1 and inside[0].label in _ASSIGNS:
            return True
        return item.marker is None and _led_through(re.split(r";\s*", whole["inner"])[0], 0) is not None
    labels = split_labels(item.text)
    if (not labels or labels[0].start > 0) and item.marker is None and not item.children:
        return _CARRIES_OUT.search(item.text[:200]) is not None and _carried_out(item).lead is not None
    if not labels or labels[0].start != 0 or labels[0].label not in _ASSIGNS:
        return False
    first = labels[0]
    if not first.value.strip() and item.children:
        return not _HANDS_OUT.match(item.text)
    return not (not first.value.strip() and not item.children and _HANDS_OUT.match(item.text))


_LAST_BRACKET = re.compile(r"\((?P<inner>[^()]{6,260}(?:\([^()]*\)[^()]*)?)\)[.;]?\s*$")
_WHOLE_BRACKET = re.compile(r"\((?P<inner>.{6,300})\)[.;]?")
_TIMELY = re.compile(r"20\d\d|quý|tháng|năm|thường xuyên|hằng|hàng|hoàn thành|xong|thời gian|thời hạn", re.IGNORECASE)
_CARRIES_OUT = re.compile(
    r"\s(?:(?:tổ chức |triển khai |chủ trì )?thực hiện|chủ trì)\s*(?:[;.]|$|,\s*(?=[^.;]{0,200}phối hợp\s*[.;]?\s*$))"
)
_MATTER = re.compile(
    r"(?:(?:Các\s+)?(?:[Mm]ục|[Nn]hiệm vụ|[Nn]ội dung|[Kk]hoản|[Đđ]iểm|[Pp]hần)\s[^.;:]{0,60}?\s?)?(?:(?<=\s)(?:do|giao(?: cho)?)|Giao(?: cho)?|Do)\s+"
)
"""«Các nhiệm vụ tại mục 3 do Sở A chủ trì»: what the line speaks of stands before the body."""
_SHARES_OUT = re.compile(r"Phân công(?:\s+(?:thực hiện|nhiệm vụ|chủ trì))?\s*:")
"""«* Phân công: Văn phòng A chủ trì …» below the last of a run speaks of the whole run."""
_HELPS = re.compile(r"\s*,?\s*(?:cùng\s+)?(?:phối hợp|cùng (?:làm|thực hiện|tham gia)|tham gia|hỗ trợ|phối thuộc)")
_LED_THROUGH = re.compile(r"\s+(?:lãnh đạo|chỉ đạo)\s+")


def is_note(item: Item) -> bool:
    """A remark in brackets that only points elsewhere («(Chi tiết tại Phụ lục kèm theo)»)."""
    return item.marker is None and not item.children and bool(_WHOLE_BRACKET.fullmatch(item.text.strip()))


def _joined_in(piece: str, offset: int) -> Given:
    """«; Công ty B phối hợp bảo đảm …» helps, «; Sở C» leads too."""
    found = parse_bodies(piece, offset=offset)
    if found.bodies and _HELPS.match(piece[found.end :]):
        return Given(coordinate=found.bodies)
    return _of_roles(parse_assignment(piece, Label.LEAD, offset=offset)) if found.bodies else Given()


def _led_through(words: str, offset: int) -> Given | None:
    """Bodies that stand alone in brackets, or lead; «Đảng ủy lãnh đạo Sở A chủ trì» makes Sở A lead."""
    timed = _TIME_BEHIND.search(words)
    if timed is not None:
        given = _led_through(words[: timed.start()], offset)
        if given is not None:
            given.deadline = read_deadline(timed["time"], offset=offset + timed.start("time"))
        return given
    through = _LED_THROUGH.search(words)
    start = (
        through.end()
        if through and "chủ trì" in words[through.end() :] and parse_bodies(words).end >= through.start()
        else 0
    )
    opening = re.match(
        r"(?:Giao(?: cho)?|Đơn vị thực hiện:?|Chủ trì:?|(?:Các )?(?:[Nn]hiệm vụ|[Mm]ục|[Nn]ội dung)[^:]{0,40}:)\s+",
        words[start:],
    )
    start += opening.end() if opening else 0
    found = parse_bodies(words, start)
    if not found.bodies or not _BARE.match(words[found.end :]):
        return None
    return _of_roles(parse_assignment(words[start:], Label.LEAD, offset=offset + start))


_TIME_BEHIND = re.compile(r",\s+(?P<time>(?:xong|hoàn thành|trước|trong|thời gian|thời hạn|hạn)\s[^,;]*\d[^,;]*)$")
"""«(Phòng A tham mưu, xong trong tháng 3/2024)»"""
_BARE = re.compile(
    r"\s*$|\s*,?\s*(?:chủ trì|lo chính|làm chính|(?:phụ trách|chịu trách nhiệm)(?: chính)?\s*(?:,|$)|làm đầu mối|là cơ quan đầu mối|(?:thực hiện|tham mưu|triển khai|phụ trách)\s*(?:,|$)|phối hợp)"
)


def _carried_out(line: Item) -> Given:
    """«Trung tâm A thực hiện; Phòng B phối hợp …»: a sentence that only says who does what stands above."""
    matter = _MATTER.match(line.text)
    found = parse_bodies(line.text, matter.end() if matter else 0, offset=line.start)
    if not found.bodies or not _CARRIES_OUT.match(line.text, found.end):
        return Given()
    rest = re.split(r"[;.,]\s*", line.text[found.end :], maxsplit=1)
    helpers: tuple[Body, ...] = ()
    if len(rest) > 1:
        more = parse_bodies(rest[1], offset=line.end - len(rest[1]))
        if more.bodies and rest[1][more.end :].lstrip().startswith("phối hợp"):
            helpers = more.bodies
    return Given(lead=found.bodies, coordinate=helpers or None)


def _announces(item: Item) -> bool:
    """A line that ends in a colon and has nothing below it announces what follows beside it."""
    return not item.children and item.text.rstrip().endswith(":") and len(item.text) > 1


def _of_roles(roles: Roles) -> Given:
    if roles.weak:
        return Given(weak=roles.lead, coordinate=roles.coordinate)
    return Given(lead=roles.lead or None, coordinate=roles.coordinate or None)


def _united(one: Given, other: Given) -> Given:
    return Given(
        _both(one.lead, other.lead),
        _both(one.weak, other.weak) or (),
        _both(one.coordinate, other.coordinate),
        one.deadline or other.deadline,
        one.product or other.product,
        one.product_span or other.product_span,
    )


def _both(one: tuple[Body, ...] | None, other: tuple[Body, ...] | None) -> tuple[Body, ...] | None:
    if one is None or other is None:
        return one if other is None else other
    names = {body.name for body in one}
    return (*one, *(body for body in other if body.name not in names))
