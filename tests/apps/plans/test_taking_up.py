from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.core.decisions import Refused
from dondoc.apps.plans.actions import keep_for_reference
from dondoc.apps.plans.chain import link
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.taking_up import (
    WrongPair,
    confirm_takeup,
    deny_takeup,
    find_orders,
    find_untaken,
    take_back,
    waive_takeup,
)
from factories.reviews import Office, item_at, make_adopted, make_review

UPPER = """BAN THƯỜNG VỤ TỈNH ỦY
Số: 12-NQ/TU
Hải Bình, ngày 20 tháng 01 năm 2026

NGHỊ QUYẾT
Về phát triển khoa học

I. MỤC TIÊU
1. Đến năm 2030, tối thiểu 60% doanh nghiệp có hoạt động đổi mới sáng tạo.
II. NHIỆM VỤ
1. Xây dựng trung tâm đổi mới sáng tạo cấp tỉnh.
2. Phát triển hồ sơ sức khỏe điện tử toàn dân.
3. Đào tạo nguồn nhân lực bán dẫn chất lượng cao.
"""
LOWER = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 30/KH-UBND
Hải Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phát triển khoa học năm 2026

I. MỤC TIÊU
1. Năm 2026, tối thiểu 40% doanh nghiệp có hoạt động đổi mới sáng tạo.
II. NHIỆM VỤ
1. Sở Khoa học và Công nghệ xây dựng, đưa vào vận hành trung tâm đổi mới sáng tạo của tỉnh trước ngày 31/12/2026.
2. Sở Y tế tổ chức hội nghị chuyên đề về phòng, chống dịch trước ngày 30/9/2026.
"""


@pytest.fixture
def upper(office: Office) -> Review:
    review = make_review(office.science, UPPER, issuer="Ban Thường vụ Tỉnh ủy")
    keep_for_reference(review=review, by=office.monitor)
    return Review.objects.select_related("document").get(pk=review.pk)


@pytest.fixture
def lower(upper: Review, office: Office) -> Review:
    plan = make_adopted(office, LOWER)
    link(lower=plan.document, upper=upper.document, relation="implements", by=office.monitor)
    return plan.document.review


def states(upper: Review) -> dict[str, str]:
    return {order.item.path: order.state for order in find_orders(upper.document)}


def test_what_nothing_below_resembles_is_untaken(upper: Review, lower: Review) -> None:
    assert states(upper) == {"I.1": "likely", "II.1": "likely", "II.2": "untaken", "II.3": "untaken"}
    assert [order.item.path for order in find_untaken(upper.document)] == ["II.2", "II.3"]


def test_a_target_is_not_taken_up_by_a_task(upper: Review, lower: Review) -> None:
    for order in find_orders(upper.document):
        assert all(match.item.kind == order.item.kind for match in order.matches)


def test_only_a_person_says_that_an_order_is_taken_up(upper: Review, lower: Review, office: Office) -> None:
    said = confirm_takeup(upper=item_at(upper, "II.1"), lower=item_at(lower, "II.1"), by=office.monitor)
    assert states(upper)["II.1"] == "taken"
    take_back(said=said, by=office.monitor)
    assert states(upper)["II.1"] == "likely"


def test_what_was_denied_no_longer_counts_as_likely(upper: Review, lower: Review, office: Office) -> None:
    deny_takeup(upper=item_at(upper, "II.1"), lower=item_at(lower, "II.1"), by=office.monitor)
    assert states(upper)["II.1"] == "untaken"


def test_a_person_may_choose_an_unlike_item(upper: Review, lower: Review, office: Office) -> None:
    confirm_takeup(upper=item_at(upper, "II.2"), lower=item_at(lower, "II.2"), by=office.monitor)
    assert states(upper)["II.2"] == "taken"


def test_what_is_not_for_us_is_waived_with_its_reason(upper: Review, lower: Review, office: Office) -> None:
    waive_takeup(upper=item_at(upper, "II.3"), reason="Việc của trường đại học", by=office.monitor)
    order = next(one for one in find_orders(upper.document) if one.item.path == "II.3")
    assert (order.state, order.reason) == ("not_needed", "Việc của trường đại học")
    waive_takeup(upper=item_at(upper, "II.3"), reason="Đã làm năm 2025", by=office.colleague)
    assert item_at(upper, "II.3").taken_up.count() == 1


def test_without_a_plan_below_everything_is_untaken(upper: Review) -> None:
    assert set(states(upper).values()) == {"untaken"}


def test_only_items_of_one_chain_are_paired(upper: Review, office: Office) -> None:
    elsewhere = make_adopted(office)
    item = Item.objects.get(review__document=elsewhere.document, path="II.1.a")
    with pytest.raises(WrongPair):
        confirm_takeup(upper=item_at(upper, "II.1"), lower=item, by=office.monitor)


def test_strangers_confirm_nothing(upper: Review, lower: Review, office: Office) -> None:
    with pytest.raises(Refused):
        confirm_takeup(upper=item_at(upper, "II.1"), lower=item_at(lower, "II.1"), by=office.stranger)


def test_orders_are_compared_in_few_queries(upper: Review, lower: Review, at_most_queries: Any) -> None:
    with at_most_queries(9):
        find_orders(upper.document)
