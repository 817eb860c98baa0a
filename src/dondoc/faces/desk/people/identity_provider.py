"""Signing in through the identity provider of the province (OpenID Connect).

Stricter than allauth alone: an ID token is asked for and its signature checked even over TLS,
its subject is the one of the user information, and a provider that does not answer is told of
on a page instead of failing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

log = logging.getLogger(__name__)


class CheckedAdapter(OpenIDConnectOAuth2Adapter):
    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **values: Any) -> Any:
        signed = values["response"].get("id_token")
        if not signed:
            raise OAuth2Error("the provider gave no ID token")
        data = {"id_token": self._decode_id_token(app, signed), "userinfo": self._fetch_user_info(token.token)}
        if data["id_token"]["sub"] != data["userinfo"].get("sub"):
            raise OAuth2Error("the user information speaks of somebody else")  # OpenID Connect Core 5.3.2
        return self.provider().sociallogin_from_response(request, data)

    def provider(self) -> Any:
        return self.get_provider()  # type: ignore[no-untyped-call]

    def _decode_id_token(self, app: SocialApp, signed: str) -> dict[str, Any]:
        decoded: dict[str, Any] = jwtkit.verify_and_decode(
            credential=signed,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return decoded


@login_not_required
@never_cache
@require_POST
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the provider, by a page: our content policy lets no form be led to another host."""
    provider = _adapter(request, provider_id).provider()

    def lead() -> HttpResponse:
        answer: HttpResponse = provider.redirect(
            request, process=AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
        if "Location" not in answer:
            return answer
        values = {"provider": provider, "redirect_to": answer["Location"]}
        return render(request, "socialaccount/login_redirect.html", values)

    return _or_failure(request, provider, lead)


@login_not_required
@never_cache
@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider has said who it is."""
    adapter = _adapter(request, provider_id)
    callback: Callable[[HttpRequest], HttpResponse] = OAuth2CallbackView.adapter_view(adapter)  # type: ignore[no-untyped-call]
    return _or_failure(request, adapter.provider(), lambda: callback(request))


def _adapter(request: HttpRequest, provider_id: str) -> CheckedAdapter:
    try:
        get_adapter().get_app(request, provider=provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return CheckedAdapter(request, provider_id)


def _or_failure(request: HttpRequest, provider: Any, ask: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return ask()
    except (RequestException, LookupError, ValueError) as error:  # silent, or not speaking OpenID Connect
        log.warning("The identity provider answered wrongly: %r", error)
        failure: HttpResponse = render_authentication_error(request, provider, exception=error)
        return failure
