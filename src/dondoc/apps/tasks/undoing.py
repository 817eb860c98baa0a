"""Taking a reorganisation back, thing by thing: what nobody has touched since returns exactly as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Extension, Move, Opinion, Share, Task
from dondoc.apps.tasks.rollup import roll_up

_HANGING = {"extensions": Extension, "opinions": Opinion, "shares": Share}


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays with the successor, and why."""

    text: str
    task_id: int | None = None
    part_id: int | None = None


def undo_moves(moves: Iterable[Move], *, by: User, today: date) -> tuple[int, list[Kept]]:
    """Undo each move, the last one first; how many went back, and what stays."""
    kept: list[Kept] = []
    parts = [move for move in moves if move.old_id is not None]
    restored = _undo_parts(parts, kept, by, today)
    for move in (one for one in moves if one.old_id is None):
        reason = _undo_role(move, today) if move.old_role_id else _undo_fields(move)
        if reason:
            kept.append(Kept(reason))
        else:
            restored += 1
            _close(move)
    return restored, kept


def _undo_parts(moves: list[Move], kept: list[Kept], by: User, today: date) -> int:
    olds = Assignment.objects.select_related("task").in_bulk([move.old_id for move in moves if move.old_id])
    news = Assignment.objects.in_bulk([move.new_id for move in moves if move.new_id])
    tasks = sorted({part.task_id for part in olds.values()})
    list(Task.objects.select_for_update().filter(pk__in=tasks).order_by("pk").values_list("pk", flat=True))
    events = []
    names = names_on({part.body_id for part in (*olds.values(), *news.values())}, today)
    stuck = {old.task_id for move in moves if _touched(move, olds, news) and (old := olds.get(move.old_id or 0))}
    for move in moves:
        old, new = olds[move.old_id or 0], news.get(move.new_id or 0)
        if _touched(move, olds, news) or (new is None and old.task_id in stuck):
            kept.append(Kept(_why(old), old.task_id, new.pk if new else old.pk))
            continue
        if new is not None:
            _rest(new)
        _restore(old, move)
        _close(move)
        told = {"body": names.get(old.body_id, "")}
        events.append(
            audit.build(Verb.REORGANISATION_UNDONE, on=old, by=by, new=told, task_id=old.task_id, plan_id=old.plan_id)
        )
    Event.objects.bulk_create(events, batch_size=500)
    roll_up(*tasks)
    return len(events)


def _touched(move: Move, olds: dict[int, Assignment], news: dict[int, Assignment]) -> bool:
    """Whether somebody has acted on the new part, or on the old one, since the move."""
    old, new = olds[move.old_id or 0], news.get(move.new_id or 0)
    if old.version != move.after.get("version"):
        return True
    return new is not None and (new.version != move.after.get("new_version") or not new.active)


def _why(part: Assignment) -> str:
    return _("Nhiệm vụ số %(number)d: cơ quan mới đã làm tiếp, nên ở lại với cơ quan mới.") % {
        "number": part.task.number
    }


def _rest(new: Assignment) -> None:
    new.active, new.version = False, new.version + 1
    new.note = _("Việc sắp xếp tổ chức đã được hủy.")
    new.save(update_fields=["active", "note", "version", "updated_at"])


def _restore(old: Assignment, move: Move) -> None:
    old.active, old.note, old.version = True, move.before.get("note", ""), old.version + 1
    old.save(update_fields=["active", "note", "version", "updated_at"])
    for name, model in _HANGING.items():
        model._default_manager.filter(pk__in=move.before.get(name, ())).update(assignment=old)


def _undo_role(move: Move, today: date) -> str:
    old = move.old_role
    assert old is not None  # the caller has looked
    if "body_id" in move.after:
        return _undo_fields(move)
    if (old.until.isoformat() if old.until else None) != move.after["until"]:
        return _("Vai trò của %(person)s đã được sửa từ đó, nên giữ nguyên.") % {"person": old.user.full_name}
    if move.new_role is not None:
        _end(move, today)
    old.until = date.fromisoformat(move.before["until"]) if move.before["until"] else None
    old.save(update_fields=["until"])
    return ""


def _end(move: Move, today: date) -> None:
    """The role in the successor never was where it had not begun before today."""
    new = move.new_role
    if new is None:
        return
    if new.since >= today:
        new.delete()
        move.new_role = None
    else:
        new.until = min(today, new.until) if new.until else today
        new.save(update_fields=["until"])


def _undo_fields(move: Move) -> str:
    """Give a plan, a document, a duty or a role its old fields back, unless somebody has set others."""
    row: Any = move.plan or move.document or move.duty or move.old_role
    if any(getattr(row, name) != value for name, value in move.after.items()):
        return _("%(thing)s đã được sửa từ đó, nên giữ nguyên.") % {"thing": str(row)}
    for name, value in move.before.items():
        setattr(row, name, value)
    names = list(move.before)
    if isinstance(row, Plan | Document):
        row.version += 1
        names.append("version")
    row.save(update_fields=names)
    return ""


def _close(move: Move) -> None:
    move.undone_at = timezone.now()
    move.save(update_fields=["undone_at", "new_role"])
