"""Was, is, written: what a person changed in a row since it went down, and what others changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.sheets.baseline import Baseline
from dondoc.apps.sheets.cells import CellFault, read_cell, text_of
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Line, Type, Value, fits, plain_text


class CellState(StrEnum):
    MINE = "mine"  # only the person changed it: will be applied
    THEIRS = "theirs"  # only others did: kept
    CONFLICT = "conflict"  # both did, differently: the person chooses
    FAULT = "fault"  # cannot be read
    IGNORED = "ignored"  # changed where this person may not


@dataclass(frozen=True, slots=True)
class Cell:
    """One difference, with its three values and their words."""

    column: str
    state: CellState
    was: Value = None
    now: Value = None
    mine: Value = None
    written: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares the rows of one list."""

    columns: Sequence[Column]
    baseline: Baseline
    names: Mapping[str, Names]
    is_1904: bool = False

    def cells(self, line: Line, raw: Mapping[str, Any], present: frozenset[str]) -> Iterator[Cell]:
        """Every difference of a row; `present` are the columns that came back at all."""
        for column in self.columns:
            if column.id not in present or (not column.entry and column.id not in self.baseline.columns):
                continue
            cell = self._cell(column, line, raw.get(column.id))
            if cell is not None:
                yield cell

    def new_cells(self, raw: Mapping[str, Any], editable: frozenset[str]) -> Iterator[Cell]:
        """What a new row says."""
        for column in self.columns:
            if raw.get(column.id) is None:
                continue
            if column.id not in editable:
                yield Cell(column.id, CellState.IGNORED, written=text_of(raw[column.id]))
                continue
            try:
                mine = read_cell(raw[column.id], column, self._names(column), is_1904=self.is_1904)
            except CellFault as fault:
                yield Cell(column.id, CellState.FAULT, written=text_of(raw[column.id]), note=str(fault))
                continue
            if mine is not None:
                yield Cell(column.id, CellState.MINE, mine=mine, written=self.shown(column, mine))

    def _cell(self, column: Column, line: Line, raw: Any) -> Cell | None:
        was = None if column.entry else self.baseline.value(line.key, column.id)
        now = None if column.entry else line.values.get(column.id)
        if not fits(was):  # it did not fit into a cell, so what came back says nothing
            return None
        try:
            mine = read_cell(raw, column, self._names(column), is_1904=self.is_1904)
        except CellFault as fault:
            if self._says(raw, column, was):
                mine = was
            elif column.id not in line.editable:
                return Cell(column.id, CellState.IGNORED, was, now, written=text_of(raw))
            else:
                return Cell(column.id, CellState.FAULT, was, now, written=text_of(raw), note=str(fault))
        written = text_of(raw) if mine is None else self.shown(column, mine)
        if mine == was or self._says(raw, column, was):
            theirs = now != was and column.id in line.editable
            return Cell(column.id, CellState.THEIRS, was, now, was, written) if theirs else None
        if column.id not in line.editable:
            return Cell(column.id, CellState.IGNORED, was, now, mine, written)
        if mine == now:
            return None
        state = CellState.MINE if now == was else CellState.CONFLICT
        return Cell(column.id, state, was, now, mine, written)

    def _says(self, raw: Any, column: Column, value: Value) -> bool:
        """Whether the words of a value still stand there, though what they name has changed since."""
        return isinstance(raw, str) and value is not None and plain_text(raw) == plain_text(self.shown(column, value))

    def shown(self, column: Column, value: Value) -> str:
        """A value as people read it."""
        return shown(column, value, self._names(column))

    def _names(self, column: Column) -> Names | None:
        return self.names[column.names] if column.names else None


def shown(column: Column, value: Value, names: Names | None) -> str:
    """A value as people read it: days and shares as offices write them, names instead of keys."""
    if value is None:
        return ""
    if column.type is Type.DAY and isinstance(value, str):
        return f"{value[8:10]}/{value[5:7]}/{value[:4]}"
    if column.type is Type.PERCENT:
        return f"{value}%"
    return names.label(value) if names else str(value)


def to_json(cell: Cell, column: Column, comparer: Comparer, place: str) -> dict[str, Any]:
    """A difference as it is kept with its row, in words and in values."""
    return {
        "column": cell.column,
        "head": str(column.head),
        "place": place,
        "state": cell.state.value,
        "was": cell.was,
        "now": cell.now,
        "mine": cell.mine,
        "was_text": comparer.shown(column, cell.was),
        "now_text": comparer.shown(column, cell.now),
        "mine_text": cell.written,
        "note": cell.note or _note(cell.state),
        "choice": "",
    }


def _note(state: CellState) -> str:
    if state is CellState.IGNORED:
        return _("Cột này bạn không sửa được ở dòng này; giữ nguyên như trong hệ thống.")
    if state is CellState.THEIRS:
        return _("Người khác đã sửa sau khi bạn tải bảng; giữ nguyên như trong hệ thống.")
    return ""
