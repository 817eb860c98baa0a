"""`/api/v1` put together: its operations, its problems, its addresses."""

from __future__ import annotations

import json
from typing import Any, cast

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser

from dondoc import __version__
from dondoc.apps.core.decisions import Refused
from dondoc.faces.api.v1 import bodies, documents, events, plans, reading, webhooks, writing
from dondoc.faces.api.v1.access import not_signed_in
from dondoc.faces.api.v1.answering import answering, nothing_here
from dondoc.faces.api.v1.description import described
from dondoc.faces.api.v1.problems import Problem, not_found, of_action, of_validation


class StrictParser(Parser):
    """JSON as its standard has it: no NaN, no half letters, nothing too deep to be meant."""

    def parse_body(self, request: HttpRequest) -> Any:
        found = json.loads(request.body, parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()  # raises for half a surrogate pair
        return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


class Api(NinjaAPI):
    """Operations go by the names of their functions."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.operation_id or str(operation.view_func.__name__)


api = Api(
    title="Đôn Đốc",
    version=__version__,
    description=str(_("Giao diện cho chương trình khác: docs/api/README.md")),
    urls_namespace="api-v1",
    docs_url=None,
    openapi_url=None,
    parser=StrictParser(),
)
for _subject in (reading, writing, plans, bodies, documents, events, webhooks):
    api.add_router("", _subject.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, error: Problem) -> HttpResponse:
    return error.answer(request)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    return not_found().answer(request)


@api.exception_handler(PermissionDenied)
def _refused(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    if isinstance(error, Refused):
        return of_action(error).answer(request)
    return Problem(403, "not-allowed", _("Bạn không được làm việc này.")).answer(request)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return not_signed_in().answer(request)


@api.exception_handler(ValidationError)
def _faulty(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return of_validation(error.errors).answer(request)


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    words = _("Nội dung gửi lên quá lớn. Hãy chia thành nhiều lần gửi; tệp thì gửi ở /files.")
    return Problem(413, "too-large", words).answer(request)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja raises it for bodies that are no JSON."""
    if isinstance(error.__cause__, RequestDataTooBig):
        return _too_big(request, error.__cause__)
    words = _("Nội dung gửi lên không phải JSON đúng chuẩn (UTF-8). Hãy kiểm tra lại.")
    return Problem(400, "bad-request", words).answer(request)


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """The description itself; there is nothing of anybody's in it."""
    language = translation.get_language()
    return HttpResponse(described(api, language), content_type="application/json; charset=utf-8")


def addresses() -> list[URLPattern | URLResolver]:
    """Every operation, each asking for its own key."""
    found: list[URLPattern | URLResolver] = []
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            found.append(path(str(pattern.pattern), answering(cast(Any, pattern.callback)), name=pattern.name))
    found.append(path("openapi.json", answering(openapi), name="openapi"))
    found.append(re_path(r"^[\s\S]+", answering(nothing_here), name="nothing"))
    return found
