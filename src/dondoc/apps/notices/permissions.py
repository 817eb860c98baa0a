"""Who may do what with notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import YES, Decision, no
from dondoc.apps.notices.models import Notice


def can_run_notices(user: User) -> Decision:
    """Settings of letters, the outbox, and webhooks: an administrator's."""
    return YES if standing(user).is_admin else no(_("Cấu hình nhắc việc do quản trị viên đặt."))


def can_read_notice(user: User, notice: Notice) -> Decision:
    """One's own."""
    return YES if notice.user_id == user.pk else no(_("Đây là thông báo của người khác."))
