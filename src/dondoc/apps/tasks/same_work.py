"""The same work in two plans: proposed by likeness, decided by a person, then one task that answers both.

The task that is kept goes on; the other one points at it, its parts rest with a note, and
bodies that had a part only there get one in the kept task as helpers. It is counted once,
in the plan of the kept task. Parting them again gives the rested parts back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.plans.same_work import find_same, prepare
from dondoc.apps.tasks.holding import keep, lock_task
from dondoc.apps.tasks.models import Assignment, SameWork, Task
from dondoc.apps.tasks.permissions import can_join
from dondoc.apps.tasks.querysets import TaskQuerySet
from dondoc.apps.tasks.reassignment import retire
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_task

LEAD, COORDINATE = Assignment.Role.LEAD, Assignment.Role.COORDINATE
_MOST = 2000  # proposals from one adoption: beyond it nobody decides on them one by one


def propose_same_work(*, plan_id: int) -> int:
    """Compare the tasks of a plan with the running ones of all others. Doing it twice proposes nothing twice."""
    new = _comparable(Task.objects.filter(plan=plan_id))
    known = _comparable(Task.objects.exclude(plan=plan_id))
    pairs = find_same([prepare(text) for _pk, text in new], [prepare(text) for _pk, text in known])
    rows = [_proposal(new[pair.one][0], known[pair.other][0], pair.likeness) for pair in pairs]
    strongest = sorted(rows, key=lambda row: -row.likeness)[:_MOST]
    SameWork.objects.bulk_create(strongest, ignore_conflicts=True)
    return len(strongest)


@transaction.atomic
def join_tasks(*, same: SameWork, kept: Task, by: User, today: date, reason: str = "") -> SameWork:
    """They are one work: `kept` goes on and answers both."""
    held = _held(same)
    main, other = _ordered(held, kept)
    _check(main, other, held, by)
    rested = _rest(main, other)
    _let_help(main, rested, today)
    other.joined_to = main
    keep(other, "joined_to")
    keep(main)
    _decide(held, SameWork.State.JOINED, by)
    old = {"part_ids": [part.pk for part in rested]}
    tell_of_task(Verb.JOINED, other, by=by, today=today, old=old, new={**_told(main), "kept": True}, reason=reason)
    tell_of_task(Verb.JOINED, main, by=by, today=today, new={**_told(other), "kept": False}, reason=reason)
    roll_up(main.pk, other.pk)
    return held


@transaction.atomic
def keep_apart(*, same: SameWork, by: User, today: date, reason: str = "") -> SameWork:
    """They are two works, or are two again: what rested goes on."""
    held = _held(same)
    one, other = held.one, held.other
    can_join(by, one, other).require()
    if held.state == SameWork.State.JOINED:
        _part(one, other, by, today, reason)
    else:
        for task, twin in ((one, other), (other, one)):
            tell_of_task(Verb.KEPT_APART, task, by=by, today=today, new=_told(twin), reason=reason)
    _decide(held, SameWork.State.APART, by)
    return held


def _comparable(tasks: TaskQuerySet) -> list[tuple[int, str]]:
    return list(tasks.counted().order_by("pk").values_list("pk", "text"))


def _proposal(one: int, other: int, likeness: float) -> SameWork:
    first, second = sorted((one, other))
    reason = _("Nội dung giống nhau %(share)d%%.") % {"share": round(likeness * 100)}
    return SameWork(one_id=first, other_id=second, likeness=likeness, reason=reason)


def _held(same: SameWork) -> SameWork:
    """Both tasks are taken in the order of their numbers, so that two people do not wait for each other."""
    tasks = {pk: lock_task(pk) for pk in sorted((same.one_id, same.other_id))}
    fresh = SameWork.objects.get(pk=same.pk)
    if fresh.state != same.state:
        raise Changed(theirs=fresh)
    fresh.one, fresh.other = tasks[fresh.one_id], tasks[fresh.other_id]
    return fresh


def _ordered(same: SameWork, kept: Task) -> tuple[Task, Task]:
    if kept.pk not in (same.one_id, same.other_id):
        raise ActionError(_("Hãy chọn một trong hai nhiệm vụ để giữ lại."))
    return (same.one, same.other) if kept.pk == same.one_id else (same.other, same.one)


def _check(main: Task, other: Task, same: SameWork, by: User) -> None:
    can_join(by, main, other).require()
    if main.joined_to_id or other.joined_to_id:
        raise ActionError(_("Một trong hai nhiệm vụ đã nhập vào nhiệm vụ khác; hãy tách ra trước."))
    if same.state == SameWork.State.JOINED:
        raise ActionError(_("Hai nhiệm vụ này đã là một."))


def _rest(main: Task, other: Task) -> list[Assignment]:
    parts = list(Assignment.objects.filter(task=other, active=True).order_by("pk"))
    note = _("Đã nhập vào nhiệm vụ trùng số %(number)d của %(plan)s.") % {"number": main.number, "plan": main.plan}
    for part in parts:
        retire(part, note)
    # What was joined to the other one before answers through it no more.
    Task.objects.filter(joined_to=other).update(joined_to=main)
    return parts


def _let_help(main: Task, rested: Sequence[Assignment], today: date) -> None:
    """Bodies with a part only in the other task help in the kept one."""
    known = set(Assignment.objects.filter(task=main, active=True).values_list("body_id", flat=True))
    wanted: dict[int, Assignment] = {}
    for part in rested:
        if part.body_id not in known:
            wanted.setdefault(part.body_id, part)
    Assignment.objects.bulk_create(
        Assignment(
            task=main,
            plan_id=main.plan_id,
            body_id=part.body_id,
            role=part.role if part.role != LEAD else COORDINATE,
            written=part.written,
            given_to_id=part.given_to_id,
            first_due=main.first_due,
            due=main.due,
            state=Assignment.State.IN_PROGRESS,
            given_on=today,
            moved_from=part,
            note=_("Từ nhiệm vụ trùng đã nhập vào đây."),
        )
        for part in wanted.values()
    )


def _part(one: Task, other: Task, by: User, today: date, reason: str) -> None:
    apart, main = (one, other) if one.joined_to_id == other.pk else (other, one)
    if apart.joined_to_id != main.pk:
        raise ActionError(_("Nhiệm vụ này nay đã nhập vào một nhiệm vụ khác; hãy tách ở đó."))
    rested = list(Assignment.objects.filter(task=apart, active=False, pk__in=_rested_ids(apart)))
    for part in rested:
        part.active = True
        part.note = ""
        keep(part, "active", "note")
    for part in Assignment.objects.filter(task=main, active=True, moved_from__in=rested):
        retire(part, _("Hai nhiệm vụ đã tách ra."))
    apart.joined_to = None
    keep(apart, "joined_to")
    keep(main)
    for task, twin in ((apart, main), (main, apart)):
        tell_of_task(Verb.PARTED, task, by=by, today=today, new=_told(twin), reason=reason)
    roll_up(apart.pk, main.pk)


def _rested_ids(task: Task) -> list[int]:
    """Which parts the joining let rest: it is on record."""
    joined = Event.objects.on(task).filter(verb=Verb.JOINED, new__kept=True).first()
    return list(joined.old.get("part_ids", ())) if joined else []


def _told(task: Task) -> dict[str, Any]:
    return {"task_id": task.pk, "number": task.number, "plan": str(task.plan), "text": task.text}


def _decide(same: SameWork, state: str, by: User) -> None:
    same.state, same.decided_by, same.decided_at = state, by, timezone.now()
    same.save(update_fields=["state", "decided_by", "decided_at"])
