from __future__ import annotations

from dataclasses import replace

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.decisions import Refused
from dondoc.apps.documents.actions import keep_document, restore_document
from dondoc.apps.plans.actions import (
    accept_item,
    accept_sure,
    edit_item,
    keep_for_reference,
    merge_items,
    reject_item,
    restore_item,
    split_item,
    undo_last,
)
from dondoc.apps.plans.deciding import last_step
from dondoc.apps.plans.errors import ChangedSince, ItemChanged, NoReason, NothingToUndo, NotLive
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.steps import value_of
from factories.reviews import Office, item_at

S = Item.State


def test_accepting_is_on_record(review: Review, office: Office) -> None:
    item = accept_item(item=item_at(review, "II.1.b"), version=1, by=office.monitor)
    assert (item.state, item.version, item.decided_by) == (S.ACCEPTED, 2, office.monitor)
    event = Event.objects.on(item).get()
    assert (event.verb, event.by, event.old["state"], event.new["state"]) == (
        Verb.ITEM_ACCEPTED, office.monitor, "pending", "accepted"
    )  # fmt: skip


def test_accepting_twice_is_accepting_once(review: Review, office: Office) -> None:
    item = accept_item(item=item_at(review, "II.1.b"), version=1, by=office.monitor)
    again = accept_item(item=item, version=2, by=office.monitor)
    by_colleague = accept_item(item=item, version=1, by=office.colleague)
    assert again.version == by_colleague.version == 2
    assert Event.objects.on(item).count() == 1


