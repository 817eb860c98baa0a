"""What every chart is: a figure, the table of the same numbers, and the words that say what is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dondoc.faces.charts.markup import Value, Word, element, join


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart: heads, then rows whose first cell names the row."""

    head: tuple[Word, ...]
    rows: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready for a page. `table` is none where the figure is a table itself."""

    kind: str
    title: Word
    figure: SafeString
    table: Table | None = None
    note: Word = ""


def draw(
    inside: Iterable[Value], *, title: Word, description: Word, role: str = "img", **attributes: Value
) -> SafeString:
    """An image with its name and what it shows for those who hear the page; a group where it holds links."""
    words = (element("title", title), element("desc", description))
    return element("svg", *words, *inside, role=role, focusable="false", **attributes)


def ornament(*inside: Value, **attributes: Value) -> SafeString:
    """A drawing that repeats what the words beside it say."""
    return element("svg", *inside, aria_hidden="true", focusable="false", **attributes)


def html_table(head: Iterable[Value], rows: Iterable[Iterable[Value]], **attributes: Value) -> SafeString:
    """A table with scoped heads; a row's first cell is its head."""
    heads = join(*(element("th", cell, scope="col") for cell in head))
    body = join(*(_row(tuple(row)) for row in rows))
    return element("table", element("thead", element("tr", heads)), element("tbody", body), **attributes)


def _row(cells: tuple[Value, ...]) -> SafeString:
    first, *rest = cells
    return element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in rest))
