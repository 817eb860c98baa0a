"""Orders from above: what nobody takes up stands first; a person confirms, denies, waives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.plans.actions import keep_for_reference
from dondoc.apps.plans.chain import link
from dondoc.apps.plans.models import Item, Review, TakeUp
from factories.reviews import Office, item_at, make_adopted, make_office, make_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
UPPER = """BAN THƯỜNG VỤ TỈNH ỦY
Số: 12-NQ/TU
Hải Bình, ngày 20 tháng 01 năm 2026

NGHỊ QUYẾT
Về phát triển khoa học

I. NHIỆM VỤ
1. Xây dựng trung tâm đổi mới sáng tạo cấp tỉnh.
2. Phát triển hồ sơ sức khỏe điện tử toàn dân.
"""
LOWER = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 30/KH-UBND
Hải Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phát triển khoa học năm 2026

I. NHIỆM VỤ
1. Sở Khoa học và Công nghệ xây dựng, đưa vào vận hành trung tâm đổi mới sáng tạo của tỉnh trước ngày 31/12/2026.
"""


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def upper(office: Office) -> Review:
    review = make_review(office.science, UPPER, issuer="Ban Thường vụ Tỉnh ủy")
    keep_for_reference(review=review, by=office.monitor)
    return Review.objects.select_related("document").get(pk=review.pk)


@pytest.fixture
def lower(upper: Review, office: Office) -> Item:
    plan = make_adopted(office, LOWER)
    link(lower=plan.document, upper=upper.document, relation="implements", by=office.monitor)
    return item_at(plan.document.review, "I.1")


@pytest.fixture
def client(office: Office, client_for: ClientFor, lower: Item) -> Client:
    return client_for(office.monitor)


def see(client: Client, upper: Review, state: str = "") -> str:
    return client.get(reverse("upper_orders", args=[upper.document_id]), {"state": state}).content.decode()


def say(client: Client, item: Item, act: str, **data: Any) -> Any:
    return client.post(reverse("say_takeup", args=[item.pk]), {"act": act, **data})


def test_what_nobody_takes_up_is_shown_first(client: Client, upper: Review) -> None:
    page = see(client, upper)
    assert "Phát triển hồ sơ sức khỏe điện tử toàn dân" in page
    assert "Xây dựng trung tâm đổi mới sáng tạo cấp tỉnh" not in page


def test_what_is_likely_stands_beside_the_order_with_its_plan(client: Client, upper: Review, lower: Item) -> None:
    page = see(client, upper, "likely")
    assert "đưa vào vận hành trung tâm" in page
    assert reverse("plan", args=[lower.review.document.plan.pk]) in page
    assert "giống " in page


@pytest.mark.parametrize(("act", "state"), [("confirm", "taken"), ("deny", "untaken")])
def test_a_person_says_whether_it_is_that_work(
    client: Client, upper: Review, lower: Item, act: str, state: str
) -> None:
    order = item_at(upper, "I.1")
    assert say(client, order, act, lower=lower.pk).status_code == 302
    assert "Xây dựng trung tâm đổi mới sáng tạo cấp tỉnh" in see(client, upper, state)


def test_what_need_not_be_done_here_is_listed_with_the_reason(client: Client, upper: Review) -> None:
    say(client, item_at(upper, "I.2"), "waive", reason="Việc của Bộ Y tế")
    assert "Việc của Bộ Y tế" in see(client, upper, "not_needed")


@pytest.mark.parametrize("data", [{"lower": "abc"}, {"lower": "0"}, {}, {"lower": "999999"}])
def test_a_lower_item_that_is_none_is_not_found(client: Client, upper: Review, data: dict[str, str]) -> None:
    assert say(client, item_at(upper, "I.1"), "confirm", **data).status_code == 404


def test_an_item_of_another_chain_is_refused_in_words(client: Client, upper: Review) -> None:
    order = item_at(upper, "I.1")
    answer = client.post(reverse("say_takeup", args=[order.pk]), {"act": "confirm", "lower": order.pk}, follow=True)
    assert "không thuộc cùng một chuỗi văn bản" in answer.content.decode()
    assert not TakeUp.objects.exists()


def test_strangers_see_nothing_of_it(client_for: ClientFor, office: Office, upper: Review, lower: Item) -> None:
    stranger = client_for(office.stranger)
    assert stranger.get(reverse("upper_orders", args=[upper.document_id])).status_code == 404
    assert say(stranger, item_at(upper, "I.1"), "confirm", lower=lower.pk).status_code == 404


def test_the_page_asks_few_questions(
    client: Client, upper: Review, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    see(client, upper, "likely")
    with at_most_queries(15):
        see(client, upper, "likely")
