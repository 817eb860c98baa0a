"""The database itself refuses stretches that overlap, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from dondoc.apps.agencies.guards import ensure_guards
from dondoc.apps.agencies.models import Body, BodyCode, BodyName, BodyParent
from factories.record import make_body

pytestmark = pytest.mark.django_db
JANUARY, MARCH, JULY = date(2025, 1, 1), date(2025, 3, 1), date(2025, 7, 1)


@pytest.fixture
def body() -> Body:
    body = make_body("Sở", since=JANUARY, until=JULY)
    BodyParent.objects.create(body=body, parent=make_body("Trên"), since=JANUARY, until=JULY)
    BodyCode.objects.create(body=body, scheme="levels", code="H42.05", since=JANUARY, until=JULY)
    return body


@pytest.mark.parametrize(
    ("since", "until"),
    [(None, None), (None, MARCH), (MARCH, None), (MARCH, date(2025, 4, 1)), (date(2024, 1, 1), date(2025, 1, 2))],
)
def test_overlap_is_refused(body: Body, since: date | None, until: date | None) -> None:
    other = make_body("Khác")
    for model, given in (
        (BodyName, {"body": body, "name": "x"}),
        (BodyParent, {"body": body, "parent": other}),
        (BodyCode, {"body": body, "scheme": "levels", "code": "H42.06"}),
        (BodyCode, {"body": other, "scheme": "levels", "code": "H42.05"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(since=since, until=until, **given)  # type: ignore[attr-defined]


def test_stretches_may_touch(body: Body) -> None:
    BodyName.objects.create(body=body, name="x", until=JANUARY)
    BodyName.objects.create(body=body, name="y", since=JULY)
    BodyCode.objects.create(body=body, scheme="old", code="000.00.05.H42", since=JANUARY)


def test_change_into_an_overlap_is_refused(body: Body) -> None:
    later = BodyName.objects.create(body=body, name="y", since=JULY)
    later.since = MARCH
    with pytest.raises(IntegrityError), transaction.atomic():
        later.save()
    later.refresh_from_db()
    later.until = date(2026, 1, 1)
    later.save()


def test_many_rows_at_once_are_checked(body: Body) -> None:
    rows = [BodyName(body=body, name="a", since=JULY), BodyName(body=body, name="b", since=date(2025, 8, 1))]
    for row in rows:
        row.fill_keys()
    with pytest.raises(IntegrityError), transaction.atomic():
        BodyName.objects.bulk_create(rows)


def test_guards_are_made_once() -> None:
    ensure_guards(using=connection.alias)
    ensure_guards(using=connection.alias)
