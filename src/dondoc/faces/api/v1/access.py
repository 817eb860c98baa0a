"""Who asks, and for what the key may be used. A key never opens more than its person may.

Pages of this site may read with the session of the browser; whatever changes the record needs
a key, so no foreign page can make a browser do it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.security import APIKeyCookie, HttpBearer

from dondoc.apps.accounts.models import ApiToken, User
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.accounts.tokens import PER_MINUTE, find_token, note_use
from dondoc.apps.core.today import today
from dondoc.faces.api.v1.problems import Problem

_SAFE = ("GET", "HEAD")


class Asked(HttpRequest):
    """A request with its person and its key: a name for type checking, never made."""

    user: User
    auth: Access


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks; by a key, or with the session of the browser."""

    user: User
    token: ApiToken | None = None


class Token(HttpBearer):
    """`Authorization: Bearer dondoc_…`"""

    openapi_description = gettext_lazy("Khóa truy cập, tạo ở trang «Khóa truy cập» trong tài khoản")

    def __init__(self, scope: Scope | None) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Access | None:
        found = find_token(token.strip(), today())
        if found is None:
            return None
        wait = note_use(found, timezone.now())
        if wait:
            raise _too_many(wait)
        if self.scope and self.scope.value not in found.scopes:
            raise _scope_missing(self.scope)
        request.user = found.user
        return Access(found.user, found)


class Session(APIKeyCookie):
    """The session of somebody who has signed in, for reading on pages of this site."""

    param_name = settings.SESSION_COOKIE_NAME
    openapi_description = gettext_lazy("Phiên đăng nhập của trình duyệt, chỉ để đọc")

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, _key: str | None) -> Access | None:
        own = request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")
        if request.method in _SAFE and own and "Authorization" not in request.headers:
            # request.user is a lazy wrapper, which isinstance sees through.
            return Access(request.user) if isinstance(request.user, User) else None
        return None


def reading(scope: Scope | None) -> list[HttpBearer | APIKeyCookie]:
    return [Token(scope), Session()]


def writing(scope: Scope) -> list[HttpBearer]:
    return [Token(scope)]


def not_signed_in() -> Problem:
    words = _(
        "Hãy gửi khóa truy cập trong đầu mục «Authorization: Bearer …»."
        " Khóa tạo ở trang «Khóa truy cập» trong tài khoản; khóa có thể đã hết hạn hoặc bị thu hồi."
    )
    return Problem(401, "not-signed-in", words, headers={"WWW-Authenticate": 'Bearer realm="dondoc"'})


def _too_many(wait: int) -> Problem:
    words = _("Mỗi khóa được gọi nhiều nhất %(number)s lần một phút. Hãy đợi %(wait)s giây rồi gọi tiếp.")
    detail = words % {"number": PER_MINUTE, "wait": wait}
    return Problem(429, "too-many", detail, headers={"Retry-After": str(wait)})


def _scope_missing(scope: Scope) -> Problem:
    words = _("Khóa này không có quyền «%(scope)s» (%(word)s). Hãy tạo khóa có quyền đó.")
    detail = words % {"scope": scope.value, "word": scope.label}
    header = f'Bearer realm="dondoc", error="insufficient_scope", scope="{scope.value}"'
    return Problem(403, "scope-missing", detail, headers={"WWW-Authenticate": header}, scope=scope.value)
