"""The words for states, roles and deadlines: one place, so that every page says the same thing.

The words are those of official statistics and of the trackers in use (domain notes on
reporting, §2.1). Codes are those of `rules.lifecycle` and `rules.lateness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.rules.comparison import ChangeKind
from dondoc.rules.lateness import DONE, TimeState, days_late, effective_due
from dondoc.rules.lifecycle import LifeCycle, Step
from dondoc.rules.six_clear import Clear, Unclear
from dondoc.vn.working_days import WorkCalendar

Word = str | Promise

LIFE: dict[LifeCycle, Word] = {
    LifeCycle.NEW: gettext_lazy("Chưa nhận"),
    LifeCycle.IN_PROGRESS: gettext_lazy("Đang thực hiện"),
    LifeCycle.AWAITING: gettext_lazy("Chờ xác nhận"),
    LifeCycle.REWORK: gettext_lazy("Làm lại"),
    LifeCycle.DONE: gettext_lazy("Đã hoàn thành"),
    LifeCycle.SUSPENDED: gettext_lazy("Tạm hoãn"),
    LifeCycle.REFUSED: gettext_lazy("Từ chối"),
    LifeCycle.DROPPED: gettext_lazy("Không thực hiện"),
}

TIME: dict[TimeState, Word] = {
    TimeState.IN_TIME: gettext_lazy("Trong hạn"),
    TimeState.DUE_SOON: gettext_lazy("Sắp đến hạn"),
    TimeState.OVERDUE: gettext_lazy("Quá hạn"),
    TimeState.NO_DEADLINE: gettext_lazy("Không hạn"),
    TimeState.CONDITIONAL: gettext_lazy("Chưa đủ điều kiện"),
    TimeState.DONE_ON_TIME: gettext_lazy("Hoàn thành đúng hạn"),
    TimeState.DONE_LATE: gettext_lazy("Hoàn thành quá hạn"),
    TimeState.DONE_NO_DEADLINE: gettext_lazy("Đã hoàn thành, không hạn"),
    TimeState.OUT: gettext_lazy("Ngoài diện tính hạn"),
}

CELLS: dict[str, Word] = {
    "done_on_time": gettext_lazy("Đã xong, đúng hạn"),
    "done_late": gettext_lazy("Đã xong, quá hạn"),
    "open_in_time": gettext_lazy("Chưa xong, trong hạn"),
    "open_overdue": gettext_lazy("Chưa xong, quá hạn"),
    "no_deadline": gettext_lazy("Không hạn"),
    "out": gettext_lazy("Tạm hoãn, từ chối, không thực hiện"),
}

# What the buttons say.
STEPS: dict[Step, Word] = {
    Step.ACCEPT: gettext_lazy("Nhận việc"),
    Step.REFUSE: gettext_lazy("Từ chối"),
    Step.REPORT: gettext_lazy("Báo cáo tiến độ"),
    Step.ASK_COMPLETION: gettext_lazy("Báo cáo hoàn thành"),
    Step.CONFIRM: gettext_lazy("Xác nhận hoàn thành"),
    Step.SEND_BACK: gettext_lazy("Trả lại"),
    Step.SUSPEND: gettext_lazy("Tạm hoãn"),
    Step.RESUME: gettext_lazy("Cho làm tiếp"),
    Step.DROP: gettext_lazy("Không thực hiện"),
    Step.REASSIGN: gettext_lazy("Chuyển cơ quan chủ trì"),
    Step.REOPEN: gettext_lazy("Mở lại"),
}

SIX: dict[Clear, Word] = {
    Clear.PERSON: gettext_lazy("rõ người"),
    Clear.WORK: gettext_lazy("rõ việc"),
    Clear.TIME: gettext_lazy("rõ thời gian"),
    Clear.DUTY: gettext_lazy("rõ trách nhiệm"),
    Clear.PRODUCT: gettext_lazy("rõ sản phẩm"),
    Clear.AUTHORITY: gettext_lazy("rõ thẩm quyền"),
}

UNCLEAR: dict[Unclear, Word] = {
    Unclear.NO_LEAD: gettext_lazy("chưa có cơ quan chủ trì"),
    Unclear.SEVERAL_LEADS: gettext_lazy("hơn một cơ quan chủ trì"),
    Unclear.NO_PERSON: gettext_lazy("chưa có người làm"),
    Unclear.NO_VERB: gettext_lazy("không nêu hành động"),
    Unclear.VAGUE_VERB: gettext_lazy("động từ chung chung, không đo được"),
    Unclear.NO_DEADLINE: gettext_lazy("chưa có thời hạn"),
    Unclear.NO_ROLES: gettext_lazy("chưa phân công"),
    Unclear.NO_LEAD_ROLE: gettext_lazy("chưa rõ ai chủ trì"),
    Unclear.BODY_WITHOUT_ROLE: gettext_lazy("có cơ quan chưa rõ vai trò"),
    Unclear.NO_PRODUCT: gettext_lazy("chưa nêu sản phẩm"),
    Unclear.NO_AUTHORITY: gettext_lazy("chưa nêu cấp quyết định"),
    Unclear.AUTHORITY_NOT_NAMED: gettext_lazy("«cấp có thẩm quyền» chưa rõ là ai"),
}

CHANGES: dict[ChangeKind, Word] = {
    ChangeKind.NEWLY_GIVEN: gettext_lazy("Mới giao"),
    ChangeKind.NEWLY_DONE: gettext_lazy("Mới xong"),
    ChangeKind.NEWLY_LATE: gettext_lazy("Mới quá hạn"),
    ChangeKind.EXTENDED: gettext_lazy("Được gia hạn"),
    ChangeKind.BROUGHT_FORWARD: gettext_lazy("Hạn đến sớm hơn"),
    ChangeKind.SENT_BACK: gettext_lazy("Bị trả lại"),
    ChangeKind.SUSPENDED: gettext_lazy("Tạm hoãn"),
    ChangeKind.RESUMED: gettext_lazy("Làm tiếp"),
    ChangeKind.REFUSED: gettext_lazy("Từ chối"),
    ChangeKind.DROPPED: gettext_lazy("Không thực hiện"),
    ChangeKind.REOPENED: gettext_lazy("Mở lại"),
    ChangeKind.GONE: gettext_lazy("Không còn trong kế hoạch"),
}

# As a second word behind another: «Chờ xác nhận, quá hạn».
_LIFE_AFTER = {
    LifeCycle.NEW: gettext_lazy("chưa nhận"),
    LifeCycle.IN_PROGRESS: gettext_lazy("đang thực hiện"),
    LifeCycle.REWORK: gettext_lazy("làm lại"),
}
_TIME_AFTER = {
    TimeState.IN_TIME: gettext_lazy("trong hạn"),
    TimeState.DUE_SOON: gettext_lazy("sắp đến hạn"),
    TimeState.OVERDUE: gettext_lazy("quá hạn"),
    TimeState.NO_DEADLINE: gettext_lazy("không hạn"),
    TimeState.CONDITIONAL: gettext_lazy("chưa đủ điều kiện"),
}
_TIME_SPEAKS_FIRST = frozenset({TimeState.OVERDUE, TimeState.DUE_SOON})


@dataclass(frozen=True, slots=True)
class StateWords:
    """A state as people see it: the code of its shape and colour, the first word, and what comes behind it."""

    code: str
    first: Word
    after: Word = ""

    def __str__(self) -> str:
        return f"{self.first}, {self.after}" if self.after else str(self.first)


def state_words(life: str, time: str) -> StateWords:
    """What a badge says. Time speaks first where it asks for a person; else the life cycle does.

    >>> str(state_words("in_progress", "overdue"))
    'Quá hạn, đang thực hiện'
    >>> str(state_words("done", "done_late"))
    'Hoàn thành quá hạn'
    """
    stage, clock = LifeCycle(life), TimeState(time)
    if clock in DONE:
        return StateWords("done" if clock is TimeState.DONE_NO_DEADLINE else clock.value, TIME[clock])
    if clock in _TIME_SPEAKS_FIRST and stage in _LIFE_AFTER:
        return StateWords(clock.value, TIME[clock], _LIFE_AFTER[stage])
    return StateWords(stage.value, LIFE[stage], _TIME_AFTER.get(clock, ""))


def time_words(time: str) -> StateWords:
    """The same for lists that speak of time alone."""
    clock = TimeState(time)
    return StateWords("done" if clock is TimeState.DONE_NO_DEADLINE else clock.value, TIME[clock])


def day(value: date) -> str:
    """A day as offices write it, whatever the language of the page.

    >>> day(date(2026, 6, 3))
    '03/06/2026'
    """
    return f"{value:%d/%m/%Y}"


def days(number: int) -> str:
    """«5 ngày»."""
    return ngettext("%(number)d ngày", "%(number)d ngày", number) % {"number": number}


def deadline_words(
    due: date | None, *, today: date, calendar: WorkCalendar, done_on: date | None = None, conditional: bool = False
) -> str:
    """The sentence beside a deadline, with the days left or the days over.

    >>> deadline_words(date(2026, 6, 30), today=date(2026, 6, 18), calendar=WorkCalendar())
    'Hạn 30/06/2026 (còn 12 ngày)'
    >>> deadline_words(date(2026, 6, 30), today=date(2026, 7, 5), calendar=WorkCalendar())
    'Quá hạn 5 ngày (hạn 30/06/2026)'
    """
    if done_on is not None:
        return _done_words(due, done_on, calendar)
    if due is None:
        return _("Khi đủ điều kiện") if conditional else _("Không nêu hạn")
    if late := days_late(due, today, calendar):
        return _("Quá hạn %(days)s (hạn %(due)s)") % {"days": days(late.calendar_days), "due": day(due)}
    return _open_words(due, today, effective_due(due, calendar))


def _done_words(due: date | None, done_on: date, calendar: WorkCalendar) -> str:
    if due is None:
        return _("Xong %(done)s") % {"done": day(done_on)}
    late = days_late(due, done_on, calendar)
    facts = {"done": day(done_on), "due": day(due), "days": days(late.calendar_days)}
    if late:
        return _("Xong %(done)s, quá hạn %(days)s (hạn %(due)s)") % facts
    return _("Xong %(done)s (hạn %(due)s)") % facts


def _open_words(due: date, today: date, ends: date) -> str:
    facts = {"due": day(due), "ends": day(ends), "days": days((ends - today).days)}
    if ends == today:
        return _("Hạn hôm nay, %(due)s") % facts if due == ends else _("Hạn %(due)s, ngày nghỉ: hết hôm nay") % facts
    if due != ends:
        return _("Hạn %(due)s, ngày nghỉ: tính đến hết %(ends)s (còn %(days)s)") % facts
    return _("Hạn %(due)s (còn %(days)s)") % facts


def share(part: float | None) -> str:
    """A share with one decimal; nothing due is no share, which is not 0 %.

    >>> share(0.684), share(None)
    ('68,4%', 'chưa có')
    """
    return _("chưa có") if part is None else f"{number_format(part * 100, 1)}%"
