"""Rows of the list of work, written without a template for each: a page of fifty is looked at more than any other.

What a row says is in `tasks.rows`; here is only its markup, with the words of the language
fetched once a page. Everything that comes from data is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote_plus

from django.http import QueryDict
from django.template import Context
from django.template.defaultfilters import floatformat
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dondoc.faces.desk import words
from dondoc.faces.desk.tags.library import register

_WORDS_SHOWN = 60


@register.simple_tag(takes_context=True)
def work_rows(context: Context, rows: Iterable[Any]) -> SafeString:
    """The body of the table."""
    writer = _Writer(context["request"].GET)
    return SafeString("".join(writer.row(row) for row in rows))


@cache
def state_markup(life: str, time: str, _language: str | None) -> str:
    """The badge of a state: there are few, and they say the same all day."""
    return render_to_string("desk/components/state.html", {"state": words.state_words(life, time)})


class _Writer:
    """One page: its address without what a click sets anew, and its words."""

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self._rests: dict[tuple[str, ...], str] = {}
        self._language = get_language()
        self._first, self._only = escape(_("Hạn đầu")), escape(_("Chỉ xem giá trị này"))
        self._lead, self._state = escape(_("Chủ trì")), escape(_("Tình trạng"))
        self._progress, self._report, self._plan = escape(_("Tiến độ")), escape(_("Báo cáo")), escape(_("Kế hoạch"))
        self._common = f'<span class="quiet-text">{escape(_("theo dõi chung"))}</span>'
        self._unreported = f'<span class="quiet-text">{escape(_("chưa báo cáo"))}</span>'

    def row(self, row: Any) -> str:
        """One line."""
        badge = state_markup(row.life, row.time, self._language)
        state = f'<a class="pick" href="{self._to("time", row.time, "cell")}" title="{self._only}">{badge}</a>'
        return (
            f"<tr>\n<td>{self._deadline(row)}</td>\n"
            f'<td class="main-cell">{self._work(row)}</td>\n'
            f'<td data-label="{self._lead}">{self._body(row)}</td>\n'
            f'<td data-label="{self._state}">{state}</td>\n'
            f'<td class="num" data-label="{self._progress}">{self._share(row)}</td>\n'
            f'<td class="nowrap" data-label="{self._report}">{_day(row.reported_on)}</td>\n'
            f'<td data-label="{self._plan}">{self._pick("plan", row.plan_id, row.plan)}</td>\n</tr>'
        )

    def _deadline(self, row: Any) -> str:
        if not (row.was_extended and row.first_due):
            return escape(row.deadline)
        return f'<del class="first-due" title="{self._first}">{_day(row.first_due)}</del> {escape(row.deadline)}'

    def _work(self, row: Any) -> str:
        text = escape(Truncator(row.task.text).words(_WORDS_SHOWN, truncate=" …"))
        shown = f'<a href="{escape(row.url)}">{text}</a>' if row.url else text
        tags = "".join(f' <span class="tag">{escape(tag)}</span>' for tag in (row.period, row.role) if tag)
        field = row.task.field
        below = f"<br><small>{self._pick('field', field, field)}</small>" if field else ""
        return f'<span class="num-of">{localize(row.task.number)}.</span> {shown}{tags}{below}'

    def _body(self, row: Any) -> str:
        if row.group:
            n = row.group.parts
            several = ngettext("%(n)s cơ quan", "%(n)s cơ quan", n) % {"n": localize(n)}
            return f"{escape(row.task.lead_written)} <small>({escape(several)})</small>"
        if not row.lead:
            return self._common
        then, now = row.lead.then, row.lead.now if row.lead.now != row.lead.then else ""
        today = f' <span class="now">{escape(_("(nay: %(now)s)") % {"now": now})}</span>' if now else ""
        name = f'<span class="body-name">{escape(then)}{today}</span>'
        return f'<a class="pick" href="{self._to("body", row.lead.body_id)}" title="{self._only}">{name}</a>'

    def _share(self, row: Any) -> str:
        if not row.open:
            return ""
        if row.group:
            return self._of_group(row.group)
        return self._unreported if row.progress is None else f"{localize(row.progress)}%"

    def _of_group(self, group: Any) -> str:
        done = _("%(done)s/%(parts)s xong") % {"done": localize(group.done), "parts": localize(group.parts)}
        if not group.reported:
            return f"{escape(done)}<br><small>{escape(_('chưa báo cáo'))}</small>"
        facts = {"reported": localize(group.reported), "mean": floatformat(group.mean, 0)}
        said = _("%(reported)s báo cáo, trung bình %(mean)s%%") % facts
        return f"{escape(done)}<br><small>{escape(said)}</small>"

    def _pick(self, name: str, value: object, word: str) -> str:
        return f'<a class="pick" href="{self._to(name, value)}" title="{self._only}">{escape(word)}</a>'

    def _to(self, name: str, value: object, *leave: str) -> str:
        """The list with this filter besides those in force."""
        left = ("page", name, *leave)
        if left not in self._rests:
            pairs = [(key, one) for key, many in self._query.lists() if key not in left for one in many]
            self._rests[left] = "".join(f"{quote_plus(key)}={quote_plus(str(one))}&amp;" for key, one in pairs)
        return f"?{self._rests[left]}{name}={quote_plus(str(value))}"


def _day(day: date | None) -> str:
    return words.day(day) if day else ""
