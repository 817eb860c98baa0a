from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies import actions, errors
from dondoc.apps.agencies.models import Body, BodyName, BodyParent
from dondoc.apps.agencies.names import name_on
from dondoc.apps.agencies.permissions import can_manage_bodies
from dondoc.apps.agencies.resolve import resolve
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from factories.record import make_body

pytestmark = pytest.mark.django_db
DAY, LATER, TODAY = date(2025, 3, 1), date(2025, 7, 1), date(2026, 11, 20)


def test_body_is_added_with_all_that_is_known_of_it(admin: User) -> None:
    above = make_body("Ủy ban nhân dân tỉnh")
    body = actions.add_body(
        name="  Sở  Tài chính ", short="STC", kind=Body.Kind.DEPARTMENT, level=Body.Level.PROVINCE, parent=above,
        founded_on=DAY, aliases=("Sở TC",), code="H42.05", legal_basis="NQ 1", by=admin,
    )  # fmt: skip
    assert (body.slug, name_on(body, TODAY)) == ("so-tai-chinh", "Sở Tài chính")
    assert (body.parents.get().parent, body.codes.get().scheme) == (above, "levels")
    assert resolve("Sở TC", issued_on=TODAY, today=TODAY).now == body
    assert set(Event.objects.on(body).values_list("verb", flat=True)) == {"body_added", "body_changed"}


def test_second_body_of_a_name_has_another_address(admin: User) -> None:
    given: dict[str, Any] = {"kind": Body.Kind.OTHER, "level": Body.Level.PROVINCE, "by": admin}
    assert [actions.add_body(name="Quỹ Thử", **given).slug for _ in range(3)] == ["quy-thu", "quy-thu-2", "quy-thu-3"]


def test_body_needs_a_name(admin: User) -> None:
    with pytest.raises(errors.NameMissing):
        actions.add_body(name="  ", kind=Body.Kind.OTHER, level=Body.Level.PROVINCE, by=admin)


def test_renaming_keeps_the_old_name_for_the_time_before(admin: User) -> None:
    body = make_body("Sở Nông nghiệp")
    actions.rename_body(body=body, name="Sở Nông nghiệp và Môi trường", since=DAY, by=admin, legal_basis="NĐ 45")
    assert [name_on(body, day) for day in (date(2025, 2, 28), DAY)] == [
        "Sở Nông nghiệp",
        "Sở Nông nghiệp và Môi trường",
    ]
    event = Event.objects.on(body).get()
    assert (event.old, event.new["name"]) == ({"name": "Sở Nông nghiệp"}, "Sở Nông nghiệp và Môi trường")


def test_renaming_between_two_names_is_refused(admin: User) -> None:
    body = make_body("Sở Một")
    actions.rename_body(body=body, name="Sở Hai", since=LATER, by=admin)
    for day in (DAY, LATER):
        with pytest.raises(errors.Overlaps, match="Sở Hai"):
            actions.rename_body(body=body, name="Sở Ba", since=day, by=admin)
    assert body.names.count() == 2


def test_body_that_has_ended_is_not_renamed(admin: User) -> None:
    with pytest.raises(errors.NotThere, match="Sở Cũ"):
        actions.rename_body(body=make_body("Sở Cũ", until=DAY), name="Sở Mới", since=LATER, by=admin)


def test_slip_of_the_pen_is_mended_in_place(admin: User) -> None:
    body = make_body("Sở Tài chímh")
    actions.correct_name(name=body.names.get(), text="Sở Tài chính", by=admin)
    assert resolve("Sở Tài chính", issued_on=TODAY, today=TODAY).now == body
    assert Event.objects.on(body).get().old["name"] == "Sở Tài chímh"


def test_parent_changes_from_a_day_on(admin: User) -> None:
    union, old, new = make_body("Liên hiệp Hội"), make_body("Ủy ban nhân dân"), make_body("Mặt trận")
    actions.set_parent(body=union, parent=old, since=DAY, by=admin)
    actions.set_parent(body=union, parent=new, since=LATER, by=admin)
    assert list(union.parents.order_by("since").values_list("parent", "since", "until")) == [
        (old.pk, DAY, LATER), (new.pk, LATER, None),
    ]  # fmt: skip
    actions.set_parent(body=union, parent=None, since=TODAY, by=admin)
    assert not BodyParent.objects.filter(body=union, until=None).exists()


