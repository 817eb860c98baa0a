"""The search page, which the palette asks too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.core.excerpts import Piece, excerpt, mark
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search_best import Best, best, entries_of
from dondoc.apps.core.search_keys import Query, parse_query
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Tab
from dondoc.faces.desk.words import Word

PER_PAGE = 20
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One find: its title with what answered marked, its kind, and the words around."""

    url: str
    title: list[Piece]
    detail: str
    kind: Word
    excerpt: list[Piece]


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """What the person may find by a few words, the best answers first."""
    query = " ".join(request.GET.get("q", "").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    if kind not in SearchEntry.Kind.values:
        kind = ""
    context: dict[str, Any] = {"query": query, "kind": kind}
    if query:
        asked = parse_query(query)
        found = best(request.user, asked, kind=kind)
        page = Paginator(found.keys, PER_PAGE).get_page(request.GET.get("page"))
        lines = [_line(entry, asked) for entry in entries_of(list(page.object_list))]
        told = sum(found.numbers.values()) if not kind else found.numbers.get(kind, 0)
        context |= {
            "page": page,
            "lines": lines,
            "tabs": _tabs(found, query, kind),
            "cut": found.most if told > len(found.keys) else 0,
        }
    return render(request, "desk/search/page.html", context)


def _line(entry: SearchEntry, asked: Query) -> Line:
    return Line(
        url=entry.url,
        title=mark(entry.title, asked),
        detail=entry.detail,
        kind=SearchEntry.Kind(entry.kind).label,
        excerpt=excerpt(entry, asked),
    )


def _tabs(found: Best, query: str, kind: str) -> list[Tab]:
    """All finds, and those of each kind, with their numbers."""
    address = reverse("search")
    whole = _more(found.most) if found.is_cut else sum(found.numbers.values())
    tabs = [Tab(_("Tất cả"), f"{address}?{urlencode({'q': query})}", not kind, whole)]
    return tabs + [
        Tab(
            SearchEntry.Kind(code).label,
            f"{address}?{urlencode({'q': query, 'kind': code})}",
            kind == code,
            _more(found.most) if number > found.most else number,
        )
        for code, number in found.numbers.items()
    ]


def _more(most: int) -> str:
    return _("hơn %(number)s") % {"number": most}
