"""Tables: those of tasks give tasks, those of targets give targets, the rest are only text.

Columns are told by their heads, in any order: content, who leads, who helps, when,
what comes out. A group row («A.», «I.») spans the table and holds the rows below;
a lead cell merged over several rows counts for each; «Nt», «-nt-» repeat the cell
above. Schedules, budgets and lists of bodies are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dondoc.reading.extract.targets import year_of
from dondoc.reading.model import Body, Confidence, Deadline, Role, Section, Span, Target, Task, Warning
from dondoc.reading.recognise.deadlines import FoundDeadline, find_deadline, read_deadline
from dondoc.reading.recognise.labels import Label, label_of_column, split_labels
from dondoc.reading.recognise.quantities import Quantity, find_quantities
from dondoc.reading.recognise.roles import find_roles, parse_assignment
from dondoc.reading.sources.base import Cell
from dondoc.reading.structure.markers import parse_marker
from dondoc.reading.structure.outline import Item
from dondoc.reading.structure.paths import free_path
from dondoc.reading.structure.sections import Purpose
from dondoc.reading.structure.zones import Stretch
from dondoc.reading.text.layer import TableLines, Text
from dondoc.vn.alphabet import is_capitals

_NUMBER_HEAD = re.compile(r"(?:TT|STT|Số TT|S\s?TT|Stt|Số thứ tự|Mã số?|#)\.?$", re.IGNORECASE)
_CONTENT_HEAD = re.compile(
    r"(?:tên\s+)?(?:các\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên (?:nhiệm vụ|đề án|dự án|chương trình|văn bản)|danh mục|đề án|dự án|chương trình|hạng mục|văn bản|đầu việc|nhóm nhiệm vụ|kế hoạch)",
    re.IGNORECASE,
)
_TARGET_HEAD = re.compile(
    r"(?:(?:tên|nội dung|danh mục|nhóm|hệ thống)\s+)?(?:các\s+)?(?:chỉ tiêu|mục tiêu|chỉ số|tiêu chí)", re.IGNORECASE
)
_UNIT_HEAD = re.compile(r"(?:đơn vị(?: tính| đo)?|ĐVT|đvt)\.?$", re.IGNORECASE)
_YEAR_HEAD = re.compile(r"(?:.*\b)?(20\d\d)(?:\s*[-–]\s*(20\d\d))?")
_DITTO = re.compile(r"[-–\s]*(?:nt|như trên|-|″|”|\")[-–.\s]*$", re.IGNORECASE)
_GROUP_TEXT = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])\s?[.)-]\s*\w")
_ROW_NUMBER = re.compile(r"\(?(?P<number>[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐ]|[a-zđ])[.)]?$")


@dataclass(slots=True)
class FoundInTables:
    """What the tables of a stretch yield."""

    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    roles: dict[int, tuple[Role, str | None]] = field(default_factory=dict)


@dataclass(slots=True)
class _Columns:
    """What the columns of one table hold, by column number."""

    head_rows: int
    number: int | None = None
    content: int | None = None
    target: int | None = None
    unit: int | None = None
    labels: dict[int, Label] = field(default_factory=dict)
    years: dict[int, str] = field(default_factory=dict)
    values: list[int] = field(default_factory=list)

    @property
    def holds_targets(self) -> bool:
        """A column of targets and none of tasks; with figures beside it a body named for each makes no task of it."""
        figures = bool(self.years or self.values or self.unit is not None)
        return self.target is not None and (not self.labels or (self.content == self.target and figures))


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one stretch."""

    text: Text
    year: int | None
    taken: dict[str, int] = field(default_factory=dict)
    group_paths: dict[str, int] = field(default_factory=dict)
    found: FoundInTables = field(default_factory=FoundInTables)
    _base: str = ""
    _groups: list[tuple[int, str]] = field(default_factory=list)

    def read(self, stretch: Stretch, tables: Mapping[int, Item], purposes: Mapping[int, Purpose]) -> FoundInTables:
        """All tables of a stretch, each told apart by its head."""
        for index, holder in sorted(tables.items()):
            table = self.text.tables[index]
            columns = self._columns(table)
            if columns is None:
                self._loose_rows(table, stretch)
                continue
            self._base = self._holder_path(holder, stretch)
            self._groups = []
            if columns.holds_targets:
                self._read_targets(table, columns)
            elif (
                (columns.content is not None and Label.LEAD in columns.labels.values())
                or Label.BOTH in columns.labels.values()
            ) or (
                columns.content is not None
                and Label.TIME in columns.labels.values()
                and purposes.get(id(holder), Purpose.UNKNOWN).gives_tasks
            ):
                self._read_tasks(table, columns)
        return self.found

    def _holder_path(self, holder: Item, stretch: Stretch) -> str:
        while holder.parent is not None and holder.marker is None and holder.part != stretch.label:
            holder = holder.parent
        return holder.path or stretch.label

    def _loose_rows(self, table: TableLines, stretch: Stretch) -> None:
        """A table without known heads stays text."""

    def _columns(self, table: TableLines) -> _Columns | None:
        for head_rows in (1, 2, 3):
            if head_rows > table.table.rows:
                break
            columns = _Columns(head_rows)
            for column, heads in self._heads(table, head_rows).items():
                self._place_column(columns, column, heads)
            if (columns.content is not None or columns.target is not None) and (
                columns.labels or columns.years or columns.unit is not None or columns.values
            ):
                if self._second_head_row(table, head_rows):
                    continue
                return columns
        return None

    def _second_head_row(self, table: TableLines, head_rows: int) -> bool:
        """Whether the row below still belongs to the head: it names years, or numbers the columns."""
        if head_rows >= min(3, table.table.rows - 1):
            return False
        below = [self._cell_text(lines) for cell, lines in table.cells if cell.row == head_rows]
        filled = [text for text in below if text]
        if not filled:
            return False
        spanning = any(cell.row + cell.row_span > head_rows for cell, _ in table.cells if cell.row < head_rows)
        years = sum(bool(_YEAR_HEAD.fullmatch(text)) for text in filled)
        return years >= 2 or (
            spanning
            and all(len(text.split()) <= 8 and (label_of_column(text) or _YEAR_HEAD.fullmatch(text)) for text in filled)
        )

    def _heads(self, table: TableLines, head_rows: int) -> dict[int, list[str]]:
        heads: dict[int, list[str]] = {}
        for cell, lines in table.cells:
            if cell.row >= head_rows:
                continue
            text = self._cell_text(lines)
            for column in range(cell.column, cell.column + cell.column_span):
                above = heads.setdefault(column, [])
                if text and text not in above:
                    above.append(text)
        return heads

    def _place_column(self, columns: _Columns, column: int, heads: list[str]) -> None:
        text = " ".join(" ".join(heads).split()).strip(" .:*")
        if not text:
            return
        label = label_of_column(heads[-1]) or label_of_column(text)
        year = _YEAR_HEAD.fullmatch(text)
        if _NUMBER_HEAD.match(text):
            columns.number = column
        elif _UNIT_HEAD.match(text):
            columns.unit = column
        elif label is Label.PRODUCT and year and columns.target is not None:
            columns.years[column] = year[2] or year[1]
        elif label is not None:
            columns.labels[column] = label
        elif columns.target is None and _TARGET_HEAD.match(text) and not year:
            columns.target = column
            columns.content = column if columns.content is None else columns.content
        elif year and columns.target is not None and len(text.split()) <= 8:
            columns.years[column] = year[2] or year[1]
        elif columns.content in (None, columns.target) and _CONTENT_HEAD.match(text):
            columns.content = column
        elif year and len(text.split()) <= 8:
            columns.years[column] = year[2] or year[1]
        elif (
            re.match(r"(?:chỉ tiêu|mục tiêu|kế hoạch|giá trị|mức)", text, re.IGNORECASE) and columns.target is not None
        ):
            columns.values.append(column)

    def _read_tasks(self, table: TableLines, columns: _Columns) -> None:
        above: dict[int, list[int]] = {}
        for row, cells in self._rows(table, columns.head_rows):
            number = self._row_number(cells, columns)
            if self._is_group(cells, columns, table):
                self._open_group(number, cells)
                continue
            for column in columns.labels:
                found = cells.get(column)
                if found is None or not found[1] or _DITTO.match(self._cell_text(found[1])):
                    continue
                above[column] = found[1]
            self._row_task(row, number, cells, columns, above)

    def _rows(self, table: TableLines, first: int) -> list[tuple[int, dict[int, tuple[Cell, list[int]]]]]:
        """Each row with its cells by column; a merged cell stands in every row and column it covers."""
        rows: dict[int, dict[int, tuple[Cell, list[int]]]] = {row: {} for row in range(first, table.table.rows)}
        for cell, lines in table.cells:
            for row in range(max(first, cell.row), cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    if row in rows:
                        rows[row].setdefault(column, (cell, lines))
        return sorted(rows.items())

    def _row_number(self, cells: dict[int, tuple[Cell, list[int]]], columns: _Columns) -> str | None:
        column = columns.number if columns.number is not None else (0 if columns.content != 0 else None)
        if column is None or column not in cells or cells[column][0].column_span > 2:
            return None
        match = _ROW_NUMBER.match(self._cell_text(cells[column][1]).strip())
        return match["number"] if match else None

    def _is_group(self, cells: dict[int, tuple[Cell, list[int]]], columns: _Columns, table: TableLines) -> bool:
        """A row of one cell, or one whose only words are a heading: nobody is named and no time."""
        texts = {id(cell): self._cell_text(lines) for cell, lines in cells.values()}
        filled = {key for key, text in texts.items() if text}
        assigned = [column for column in columns.labels if column in cells and self._cell_text(cells[column][1])]
        content = cells.get(columns.content if columns.content is not None else -1)
        wide = any(
            cell.column_span >= max(3, table.table.columns - 2) and texts[id(cell)] for cell, _ in cells.values()
        )
        if wide:
            return True
        if len(filled) == 1 and _GROUP_TEXT.match(next(text for text in texts.values() if text)):
            return True
        if content is None or not self._cell_text(content[1]):
            return not assigned
        number = self._row_number(cells, columns)
        headlike = bool(number) and (
            bool(re.match(r"[IVX]+$|[A-ZĐ]$", number or "")) or is_capitals(self._cell_text(content[1]))
        )
        return (
            not assigned
            and (len(filled) <= 2)
            and (headlike or self._bold(content[1]) or len(self._cell_text(content[1]).split()) <= 14)
        )

    def _bold(self, lines: list[int]) -> bool:
        return all(self.text.lines[n].style.bold for n in lines)

    def _open_group(self, number: str | None, cells: dict[int, tuple[Cell, list[int]]]) -> None:
        lines = next(
            (
                lines
                for cell, lines in cells.values()
                if self._cell_text(lines) and not _ROW_NUMBER.match(self._cell_text(lines))
            ),
            [],
        )
        if not lines:
            return
        text = self._cell_text(lines)
        if number is None:
            marker = parse_marker(text)
            if marker is not None and not marker.kind.is_bullet:
                number, text = marker.part, text[marker.end :]
        rank = _rank(number)
        while self._groups and self._groups[-1][0] >= rank:
            self._groups.pop()
        part = number or f"p{len(self._groups) + 1}"
        if number is not None:
            self._groups.append((rank, _last_number(part, self._groups)))
            path = free_path(self._path_of_groups(), self.group_paths)
            self._groups[-1] = (rank, path.rpartition(".")[2])
            self.found.sections.append(Section(path, text.rstrip(" :"), path.count(".") + 1, self._span(lines)))
        for n in lines:
            self.found.roles[n] = (Role.HEADING, self._path_of_groups() or None)

    def _path_of_groups(self) -> str:
        return ".".join(part for part in (self._base, *(group for _, group in self._groups)) if part)

    def _row_task(
        self,
        row: int,
        number: str | None,
        cells: dict[int, tuple[Cell, list[int]]],
        columns: _Columns,
        above: dict[int, list[int]],
    ) -> None:
        content = cells.get(columns.content if columns.content is not None else -1)
        if content is None or not content[1]:
            return
        lines = content[1]
        text = self._cell_text(lines)
        if re.fullmatch(r"\(?\d{1,2}\)?", text) or len(text.split()) < 2:
            return
        text, span = self._without_marker(lines)
        if number is None:
            marker = parse_marker(self._cell_text(lines))
            number = marker.part if marker is not None and not marker.kind.is_bullet else None
        path = self._path(number, row)
        lead, coordinate, deadline, product, product_span = self._fields(cells, columns, above)
        own = find_roles(text, offset=span.start)
        if not lead:
            lead = own.lead
        names = {body.name for body in lead}
        coordinate = tuple(body for body in _distinct((*coordinate, *own.coordinate)) if body.name not in names)
        if deadline is None:
            deadline = find_deadline(text, year=self.year, offset=span.start)
        for date in deadline.impossible if deadline else ():
            self.found.warnings.append(
                Warning(
                    "impossible-date",
                    path,
                    date.text,
                    date.last.isoformat(),
                    span=deadline.deadline.span if deadline else None,
                )
            )
        if not lead:
            self.found.warnings.append(Warning("no-lead", path, span=span))
        sure = {
            "lead": Confidence(0.97 if lead else 0.5, "table-column" if lead else "nobody-named"),
            "deadline": Confidence(0.95, "table-column"),
        }
        self.found.tasks.append(
            Task(
                path,
                text,
                lead,
                coordinate,
                deadline.deadline if deadline else Deadline(),
                product,
                span,
                product_span,
                sure,
            )
        )
        for n in lines:
            self.found.roles[n] = (Role.TASK, path)

    def _path(self, number: str | None, row: int) -> str:
        if number is not None:
            rank = _rank(number)
            while self._groups and self._groups[-1][0] >= rank:
                self._groups.pop()
            part = _last_number(number, self._groups)
        else:
            part = f"p{row}"
        base = self._path_of_groups()
        return free_path(f"{base}.{part}" if base else part, self.taken)

    def _fields(
        self, cells: dict[int, tuple[Cell, list[int]]], columns: _Columns, above: dict[int, list[int]]
    ) -> tuple[tuple[Body, ...], tuple[Body, ...], FoundDeadline | None, str | None, Span | None]:
        lead: tuple[Body, ...] = ()
        helpers: tuple[Body, ...] = ()
        deadline: FoundDeadline | None = None
        product: str | None = None
        product_span: Span | None = None
        for column, label in columns.labels.items():
            found = cells.get(column)
            if found is None:
                continue
            lines = found[1]
            text = self._cell_text(lines)
            if text and _DITTO.match(text):
                lines = above.get(column, []) if not re.fullmatch(r"[-–\s]*", text) else []
                text = self._cell_text(lines)
            if not text:
                continue
            if label in (Label.LEAD, Label.COORDINATE, Label.BOTH):
                more_lead, more_help, time = self._bodies(lines, label)
                lead, helpers = _distinct((*lead, *more_lead)), _distinct((*helpers, *more_help))
                deadline = deadline or time
            elif label is Label.TIME:
                deadline = read_deadline(text, year=self.year, offset=self.text.lines[lines[0]].start)
            elif label is Label.PRODUCT and product is None:
                product, product_span = text, self._span(lines)
        return lead, helpers, deadline, product, product_span

    def _bodies(
        self, lines: list[int], label: Label
    ) -> tuple[tuple[Body, ...], tuple[Body, ...], FoundDeadline | None]:
        lead: tuple[Body, ...] = ()
        helpers: tuple[Body, ...] = ()
        deadline: FoundDeadline | None = None
        for n in self._merged_lines(lines):
            line, text = n
            marker = parse_marker(text)
            skip = marker.end if marker is not None and (marker.kind.is_bullet or marker.kind == 7) else 0
            value, offset = text[skip:], line + skip
            labels = split_labels(value)
            if labels and labels[0].start == 0:
                for part in labels:
                    if part.label is Label.TIME:
                        deadline = deadline or read_deadline(
                            part.value, year=self.year, offset=offset + part.value_start
                        )
                        continue
                    roles = parse_assignment(
                        part.value,
                        Label.COORDINATE if part.label is Label.COORDINATE else Label.LEAD,
                        offset=offset + part.value_start,
                    )
                    lead, helpers = (*lead, *roles.lead), (*helpers, *roles.coordinate)
                continue
            roles = parse_assignment(
                value, Label.COORDINATE if label is Label.COORDINATE else Label.LEAD, offset=offset
            )
            lead, helpers = (*lead, *roles.lead), (*helpers, *roles.coordinate)
        return _distinct(lead), _distinct(helpers), deadline

    def _merged_lines(self, lines: list[int]) -> list[tuple[int, str]]:
        """The paragraphs of a cell; one that starts small, or follows a comma, goes on from the one before."""
        out: list[tuple[int, str]] = []
        for n in lines:
            line = self.text.lines[n]
            if out and (
                out[-1][1].rstrip().endswith((",", " và", "-"))
                or (line.text[:1].islower() and not line.text.startswith(("các ", "phối hợp")))
            ):
                out[-1] = (out[-1][0], f"{out[-1][1]} {line.text}")
            else:
                out.append((line.start, line.text))
        return out

    def _read_targets(self, table: TableLines, columns: _Columns) -> None:
        for _row, cells in self._rows(table, columns.head_rows):
            number = self._row_number(cells, columns)
            named = cells.get(columns.target if columns.target is not None else -1)
            if named is None or not named[1]:
                continue
            text, span = self._without_marker(named[1])
            valued = self._values(cells, columns, named[0])
            if not valued:
                if number is not None and re.match(r"[IVX]+$|[A-ZĐ]$", number):
                    self._open_group(number, cells)
                continue
            path = self._path(number, _row)
            unit = (
                self._cell_text(cells[columns.unit][1]) if columns.unit is not None and columns.unit in cells else None
            )
            for column, lines in valued:
                self._target(path, text, span, unit, columns, column, lines)
            for n in named[1]:
                self.found.roles[n] = (Role.TARGET, path)

    def _values(
        self, cells: dict[int, tuple[Cell, list[int]]], columns: _Columns, named: Cell
    ) -> list[tuple[int, list[int]]]:
        wanted = [*columns.years, *columns.values]
        if not wanted:
            wanted = [
                column
                for column in cells
                if column not in (columns.number, columns.target, columns.unit) and column not in columns.labels
            ]
        out = []
        for column in wanted:
            found = cells.get(column)
            if found is None or found[0] is named or not found[1]:
                continue
            if re.search(r"\d", self._cell_text(found[1])):
                out.append((column, found[1]))
        return out

    def _target(
        self, path: str, text: str, span: Span, unit: str | None, columns: _Columns, column: int, lines: list[int]
    ) -> None:
        value = self._cell_text(lines)
        ranked = re.fullmatch(r"(?:top|tốp|nhóm|thứ|hạng)\s+(\d{1,3})", value.strip(" ."), re.IGNORECASE)
        quantities = (
            [Quantity(0, len(value), "rank", int(ranked[1]), None)] if ranked else find_quantities(f"đạt {value}")
        )
        if not quantities:
            return
        quantity = quantities[0]
        by = columns.years.get(column) or year_of(value) or year_of(text)
        comparator = quantity.comparator
        if comparator == "=":
            named = find_quantities(f"{text.rstrip(' .:')} {value}")
            comparator = named[-1].comparator if named and named[-1].value == quantity.value else comparator
        sure = {"value": Confidence(0.95, "target-table")}
        period = (
            "annual"
            if len(columns.years) == 0 and re.search(r"/\s*năm|hằng năm|hàng năm", f"{unit or ''} {value}")
            else "once"
        )
        self.found.targets.append(
            Target(
                path,
                text,
                comparator,
                quantity.value,
                unit or quantity.unit,
                by,
                period,
                None,
                span,
                self._span(lines),
                sure,
            )
        )

    def _without_marker(self, lines: list[int]) -> tuple[str, Span]:
        first = self.text.lines[lines[0]]
        marker = parse_marker(first.text)
        skip = marker.end if marker is not None else 0
        span = Span(first.start + skip, self.text.lines[lines[-1]].end)
        return " ".join(self.text.text[span.start : span.end].split()), span

    def _cell_text(self, lines: list[int]) -> str:
        return " ".join(self.text.lines[n].text for n in lines)

    def _span(self, lines: list[int]) -> Span:
        return Span(self.text.lines[lines[0]].start, self.text.lines[lines[-1]].end)


def _distinct(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    seen: dict[str, Body] = {}
    for body in bodies:
        seen.setdefault(body.name, body)
    return tuple(seen.values())


def _rank(number: str | None) -> int:
    """Capital letters hold Roman numbers, these hold figures, these hold letters."""
    if number is None:
        return 9
    if re.match(r"[IVX]+$", number):
        return 2
    if re.match(r"[A-ZĐ]$", number):
        return 1
    if number.replace(".", "").isdigit():
        return 3 + number.count(".")
    return 7


def _last_number(number: str, groups: list[tuple[int, str]]) -> str:
    """«1.2» under the group «1» adds only its last number."""
    if "." not in number:
        return number
    head, _, last = number.rpartition(".")
    return last if any(group == head.rpartition(".")[2] or group == head for _, group in groups) else number
