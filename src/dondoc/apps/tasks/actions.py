"""All that people do with work, from one place; each subject has its own module."""

from __future__ import annotations

from dondoc.apps.tasks.amendments import amend_task
from dondoc.apps.tasks.closing import close_common, reopen_common
from dondoc.apps.tasks.confirmation import confirm_completion, send_back
from dondoc.apps.tasks.deadlines import set_deadline
from dondoc.apps.tasks.dividing import NewShare, divide, finish_share, withdraw_share
from dondoc.apps.tasks.editing import edit_task
from dondoc.apps.tasks.evidence import NewFile
from dondoc.apps.tasks.extensions import ask_extension, decide_extension
from dondoc.apps.tasks.opinions import ask_opinion, give_opinion
from dondoc.apps.tasks.pausing import drop, reopen, resume, suspend
from dondoc.apps.tasks.periods import open_periods
from dondoc.apps.tasks.progress import ask_completion, report_progress
from dondoc.apps.tasks.reassignment import add_coordinator, assign_lead, reassign, remove_coordinator
from dondoc.apps.tasks.receiving import accept_assignment, name_person, refuse_assignment
from dondoc.apps.tasks.same_work import join_tasks, keep_apart

__all__ = [
    "NewFile",
    "NewShare",
    "accept_assignment",
    "add_coordinator",
    "amend_task",
    "ask_completion",
    "ask_extension",
    "ask_opinion",
    "assign_lead",
    "close_common",
    "confirm_completion",
    "decide_extension",
    "divide",
    "drop",
    "edit_task",
    "finish_share",
    "give_opinion",
    "join_tasks",
    "keep_apart",
    "name_person",
    "open_periods",
    "reassign",
    "refuse_assignment",
    "remove_coordinator",
    "reopen",
    "reopen_common",
    "report_progress",
    "resume",
    "send_back",
    "set_deadline",
    "suspend",
    "withdraw_share",
]
