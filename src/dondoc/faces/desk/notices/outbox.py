"""«Thư không gửi được»: which letters did not go out, why, and what to do about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.core.today import today
from dondoc.apps.notices import actions
from dondoc.apps.notices.faults import what_to_do
from dondoc.apps.notices.models import Letter
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.words import Word

ON_A_PAGE = 50
State = Letter.State
_TROUBLE = (State.FAILED, State.UNSURE, State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Line:
    """A letter that did not go out, or may not have."""

    letter: Letter
    state: Word
    why: Word
    what_to_do: str
    may_go_again: bool


@require_safe
def outbox(request: SignedIn) -> HttpResponse:
    """What is in the way, above; letters that did not go out, below."""
    can_run_notices(request.user).require()
    day = today()
    rows = Letter.objects.filter(state__in=_TROUBLE).select_related("user").defer("text", "html", "keys")
    page = Paginator(rows.order_by("-day", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    held = Letter.objects.filter(state=State.PREPARED, day=day).exclude(fault="").defer("text", "html", "keys")
    trouble = held.order_by("-not_before").first()
    context = {
        "page": page,
        "lines": [_line(one, may=one.state == State.FAILED and one.day == day) for one in page.object_list],
        "trouble": _line(trouble, may=False) if trouble else None,
        "held": held.count() if trouble else 0,
        "counts": _counts(),
        "mail_set": settings.MAIL_SET,
        "failed_today": Letter.objects.filter(state=State.FAILED, day=day).count(),
    }
    return render(request, "desk/notices/outbox.html", context)


def _line(one: Letter, *, may: bool) -> Line:
    why = Letter.Fault(one.fault).label if one.fault else ""
    help_of = {State.UNSURE: _("Không gửi lại để không ai nhận hai thư; nội dung có trong thư hôm sau."),
               State.EXPIRED: _("Nội dung đã có trong thư của ngày sau.")}  # fmt: skip
    return Line(one, State(one.state).label, why, help_of.get(State(one.state)) or what_to_do(one.fault), may)


def _counts() -> list[tuple[Word, int]]:
    """The letters of today, by state."""
    found = Counter(Letter.objects.filter(day=today()).order_by().values_list("state", flat=True))
    return [(state.label, found[state.value]) for state in State if found[state.value]]


@require_POST
def send_letters_again(request: SignedIn) -> HttpResponse:
    """One letter, or all of today that failed."""
    can_run_notices(request.user).require()
    one = whole_number(request.POST.get("letter"))
    failed = Letter.objects.filter(state=State.FAILED, day=today()).values_list("pk", flat=True)
    number = actions.send_letters_again(letters=[one] if one is not None else list(failed), by=request.user)
    if number:
        words = ngettext(
            "%(number)d thư sẽ được gửi lại trong ít phút.", "%(number)d thư sẽ được gửi lại trong ít phút.", number
        )
        messages.success(request, words % {"number": number})
    else:
        messages.info(request, _("Không có thư nào của hôm nay cần gửi lại."))
    return redirect("outbox")
