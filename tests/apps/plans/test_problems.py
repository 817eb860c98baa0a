from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dondoc.apps.plans.actions import (
    accept_item,
    correct_document,
    edit_item,
    let_each_lead,
    mark_common,
    reject_item,
    set_change,
)
from dondoc.apps.plans.adoption import find_problems, stopping
from dondoc.apps.plans.chain import link
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.problems import Problem
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import NamedBody
from factories.reviews import Office, item_at, make_adopted, make_review, settle_all


def of_code(review: Review, code: str) -> list[Problem]:
    return [problem for problem in find_problems(fresh(review)) if problem.code == code]


def fresh(review: Review) -> Review:
    return Review.objects.select_related("document").get(pk=review.pk)


def force(item: Item, **changes: Any) -> Item:
    """As a mistake of long ago would stand in the record."""
    item.value = replace(value_of(item), **changes).to_json()
    item.state = Item.State.ACCEPTED
    item.save()
    return item


def test_every_item_that_nobody_has_seen_stops(review: Review) -> None:
    found = of_code(review, "pending")
    assert len(found) == review.items.count()
    assert all(problem.stops for problem in found)
    assert found[0].item_id == review.items.in_document_order()[0].pk


def test_a_task_of_nobody_stops_until_somebody_leads_or_all_follow(review: Review, office: Office) -> None:
    item = item_at(review, "II.3.p1")
    accept_item(item=item, version=1, by=office.monitor)
    assert [(one.item_id, one.field, one.stops) for one in of_code(review, "no-lead")] == [(item.pk, "lead", True)]
    mark_common(item=item, version=2, by=office.monitor)
    assert of_code(review, "no-lead") == []


def test_two_leads_stop_until_one_answers(review: Review, office: Office) -> None:
    item = item_at(review, "II.1.b")
    two = (*value_of(item).lead, NamedBody("Sở Y tế", body_id=office.health.pk, decided=True))
    edit_item(item=item, version=1, value=replace(value_of(item), lead=two), by=office.monitor, accept=True)
    (problem,) = of_code(review, "many-leads")
    assert problem.stops
    assert "2 cơ quan chủ trì" in problem.message
    let_each_lead(item=item, version=2, by=office.monitor)
    assert of_code(review, "many-leads") == []


def test_an_unknown_lead_stops_and_an_unknown_helper_does_not(review: Review, office: Office) -> None:
    accept_item(item=item_at(review, "PL1.1"), version=1, by=office.monitor)
    (problem,) = of_code(review, "undecided-body")
    assert problem.stops
    assert "«Sở Thông tin và Truyền thông»" in problem.message
    reject_item(item=item_at(review, "PL1.1"), version=2, reason="Thử", by=office.monitor)
    helped = replace(value_of(item_at(review, "II.1.b")), coordinate=(NamedBody("Hội đồng hương"),))
    edit_item(item=item_at(review, "II.1.b"), version=1, value=helped, by=office.monitor, accept=True)
    assert of_code(review, "undecided-body") == []


def test_an_impossible_day_stops(review: Review) -> None:
    item = force(item_at(review, "II.1.b"), due="2026-06-31")
    (problem,) = of_code(review, "invalid")
    assert (problem.item_id, problem.field, problem.stops) == (item.pk, "due", True)
    assert "30/06/2026" in problem.message


def test_a_day_before_the_day_of_issue_warns(review: Review) -> None:
    force(item_at(review, "II.1.b"), due="2023-06-30")
    (problem,) = of_code(review, "due-before-issue")
    assert not problem.stops


