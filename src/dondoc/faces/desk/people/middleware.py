"""Around every page: the reader's language, privacy from caches in between, and when a session was last seen."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from dondoc.apps.accounts.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class LanguageMiddleware:
    """The language that somebody chose; Vietnamese for all others, whatever their browser was installed with."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """What the person chose for good, or the visitor for this browser."""
    chosen = (
        request.user.language
        if isinstance(request.user, User)
        else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    )
    return chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE


class PrivatePagesMiddleware:
    """No cache between us and the reader keeps a page, and a page shown again is asked for again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class SeenMiddleware:
    """Note when a session was last seen, for the person's own list: at most every ten minutes, not on every page."""

    pause = 600.0
    most = 10_000

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.seen: dict[str, float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and self._is_due(key):
            UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())
        return self.get_response(request)

    def _is_due(self, key: str) -> bool:
        """Due some minutes after the first sight in this process; the first is as good as the sign-in."""
        now = time.monotonic()
        since = self.seen.setdefault(key, now)
        if now - since < self.pause:
            return False
        if len(self.seen) > self.most:
            self.seen.clear()
        self.seen[key] = now
        return True
