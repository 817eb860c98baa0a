"""Small multiples: the same little line chart for each body or target, all on one scale, so that they compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts import plot
from dondoc.faces.charts.bars import linked
from dondoc.faces.charts.chart import Chart, Table, draw
from dondoc.faces.charts.line import Path, bounds, describe
from dondoc.faces.charts.markup import Value, Word, element, join, number
from dondoc.faces.charts.scale import Scale

_HEIGHT = 72


@dataclass(frozen=True, slots=True)
class Small:
    """One of the charts: whose it is, and its path."""

    label: Word
    path: Path
    url: str = ""


def multiples(charts: Sequence[Small], *, title: Word, shared_scale: bool = True) -> Chart:
    """In the order given. `shared_scale=False` where units differ: each then begins at zero by itself."""
    ends = [bounds(one.path.points) for one in charts]
    common = Scale(min((low for low, _high in ends), default=0), max((high for _low, high in ends), default=1) or 1)
    drawn = [
        _small(one, _from_zero(common) if shared_scale else _from_zero(Scale(low, high)))
        for one, (low, high) in zip(charts, ends, strict=True)
    ]
    return Chart("multiples", title, element("div", *drawn, class_="multiples"), _table(charts))


def _from_zero(scale: Scale) -> Scale:
    low, high = min(scale.low, 0.0), max(scale.high, 0.0)
    return Scale(low, high if high > low else low + 1)


def _small(one: Small, scale: Scale) -> SafeString:
    path = one.path
    base = _HEIGHT * (1 - scale(0))
    inside = join(
        element("line", x1=0, x2="100%", y1=base, y2=base, class_="zero-line"),
        plot.stretched(
            *(plot.stroke(run, "target-line") for run in plot.runs(path.targets, scale)),
            *(plot.stroke(run, "value-line") for run in plot.runs(path.values, scale)),
            height=_HEIGHT,
        ),
        plot.labels([point.label for point in path.points], _HEIGHT + 16, most=2, inside=True),
    )
    caption = element("figcaption", linked(one.label, one.url), element("span", *_last_words(path)))
    drawing = draw((inside,), title=one.label, description=describe(path), width="100%", height=_HEIGHT + 20)
    return element("figure", caption, drawing, class_="multiple")


def _last_words(path: Path) -> tuple[Value, ...]:
    """The number reached, and the one promised for the same time."""
    last = next((point for point in reversed(path.points) if point.value is not None), None)
    if last is None:
        return (_("chưa có số liệu"),)
    reached = element("b", f"{number(last.value)} {path.unit}")
    return (reached,) if last.target is None else (reached, f" / {number(last.target)}")


def _table(charts: Sequence[Small]) -> Table:
    """A row a chart, a column a time; times in the order in which they first come."""
    times = list(dict.fromkeys(str(point.label) for one in charts for point in one.path.points))
    rows = []
    for one in charts:
        values = {str(point.label): point.value for point in one.path.points}
        rows.append((one.label, one.path.unit, *(number(values.get(time)) for time in times)))
    return Table((_("Tên"), _("Đơn vị"), *times), tuple(rows))
