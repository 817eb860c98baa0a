"""What the places of sentences and the fields are called on the page where a province words its letters."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SLOTS: dict[str, str | Promise] = {
    "subject": _("Trích yếu"),
    "opening": _("Mở đầu"),
    "opening_annex": _("Mở đầu, khi bảng ở phụ lục"),
    "opening_all": _("Mở đầu, gửi mọi cơ quan"),
    "opening_one": _("Mở đầu, gửi một cơ quan"),
    "request": _("Đề nghị, yêu cầu"),
    "closing": _("Câu kết"),
    "annex_title": _("Tên phụ lục"),
    "first_recipient": _("Dòng đầu của «Nơi nhận»"),
    "general_heading": _("Đề mục kết quả chung"),
    "general": _("Số liệu chung"),
    "by_body": _("Dẫn vào bảng từng cơ quan"),
    "by_body_annex": _("Dẫn tới phụ lục từng cơ quan"),
    "late_heading": _("Đề mục việc quá hạn"),
    "late": _("Dẫn vào bảng việc quá hạn"),
    "late_annex": _("Dẫn tới phụ lục việc quá hạn"),
    "late_none": _("Khi không có việc quá hạn"),
    "request_heading": _("Đề mục yêu cầu"),
    "body_annex_title": _("Tên phụ lục từng cơ quan"),
    "late_annex_title": _("Tên phụ lục việc quá hạn"),
}

FIELDS: dict[str, str | Promise] = {
    "receiver": _("tên cơ quan nhận"),
    "issuer": _("tên cơ quan ban hành"),
    "superior": _("tên cơ quan chủ quản"),
    "plans": _("một, hai kế hoạch viện dẫn đủ; nhiều hơn thì nói chung"),
    "plan": _("kế hoạch viện dẫn đủ loại, số, ngày, cơ quan ban hành"),
    "plan_title": _("trích yếu của kế hoạch"),
    "count": _("số nhiệm vụ trong văn bản"),
    "day": _("ngày tính số liệu"),
    "report_by": _("ngày phải báo cáo"),
    "annex": _("«Phụ lục», có số khi có nhiều phụ lục"),
    "scope": _("theo kế hoạch nào"),
    "month": _("tháng của thông báo"),
    "year": _("năm của thông báo"),
    "total": _("tổng số phần việc"),
    "due": _("số phần việc đã đến hạn hoặc đã xong: mẫu số của các tỷ lệ"),
    "done_on_time": _("số phần việc xong đúng hạn"),
    "done_late": _("số phần việc xong quá hạn"),
    "open_overdue": _("số phần việc chưa xong, quá hạn"),
    "open_in_time": _("số phần việc chưa xong, trong hạn"),
    "no_deadline": _("số phần việc không có thời hạn"),
    "on_time_rate": _("tỷ lệ xong đúng hạn trên số đến hạn"),
    "overdue_rate": _("tỷ lệ quá hạn trên số đến hạn"),
    "bodies": _("số cơ quan chủ trì"),
}

FACTS: dict[str, str | Promise] = {
    "text": _("nội dung"),
    "due": _("thời hạn"),
    "due_words": _("thời hạn"),
    "lead": _("chủ trì"),
    "coordinate": _("phối hợp"),
    "product": _("sản phẩm"),
    "said": _("nguyên nhân"),
    "done_on_time": _("xong đúng hạn"),
    "done_late": _("xong quá hạn"),
    "open_in_time": _("chưa xong, trong hạn"),
    "open_overdue": _("chưa xong, quá hạn"),
    "no_deadline": _("không hạn"),
}
"""What a row of facts is compared by, in words."""
