"""Bars that lie, sorted by value, each with its label and number: a table whose middle column is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts.chart import Chart, html_table, ornament
from dondoc.faces.charts.markup import Word, element, number, percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing and its value; `url` leads to what was counted, `mark` names a class of colour."""

    label: Word
    value: float
    url: str = ""
    mark: str = ""


def bars(rows: Sequence[Bar], *, title: Word, unit: Word, head: Word, largest: float | None = None) -> Chart:
    """The longest first. All begin at zero, and the longest, or `largest`, fills the breadth."""
    ordered = sorted(rows, key=lambda row: -row.value)
    top = largest or max((row.value for row in ordered), default=0) or 1
    figure = html_table(
        (head, _("Biểu đồ"), unit),
        ((_label(row), _bar(row, top), number(row.value)) for row in ordered),
        class_="bars",
    )
    return Chart("bars", title, figure)


def linked(label: Word, url: str) -> Word:
    """A label that leads to its list, where there is one."""
    return format_html('<a href="{}">{}</a>', url, label) if url else label


def _label(row: Bar) -> Word:
    return linked(row.label, row.url)


def _bar(row: Bar, top: float) -> SafeString:
    bar = element("rect", x=0, y=2, width=percent(max(row.value, 0) / top), height=12, class_=f"bar {row.mark}".strip())
    return ornament(bar, class_="bar-line", height=16, width="100%")
