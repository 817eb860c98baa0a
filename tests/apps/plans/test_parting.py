from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.actions import edit_item, merge_items, split_item
from dondoc.apps.plans.errors import CannotMerge, ItemChanged, TextLost
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.parting import joined_text, merged_value, part_spans, require_all_words, suggest_parts
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import NamedBody, TaskValue
from factories.reviews import Office, item_at

texts = st.lists(
    st.sampled_from(["Rà", "soát;", "xây", "dựng.", "1,5%", "(a)", "đề", "án"]), min_size=2, max_size=20
).map(" ".join)
named = st.sampled_from(["Sở A", "Sở B", "Sở C"]).map(NamedBody)
tasks = st.builds(
    TaskValue, texts, st.lists(named, max_size=2).map(tuple), st.lists(named, max_size=2).map(tuple),
    deadline_type=st.sampled_from(["none", "by"]), due=st.sampled_from(["", "2026-06-30", "2026-12-31"]),
    product=st.sampled_from(["", "Đề án", "Nghị quyết"]),
)  # fmt: skip


@given(texts, st.data())
def test_a_split_keeps_all_words(text: str, data: st.DataObject) -> None:
    words = text.split()
    cut = data.draw(st.integers(1, len(words) - 1))
    parts = [" ".join(words[:cut]), " ".join(words[cut:])]
    require_all_words(text, parts)
    lost = data.draw(st.integers(0, len(words) - 1))
    with pytest.raises(TextLost):
        require_all_words(text, [" ".join(words[:cut]), " ".join(words[cut:]) + " thêm"])
    shorter = [word for number, word in enumerate(words) if number != lost]
    if shorter != words[: len(shorter)] or len(shorter) < len(words):
        with pytest.raises(TextLost):
            require_all_words(text, [" ".join(shorter[:1]), " ".join(shorter[1:])])


@given(texts)
def test_proposed_parts_hold_all_words(text: str) -> None:
    assert " ".join(suggest_parts(text)).split() == text.split()


@given(texts, st.integers(1, 19))
def test_parts_stand_within_the_whole_in_order(text: str, cut: int) -> None:
    words = text.split()
    parts = [" ".join(words[: min(cut, len(words) - 1)]), " ".join(words[min(cut, len(words) - 1) :])]
    laid_out = f"xxx {'  '.join(words)}\nyyy"
    spans = part_spans(laid_out, 4, len(laid_out) - 4, parts)
    assert [" ".join(laid_out[start:end].split()) for start, end in spans] == parts
    assert spans[0][1] <= spans[1][0]


@given(tasks, tasks, st.booleans())
def test_a_merge_keeps_all_words_bodies_and_products(kept: TaskValue, gone: TaskValue, first: bool) -> None:
    value, asks = merged_value(kept, gone, kept_first=first)
    assert isinstance(value, TaskValue)
    for one in (kept, gone):
        assert f" {one.text} " in f" {value.text} "
        assert one.product in value.product
        here = {body.written for body in (*value.lead, *value.coordinate, *value.merged)}
        assert {body.written for body in (*one.lead, *one.coordinate)} <= here
    if kept.deadline_type == gone.deadline_type == "by" and kept.due != gone.due:
        assert asks is not None
        assert asks["code"] == "merged-deadlines"


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        pytest.param("Rà soát", "Xây dựng", "Rà soát Xây dựng", id="both"),
        pytest.param("Rà soát văn bản", "Rà soát", "Rà soát văn bản", id="one-holds-the-other"),
        pytest.param("Rà", "Rà soát văn bản", "Rà soát văn bản", id="the-other-way-round"),
        pytest.param("án", "dự án", "dự án", id="whole-words"),
        pytest.param("soát xét", "rà soát", "soát xét rà soát", id="not-by-letters"),
    ],
)
def test_joined_texts(first: str, second: str, both: str) -> None:
    assert joined_text(first, second) == both


def halves(item: Item) -> list[str]:
    words = item.value["text"].split()
    return [" ".join(words[:6]), " ".join(words[6:])]


def test_parts_inherit_what_the_whole_had(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.a")
    parts = split_item(item=item, version=1, parts=halves(item), by=office.monitor)
    for part in parts:
        value = value_of(part)
        assert isinstance(value, TaskValue)
        assert ([body.written for body in value.lead], value.due) == (["Sở Khoa học và Công nghệ"], "2025-03-31")
        assert item.start <= part.start <= part.end <= item.end
        assert (part.state, part.split_from_id, part.path) == ("pending", item.pk, "II.1.a")
    assert Item.objects.get(pk=item.pk).state == "split"
    assert item.pk not in set(review.items.live().values_list("pk", flat=True))


def test_a_split_that_loses_words_is_refused_and_says_where(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.a")
    first, second = halves(item)
    with pytest.raises(TextLost) as error:
        split_item(item=item, version=1, parts=[first, second.replace("sáng tạo", "")], by=office.monitor)
    assert "sáng tạo" in str(error.value)
    assert review.items.filter(split_from=item).count() == 0


def test_parts_keep_the_order_of_the_words(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.a")
    first, second = halves(item)
    with pytest.raises(TextLost):
        split_item(item=item, version=1, parts=[second, first], by=office.monitor)
    with pytest.raises(TextLost):
        split_item(item=item, version=1, parts=[f"{first} {second}"], by=office.monitor)


def test_a_split_of_words_unseen_is_refused(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.a")
    edit_item(item=item, version=1, value=replace(value_of(item), text="Khác hẳn"), by=office.colleague)
    with pytest.raises(ItemChanged):
        split_item(item=item, version=1, parts=halves(item), by=office.monitor)


def test_neighbours_merge_into_one_stretch(review: Review, office: Office) -> None:
    first, second = item_at(review, "II.1.a"), item_at(review, "II.1.b")
    kept = merge_items(item=second, into=first, version=1, into_version=1, by=office.monitor)
    assert (kept.start, kept.end) == (first.start, second.end)
    assert kept.value["text"] == f"{first.value['text']} {second.value['text']}"
    gone = Item.objects.get(pk=second.pk)
    assert (gone.state, gone.merged_into_id) == ("merged", first.pk)


def test_a_merge_over_others_keeps_its_own_place(review: Review, office: Office) -> None:
    first, far = item_at(review, "II.1.a"), item_at(review, "PL1.1")
    kept = merge_items(item=far, into=first, version=1, by=office.monitor)
    assert (kept.start, kept.end) == (first.start, first.end)


def test_two_deadlines_are_a_question(review: Review, office: Office) -> None:
    first, second = item_at(review, "II.1.a"), item_at(review, "II.1.b")
    kept = merge_items(item=second, into=first, version=1, by=office.monitor)
    assert kept.value["due"] == "2025-03-31"
    assert kept.state == "pending"
    doubt = next(one for one in kept.doubts if one["code"] == "merged-deadlines")
    assert doubt["text"] == "quý II/2025"


def test_only_two_of_one_kind_and_review_merge(review: Review, office: Office) -> None:
    task, target = item_at(review, "II.1.a"), item_at(review, "I.1", "target")
    for other in (target, task):
        with pytest.raises(CannotMerge):
            merge_items(item=task, into=other, version=1, by=office.monitor)


def test_the_other_one_must_have_been_seen_too(review: Review, office: Office) -> None:
    first, second = item_at(review, "II.1.a"), item_at(review, "II.1.b")
    edit_item(item=first, version=1, value=replace(value_of(first), product="Khác"), by=office.colleague)
    with pytest.raises(ItemChanged):
        merge_items(item=second, into=first, version=1, into_version=1, by=office.monitor)
