"""A line of the size of a word, beside a number that it has led to."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts import plot
from dondoc.faces.charts.chart import draw
from dondoc.faces.charts.markup import Word, element, number
from dondoc.faces.charts.scale import Scale

_BREADTH, _HEIGHT = 88, 20


def sparkline(values: Sequence[float | None], *, title: Word) -> SafeString:
    """Begins at zero; the last value has a dot. The table it stands in holds the numbers."""
    known = [value for value in values if value is not None]
    scale = Scale(min([*known, 0.0]), max([*known, 0.0]) or 1.0)
    runs = [[(_x(x), _y(y)) for x, y in run] for run in plot.runs(values, scale)]
    inside = [plot.stroke(run, "value-line") for run in runs if len(run) > 1]
    if runs:
        inside.append(element("circle", cx=runs[-1][-1][0], cy=runs[-1][-1][1], r=2.5, class_="value-dot"))
    return draw(inside, title=title, description=_said(known), class_="sparkline", width=_BREADTH, height=_HEIGHT)


def _said(known: Sequence[float]) -> str:
    if not known:
        return _("Chưa có số liệu.")
    return _("Từ %(first)s đến %(last)s") % {"first": number(known[0]), "last": number(known[-1])}


def _x(place: float) -> float:
    return round(3 + place / plot.SIDE * (_BREADTH - 6), 1)


def _y(place: float) -> float:
    return round(3 + place / plot.SIDE * (_HEIGHT - 6), 1)
