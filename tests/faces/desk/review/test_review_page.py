"""The review page: the document beside its items, steps with and without scripts, two people at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.plans.models import Item
from factories.record import make_person
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def client(scene: Scene, client_for: ClientFor) -> Client:
    return client_for(scene.cast.monitor)


def step(client: Client, act: str, item: Item, /, *, htmx: bool = False, **data: Any) -> Any:
    values = {"version": item.version, **data}
    return client.post(reverse(act, args=[item.pk]), values, headers=HTMX if htmx else {})


def fresh(item: Item) -> Item:
    return Item.objects.get(pk=item.pk)


def value_form(item: Item, **change: Any) -> dict[str, Any]:
    """What the form of a task sends when nothing is touched."""
    value = item.value
    lead = "\n".join(body["written"] for body in value["lead"])
    return {
        "text": value["text"], "lead": lead, "deadline_type": value["deadline_type"], "due": "31/03/2027",
        "deadline_text": value["deadline_text"], **change,
    }  # fmt: skip


def test_page_shows_each_item_and_its_place_in_the_document(client: Client, scene: Scene) -> None:
    page = client.get(reverse("review", args=[scene.document.pk])).content.decode()
    assert f'id="m-{scene.item.pk}"' in page
    assert f'id="v-{scene.item.pk}"' in page
    assert f'href="#m-{scene.item.pk}"' in page
    assert "Đã xem <b>0</b> trong 2 mục" in page


def test_page_asks_few_questions_of_the_database(client: Client, scene: Scene, at_most_queries: AtMost) -> None:
    address = reverse("review", args=[scene.document.pk])
    with at_most_queries(15):
        client.get(address, {"show": "all"})


def test_accepting_moves_on_to_the_next_open_item(client: Client, scene: Scene) -> None:
    answer = step(client, "accept_item", scene.item)
    assert fresh(scene.item).state == Item.State.ACCEPTED
    assert answer.status_code == 303
    assert answer["Location"].endswith(f"#m-{scene.second_item.pk}")


def test_with_scripts_only_what_changed_comes_back(client: Client, scene: Scene) -> None:
    answer = step(client, "accept_item", scene.item, htmx=True)
    words = answer.content.decode()
    assert f'id="m-{scene.item.pk}"' in words
    assert f'id="m-{scene.second_item.pk}"' not in words
    assert 'id="review-progress"' in words
    assert f'"item": {scene.second_item.pk}' in answer["HX-Trigger-After-Settle"]


def test_accepting_words_that_were_changed_meanwhile_is_refused_with_a_reason(client: Client, scene: Scene) -> None:
    seen = fresh(scene.item)
    assert step(client, "edit_item", seen, **value_form(seen, text="Xây dựng cơ chế mới")).status_code == 303
    answer = client.post(reverse("accept_item", args=[seen.pk]), {"version": seen.version}, follow=True)
    assert "Người khác vừa lưu thay đổi ở đây" in answer.content.decode()
    assert fresh(seen).state == Item.State.PENDING


def test_the_form_of_an_item_shows_its_values_as_people_write_them(client: Client, scene: Scene) -> None:
    page = client.get(reverse("edit_item", args=[scene.item.pk])).content.decode()
    assert 'value="31/03/2027"' in page
    assert "Sở Tài chính" in page


def test_edit_and_accept_in_one_step(client: Client, scene: Scene) -> None:
    answer = step(client, "edit_item", scene.item, **value_form(scene.item, product="Quyết định", accept="1"))
    assert answer.status_code == 303
    item = fresh(scene.item)
    assert (item.state, item.value["product"]) == (Item.State.ACCEPTED, "Quyết định")


def test_saving_without_touching_anything_changes_nothing(client: Client, scene: Scene) -> None:
    before = fresh(scene.item)
    step(client, "edit_item", before, **value_form(before))
    after = fresh(before)
    assert (after.value, after.version) == (before.value, before.version)


def test_a_body_that_nobody_knows_is_told_and_nothing_is_lost(client: Client, scene: Scene) -> None:
    answer = step(client, "edit_item", scene.item, **value_form(scene.item, lead="Sở Không Có", product="Đề án"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa có trong danh mục: «Sở Không Có»" in page
    assert "Đề án" in page


def test_a_day_that_does_not_exist_is_told_with_the_last_of_its_month(client: Client, scene: Scene) -> None:
    answer = step(client, "set_due", scene.item, due="31/6/2027")
    assert answer.status_code == 422
    assert "30/06/2027" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        pytest.param("30/6/2027", "2027-06-30", id="day"),
        pytest.param("quý II/2027", "2027-06-30", id="quarter"),
        pytest.param("2027", "2027-12-31", id="year"),
    ],
)
def test_a_day_is_set_as_officials_write_it(client: Client, scene: Scene, typed: str, due: str) -> None:
    step(client, "set_due", scene.item, due=typed)
    assert fresh(scene.item).value["due"] == due


def test_a_lead_is_given_by_its_name_without_marks_or_short(client: Client, scene: Scene) -> None:
    step(client, "name_lead", scene.item, name="Sở Nội vụ")
    lead = fresh(scene.item).value["lead"]
    assert [body["body_id"] for body in lead] == [scene.cast.coordinator.pk]
    assert lead[0]["decided"]


def test_splitting_keeps_all_words(client: Client, scene: Scene) -> None:
    text = scene.item.value["text"]
    first, second = text.split(" cho ", 1)
    step(client, "split_item", scene.item, text=f"{first}\n\ncho {second}")
    parts = scene.review.items.filter(split_from=scene.item)
    assert [part.value["text"] for part in parts] == [first, f"cho {second}"]


def test_splitting_that_loses_words_is_refused_with_the_words_lost(client: Client, scene: Scene) -> None:
    answer = step(client, "split_item", scene.item, text="Xây dựng cơ chế\n\ntài chính")
    assert answer.status_code == 422
    assert "Các phần phải giữ đủ chữ" in answer.content.decode()


def test_merging_offers_items_of_the_same_kind_only(client: Client, scene: Scene) -> None:
    page = client.get(reverse("merge_item", args=[scene.item.pk])).content.decode()
    assert scene.second_item.value["text"] in page
    step(client, "merge_item", scene.second_item, into=scene.item.pk)
    assert fresh(scene.second_item).merged_into_id == scene.item.pk


def test_rejecting_needs_a_reason_and_can_be_taken_back(client: Client, scene: Scene) -> None:
    assert step(client, "reject_item", scene.item, reason="").status_code == 422
    step(client, "reject_item", scene.item, reason="Không phải nhiệm vụ")
    assert fresh(scene.item).state == Item.State.REJECTED
    step(client, "restore_item", fresh(scene.item))
    assert fresh(scene.item).state == Item.State.PENDING


def test_undo_takes_back_ones_own_last_step(client: Client, scene: Scene) -> None:
    step(client, "accept_item", scene.item)
    client.post(reverse("undo_step", args=[scene.document.pk]))
    assert fresh(scene.item).state == Item.State.PENDING


def test_with_nothing_to_undo_the_page_says_so(client: Client, scene: Scene) -> None:
    answer = client.post(reverse("undo_step", args=[scene.document.pk]), headers=HTMX)
    assert "Không còn bước nào của bạn để hủy" in answer.content.decode()
    assert answer["HX-Reswap"] == "none"


def test_what_the_reader_missed_is_added_from_its_words(client: Client, scene: Scene) -> None:
    quote = "Phát triển khoa học và công nghệ tỉnh Sơn Hải năm 2027"
    client.post(reverse("add_item", args=[scene.document.pk]), {"kind": "task", "quote": quote})
    added = scene.review.items.get(read__isnull=True)
    text = scene.document.reading.text
    assert " ".join(text[added.start : added.end].split()) == quote


def test_words_that_are_not_in_the_document_are_not_added(client: Client, scene: Scene) -> None:
    answer = client.post(reverse("add_item", args=[scene.document.pk]), {"kind": "task", "quote": "Không có câu này"})
    assert answer.status_code == 422
    assert "Không thấy đoạn chữ này" in answer.content.decode()


class TestTwoReviewers:
    @pytest.fixture
    def other(self, scene: Scene, client_for: ClientFor) -> Client:
        return client_for(make_person("Ngô Văn Hai", Role.MONITOR, scene.cast.monitoring))

    def test_edits_of_different_fields_are_joined(self, client: Client, other: Client, scene: Scene) -> None:
        seen = fresh(scene.item)
        step(client, "edit_item", seen, **value_form(seen, product="Quyết định"))
        step(other, "edit_item", seen, **value_form(seen, authority="Ủy ban nhân dân tỉnh"))
        value = fresh(seen).value
        assert (value["product"], value["authority"]) == ("Quyết định", "Ủy ban nhân dân tỉnh")

    def test_edits_of_one_field_show_both_and_lose_neither(self, client: Client, other: Client, scene: Scene) -> None:
        seen = fresh(scene.item)
        step(client, "edit_item", seen, **value_form(seen, product="Quyết định của tỉnh"))
        answer = step(other, "edit_item", seen, **value_form(seen, product="Nghị quyết của Hội đồng"))
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Quyết định của tỉnh" in page
        assert "Nghị quyết của Hội đồng" in page
        assert fresh(seen).value["product"] == "Quyết định của tỉnh"

    def test_having_seen_both_the_second_saves(self, client: Client, other: Client, scene: Scene) -> None:
        seen = fresh(scene.item)
        step(client, "edit_item", seen, **value_form(seen, product="Quyết định"))
        step(other, "edit_item", seen, **value_form(seen, product="Nghị quyết"))
        step(other, "edit_item", fresh(seen), **value_form(seen, product="Nghị quyết"))
        assert fresh(seen).value["product"] == "Nghị quyết"

    def test_what_one_changed_comes_to_the_page_of_the_other(self, client: Client, other: Client, scene: Scene) -> None:
        address = reverse("review_changes", args=[scene.document.pk])
        versions = f"{scene.item.pk}:1,{scene.second_item.pk}:1"
        assert other.get(address, {"v": versions}).status_code == 204
        step(client, "accept_item", scene.item)
        answer = other.get(address, {"v": versions})
        assert f'id="m-{scene.item.pk}"' in answer.content.decode()
        assert f'id="m-{scene.second_item.pk}"' not in answer.content.decode()
