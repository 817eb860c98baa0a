"""The words of notices: how a line of a digest stands, what a subject counts, what a notice behind the bell says."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.apps.audit.verbs import Verb
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.sources import Line

Word = str | Promise


def day_words(day: date) -> str:
    """A day as offices write it."""
    return f"{day:%d/%m/%Y}"


def count_words(kind: Kind, number: int) -> str:
    """«2 việc quá hạn»: what a subject says of one kind."""
    facts = {"number": number}
    match kind:
        case Kind.OVERDUE:
            return ngettext("%(number)d việc quá hạn", "%(number)d việc quá hạn", number) % facts
        case Kind.TODAY:
            return ngettext("%(number)d việc đến hạn hôm nay", "%(number)d việc đến hạn hôm nay", number) % facts
        case Kind.SENT_BACK:
            return ngettext("%(number)d việc bị trả lại", "%(number)d việc bị trả lại", number) % facts
        case Kind.NEW:
            return ngettext("%(number)d việc mới", "%(number)d việc mới", number) % facts
        case Kind.SOON:
            return ngettext("%(number)d việc sắp đến hạn", "%(number)d việc sắp đến hạn", number) % facts
        case Kind.WAITING:
            return ngettext("%(number)d việc chờ bạn", "%(number)d việc chờ bạn", number) % facts
        case Kind.MOVED:
            return ngettext("%(number)d việc tiếp nhận", "%(number)d việc tiếp nhận", number) % facts
        case Kind.ESCALATED:
            return ngettext(
                "%(number)d việc quá hạn lâu cần chỉ đạo", "%(number)d việc quá hạn lâu cần chỉ đạo", number
            ) % facts  # fmt: skip


# What is to be done, where the heading of the section does not say it.
ACTS: dict[str, Word] = {
    "accept": gettext_lazy("Nhận việc"),
    "help": gettext_lazy("Phối hợp"),
    "person": gettext_lazy("Giao cho bạn"),
    "confirm": gettext_lazy("Xác nhận hoàn thành"),
    "reassign": gettext_lazy("Giao lại việc bị từ chối"),
    "decide": gettext_lazy("Trả lời xin gia hạn"),
    "opine": gettext_lazy("Cho ý kiến"),
    "share": gettext_lazy("Làm phần việc được chia"),
}


def state_words(line: Line) -> str:
    """How the thing stands in time, in one phrase."""
    if line.day is None:
        return ""
    facts = {"day": day_words(line.day), "number": line.number}
    if line.kind in (Kind.OVERDUE, Kind.ESCALATED) or line.number < 0:
        late = abs(line.number)
        facts["number"] = late
        return ngettext(
            "Quá hạn %(number)d ngày (hạn %(day)s)", "Quá hạn %(number)d ngày (hạn %(day)s)", late
        ) % facts  # fmt: skip
    if line.kind is Kind.TODAY:
        return _("Hạn %(day)s, hết hôm nay") % facts
    if line.kind is Kind.SOON:
        return ngettext(
            "Hạn %(day)s, còn %(number)d ngày làm việc", "Hạn %(day)s, còn %(number)d ngày làm việc", line.number
        ) % facts  # fmt: skip
    return _("Hạn %(day)s") % facts


# What a notice behind the bell says before the thing; the verbs of the record, as they concern the reader.
HAPPENED: dict[str, Word] = {
    Verb.ASSIGNED: gettext_lazy("Việc mới giao"),
    Verb.PERIOD_OPENED: gettext_lazy("Mở kỳ mới"),
    Verb.REFUSED: gettext_lazy("Bị từ chối, cần giao lại"),
    Verb.COMPLETION_ASKED: gettext_lazy("Báo cáo hoàn thành, chờ bạn xác nhận"),
    Verb.CONFIRMED: gettext_lazy("Đã được xác nhận hoàn thành"),
    Verb.SENT_BACK: gettext_lazy("Bị trả lại"),
    Verb.SUSPENDED: gettext_lazy("Được tạm hoãn"),
    Verb.RESUMED: gettext_lazy("Được làm tiếp"),
    Verb.DROPPED: gettext_lazy("Không thực hiện nữa"),
    Verb.REOPENED: gettext_lazy("Được mở lại"),
    Verb.REASSIGNED: gettext_lazy("Chuyển cơ quan chủ trì"),
    Verb.EXTENSION_ASKED: gettext_lazy("Xin gia hạn, chờ bạn trả lời"),
    Verb.EXTENSION_GRANTED: gettext_lazy("Được đồng ý gia hạn"),
    Verb.EXTENSION_REFUSED: gettext_lazy("Không đồng ý gia hạn"),
    Verb.DEADLINE_SET: gettext_lazy("Đổi thời hạn"),
    Verb.DIVIDED: gettext_lazy("Phần việc được chia cho bạn"),
    Verb.PERSON_NAMED: gettext_lazy("Bạn được phân công thực hiện"),
    Verb.SHARE_WITHDRAWN: gettext_lazy("Phần việc được rút lại"),
    Verb.SHARE_DONE: gettext_lazy("Xong một phần việc đã chia"),
    Verb.OPINION_ASKED: gettext_lazy("Xin ý kiến của cơ quan bạn"),
    Verb.OPINION_GIVEN: gettext_lazy("Đã có ý kiến trả lời"),
    Verb.COORDINATOR_ADDED: gettext_lazy("Mời phối hợp"),
    Verb.COORDINATOR_REMOVED: gettext_lazy("Thôi phối hợp"),
    Verb.TASK_EDITED: gettext_lazy("Nhiệm vụ được sửa"),
    Verb.AMENDED: gettext_lazy("Sửa đổi theo văn bản mới"),
    Verb.ENDED: gettext_lazy("Kết thúc theo văn bản mới"),
    Verb.REPLACED: gettext_lazy("Thay thế theo văn bản mới"),
    Verb.MOVED: gettext_lazy("Tiếp nhận do sắp xếp tổ chức"),
    Verb.MAIL_MUTED: gettext_lazy("Bạn đã đổi loại thư nhận"),
    Verb.WEBHOOK_STOPPED: gettext_lazy("Dừng gửi tự động vì lỗi nhiều lần"),
}


def happened_words(verb: str, count: int) -> str:
    """The first words of a notice; several of one plan at once are counted."""
    word = str(HAPPENED.get(verb) or (Verb(verb).label if verb in Verb.values else verb))
    if count == 1:
        return word
    many = ngettext("%(word)s: %(number)d việc", "%(word)s: %(number)d việc", count)
    return many % {"word": word, "number": count}
