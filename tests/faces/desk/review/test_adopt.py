"""Adoption: what is missing is told with its item; adopted once, every body has its work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.plans.models import Item, Plan
from dondoc.apps.tasks.models import Assignment
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]


@pytest.fixture
def scene() -> Scene:
    scene = make_scene()
    document = scene.document
    document.issued_on = "2026-11-10"
    document.issuer = "Ủy ban nhân dân tỉnh"
    document.save()
    return scene


@pytest.fixture
def client(scene: Scene, client_for: Callable[[User], Client]) -> Client:
    return client_for(scene.cast.monitor)


def adopt(client: Client, scene: Scene, **change: object) -> object:
    values = {
        "monitor": scene.cast.monitoring.pk,
        "assigner": scene.cast.province.pk,
        "starts_on": "10/11/2026",
        "ends_on": "31/12/2027",
        **change,
    }
    return client.post(reverse("adopt", args=[scene.document.pk]), values)


def accept_all(scene: Scene) -> None:
    scene.review.items.update(state=Item.State.ACCEPTED)


def test_items_not_looked_at_stop_adoption_and_are_named(client: Client, scene: Scene) -> None:
    page = client.get(reverse("adopt", args=[scene.document.pk])).content.decode()
    assert "Mục chưa xem" in page
    assert f"#m-{scene.item.pk}" in page
    answer = adopt(client, scene)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert not Plan.objects.filter(document=scene.document).exists()


def test_the_form_proposes_the_issuer_and_the_term_of_the_title(client: Client, scene: Scene) -> None:
    scene.document.title = "Phát triển khoa học giai đoạn 2026-2030"
    scene.document.save()
    accept_all(scene)
    page = client.get(reverse("adopt", args=[scene.document.pk])).content.decode()
    assert 'value="31/12/2030"' in page
    assert f'<option value="{scene.cast.province.pk}" selected>' in page


def test_adoption_puts_the_work_into_the_hands_of_the_bodies(client: Client, scene: Scene) -> None:
    accept_all(scene)
    answer = adopt(client, scene)
    plan = Plan.objects.get(document=scene.document)
    assert answer["Location"] == reverse("plan", args=[plan.pk])  # type: ignore[index]
    led = set(Assignment.objects.filter(plan=plan, role="lead").values_list("body_id", flat=True))
    assert led == {scene.cast.lead.pk, scene.cast.coordinator.pk}


def test_a_second_submit_makes_nothing_more(client: Client, scene: Scene) -> None:
    accept_all(scene)
    adopt(client, scene)
    before = Assignment.objects.count()
    adopt(client, scene)
    assert (Plan.objects.filter(document=scene.document).count(), Assignment.objects.count()) == (1, before)


def test_an_end_before_the_start_is_told(client: Client, scene: Scene) -> None:
    accept_all(scene)
    answer = adopt(client, scene, ends_on="1/1/2026")
    assert "Ngày kết thúc phải sau ngày bắt đầu" in answer.content.decode()  # type: ignore[attr-defined]


def test_after_adoption_nothing_can_be_changed_any_more(client: Client, scene: Scene) -> None:
    accept_all(scene)
    adopt(client, scene)
    answer = client.post(reverse("accept_item", args=[scene.item.pk]), {"version": 1})
    assert answer.status_code == 403
    assert "đã được đưa vào thực hiện" in answer.content.decode()


def test_the_page_before_adoption_asks_few_questions(
    client: Client, scene: Scene, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    address = reverse("adopt", args=[scene.document.pk])
    client.get(address)
    with at_most_queries(15):
        assert client.get(address).status_code == 200
