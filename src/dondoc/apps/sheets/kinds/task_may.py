"""Which cells of a row of work a person may fill: the permissions of `tasks`, told as columns."""

from __future__ import annotations

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks import permissions as may
from dondoc.apps.tasks.deadlines import CLOSED
from dondoc.apps.tasks.models import Assignment, Task

NOTHING: frozenset[str] = frozenset()
_REPORT = frozenset(("progress", "words", "report_on"))
_STEP = frozenset(("step", "step_reason"))
_ASK = frozenset(("ask_due", "ask_reason"))
_WORDS = frozenset(("text", "product", "field"))


def may_in_part(by: User, part: Assignment) -> frozenset[str]:
    """Of a body's own part. Whoever may receive the work may fill in what follows upon receiving it."""
    found = NOTHING
    accepts = bool(may.can_accept(by, part))
    if accepts or may.can_report(by, part):
        found |= _REPORT
    if accepts or may.can_ask_completion(by, part):
        found |= _STEP | _REPORT
    elif may.can_confirm(by, part):
        found |= _STEP
    if accepts or may.can_divide(by, part):
        found |= {"person"}
    if part.due is not None and (accepts or may.can_ask_extension(by, part)):
        found |= _ASK
    return found


def may_in_task(by: User, task: Task, part: Assignment | None, *, has_leads: bool = True) -> frozenset[str]:
    """Of the task: its words, its day, who leads."""
    if not may.can_edit_task(by, task):
        return NOTHING
    found = _WORDS
    if _has_its_day(task, part):
        found |= {"due", "change_reason"}
    if (part is not None and may.can_reassign(by, part)) or not has_leads:
        found |= {"lead", "change_reason"}
    return found


def _has_its_day(task: Task, part: Assignment | None) -> bool:
    """Work that returns has a day for each of its periods; work that is closed keeps the one it had."""
    if part is not None:
        return part.active and part.state not in CLOSED
    return not task.recurrence and task.is_open and not task.finished_on
