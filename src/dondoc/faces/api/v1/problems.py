"""What went wrong, as RFC 9457 has it: a code for programs, words for people that say what to do next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed

MEDIA_TYPE = "application/problem+json"
TYPES = "/api/v1/#"  # the page for people tells each

TITLES: dict[str, str | Promise] = {
    "bad-request": gettext_lazy("Yêu cầu không đọc được"),
    "not-signed-in": gettext_lazy("Chưa có khóa truy cập"),
    "not-allowed": gettext_lazy("Không được phép"),
    "scope-missing": gettext_lazy("Khóa truy cập không có quyền này"),
    "not-found": gettext_lazy("Không tìm thấy"),
    "method-not-allowed": gettext_lazy("Địa chỉ này không nhận cách gọi đó"),
    "refused": gettext_lazy("Không thực hiện được"),
    "invalid": gettext_lazy("Dữ liệu gửi lên chưa đúng"),
    "changed": gettext_lazy("Đã có người khác sửa"),
    "version-missing": gettext_lazy("Thiếu If-Match"),
    "key-reused": gettext_lazy("Idempotency-Key đã dùng cho yêu cầu khác"),
    "too-large": gettext_lazy("Nội dung gửi lên quá lớn"),
    "too-many": gettext_lazy("Gọi quá nhanh"),
    "gone": gettext_lazy("Tệp không còn"),
}


class Problem(Exception):
    """Answered as it stands; nothing was changed."""

    def __init__(
        self, status: int, code: str, detail: str | Promise, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        self.status, self.code, self.detail = status, code, detail
        self.headers, self.more = dict(headers or {}), more
        super().__init__(str(detail))

    def told(self) -> dict[str, Any]:
        """The members of the answer."""
        return {
            "type": f"{TYPES}{self.code}",
            "title": str(TITLES[self.code]),
            "status": self.status,
            "code": self.code,
            "detail": str(self.detail),
            **self.more,
        }

    def answer(self, request: HttpRequest) -> HttpResponse:
        words = json.dumps({**self.told(), "instance": request.path}, ensure_ascii=False)
        return HttpResponse(words, content_type=MEDIA_TYPE, status=self.status, headers=self.headers)


def not_found() -> Problem:
    """The same for what is not there and for what is hidden."""
    return Problem(404, "not-found", _("Không có đối tượng này, hoặc khóa truy cập không được xem. Hãy kiểm tra số."))


def invalid(detail: str, loc: Iterable[str | int] = ()) -> Problem:
    """One thing that a program sent is wrong."""
    errors = [{"loc": list(loc), "message": detail}]
    return Problem(422, "invalid", detail, errors=errors)


def of_action(error: ActionError | Refused) -> Problem:
    """What an action said no to."""
    if isinstance(error, Refused):
        return Problem(403, "not-allowed", error.reason)
    if isinstance(error, Changed):
        return changed()
    return Problem(422, "refused", str(error))


def changed(etag: str = "") -> Problem:
    more: dict[str, Any] = {"current_etag": etag} if etag else {}
    words = _("Đối tượng đã được sửa sau lần bạn đọc. Hãy đọc lại, xem điểm khác rồi gửi lại với etag mới.")
    return Problem(412, "changed", words, **more)


_WORDS: dict[str, str | Promise] = {
    "missing": gettext_lazy("Thiếu trường này."),
    "extra_forbidden": gettext_lazy("Không có trường nào tên như vậy; hãy bỏ đi hoặc sửa tên."),
    "string_too_long": gettext_lazy("Dài quá %(max_length)s ký tự."),
    "string_too_short": gettext_lazy("Không được để trống."),
    "string_pattern_mismatch": gettext_lazy("Có ký tự không dùng được."),
    "greater_than_equal": gettext_lazy("Phải từ %(ge)s trở lên."),
    "less_than_equal": gettext_lazy("Không được quá %(le)s."),
    "too_long": gettext_lazy("Nhiều nhất %(max_length)s phần tử."),
    "too_short": gettext_lazy("Ít nhất %(min_length)s phần tử."),
    "day": gettext_lazy("Ngày viết theo dạng năm-tháng-ngày, ví dụ 2026-11-20."),
    "enum": gettext_lazy("Phải là một trong: %(expected)s."),
    "literal_error": gettext_lazy("Phải là một trong: %(expected)s."),
}
_OTHER = gettext_lazy("Giá trị không đúng kiểu.")


def of_validation(errors: Iterable[Mapping[str, Any]]) -> Problem:
    """What the description of the operation does not let pass, each with its place."""
    told = [{"loc": [_place(one) for one in error["loc"]], "message": _words(error)} for error in errors]
    where = ", ".join(".".join(str(part) for part in one["loc"]) for one in told[:5])
    words = _("Chưa đúng: %(where)s. Xem «errors»; không có gì bị thay đổi.") % {"where": where}
    return Problem(422, "invalid", words, errors=told)


def _words(error: Mapping[str, Any]) -> str:
    kind, facts = str(error["type"]), error.get("ctx") or {}
    words = str(_WORDS.get(kind, _OTHER))
    return words % facts if "%(" in words else words


def _place(part: Any) -> str | int:
    return part if isinstance(part, int) else str(part)
