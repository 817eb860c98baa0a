# ruff: noqa: ARG002  (all steps are called alike)
"""The steps of a fate, each taken by the person whose step it is, through the action that the pages call."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.actions import NewFile, NewShare
from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Share
from dondoc.demo import words
from dondoc.demo.people import Staff

_WORKING = (Assignment.State.IN_PROGRESS, Assignment.State.REWORK)
_S = Assignment.State


class Hands:
    """Takes steps on parts. A step for which there is nobody, or which the part has outrun, is left out."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff

    def take(self, name: str, part: Assignment, number: int, day: date, facts: dict[str, Any]) -> None:
        step: Callable[..., None] = getattr(self, f"_{name}")
        step(part, number, day, **facts)

    # who

    def _lead(self, part: Assignment, day: date) -> User | None:
        return self._staff.find(Role.FOCAL_POINT, part.body_id, day)

    def _monitor(self, part: Assignment, day: date) -> User | None:
        return self._staff.find(Role.MONITOR, part.plan.monitor_id, day)

    # the body that has the part

    def _accept(self, part: Assignment, number: int, day: date) -> None:
        by = self._lead(part, day)
        if by and part.state == _S.NEW:
            actions.accept_assignment(assignment=part, version=part.version, by=by, today=day)

    def _refuse(self, part: Assignment, number: int, day: date) -> None:
        by = self._lead(part, day)
        if by and part.state == _S.NEW and not part.task.group_lead:
            reason = words.pick(words.REFUSED, number)
            actions.refuse_assignment(assignment=part, version=part.version, reason=reason, by=by, today=day)

    def _report(
        self, part: Assignment, number: int, day: date, progress: int | None = None, *, slow: bool = False
    ) -> None:
        by = self._lead(part, day)
        if by and part.state in _WORKING:
            said = words.pick(words.SLOW if slow else words.PROGRESS, number)
            actions.report_progress(
                assignment=part, version=part.version, words=said, progress=progress, by=by, today=day
            )

    def _complete(self, part: Assignment, number: int, day: date, *, evidence: bool = False) -> None:
        by = self._lead(part, day)
        if by and part.state in _WORKING:
            files = [_evidence(part, number, day)] if evidence and number % 3 == 0 else []
            said = words.pick(words.DONE, number)
            actions.ask_completion(assignment=part, version=part.version, words=said, files=files, by=by, today=day)

    def _name_person(self, part: Assignment, number: int, day: date) -> None:
        by, official = self._lead(part, day), self._staff.find(Role.OFFICIAL, part.body_id, day)
        if by and official and part.state in _WORKING:
            actions.name_person(assignment=part, version=part.version, person=official, by=by, today=day)

    def _divide(self, part: Assignment, number: int, day: date) -> None:
        by = self._lead(part, day)
        holders = [each for each in (by, self._staff.find(Role.OFFICIAL, part.body_id, day)) if each]
        if by and part.state in _WORKING:
            shares = [
                NewShare(text=text, person=holders[index % len(holders)], due=part.due)
                for index, text in enumerate(words.SHARES)
            ]
            actions.divide(assignment=part, version=part.version, shares=shares, by=by, today=day)

    def _finish_share(self, part: Assignment, number: int, day: date) -> None:
        share = Share.objects.filter(assignment=part, done_on=None, withdrawn_on=None).order_by("pk").first()
        if share and share.person and part.body_id in standing(share.person, day).bodies_all:
            actions.finish_share(share=share, by=share.person, today=day, note=words.pick(words.PROGRESS, number))

    def _ask_opinion(self, part: Assignment, number: int, day: date) -> None:
        by = self._lead(part, day)
        helpers = part.task.assignments.filter(role=Assignment.Role.COORDINATE, active=True).order_by("pk")[:2]
        if by and helpers and part.state in _WORKING:
            question = words.pick(words.QUESTION, number)
            actions.ask_opinion(
                assignment=part, version=part.version, of=list(helpers), question=question,
                due=day + timedelta(days=10), by=by, today=day,
            )  # fmt: skip

    def _give_opinion(self, part: Assignment, number: int, day: date) -> None:
        asked = Opinion.objects.filter(assignment__task=part.task_id, answered_at=None).order_by("pk").first()
        by = asked and self._staff.find(Role.FOCAL_POINT, asked.assignment.body_id, day)
        if asked and by:
            actions.give_opinion(opinion=asked, answer=words.pick(words.OPINION, number), by=by, today=day)

    # deadlines

    def _ask_extension(self, part: Assignment, number: int, day: date, due: date) -> None:
        by = self._lead(part, day)
        if by and part.state in _WORKING and part.due and part.due < due:
            reason = words.pick(words.EXTENSION, number)
            actions.ask_extension(assignment=part, version=part.version, new_due=due, reason=reason, by=by, today=day)

    def _grant(self, part: Assignment, number: int, day: date) -> None:
        self._decide(part, day, grant=True, answer=words.pick(words.GRANTED, number))

    def _deny(self, part: Assignment, number: int, day: date) -> None:
        self._decide(part, day, grant=False, answer=words.pick(words.NOT_GRANTED, number))

    def _decide(self, part: Assignment, day: date, *, grant: bool, answer: str) -> None:
        extension, by = Extension.objects.filter(assignment=part, decision="").first(), self._monitor(part, day)
        if extension and by:
            actions.decide_extension(extension=extension, grant=grant, by=by, today=day, answer=answer)

    # whoever monitors the plan

    def _confirm(self, part: Assignment, number: int, day: date) -> None:
        by = self._monitor(part, day)
        if by and part.state == _S.AWAITING:
            answer = words.pick(words.CONFIRMED, number)
            actions.confirm_completion(assignment=part, version=part.version, by=by, today=day, answer=answer)

    def _send_back(self, part: Assignment, number: int, day: date) -> None:
        by = self._monitor(part, day)
        if by and part.state == _S.AWAITING:
            reason = words.pick(words.SENT_BACK, number)
            actions.send_back(assignment=part, version=part.version, reason=reason, by=by, today=day)

    def _suspend(self, part: Assignment, number: int, day: date) -> None:
        by = self._monitor(part, day)
        if by and part.state in _WORKING:
            reason = words.pick(words.SUSPENDED, number)
            actions.suspend(assignment=part, version=part.version, reason=reason, by=by, today=day)

    def _drop(self, part: Assignment, number: int, day: date) -> None:
        by = self._monitor(part, day)
        if by and part.state in _WORKING:
            reason = words.pick(words.DROPPED, number)
            actions.drop(assignment=part, version=part.version, reason=reason, by=by, today=day)

    def _reassign(self, part: Assignment, number: int, day: date) -> None:
        by, to = self._monitor(part, day), _other_body(part)
        if by and to and part.state == _S.REFUSED:
            reason = words.pick(words.REASSIGNED, number)
            actions.reassign(assignment=part, version=part.version, to=to, reason=reason, by=by, today=day)


def _other_body(part: Assignment) -> Body | None:
    """Whoever helps with the task, else the body that monitors the plan."""
    others = part.task.assignments.filter(active=True).select_related("body").order_by("pk")
    leads = {other.body_id for other in others if other.role == Assignment.Role.LEAD}
    bodies = [other.body for other in others if other.role == Assignment.Role.COORDINATE] + [part.plan.monitor]
    return next((body for body in bodies if body.pk not in leads), None)


def _evidence(part: Assignment, number: int, day: date) -> NewFile:
    """One of a few papers under a name of its own: the same bytes are kept once."""
    text = f"BIÊN BẢN NGHIỆM THU\n\n{words.pick(words.DONE, number)}\n\nĐại diện các cơ quan đã ký.\n"
    return NewFile(name=f"bien-ban-{part.task.number:02}-{day:%Y%m%d}.txt", stream=io.BytesIO(text.encode()))
