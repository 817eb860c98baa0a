"""What can go wrong at review and adoption, in words that say what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError, Changed

if TYPE_CHECKING:
    from dondoc.apps.plans.models import Plan
    from dondoc.apps.plans.problems import Problem
    from dondoc.apps.plans.three_way import Conflict
    from dondoc.apps.plans.values import Value


class ReviewClosed(ActionError):
    """The document is frozen: adopted, or kept for reference."""

    message = _("Việc rà soát văn bản này đã khép lại nên không sửa được nữa. Nội dung của bạn chưa được lưu.")


class ReviewBegun(ActionError):
    """A document on which people have worked is not read again under their hands."""

    message = _(
        "Đã có người rà soát văn bản này nên không đọc lại được: các quyết định sẽ mất. "
        "Hãy sửa trực tiếp từng mục, hoặc tải tệp lên thành văn bản mới."
    )


class NotLive(ActionError):
    """The item was rejected, split or merged: it can be taken back, not edited."""

    message = _("Mục này đã được bỏ, tách hoặc gộp. Hãy lấy lại mục rồi sửa tiếp.")


class ItemChanged(Changed):
    """Somebody else changed the item since it was seen, and the two edits touch the same fields.

    `base`, `mine` and `theirs` are values; `merged` holds all that does not conflict, and mine where
    it does; `conflicts` tells the fields; `version` is what must be seen to save again.
    """

    def __init__(
        self,
        *,
        base: Value,
        theirs: Value,
        mine: Value | None = None,
        merged: Value | None = None,
        conflicts: Mapping[str, Conflict] | None = None,
        version: int,
        state: str,
    ) -> None:
        super().__init__(theirs=theirs, mine=mine)
        self.base, self.merged, self.conflicts = base, merged, dict(conflicts or {})
        self.version, self.state = version, state


class InvalidValue(ActionError):
    """A value with faults was to be saved; `faults` tells them by field."""

    message = _("Một số ô chưa đúng; hãy sửa các ô được đánh dấu rồi lưu lại.")

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__()
        self.faults = dict(faults)


class TextLost(ActionError):
    """The parts of a split do not hold all words of the whole, or hold others."""

    message = _(
        "Các phần phải giữ đủ chữ của mục ban đầu. Thiếu hoặc khác từ chỗ: «%(at)s». Hãy tách trước, rồi sửa từng phần."
    )


class CannotMerge(ActionError):
    message = _("Chỉ gộp được hai mục cùng loại của một văn bản, cả hai chưa bỏ.")


class NoReason(ActionError):
    message = _("Hãy ghi lý do bỏ mục này, để người xem sau hiểu.")


class NothingToUndo(ActionError):
    message = _("Không còn bước nào của bạn để hủy.")


class ChangedSince(ActionError):
    """What is to be undone was built upon by somebody in the meantime."""

    message = _("Mục này đã có người sửa tiếp nên không hủy được bước trước. Hãy sửa trực tiếp.")


class NotReady(ActionError):
    """The review still has questions that stop adoption; `problems` lists them."""

    message = _("Chưa thể đưa kế hoạch vào thực hiện: còn %(count)d điểm cần giải quyết.")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(count=len(problems))
        self.problems = tuple(problems)


class InvalidPeriod(ActionError):
    message = _("Ngày kết thúc phải sau ngày bắt đầu thực hiện.")


class AlreadyAdopted(ActionError):
    """The second of two adoptions; `plan` is what the first made."""

    message = _("Kế hoạch này đã được đưa vào thực hiện rồi. Không có gì được tạo thêm.")

    def __init__(self, plan: Plan | None = None) -> None:
        super().__init__()
        self.plan = plan


class NotAValueOf(ActionError):
    """A value of another kind than the item's: a mistake of the caller."""

    message = _("Nội dung gửi lên không đúng loại của mục này. Không có gì bị thay đổi.")

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