def test_nobody_accepts_words_unseen(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    edit_item(item=item, version=1, value=replace(value_of(item), product="Báo cáo"), by=office.colleague)
    with pytest.raises(ItemChanged) as error:
        accept_item(item=item, version=1, by=office.monitor)
    assert (error.value.base.product, error.value.theirs.product) == ("", "Báo cáo")
    assert item_at(review, "II.1.b").state == S.PENDING


def test_rejecting_needs_a_reason(review: Review, office: Office) -> None:
    item = item_at(review, "IV.p1")
    with pytest.raises(NoReason):
        reject_item(item=item, version=1, reason="  ", by=office.monitor)
    reject_item(item=item, version=1, reason="Không phải việc", by=office.monitor)
    assert Event.objects.on(item).get().reason == "Không phải việc"
    with pytest.raises(NotLive):
        accept_item(item=item_at(review, "IV.p1"), version=2, by=office.monitor)


def test_what_was_rejected_can_be_taken_back(review: Review, office: Office) -> None:
    item = reject_item(item=item_at(review, "IV.p1"), version=1, reason="Nhầm", by=office.monitor)
    back = restore_item(item=item, version=2, by=office.colleague)
    assert (back.state, back.version) == (S.PENDING, 3)


def test_parts_of_a_restored_item_go_back_into_it(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    words = item.value["text"].split()
    parts = split_item(item=item, version=1, parts=[" ".join(words[:5]), " ".join(words[5:])], by=office.monitor)
    back = restore_item(item=item_at_pk(item), version=2, by=office.monitor)
    assert back.state == S.PENDING
    assert {item_at_pk(part).merged_into_id for part in parts} == {item.pk}


def test_the_sure_ones_are_accepted_at_once_and_no_others(review: Review, office: Office) -> None:
    count = accept_sure(review=review, by=office.monitor)
    accepted = set(review.items.filter(state=S.ACCEPTED).values_list("path", flat=True))
    assert count == len(accepted) > 0
    assert "II.1.a" in accepted
    assert not accepted & {"II.3.p1", "II.2.-2", "PL1.1"}  # nobody leads; an impossible day; an unknown body
    assert accept_sure(review=review, by=office.monitor) == 0


def test_a_stranger_may_not_review(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    for person in (office.stranger, office.admin):
        with pytest.raises(Refused):
            accept_item(item=item, version=1, by=person)
        with pytest.raises(Refused):
            accept_sure(review=review, by=person)
    assert item_at(review, "II.1.b").version == 1


def test_the_last_step_is_undone(review: Review, office: Office) -> None:
    accept_item(item=item_at(review, "II.1.b"), version=1, by=office.monitor)
    reject_item(item=item_at(review, "IV.p1"), version=1, reason="Nhầm", by=office.monitor)
    assert undo_last(review=review, by=office.monitor).verb == Verb.ITEM_REJECTED
    assert item_at(review, "IV.p1").state == S.PENDING
    assert undo_last(review=review, by=office.monitor).verb == Verb.ITEM_ACCEPTED
    assert item_at(review, "II.1.b").state == S.PENDING
    with pytest.raises(NothingToUndo):
        undo_last(review=review, by=office.monitor)


def test_accepting_the_sure_ones_is_undone_as_one_step(review: Review, office: Office) -> None:
    count = accept_sure(review=review, by=office.monitor)
    assert len(undo_last(review=review, by=office.monitor).items) == count
    assert not review.items.filter(state=S.ACCEPTED).exists()


def test_each_person_undoes_their_own_steps(review: Review, office: Office) -> None:
    accept_item(item=item_at(review, "II.1.b"), version=1, by=office.monitor)
    accept_item(item=item_at(review, "II.1.a"), version=1, by=office.colleague)
    undo_last(review=review, by=office.monitor)
    assert item_at(review, "II.1.b").state == S.PENDING
    assert item_at(review, "II.1.a").state == S.ACCEPTED


def test_what_others_built_upon_is_not_undone(review: Review, office: Office) -> None:
    item = accept_item(item=item_at(review, "II.1.b"), version=1, by=office.monitor)
    edit_item(item=item, version=2, value=replace(value_of(item), product="Báo cáo"), by=office.colleague)
    with pytest.raises(ChangedSince):
        undo_last(review=review, by=office.monitor)


def test_an_undone_split_leaves_the_whole(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    words = item.value["text"].split()
    parts = split_item(item=item, version=1, parts=[" ".join(words[:5]), " ".join(words[5:])], by=office.monitor)
    undo_last(review=review, by=office.monitor)
    assert item_at_pk(item).state == S.PENDING
    assert {item_at_pk(part).state for part in parts} == {S.MERGED}


def test_an_undone_merge_gives_both_back_as_they_were(review: Review, office: Office) -> None:
    gone, kept = item_at(review, "II.1.b"), item_at(review, "II.1.a")
    before = kept.value
    merge_items(item=gone, into=kept, version=1, by=office.monitor)
    undo_last(review=review, by=office.monitor)
    assert item_at_pk(kept).value == before
    assert item_at_pk(gone).state == S.PENDING
    assert item_at_pk(gone).merged_into_id is None


def test_an_undo_of_an_edit_brings_the_old_words(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    edit_item(item=item, version=1, value=replace(value_of(item), product="Báo cáo"), by=office.monitor)
    undo_last(review=review, by=office.monitor)
    assert value_of(item_at_pk(item)) == value_of(item)
    assert last_step(review, office.monitor) == []


def test_a_kept_document_is_not_reviewed_until_it_is_taken_back(review: Review, office: Office) -> None:
    document = keep_for_reference(review=review, by=office.monitor)
    item = item_at(review, "II.1.b")
    with pytest.raises(Refused):
        accept_item(item=item, version=1, by=office.monitor)
    restore_document(document=document, by=office.monitor)
    assert accept_item(item=item, version=1, by=office.monitor).state == S.ACCEPTED


def test_keeping_by_the_page_of_documents_comes_to_the_same(review: Review, office: Office) -> None:
    keep_document(document=review.document, by=office.monitor)
    with pytest.raises(Refused):
        accept_sure(review=review, by=office.monitor)


def item_at_pk(item: Item) -> Item:
    return Item.objects.get(pk=item.pk)
