from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.apps.agencies.models import Body, BodyAlias, BodyName, BodyParent, Group, GroupPhrase
from dondoc.apps.agencies.names import descendants, name_on, names_on
from dondoc.vn.collation import collation_key
from factories.record import make_body

pytestmark = pytest.mark.django_db
BEFORE, DAY, AFTER = date(2025, 2, 28), date(2025, 3, 1), date(2026, 1, 1)


@pytest.fixture
def renamed() -> Body:
    body = make_body("Sở Nông nghiệp", short="SNN", until=DAY)
    body.ended_on = None
    body.save()
    BodyName.objects.create(body=body, name="Sở Nông nghiệp và Môi trường", short="SNNMT", since=DAY)
    return body


def test_name_depends_on_the_day(renamed: Body) -> None:
    assert [name_on(renamed, day) for day in (BEFORE, DAY, AFTER)] == [
        "Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường",
    ]  # fmt: skip


def test_annotated_name_is_that_of_the_day(renamed: Body) -> None:
    for day in (BEFORE, DAY, AFTER):
        body = Body.objects.with_name(day).get(pk=renamed.pk)
        assert (body.name, str(body)) == (name_on(renamed, day),) * 2
        assert body.sort == collation_key(body.name)
    assert Body.objects.with_name(BEFORE).get().short == "SNN"


def test_day_before_all_names_gives_the_first() -> None:
    body = make_body("Sở Dân tộc và Tôn giáo", since=DAY)
    assert name_on(body, BEFORE) == "Sở Dân tộc và Tôn giáo"
    assert Body.objects.with_name(BEFORE).get(pk=body.pk).name == "Sở Dân tộc và Tôn giáo"


def test_day_before_several_names_gives_the_first_of_them() -> None:
    body = make_body("Sở Một", since=DAY, until=AFTER)
    BodyName.objects.create(body=body, name="Sở Hai", since=AFTER)
    assert name_on(body, BEFORE) == Body.objects.with_name(BEFORE).get(pk=body.pk).name == "Sở Một"


def test_many_names_take_one_query(django_assert_num_queries: Any) -> None:
    bodies = [make_body(f"Sở {letter}") for letter in "ABC"]
    with django_assert_num_queries(1):
        assert names_on([body.pk for body in bodies], DAY) == {
            body.pk: f"Sở {letter}" for body, letter in zip(bodies, "ABC", strict=True)
        }
    with django_assert_num_queries(1):
        assert [body.name for body in Body.objects.with_name(DAY).order_by("sort")] == ["Sở A", "Sở B", "Sở C"]


def test_body_is_there_from_its_first_day_up_to_its_last() -> None:
    body = make_body("Sở Thử", since=date(2024, 1, 1), until=DAY)
    days = (date(2023, 12, 31), date(2024, 1, 1), BEFORE, DAY)
    assert [Body.objects.on(day).filter(pk=body.pk).exists() for day in days] == [False, True, True, False]


def test_names_sort_as_vietnamese_does() -> None:
    for name in ("Sở Y tế", "Sở Đầu tư", "Sở Ăn uống", "Sở Dân tộc", "Sở An toàn"):
        make_body(name)
    assert [body.name for body in Body.objects.with_name(DAY).order_by("sort")] == [
        "Sở An toàn", "Sở Ăn uống", "Sở Dân tộc", "Sở Đầu tư", "Sở Y tế",
    ]  # fmt: skip


def test_keys_are_filled_when_saved() -> None:
    body = make_body("Sở KH&CN")
    alias = BodyAlias.objects.create(body=body, text="SKHCN")
    phrase = GroupPhrase.objects.create(group=Group.objects.create(slug="g", name="các sở", rule={}), text="Các sở")
    assert body.names.get().key == "sơ3 khoa hoc6 công nghê6"
    assert (alias.key, phrase.key) == ("skhcn", "departments")


def test_what_stands_below_depends_on_the_day(django_assert_num_queries: Any) -> None:
    top, middle, low = make_body("Ủy ban"), make_body("Sở"), make_body("Phòng")
    BodyParent.objects.create(body=middle, parent=top)
    BodyParent.objects.create(body=low, parent=middle, until=DAY)
    BodyParent.objects.create(body=low, parent=top, since=DAY)
    with django_assert_num_queries(1):
        assert descendants([top.pk], BEFORE) == {middle.pk, low.pk}
    assert descendants([middle.pk], BEFORE) == {low.pk}
    assert descendants([middle.pk], DAY) == set()


def test_circle_of_parents_does_not_hang() -> None:
    one, other = make_body("Một"), make_body("Hai")
    BodyParent.objects.create(body=one, parent=other)
    BodyParent.objects.create(body=other, parent=one)
    assert descendants([one.pk], DAY) == {other.pk}
