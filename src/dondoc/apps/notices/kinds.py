"""The kinds of things that a digest tells, in the order in which it tells them, with their words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The words are the headings of the letter."""

    OVERDUE = "overdue", _("Quá hạn")
    TODAY = "today", _("Đến hạn hôm nay")
    SENT_BACK = "sent_back", _("Bị trả lại, cần làm lại")
    NEW = "new", _("Việc mới giao")
    SOON = "soon", _("Sắp đến hạn")
    WAITING = "waiting", _("Đang chờ bạn")
    MOVED = "moved", _("Tiếp nhận do sắp xếp tổ chức")
    ESCALATED = "escalated", _("Quá hạn lâu ở cơ quan bạn phụ trách")


ALWAYS = frozenset({Kind.NEW})
"""What nobody can refuse to be told: that work was given."""

MUTABLE = tuple(kind for kind in Kind if kind not in ALWAYS)

ONCE = frozenset({Kind.NEW, Kind.MOVED, Kind.SENT_BACK, Kind.ESCALATED})
"""Told in one letter. All others stand in every letter as long as they hold."""

MEANS = {
    Kind.OVERDUE: _("Việc đã qua hạn mà chưa xong. Nhắc ngày đầu tiên, rồi nhắc lại theo số ngày tỉnh đặt."),
    Kind.TODAY: _("Việc hết hạn trong ngày."),
    Kind.SENT_BACK: _("Báo cáo hoàn thành bị trả lại."),
    Kind.NEW: _("việc vừa giao cho cơ quan hoặc cho bạn luôn được báo bằng thư."),
    Kind.SOON: _("Trước hạn 7, 3, 1 ngày làm việc, hoặc số ngày tỉnh đặt."),
    Kind.WAITING: _("Chờ nhận việc, xác nhận, trả lời gia hạn, cho ý kiến, làm phần việc được chia."),
    Kind.MOVED: _("Việc chuyển về cơ quan bạn theo quyết định sắp xếp."),
    Kind.ESCALATED: _("Dành cho lãnh đạo: mỗi mốc ngày quá hạn báo một lần."),
}
