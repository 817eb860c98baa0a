from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.plans.actions import accept_item, add_item, edit_item, reject_item, undo_last
from dondoc.apps.plans.errors import InvalidValue, ItemChanged, NotAValueOf
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.steps import value_at, value_of
from dondoc.apps.plans.values import NamedBody, TargetValue, TaskValue
from factories.reviews import Office, item_at


def product(item: Item, words: str) -> Any:
    return replace(value_of(item), product=words)


def test_an_edit_is_saved_with_old_and_new(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    saved = edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.monitor)
    assert (saved.item.version, saved.item.value["product"], saved.theirs) == (2, "Báo cáo", ())
    event = Event.objects.on(item).get()
    assert (event.old["value"]["product"], event.new["value"]["product"]) == ("", "Báo cáo")


def test_saving_nothing_new_changes_nothing(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    saved = edit_item(item=item, version=1, value=value_of(item), by=office.monitor)
    assert saved.item.version == 1
    assert not Event.objects.on(item).exists()


def test_edits_of_different_fields_by_two_people_are_joined(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.colleague)
    mine = replace(value_of(item), due="2025-09-30", deadline_text="quý III/2025")
    saved = edit_item(item=item, version=1, value=mine, by=office.monitor)
    assert (saved.item.value["product"], saved.item.value["due"]) == ("Báo cáo", "2025-09-30")
    assert saved.theirs == ("product",)
    assert saved.item.version == 3


def test_two_edits_of_one_field_lose_neither(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.colleague)
    mine = replace(product(item, "Nghị quyết"), person="Nguyễn Văn A")
    with pytest.raises(ItemChanged) as error:
        edit_item(item=item, version=1, value=mine, by=office.monitor)
    changed = error.value
    assert set(changed.conflicts) == {"product"}
    assert (changed.base.product, changed.theirs.product, changed.mine.product) == ("", "Báo cáo", "Nghị quyết")
    assert changed.merged.person == "Nguyễn Văn A"
    assert item_at(review, "II.1.b").value["product"] == "Báo cáo"
    saved = edit_item(item=item, version=changed.version, value=changed.merged, by=office.monitor)
    assert (saved.item.value["product"], saved.item.value["person"]) == ("Nghị quyết", "Nguyễn Văn A")


def test_the_same_edit_by_two_people_is_no_conflict(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.colleague)
    assert edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.monitor).item.version == 2


def test_what_one_wrote_while_another_rejected_is_handed_back(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    reject_item(item=item, version=1, reason="Trùng", by=office.colleague)
    with pytest.raises(ItemChanged) as error:
        edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.monitor)
    assert (error.value.state, error.value.mine.product) == ("rejected", "Báo cáo")


def test_accepting_meanwhile_is_in_nobodys_way(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    accept_item(item=item, version=1, by=office.colleague)
    saved = edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.monitor)
    assert (saved.item.state, saved.item.value["product"]) == ("accepted", "Báo cáo")


def test_the_value_of_every_version_can_be_told(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    for version, words in enumerate(("một", "hai", "ba"), start=1):
        item = edit_item(item=item, version=version, value=product(item, words), by=office.monitor).item
    item = accept_item(item=item, version=4, by=office.monitor)
    item = undone(review, office)
    assert [value_at(item, version).product for version in (1, 2, 3, 4, 5, 6)] == ["", "một", "hai", "ba", "ba", "ba"]


def undone(review: Review, office: Office) -> Item:
    return undo_last(review=review, by=office.monitor).items[0]


def test_faults_are_not_saved(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    with pytest.raises(InvalidValue) as error:
        edit_item(item=item, version=1, value=replace(value_of(item), due="2026-06-31"), by=office.monitor)
    assert "30/06/2026" in error.value.faults["due"]
    assert item_at(review, "II.1.b").version == 1


def test_an_edit_settles_the_doubts_of_its_fields(review: Review, office: Office) -> None:
    item = item_at(review, "II.2.-2")
    assert item.doubts[0]["code"] == "impossible-date"
    value = replace(value_of(item), due="2026-06-29", dates=("2025-05-18", "2026-06-29"))
    saved = edit_item(item=item, version=1, value=value, by=office.monitor).item
    assert "impossible-date" not in [doubt["code"] for doubt in saved.doubts]
    assert saved.doubt < item.doubt


def test_an_edit_may_accept_in_the_same_step(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    saved = edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.monitor, accept=True)
    assert saved.item.state == "accepted"
    assert undone(review, office).state == "pending"
    assert item_at(review, "II.1.b").value["product"] == ""


def test_a_value_of_another_kind_is_refused(review: Review, office: Office) -> None:
    with pytest.raises(NotAValueOf):
        edit_item(item=item_at(review, "II.1.b"), version=1, value=TargetValue("60%"), by=office.monitor)


def test_what_the_reader_missed_is_added_at_its_place(review: Review, office: Office) -> None:
    text = review.document.reading.text
    start = text.index("- Cơ quan chủ trì")
    item = add_item(review=review, kind="task", start=start, end=start + 60, by=office.monitor)
    assert item.value["text"].startswith("Cơ quan chủ trì: Sở Khoa học")
    assert (item.path, item.read, item.state) == ("II.1", None, "pending")
    order = list(review.items.in_document_order().values_list("path", "read__path"))
    assert order.index(("II.1", None)) == order.index(("II.1.a", "II.1.a")) + 1


def test_an_added_item_without_questions_counts_as_seen(review: Review, office: Office) -> None:
    lead = NamedBody("Sở Tài chính", body_id=office.finance.pk, decided=True, how="person")
    value = TaskValue("Bố trí kinh phí", lead=(lead,))
    item = add_item(review=review, kind="task", value=value, start=10, end=20, by=office.monitor)
    assert item.state == "accepted"
    undone(review, office)
    assert Item.objects.get(pk=item.pk).state == "rejected"


def test_a_place_outside_the_text_is_brought_inside(review: Review, office: Office) -> None:
    length = len(review.document.reading.text)
    item = add_item(review=review, kind="target", value=TargetValue("Hứa"), start=length + 50, end=3, by=office.monitor)
    assert (item.start, item.end) == (3, length)


def test_an_edit_asks_the_database_seldom(review: Review, office: Office, at_most_queries: Any) -> None:
    item = item_at(review, "II.1.b")
    with at_most_queries(10):
        edit_item(item=item, version=1, value=product(item, "Báo cáo"), by=office.monitor)
