"""Lists: the way back, pages, order, filters that stay in the address, and what an empty page says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from dondoc.faces.desk.tags.library import register

Word = str | Promise


@register.inclusion_tag("desk/components/breadcrumbs.html")
def breadcrumbs(*pairs: Word) -> dict[str, Any]:
    """`{% breadcrumbs word url word url … %}`: the pages above this one."""
    return {"crumbs": list(zip(pairs[::2], pairs[1::2], strict=True))}


@register.inclusion_tag("desk/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """«1–50 trong 1.234» with the pages around; filters stay in the address."""
    query = context["request"].GET
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        "page": page,
        "several": page.paginator.num_pages > 1,
        "previous": _with(query, page=page.previous_page_number()) if page.has_previous() else "",
        "next": _with(query, page=page.next_page_number()) if page.has_next() else "",
        "numbers": [
            {
                "word": number,
                "url": _with(query, page=number) if isinstance(number, int) else "",
                "here": number == page.number,
            }
            for number in numbers
        ],
    }


@register.inclusion_tag("desk/components/sort_head.html", takes_context=True)
def sort_head(context: Context, name: str, word: Word, default: str = "", numeric: bool = False) -> dict[str, Any]:
    """A head cell that orders its table: `sort=name`, again for `sort=-name`. `default` is the order unasked."""
    query = context["request"].GET
    current = query.get("sort", default)
    order = {name: "ascending", f"-{name}": "descending"}.get(current, "")
    return {
        "word": word,
        "order": order,
        "url": _with(query, sort=f"-{name}" if order == "ascending" else name, page=None),
        "numeric": numeric,
    }


@register.inclusion_tag("desk/components/pick.html", takes_context=True)
def pick(context: Context, name: str, value: Any, word: Word) -> dict[str, Any]:
    """A value in a table that filters the table by itself when clicked."""
    return {"word": word, "url": _with(context["request"].GET, **{name: value, "page": None})}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: its name in the address, its value there, and the words for both."""

    name: str
    value: str
    label: Word
    word: Word


@register.inclusion_tag("desk/components/chips.html", takes_context=True)
def chips(context: Context, in_force: Iterable[Chip]) -> dict[str, Any]:
    """The filters in force, each with its way out."""
    query = context["request"].GET
    found = [{"label": chip.label, "word": chip.word, "url": _without(query, chip)} for chip in in_force]
    return {"chips": found, "clear": context["request"].path}


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several views of a thing; `number` is what waits there, or words that say it is more than so many."""

    word: Word
    url: str
    current: bool = False
    number: int | str | None = None


@register.inclusion_tag("desk/components/tabs.html")
def tabs(items: Iterable[Tab], label: Word) -> dict[str, Any]:
    """Views of one thing, each with its own address."""
    return {"tabs": list(items), "label": label}


@register.simple_block_tag
def empty(content: str, title: Word) -> SafeString:
    """`{% empty title %}` who puts what here, and the button to do it now `{% endempty %}`."""
    return SafeString(render_to_string("desk/components/empty.html", {"title": title, "content": content}))


def _with(query: QueryDict, **changes: Any) -> str:
    """The address of this page with other parameters; None takes one away."""
    kept = [(name, one) for name, many in query.lists() if name not in changes for one in many]
    return f"?{urlencode([*kept, *((name, str(value)) for name, value in changes.items() if value is not None)])}"


def _without(query: QueryDict, chip: Chip) -> str:
    copy = query.copy()
    copy.setlist(chip.name, [value for value in copy.getlist(chip.name) if value != chip.value])
    copy.pop("page", None)
    return f"?{copy.urlencode()}"
