"""How the actions are called with what a program sends: rows in the place of numbers, files in the place of tickets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.api.v1 import asked
from dondoc.faces.api.v1.kinds import Asked
from dondoc.faces.api.v1.problems import invalid
from dondoc.faces.desk.tasks.files import opened, read_ticket


@dataclass(frozen=True, slots=True)
class Ground:
    """On what a step is taken: by whom, on which day, with the version that was seen."""

    thing: Any
    version: int
    by: User
    today: date


Take = Callable[[Ground, Any], Any]


def on_part(action: Callable[..., Any]) -> Take:
    def take(ground: Ground, wish: Asked) -> Any:
        values = wish.model_dump()
        return action(assignment=ground.thing, version=ground.version, by=ground.by, today=ground.today, **values)

    return take


def on_task(action: Callable[..., Any]) -> Take:
    def take(ground: Ground, wish: Asked) -> Any:
        return action(task=ground.thing, version=ground.version, by=ground.by, today=ground.today, **wish.model_dump())

    return take


def with_files(action: Callable[..., Any]) -> Take:
    def take(ground: Ground, wish: Any) -> Any:
        kept = [read_ticket(ticket) for ticket in wish.files]
        if None in kept:
            raise invalid(_("Tệp đã gửi quá một ngày hoặc phiếu tệp không đúng. Hãy gửi lại tệp."), ["body", "files"])
        values = wish.model_dump(exclude={"files"})
        with opened([one for one in kept if one]) as files:
            return action(
                assignment=ground.thing,
                version=ground.version,
                by=ground.by,
                today=ground.today,
                files=files,
                **values,
            )

    return take


def reassign(ground: Ground, wish: asked.Reassignment) -> Any:
    return _on_part_with(actions.reassign, ground, wish, to=_body(wish.to, "to"))


def ask_opinion(ground: Ground, wish: asked.Question) -> Any:
    parts = list(Assignment.objects.filter(task=ground.thing.task_id, pk__in=wish.of).order_by("pk"))
    if len(parts) != len(set(wish.of)):
        raise invalid(_("Chỉ xin ý kiến được các cơ quan đang phối hợp trong nhiệm vụ này."), ["body", "of"])
    return _on_part_with(actions.ask_opinion, ground, wish, of=parts)


def divide(ground: Ground, wish: asked.Pieces) -> Any:
    shares = [
        actions.NewShare(
            text=piece.text,
            unit=_body(piece.unit, "shares") if piece.unit else None,
            person=_person(piece.person, "shares"),
            due=piece.due,
        )
        for piece in wish.shares
    ]
    return _on_part_with(actions.divide, ground, wish, shares=shares)


def name_person(ground: Ground, wish: asked.WhoDoesIt) -> Any:
    return _on_part_with(actions.name_person, ground, wish, person=_person(wish.person, "person"))


def _on_part_with(action: Callable[..., Any], ground: Ground, wish: Asked, **found: Any) -> Any:
    """The action with rows in the place of their numbers."""
    values = {name: value for name, value in wish.model_dump().items() if name not in found}
    shared = {"version": ground.version, "by": ground.by, "today": ground.today}
    return action(assignment=ground.thing, **shared, **values, **found)


def edit(ground: Ground, wish: asked.Edit) -> Any:
    return actions.edit_task(
        task=ground.thing,
        version=ground.version,
        changes=wish.changes(),
        reason=wish.reason,
        by=ground.by,
        today=ground.today,
    )


def set_deadline(ground: Ground, wish: asked.Deadline) -> Any:
    part = None
    if wish.assignment:
        part = get_object_or_404(Assignment, task=ground.thing, pk=wish.assignment)
    return actions.set_deadline(
        task=ground.thing,
        version=ground.version,
        due=wish.due,
        reason=wish.reason,
        assignment=part,
        by=ground.by,
        today=ground.today,
    )


def assign_lead(ground: Ground, wish: asked.NewLead) -> Any:
    return actions.assign_lead(
        task=ground.thing,
        version=ground.version,
        to=_body(wish.to, "to"),
        due=wish.due,
        reason=wish.reason,
        by=ground.by,
        today=ground.today,
    )


def add_coordinator(ground: Ground, wish: asked.Helper) -> Any:
    return actions.add_coordinator(
        task=ground.thing,
        version=ground.version,
        body=_body(wish.body, "body"),
        reason=wish.reason,
        by=ground.by,
        today=ground.today,
    )


def beside(action: Callable[..., Any], name: str) -> Take:
    def take(ground: Ground, wish: Asked) -> Any:
        return action(**{name: ground.thing}, by=ground.by, today=ground.today, **wish.model_dump())

    return take


def _body(pk: int, field: str) -> Body:
    found = Body.objects.filter(pk=pk).first()
    if found is None:
        raise invalid(_("Không có cơ quan số %(id)s.") % {"id": pk}, ["body", field])
    return found


def _person(pk: int | None, field: str) -> User | None:
    if pk is None:
        return None
    found = User.objects.active().filter(pk=pk).first()
    if found is None:
        raise invalid(_("Không có người dùng số %(id)s.") % {"id": pk}, ["body", field])
    return found  # type: ignore[no-any-return]
