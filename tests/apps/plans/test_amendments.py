from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.apps.core.decisions import Refused
from dondoc.apps.plans.actions import clear_change, end_old_item, replace_plan, set_change
from dondoc.apps.plans.adoption import adopt_document
from dondoc.apps.plans.amendments import EndedTwice, NotAmended, amended_plans, propose_changes, unmentioned
from dondoc.apps.plans.chain import link
from dondoc.apps.plans.models import Item, Plan, Review, Target
from dondoc.apps.plans.signals import plan_replaced
from dondoc.apps.plans.steps import value_of
from factories.reviews import TODAY, Office, item_at, make_adopted, make_review, settle_all

OLD = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 30/KH-UBND
Hải Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phát triển khoa học năm 2026

I. MỤC TIÊU
1. Tối thiểu 60% doanh nghiệp có hoạt động đổi mới sáng tạo.
II. NHIỆM VỤ
1. Hoàn thiện cơ chế
a) Sở Tài chính rà soát các quy định về tài chính cho khoa học trước ngày 30/6/2026.
b) Sở Y tế tổ chức hội nghị chuyên đề về y tế số trước ngày 30/9/2026.
2. Phát triển hạ tầng
a) Sở Khoa học và Công nghệ xây dựng trung tâm đổi mới sáng tạo trước ngày 31/12/2026.
"""
AMENDING = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 95/KH-UBND
Hải Bình, ngày 10 tháng 8 năm 2026

KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 30/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh

I. NHIỆM VỤ
1. Sửa đổi điểm a khoản 2 Mục II như sau: Sở Khoa học và Công nghệ xây dựng trung tâm đổi mới sáng tạo trước ngày 30/6/2027.
2. Sở Tài chính rà soát các quy định về tài chính cho khoa học, công nghệ trước ngày 31/10/2026.
3. Sở Y tế triển khai hồ sơ sức khỏe điện tử trước ngày 31/12/2026.
4. Bãi bỏ điểm b khoản 1 Mục II.
"""


@pytest.fixture
def old(office: Office) -> Plan:
    return make_adopted(office, OLD)


@pytest.fixture
def amending(old: Plan, office: Office) -> Review:
    review = make_review(office.science, AMENDING)
    link(lower=review.document, upper=old.document, relation="amends", by=office.monitor)
    return review


def old_item(old: Plan, path: str, kind: str = "task") -> Item:
    return Item.objects.get(review__document=old.document, path=path, kind=kind)


def adopt(review: Review, office: Office) -> Plan:
    settle_all(review, office.science, office.monitor)
    return adopt_document(
        review=review, monitor=office.science, assigner=office.province, starts_on=date(2026, 8, 10), ends_on=None,
        by=office.monitor, today=TODAY,
    )  # fmt: skip


def test_the_amended_plan_is_known(amending: Review, old: Plan) -> None:
    assert amended_plans(amending.document) == [(old, "amends")]


def test_what_the_words_order_is_proposed_with_its_place(amending: Review, old: Plan) -> None:
    changes = {change.old.path: change for change in propose_changes(amending, old)}
    changed = changes["II.2.a"]
    assert (changed.change, changed.item) == ("changed", item_at(amending, "I.1"))
    assert "II.2.a" in changed.reason
    ended = changes["II.1.b"]
    assert (ended.change, ended.item) == ("ended", None)
    assert amending.document.reading.text[ended.start : ended.end] == "Bãi bỏ điểm b khoản 1 Mục II"


def test_without_words_a_like_item_is_proposed(amending: Review, old: Plan) -> None:
    changes = {change.old.path: change for change in propose_changes(amending, old)}
    alike = changes["II.1.a"]
    assert (alike.change, alike.item) == ("changed", item_at(amending, "I.2"))
    assert "%" in alike.reason
    assert item_at(amending, "I.3") not in [change.item for change in changes.values()]


def test_what_is_only_added_changes_nothing_old(old: Plan, office: Office) -> None:
    text = (
        AMENDING[: AMENDING.index("1. Sửa đổi")]
        + "1. Bổ sung vào điểm a khoản 2 Mục II việc tổ chức đấu giá tần số vô tuyến.\n"
    )
    review = make_review(office.science, text)
    link(lower=review.document, upper=old.document, relation="amends", by=office.monitor)
    assert propose_changes(review, old) == []


def test_old_and_new_stand_side_by_side(amending: Review, old: Plan) -> None:
    changes = {change.old.path: change for change in propose_changes(amending, old)}
    due = next(one for one in changes["II.1.a"].differences if one.field == "due")
    assert (due.old, due.new) == ("30/06/2026", "31/10/2026")


