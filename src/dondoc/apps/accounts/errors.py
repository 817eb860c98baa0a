"""What can go wrong with people and roles, in words that say what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError


class EmailTaken(ActionError):
    message = _(
        "Địa chỉ %(email)s đã có người dùng. Hãy tìm người đó trong danh sách và giao vai trò;"
        " nếu không thấy, hãy đề nghị quản trị viên."
    )


class NameMissing(ActionError):
    message = _("Hãy ghi họ và tên.")


class RoleNeedsBody(ActionError):
    message = _("Vai trò này phải gắn với một cơ quan; hãy chọn cơ quan.")


class UnitOutsideBody(ActionError):
    message = _("Phòng, đơn vị đã chọn không thuộc cơ quan này; hãy chọn lại.")


class RoleAlreadyHeld(ActionError):
    message = _("Người này đã giữ vai trò đó trong thời gian này, từ ngày %(since)s. Hãy kết thúc vai trò cũ trước.")


class RoleEndsBeforeItStarts(ActionError):
    message = _("Ngày kết thúc phải sau ngày bắt đầu %(since)s.")


class RoleOver(ActionError):
    message = _("Vai trò này đã kết thúc trước ngày %(until)s.")


class LastAdministrator(ActionError):
    message = _("Đây là quản trị viên duy nhất. Hãy giao vai trò quản trị cho một người khác trước.")


class PersonInactive(ActionError):
    message = _("Tài khoản của người này đã ngừng. Hãy mở lại tài khoản trước khi giao vai trò.")


class FilterNameMissing(ActionError):
    message = _("Hãy đặt tên cho bộ lọc.")


class FilterTooLong(ActionError):
    message = _("Bộ lọc này quá dài để lưu; hãy bỏ bớt điều kiện.")


class KeyNameMissing(ActionError):
    message = _("Hãy đặt tên để sau này biết khóa này dùng ở đâu.")


class ScopeMissing(ActionError):
    message = _("Hãy chọn ít nhất một việc mà khóa được làm.")


class TokenTooLong(ActionError):
    message = _("Ngày hết hạn phải từ hôm nay đến %(day)s.")


class TooManyKeys(ActionError):
    message = _("Đã có %(number)s khóa còn dùng được. Hãy thu hồi khóa không còn cần trước khi tạo khóa mới.")


class DataRequestOpen(ActionError):
    message = _("Yêu cầu này đã gửi và đang chờ xử lý.")


class DataRequestClosed(ActionError):
    message = _("Yêu cầu này đã được trả lời hoặc đã rút.")


class WorkInHand(ActionError):
    message = _("Người này còn %(number)s việc đang làm. Hãy giao lại các việc đó cho người khác trước khi xóa.")


class AlreadyErased(ActionError):
    message = _("Dữ liệu của người này đã được xóa trước đây; tài khoản không mở lại được.")
