"""Work that nobody leads: whoever monitors the plan keeps an eye on it, and closes it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.holding import hold_task, keep
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.permissions import can_edit_task
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_task
from dondoc.apps.tasks.words import said
from dondoc.rules.lateness import days_late


@transaction.atomic
def close_common(*, task: Task, version: int, words: str, by: User, today: date, done_on: date | None = None) -> Task:
    """The common work is done, with what came of it."""
    words, day = said(words, _("Hãy ghi kết quả.")), done_on or today
    if day > today:
        raise ActionError(_("Ngày hoàn thành không thể sau hôm nay."))
    held = _held(task, version, by, {"words": words, "done_on": day})
    if held.finished_on:
        raise ActionError(_("Việc này đã được khép lại."))
    held.finished_on, held.is_open = day, False
    held.finished_late = bool(held.due and days_late(held.due, day, Days.current().calendar))
    keep(held, "finished_on", "finished_late", "is_open")
    tell_of_task(Verb.CLOSED, held, by=by, today=today, new={"done_on": day}, reason=words)
    roll_up(held.pk)
    return held


@transaction.atomic
def reopen_common(*, task: Task, version: int, reason: str, by: User, today: date) -> Task:
    """It is open again."""
    reason = said(reason, _("Hãy ghi lý do mở lại."))
    held = _held(task, version, by, {"reason": reason})
    if held.finished_on is None:
        raise ActionError(_("Việc này đang mở, không cần mở lại."))
    old, held.finished_on, held.finished_late, held.is_open = held.finished_on, None, False, True
    keep(held, "finished_on", "finished_late", "is_open")
    tell_of_task(Verb.REOPENED, held, by=by, today=today, old={"done_on": old}, reason=reason)
    roll_up(held.pk)
    return held


def _held(task: Task, version: int, by: User, mine: dict[str, object]) -> Task:
    held = hold_task(task, version=version, by=by, may=can_edit_task, mine=mine)
    if held.assignments.filter(active=True, role=Assignment.Role.LEAD).exists():
        raise ActionError(_("Nhiệm vụ này có cơ quan chủ trì; cơ quan đó báo cáo hoàn thành phần việc của mình."))
    return held
