"""What to do about letters that did not go out, in words for the administrator."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.notices.models import Letter

Fault = Letter.Fault

WHAT_TO_DO: Mapping[str, str | Promise] = {
    "unset": _("Chưa đặt máy chủ thư. Người vận hành đặt DONDOC_SMTP_HOST và DONDOC_MAIL_FROM rồi khởi động lại."),
    Fault.RECIPIENT: _("Địa chỉ này không có, đã đóng hoặc đầy. Sửa thư điện tử của người này rồi bấm gửi lại."),
    Fault.CONTENT: _(
        "Máy chủ thư coi thư là thư rác hoặc quá lớn. Nhờ người quản trị máy chủ thư cho phép người gửi của Đôn Đốc, "
        "rồi bấm gửi lại."
    ),
    Fault.SENDER: _("Máy chủ thư không cho gửi bằng địa chỉ ở DONDOC_MAIL_FROM. Đặt địa chỉ mà tài khoản được dùng."),
    Fault.AUTH: _("Xem lại DONDOC_SMTP_USER và DONDOC_SMTP_PASSWORD, và máy chủ thư có cho tài khoản này gửi không."),
    Fault.TLS: _(
        "Xem lại DONDOC_SMTP_SECURITY (starttls, tls hoặc none) và DONDOC_SMTP_PORT; chứng thư của máy chủ thư phải "
        "còn hạn và đúng tên ở DONDOC_SMTP_HOST."
    ),
    Fault.DNS: _("Tên ở DONDOC_SMTP_HOST không tìm thấy. Xem lại chính tả và DNS của máy chủ này."),
    Fault.REFUSED: _("Sai DONDOC_SMTP_PORT, máy chủ thư đang tắt, hoặc tường lửa chặn đường tới máy chủ thư."),
    Fault.SLOW: _("Máy chủ thư không trả lời kịp. Xem đường truyền và tường lửa; thư chưa gửi sẽ tự gửi lại."),
    Fault.BUSY: _("Máy chủ thư hẹn gửi sau. Không cần làm gì; thư tự gửi lại trong ngày."),
    Fault.OTHER: _("Xem lời của máy chủ thư bên cạnh và nhật ký của dịch vụ, rồi bấm gửi thư thử."),
}


def what_to_do(fault: str) -> str:
    """The sentence beside a fault; nothing where there is none."""
    return str(WHAT_TO_DO.get(fault, ""))
