"""The five real plans, taken up as their officials would: uploaded, read, reviewed, adopted, in one database.

Slow, because everything is real: the register of three provinces with those that went
into them, the reader, the review with its proposals, adoption.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.management import call_command

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
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
from dondoc.demo.reviewing import decide_all
from factories.record import make_person

DAY = date(2026, 11, 20)
PROVINCES = {"37": ("000", "001"), "15": ("002",), "51": ("003", "004")}


def adopt_seeds(folder: Path) -> dict[str, Plan]:
    """Each seed by its number, uploaded, read, reviewed as a person would, and adopted by today's department."""
    found: dict[str, Plan] = {}
    for code, seeds in PROVINCES.items():
        call_command("load_bodies", province=code, verbosity=0)
        department = Body.objects.on(DAY).get(standard="skhcn", place__code=code)
        monitor = make_person(f"Theo Dõi {code}", Role.MONITOR, department)
        Configuration.objects.update_or_create(
            pk=1, defaults={"province_code": code, "province_name": department.place.name}
        )
        for seed in seeds:
            (path,) = folder.glob(f"{seed}_*.txt")
            found[seed] = take_up(path, department, monitor)
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
