"""The page of a task as ready values: the template decides nothing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.six_clear import six_clear_of
from dondoc.apps.tasks.time import task_time_of
from dondoc.faces.desk import words
from dondoc.faces.desk.events import plain_value
from dondoc.faces.desk.tasks.acts import acts_of
from dondoc.faces.desk.tasks.days_line import days_of, days_of_all, silence_of, why_of, why_of_many
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.notices import notices_of
from dondoc.faces.desk.tasks.parts import PartLine, line_of, lines_of, period_tabs, shown_leads, whole_words
from dondoc.faces.desk.tasks.quote import quote_of
from dondoc.faces.desk.tasks.reports import report_lines
from dondoc.faces.desk.tasks.rows import Group, life_of
from dondoc.faces.desk.tasks.side_lines import change_line, extension_lines, opinion_lines, share_lines
from dondoc.rules.six_clear import Clear, SixClear

State = Assignment.State


def page_of(user: User, dossier: Dossier, days: Days, period: str) -> dict[str, Any]:
    """Everything that the template shows."""
    task = dossier.task
    leads = lines_of(shown_leads(dossier, period), dossier, days, by=user)
    speaker = dossier.chosen or dossier.speaker
    focus = line_of(speaker, dossier, days) if speaker else None
    many, six = dossier.is_group or dossier.returns, _six(dossier)
    return {
        "task": task,
        "life": focus.life if focus and not many else life_of(task, _speaking(dossier), Group(len(dossier.leads))),
        "time": focus.time if focus and not many else task_time_of(task, dossier.today, days),
        "focus": focus,
        "why": why_of(speaker, focus.time, dossier.today, days) if speaker and focus and not many else why_of_many(),
        "notices": notices_of(dossier, speaker, silence_of(speaker, dossier.today, days) if speaker else ""),
        "leads": leads,
        "many": many,
        "helpers": lines_of(dossier.helpers, dossier, days),
        "followers": lines_of(dossier.followers, dossier, days),
        "former": lines_of(dossier.former, dossier, days),
        "periods": period_tabs(dossier, period, days),
        "whole": _whole(leads, dossier, days) if many and leads else "",
        "chosen": dossier.chosen,
        "chart": _chart(speaker, leads, dossier, days),
        "reports": report_lines(dossier),
        "extensions": extension_lines(user, dossier, days),
        "shares": share_lines(user, dossier, days),
        "opinions": opinion_lines(user, dossier, days),
        "changes": [change_line(event, user, task) for event in dossier.changes],
        "history": dossier.history,
        "has_more": dossier.has_more,
        "acts": acts_of(user, dossier),
        "six": six,
        "six_why": _six_why(six),
        "quote": quote_of(task),
        "deadline_words": _deadline_words(task),
        **_others(dossier),
        "may_part": task.plan.monitor_id in user.standing.monitors,
        "today": dossier.today,
        "calendar": days.calendar,
    }


def _whole(leads: list[PartLine], dossier: Dossier, days: Days) -> str:
    return whole_words(leads, dossier.today, days, is_group=dossier.is_group)


def _speaking(dossier: Dossier) -> list[Any]:
    return [dossier.speaker] if dossier.speaker else []


def _chart(speaker: Any, leads: list[PartLine], dossier: Dossier, days: Days) -> Any:
    if speaker is not None and (dossier.chosen or len(leads) == 1):
        return days_of(speaker, dossier, days)
    return days_of_all(leads, dossier, days)


def _six(dossier: Dossier) -> SixClear:
    active = [*dossier.leads, *dossier.helpers, *dossier.followers]
    return six_clear_of(dossier.task, active, {part.body_id: part.now or "" for part in active})


def _six_why(six: SixClear) -> list[str]:
    told = []
    for answer in six.answers:
        word = str(words.SIX[answer.question])
        found = plain_value("due", answer.found) if answer.question is Clear.TIME else answer.found
        if answer.reason is None:
            told.append(f"{word}: {found}" if found else word)
            continue
        reason = _("chưa %(word)s: %(reason)s") % {"word": word, "reason": words.UNCLEAR[answer.reason]}
        told.append(f"{reason} ({found})" if found else reason)
    return told


def _deadline_words(task: Task) -> str:
    """The deadline as the document has it, in its own words or in ours."""
    if task.deadline_text:
        return f"«{task.deadline_text}»"
    return str(task.get_deadline_type_display())


def _others(dossier: Dossier) -> dict[str, Any]:
    """Tasks that are the same work, or may be."""
    answers = [task for task in dossier.related if task.joined_to_id == dossier.task.pk]
    return {"answers": answers, "alike": [task for task in dossier.related if task not in answers]}
