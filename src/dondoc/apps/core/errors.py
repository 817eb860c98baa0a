"""What can go wrong when people act on the record, in words that say what to do next."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ActionError(Exception):
    """An action could not be done; nothing was changed. The message is for the person who tried."""

    message: str | Promise = _("Việc này không thực hiện được. Không có gì bị thay đổi.")

    def __init__(self, message: str | Promise | None = None, **facts: Any) -> None:
        self.message = message or self.message
        self.facts = facts
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message) % self.facts if self.facts else str(self.message)


class Changed(ActionError):
    """Somebody else saved in the meantime: `theirs` is what stands now, `mine` what was not saved."""

    message = _("Người khác vừa lưu thay đổi ở đây. Nội dung của bạn còn nguyên bên dưới; hãy xem hai bản rồi lưu lại.")

    def __init__(self, *, theirs: Any = None, mine: Any = None) -> None:
        super().__init__()
        self.theirs, self.mine = theirs, mine
