"""The sentences of a desk: a verb, a thing, a day, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class When(StrEnum):
    """In which of the three lists a sentence stands."""

    TODAY = "today"
    WEEK = "week"
    WAITING = "waiting"


class Verb(StrEnum):
    """What is to be done, or waited for. The words are the page's."""

    ACCEPT = "accept"  # nhận việc
    REPORT = "report"  # báo cáo tiến độ, hoàn thành
    MEND = "mend"  # làm lại việc bị trả lại
    OPINE = "opine"  # cho ý kiến
    DO_SHARE = "do_share"  # làm phần việc được chia
    CONFIRM = "confirm"  # xác nhận hoàn thành
    DECIDE_EXTENSION = "decide_extension"  # trả lời xin gia hạn
    REASSIGN = "reassign"  # giao lại việc bị từ chối
    FIND_LEAD = "find_lead"  # giao cơ quan chủ trì
    DECIDE_SAME = "decide_same"  # quyết định việc trùng
    ASK_WHY = "ask_why"  # việc quá hạn: vì sao
    ASK_NEWS = "ask_news"  # việc lâu không có báo cáo
    AWAIT_CONFIRMATION = "await_confirmation"
    AWAIT_EXTENSION = "await_extension"
    AWAIT_OPINION = "await_opinion"
    AWAIT_SHARE = "await_share"
    AWAIT_ACCEPTANCE = "await_acceptance"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line: the verb, the thing, the day, and where it is done.

    `note` holds what somebody said: the reason of a request, the last report of late work.
    """

    when: When
    verb: Verb
    thing: str
    url_name: str
    url_args: tuple[int, ...]
    day: date | None = None
    time: str = ""
    plan: str = ""
    body_id: int | None = None
    body: str = ""
    count: int = 1
    note: str = ""
    task_id: int | None = None
    part_id: int | None = None


FRIDAY = 5


def end_of_week(today: date) -> date:
    """The Friday of this week; at the weekend, that of the next."""
    return today + timedelta(days=(FRIDAY - today.isoweekday()) % 7)
