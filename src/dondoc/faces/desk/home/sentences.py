"""The words of the desk: for each thing to do its verb, its button, its shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.tasks.sentences import Sentence, Verb, When
from dondoc.rules.lateness import TimeState

Word = str | Promise

STARTS: Mapping[Verb, Word] = {
    Verb.ACCEPT: _("Nhận việc"),
    Verb.REPORT: _("Báo cáo"),
    Verb.MEND: _("Làm lại"),
    Verb.OPINE: _("Cho ý kiến"),
    Verb.DO_SHARE: _("Làm phần việc"),
    Verb.CONFIRM: _("Xác nhận hoàn thành"),
    Verb.DECIDE_EXTENSION: _("Trả lời xin gia hạn"),
    Verb.REASSIGN: _("Giao lại việc bị từ chối"),
    Verb.FIND_LEAD: _("Giao cơ quan chủ trì"),
    Verb.DECIDE_SAME: _("Quyết định hai việc có trùng nhau không"),
    Verb.ASK_WHY: _("Hỏi vì sao quá hạn"),
    Verb.ASK_NEWS: _("Hỏi tin việc lâu không báo cáo"),
    Verb.AWAIT_CONFIRMATION: _("Chờ xác nhận hoàn thành"),
    Verb.AWAIT_EXTENSION: _("Chờ trả lời gia hạn"),
    Verb.AWAIT_OPINION: _("Chờ ý kiến"),
    Verb.AWAIT_SHARE: _("Chờ phần việc đã chia"),
    Verb.AWAIT_ACCEPTANCE: _("Chờ cơ quan nhận việc"),
}
ACTS: Mapping[Verb, Word] = {
    Verb.ACCEPT: _("Nhận việc"),
    Verb.REPORT: _("Báo cáo"),
    Verb.MEND: _("Xem ý kiến"),
    Verb.OPINE: _("Cho ý kiến"),
    Verb.DO_SHARE: _("Báo xong"),
    Verb.CONFIRM: _("Xem và xác nhận"),
    Verb.DECIDE_EXTENSION: _("Trả lời"),
    Verb.REASSIGN: _("Giao lại"),
    Verb.FIND_LEAD: _("Giao việc"),
    Verb.DECIDE_SAME: _("Xem hai việc"),
    Verb.ASK_WHY: _("Mở việc"),
    Verb.ASK_NEWS: _("Mở việc"),
}
_NAMES_SOMEBODY = frozenset({Verb.DO_SHARE, Verb.AWAIT_SHARE})


def start_of(one: Sentence) -> Word:
    """The verb with which the sentence begins."""
    return STARTS[Verb(one.verb)]


def shape_of(one: Sentence, today: date) -> str:
    """The shape beside the sentence: what the calendar says, else that somebody waits."""
    if one.time:
        return TimeState(one.time).value
    if one.when is When.WAITING:
        return "awaiting"
    return (TimeState.OVERDUE if one.day and one.day < today else TimeState.IN_TIME).value


def said_by(one: Sentence) -> str:
    """What somebody said, to be quoted; the name beside a share is no saying."""
    return "" if one.verb in _NAMES_SOMEBODY else one.note
