"""The table of four cells by body or plan, written without a template a row: a province has hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.desk.tags.library import register
from dondoc.faces.desk.tags.states import glyph_squares, on_time
from dondoc.rules.four_cells import FourCells


@register.simple_tag
def cells_rows(rows: Iterable[Any], plain: bool = False) -> SafeString:
    """The body of the table; `plain` without links, for paper."""
    labels = (_("Tổng số"), _("Xong đúng hạn"), _("Xong quá hạn"), _("Trong hạn"), _("Quá hạn"), _("Đúng hạn"))
    heads = tuple(f'<td class="num" data-label="{escape(label)}">' for label in labels)
    return SafeString("".join(_row(row, heads, plain) for row in rows))


def _row(row: Any, heads: tuple[str, ...], plain: bool) -> str:
    cells: FourCells = row.cells
    name, total = str(escape(row.name)), str(localize(cells.total))
    if not plain:
        name = f'<a href="{escape(row.url)}">{name}</a>'
        total = f'<a href="{escape(row.tasks_url)}">{total}</a>'
    numbers = (cells.done_on_time, cells.done_late, cells.open_in_time, cells.open_overdue)
    told = (total, *(str(localize(number)) for number in numbers), escape(on_time(cells)))
    columns = "".join(f"{head}{text}</td>" for head, text in zip(heads, told, strict=True))
    return f'<tr><th scope="row" class="main-cell">{name}</th><td>{_glyph(cells)}</td>{columns}</tr>\n'


def _glyph(cells: FourCells) -> str:
    drawn = "".join(
        f'<rect class="{one["code"]}" x="{one["x"]}" y="{one["y"]}" width="{one["side"]}" height="{one["side"]}"/>'
        for one in glyph_squares(cells)
    )
    return (
        '<svg class="four-glyph" viewBox="0 0 80 80" aria-hidden="true" focusable="false">'
        f'{drawn}<path class="cross" d="M40 0v80M0 40h80"/></svg>'
    )
