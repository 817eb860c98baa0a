"""Behind the bell: each event once, for those whom it concerns, and for nobody who may not see it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.notices import hearing, preferences
from dondoc.apps.notices.hearing import tell_what_happened
from dondoc.apps.notices.models import Happened, Notice
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.notices_events import TaskEvents
from dondoc.apps.tasks.permissions import can_see_task
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_person, make_task
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def told() -> dict[str, list[str]]:
    """Who finds which verbs behind the bell, once all has been told."""
    tell_what_happened()
    found: dict[str, list[str]] = {}
    for notice in Notice.objects.select_related("user").order_by("pk"):
        found.setdefault(notice.user.full_name, []).append(notice.verb)
    return found


def test_event_waits_until_the_worker_tells_it_and_is_told_once(scene: Scene) -> None:
    part = scene.assignment
    actions.accept_assignment(assignment=part, version=part.version, by=scene.cast.focal, today=DAY)
    part.refresh_from_db()
    actions.ask_completion(
        assignment=part, version=part.version, words="Xong", done_on=DAY, by=scene.cast.focal, today=DAY
    )
    assert not Notice.objects.exists()
    assert told() == {"Trần Thị Theo": ["completion_asked"]}
    assert told() == {"Trần Thị Theo": ["completion_asked"]}
    assert not Happened.objects.exists()


def test_what_is_undone_is_not_told(scene: Scene) -> None:
    with transaction.atomic():
        audit.record(Verb.SENT_BACK, on=scene.assignment, by=None, task_id=scene.task.pk)
        transaction.set_rollback(True)
    assert told() == {}


def test_sent_back_rings_for_the_body_and_the_person_named_but_not_for_who_did_it(scene: Scene) -> None:
    part = scene.awaiting
    actions.send_back(assignment=part, version=part.version, reason="Thiếu phụ lục", by=scene.cast.monitor, today=DAY)
    assert told() == {"Nguyễn Văn An": ["sent_back"], "Phạm Văn Viên": ["sent_back"]}
    notice = Notice.objects.filter(user=scene.cast.focal).get()
    assert (notice.note, notice.url) == ("Thiếu phụ lục", f"/tasks/{scene.task.pk}/")


def test_extension_rings_for_those_who_decide_and_then_for_those_who_asked(scene: Scene) -> None:
    extension = scene.extension
    actions.decide_extension(extension=extension, grant=True, by=scene.cast.monitor, today=DAY)
    assert told() == {"Nguyễn Văn An": ["extension_granted"], "Phạm Văn Viên": ["extension_granted"]}


def test_opinions_ring_for_those_asked_and_then_for_the_lead(scene: Scene) -> None:
    part = scene.working
    actions.ask_opinion(
        assignment=part,
        version=part.version,
        of=[scene.helping],
        question="Góp ý",
        due=DAY,
        by=scene.cast.focal,
        today=DAY,
    )
    assert told() == {"Đỗ Thị Phối": ["opinion_asked"]}
    actions.give_opinion(opinion=scene.helping.opinions.get(), answer="Nhất trí", by=scene.cast.helper, today=DAY)
    assert told()["Nguyễn Văn An"] == ["opinion_given"]


def test_pieces_ring_for_those_who_get_them(scene: Scene) -> None:
    part = scene.working
    share = actions.NewShare(text="Tổng hợp số liệu", person=scene.cast.official)
    actions.divide(assignment=part, version=part.version, shares=[share], by=scene.cast.focal, today=DAY)
    assert told() == {"Phạm Văn Viên": ["divided"]}


def test_coordinators_ring_when_they_are_added_and_removed(scene: Scene) -> None:
    task = scene.task
    added = actions.add_coordinator(
        task=task, version=task.version, body=scene.cast.other, by=scene.cast.monitor, today=DAY
    )
    assert told() == {"Vũ Văn Khác": ["coordinator_added"]}
    added.refresh_from_db()
    actions.remove_coordinator(assignment=added, version=added.version, reason="Nhầm", by=scene.cast.monitor, today=DAY)
    assert told() == {"Vũ Văn Khác": ["coordinator_added", "coordinator_removed"]}


def test_many_tasks_of_one_plan_ring_once_with_their_number(cast: Cast) -> None:
    for number in range(5):
        task = make_task(cast.plan, cast.lead, f"Việc {number}")
        audit.record(Verb.ASSIGNED, on=task, by=cast.monitor, task_id=task.pk, plan_id=cast.plan.pk)
    assert told() == {"Nguyễn Văn An": ["assigned"]}
    notice = Notice.objects.get()
    assert (notice.count, notice.url) == (5, f"/plans/{cast.plan.pk}/")


def test_old_events_ring_for_nobody(scene: Scene) -> None:
    old = timezone.now() - timedelta(days=30)
    audit.record(Verb.SENT_BACK, on=scene.awaiting, by=None, task_id=scene.task.pk, at=old)
    assert told() == {}
    assert not Happened.objects.exists()


def test_faulty_event_is_left_and_others_are_told(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    good = audit.record(Verb.SENT_BACK, on=scene.awaiting, by=None, task_id=scene.task.pk)
    bad = audit.record(Verb.SENT_BACK, on=scene.awaiting, by=None, task_id=scene.task.pk, reason="faulty")
    original = TaskEvents.tell

    def tell(self: TaskEvents, events: Any, people: Any) -> Any:
        if any(event.reason == "faulty" for event in events):
            raise RuntimeError("faulty")
        return original(self, events, people)

    monkeypatch.setattr(TaskEvents, "tell", tell)
    tell_what_happened()
    assert set(Notice.objects.values_list("event_id", flat=True)) == {good.pk}
    assert list(Happened.objects.values_list("event_id", flat=True)) == [bad.pk]


def test_nobody_hears_of_what_he_may_not_see(scene: Scene) -> None:
    """Every verb, on a task with parts of several bodies: whoever is told may open the task."""
    stranger = make_body("Sở Du lịch")
    make_person("Đinh Thị Lạ", "focal_point", stranger)  # type: ignore[arg-type]
    make_assignment(scene.task, scene.cast.other, role=Assignment.Role.FOLLOW)
    scene.opinion, scene.share, scene.extension  # noqa: B018
    for verb in sorted(TaskEvents.verbs):
        for on in (scene.assignment, scene.helping, scene.task):
            audit.record(Verb(verb), on=on, by=None, task_id=scene.task.pk, plan_id=scene.cast.plan.pk)
    tell_what_happened()
    heard = User.objects.filter(notices__isnull=False).distinct()
    assert heard.count() >= 5
    assert [person.full_name for person in heard if not can_see_task(User.objects.get(pk=person.pk), scene.task)] == []


def test_every_verb_that_rings_has_words() -> None:
    from dondoc.apps.notices.words import HAPPENED
    from dondoc.apps.tasks.notices_events import WHO

    assert set(WHO) - set(HAPPENED) == set()


def test_marking_as_read_touches_only_ones_own(scene: Scene) -> None:
    for person in (scene.cast.focal, scene.cast.helper):
        Notice.objects.create(user=person, verb="assigned", at=timezone.now(), thing="x", url="/")
    assert preferences.mark_read(user=scene.cast.focal) == 1
    assert (preferences.unread(scene.cast.focal), preferences.unread(scene.cast.helper)) == (0, 1)


def test_bulk_events_are_heard_too(scene: Scene) -> None:
    built = [audit.build(Verb.MOVED, on=scene.assignment, by=None, task_id=scene.task.pk) for _each in range(3)]
    Event.objects.bulk_create(built)
    assert Happened.objects.count() == 3


def test_two_workers_tell_each_event_once(scene: Scene) -> None:
    audit.record(Verb.SENT_BACK, on=scene.awaiting, by=None, task_id=scene.task.pk)
    hearing._tell(10)
    assert hearing._tell(10) == 0
    assert Notice.objects.filter(verb="sent_back").count() == 2
