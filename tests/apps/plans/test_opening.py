from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.documents.models import Document
from dondoc.apps.documents.signals import document_read, reading_again
from dondoc.apps.plans.actions import accept_item
from dondoc.apps.plans.errors import ReviewBegun
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.opening import loose_warnings, open_review
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import TaskValue
from factories.reviews import TODAY, Office, item_at, make_read_document


def test_every_finding_becomes_an_item_in_the_order_of_the_document(review: Review) -> None:
    kinds = list(review.items.in_document_order().values_list("kind", "path"))
    assert kinds[:4] == [("target", "I.1"), ("target", "I.2"), ("task", "II.1.a"), ("task", "II.1.b")]
    assert len(kinds) == 8 + 2 + 2
    starts = list(review.items.in_document_order().values_list("position", flat=True))
    assert starts == sorted(starts)


def test_spans_point_at_the_very_words(review: Review) -> None:
    text = review.document.reading.text
    for item in review.items.filter(kind="task").exclude(path="IV.p1").order_by("pk"):
        assert item.value["text"] in " ".join(text[item.start : item.end].split())


def test_opening_twice_gives_the_same_review(review: Review) -> None:
    count = review.items.count()
    assert open_review(document=review.document, today=TODAY).pk == review.pk
    assert review.items.count() == count


def test_bodies_of_the_register_are_decided(review: Review, office: Office) -> None:
    value = value_of(item_at(review, "II.1.b"))
    assert isinstance(value, TaskValue)
    assert (value.lead[0].body_id, value.lead[0].decided, value.lead[0].how) == (office.finance.pk, True, "register")


def test_a_body_that_nobody_knows_is_left_to_people(review: Review) -> None:
    item = item_at(review, "PL1.1")
    value = value_of(item)
    assert isinstance(value, TaskValue)
    assert value.lead[0].written == "Sở Thông tin và Truyền thông"
    assert not value.lead[0].decided
    assert "body-unknown" in [doubt["code"] for doubt in item.doubts]


def test_what_was_read_stays_beside_what_is_made_of_it(review: Review) -> None:
    item = item_at(review, "II.1.a")
    assert item.read["lead"] == ["Sở Khoa học và Công nghệ"]
    assert item.read["path"] == "II.1.a"


def test_warnings_go_to_their_items_and_the_rest_to_the_document(review: Review) -> None:
    impossible = [doubt for doubt in item_at(review, "II.2.-2").doubts if doubt["code"] == "impossible-date"]
    assert [(one["text"], one["suggestion"]) for one in impossible] == [("31/6/2026", "2026-06-30")]
    assert [warning["code"] for warning in loose_warnings(review)] == ["missing-annex"]


def test_a_warning_that_repeats_the_reader_is_told_once(review: Review) -> None:
    codes = [doubt["code"] for doubt in item_at(review, "II.3.p1").doubts]
    assert codes.count("nobody-named") == 1
    assert "no-lead" not in codes


def test_the_doubtful_come_first(review: Review) -> None:
    order = [item.doubt for item in review.items.doubtful_first()]
    assert order == sorted(order, reverse=True)
    assert review.items.doubtful_first()[0].path == "II.3.p1"


def test_the_worker_opens_the_review(office: Office) -> None:
    document = make_read_document(office.science)
    document_read.send(sender=Document, document=document, reading=document.reading, again=False)
    assert document.review.items.count() == 12


def test_an_untouched_review_gives_way_to_a_new_reading(review: Review, office: Office) -> None:
    reading_again.send(sender=Document, document=review.document, by=office.monitor)
    assert not Review.objects.filter(pk=review.pk).exists()


def test_a_review_with_decisions_is_not_read_over(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    accept_item(item=item, version=item.version, by=office.monitor)
    with pytest.raises(ReviewBegun):
        reading_again.send(sender=Document, document=review.document, by=office.monitor)
    assert Review.objects.filter(pk=review.pk).exists()


def test_opening_asks_the_database_a_fixed_number_of_times(office: Office, at_most_queries: Any) -> None:
    document = make_read_document(office.science)
    with at_most_queries(22):
        open_review(document=document, today=TODAY)


def test_nothing_is_accepted_by_itself(review: Review) -> None:
    assert set(review.items.values_list("state", flat=True)) == {Item.State.PENDING}
