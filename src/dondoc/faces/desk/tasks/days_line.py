"""The line of days of a task, and why it stands where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.extensions import was_asked_after_the_day
from dondoc.apps.tasks.models import Assignment, Extension
from dondoc.faces.charts.chart import Chart
from dondoc.faces.charts.timeline import Line, gantt, timeline
from dondoc.faces.desk import words
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.parts import PartLine
from dondoc.rules.lateness import TimeState, effective_due
from dondoc.rules.lifecycle import LifeCycle
from dondoc.rules.staleness import is_stale, months_silent

State = Assignment.State
MOST_LINES = 40


def days_of(part: Any, dossier: Dossier, days: Days) -> Chart:
    """One part: given, first date, agreed dates, reports, done."""
    own = [one for one in dossier.extensions if one.assignment_id == part.pk]
    reports = [report.on for report in dossier.reports if report.part_id == part.pk]
    return timeline(_line(part, own, reports, days), title=_("Dòng thời gian"), today=dossier.today)


def days_of_all(lines: Sequence[PartLine], dossier: Dossier, days: Days) -> Chart | None:
    """The parts of a group, or the periods of work that returns, one under the other."""
    drawn = []
    for line in lines[:MOST_LINES]:
        own = [one for one in dossier.extensions if one.assignment_id == line.part.pk]
        drawn.append(_line(line.part, own, (), days, label=line.period or line.now or line.then, url=line.url))
    if not drawn:
        return None
    return gantt(drawn, title=_("Dòng thời gian"), head=_("Phần việc"), today=dossier.today)


def why_of(part: Any, time: str, today: date, days: Days) -> list[str]:
    """What the state is computed from."""
    told = [_("Hôm nay là %(day)s.") % {"day": words.day(today)}, *_why_due(part, days), *_why_life(part)]
    if time == TimeState.DUE_SOON:
        told.append(
            ngettext(
                "«Sắp đến hạn» là còn không quá %(n)d ngày làm việc.",
                "«Sắp đến hạn» là còn không quá %(n)d ngày làm việc.",
                days.soon_days,
            )
            % {"n": days.soon_days}
        )
    if time == TimeState.OUT:
        told.append(_("Việc tạm hoãn, từ chối hoặc không thực hiện đứng ngoài diện tính hạn."))
    return told


def why_of_many() -> list[str]:
    """The same of a task with several parts."""
    return [
        _("Việc có nhiều phần chỉ xong khi mọi phần đã xong, trừ phần được cho không thực hiện."),
        _("Việc quá hạn khi có một phần còn mở đã quá hạn; hạn nêu ở đây là hạn gần nhất của các phần còn mở."),
        _("Tỷ lệ trung bình chỉ tính những phần đã báo cáo: chưa báo cáo không phải là 0%."),
    ]


def silence_of(part: Any, today: date, days: Days) -> str:
    """What is said of open-ended work that nobody has reported on for long."""
    state = LifeCycle(part.state)
    if part.due is not None or not is_stale(state, part.given_on, part.last_report_on, today, days.stale_months):
        return ""
    months = months_silent(part.given_on, part.last_report_on, today)
    return _("Đã %(n)d tháng không có báo cáo nào về việc này.") % {"n": months}


def _line(
    part: Any, extensions: Sequence[Extension], reports: Sequence[date], days: Days, label: str = "", url: str = ""
) -> Line:
    # What was asked for after the day lets the work go on, but moves no deadline.
    counted = (one for one in extensions if one.granted_due and not was_asked_after_the_day(one, days))
    agreed = sorted(one.granted_due for one in counted if one.granted_due)
    dues = list(dict.fromkeys(day for day in (part.first_due, *agreed, part.due) if day))
    return Line(
        label=label or _("Việc này"),
        given=part.given_on,
        dues=tuple(dues),
        reports=tuple(sorted(set(reports))),
        done=part.done_on if part.state == State.DONE else None,
        ends=effective_due(part.due, days.calendar) if part.due else None,
        url=url,
    )


def _why_due(part: Any, days: Days) -> list[str]:
    if part.due is None:
        return [_("Việc này không có ngày phải xong.")]
    told = [_("Hạn đang có hiệu lực: %(day)s.") % {"day": words.day(part.due)}]
    if part.first_due and part.first_due != part.due:
        told.append(_("Hạn đầu: %(day)s; hạn đầu được giữ lại trong hồ sơ.") % {"day": words.day(part.first_due)})
    ends = effective_due(part.due, days.calendar)
    if ends != part.due:
        facts = {"day": words.day(ends)}
        told.append(_("Hạn rơi vào ngày nghỉ nên tính đến hết %(day)s (Bộ luật Dân sự 2015, Điều 148.5).") % facts)
    return told


def _why_life(part: Any) -> list[str]:
    match part.state:
        case State.NEW:
            return [_("Cơ quan chủ trì chưa nhận việc.")]
        case State.AWAITING:
            day = words.day(part.done_on) if part.done_on else ""
            return [
                _("Cơ quan chủ trì báo hoàn thành ngày %(day)s; đúng hạn hay quá hạn tính theo ngày đó.") % {"day": day}
            ]
        case State.DONE:
            facts = {"done": words.day(part.done_on)}
            if part.confirmed_on is None:
                return [_("Hoàn thành ngày %(done)s.") % facts]
            facts["confirmed"] = words.day(part.confirmed_on)
            return [_("Hoàn thành ngày %(done)s, được xác nhận ngày %(confirmed)s.") % facts]
        case State.REWORK:
            return [_("Báo cáo hoàn thành đã bị trả lại nên hạn vẫn chạy.")]
    return [_("Chưa có báo cáo hoàn thành nào chờ xác nhận.")] if part.state == State.IN_PROGRESS else []