@pytest.mark.parametrize(
    ("facts", "code", "stops"),
    [
        pytest.param({"issued_on": "2024-09"}, "document-date", True, id="day-blank"),
        pytest.param({"issued_on": ""}, "document-date", True, id="no-day"),
        pytest.param({"number": "/KH-UBND"}, "document-number", False, id="number-blank"),
        pytest.param({"number": ""}, "document-number", False, id="no-number"),
        pytest.param({"title": ""}, "document-title", True, id="no-title"),
    ],
)
def test_facts_that_are_missing_are_told(
    review: Review, office: Office, facts: dict[str, str], code: str, stops: bool
) -> None:
    correct_document(review=review, version=1, facts=facts, by=office.monitor)
    (problem,) = of_code(review, code)
    assert (problem.item_id, problem.stops) == (None, stops)
    assert problem.field in facts


def test_the_same_work_twice_in_one_plan_warns_with_both(review: Review) -> None:
    first = force(item_at(review, "II.1.b"), text="Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh")
    second = force(
        item_at(review, "II.2.-1"),
        text="Xây dựng cơ sở dữ liệu Khoa học và Công nghệ của tỉnh.",
        lead=value_of(first).lead,
    )
    (problem,) = of_code(review, "duplicate")
    assert (problem.item_id, problem.other_id, problem.stops) == (second.pk, first.pk, False)


def test_the_same_work_of_two_bodies_is_no_duplicate(review: Review) -> None:
    force(item_at(review, "II.1.b"), text="Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh")
    force(item_at(review, "II.2.-1"), text="Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh")
    assert of_code(review, "duplicate") == []


def test_a_group_of_which_only_some_are_meant_warns(review: Review) -> None:
    group = NamedBody("các sở, ngành có liên quan", kind="group", group_id=5, decided=True, partial=True)
    force(item_at(review, "II.1.b"), lead=(group,))
    (problem,) = of_code(review, "partial-lead")
    assert not problem.stops


def test_a_duty_without_a_rhythm_warns(review: Review) -> None:
    force(item_at(review, "IV.1", "duty"), frequency="periodic", due="")
    assert [problem.field for problem in of_code(review, "unclear-frequency")] == ["frequency"]


def test_a_document_that_amends_a_plan_warns_until_somebody_says_what(office: Office) -> None:
    plan = make_adopted(office)
    review = make_review(office.science, issued_on="2026-05-06")
    link(lower=review.document, upper=plan.document, relation="amends", by=office.monitor)
    (problem,) = of_code(review, "amends")
    assert str(plan) in problem.message
    old = Item.objects.get(review__document=plan.document, path="II.1.b")
    set_change(item=item_at(review, "II.1.b"), version=1, old=old, change="changed", by=office.monitor)
    assert of_code(review, "amends") == []


def test_a_review_in_which_all_was_rejected_gives_no_plan(review: Review, office: Office) -> None:
    for item in review.items.order_by("pk"):
        reject_item(item=item, version=1, reason="Chỉ để tra cứu", by=office.monitor)
    assert [problem.code for problem in stopping(find_problems(fresh(review)))] == ["nothing"]


def test_the_same_file_is_not_adopted_twice(office: Office) -> None:
    plan = make_adopted(office)
    again = make_review(office.science, file=plan.document.file)
    assert [problem.stops for problem in of_code(again, "same-file")] == [True]


def test_the_same_number_warns(office: Office) -> None:
    plan = make_adopted(office)
    again = make_review(office.science)
    (problem,) = of_code(again, "same-number")
    assert not problem.stops
    assert str(plan) in problem.message


def test_what_stops_comes_first(review: Review, office: Office) -> None:
    correct_document(review=review, version=1, facts={"number": ""}, by=office.monitor)
    severities = [problem.stops for problem in find_problems(fresh(review))]
    assert severities == sorted(severities, reverse=True)


def test_a_settled_review_has_no_problem_that_stops(review: Review, office: Office) -> None:
    settle_all(review, office.science, office.monitor)
    assert stopping(find_problems(fresh(review))) == []


def test_problems_are_found_in_few_queries(review: Review, at_most_queries: Any) -> None:
    held = fresh(review)
    with at_most_queries(6):
        find_problems(held)
