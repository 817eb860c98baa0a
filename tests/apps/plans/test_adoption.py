from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents.models import Document
from dondoc.apps.plans import adoption
from dondoc.apps.plans.actions import accept_item, accept_sure, add_item, correct_document, edit_item, undo_last
from dondoc.apps.plans.adoption import adopt_document, short_name
from dondoc.apps.plans.errors import AlreadyAdopted, InvalidPeriod, NotReady, ReviewClosed
from dondoc.apps.plans.freezing import canonical_json, check_seal, hash_of
from dondoc.apps.plans.models import Duty, Item, Plan, PlanLink, Review, Target
from dondoc.apps.plans.steps import value_of
from factories.reviews import TODAY, Office, item_at, make_office, make_read_document, make_review, settle_all

UPPER = """BAN THƯỜNG VỤ TỈNH ỦY
Số: 12-NQ/TU
Hải Bình, ngày 15 tháng 01 năm 2024

NGHỊ QUYẾT
Về phát triển khoa học giai đoạn 2024-2030

I. NHIỆM VỤ
1. Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh.
"""


@pytest.fixture
def settled(review: Review, office: Office) -> Review:
    settle_all(review, office.science, office.monitor, name="Sở Khoa học và Công nghệ")
    return review


def adopt(review: Review, office: Office, **changes: Any) -> Plan:
    values: dict[str, Any] = {
        "monitor": office.science,
        "assigner": office.province,
        "starts_on": date(2024, 5, 6),
        "ends_on": date(2030, 12, 31),
        "by": office.monitor,
        "today": TODAY,
        **changes,
    }
    return adopt_document(review=review, **values)


def test_a_plan_comes_of_it_with_targets_and_duties(settled: Review, office: Office) -> None:
    plan = adopt(settled, office)
    assert (str(plan), plan.issued_on, plan.monitor, plan.assigner) == (
        "KH 215/KH-UBND", date(2024, 5, 6), office.science, office.province
    )  # fmt: skip
    target = Target.objects.get(plan=plan, path="I.1")
    assert (target.comparator, target.low, target.high, target.unit, target.due) == (
        ">=",
        Decimal(60),
        None,
        "%",
        "2030",
    )
    duty = Duty.objects.get(plan=plan, path="IV.1")
    assert (duty.frequency, duty.due, duty.ad_hoc, duty.via) == ("annual", "11-20", True, "Sở Khoa học và Công nghệ")
    assert duty.who[0]["written"] == "Các sở, ngành"


def test_document_and_review_are_frozen(settled: Review, office: Office) -> None:
    plan = adopt(settled, office)
    assert Document.objects.get(pk=plan.document_id).state == Document.State.ADOPTED
    item = item_at(settled, "II.1.b")
    for act in (
        lambda: accept_item(item=item, version=item.version, by=office.monitor),
        lambda: edit_item(item=item, version=item.version, value=value_of(item), by=office.monitor),
        lambda: accept_sure(review=settled, by=office.monitor),
        lambda: add_item(review=settled, kind="task", start=0, end=9, by=office.monitor),
        lambda: undo_last(review=settled, by=office.monitor),
        lambda: correct_document(review=settled, version=1, facts={"number": "1"}, by=office.monitor),
    ):
        with pytest.raises(ReviewClosed):
            act()


def test_what_was_decided_can_be_proved(settled: Review, office: Office) -> None:
    plan = Plan.objects.get(pk=adopt(settled, office).pk)
    assert check_seal(plan)
    assert hash_of(plan.decisions) == plan.decisions_sha256
    assert len(plan.decisions["items"]) == settled.items.count()
    assert plan.decisions["document"]["number"] == "215/KH-UBND"
    plan.decisions["items"][0]["value"]["text"] = "Khác"
    assert not check_seal(plan).decisions


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical_json({"b": 1, "a": "đ"}) == '{"a":"đ","b":1}'
    assert hash_of({"b": 1, "a": 2}) == hash_of({"a": 2, "b": 1})


def test_a_second_submit_makes_nothing_and_names_the_first(settled: Review, office: Office) -> None:
    plan = adopt(settled, office)
    with pytest.raises(AlreadyAdopted) as error:
        adopt(settled, office)
    assert error.value.plan == plan
    assert Plan.objects.count() == 1


def test_open_questions_stop_it_and_are_told(review: Review, office: Office) -> None:
    with pytest.raises(NotReady) as error:
        adopt(review, office)
    assert {problem.code for problem in error.value.problems} == {"pending"}
    assert str(len(error.value.problems)) in str(error.value)
    assert not Plan.objects.exists()


