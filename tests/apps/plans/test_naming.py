from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.agencies.models import Succession, SuccessionLink
from dondoc.apps.audit.models import Event
from dondoc.apps.plans.actions import (
    accept_item,
    choose_lead,
    decide_body,
    give_lead,
    let_each_lead,
    look_up_again,
    mark_common,
    undo_last,
)
from dondoc.apps.plans.errors import NotAValueOf
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.naming import NotNamed
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import TaskValue
from factories.record import make_body
from factories.reviews import TODAY, Office, item_at, make_review

TWO_LEADS = """KẾ HOẠCH
Phát triển năm 2026

I. NHIỆM VỤ
1. Sở Khoa học và Công nghệ, Sở Tài chính có trách nhiệm rà soát các quy định hiện hành trước ngày 31/3/2026.
2. Tăng cường công tác tuyên truyền trên địa bàn tỉnh về phát triển khoa học, công nghệ và đổi mới sáng tạo.
"""


def task(item: Item) -> TaskValue:
    value = value_of(item)
    assert isinstance(value, TaskValue)
    return value


def test_an_answer_holds_for_the_whole_review(review: Review, office: Office) -> None:
    item = item_at(review, "PL1.1")
    changed = decide_body(
        item=item,
        version=1,
        written="Sở Thông tin và Truyền thông",
        body=office.science,
        by=office.monitor,
        everywhere=True,
    )
    assert [one.path for one in changed] == ["PL1.1", "PL1.2"]
    for one in changed:
        assert (task(one).lead[0].body_id, task(one).lead[0].how) == (office.science.pk, "person")
        assert "body-unknown" not in [doubt["code"] for doubt in one.doubts]
    undo_last(review=review, by=office.monitor)
    assert task(item_at(review, "PL1.2")).lead[0].decided is False


def test_an_answer_for_one_item_stays_there(review: Review, office: Office) -> None:
    item = item_at(review, "PL1.1")
    decide_body(item=item, version=1, written="Sở Thông tin và Truyền thông", body=office.science, by=office.monitor)
    assert not task(item_at(review, "PL1.2")).lead[0].decided


def test_a_name_that_is_not_there_cannot_be_decided(review: Review, office: Office) -> None:
    with pytest.raises(NotNamed):
        decide_body(item=item_at(review, "PL1.1"), version=1, written="Sở Y tế", body=office.health, by=office.monitor)


def test_a_lead_is_given_to_several_tasks_at_once(review: Review, office: Office) -> None:
    items = [item_at(review, "II.3.p1"), item_at(review, "IV.p1")]
    changed = give_lead(
        items=[(item, item.version) for item in items],
        body=office.science,
        name="Sở Khoa học và Công nghệ",
        by=office.monitor,
        proposed=True,
        reason="Là đầu mối thực hiện cả kế hoạch",
    )
    for item in changed:
        (lead,) = task(item).lead
        assert (lead.body_id, lead.how, lead.note) == (
            office.science.pk,
            "proposal",
            "Là đầu mối thực hiện cả kế hoạch",
        )
        assert "nobody-named" not in [doubt["code"] for doubt in item.doubts]
    assert Event.objects.on(changed[0]).get().reason == "Là đầu mối thực hiện cả kế hoạch"
    assert len(undo_last(review=review, by=office.monitor).items) == 2


def test_of_two_leads_one_answers_and_the_other_helps(office: Office) -> None:
    review = make_review(office.science, TWO_LEADS)
    item = choose_lead(item=item_at(review, "I.1"), version=1, written="Sở Tài chính", by=office.monitor)
    assert [body.written for body in task(item).lead] == ["Sở Tài chính"]
    assert [body.written for body in task(item).coordinate] == ["Sở Khoa học và Công nghệ"]


def test_two_leads_may_each_do_their_part(office: Office) -> None:
    review = make_review(office.science, TWO_LEADS)
    item = let_each_lead(item=item_at(review, "I.1"), version=1, by=office.monitor)
    assert task(item).each
    assert "many-leads" not in [doubt["code"] for doubt in item.doubts]


def test_a_task_of_nobody_is_followed_by_all_only_if_a_person_says_so(review: Review, office: Office) -> None:
    item = mark_common(item=item_at(review, "II.3.p1"), version=1, by=office.monitor)
    assert task(item).common
    accept_item(item=item, version=2, by=office.monitor)


def test_targets_have_no_lead(review: Review, office: Office) -> None:
    with pytest.raises(NotAValueOf):
        mark_common(item=item_at(review, "I.1", "target"), version=1, by=office.monitor)


def test_a_fact_learnt_later_is_looked_up_again_but_no_answer_is_overruled(review: Review, office: Office) -> None:
    item = item_at(review, "PL1.1")
    decide_body(item=item, version=1, written="Sở Thông tin và Truyền thông", body=office.finance, by=office.monitor)
    telecom = make_body("Sở Thông tin và Truyền thông", until=date(2025, 3, 1))
    fact = Succession.objects.create(kind="merged", happened_on=date(2025, 3, 1), legal_basis="NĐ 45/2025/NĐ-CP")
    SuccessionLink.objects.create(succession=fact, old=telecom, new=office.science)
    assert look_up_again(review=review, by=office.monitor, today=TODAY) == 1
    assert task(item_at(review, "PL1.1")).lead[0].body_id == office.finance.pk
    (lead,) = task(item_at(review, "PL1.2")).lead
    assert (lead.then_id, lead.body_id) == (telecom.pk, office.science.pk)
