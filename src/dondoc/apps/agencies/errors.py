"""What can go wrong with the register of bodies, in words that say what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError


class NameMissing(ActionError):
    message = _("Hãy ghi tên cơ quan.")


class Overlaps(ActionError):
    message = _("Khoảng thời gian này trùng với «%(other)s». Hãy chọn ngày sau %(since)s.")


class NotThere(ActionError):
    message = _("%(name)s không hoạt động vào ngày %(day)s. Hãy chọn ngày hoặc cơ quan khác.")


class UnderItself(ActionError):
    message = _("%(parent)s đang ở dưới %(body)s nên không thể là cấp trên. Hãy chọn cơ quan khác.")


class CodeTaken(ActionError):
    message = _("Mã %(code)s đang của %(other)s. Hãy kiểm tra lại mã, hoặc kết thúc mã đó ở cơ quan kia trước.")


class AlreadyWritten(ActionError):
    message = _("Cơ quan này đã có cách viết «%(text)s».")


class NoLinks(ActionError):
    message = _("Hãy chọn ít nhất một cơ quan thay đổi.")


class LinkUnclear(ActionError):
    message = _("%(name)s có nhiều nơi nhận «phần còn lại». Hãy để lại một nơi, các nơi khác ghi rõ lĩnh vực.")


class LinkMissing(ActionError):
    message = _("Hãy chọn cơ quan tiếp nhận việc của %(name)s; chỉ giải thể mới không có nơi nhận.")


class InACircle(ActionError):
    message = _("%(name)s vừa kết thúc vừa tiếp nhận trong cùng một lần sắp xếp. Hãy bỏ một trong hai.")


class AlreadyUndone(ActionError):
    message = _("Lần sắp xếp này đã được hủy trước đó. Không có gì bị thay đổi.")
