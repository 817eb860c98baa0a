"""A calendar of due days: a small sheet a month, each day as dark as it has work, with the number in it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts.chart import Chart, Table, draw
from dondoc.faces.charts.markup import Word, element, join, number

_WIDTH, _TALL, _HEAD = 32, 30, 16
_SHADES = 4
_WEEK = calendar.Calendar(firstweekday=calendar.MONDAY)


@dataclass(frozen=True, slots=True)
class DueDay:
    """How many pieces of work are due on a day, how many of them are late, and their list."""

    count: int
    late: int = 0
    url: str = ""


def heat(days: Mapping[date, DueDay], first: date, last: date, *, title: Word, today: date) -> Chart:
    """The months from `first` to `last`. Darkness is by the fullest day; late work has a mark of its own."""
    most = max((day.count for day in days.values()), default=0) or 1
    sheets = [_sheet(year, month, days, most, today) for year, month in _months(first, last)]
    figure = element("div", *sheets, class_="heat")
    return Chart("heat", title, figure, _table(days, first, last))


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield month // 12, month % 12 + 1


def _sheet(year: int, month: int, days: Mapping[date, DueDay], most: int, today: date) -> SafeString:
    weeks = _WEEK.monthdatescalendar(year, month)
    cells = [
        _cell(day, days.get(day), most, (column * _WIDTH, _HEAD + row * _TALL), is_today=day == today)
        for row, week in enumerate(weeks)
        for column, day in enumerate(week)
        if day.month == month
    ]
    name = _("Tháng %(month)d/%(year)d") % {"month": month, "year": year}
    total = sum(entry.count for day, entry in days.items() if (day.year, day.month) == (year, month))
    said = _("%(total)d việc đến hạn") % {"total": total}
    width, height = 7 * _WIDTH, _HEAD + len(weeks) * _TALL
    size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
    drawing = draw((_week_heads(), *cells), title=name, description=said, role="group", **size)
    return element("figure", element("figcaption", element("b", name), f": {said}"), drawing, class_="heat-month")


def _week_heads() -> SafeString:
    words = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
    return join(
        *(
            element("text", name, x=(column + 0.5) * _WIDTH, y=11, text_anchor="middle", class_="tick")
            for column, name in enumerate(words)
        )
    )


def _cell(day: date, due: DueDay | None, most: int, at: tuple[int, int], *, is_today: bool) -> SafeString:
    x, y = at
    count = due.count if due else 0
    step = f"d{shade(count, most)}"
    look = f"heat-day {step}{' today' if is_today else ''}"
    box = element("rect", x=x + 1, y=y + 1, width=_WIDTH - 2, height=_TALL - 2, class_=look)
    day_number = element("text", day.day, x=x + 5, y=y + 12, class_=f"heat-number {step}")
    if due is None or not count:
        return join(box, day_number)
    corner = element("path", d=f"M{x + _WIDTH - 10} {y + 1}h9v9z", class_="late-corner") if due.late else None
    right, foot = x + _WIDTH - 5, y + _TALL - 6
    figure = element("text", number(count), x=right, y=foot, text_anchor="end", class_=f"heat-count {step}")
    inside = join(element("title", _said(day, due)), box, corner, day_number, figure)
    return element("a", inside, href=due.url) if due.url else element("g", inside)


def _said(day: date, due: DueDay) -> str:
    said = _("%(day)s: %(count)d việc đến hạn") % {"day": f"{day:%d/%m/%Y}", "count": due.count}
    return said + ", " + _("%(late)d việc quá hạn") % {"late": due.late} if due.late else said


def shade(count: int, most: int) -> int:
    """One of four steps of darkness; none for none."""
    return 0 if not count else min(_SHADES, 1 + (count - 1) * _SHADES // most)


def _table(days: Mapping[date, DueDay], first: date, last: date) -> Table:
    chosen = sorted((day, due) for day, due in days.items() if first <= day <= last and due.count)
    return Table(
        (_("Ngày"), _("Số việc đến hạn"), _("Trong đó quá hạn")),
        tuple((f"{day:%d/%m/%Y}", number(due.count), number(due.late)) for day, due in chosen),
    )