@pytest.mark.parametrize("step", ["_make_targets_and_duties", "link_documents", "_close"])
def test_a_stop_at_any_step_leaves_nothing(
    settled: Review, office: Office, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def die(*_args: Any, **_kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(adoption, step, die)
        with pytest.raises(KeyboardInterrupt):
            adopt(settled, office)
    assert not Plan.objects.exists()
    assert not Target.objects.exists()
    assert Review.objects.get(pk=settled.pk).state == Review.State.OPEN
    assert Document.objects.get(pk=settled.document_id).state == Document.State.READ
    adopt(settled, office)


def test_only_who_monitors_for_the_owner_adopts(settled: Review, office: Office) -> None:
    for person in (office.stranger, office.admin):
        with pytest.raises(Refused):
            adopt(settled, office, by=person)


def test_another_body_may_monitor_the_plan(settled: Review, office: Office) -> None:
    assert adopt(settled, office, monitor=office.health).monitor == office.health


def test_a_plan_does_not_end_before_it_begins(settled: Review, office: Office) -> None:
    with pytest.raises(InvalidPeriod):
        adopt(settled, office, ends_on=date(2024, 1, 1))


def test_the_links_of_the_chain_are_made(office: Office) -> None:
    upper = make_read_document(office.science, UPPER, issuer="Ban Thường vụ Tỉnh ủy")
    review = make_review(office.science)
    settle_all(review, office.science, office.monitor)
    plan = adopt(review, office)
    (link,) = PlanLink.objects.filter(lower=plan.document)
    assert (link.upper, link.relation, link.confirmed_by) == (upper, "implements", office.monitor)


def test_an_upper_document_that_comes_later_is_linked_too(settled: Review, office: Office) -> None:
    plan = adopt(settled, office)
    upper = make_read_document(office.science, UPPER, issuer="Ban Thường vụ Tỉnh ủy")
    from dondoc.apps.documents.signals import document_read

    document_read.send(sender=Document, document=upper, reading=upper.reading, again=False)
    assert PlanLink.objects.get(lower=plan.document).upper == upper


def test_adoption_is_on_record_and_the_plan_can_be_found(settled: Review, office: Office) -> None:
    plan = adopt(settled, office)
    event = Event.objects.on(plan).get(verb="adopted")
    assert (event.by, event.plan_id, event.new["decisions"]) == (office.monitor, plan.pk, plan.decisions_sha256)
    assert SearchEntry.objects.get(kind="plan", object_id=plan.pk).title == "KH 215/KH-UBND"


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"kind": "Kế hoạch", "number": "215/KH-UBND"}, "KH 215/KH-UBND"),
        ({"kind": "Kế hoạch", "number": "/KH-UBND", "issued_on": "2024-09-05"}, "KH ngày 05/09/2024"),
        ({"kind": "Quy chế", "number": "7/QC"}, "Quy chế 7/QC"),
    ],
)
def test_short_names(facts: dict[str, str], name: str) -> None:
    assert short_name(Document(**facts)) == name


@pytest.mark.postgres  # threads cannot share the test database of SQLite, which lives in memory
@pytest.mark.django_db(transaction=True)
def test_two_submits_at_the_same_moment_make_one_plan(held_today: object) -> None:
    """Each in a thread and connection of its own: one adopts, the other is told that it came second."""
    office = make_office()
    review = make_review(office.science)
    settle_all(review, office.science, office.monitor)
    both, outcomes = threading.Barrier(2), []

    def submit() -> None:
        both.wait()
        try:
            outcomes.append(adopt(review, office))
        except AlreadyAdopted as error:
            outcomes.append(error.plan)
        finally:
            connection.close()

    threads = [threading.Thread(target=submit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 2
    assert outcomes[0] == outcomes[1]
    assert Plan.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_edit_that_waits_for_adoption_is_refused_not_lost_in_it(held_today: object) -> None:
    office = make_office()
    review = make_review(office.science)
    settle_all(review, office.science, office.monitor)
    item = Item.objects.get(review=review, path="II.1.b")
    begun, outcome = threading.Event(), []

    def edit() -> None:
        begun.wait()
        try:
            edit_item(item=item, version=item.version, value=value_of(item), by=office.colleague)
        except Exception as error:
            outcome.append(type(error))
        finally:
            connection.close()

    thread = threading.Thread(target=edit)
    thread.start()
    with transaction.atomic():
        Review.objects.select_for_update().get(pk=review.pk)
        begun.set()
        adopt(review, office)
    thread.join()
    assert outcome == [ReviewClosed]
