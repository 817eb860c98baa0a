"""Behind the bell: what happened that concerns one, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.notices import actions
from dondoc.apps.notices.models import Notice
from dondoc.apps.notices.words import happened_words
from dondoc.faces.desk.people.asking import SignedIn

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One notice, in words."""

    pk: int
    at: datetime
    words: str
    thing: str
    url: str
    facts: str
    note: str
    is_read: bool


@require_safe
def notices(request: SignedIn) -> HttpResponse:
    """All of them, or with `?unread=1` those that were not read."""
    only_unread = request.GET.get("unread") == "1"
    rows = Notice.objects.filter(user=request.user)
    if only_unread:
        rows = rows.filter(read_at__isnull=True)
    page = Paginator(rows.order_by("-at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": [_line(one) for one in page.object_list], "only_unread": only_unread}
    return render(request, "desk/notices/list.html", context)


def _line(one: Notice) -> Line:
    return Line(
        pk=one.pk,
        at=one.at,
        words=happened_words(one.verb, one.count),
        thing=one.thing,
        url=one.url,
        facts=" · ".join(part for part in (one.plan, one.body) if part),
        note=one.note,
        is_read=one.read_at is not None,
    )


@require_POST
def read_notice(request: SignedIn, pk: int) -> HttpResponse:
    """Mark one as read; `go` opens the thing it speaks of."""
    one = get_object_or_404(Notice, pk=pk, user=request.user)
    actions.mark_read(user=request.user, notice=one.pk)
    return redirect(one.url) if "go" in request.POST else _back(request)


@require_POST
def read_notices(request: SignedIn) -> HttpResponse:
    """Mark all as read."""
    number = actions.mark_read(user=request.user)
    if number:
        words = ngettext(
            "Đã đánh dấu %(number)d thông báo là đã đọc.", "Đã đánh dấu %(number)d thông báo là đã đọc.", number
        )
        messages.success(request, words % {"number": number})
    else:
        messages.info(request, _("Không còn thông báo nào chưa đọc."))
    return redirect("notices")


def _back(request: SignedIn) -> HttpResponse:
    to = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return redirect(to if safe else "notices")
