"""On what a step is taken, with what its page shows beside the form: the sentence, whose part, how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.core.today import today
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.extensions import was_asked_after_the_day, was_asked_late
from dondoc.apps.tasks.models import Extension, Task
from dondoc.faces.desk import words
from dondoc.faces.desk.tasks import getting
from dondoc.faces.desk.tasks.days_line import why_of
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.notices import Notice
from dondoc.faces.desk.tasks.parts import PartLine, line_of
from dondoc.faces.desk.tasks.quote import quote_of
from dondoc.faces.desk.tasks.reports import report_lines
from dondoc.faces.desk.tasks.stepping import Ground, task_url


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the form of a step on a part."""

    line: PartLine
    why: list[str]
    reports: list[Any]


def on_part(user: User, pk: int, *, reports: bool = False) -> Ground:
    """A part that the person may see."""
    part = getting.get_part(user, pk)
    return _ground(part, user, lambda: getting.get_part(user, pk), reports=reports)


def on_task(user: User, pk: int) -> Ground:
    """A task as a whole."""
    task = getting.get_task(user, pk)
    return Ground(task, task, task_url(task), lambda: getting.get_task(user, pk), _sentence(task))


def on_extension(user: User, pk: int) -> Ground:
    found = getting.get_extension(user, pk)
    facts = {"body": _body(found), "old": words.day(found.old_due), "new": words.day(found.new_due)}
    asked = Notice(_("%(body)s xin gia hạn từ %(old)s đến %(new)s.") % facts, quote=found.reason)
    return _ground(
        found, user, lambda: getting.get_extension(user, pk), replace(asked, remark=_remark(found)), reports=True
    )


def _remark(extension: Extension) -> str:
    """What granting comes to where it was asked for late."""
    days = Days.current()
    if was_asked_after_the_day(extension, days):
        return _("Xin sau hạn: đồng ý thì được làm tiếp đến ngày mới nhưng vẫn tính là quá hạn.")
    if was_asked_late(extension, days):
        return _("Đề nghị gửi sát hạn hơn số ngày làm việc mà tỉnh quy định.")
    return ""


def on_share(user: User, pk: int) -> Ground:
    found = getting.get_share(user, pk)
    asked = Notice(_("Phần việc được chia:"), quote=found.text)
    return _ground(found, user, lambda: getting.get_share(user, pk), asked)


def on_opinion(user: User, pk: int) -> Ground:
    found = getting.get_opinion(user, pk)
    facts = {"who": found.asked_by or "", "day": words.day(found.due)}
    asked = Notice(_("%(who)s xin ý kiến, trả lời trước ngày %(day)s.") % facts, quote=found.question)
    return _ground(found, user, lambda: getting.get_opinion(user, pk), asked)


def _ground(
    thing: Any, user: User, again: Callable[[], Any], asked: Notice | None = None, *, reports: bool = False
) -> Ground:
    part = getattr(thing, "assignment", thing)
    task = part.task
    part.plan = task.plan
    back = task_url(task, part.pk if task.group_lead or part.period_start else None)
    beside = {"asked": [asked] if asked else [], "beside": _beside(part, user, reports=reports)}
    return Ground(thing, task, back, again, {**_sentence(task), **beside})


def _beside(part: Any, user: User, *, reports: bool) -> Beside:
    day, days = today(), Days.current()
    dossier = Dossier(part.task, user, day, [part], part)
    line = line_of(part, dossier, days)
    return Beside(line, why_of(part, line.time, day, days), report_lines(dossier) if reports else [])


def _sentence(task: Task) -> Mapping[str, Any]:
    """The task's words, and the very sentence behind them."""
    return {"sentence": task.text, "place": task.path, "quote": quote_of(task), "beside": None, "asked": []}


def _body(row: Any) -> str:
    return row.assignment.now or ""
