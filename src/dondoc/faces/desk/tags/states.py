"""States as word, shape and colour; deadlines as sentences; the four cells; why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.desk import words
from dondoc.faces.desk.tags.library import register
from dondoc.rules.four_cells import FourCells
from dondoc.rules.six_clear import SixClear
from dondoc.vn.working_days import WorkCalendar


@register.inclusion_tag("desk/components/state.html")
def state_badge(life: str, time: str) -> dict[str, Any]:
    """What a piece of work is: codes of `rules.lifecycle` and `rules.lateness`."""
    return {"state": words.state_words(life, time)}


@register.inclusion_tag("desk/components/state.html")
def time_badge(time: str) -> dict[str, Any]:
    """What the calendar alone says."""
    return {"state": words.time_words(time)}


@register.simple_tag
def deadline(due: date | None, today: date, calendar: WorkCalendar, done_on: date | None = None) -> str:
    """«Hạn 30/06/2026 (còn 12 ngày)»."""
    return words.deadline_words(due, today=today, calendar=calendar, done_on=done_on)


@register.simple_block_tag
def why(content: str, title: str | Promise = "") -> SafeString:
    """`{% why %}` the inputs, as a list or a sentence `{% endwhy %}`: beside every computed thing."""
    return SafeString(
        render_to_string("desk/components/why.html", {"content": content, "title": title or _("Vì sao?")})
    )


@register.inclusion_tag("desk/components/six_clear.html")
def six_clear(marks: SixClear) -> dict[str, Any]:
    """«6 rõ»: each of the six with what makes it clear, or why it is not."""
    return {
        "marks": [
            {
                "word": words.SIX[answer.question],
                "clear": answer.clear,
                "reason": words.UNCLEAR[answer.reason] if answer.reason else "",
            }
            for answer in marks.answers
        ]
    }


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the four: its number, its words, its list, and the square that grows from the crossing."""

    code: str
    number: int
    word: words.Word
    url: str
    x: float
    y: float
    side: float


# Which corner of its cell touches the crossing: (right edge, bottom edge).
_CORNERS = {
    "done_on_time": (True, True),
    "done_late": (False, True),
    "open_in_time": (True, False),
    "open_overdue": (False, False),
}
_SIDE = 40


@register.inclusion_tag("desk/components/four_cells.html")
def four_cells(
    cells: FourCells, base: str = "", caption: str | Promise = "", small: bool = False, unit: str | Promise = ""
) -> dict[str, Any]:
    """The signature: done or open by on time or late. Each cell leads to `base` with `cell=<code>`."""
    drawn = {cell.code: cell for cell in draw_cells(cells, base)}
    return {
        **drawn,
        "caption": caption or _("Tình trạng thực hiện"),
        "small": small,
        "note": "" if small else denominator_words(cells),
        "rest": [] if small else _rest(cells, base),
        "total": cells.total,
        "unit": unit or _("việc"),
    }


@register.simple_tag
def on_time(cells: FourCells) -> str:
    """The share done on time; a dash where nothing was due yet."""
    return "–" if cells.on_time_rate is None else words.share(cells.on_time_rate)


@register.inclusion_tag("desk/components/four_glyph.html")
def four_glyph(cells: FourCells) -> dict[str, Any]:
    """The figure without its numbers, beside a name in a row that has them in columns."""
    return {"squares": glyph_squares(cells)}


def glyph_squares(cells: FourCells) -> list[dict[str, Any]]:
    """The squares in the frame of all four."""
    return [_shifted(cell) for cell in draw_cells(cells, "")]


def _shifted(cell: Cell) -> dict[str, Any]:
    """The square of a cell in the frame of all four."""
    right, bottom = _CORNERS[cell.code]
    return {
        "code": cell.code,
        "x": cell.x + (0 if right else _SIDE),
        "y": cell.y + (0 if bottom else _SIDE),
        "side": cell.side,
    }


def draw_cells(cells: FourCells, base: str) -> list[Cell]:
    """Areas, not sides, are as the numbers; the largest fills its cell."""
    numbers = {code: getattr(cells, code) for code in _CORNERS}
    largest = max(numbers.values()) or 1
    drawn = []
    for code, (right, bottom) in _CORNERS.items():
        side = round(_SIDE * math.sqrt(numbers[code] / largest), 1)
        x, y = (_SIDE - side if right else 0), (_SIDE - side if bottom else 0)
        url = cell_url(base, code) if base and numbers[code] else ""
        drawn.append(Cell(code, numbers[code], words.CELLS[code], url, round(x, 1), round(y, 1), side))
    return drawn


def cell_url(base: str, code: str) -> str:
    """The list behind a cell."""
    return f"{base}{'&' if '?' in base else '?'}cell={code}"


def denominator_words(cells: FourCells) -> str:
    """Of how many the shares are, in words: nobody should have to guess what was left out."""
    if not cells.due_total:
        return _("Chưa có việc nào đến hạn hoặc đã xong nên chưa tính tỷ lệ.")
    return _("Đúng hạn %(rate)s: %(done)d trên %(due)d việc đã xong hoặc đã đến hạn.") % {
        "rate": words.share(cells.on_time_rate),
        "done": cells.done_on_time,
        "due": cells.due_total,
    }


def _rest(cells: FourCells, base: str) -> list[dict[str, Any]]:
    """What stands outside the four cells, with its number."""
    outside = ((code, getattr(cells, code)) for code in ("no_deadline", "out"))
    return [
        {"word": words.CELLS[code], "number": number, "url": cell_url(base, code) if base else ""}
        for code, number in outside
        if number
    ]
