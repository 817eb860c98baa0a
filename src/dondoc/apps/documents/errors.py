"""What can go wrong with files and documents, in words that say what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.sizes import size_words

if TYPE_CHECKING:
    from dondoc.apps.documents.models import Document


class EmptyFile(ActionError):
    message = _("Tệp rỗng, không có nội dung nên không được lưu. Hãy kiểm tra lại tệp gốc rồi tải lên lại.")


class TooLarge(ActionError):
    message = _(
        "Tệp lớn hơn %(most)s nên không được lưu. Hãy chia thành nhiều tệp hoặc giảm độ phân giải bản quét"
        " rồi tải lên lại."
    )

    def __init__(self, *, limit: int, size: int = 0) -> None:
        super().__init__(most=size_words(limit))
        self.limit, self.size = limit, size


class NoRoom(ActionError):
    message = _(
        "Máy chủ hết chỗ lưu tệp nên tệp này chưa được lưu. Hãy báo quản trị viên; các tệp đã lưu không bị ảnh hưởng."
    )


class AlreadyHere(ActionError):
    """The very same bytes were uploaded before; `document` is the one that has them."""

    message = _("Tệp này đã có trong hệ thống, trùng từng byte với văn bản «%(document)s».")

    def __init__(self, document: Document) -> None:
        super().__init__(document=str(document))
        self.document = document


class NotNow(ActionError):
    message = _("Văn bản đang ở trạng thái khác nên chưa làm được việc này. Hãy tải lại trang để xem trạng thái mới.")


class ReasonMissing(ActionError):
    message = _("Hãy ghi lý do rút văn bản.")


class DayNotReal(ActionError):
    message = _("Ngày ban hành «%(day)s» không có thật. Hãy ghi dạng 31/12/2026, 12/2026 hoặc 2026.")


class ReviewBegun(ActionError):
    message = _("Văn bản này đã được rà soát một phần, đọc lại sẽ mất những gì đã rà. Hãy bỏ lượt rà soát trước.")
