"""The two-column head («ỦY BAN NHÂN DÂN … | CỘNG HÒA …») and foot («Nơi nhận … | TM. ỦY BAN NHÂN DÂN …»).

They are told by their fixed words, which the decree on clerical work prescribes
(Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 05-HD/VPTW for the Party), read
without marks because OCR loses those first. Each line of a cell is a paragraph of
its own, except where a recipient or a «V/v …» runs over the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.reading.sources.layout.lines import TextLine
from dondoc.reading.sources.layout.measure import Column
from dondoc.reading.sources.layout.paragraphs import Draft
from dondoc.reading.sources.layout.rows import Row, split_at
from dondoc.reading.sources.layout.tables import CellDraft, TableDraft
from dondoc.reading.sources.layout.wording import ends_sentence, goes_on, stands_alone, starts_item
from dondoc.vn.alphabet import fold, is_capitals

_NATION = re.compile(r"(?:cong hoa xa h|.{0,3}ong h.a x. h.i ch|dang cong san vi|doc lap ?[-–—]? ?tu do)")
_RECIPIENTS = re.compile(r"noi (?:nhan|gui)\b")
_SUBJECT = re.compile(r"(?:v/v|ve viec)\b")
_LONGEST_HEAD = 14
_SAME_EDGE = 4.0
_NATION_NAME = "cong hoa xa hoi chu nghia viet nam"


def find_head(rows: Sequence[Row], column: Column, height: float) -> tuple[int, int, float] | None:
    """First row, row after the last, and the dividing height of a letterhead among the rows; None without one."""
    for index, row in enumerate(rows):
        if row.top > height * 0.5:
            return None
        start = _anchor(row, _NATION)
        if start is None or start < column.left + column.width * 0.25:
            continue
        first = index
        while first and _is_left(rows[first - 1], start) and row.top - rows[first - 1].top < 40:
            first -= 1
        last = index
        middle = _middle_of_right(row, start)
        while last < min(len(rows), index + _LONGEST_HEAD) and _is_head_row(rows[last], start, middle, column):
            last += 1
        if any(_cell_of(piece, start) == 0 for r in rows[first:last] for piece in _pieces(r, start)):
            return first, last, start
    return None


def _anchor(row: Row, pattern: re.Pattern[str]) -> float | None:
    """Where in the row the wanted words begin."""
    words = [word for fragment in row.fragments for word in fragment.words]
    for index in range(len(words)):
        if pattern.match(fold(" ".join(word.text for word in words[index : index + 6]))):
            return words[index].box[0]
    return None


def _is_left(row: Row, divide: float) -> bool:
    return row.right < divide + 5


def _middle_of_right(row: Row, divide: float) -> float:
    """The line around which the right half is centred."""
    right = [piece for piece in _pieces(row, divide) if _cell_of(piece, divide)]
    return (min(piece.left for piece in right) + max(piece.right for piece in right)) / 2


def _is_head_row(row: Row, divide: float, right_middle: float, column: Column) -> bool:
    """Still of the head: two halves, or one half; not a line of the page's own middle or whole width."""
    pieces = _pieces(row, divide)
    if any(_crosses(piece, divide) for piece in pieces):
        return False
    if len(pieces) > 1:
        return True
    middle = (pieces[0].left + pieces[0].right) / 2
    on_both_sides = pieces[0].left < divide - 10 and pieces[0].right > divide + 10
    if on_both_sides and abs(middle - column.middle) < 6 and stands_alone(pieces[0].text):
        return False
    if abs(pieces[0].left - divide) < _SAME_EDGE and not stands_alone(pieces[0].text):
        return True
    return middle < divide - 10 or abs(middle - right_middle) < abs(middle - column.middle)


def _crosses(line: TextLine, divide: float) -> bool:
    """Whether a line without a gap lies on both sides, more than a long date line would."""
    return line.left < divide - 45 and line.right > divide + 30


def _pieces(row: Row, divide: float) -> list[TextLine]:
    """The fragments of a row; one that holds both halves with a narrow gap is cut where the right one begins."""
    out: list[TextLine] = []
    for fragment in row.fragments:
        at = next((i for i, word in enumerate(fragment.words) if abs(word.box[0] - divide) < 2), 0)
        out += split_at(fragment, [at]) if at else [fragment]
    return out


