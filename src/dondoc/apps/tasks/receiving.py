"""What a body does with work that reaches it: take it, refuse it, name the official who does it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.holding import hold_part, keep
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.permissions import can_accept, can_divide, can_refuse
from dondoc.apps.tasks.rollup import roll_up
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said


@transaction.atomic
def accept_assignment(*, assignment: Assignment, version: int, by: User, today: date) -> Assignment:
    """The lead takes the work on."""
    part = hold_part(assignment, version=version, by=by, may=can_accept)
    part.state, part.accepted_on = Assignment.State.IN_PROGRESS, today
    keep(part, "state", "accepted_on")
    tell_of_part(Verb.ACCEPTED, part, by=by, today=today)
    roll_up(part.task_id)
    return part


@transaction.atomic
def refuse_assignment(*, assignment: Assignment, version: int, reason: str, by: User, today: date) -> Assignment:
    """The lead says, with a reason, that the work is not its own; whoever monitors the plan gives it to another."""
    reason = said(reason, _("Hãy ghi lý do từ chối, để cơ quan theo dõi biết giao việc cho ai."))
    part = hold_part(assignment, version=version, by=by, may=can_refuse, mine={"reason": reason})
    part.state = Assignment.State.REFUSED
    keep(part, "state")
    tell_of_part(Verb.REFUSED, part, by=by, today=today, reason=reason)
    roll_up(part.task_id)
    return part


@transaction.atomic
def name_person(*, assignment: Assignment, version: int, person: User | None, by: User, today: date) -> Assignment:
    """The body says which of its people does the work: «rõ người»."""
    part = hold_part(assignment, version=version, by=by, may=can_divide)
    if person is not None:
        check_works_in(person, part.body_id, today)
    old, part.person = part.person, person
    keep(part, "person")
    tell_of_part(Verb.PERSON_NAMED, part, by=by, today=today, old={"person": old}, new={"person": person})
    return part


def check_works_in(person: User, body_id: int, today: date) -> None:
    """Work is given to people of the body only: others would not see it."""
    if body_id not in standing(person, today).bodies_all:
        raise ActionError(
            _("%(person)s không thuộc cơ quan này. Hãy chọn người của cơ quan, hoặc nhờ quản trị viên giao vai trò."),
            person=person.full_name,
        )
