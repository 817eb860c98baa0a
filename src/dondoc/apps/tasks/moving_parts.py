"""Open parts follow a reorganisation: in bulk, a thousand at once, each with its event and its way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Succession
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.tasks.affected import Thing
from dondoc.apps.tasks.models import Assignment, Extension, Move, Opinion, Share, Task
from dondoc.apps.tasks.rollup import roll_up

Role = Assignment.Role
_BATCH = 500
_NOTE = 500
_CARRIED = (
    "task_id", "plan_id", "role", "written", "period_start", "period_end", "first_due", "due", "state", "given_on",
    "accepted_on", "done_on", "confirmed_on", "progress", "last_report_on", "person_id",
)  # fmt: skip
# What is still open on a part goes with it; what was answered stays with the body that answered.
_HANGING: tuple[tuple[str, type[Model], dict[str, Any]], ...] = (
    ("extensions", Extension, {"decision": ""}),
    ("opinions", Opinion, {"answered_at__isnull": True}),
    ("shares", Share, {"done_on__isnull": True, "withdrawn_on__isnull": True}),
)


@dataclass(slots=True)
class _Plan:
    """What is to be done: parts that rest (with what they were before), and the new ones for some of them."""

    rest: list[Assignment]
    before: dict[int, dict[str, Any]]
    new: dict[int, Assignment]


def move_parts(fact: Succession, parts: Sequence[Thing], *, by: User) -> None:
    """Move the parts and enter it on record."""
    rows = [thing.row for thing in parts if isinstance(thing.row, Assignment)]
    goes = {thing.row.pk: thing.route.body for thing in parts if thing.route.body is not None}
    task_ids = sorted({part.task_id for part in rows})
    # Held in the order of their numbers, as everywhere.
    list(Task.objects.select_for_update().filter(pk__in=task_ids).order_by("pk").values_list("pk", flat=True))
    names = names_on({*goes.values(), *(part.body_id for part in rows)}, fact.happened_on)
    plan = _plan(rows, goes, fact, names)
    Assignment.objects.bulk_update(plan.rest, ["active", "note", "version"], batch_size=_BATCH)
    Assignment.objects.bulk_create(plan.new.values(), batch_size=_BATCH)
    carried = _carry_hanging(plan)
    Move.objects.bulk_create(_moves(fact, plan, carried), batch_size=_BATCH)
    _tell(fact, rows, goes, names, by)
    roll_up(*task_ids)
    _remember_versions(plan)


def _plan(rows: Iterable[Assignment], goes: dict[int, int], fact: Succession, names: dict[int, str]) -> _Plan:
    plan = _Plan([], {}, {})
    there = _already_there(goes.values(), {part.task_id for part in rows})
    # Leads first: whoever helps in the same task then finds the successor leading.
    for part in sorted(rows, key=lambda part: (part.role != Role.LEAD, part.pk)):
        target = goes[part.pk]
        twins = there[part.task_id, target]
        leads = part.role == Role.LEAD
        leading = [one for one in twins if one.role == Role.LEAD and one.period_start == part.period_start]
        if leading if leads else twins:
            _let_rest(plan, part, _("Từ %(day)s đã thành một cơ quan với %(body)s.") % _facts(fact, names[target]))
            continue
        for helper in [one for one in twins if one.role != Role.LEAD] if leads else []:
            note = _("Từ %(day)s là một cơ quan với cơ quan chủ trì; thôi phối hợp.") % _facts(fact, names[target])
            _let_rest(plan, helper, note)
            twins.remove(helper)
        _let_rest(plan, part, _("Từ %(day)s do %(body)s tiếp nhận.") % _facts(fact, names[target]))
        plan.new[part.pk] = _follower(part, target)
        twins.append(plan.new[part.pk])
    return plan


def _already_there(targets: Iterable[int], tasks: set[int]) -> dict[tuple[int, int], list[Assignment]]:
    rows = Assignment.objects.filter(task__in=tasks, body__in=set(targets), active=True).order_by("pk")
    found: dict[tuple[int, int], list[Assignment]] = defaultdict(list)
    for part in rows:
        found[part.task_id, part.body_id].append(part)
    return found


def _let_rest(plan: _Plan, part: Assignment, note: str) -> None:
    plan.before[part.pk] = {"note": part.note}
    part.active, part.note, part.version = False, f"{part.note} {note}".strip()[:_NOTE], part.version + 1
    plan.rest.append(part)


def _follower(part: Assignment, body_id: int) -> Assignment:
    values = {name: getattr(part, name) for name in _CARRIED}
    return Assignment(body_id=body_id, given_to_id=part.given_to_id or part.body_id, moved_from=part, **values)


def _carry_hanging(plan: _Plan) -> dict[int, dict[str, list[int]]]:
    """Point open requests, questions and shares at the new parts; which ones, by old part."""
    carried: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for name, model, is_open in _HANGING:
        rows: list[Any] = list(model._default_manager.filter(assignment__in=list(plan.new), **is_open).order_by("pk"))
        for row in rows:
            old = row.assignment_id
            carried[old].setdefault(name, []).append(row.pk)
            row.assignment_id = plan.new[old].pk
        model._default_manager.bulk_update(rows, ["assignment"], batch_size=_BATCH)
    return carried


def _moves(fact: Succession, plan: _Plan, carried: dict[int, dict[str, list[int]]]) -> list[Move]:
    return [
        Move(
            succession=fact,
            old=part,
            new=plan.new.get(part.pk),
            before={**plan.before[part.pk], **carried.get(part.pk, {})},
            after={"version": part.version},
        )
        for part in plan.rest
    ]


def _remember_versions(plan: _Plan) -> None:
    """Summing up may have touched the new parts; from here on every other version means that a person did."""
    versions = dict(
        Assignment.objects.filter(pk__in=[part.pk for part in plan.new.values()]).values_list("pk", "version")
    )
    moves = list(Move.objects.filter(new__in=list(versions)).order_by("pk"))
    for move in moves:
        move.after = {**move.after, "new_version": versions[move.new_id or 0]}
    Move.objects.bulk_update(moves, ["after"], batch_size=_BATCH)


def _tell(fact: Succession, rows: Iterable[Assignment], goes: dict[int, int], names: dict[int, str], by: User) -> None:
    Event.objects.bulk_create(
        (
            audit.build(
                Verb.MOVED,
                on=part,
                by=by,
                old={"body": names[part.body_id]},
                new={"body": names[goes[part.pk]], "legal_basis": fact.legal_basis},
                task_id=part.task_id,
                plan_id=part.plan_id,
            )
            for part in rows
        ),
        batch_size=_BATCH,
    )


def _facts(fact: Succession, body: str) -> dict[str, str]:
    return {"day": f"{fact.happened_on:%d/%m/%Y}", "body": body}