def _cell_of(line: TextLine, divide: float) -> int:
    return int((line.left + line.right) / 2 > divide)


def build_head(rows: Sequence[Row], divide: float, column: Column, page: int) -> TableDraft:
    """The letterhead as one row of two cells."""
    halves: tuple[list[Draft], list[Draft]] = ([], [])
    for row in rows:
        for piece in _halves(row, divide):
            half = halves[_cell_of(piece, divide)]
            if half and _head_goes_on(half, piece):
                half[-1].lines.append((page, piece))
            else:
                half.append(Draft([(page, piece)], column))
    return _pair(halves, divide, column)


def _halves(row: Row, divide: float) -> list[TextLine]:
    """What of the row stands in either half: a gap left for the number does not part the line."""
    pieces = _pieces(row, divide)
    sides = (tuple(piece for piece in pieces if _cell_of(piece, divide) == side) for side in (0, 1))
    return [Row(side).as_line() for side in sides if side]


def _head_goes_on(half: list[Draft], piece: TextLine) -> bool:
    above = half[-1]
    if is_capitals(piece.text) and _NATION_NAME.endswith(" " + fold(piece.text)):
        return _NATION_NAME.startswith(fold(above.text))
    return bool(_SUBJECT.match(fold(above.text))) and not ends_sentence(above.text)


def find_foot(rows: Sequence[Row], column: Column) -> tuple[int, int, float] | None:
    """First row, row after the last, and dividing height of the foot with recipients and signature."""
    for index, row in enumerate(rows):
        if not _RECIPIENTS.match(fold(row.fragments[0].text)) or row.left > column.middle:
            continue
        divide = _foot_divide(rows[index:], column)
        if divide is None:
            continue
        first = index
        while first and _is_signature_row(rows[first - 1], divide):
            first -= 1
        last = index + 1
        while last < len(rows) and not _ends_foot(rows[last], divide, column):
            last += 1
        return first, last, divide
    return None


def _foot_divide(rows: Sequence[Row], column: Column) -> float | None:
    """The side at which the signature begins: left of every fragment on the right half."""
    rights = [
        piece.left
        for row in rows[:20]
        for piece in row.fragments
        if (piece.left + piece.right) / 2 > column.middle and piece.left > column.left + column.width * 0.3
    ]
    return min(rights) - 3 if rights else None


def _is_signature_row(row: Row, divide: float) -> bool:
    return row.left > divide - 5 and is_capitals(row.text)


def _ends_foot(row: Row, divide: float, column: Column) -> bool:
    if len(row.fragments) > 1:
        return False
    line = row.fragments[0]
    annex = (
        fold(line.text).startswith(("phu luc", "bieu so")) and abs((line.left + line.right) / 2 - column.middle) < 40
    )
    return annex or (line.left < divide - 20 and line.right > divide + 20 and line.right > column.right - 60)


def build_foot(rows: Sequence[Row], divide: float, column: Column, page: int) -> TableDraft:
    """The foot as one row of two cells."""
    halves: tuple[list[Draft], list[Draft]] = ([], [])
    for row in rows:
        for piece in _foot_halves(row, divide):
            side = int(piece.left >= divide)
            half = halves[side]
            if half and not side and _recipient_goes_on(half[-1], piece):
                half[-1].lines.append((page, piece))
            else:
                half.append(Draft([(page, piece)], column))
    return _pair(halves, divide, column)


def _foot_halves(row: Row, divide: float) -> list[TextLine]:
    sides = (tuple(piece for piece in row.fragments if int(piece.left >= divide) == side) for side in (0, 1))
    return [Row(side).as_line() for side in sides if side]


def _recipient_goes_on(above: Draft, piece: TextLine) -> bool:
    if starts_item(piece.text) or fold(piece.text).startswith("luu"):
        return False
    near = piece.bottom - above.last.bottom < 1.9 * piece.height
    open_item = starts_item(above.text) and not ends_sentence(above.text) and not _RECIPIENTS.match(fold(above.text))
    return near and (open_item or goes_on(piece.text))


def _pair(halves: tuple[list[Draft], list[Draft]], divide: float, column: Column) -> TableDraft:
    cells = [CellDraft(0, side, paragraphs=list(half)) for side, half in enumerate(halves)]
    return TableDraft(cells, 1, (column.left, divide, column.right), ruled=False, fixed=True)
