"""Who gets which part of a task: the bodies and groups of an adopted value become parts of bodies of today.

A group gives each of its members of that day a part of its own. A body has one part in a
task: leading goes before helping, helping before following. What a body was called in the
document, and who it was on that day, stay beside who answers today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.agencies.groups import current_group, members
from dondoc.apps.agencies.models import Body, Group
from dondoc.apps.plans.models import Plan
from dondoc.apps.plans.values import NamedBody, TaskValue
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.rules.periods import Period

LEAD, COORDINATE, FOLLOW = Assignment.Role.LEAD, Assignment.Role.COORDINATE, Assignment.Role.FOLLOW


@dataclass(frozen=True, slots=True)
class Given:
    """One body in one task: as what, in which words of the document, and who it was then."""

    body_id: int
    role: str
    written: str
    then_id: int | None = None
    note: str = ""
    in_group: bool = False


@dataclass(slots=True)
class Members:
    """The members of groups on a day, in the province of the plan, each group asked once."""

    on: date
    plan_of: Body | None = None
    _known: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def of(self, group_id: int) -> tuple[int, ...]:
        """Ids of the bodies, of the group that answers today for an old one."""
        if group_id not in self._known:
            group = current_group(Group.objects.get(pk=group_id), {}, self.on)
            found = members(group, self.on, of=self.plan_of)
            self._known[group_id] = tuple(found.order_by("pk").values_list("pk", flat=True))
        return self._known[group_id]


def given_parts(value: TaskValue, monitor_id: int, groups: Members) -> list[Given]:
    """The parts of one task, the leads first, each body once."""
    found: dict[int, Given] = {}
    named = [(LEAD, value.lead), (COORDINATE, value.coordinate), (FOLLOW, value.follow)]
    for role, bodies in named:
        for given in _expanded(role, bodies, groups):
            first = found.setdefault(given.body_id, given)
            if first is not given and not given.in_group and first.written != given.written:
                found[given.body_id] = _with_note(first, given.written)
    for body in value.merged:
        if body.body_id in found:
            found[body.body_id] = _with_note(found[body.body_id], body.written)
    if value.common and not value.lead:
        note = _("Việc theo dõi chung, không có cơ quan chủ trì.")
        found.setdefault(monitor_id, Given(monitor_id, FOLLOW, "", note=note))
    return list(found.values())


def is_for_many(value: TaskValue) -> bool:
    """Whether several bodies lead, each its own part."""
    return len(value.lead) > 1 or any(body.group_id for body in value.lead)


def build_parts(
    task: Task, plan: Plan, parts: Iterable[Given], period: Period | None, due: date | None, today: date
) -> Iterator[dict[str, Any]]:
    """Rows to be made, by column. Only those who lead have periods and take the work on; those who help are at it."""
    shared = {"task_id": task.pk, "plan_id": plan.pk, "first_due": due, "due": due, "given_on": today}
    leading: dict[str, Any] = {"state": Assignment.State.NEW.value}
    if period is not None:
        leading |= {"period_start": period.start, "period_end": period.end}
    helping = {"state": Assignment.State.IN_PROGRESS.value}
    for given in parts:
        yield {
            **shared,
            **(leading if given.role == LEAD else helping),
            "body_id": given.body_id,
            "role": given.role,
            "written": given.written[:250],
            "given_to_id": given.then_id,
            "note": given.note[:500],
        }


def written_names(bodies: Iterable[NamedBody]) -> str:
    """The bodies as the document names them."""
    return "; ".join(body.written for body in bodies)


def told_bodies(parts: Iterable[Given], role: str, names: Mapping[int, str]) -> list[str]:
    """For the record: each body by its name, a group by its own with the number of its members."""
    groups: dict[str, list[int]] = {}
    for given in parts:
        if given.role == role:
            groups.setdefault(given.written or names.get(given.body_id, ""), []).append(given.body_id)
    return [names.get(ids[0], group) if len(ids) == 1 else _counted(group, ids) for group, ids in groups.items()]


def _counted(group: str, ids: list[int]) -> str:
    return _("%(group)s (%(n)d cơ quan)") % {"group": group, "n": len(ids)}


def _expanded(role: str, bodies: Iterable[NamedBody], groups: Members) -> Iterator[Given]:
    for body in bodies:
        if body.partial and role != LEAD:
            continue  # «các sở, ngành có liên quan»: which ones is for a person to say, the words stay
        if body.group_id is not None:
            yield from (Given(one, role, body.written, in_group=True) for one in groups.of(body.group_id))
        elif body.body_id is not None:
            then = body.then_id if body.then_id != body.body_id else None
            yield Given(body.body_id, role, body.written, then, body.note)


def _with_note(given: Given, other: str) -> Given:
    note = _("Văn bản còn ghi «%(name)s»; nay là một cơ quan.") % {"name": other}
    return replace(given, note=f"{given.note} {note}".strip())
