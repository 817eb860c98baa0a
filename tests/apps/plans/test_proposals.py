from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.plans.actions import edit_item, mark_common
from dondoc.apps.plans.models import Review
from dondoc.apps.plans.proposals import name_keywords, propose_leads
from dondoc.apps.plans.steps import value_of
from factories.reviews import Office, item_at, make_adopted, make_review

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 30/KH-UBND
Hải Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phát triển năm 2026

II. NHIỆM VỤ
1. Lĩnh vực y tế
- Mở rộng khám bệnh, chữa bệnh từ xa tại các trạm vùng cao.
- Xây dựng hồ sơ sức khỏe điện tử cho người dân.
2. Nhiệm vụ khác
- Tham mưu bố trí ngân sách và huy động các nguồn kinh phí hợp pháp.
- Tổ chức lễ phát động phong trào thi đua.
III. TỔ CHỨC THỰC HIỆN
1. Sở Khoa học và Công nghệ là cơ quan đầu mối, theo dõi, đôn đốc việc thực hiện Kế hoạch này.
2. Sở Tài chính tham mưu bố trí ngân sách, nguồn kinh phí thực hiện Kế hoạch.
"""


@pytest.fixture
def proposed(office: Office) -> dict[str, Any]:
    review = make_review(office.science, PLAN)
    found = propose_leads(review)
    return {item.path: found.get(item.pk, ()) for item in review.items.filter(kind="task").order_by("pk")}


def test_each_task_of_nobody_gets_its_likely_lead(proposed: dict[str, Any], office: Office) -> None:
    first = {path: some[0].body_id for path, some in proposed.items() if some}
    assert first == {
        "II.1.-1": office.health.pk,
        "II.1.-2": office.health.pk,
        "II.2.-1": office.finance.pk,
        "II.2.-2": office.science.pk,
    }


def test_the_reason_is_told_with_the_words_it_rests_on(proposed: dict[str, Any]) -> None:
    assert "«khám bệnh chữa bệnh»" in proposed["II.1.-1"][0].reason
    by_plan = next(one for one in proposed["II.2.-1"][0].evidence if one.ground == "plan")
    assert "III.2" in by_plan.words
    assert "bố trí ngân sách" in by_plan.quote
    charged = proposed["II.2.-2"][0].evidence[0]
    assert (charged.ground, "đầu mối" in charged.words) == ("charge", True)


def test_evidence_points_into_the_document(office: Office) -> None:
    review = make_review(office.science, PLAN)
    text = review.document.reading.text
    found = propose_leads(review)[item_at(review, "II.2.-2").pk]
    evidence = found[0].evidence[0]
    assert "đầu mối" in text[evidence.start : evidence.end]


def test_nothing_is_ever_set(office: Office) -> None:
    review = make_review(office.science, PLAN)
    before = {item.pk: item.value for item in review.items.order_by("pk")}
    propose_leads(review)
    assert {item.pk: item.value for item in review.items.order_by("pk")} == before


def test_only_tasks_without_anybody_are_asked_about(office: Office) -> None:
    review = make_review(office.science, PLAN)
    mark_common(item=item_at(review, "II.2.-2"), version=1, by=office.monitor)
    found = propose_leads(review)
    assert item_at(review, "II.2.-2").pk not in found
    assert item_at(review, "III.2").pk not in found


def test_one_item_can_be_asked_about_alone(office: Office) -> None:
    review = make_review(office.science, PLAN)
    item = item_at(review, "II.1.-1")
    assert set(propose_leads(review, [item])) == {item.pk}


def test_a_like_task_of_another_plan_is_evidence(office: Office) -> None:
    other = PLAN.replace("30/KH-UBND", "7/KH-UBND").replace(
        "- Tổ chức lễ phát động phong trào thi đua.",
        "- Sở Y tế tổ chức hội thi sáng tạo kỹ thuật dành cho thanh niên, thiếu nhi.",
    )
    make_adopted(office, other)
    asked = PLAN.replace("lễ phát động phong trào thi đua", "hội thi sáng tạo kỹ thuật cho thanh niên và thiếu nhi")
    review = make_review(office.science, asked)
    best = propose_leads(review)[item_at(review, "II.2.-2").pk][0]
    assert best.body_id == office.health.pk
    assert "KH 7/KH-UBND" in best.reason


def test_a_coordinator_is_not_proposed_as_lead(office: Office) -> None:
    review = make_review(office.science, PLAN)
    item = item_at(review, "II.1.-1")
    found = propose_leads(review)[item.pk]
    assert found[0].body_id == office.health.pk
    from dataclasses import replace

    from dondoc.apps.plans.values import NamedBody

    helper = NamedBody("Sở Y tế", body_id=office.health.pk, decided=True)
    saved = edit_item(item=item, version=1, value=replace(value_of(item), coordinate=(helper,)), by=office.monitor)
    again = propose_leads(review, [saved.item]).get(item.pk, ())
    assert office.health.pk not in [one.body_id for one in again]


def test_proposals_for_a_whole_plan_take_few_queries(office: Office, at_most_queries: Any) -> None:
    review = Review.objects.select_related("document__owner").get(pk=make_review(office.science, PLAN).pk)
    with at_most_queries(9):
        propose_leads(review)
    with at_most_queries(2):
        propose_leads(review)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sở Y tế", ["Y tế"]),
        (
            "Sở Lao động - Thương binh và Xã hội",
            ["Lao động - Thương binh và Xã hội", "Lao động", "Thương binh", "Xã hội"],
        ),
        ("Ủy ban nhân dân tỉnh", []),
    ],
)
def test_names_tell_fields_of_work(name: str, words: list[str]) -> None:
    assert name_keywords(name) == words
