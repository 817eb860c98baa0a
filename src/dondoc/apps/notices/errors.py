"""What can go wrong with notices, in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError


class AddressNotAllowed(ActionError):
    message = _("Địa chỉ nhận này không dùng được: %(why)s")


class UnknownVerbs(ActionError):
    message = _("Có loại sự kiện mà hệ thống không gửi: %(verbs)s. Hãy chọn trong danh sách.")


class OwnerNotThere(ActionError):
    message = _("Người chịu trách nhiệm phải là người đang dùng hệ thống và có vai trò.")


class AlwaysTold(ActionError):
    message = _("Thư báo việc mới giao thì không tắt được.")
