"""Around every operation: the language asked for, a mark of what was answered, and problems in one form."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from dondoc.faces.api.v1.problems import Problem, not_found

View = Callable[..., HttpResponseBase]
_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
_VARIES = ("Authorization", "Cookie", "Accept-Language")


def answering(view: View) -> View:
    """A view of the API: asks for no sign-in page, answers in the language of `Accept-Language`."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language):
            response = _answer(view, request, args, kwargs)
        response.headers["Content-Language"] = language
        patch_vary_headers(response, _VARIES)
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is changed with a cookie alone
    answer.login_required = False  # type: ignore[attr-defined]  # each operation asks for its key
    return answer


def language_of(request: HttpRequest) -> str:
    """The first language of the header that we speak; Vietnamese where none is asked for."""
    for wanted, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        code = wanted.split("-")[0]
        if code in _LANGUAGES:
            return code
    return settings.LANGUAGE_CODE


def nothing_here(request: HttpRequest, **_rest: str) -> HttpResponse:
    """What has no address at all."""
    return not_found().answer(request)


def _answer(view: View, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponseBase:
    is_head, request.method = request.method == "HEAD", "GET" if request.method == "HEAD" else request.method
    if any("\x00" in value for values in request.GET.lists() for value in (values[0], *values[1])):
        return Problem(422, "invalid", _("Địa chỉ có ký tự không dùng được."), errors=[]).answer(request)
    response = view(request, *args, **kwargs)
    if response.status_code == 405:
        words = _("Địa chỉ này chỉ nhận: %(allowed)s.") % {"allowed": response.headers["Allow"]}
        allow = {"Allow": response.headers["Allow"]}
        return Problem(405, "method-not-allowed", words, headers=allow).answer(request)
    if request.method == "GET" and isinstance(response, HttpResponse) and response.status_code == 200:
        response = _marked(request, response)
    if is_head:
        request.method = "HEAD"
    return response


def _marked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A strong mark of the very bytes, behind the version where the thing has one; 304 for who has them already."""
    digest = hashlib.sha256(response.content + translation.get_language().encode()).hexdigest()[:16]
    version = response.headers.get("ETag", "").strip('"')
    etag = f'"{version}-{digest}"' if version else f'"{digest}"'
    response.headers["ETag"] = etag
    found = get_conditional_response(request, etag=etag, response=response)
    return found or response
