from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies import errors
from dondoc.apps.agencies.actions import Link, record_succession, undo_succession
from dondoc.apps.agencies.loading.province import LoadReport
from dondoc.apps.agencies.models import Body, Succession
from dondoc.apps.agencies.succession import successors
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from factories.record import make_body

pytestmark = pytest.mark.django_db
MARCH, JULY, TODAY = date(2025, 3, 1), date(2025, 7, 1), date(2026, 11, 20)
Kind = Succession.Kind


def record(kind: str, on: date, by: User, *links: Link) -> Succession:
    return record_succession(kind=kind, happened_on=on, legal_basis="NQ 1/NQ-HĐND", links=links, by=by)


def test_chain_is_followed_up_to_the_day(admin: User) -> None:
    one, two, three = make_body("Sở Một"), make_body("Sở Hai"), make_body("Sở Ba")
    record(Kind.MERGED, MARCH, admin, Link(one, two))
    record(Kind.MERGED, JULY, admin, Link(two, three))
    assert [successors(one, day).sure for day in (date(2025, 2, 1), MARCH, JULY)] == [one, two, three]
    assert [step.happened_on for step in successors(one, TODAY).steps] == [MARCH, JULY]


def test_old_body_ends_and_the_event_tells_it(admin: User) -> None:
    one, two = make_body("Sở Một"), make_body("Sở Hai")
    fact = record(Kind.MERGED, MARCH, admin, Link(one, two))
    one.refresh_from_db()
    assert one.ended_on == MARCH
    event = Event.objects.on(fact).get()
    assert event.new["links"] == [{"old": "Sở Một", "new": "Sở Hai", "topic": ""}]
    assert event.by == admin


def test_undoing_lets_the_body_go_on(admin: User) -> None:
    one, two = make_body("Sở Một"), make_body("Sở Hai")
    fact = record(Kind.MERGED, MARCH, admin, Link(one, two))
    undo_succession(succession=fact, by=admin, reason="nhập nhầm")
    one.refresh_from_db()
    assert one.ended_on is None
    assert successors(one, TODAY).sure == one
    assert Succession.objects.get().undone_by == admin
    assert Event.objects.on(fact).first().reason == "nhập nhầm"  # type: ignore[union-attr]


def test_undoing_twice_is_refused(admin: User) -> None:
    fact = record(Kind.MERGED, MARCH, admin, Link(make_body("Sở Một"), make_body("Sở Hai")))
    undo_succession(succession=fact, by=admin)
    with pytest.raises(errors.AlreadyUndone):
        undo_succession(succession=fact, by=admin)


def test_fact_can_be_recorded_again_after_undoing(admin: User) -> None:
    one, two = make_body("Sở Một"), make_body("Sở Hai")
    undo_succession(succession=record(Kind.MERGED, MARCH, admin, Link(one, two)), by=admin)
    record(Kind.MERGED, MARCH, admin, Link(one, two))
    assert successors(one, TODAY).sure == two


def test_split_without_a_main_heir_proposes(admin: User) -> None:
    old, labour, school = make_body("Sở Lao động"), make_body("Sở Nội vụ"), make_body("Sở Giáo dục")
    record(
        Kind.SPLIT, MARCH, admin,
        Link(old, labour, "lao động", "việc làm", main=False),
        Link(old, school, "nghề", "giáo dục nghề nghiệp; dạy nghề", main=False),
    )  # fmt: skip
    found = successors(old, TODAY, "Dạy nghề cho lao động nông thôn")
    assert found.sure is None
    assert [one.body for one in found.candidates] == [school, labour]
    assert "dạy nghề" in found.candidates[0].reason
    assert found.candidates[1].reason == "Tiếp nhận lĩnh vực: lao động."


def test_keyword_counts_as_whole_words_only(admin: User) -> None:
    old, main, other = make_body("Sở Cũ"), make_body("Sở Chính"), make_body("Sở Khác")
    record(Kind.SPLIT, MARCH, admin, Link(old, main), Link(old, other, "báo", "báo", main=False))
    assert successors(old, TODAY, "Xây dựng bản đồ số").sure == main
    assert successors(old, TODAY, "Viết báo").sure is None