def test_a_decision_is_part_of_the_value_and_no_longer_proposed(amending: Review, old: Plan, office: Office) -> None:
    before = old_item(old, "II.1.a")
    item = set_change(item=item_at(amending, "I.2"), version=1, old=before, change="changed", by=office.monitor)
    assert (item.value["amends"], item.value["change"]) == (before.pk, "changed")
    assert before.pk not in [change.old.pk for change in propose_changes(amending, old)]
    item = clear_change(item=item, version=2, by=office.monitor)
    assert (item.value["amends"], item.value["change"]) == (None, "")


def test_two_items_do_not_change_one(amending: Review, old: Plan, office: Office) -> None:
    before = old_item(old, "II.1.a")
    set_change(item=item_at(amending, "I.2"), version=1, old=before, change="changed", by=office.monitor)
    with pytest.raises(EndedTwice):
        set_change(item=item_at(amending, "I.3"), version=1, old=before, change="replaced", by=office.monitor)


def test_only_what_the_document_amends_can_be_changed(amending: Review, office: Office) -> None:
    elsewhere = make_adopted(office)
    with pytest.raises(NotAmended):
        set_change(
            item=item_at(amending, "I.2"),
            version=1,
            old=old_item(elsewhere, "II.1.a"),
            change="changed",
            by=office.monitor,
        )


def test_an_ending_needs_no_lead(amending: Review, old: Plan, office: Office) -> None:
    before = old_item(old, "II.1.b")
    item = end_old_item(review=amending, old=before, start=10, end=40, by=office.monitor)
    assert (item.value["change"], item.state) == ("ended", "accepted")
    with pytest.raises(EndedTwice):
        end_old_item(review=amending, old=before, start=10, end=40, by=office.monitor)


def test_who_does_not_monitor_the_old_plan_does_not_touch_it(amending: Review, old: Plan, office: Office) -> None:
    Plan.objects.filter(pk=old.pk).update(monitor=office.health)
    with pytest.raises(Refused):
        end_old_item(review=amending, old=old_item(old, "II.1.b"), start=10, end=40, by=office.monitor)


def test_adoption_ends_the_old_targets(amending: Review, old: Plan, office: Office) -> None:
    before = old_item(old, "I.1", "target")
    end_old_item(review=amending, old=before, start=10, end=40, by=office.monitor)
    plan = adopt(amending, office)
    target = Target.objects.get(item=before)
    assert (target.ended_on, target.ended_by) == (TODAY, plan)
    assert not Target.objects.filter(plan=plan).exists()
    assert Plan.objects.get(pk=old.pk).state == Plan.State.IN_FORCE


def test_what_a_replacing_document_leaves_out_is_listed(amending: Review, old: Plan, office: Office) -> None:
    set_change(
        item=item_at(amending, "I.2"), version=1, old=old_item(old, "II.1.a"), change="changed", by=office.monitor
    )
    assert [item.path for item in unmentioned(amending, old)] == ["I.1", "II.1.b", "II.2.a"]


def test_a_replaced_plan_ends_and_later_apps_are_told(amending: Review, old: Plan, office: Office) -> None:
    told: list[Any] = []

    def listen(**facts: Any) -> None:
        told.append((facts["plan"], facts["by_plan"], facts["today"]))

    plan_replaced.connect(listen, weak=False, dispatch_uid="test")
    try:
        plan = adopt(amending, office)
        replace_plan(plan=old, by_plan=plan, by=office.monitor, today=TODAY)
        replace_plan(plan=old, by_plan=plan, by=office.monitor, today=TODAY)
    finally:
        plan_replaced.disconnect(dispatch_uid="test")
    assert told == [(old, plan, TODAY)]
    assert Plan.objects.get(pk=old.pk).state == Plan.State.REPLACED
    assert not old.targets.filter(ended_on__isnull=True).exists()


def test_the_words_of_the_old_plan_stay_frozen(amending: Review, old: Plan, office: Office) -> None:
    before = {item.pk: item.value for item in Item.objects.filter(review__document=old.document).order_by("pk")}
    set_change(
        item=item_at(amending, "I.2"), version=1, old=old_item(old, "II.1.a"), change="replaced", by=office.monitor
    )
    adopt(amending, office)
    assert {item.pk: item.value for item in Item.objects.filter(review__document=old.document).order_by("pk")} == before
    assert value_of(item_at(amending, "I.2")).change == "replaced"
