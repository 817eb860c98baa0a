"""All five real plans, of four provinces and three years, adopted in one database on 20/11/2026: who answers today?

Slow, because everything is real: the register of three provinces with those that went
into them, the reader, the review with its proposals, adoption.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on, names_on
from dondoc.apps.core.models import Configuration
from dondoc.apps.documents.actions import upload_document
from dondoc.apps.documents.jobs import read_document
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.actions import accept_item, decide_body
from dondoc.apps.plans.bodies import questions
from dondoc.apps.plans.facts import correct_document
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.apps.plans.problems import find_problems, stopping
from dondoc.apps.plans.steps import value_of
from dondoc.apps.tasks.adoption import adopt
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.demo.reviewing import decide_all
from factories.record import make_person

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("held_today", "media"),
    pytest.mark.xdist_group("five-seeds"),
]
DAY = date(2026, 11, 20)
PROVINCES = {"37": ("000", "001"), "15": ("002",), "51": ("003", "004")}


@pytest.fixture
def plans(shared: Path) -> dict[str, Plan]:
    """Each seed by its number, uploaded, read, reviewed as a person would, and adopted by today's department."""
    found: dict[str, Plan] = {}
    admin = make_person("Quản Trị", Role.ADMINISTRATOR)
    for code, seeds in PROVINCES.items():
        call_command("load_bodies", province=code, verbosity=0)
        department = Body.objects.on(DAY).get(standard="skhcn", place__code=code)
        monitor = make_person(f"Theo Dõi {code}", Role.MONITOR, department)
        Configuration.objects.update_or_create(
            pk=1, defaults={"province_code": code, "province_name": department.place.name}
        )
        for seed in seeds:
            (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
            found[seed] = take_up(path, department, monitor)
    assert admin.is_admin_today
    return found


def take_up(path: Path, department: Body, monitor: User) -> Plan:
    with path.open("rb") as stream:
        document = upload_document(stream=stream, name=path.name, owner=department, by=monitor)
    read_document.func(document.pk)
    document = Document.objects.get(pk=document.pk)
    if len(document.issued_on) < 10:
        day = f"{document.issued_on}-15" if len(document.issued_on) == 7 else "2026-03-01"
        review = document.review
        document = correct_document(review=review, version=document.version, facts={"issued_on": day}, by=monitor)
    document = Document.objects.get(pk=document.pk)
    decide_all(document.review, by=monitor, day=DAY)
    choose_bodies(document.review, monitor)
    review = document.review
    assert [(one.message, one.item_id) for one in stopping(find_problems(review))] == []
    parent = Body.objects.on(DAY).filter(kind=Body.Kind.COMMITTEE, place=department.place).first()
    starts = date.fromisoformat(document.issued_on)
    return adopt(
        review=review, monitor=department, assigner=parent, starts_on=starts, ends_on=None, by=monitor, today=DAY
    )


def choose_bodies(review: Review, by: User) -> None:
    """Where a body was divided among several, the person takes the one that the register puts first."""
    for problem in stopping(find_problems(review)):
        item = review.items.get(pk=problem.item_id)
        for _field, body in questions(value_of(item)):
            if body.candidates:
                chosen = Body.objects.get(pk=body.candidates[0].body_id)
                decide_body(item=item, version=item.version, written=body.written, body=chosen, by=by, everywhere=True)
                item.refresh_from_db()
    for item in review.items.filter(state=Item.State.PENDING):
        accept_item(item=item, version=item.version, by=by)


def check_all_five_are_in_force_with_all_their_work_in_hands_of_today(plans: dict[str, Plan]) -> None:
    assert sorted(plans) == ["000", "001", "002", "003", "004"]
    for plan in plans.values():
        assert Task.objects.filter(plan=plan).exists()
    parts = Assignment.objects.filter(active=True).select_related("body")
    gone = [part for part in parts if part.body.ended_on and part.body.ended_on <= DAY]
    assert gone == []


def check_kon_tums_department_is_that_of_quang_ngai_today(plans: dict[str, Plan]) -> None:
    parts = Assignment.objects.filter(plan=plans["003"], role="lead", written="Sở Khoa học và Công nghệ")
    today = {name_on(part.body, DAY) for part in parts.select_related("body")}
    then = {name_on(part.given_to, date(2023, 6, 1)) for part in parts.select_related("given_to") if part.given_to}
    assert len(today) == 1
    assert parts[0].body.place.name == "tỉnh Quảng Ngãi"
    assert any("Kon Tum" in name for name in then) or parts[0].given_to is not None


def check_departments_that_were_merged_are_found_under_their_followers(plans: dict[str, Plan]) -> None:
    """Lào Cai 2024: Sở Kế hoạch và Đầu tư, Sở Nông nghiệp và PTNT, Sở Thông tin và Truyền thông are no more."""
    parts = Assignment.objects.filter(plan=plans["002"], active=True)
    names = set(names_on(set(parts.values_list("body_id", flat=True)), DAY).values())
    assert not any("Kế hoạch và Đầu tư" in name or "Phát triển nông thôn" in name for name in names)
    assert any(name.startswith("Sở Tài chính") for name in names)
    assert any(name.startswith("Sở Nông nghiệp và Môi trường") for name in names)


def check_every_part_keeps_the_name_as_written(plans: dict[str, Plan]) -> None:
    unnamed = Assignment.objects.filter(written="", task__item__read__isnull=False, role="coordinate")
    assert not unnamed.exists()


def check_districts_of_then_are_communes_of_now(plans: dict[str, Plan]) -> None:
    parts = Assignment.objects.filter(plan=plans["000"], active=True).select_related("body")
    assert not any(part.body.level == Body.Level.DISTRICT for part in parts)


CHECKS = (
    check_all_five_are_in_force_with_all_their_work_in_hands_of_today,
    check_kon_tums_department_is_that_of_quang_ngai_today,
    check_departments_that_were_merged_are_found_under_their_followers,
    check_every_part_keeps_the_name_as_written,
    check_districts_of_then_are_communes_of_now,
)


def test_five_real_plans_are_in_the_hands_of_the_bodies_of_today(plans: dict[str, Plan]) -> None:
    """One test, because the five plans take a while to be read, reviewed and adopted."""
    for check in CHECKS:
        check(plans)
