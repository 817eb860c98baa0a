"""What can go wrong with sheets, in words that say what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError


class Unreadable(ActionError):
    """The file cannot be taken as a table; `code` is for tests, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__()
        self.code, self.message = code, message

    def __str__(self) -> str:
        return str(self.message)  # the words of others may hold a per cent sign


class NotNow(ActionError):
    message = _("Bảng này đang ở bước khác nên chưa làm được việc này. Hãy tải lại trang để xem đang ở đâu.")


class NothingToApply(ActionError):
    message = _("Không có thay đổi nào để ghi. Hãy chọn ở các dòng còn vướng, hoặc sửa tệp rồi tải lên lại.")


class NoContentColumn(ActionError):
    message = _("Hãy chỉ rõ cột nào là nội dung nhiệm vụ.")


class TwiceTheSame(ActionError):
    message = _("Hai cột cùng được chọn là «%(field)s». Mỗi loại chỉ chọn một cột.")
