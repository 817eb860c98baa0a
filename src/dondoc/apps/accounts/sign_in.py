"""What is ours in signing in with allauth: nobody signs up, sessions end, letters that fail are logged."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """People are added by administrators."""
        return False

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("account")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters about an account: sent after commit, and not at all where no mail server is set."""
        if not settings.MAIL_SET:
            return
        values = {"request": self.request, "email": email, "current_site": _Site(self.request), **context}
        transaction.on_commit(partial(_send, self.render_mail(template_prefix, email, values)))


class _Site:
    """How letters name this system: by the address under which people reach it."""

    def __init__(self, request: HttpRequest) -> None:
        self.domain = request.get_host()
        self.name = "Đôn Đốc"


def _send(letter: EmailMessage) -> None:
    try:
        letter.send()
    except OSError as error:  # SMTPException is one
        log.error("A letter about an account was not sent: %s", error)


def end_in_time(request: HttpRequest, **_signal: Any) -> None:
    """Let the session end some hours after signing in, however busy it is."""
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))


def forget_ended_sessions(**_signal: Any) -> None:
    """Ended sessions stay in the table until somebody takes them out; signing in is often enough."""
    SessionStore.clear_expired()


class ProviderAdapter(DefaultSocialAccountAdapter):
    """The identity provider says who somebody is; whether that person may enter, our own record says."""

    def is_open_for_signup(self, _request: HttpRequest, _login: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, login: SocialLogin) -> None:
        """Stop whoever is not in our record, and say which address the provider gave."""
        if login.is_existing:
            return
        address = next((given.email for given in login.email_addresses), "")
        verified = any(given.verified for given in login.email_addresses)
        values = {"address": address, "verified": verified}
        raise ImmediateHttpResponse(render(request, "socialaccount/unknown_person.html", values, status=403))

    def on_authentication_error(
        self,
        _request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002  (allauth names it)
    ) -> None:
        log.warning("Signing in through %s failed: %s %s", provider, error, exception or "")