def test_ways_that_meet_again_are_no_choice(admin: User) -> None:
    old, left, right, end = (make_body(f"Sở {name}") for name in ("Cũ", "Trái", "Phải", "Cuối"))
    record(Kind.SPLIT, MARCH, admin, Link(old, left, "a", main=False), Link(old, right, "b", main=False))
    record(Kind.MERGED, JULY, admin, Link(left, end), Link(right, end))
    assert successors(old, TODAY).sure == end


def test_abolished_body_has_nobody(admin: User) -> None:
    old = make_body("Ban Cũ")
    record(Kind.ABOLISHED, MARCH, admin, Link(old))
    assert successors(old, TODAY) == successors(old, TODAY)
    assert (successors(old, TODAY).sure, successors(old, TODAY).candidates) == (None, ())


def test_circle_of_facts_ends(admin: User) -> None:
    one, two = make_body("Sở Một"), make_body("Sở Hai")
    record(Kind.MOVED, MARCH, admin, Link(one, two, "a", "a"))
    record(Kind.MOVED, JULY, admin, Link(two, one, "b", "b"))
    assert successors(one, TODAY).sure == one


def test_successors_take_a_fixed_number_of_queries(ninh_binh: LoadReport, django_assert_num_queries: Any) -> None:
    body = Body.objects.get(slug="so-ke-hoach-va-dau-tu-nam-dinh-den-2025")
    with django_assert_num_queries(3):
        assert str(successors(body, TODAY).sure) == "Sở Tài chính"


def test_only_administrators_record_facts(official: User) -> None:
    one, two = make_body("Sở Một"), make_body("Sở Hai")
    with pytest.raises(Refused, match="quản trị viên"):
        record(Kind.MERGED, MARCH, official, Link(one, two))
    fact = Succession.objects.create(kind=Kind.MERGED, happened_on=MARCH, legal_basis="x")
    with pytest.raises(Refused):
        undo_succession(succession=fact, by=official)
    assert not Event.objects.exists()


@pytest.mark.parametrize("kind", [Kind.MERGED, Kind.SPLIT, Kind.RENAMED, Kind.MOVED])
def test_fact_without_a_new_body_is_abolition(admin: User, kind: str) -> None:
    with pytest.raises(errors.LinkMissing, match="Sở Một"):
        record(kind, MARCH, admin, Link(make_body("Sở Một")))


def test_fact_without_arrows_is_refused(admin: User) -> None:
    with pytest.raises(errors.NoLinks):
        record(Kind.MERGED, MARCH, admin)


def test_two_heirs_of_the_rest_are_refused(admin: User) -> None:
    old = make_body("Sở Cũ")
    with pytest.raises(errors.LinkUnclear, match="Sở Cũ"):
        record(Kind.SPLIT, MARCH, admin, Link(old, make_body("Sở Một")), Link(old, make_body("Sở Hai")))


def test_body_cannot_end_and_receive_at_once(admin: User) -> None:
    one, two, three = make_body("Sở Một"), make_body("Sở Hai"), make_body("Sở Ba")
    with pytest.raises(errors.InACircle, match="Sở Hai"):
        record(Kind.MERGED, MARCH, admin, Link(one, two), Link(two, three))


def test_body_that_is_not_there_cannot_take_part(admin: User) -> None:
    gone, later = make_body("Sở Cũ", until=date(2024, 1, 1)), make_body("Sở Sau", since=JULY)
    with pytest.raises(errors.NotThere, match="Sở Cũ"):
        record(Kind.MERGED, MARCH, admin, Link(gone, make_body("Sở Một")))
    with pytest.raises(errors.NotThere, match="Sở Sau"):
        record(Kind.MERGED, MARCH, admin, Link(make_body("Sở Hai"), later))
    record(Kind.MERGED, JULY, admin, Link(make_body("Sở Ba"), later))  # a body may begin by receiving