def test_body_cannot_stand_under_what_is_below_it(admin: User) -> None:
    top, below = make_body("Sở"), make_body("Phòng")
    actions.set_parent(body=below, parent=top, since=DAY, by=admin)
    with pytest.raises(errors.UnderItself, match="Phòng đang ở dưới Sở"):
        actions.set_parent(body=top, parent=below, since=LATER, by=admin)
    with pytest.raises(errors.UnderItself):
        actions.set_parent(body=top, parent=top, since=LATER, by=admin)


def test_body_may_have_a_code_of_each_form(admin: User) -> None:
    body = make_body("Sở Tài chính")
    actions.set_code(body=body, code="h42.05", since=None, by=admin)
    actions.set_code(body=body, code="000.00.05.H42", since=None, by=admin)
    assert set(body.codes.values_list("scheme", "code")) == {("levels", "H42.05"), ("old", "000.00.05.H42")}


def test_new_code_ends_the_old_one(admin: User) -> None:
    body = make_body("Sở Tài chính")
    actions.set_code(body=body, code="H42.05", since=None, by=admin)
    actions.set_code(body=body, code="H42.17", since=LATER, by=admin)
    assert set(body.codes.values_list("code", "until")) == {("H42.05", LATER), ("H42.17", None)}


@pytest.mark.parametrize("code", ["H42.05", "000.00.05.H42"])
def test_code_of_another_body_is_refused_in_either_form(admin: User, code: str) -> None:
    actions.set_code(body=make_body("Sở Một"), code="H42.05", since=None, by=admin)
    with pytest.raises(errors.CodeTaken, match="Sở Một"):
        actions.set_code(body=make_body("Sở Hai"), code=code, since=LATER, by=admin)


def test_code_is_free_again_after_its_end(admin: User) -> None:
    old = make_body("Sở Một")
    actions.set_code(body=old, code="H42.05", since=None, by=admin)
    actions.set_code(body=old, code="H42.06", since=LATER, by=admin)
    actions.set_code(body=make_body("Sở Hai"), code="H42.05", since=LATER, by=admin)


def test_code_in_no_form_is_refused(admin: User) -> None:
    with pytest.raises(ValidationError, match="không phải mã định danh"):
        actions.set_code(body=make_body("Sở"), code="12345", since=None, by=admin)


def test_alias_is_added_once_and_can_be_taken_back(admin: User) -> None:
    body = make_body("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh")
    alias = actions.add_alias(body=body, text="LHH", by=admin)
    with pytest.raises(errors.AlreadyWritten):
        actions.add_alias(body=body, text="lhh", by=admin)
    assert resolve("LHH", issued_on=TODAY, today=TODAY).now == body
    actions.remove_alias(alias=alias, by=admin)
    assert resolve("LHH", issued_on=TODAY, today=TODAY).kind == "unknown"


def test_mandate_is_changed_with_an_event(admin: User) -> None:
    body = actions.set_mandate(body=make_body("Sở"), mandate=" ngân sách; dự toán ", by=admin)
    assert body.mandate == "ngân sách; dự toán"
    assert Event.objects.on(body).get().new == {"mandate": "ngân sách; dự toán"}


def test_only_administrators_change_the_register(official: User) -> None:
    body = make_body("Sở")
    alias = body.aliases.create(text="S")
    for attempt in (
        lambda: actions.add_body(name="X", kind="other", level="province", by=official),
        lambda: actions.rename_body(body=body, name="X", since=DAY, by=official),
        lambda: actions.correct_name(name=body.names.get(), text="X", by=official),
        lambda: actions.set_parent(body=body, parent=None, since=DAY, by=official),
        lambda: actions.set_code(body=body, code="H42", since=None, by=official),
        lambda: actions.add_alias(body=body, text="X", by=official),
        lambda: actions.remove_alias(alias=alias, by=official),
        lambda: actions.set_mandate(body=body, mandate="X", by=official),
    ):
        with pytest.raises(Refused):
            attempt()
    assert not Event.objects.exists()
    assert BodyName.objects.count() == 1


def test_visitor_and_nobody_may_nothing() -> None:
    assert not can_manage_bodies(None)
    assert not can_manage_bodies(object())
