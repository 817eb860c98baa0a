"""A path against its target: what was reached over time, what was promised, and the band around the promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts import plot
from dondoc.faces.charts.chart import Chart, Table, draw
from dondoc.faces.charts.markup import Word, element, join, number
from dondoc.faces.charts.scale import Scale, ticks

TOP, BOTTOM = 22, 24
_LINE_OF_TYPE = 15


@dataclass(frozen=True, slots=True)
class Point:
    """One time with what was reached, promised, and the bounds of the promise; any may be unknown."""

    label: Word
    value: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Points in the order of time, their unit, and the words for the two lines."""

    points: Sequence[Point]
    unit: Word
    value_word: Word = field(default_factory=lambda: _("Thực hiện"))
    target_word: Word = field(default_factory=lambda: _("Mục tiêu"))

    @property
    def values(self) -> list[float | None]:
        return [point.value for point in self.points]

    @property
    def targets(self) -> list[float | None]:
        return [point.target for point in self.points]


def line(path: Path, *, title: Word, height: int = 240) -> Chart:
    """Begins at zero. Lines are named at their ends, not in a legend; a gap in the numbers is a gap in the line."""
    marks = ticks(*bounds(path.points))
    scale, inner = Scale(marks[0], marks[-1]), height - TOP - BOTTOM
    figure = draw(
        (
            element("text", path.unit, x=-8, y=11, text_anchor="end", class_="tick"),
            *(_tick(mark, scale, inner) for mark in marks),
            element("svg", _inside(path, scale, inner), y=TOP, height=inner, overflow="visible"),
        ),
        title=title, description=describe(path), class_="line-chart", width="100%", height=height,
    )  # fmt: skip
    return Chart("line", title, figure, table_of(path))


def bounds(points: Sequence[Point]) -> tuple[float, float]:
    """The least and the greatest number of a path."""
    known = [one for point in points for one in (point.value, point.target, point.low, point.high) if one is not None]
    return min(known, default=0.0), max(known, default=0.0)


def describe(path: Path) -> str:
    """What the picture shows, in one sentence with its last numbers."""
    last = next((point for point in reversed(path.points) if point.value is not None), None)
    if last is None:
        return _("Chưa có số liệu.")
    facts = {"label": last.label, "value": number(last.value), "target": number(last.target), "unit": path.unit}
    if last.target is None:
        return _("%(label)s: %(value)s %(unit)s.") % facts
    return _("%(label)s: %(value)s %(unit)s, mục tiêu %(target)s.") % facts


def table_of(path: Path) -> Table:
    """The numbers of the lines; the band only where there is one."""
    has_band = any(point.low is not None or point.high is not None for point in path.points)
    head = (_("Thời gian"), f"{path.value_word} ({path.unit})", path.target_word)
    return Table(
        head + ((_("Cận dưới"), _("Cận trên")) if has_band else ()),
        tuple(_row(point, has_band=has_band) for point in path.points),
    )


def _row(point: Point, *, has_band: bool) -> tuple[Word, ...]:
    row = (point.label, number(point.value), number(point.target))
    return (*row, number(point.low), number(point.high)) if has_band else row


def _tick(mark: float, scale: Scale, inner: int) -> SafeString:
    y = TOP + inner * (1 - scale(mark))
    return join(
        element("line", x1=0, x2="100%", y1=y, y2=y, class_="zero-line" if mark == 0 else "grid"),
        element("text", number(mark), x=-8, y=y + 4, text_anchor="end", class_="tick"),
    )


def _inside(path: Path, scale: Scale, inner: int) -> SafeString:
    points = path.points
    return join(
        plot.stretched(
            plot.band([point.low for point in points], [point.high for point in points], scale),
            *(plot.stroke(run, "target-line") for run in plot.runs(path.targets, scale)),
            *(plot.stroke(run, "value-line") for run in plot.runs(path.values, scale)),
            height=inner,
        ),
        plot.dots(path.values, scale, inner, "value-dot"),
        _names(path, scale, inner),
        plot.labels([point.label for point in points], inner + 18),
    )


def _names(path: Path, scale: Scale, inner: int) -> SafeString:
    """Each line's name and last number, right of its end; pushed apart where they would overlap."""
    lines = ((path.values, path.value_word, "value"), (path.targets, path.target_word, "target"))
    ends = [(last, name, kind) for values, name, kind in lines if (last := _last(values)) is not None]
    written, free = [], float("-inf")
    for last, name, kind in sorted(ends, key=lambda end: -end[0]):
        y = max(inner * (1 - scale(last)), free)
        free = y + 2 * _LINE_OF_TYPE + 2
        written.append(_name(name, last, y, kind))
    return join(*written)


def _name(name: Word, last: float, y: float, kind: str) -> SafeString:
    figure = element("tspan", number(last), x="100%", dx=10, class_="end-number")
    return element("text", figure, element("tspan", name, x="100%", dx=10, dy=_LINE_OF_TYPE), y=y, class_=f"end {kind}")


def _last(values: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)
