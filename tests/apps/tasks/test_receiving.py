"""A body takes work on, refuses it, and names the official who does it."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.receiving import accept_assignment, name_person, refuse_assignment
from factories.cast import Cast

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def test_focal_point_of_the_lead_accepts(cast: Cast, part: Assignment) -> None:
    accept_assignment(assignment=part, version=part.version, by=cast.focal, today=TODAY)
    part.refresh_from_db()
    assert (part.state, part.accepted_on, part.version) == ("in_progress", TODAY, 2)
    event = Event.objects.on(part).get()
    assert (event.verb, event.by, event.task_id, event.plan_id) == ("accepted", cast.focal, part.task_id, part.plan_id)
    assert event.body_name == "Sở Tài chính"


@pytest.mark.parametrize("who", ["chairman", "monitor", "official", "helper", "stranger", "reader", "admin"])
def test_nobody_else_accepts(cast: Cast, part: Assignment, who: str) -> None:
    with pytest.raises(Refused, match="đầu mối của cơ quan chủ trì"):
        accept_assignment(assignment=part, version=part.version, by=getattr(cast, who), today=TODAY)
    assert not Event.objects.exists()


def test_accepting_twice_tells_that_something_changed(cast: Cast, part: Assignment) -> None:
    accept_assignment(assignment=part, version=part.version, by=cast.focal, today=TODAY)
    with pytest.raises(Changed) as raised:
        accept_assignment(assignment=part, version=part.version, by=cast.focal, today=TODAY)
    assert raised.value.theirs.state == "in_progress"
    assert Event.objects.count() == 1


def test_accepted_work_cannot_be_accepted_again(cast: Cast, accepted: Assignment) -> None:
    with pytest.raises(Refused, match="đã được nhận"):
        accept_assignment(assignment=accepted, version=accepted.version, by=cast.focal, today=TODAY)


def test_refusing_needs_a_reason(cast: Cast, part: Assignment) -> None:
    with pytest.raises(ActionError, match="lý do từ chối"):
        refuse_assignment(assignment=part, version=part.version, reason="  ", by=cast.focal, today=TODAY)


def test_refused_work_stands_outside_the_count_until_somebody_decides(cast: Cast, part: Assignment) -> None:
    refuse_assignment(assignment=part, version=1, reason="Không thuộc chức năng", by=cast.focal, today=TODAY)
    part.refresh_from_db()
    assert part.state == "refused"
    assert part.active
    part.task.refresh_from_db()
    assert not part.task.is_open
    assert Event.objects.on(part).get().reason == "Không thuộc chức năng"


def test_refusal_keeps_the_words_of_whoever_came_second(cast: Cast, part: Assignment) -> None:
    accept_assignment(assignment=part, version=1, by=cast.focal, today=TODAY)
    with pytest.raises(Changed) as raised:
        refuse_assignment(assignment=part, version=1, reason="Không phải việc của Sở", by=cast.focal, today=TODAY)
    assert raised.value.mine == {"reason": "Không phải việc của Sở"}


def test_body_names_the_official_who_does_the_work(cast: Cast, accepted: Assignment) -> None:
    name_person(assignment=accepted, version=1, person=cast.official, by=cast.focal, today=TODAY)
    accepted.refresh_from_db()
    assert accepted.person == cast.official
    assert Event.objects.on(accepted).get().new == {"person": "Phạm Văn Viên"}


def test_work_is_given_to_people_of_the_body_only(cast: Cast, accepted: Assignment) -> None:
    with pytest.raises(ActionError, match="Vũ Văn Khác không thuộc cơ quan này"):
        name_person(assignment=accepted, version=1, person=cast.stranger, by=cast.focal, today=TODAY)
