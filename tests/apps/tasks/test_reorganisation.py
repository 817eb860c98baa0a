"""Reorganisation day: see what moves where, do it, undo it."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.accounts.models import Role, RoleHeld
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body, Succession
from dondoc.apps.agencies.reorganising import Link, record_succession, undo_succession
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError
from dondoc.apps.plans.models import Duty, Item, Plan, Review
from dondoc.apps.tasks.affected import Kind
from dondoc.apps.tasks.confirmation import confirm_completion
from dondoc.apps.tasks.extensions import ask_extension
from dondoc.apps.tasks.models import Assignment, Extension, Move, Task
from dondoc.apps.tasks.progress import ask_completion, report_progress
from dondoc.apps.tasks.receiving import accept_assignment
from dondoc.apps.tasks.reorganisation import Draft, move, preview, undo
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_person, make_plan, make_task

DAY = date(2026, 12, 1)
TODAY = date(2026, 12, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(cast: Cast) -> Body:
    return make_body("Sở Tài chính và Nội vụ", under=cast.province)


def _record(cast: Cast, *links: Link, kind: str = Succession.Kind.MERGED) -> Succession:
    return record_succession(kind=kind, happened_on=DAY, legal_basis="NQ 12/NQ-HĐND", links=links, by=cast.admin)


def _lead(task: Task) -> Assignment:
    return task.assignments.get(role="lead", active=True)


def test_preview_counts_what_goes_where(cast: Cast, task: Task, merged: Body) -> None:
    seen = preview(Draft("merged", [Link(cast.lead, merged)]), DAY)
    body = seen.bodies[0]
    assert (body.name, body.counts) == ("Sở Tài chính", {Kind.PART: 1, Kind.ROLE: 3})
    assert [(one.name, one.counts) for one in body.destinations] == [
        ("Sở Tài chính và Nội vụ", {Kind.PART: 1, Kind.ROLE: 3})
    ]
    assert not seen.undecided


def test_preview_writes_nothing_and_asks_a_fixed_number_of_times(
    cast: Cast, merged: Body, django_assert_num_queries: object
) -> None:
    for _number in range(5):
        make_task(cast.plan, cast.lead)
    with django_assert_num_queries(6):  # type: ignore[operator]
        preview(Draft("merged", [Link(cast.lead, merged)]), DAY)


def test_open_work_goes_to_the_successor_and_history_keeps_the_old_name(cast: Cast, task: Task, merged: Body) -> None:
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    old, new = task.assignments.filter(role="lead").order_by("pk")
    assert (old.body, old.active, new.body, new.active, new.moved_from) == (cast.lead, False, merged, True, old)
    assert (new.due, new.first_due, new.state, new.given_to) == (old.due, old.first_due, "new", cast.lead)
    assert "01/12/2026" in old.note
    assert "Sở Tài chính và Nội vụ" in old.note
    event = Event.objects.get(task_id=task.pk, verb="moved")
    assert (event.old, event.new["body"], event.new["legal_basis"]) == (
        {"body": "Sở Tài chính"},
        "Sở Tài chính và Nội vụ",
        "NQ 12/NQ-HĐND",
    )


def test_what_is_done_stays_where_it_was_done(cast: Cast, merged: Body) -> None:
    task = make_task(cast.plan, cast.lead, due=date(2026, 6, 30))
    task.assignments.update(state="done", done_on=date(2026, 6, 1))
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    assert _lead(task).body == cast.lead


def test_people_of_the_old_body_go_on_in_the_new_one(cast: Cast, merged: Body) -> None:
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    assert RoleHeld.objects.get(user=cast.focal, body=cast.lead).until == DAY
    fresh = type(cast.focal).objects.get(pk=cast.focal.pk)
    assert standing(fresh, DAY).acts_for == {merged.pk}
    assert standing(fresh, date(2026, 11, 30)).acts_for == {cast.lead.pk}


def test_people_who_hold_the_role_already_hold_it_once(cast: Cast, merged: Body) -> None:
    RoleHeld.objects.create(user=cast.focal, role=Role.FOCAL_POINT, body=merged, since=date(2026, 1, 1))
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    assert RoleHeld.objects.filter(user=cast.focal, body=merged).count() == 1


def test_successor_goes_on_with_the_work(cast: Cast, accepted: Assignment, merged: Body) -> None:
    ask_completion(assignment=accepted, version=1, words="Đã xong", by=cast.focal, today=date(2026, 11, 25))
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    new = _lead(accepted.task)
    assert new.state == "awaiting"
    confirm_completion(assignment=new, version=new.version, by=cast.monitor, today=DAY, answer="Đạt")
    assert accepted.reports.get().confirmed is True
    new.refresh_from_db()
    assert (new.state, new.done_on) == ("done", date(2026, 11, 25))


def test_open_requests_go_along(cast: Cast, accepted: Assignment, merged: Body) -> None:
    extension = ask_extension(
        assignment=accepted, version=1, new_due=date(2027, 3, 1), reason="Chờ vốn", by=cast.focal, today=TODAY
    )
    fact = _record(cast, Link(cast.lead, merged))
    move(succession=fact, by=cast.admin, today=TODAY)
    extension.refresh_from_db()
    assert extension.assignment == _lead(accepted.task)
    undo(succession=fact, by=cast.admin, today=TODAY)
    extension.refresh_from_db()
    assert extension.assignment_id == accepted.pk


def test_lead_and_helper_that_become_one_are_one(cast: Cast, task: Task, merged: Body) -> None:
    fact = _record(cast, Link(cast.lead, merged), Link(cast.coordinator, merged))
    move(succession=fact, by=cast.admin, today=TODAY)
    active = list(task.assignments.filter(active=True))
    assert [(part.body, part.role) for part in active] == [(merged, "lead")]
    helper = task.assignments.get(body=cast.coordinator)
    assert "thành một cơ quan" in helper.note


def test_helper_that_is_swallowed_by_the_lead_rests(cast: Cast, task: Task) -> None:
    move(succession=_record(cast, Link(cast.coordinator, cast.lead)), by=cast.admin, today=TODAY)
    assert [(part.body, part.role) for part in task.assignments.filter(active=True)] == [(cast.lead, "lead")]


def test_lead_that_is_swallowed_by_the_helper_makes_it_lead(cast: Cast, task: Task) -> None:
    fact = _record(cast, Link(cast.lead, cast.coordinator))
    move(succession=fact, by=cast.admin, today=TODAY)
    assert [(part.body, part.role) for part in task.assignments.filter(active=True)] == [(cast.coordinator, "lead")]
    undo(succession=fact, by=cast.admin, today=TODAY)
    active = {(part.body, part.role) for part in task.assignments.filter(active=True)}
    assert active == {(cast.lead, "lead"), (cast.coordinator, "coordinate")}


def test_two_members_of_a_group_that_merge_have_one_part(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, group_lead=True)
    make_assignment(task, cast.other)
    move(succession=_record(cast, Link(cast.lead, cast.other)), by=cast.admin, today=TODAY)
    assert [part.body for part in task.assignments.filter(active=True)] == [cast.other]


def test_keywords_decide_and_the_rest_goes_to_the_main_successor(cast: Cast) -> None:
    labour = make_body("Sở Lao động", under=cast.province)
    nursing = make_task(cast.plan, labour, "Trợ giúp trẻ em có hoàn cảnh đặc biệt")
    wages = make_task(cast.plan, labour, "Rà soát tiền lương")
    links = [
        Link(labour, cast.coordinator),
        Link(labour, cast.other, topic="bảo trợ xã hội", keywords="trẻ em; bảo trợ", main=False),
    ]
    seen = preview(Draft("split", links), DAY)
    assert {(one.name, one.topic) for one in seen.bodies[0].destinations} == {
        ("Sở Nội vụ", ""),
        ("Sở Y tế", "bảo trợ xã hội"),
    }
    move(succession=_record(cast, *links, kind="split"), by=cast.admin, today=TODAY)
    assert (_lead(nursing).body, _lead(wages).body) == (cast.other, cast.coordinator)


def test_what_no_rule_decides_waits_for_a_person(cast: Cast) -> None:
    labour = make_body("Sở Lao động", under=cast.province)
    task = make_task(cast.plan, labour, "Rà soát tiền lương")
    links = [
        Link(labour, cast.coordinator, topic="việc làm", main=False),
        Link(labour, cast.other, topic="trẻ em", keywords="trẻ em", main=False),
    ]
    seen = preview(Draft("split", links), DAY)
    (thing,) = seen.undecided
    assert (thing.kind, thing.text) == (Kind.PART, "Rà soát tiền lương")
    assert set(thing.route.candidates) == {cast.coordinator.pk, cast.other.pk}
    fact = _record(cast, *links, kind="split")
    with pytest.raises(ActionError, match="Còn 1 mục"):
        move(succession=fact, by=cast.admin, today=TODAY)
    assert not Move.objects.exists()
    move(succession=fact, by=cast.admin, today=TODAY, chosen={thing.key: cast.other.pk})
    assert _lead(task).body == cast.other


def test_moved_function_takes_only_its_own_work(cast: Cast) -> None:
    digital = make_task(cast.plan, cast.lead, "Phát triển hạ tầng số")
    budget = make_task(cast.plan, cast.lead, "Cân đối ngân sách")
    fact = _record(cast, Link(cast.lead, cast.other, topic="số", keywords="hạ tầng số", main=False), kind="moved")
    counts = move(succession=fact, by=cast.admin, today=TODAY)
    assert counts == {Kind.PART: 1}
    assert (_lead(digital).body, _lead(budget).body) == (cast.other, cast.lead)
    assert RoleHeld.objects.get(user=cast.focal).until is None


def test_plans_documents_and_duties_find_their_new_keeper(cast: Cast) -> None:
    item = Item.objects.create(
        review=Review.objects.create(document=cast.plan.document), kind="duty", position=0, start=0, end=0, value={}
    )
    duty = Duty.objects.create(
        plan=cast.plan,
        item=item,
        text="Báo cáo",
        start=0,
        end=0,
        frequency="annual",
        who=[{"written": "Sở KH&CN", "body_id": cast.monitoring.pk}, {"written": "Sở Y tế", "body_id": cast.other.pk}],
    )
    fact = _record(cast, Link(cast.monitoring, cast.lead))
    move(succession=fact, by=cast.admin, today=TODAY)
    cast.plan.refresh_from_db()
    duty.refresh_from_db()
    assert cast.plan.monitor == cast.lead
    assert cast.plan.document.owner_id == cast.lead.pk
    assert [(one["written"], one["body_id"]) for one in duty.who] == [
        ("Sở KH&CN", cast.lead.pk),
        ("Sở Y tế", cast.other.pk),
    ]
    undo(succession=fact, by=cast.admin, today=TODAY)
    cast.plan.refresh_from_db()
    duty.refresh_from_db()
    assert cast.plan.monitor == cast.monitoring
    assert duty.who[0]["body_id"] == cast.monitoring.pk


def test_undoing_gives_back_exactly_what_was(cast: Cast, task: Task, merged: Body) -> None:
    before = sorted(task.assignments.filter(active=True).values_list("pk", "body", "state", "note", "due"))
    roles = sorted(RoleHeld.objects.values_list("user", "role", "body", "since", "until"), key=str)
    fact = _record(cast, Link(cast.lead, merged), Link(cast.coordinator, merged))
    move(succession=fact, by=cast.admin, today=TODAY)
    undone = undo(succession=fact, by=cast.admin, today=TODAY)
    undo_succession(succession=fact, by=cast.admin)
    assert sorted(task.assignments.filter(active=True).values_list("pk", "body", "state", "note", "due")) == before
    assert sorted(RoleHeld.objects.values_list("user", "role", "body", "since", "until"), key=str) == roles
    assert undone.kept == ()
    cast.lead.refresh_from_db()
    assert cast.lead.ended_on is None


def test_what_was_worked_on_since_stays_and_is_listed(cast: Cast, task: Task, merged: Body) -> None:
    other = make_task(cast.plan, cast.lead, "Việc khác")
    fact = _record(cast, Link(cast.lead, merged))
    move(succession=fact, by=cast.admin, today=TODAY)
    new = _lead(task)
    focal = type(cast.focal).objects.get(pk=cast.focal.pk)
    focal.known_standings[standing_day()] = standing(focal, DAY)
    accept_assignment(assignment=new, version=new.version, by=focal, today=DAY)
    undone = undo(succession=fact, by=cast.admin, today=date(2026, 12, 5))
    assert [one.part_id for one in undone.kept] == [new.pk]
    assert "Nhiệm vụ số 1" in undone.kept[0].text
    assert _lead(task) == new
    assert _lead(other).body == cast.lead


def standing_day() -> date:
    from dondoc.apps.core.today import today

    return today()


def test_a_fact_is_applied_once(cast: Cast, task: Task, merged: Body) -> None:
    fact = _record(cast, Link(cast.lead, merged))
    move(succession=fact, by=cast.admin, today=TODAY)
    with pytest.raises(ActionError, match="đã được thực hiện"):
        move(succession=fact, by=cast.admin, today=TODAY)
    assert task.assignments.filter(role="lead").count() == 2


def test_what_was_not_applied_cannot_be_undone(cast: Cast, merged: Body) -> None:
    with pytest.raises(ActionError, match="không có gì để hủy"):
        undo(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)


@pytest.mark.parametrize("who", ["chairman", "monitor", "focal", "official", "helper", "stranger", "reader"])
def test_only_an_administrator_reorganises(cast: Cast, merged: Body, who: str) -> None:
    fact = _record(cast, Link(cast.lead, merged))
    with pytest.raises(Refused, match="quản trị viên"):
        move(succession=fact, by=getattr(cast, who), today=TODAY)
    with pytest.raises(Refused, match="quản trị viên"):
        undo(succession=fact, by=getattr(cast, who), today=TODAY)


def test_sums_of_the_province_stay_the_same(cast: Cast, merged: Body) -> None:
    from dondoc.apps.tasks.counts import four_cells

    for number in range(6):
        make_task(cast.plan, cast.lead if number % 2 else cast.coordinator, due=date(2026, 11, number + 1))
    before = four_cells(Assignment.objects.all(), TODAY)
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    assert four_cells(Assignment.objects.all(), TODAY) == before


def test_people_of_the_successor_may_report(cast: Cast, accepted: Assignment, merged: Body) -> None:
    person = make_person("Người Mới", Role.FOCAL_POINT, merged)
    move(succession=_record(cast, Link(cast.lead, merged)), by=cast.admin, today=TODAY)
    new = _lead(accepted.task)
    assert report_progress(assignment=new, version=new.version, words="Tiếp tục", by=person, today=DAY)
    assert not Extension.objects.exists()
    assert Plan.objects.get().monitor == cast.monitoring
    assert make_plan(cast.other)
