"""Where a citation does not lead to the plan that is amended, a person links the two and pairs their items."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.plans.actions import edit_item
from dondoc.apps.plans.models import Plan, Review
from dondoc.apps.plans.steps import value_of
from factories.reviews import Office, item_at, make_adopted, make_office, make_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
OLD = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 30/KH-UBND
Hải Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phát triển khoa học năm 2026

I. MỤC TIÊU
1. Đến năm 2026, 80% xã có tổ công nghệ số cộng đồng.
II. NHIỆM VỤ
1. Sở Tài chính rà soát các quy định về tài chính cho khoa học trước ngày 30/6/2026.
2. Sở Y tế tổ chức hội nghị chuyên đề về y tế số trước ngày 30/9/2026.
"""
SLIPPED = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 95/QĐ-UBND
Hải Bình, ngày 10 tháng 8 năm 2026

QUYẾT ĐỊNH
Về việc sửa đổi, bổ sung Kế hoạch số 30/KH-UBND ngày 03/3/2026 của Ủy ban nhân dân tỉnh

I. NHIỆM VỤ
1. Sở Tài chính khảo sát việc chi ngân sách tại các trường trước ngày 31/10/2026.
2. Sở Y tế thôi tổ chức hội nghị đã giao tại kế hoạch cũ.
"""


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def old(office: Office) -> Plan:
    return make_adopted(office, OLD)


@pytest.fixture
def review(old: Plan, office: Office) -> Review:
    return make_review(office.science, SLIPPED)


@pytest.fixture
def client(office: Office, client_for: ClientFor, review: Review) -> Client:
    return client_for(office.monitor)


def see(client: Client, review: Review, page: str = "review_amendments") -> str:
    return client.get(reverse(page, args=[review.document_id])).content.decode()


def send(client: Client, review: Review, step: str, **values: Any) -> Any:
    return client.post(reverse(step, args=[review.document_id]), values, follow=True)


def pair(client: Client, review: Review, path: str, old: Plan, old_path: str, change: str, kind: str = "task") -> Any:
    item, before = item_at(review, path), item_at(old.document.review, old_path, kind)
    return send(client, review, "pair_items", item=f"{item.pk}:{item.version}", old=before.pk, change=change)


def test_a_slip_in_the_day_is_told_and_the_plan_meant_is_offered(client: Client, review: Review, old: Plan) -> None:
    assert reverse("review_amendments", args=[review.document_id]) in see(client, review, "review")
    assert "chưa nối được với kế hoạch nào" in see(client, review, "adopt")
    page = see(client, review)
    assert "«Kế hoạch 30/KH-UBND 03/03/2026»" in page
    assert f'<option value="{old.pk}" selected>' in page


def test_a_person_links_the_two_and_takes_it_back(client: Client, review: Review, old: Plan) -> None:
    answer = send(client, review, "link_plan", plan=old.pk, relation="amends")
    assert "Đã nối với" in answer.content.decode()
    assert review.document.uppers.get().upper_id == old.document_id
    send(client, review, "unlink_plan", plan=old.pk)
    assert not review.document.uppers.exists()


def test_items_that_the_machine_did_not_pair_are_paired_by_hand(client: Client, review: Review, old: Plan) -> None:
    send(client, review, "link_plan", plan=old.pk, relation="amends")
    assert "Đã quyết định" in pair(client, review, "I.1", old, "II.1", "changed").content.decode()
    pair(client, review, "I.2", old, "II.2", "ended")
    told = {path: item_at(review, path).value for path in ("I.1", "I.2")}
    assert [told[path]["change"] for path in ("I.1", "I.2")] == ["changed", "ended"]
    assert told["I.1"]["amends"] == item_at(old.document.review, "II.1").pk


def test_what_differs_is_told_in_words_not_in_codes(client: Client, review: Review, old: Plan) -> None:
    send(client, review, "link_plan", plan=old.pk, relation="amends")
    page = pair(client, review, "I.2", old, "II.2", "ended").content.decode()
    assert "xong trước hoặc trong ngày" in page
    assert "<td>by</td>" not in page


def test_a_link_stands_while_items_rest_on_it(client: Client, review: Review, old: Plan) -> None:
    send(client, review, "link_plan", plan=old.pk, relation="amends")
    pair(client, review, "I.1", old, "II.1", "changed")
    assert "Hãy bỏ các quyết định đó" in send(client, review, "unlink_plan", plan=old.pk).content.decode()
    assert review.document.uppers.exists()


def test_a_task_does_not_end_a_target(client: Client, review: Review, old: Plan) -> None:
    send(client, review, "link_plan", plan=old.pk, relation="amends")
    answer = pair(client, review, "I.2", old, "I.1", "ended", kind="target")
    assert "phải cùng loại" in answer.content.decode()
    assert item_at(review, "I.2").value.get("amends") is None


def test_an_item_that_somebody_changed_meanwhile_is_not_paired_unseen(
    client: Client, review: Review, old: Plan, office: Office
) -> None:
    send(client, review, "link_plan", plan=old.pk, relation="amends")
    item, before = item_at(review, "I.1"), item_at(old.document.review, "II.1")
    value = replace(value_of(item), text="Sở Tài chính khảo sát việc chi ngân sách tại các bệnh viện.")
    edit_item(item=item, version=item.version, value=value, by=office.colleague)
    send(client, review, "pair_items", item=f"{item.pk}:{item.version}", old=before.pk, change="changed")
    assert item_at(review, "I.1").value.get("amends") is None


@pytest.mark.parametrize(
    ("step", "values"),
    [
        pytest.param("link_plan", {}, id="no-plan"),
        pytest.param("link_plan", {"plan": "abc"}, id="no-number"),
        pytest.param("unlink_plan", {"plan": "999999"}, id="unknown-plan"),
        pytest.param("pair_items", {"item": "x", "old": "y"}, id="no-items"),
    ],
)
def test_what_is_not_there_is_not_found(client: Client, review: Review, step: str, values: dict[str, str]) -> None:
    assert send(client, review, step, **values).status_code == 404


def test_plans_of_others_are_not_linked(client_for: ClientFor, office: Office, review: Review, old: Plan) -> None:
    assert send(client_for(office.stranger), review, "link_plan", plan=old.pk, relation="amends").status_code == 404
    Plan.objects.filter(pk=old.pk).update(monitor=office.health)
    assert send(client_for(office.monitor), review, "link_plan", plan=old.pk, relation="amends").status_code != 200
    assert not review.document.uppers.exists()


def test_the_comparison_with_its_choices_asks_few_questions(
    client: Client, review: Review, old: Plan, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    send(client, review, "link_plan", plan=old.pk, relation="amends")
    for page in ("review_amendments", "review"):
        see(client, review, page)
        with at_most_queries(15):
            see(client, review, page)
