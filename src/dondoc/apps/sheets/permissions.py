"""Who may do what with tables. A table belongs to whoever sent it up; what it changes is asked of each action."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import YES, Decision, no
from dondoc.apps.sheets.models import Export, Upload


def can_send_up(user: User) -> Decision:
    """Whoever has a role somewhere."""
    held = user.standing
    if held.is_admin or held.bodies_all:
        return YES
    return no(_("Bạn chưa có vai trò nào nên chưa dùng được bảng tính. Hãy đề nghị quản trị viên giao vai trò."))


def uploads_of(user: User) -> QuerySet[Upload]:
    return Upload.objects.filter(by=user)


def exports_of(user: User) -> QuerySet[Export]:
    return Export.objects.filter(by=user)
