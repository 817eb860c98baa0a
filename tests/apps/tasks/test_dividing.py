"""A body hands its part out inside, and asks others for opinions."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.accounts.models import Role, RoleHeld
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.dividing import NewShare, divide, finish_share, withdraw_share
from dondoc.apps.tasks.models import Assignment, Share
from dondoc.apps.tasks.opinions import ask_opinion, give_opinion
from factories.cast import Cast
from factories.record import make_body, make_person

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast: Cast) -> Body:
    return make_body("Phòng Ngân sách", kind=Body.Kind.UNIT, level=Body.Level.UNIT, under=cast.lead)


def _divide(part: Assignment, cast: Cast, *shares: NewShare, **fields: object) -> list[Share]:
    values: dict[str, object] = {"by": cast.focal, "today": TODAY, **fields}
    return divide(assignment=part, version=part.version, shares=shares, **values)  # type: ignore[arg-type]


def test_shares_go_to_rooms_and_people(cast: Cast, accepted: Assignment, room: Body) -> None:
    made = _divide(
        accepted,
        cast,
        NewShare("Dự thảo đề cương", unit=room, due=date(2026, 12, 1)),
        NewShare("Tổng hợp số liệu", person=cast.official),
    )
    assert [(share.unit, share.person) for share in made] == [(room, None), (None, cast.official)]
    event = Event.objects.on(accepted).get()
    assert event.new["shares"] == [
        {"text": "Dự thảo đề cương", "unit": "Phòng Ngân sách", "person": None, "due": "2026-12-01"},
        {"text": "Tổng hợp số liệu", "unit": None, "person": "Phạm Văn Viên", "due": None},
    ]


def test_faulty_shares_are_refused_whole(cast: Cast, accepted: Assignment, room: Body) -> None:
    elsewhere = make_body("Phòng Y", kind=Body.Kind.UNIT, under=cast.other)
    good = NewShare("Tốt", unit=room)
    for bad, message in (
        (NewShare(" ", unit=room), "nội dung"),
        (NewShare("Việc"), "phòng hoặc người"),
        (NewShare("Việc", person=cast.stranger), "không thuộc cơ quan"),
        (NewShare("Việc", unit=elsewhere), "không thuộc cơ quan"),
    ):
        with pytest.raises(ActionError, match=message):
            _divide(accepted, cast, good, bad)
    with pytest.raises(ActionError, match="ít nhất một"):
        _divide(accepted, cast)
    assert not Share.objects.exists()


@pytest.mark.parametrize("who", ["chairman", "monitor", "official", "helper", "stranger", "reader", "admin"])
def test_only_the_body_divides_its_part(cast: Cast, accepted: Assignment, room: Body, who: str) -> None:
    with pytest.raises(Refused, match="đầu mối của cơ quan được giao"):
        _divide(accepted, cast, NewShare("Việc", unit=room), by=getattr(cast, who))


def test_work_is_accepted_before_it_is_divided(cast: Cast, part: Assignment, room: Body) -> None:
    with pytest.raises(Refused, match="chưa được nhận"):
        _divide(part, cast, NewShare("Việc", unit=room))


def test_dividing_twice_by_a_double_click_divides_once(cast: Cast, accepted: Assignment, room: Body) -> None:
    _divide(accepted, cast, NewShare("Việc", unit=room))
    with pytest.raises(Changed) as raised:
        _divide(accepted, cast, NewShare("Việc", unit=room))
    assert raised.value.mine == {"shares": ["Việc"]}
    assert Share.objects.count() == 1


def test_holder_the_room_and_the_focal_point_finish_a_share(cast: Cast, accepted: Assignment, room: Body) -> None:
    colleague = make_person("Người Trong Phòng")
    RoleHeld.objects.create(user=colleague, role=Role.OFFICIAL, body=cast.lead, unit=room, since=date(2026, 1, 1))
    made = _divide(
        accepted, cast, NewShare("A", person=cast.official), NewShare("B", unit=room), NewShare("C", unit=room)
    )
    for share, person in zip(made, (cast.official, colleague, cast.focal), strict=True):
        finish_share(share=share, by=person, today=TODAY, note="Đã gửi")
        share.refresh_from_db()
        assert (share.done_on, share.note) == (TODAY, "Đã gửi")


@pytest.mark.parametrize("who", ["chairman", "monitor", "official", "helper", "stranger", "reader", "admin"])
def test_others_do_not_finish_a_share(cast: Cast, accepted: Assignment, room: Body, who: str) -> None:
    (share,) = _divide(accepted, cast, NewShare("A", unit=room))
    with pytest.raises(Refused):
        finish_share(share=share, by=getattr(cast, who), today=TODAY)


def test_share_is_finished_once(cast: Cast, accepted: Assignment) -> None:
    (share,) = _divide(accepted, cast, NewShare("A", person=cast.official))
    stale = Share.objects.get(pk=share.pk)
    finish_share(share=share, by=cast.official, today=TODAY)
    with pytest.raises(Changed) as raised:
        finish_share(share=stale, by=cast.focal, today=TODAY, note="Lời khác")
    assert raised.value.mine == {"note": "Lời khác"}


def test_withdrawn_share_stays_on_record(cast: Cast, accepted: Assignment) -> None:
    (share,) = _divide(accepted, cast, NewShare("A", person=cast.official))
    with pytest.raises(ActionError, match="lý do"):
        withdraw_share(share=share, reason="", by=cast.focal, today=TODAY)
    withdraw_share(share=share, reason="Giao người khác", by=cast.focal, today=TODAY)
    share.refresh_from_db()
    assert share.withdrawn_on == TODAY
    with pytest.raises(Refused, match="khép lại"):
        finish_share(share=share, by=cast.official, today=TODAY)


def test_lead_asks_for_opinions_and_gets_them(cast: Cast, accepted: Assignment, helping: Assignment) -> None:
    (opinion,) = ask_opinion(
        assignment=accepted,
        version=1,
        of=[helping],
        question="Góp ý dự thảo",
        due=date(2026, 11, 27),
        by=cast.focal,
        today=TODAY,
    )
    give_opinion(opinion=opinion, answer="Thống nhất", by=cast.helper, today=date(2026, 11, 25))
    opinion.refresh_from_db()
    assert (opinion.answer, opinion.answered_by) == ("Thống nhất", cast.helper)
    given, asked = Event.objects.filter(task_id=accepted.task_id)
    assert (asked.verb, asked.new["of"]) == ("opinion_asked", ["Sở Nội vụ"])
    assert (given.verb, given.new["answer"], given.new["late"]) == ("opinion_given", "Thống nhất", False)


def _ask(accepted: Assignment, helping: Assignment, cast: Cast, **fields: object) -> object:
    values: dict[str, object] = {
        "of": [helping],
        "question": "Góp ý",
        "due": date(2026, 11, 27),
        "by": cast.focal,
        "today": TODAY,
    }
    return ask_opinion(assignment=accepted, version=accepted.version, **{**values, **fields})  # type: ignore[arg-type]


def test_late_opinion_is_taken_and_marked(cast: Cast, accepted: Assignment, helping: Assignment) -> None:
    (opinion,) = _ask(accepted, helping, cast)  # type: ignore[misc]
    give_opinion(opinion=opinion, answer="Muộn", by=cast.helper, today=date(2026, 12, 15))
    assert Event.objects.filter(verb="opinion_given").get().new["late"] is True


def test_opinion_is_given_once(cast: Cast, accepted: Assignment, helping: Assignment) -> None:
    (opinion,) = _ask(accepted, helping, cast)  # type: ignore[misc]
    give_opinion(opinion=opinion, answer="Thống nhất", by=cast.helper, today=TODAY)
    with pytest.raises(Changed) as raised:
        give_opinion(opinion=opinion, answer="Không thống nhất", by=cast.helper, today=TODAY)
    assert raised.value.theirs.answer == "Thống nhất"
    assert raised.value.mine == {"answer": "Không thống nhất"}


@pytest.mark.parametrize("who", ["chairman", "monitor", "focal", "official", "stranger", "reader", "admin"])
def test_others_do_not_answer(cast: Cast, accepted: Assignment, helping: Assignment, who: str) -> None:
    (opinion,) = _ask(accepted, helping, cast)  # type: ignore[misc]
    with pytest.raises(Refused):
        give_opinion(opinion=opinion, answer="Ý kiến", by=getattr(cast, who), today=TODAY)


@pytest.mark.parametrize("who", ["chairman", "monitor", "official", "helper", "stranger", "reader", "admin"])
def test_others_do_not_ask(cast: Cast, accepted: Assignment, helping: Assignment, who: str) -> None:
    with pytest.raises(Refused):
        _ask(accepted, helping, cast, by=getattr(cast, who))


def test_only_bodies_that_help_are_asked(cast: Cast, accepted: Assignment, helping: Assignment) -> None:
    with pytest.raises(ActionError, match="đang phối hợp"):
        _ask(accepted, accepted, cast)
    with pytest.raises(ActionError, match="chọn cơ quan"):
        _ask(accepted, helping, cast, of=[])
    with pytest.raises(ActionError, match="từ hôm nay"):
        _ask(accepted, helping, cast, due=date(2026, 11, 1))
    with pytest.raises(ActionError, match="nội dung"):
        _ask(accepted, helping, cast, question=" ")
