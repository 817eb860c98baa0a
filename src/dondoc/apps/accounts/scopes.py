"""What a key may be used for. A scope opens nothing that its person could not do: it only leaves things out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """Codes as programs see them, with the words for people."""

    TASKS_READ = "tasks:read", _("xem nhiệm vụ và phần việc")
    TASKS_WRITE = "tasks:write", _("nhận việc, báo cáo, xác nhận và các bước khác")
    PLANS_READ = "plans:read", _("xem kế hoạch và các mục của kế hoạch")
    DOCUMENTS_READ = "documents:read", _("xem và tải văn bản")
    BODIES_READ = "bodies:read", _("xem danh mục cơ quan, đối chiếu tên")
    EVENTS_READ = "events:read", _("đọc diễn biến (các sự kiện)")
    WEBHOOKS_WRITE = "webhooks:write", _("đăng ký nhận tin tự động (quản trị viên)")


ALL = tuple(scope.value for scope in Scope)
