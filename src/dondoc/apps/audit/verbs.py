"""What can happen, in the words of the task's page. A new verb is a line here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """Codes of events with the words for them: «Nguyễn Văn A *đã gia hạn*»."""

    # documents and review
    UPLOADED = "uploaded", _("tải văn bản lên")
    READ = "read", _("đọc xong văn bản")
    READING_FAILED = "reading_failed", _("chưa đọc được văn bản")
    ITEM_ACCEPTED = "item_accepted", _("nhận mục")
    ITEM_EDITED = "item_edited", _("sửa mục")
    ITEM_SPLIT = "item_split", _("tách mục")
    ITEM_MERGED = "item_merged", _("gộp mục")
    ITEM_REJECTED = "item_rejected", _("bỏ mục")
    ITEM_RESTORED = "item_restored", _("lấy lại mục")
    ITEM_ADDED = "item_added", _("thêm mục")
    ITEM_UNDONE = "item_undone", _("hủy bước vừa làm")
    FACTS_CORRECTED = "facts_corrected", _("sửa thông tin văn bản")
    KEPT = "kept", _("lưu văn bản để tra cứu")
    REVIEW_REOPENED = "review_reopened", _("mở lại việc rà soát")
    ADOPTED = "adopted", _("đưa kế hoạch vào thực hiện")
    AMENDED = "amended", _("sửa đổi theo văn bản mới")
    ENDED = "ended", _("kết thúc theo văn bản mới")
    REPLACED = "replaced", _("thay thế theo văn bản mới")
    JOINED = "joined", _("nhập vào việc trùng")
    PARTED = "parted", _("tách khỏi việc trùng")
    KEPT_APART = "kept_apart", _("xác định là hai việc khác nhau")
    PLAN_CHANGED = "plan_changed", _("sửa thông tin kế hoạch")
    # life of a task
    ASSIGNED = "assigned", _("giao việc")
    ACCEPTED = "accepted", _("nhận việc")
    REFUSED = "refused", _("từ chối việc")
    REPORTED = "reported", _("báo cáo tiến độ")
    COMPLETION_ASKED = "completion_asked", _("báo cáo hoàn thành")
    CONFIRMED = "confirmed", _("xác nhận hoàn thành")
    SENT_BACK = "sent_back", _("trả lại")
    SUSPENDED = "suspended", _("tạm hoãn")
    RESUMED = "resumed", _("cho làm tiếp")
    DROPPED = "dropped", _("cho không thực hiện")
    REOPENED = "reopened", _("mở lại")
    REASSIGNED = "reassigned", _("chuyển cơ quan chủ trì")
    EXTENSION_ASKED = "extension_asked", _("xin gia hạn")
    EXTENSION_GRANTED = "extension_granted", _("đồng ý gia hạn")
    EXTENSION_REFUSED = "extension_refused", _("không đồng ý gia hạn")
    DEADLINE_SET = "deadline_set", _("đặt thời hạn")
    DIVIDED = "divided", _("chia việc")
    PERSON_NAMED = "person_named", _("phân công người thực hiện")
    SHARE_WITHDRAWN = "share_withdrawn", _("rút lại phần việc")
    SHARE_DONE = "share_done", _("xong phần việc")
    OPINION_ASKED = "opinion_asked", _("xin ý kiến")
    OPINION_GIVEN = "opinion_given", _("cho ý kiến")
    COORDINATOR_ADDED = "coordinator_added", _("thêm cơ quan phối hợp")
    COORDINATOR_REMOVED = "coordinator_removed", _("thôi cơ quan phối hợp")
    CLOSED = "closed", _("khép lại việc theo dõi chung")
    TASK_EDITED = "task_edited", _("sửa nhiệm vụ")
    PERIOD_OPENED = "period_opened", _("mở kỳ mới")
    # bodies
    REORGANISED = "reorganised", _("sắp xếp tổ chức")
    REORGANISATION_UNDONE = "reorganisation_undone", _("hủy sắp xếp tổ chức")
    MOVED = "moved", _("chuyển theo sắp xếp tổ chức")
    BODY_ADDED = "body_added", _("thêm cơ quan")
    BODY_CHANGED = "body_changed", _("sửa thông tin cơ quan")
    COMMUNES_IMPORTED = "communes_imported", _("nhập danh mục xã")
    # people
    ROLE_GIVEN = "role_given", _("giao vai trò")
    ROLE_ENDED = "role_ended", _("thôi vai trò")
    PERSON_ADDED = "person_added", _("thêm người dùng")
    PERSON_CHANGED = "person_changed", _("sửa thông tin người dùng")
    PERSON_DEACTIVATED = "person_deactivated", _("ngừng tài khoản")
    PERSON_REACTIVATED = "person_reactivated", _("mở lại tài khoản")
    INVITED = "invited", _("mời vào hệ thống")
    SIGN_IN_RESET = "sign_in_reset", _("gỡ xác thực hai bước")
    SETTINGS_CHANGED = "settings_changed", _("sửa cấu hình")
