"""Words about roles: what each may, so that nobody has to guess when giving one."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Role

ROLE_MEANS: Mapping[str, str | Promise] = {
    Role.ADMINISTRATOR: _("Quản trị: thêm người dùng, cơ quan, cấu hình; xem mọi việc"),
    Role.LEADER: _("Lãnh đạo: xem mọi việc của cơ quan và các cơ quan bên dưới, xem tổng quan, quyết định gia hạn"),
    Role.MONITOR: _(
        "Theo dõi kế hoạch: tải văn bản, rà soát, đưa vào thực hiện, xác nhận hoàn thành, trả lại, gia hạn"
    ),
    Role.FOCAL_POINT: _(
        "Đầu mối của cơ quan: nhận việc, từ chối, chia việc, báo cáo, xin gia hạn; thêm người của cơ quan"
    ),
    Role.OFFICIAL: _("Chuyên viên: báo cáo phần việc được giao, xem việc của cơ quan"),
    Role.READER: _("Chỉ xem: xem việc của cơ quan"),
}
