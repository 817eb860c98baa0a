"""Signing out, and ending one's own sessions elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.views import logout
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.browsers import browser_words

# Asked for without a session too: from the second step of signing in, and after the session has ended.
sign_out = login_not_required(require_POST(logout))


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as its owner recognises it."""

    pk: int
    browser: str
    ip: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class SessionsView(ListUserSessionsView):
    def get_context_data(self, **values: Any) -> dict[str, Any]:
        found = super().get_context_data(**values)
        found["lines"] = [_line(session) for session in reversed(found["sessions"])]
        return found


def _line(session: UserSession) -> SessionLine:
    return SessionLine(
        pk=session.pk,
        browser=browser_words(session.user_agent),
        ip=session.ip,
        created_at=session.created_at,
        last_seen_at=session.last_seen_at,
        current=session.is_current(),
    )


sessions = SessionsView.as_view()


@require_POST
def end_session(request: SignedIn, pk: int) -> HttpResponse:
    """End one of one's own sessions; this one too, which signs out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.is_current():
        return _sign_out(request)
    session.end()
    messages.success(request, _("Đã kết thúc phiên đăng nhập đó."))
    return redirect("usersessions_list")


def _sign_out(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = logout(request)
    return response
