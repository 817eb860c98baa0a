"""An amending document beside the plan it changes: the machine proposes, a person decides, and may decide otherwise."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.plans.chain import link
from dondoc.apps.plans.models import Item, Plan, Review
from factories.reviews import Office, item_at, make_adopted, make_office, make_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
OLD = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 30/KH-UBND
Hải Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phát triển khoa học năm 2026

I. NHIỆM VỤ
1. Sở Tài chính rà soát các quy định về tài chính cho khoa học trước ngày 30/6/2026.
2. Sở Y tế tổ chức hội nghị chuyên đề về y tế số trước ngày 30/9/2026.
"""
AMENDING = """ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 95/KH-UBND
Hải Bình, ngày 10 tháng 8 năm 2026

KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 30/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh

I. NHIỆM VỤ
1. Sở Tài chính rà soát các quy định về tài chính cho khoa học, công nghệ trước ngày 31/10/2026.
2. Bãi bỏ khoản 2 Mục I.
"""


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def old(office: Office) -> Plan:
    return make_adopted(office, OLD)


@pytest.fixture
def review(old: Plan, office: Office) -> Review:
    review = make_review(office.science, AMENDING)
    link(lower=review.document, upper=old.document, relation="amends", by=office.monitor)
    return review


@pytest.fixture
def client(office: Office, client_for: ClientFor, review: Review) -> Client:
    return client_for(office.monitor)


def see(client: Client, review: Review) -> str:
    return client.get(reverse("review_amendments", args=[review.document_id])).content.decode()


def confirm(client: Client, item: Item, old: Plan, **change: Any) -> Any:
    values = {"version": item.version, "old": item_at(old.document.review, "I.1").pk, "change": "changed", **change}
    return client.post(reverse("set_change", args=[item.pk]), values)


def test_the_review_leads_to_the_comparison(client: Client, review: Review) -> None:
    page = client.get(reverse("review", args=[review.document_id])).content.decode()
    assert reverse("review_amendments", args=[review.document_id]) in page


def test_old_and_new_words_stand_side_by_side(client: Client, review: Review) -> None:
    page = see(client, review)
    assert "tài chính cho khoa học trước ngày 30/6/2026" in page
    assert "tài chính cho khoa học, công nghệ trước ngày 31/10/2026" in page
    assert "Bãi bỏ" in page


def test_a_person_confirms_and_sees_what_differs(client: Client, review: Review, old: Plan) -> None:
    item = item_at(review, "I.1")
    answer = confirm(client, item, old)
    assert answer.status_code == 303
    item.refresh_from_db()
    assert item.value["change"] == "changed"
    assert "Đã quyết định" in see(client, review)


def test_new_work_after_all(client: Client, review: Review, old: Plan) -> None:
    item = item_at(review, "I.1")
    confirm(client, item, old)
    item.refresh_from_db()
    client.post(reverse("clear_change", args=[item.pk]), {"version": item.version})
    item.refresh_from_db()
    assert not item.value.get("amends")


def test_the_words_that_end_old_work_are_confirmed(client: Client, review: Review, old: Plan) -> None:
    ended = item_at(old.document.review, "I.2")
    text = review.document.reading.text
    start = text.index("Bãi bỏ khoản 2")
    values = {"old": ended.pk, "start": start, "end": start + len("Bãi bỏ khoản 2 Mục I.")}
    client.post(reverse("end_old_item", args=[review.document_id]), values)
    assert review.items.filter(value__amends=ended.pk, value__change="ended").exists()


@pytest.mark.parametrize("old_pk", ["", "abc", "999999"])
def test_an_old_item_that_is_none_is_not_found(client: Client, review: Review, old_pk: str) -> None:
    item = item_at(review, "I.1")
    assert client.post(reverse("set_change", args=[item.pk]), {"version": 1, "old": old_pk}).status_code == 404
    assert client.post(reverse("end_old_item", args=[review.document_id]), {"old": old_pk}).status_code == 404


def test_a_document_that_amends_nothing_says_so(client_for: ClientFor, office: Office) -> None:
    review = make_review(office.science)
    assert "không sửa đổi kế hoạch nào" in see(client_for(office.monitor), review)


def test_strangers_see_nothing_of_it(client_for: ClientFor, office: Office, review: Review) -> None:
    answer = client_for(office.stranger).get(reverse("review_amendments", args=[review.document_id]))
    assert answer.status_code == 404


def test_the_comparison_asks_few_questions(
    client: Client, review: Review, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    see(client, review)
    with at_most_queries(15):
        see(client, review)
