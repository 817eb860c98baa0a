"""One line of days for a piece of work, and a plan as these lines stacked.

First day, agreed days, reports and the end each have a shape; the colour only repeats
what the shapes say. Open work reaches to its day; past it, up to today or the end,
the line is heavy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts.bars import linked
from dondoc.faces.charts.chart import Chart, draw, ornament
from dondoc.faces.charts.markup import Word, element, join, percent, upright, word
from dondoc.faces.charts.scale import Days

_MIDDLE = 14
_NEAR_THE_END = 0.95


@dataclass(frozen=True, slots=True)
class Line:
    """The days of one piece of work. `dues` are the deadlines in order: the first, then each agreed to."""

    label: Word
    given: date
    dues: tuple[date, ...] = ()
    reports: tuple[date, ...] = ()
    done: date | None = None
    ends: date | None = None  # with which day the term ends, where the deadline is a free day
    url: str = ""

    @property
    def due(self) -> date | None:
        """The deadline in force."""
        return self.dues[-1] if self.dues else None

    @property
    def term(self) -> date | None:
        """The day after which it is late."""
        return self.ends or self.due


def timeline(work: Line, *, title: Word, today: date) -> Chart:
    """One task, with its days in words below the line, each behind its own mark."""
    frame = _window((work,), today)
    work_line = element("svg", _line(work, frame, today), y=10, height=28, overflow="visible")
    inside = (_axis(frame, 60), upright(frame(today), 0, 46, "today-line"), work_line)
    drawing = draw(inside, title=title, description=describe(work), class_="timeline", width="100%", height=66)
    days = (element("li", _mark(kind), f"{name} ", element("b", day)) for kind, name, day in _facts(work, today))
    return Chart("timeline", title, join(drawing, element("ul", *days, class_="line-days")))


def gantt(lines: Sequence[Line], *, title: Word, head: Word, today: date, window: Days | None = None) -> Chart:
    """Lines under one axis, in the order given: a table whose second column is drawn."""
    frame = window or _window(lines, today)
    axis = ornament(_axis(frame, 14), class_="gantt-axis", width="100%", height=18)
    drawn = element("th", element("span", title, class_="hidden"), axis, scope="col")
    rows = join(*(_gantt_row(work, frame, today) for work in lines))
    heads = element("tr", element("th", head, scope="col"), drawn)
    figure = element("table", element("thead", heads), element("tbody", rows), class_="gantt")
    return Chart("gantt", title, figure)


def describe(work: Line) -> str:
    """The days of a line in words, in the order of time."""
    return "; ".join(f"{name}: {day}" for _kind, name, day in _facts(work)) + "."


def _gantt_row(work: Line, frame: Days, today: date) -> SafeString:
    inside = (_grid(frame), upright(frame(today), -10, 38, "today-line"), _line(work, frame, today))
    said = describe(work)
    drawing = draw(inside, title=work.label, description=said, class_="gantt-line", width="100%", height=28)
    name = element("span", linked(work.label, work.url), class_="clamp")
    return element("tr", element("th", name, scope="row"), element("td", drawing))


def _facts(work: Line, today: date | None = None) -> tuple[tuple[str, str, str], ...]:
    """Each day with the class of its mark and its word."""
    found = [(work.given, "given", _("Giao việc"))]
    words = (_("Hạn đầu"), *[_("Gia hạn đến")] * len(work.dues))
    found += [(day, _due_kind(work, day), name) for day, name in zip(work.dues, words, strict=False)]
    found += [(day, "report-mark", _("Báo cáo")) for day in work.reports]
    if work.done:
        found.append((work.done, "done-mark", _("Hoàn thành")))
    if today:
        found.append((today, "today-line", _("Hôm nay")))
    return tuple((kind, name, f"{day:%d/%m/%Y}") for day, kind, name in sorted(found, key=lambda fact: fact[0]))


def _mark(kind: str) -> SafeString:
    """The mark of a day as it stands on the line."""
    if kind == "report-mark":
        drawn = element("circle", cx=7, cy=7, r=3, class_=kind)
    elif kind == "done-mark":
        drawn = element("circle", cx=7, cy=7, r=6, class_=kind)
    elif kind == "given":
        drawn = element("line", x1=2, x2=12, y1=7, y2=7, class_="spent")
    else:
        drawn = element("line", x1=7, x2=7, y1=0, y2=14, class_=kind)
    return ornament(drawn, width=14, height=14)


def _window(lines: Sequence[Line], today: date) -> Days:
    known = [today]
    for work in lines:
        known += [work.given, *work.dues, *work.reports, *([work.done] if work.done else [])]
    spare = max((max(known) - min(known)).days // 25, 5)
    return Days(min(known) - timedelta(days=spare), max(known) + timedelta(days=spare))


def _line(work: Line, frame: Days, today: date) -> SafeString:
    end, term = work.done or today, work.term
    parts = [_stroke(frame, work.given, min(end, term) if term else end, "spent")]
    if term and term > end and not work.done:
        parts.append(_stroke(frame, end, term, "left"))
    if term and end > term:
        parts.append(_stroke(frame, term, end, "over"))
    parts += [_report(frame, day) for day in work.reports]
    parts += [_due(frame, work, day) for day in work.dues]
    if work.done:
        parts.append(element("circle", cx=percent(frame(work.done)), cy=_MIDDLE, r=6, class_="done-mark"))
    return join(*parts)


def _stroke(frame: Days, begin: date, end: date, kind: str) -> SafeString:
    x1, x2 = percent(frame(begin)), percent(frame(max(begin, end)))
    return element("line", x1=x1, x2=x2, y1=_MIDDLE, y2=_MIDDLE, class_=kind)


def _report(frame: Days, day: date) -> SafeString:
    return element("circle", cx=percent(frame(day)), cy=_MIDDLE, r=3, class_="report-mark")


def _due(frame: Days, work: Line, day: date) -> SafeString:
    """A post at the deadline; those no longer in force are thin."""
    return upright(frame(day), _MIDDLE - 9, _MIDDLE + 9, _due_kind(work, day))


def _due_kind(work: Line, day: date) -> str:
    return "due-mark" if day == work.due else "due-mark past"


def _grid(frame: Days) -> SafeString:
    """Thin lines that reach over the row, so that those of all rows meet."""
    return join(*(upright(frame(day), -10, 38, "grid") for day in frame.month_starts()))


def _axis(frame: Days, y: int) -> SafeString:
    starts = frame.month_starts(most=8)
    yearly = all(day.month == 1 for day in starts)
    return join(*(_axis_name(day, frame(day), y, yearly=yearly) for day in starts))


def _axis_name(day: date, at: float, y: int, *, yearly: bool) -> SafeString:
    name = f"{day.year}" if yearly else f"{day.month}/{day.year}"
    return word(name, at, y, "tick", "end" if at > _NEAR_THE_END else "middle" if at > 1 - _NEAR_THE_END else None)
