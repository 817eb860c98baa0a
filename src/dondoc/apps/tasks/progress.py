"""Progress: words, a share done, files that prove it; and the asking for confirmation that all is done.

Late work is taken like any other. The day of completion is the one on which the lead
says the work was done, at the latest the day of asking.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.evidence import NewFile, Stored, attach, store_all
from dondoc.apps.tasks.holding import check_part, hold_part, keep
from dondoc.apps.tasks.models import Assignment, Report
from dondoc.apps.tasks.permissions import can_ask_completion, can_report
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said

WHOLE = 100


def report_progress(
    *,
    assignment: Assignment,
    version: int,
    words: str,
    by: User,
    today: date,
    progress: int | None = None,
    on: date | None = None,
    files: Iterable[NewFile] = (),
) -> Report:
    """The body says how far its part has come."""
    words, on = said(words, _("Hãy ghi đã làm được gì, còn vướng gì.")), on or today
    _check(on, today, progress)
    mine = {"words": words, "progress": progress, "on": on}
    check_part(assignment, version=version, by=by, may=can_report, mine=mine)
    stored = store_all(files)
    with transaction.atomic():
        part = hold_part(assignment, version=version, by=by, may=can_report, mine=mine)
        report = _write(part, by, on, words, progress)
        attach(report, stored)
        part.last_report_on = max(on, part.last_report_on or on)
        part.progress = part.progress if progress is None else progress
        keep(part, "last_report_on", "progress")
        _tell(Verb.REPORTED, report, stored, by, today)
        roll_up(part.task_id)
    return report


def ask_completion(
    *,
    assignment: Assignment,
    version: int,
    words: str,
    by: User,
    today: date,
    done_on: date | None = None,
    files: Iterable[NewFile] = (),
) -> Report:
    """The lead says that its part is done and asks whoever monitors the plan to confirm it."""
    words, done_on = said(words, _("Hãy ghi kết quả đã đạt được.")), done_on or today
    _check(done_on, today)
    mine = {"words": words, "done_on": done_on}
    check_part(assignment, version=version, by=by, may=can_ask_completion, mine=mine)
    stored = store_all(files)
    with transaction.atomic():
        part = hold_part(assignment, version=version, by=by, may=can_ask_completion, mine=mine)
        report = _write(part, by, done_on, words, WHOLE, completes=True)
        attach(report, stored)
        part.state, part.done_on, part.progress = Assignment.State.AWAITING, done_on, WHOLE
        part.last_report_on = max(done_on, part.last_report_on or done_on)
        keep(part, "state", "done_on", "progress", "last_report_on")
        _tell(Verb.COMPLETION_ASKED, report, stored, by, today)
        roll_up(part.task_id)
    return report


def _write(
    part: Assignment, by: User, on: date, words: str, progress: int | None, *, completes: bool = False
) -> Report:
    return Report.objects.create(
        assignment=part, by=by, at=timezone.now(), on=on, words=words, progress=progress, completes=completes
    )


def _tell(verb: Verb, report: Report, files: list[Stored], by: User, today: date) -> None:
    new: dict[str, Any] = {
        "report_id": report.pk,
        "on": report.on,
        "words": report.words,
        "progress": report.progress,
        "files": [file.name for file in files],
    }
    tell_of_part(verb, report.assignment, by=by, today=today, new=new)


def _check(day: date, today: date, progress: int | None = None) -> None:
    if day > today:
        raise ActionError(_("Ngày báo cáo không thể sau hôm nay."))
    if progress is not None and not 0 <= progress <= WHOLE:
        raise ActionError(_("Tỷ lệ hoàn thành là một số từ 0 đến 100."))
