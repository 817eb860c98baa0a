from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.apps.agencies.actions import Link, record_succession, undo_succession
from dondoc.apps.agencies.loading.province import LoadReport, load_province
from dondoc.apps.agencies.models import Body, BodyAlias, Succession
from dondoc.apps.agencies.resolve import Resolution, Resolver, drop_merged, resolve
from factories.record import make_body

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
MARCH, JULY = date(2025, 3, 1), date(2025, 7, 1)


def now(resolution: Resolution) -> str:
    return str(resolution.now) if resolution.now else ""


def of_kon_tum(written: str, text: str = "", **given: Any) -> Resolution:
    facts = {"issued_on": date(2023, 6, 1), "today": TODAY, "province": "tỉnh Kon Tum", **given}
    return resolve(written, text=text, **facts)


def test_department_of_a_merged_province_is_followed(quang_ngai: LoadReport) -> None:
    load_province("37")
    found = of_kon_tum("Sở Khoa học và Công nghệ")
    assert (found.kind, found.then_name) == ("body", "Sở Khoa học và Công nghệ tỉnh Kon Tum")
    assert now(found) == "Sở Khoa học và Công nghệ"  # that of Quảng Ngãi, whose system this is
    assert found.now.place.name == "tỉnh Quảng Ngãi"  # type: ignore[union-attr]


def test_two_steps_are_taken_in_their_order(quang_ngai: LoadReport) -> None:
    found = of_kon_tum("Sở Kế hoạch và Đầu tư")
    assert now(found) == "Sở Tài chính"
    assert [step.happened_on for step in found.steps] == [MARCH, JULY]
    assert "Nghị định 45/2025/NĐ-CP" in found.note
    assert "Nghị quyết 202/2025/QH15" in found.note


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Sở KH&CN", "Sở Khoa học và Công nghệ", id="abbreviated"),
        pytest.param("SKHCN", "Sở Khoa học và Công nghệ", id="initials"),
        pytest.param("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Môi trường", id="half-abbreviated"),
        pytest.param("Sở Tài Nguyên và Môi trường", "Sở Nông nghiệp và Môi trường", id="other-capitals"),
        pytest.param("Sở Tài chính tỉnh", "Sở Tài chính", id="tỉnh-behind"),
        pytest.param("Sở Tài chính tỉnh Kon Tum", "Sở Tài chính", id="place-behind"),
        pytest.param("Công an tỉnh", "Công an tỉnh", id="police"),
        pytest.param("Tỉnh ủy Kon Tum", "Tỉnh ủy", id="party"),
        pytest.param("UBND tỉnh", "Ủy ban nhân dân tỉnh", id="committee"),
        pytest.param("Báo Kon Tum", "Báo và phát thanh, truyền hình Quảng Ngãi", id="newspaper"),
        pytest.param("Đài Phát thanh-Truyền hình tỉnh", "Báo và phát thanh, truyền hình Quảng Ngãi", id="broadcaster"),
        pytest.param("Liên hiệp Hội", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", id="union"),
        pytest.param("Liên minh Hợp tác xã", "Liên minh Hợp tác xã tỉnh", id="without-its-tỉnh"),
        pytest.param("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", id="party-merger"),
        pytest.param("Thường trực Tỉnh ủy", "Tỉnh ủy", id="standing-part"),
        pytest.param("Văn phòng Liên hiệp Hội", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", id="office-of-a-body"),
        pytest.param("Bộ TT&TT", "Bộ Khoa học và Công nghệ", id="ministry"),
        pytest.param("So Tai chinh", "Sở Tài chính", id="marks-lost"),
    ],
)
def test_name_is_understood(quang_ngai: LoadReport, written: str, expected: str) -> None:
    found = of_kon_tum(written)
    assert (found.kind, now(found)) == ("body", expected), found


def test_department_without_a_clear_heir_is_asked_about(quang_ngai: LoadReport) -> None:
    found = of_kon_tum("Sở LĐ-TB&XH", "Phát triển giáo dục nghề nghiệp, đào tạo nghề cho thanh niên")
    assert found.now is None
    assert not found.is_settled
    assert str(found.candidates[0].body) == "Sở Giáo dục và Đào tạo"
    assert "giáo dục nghề nghiệp" in found.candidates[0].reason
    assert {str(one.body) for one in found.candidates} == {
        "Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Y tế", "Sở Nông nghiệp và Môi trường", "Công an tỉnh",
    }  # fmt: skip


def test_own_name_in_the_text_says_nothing_of_the_work(quang_ngai: LoadReport) -> None:
    text = "Sở Lao động - Thương binh và Xã hội chủ trì thực hiện chính sách giảm nghèo"
    found = of_kon_tum("Sở Lao động - Thương binh và Xã hội", text)
    assert str(found.candidates[0].body) == "Sở Nông nghiệp và Môi trường"


def test_rest_goes_to_the_main_heir(quang_ngai: LoadReport) -> None:
    found = of_kon_tum("Sở Thông tin và Truyền thông", "Xây dựng nền tảng dữ liệu số của tỉnh")
    assert now(found) == "Sở Khoa học và Công nghệ"
    assert {str(one.body) for one in found.candidates} == {"Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"}


def test_topic_of_another_heir_is_asked_about(quang_ngai: LoadReport) -> None:
    found = of_kon_tum("Sở Thông tin và Truyền thông", "Chỉ đạo các cơ quan báo chí mở chuyên mục")
    assert found.now is None
    assert [str(one.body) for one in found.candidates][:2] == [
        "Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ",
    ]  # fmt: skip


def test_lead_and_coordinator_that_merged_become_one(quang_ngai: LoadReport) -> None:
    lead, help_ = of_kon_tum("Sở Thông tin và Truyền thông"), of_kon_tum("Sở Khoa học và Công nghệ")
    kept, notes = drop_merged([lead], [help_, of_kon_tum("Sở Y tế")])
    assert [now(one) for one in kept] == ["Sở Y tế"]
    assert "nay là một cơ quan" in notes[0]


def test_group_has_a_successor(quang_ngai: LoadReport) -> None:
    found = of_kon_tum("UBND các huyện, thành phố")
    assert (found.kind, found.group.slug, found.group_then.slug) == ("group", "ubnd-xa", "ubnd-huyen")  # type: ignore[union-attr]
    assert "01/07/2025" in found.note
    assert found.is_settled


def test_group_of_some_members_says_so(quang_ngai: LoadReport) -> None:
    assert of_kon_tum("các sở, ngành có liên quan").partial
    assert not of_kon_tum("các sở, ngành").partial


@pytest.mark.parametrize(
    ("written", "body", "group"),
    [
        ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh", ""),
        ("Giám đốc Sở Kế hoạch và Đầu tư", "Sở Tài chính", ""),
        ("Thủ trưởng các sở, ban, ngành", "", "cac-so"),
        ("Chủ tịch UBND các huyện, thành phố", "", "ubnd-xa"),
    ],
)
def test_post_leads_to_its_body_or_group(quang_ngai: LoadReport, written: str, body: str, group: str) -> None:
    found = of_kon_tum(written)
    assert found.kind == "position"
    assert (now(found), found.group.slug if found.group else "") == (body, group)


def test_district_proposes_its_communes(song_lam: LoadReport) -> None:
    found = resolve("UBND huyện Vân Trì", issued_on=date(2024, 1, 1), today=TODAY, text="Xây chợ tại Thạch Khê")
    assert found.now is None
    assert [str(one.body) for one in found.candidates] == [
        "Ủy ban nhân dân phường Thạch Khê", "Ủy ban nhân dân xã Vân Trì",
    ]  # fmt: skip


def test_district_that_became_one_commune_is_sure(song_lam: LoadReport) -> None:
    found = resolve("Ủy ban nhân dân thị xã Cửa Lân", issued_on=date(2024, 1, 1), today=TODAY, province="tỉnh Núi Hồng")
    assert now(found) == "Ủy ban nhân dân đặc khu Hải Âu"


def test_room_of_a_commune_points_to_its_committee(song_lam: LoadReport) -> None:
    found = resolve("Phòng Văn hóa - Xã hội phường Thạch Khê", issued_on=TODAY, today=TODAY)
    assert found.now is None
    assert [str(one.body) for one in found.candidates] == ["Ủy ban nhân dân phường Thạch Khê"]
    assert "là bộ phận của" in found.note


def test_commune_is_found_with_its_province_behind(song_lam: LoadReport) -> None:
    found = resolve("UBND xã Vân Trì, tỉnh Sông Lam", issued_on=TODAY, today=TODAY)
    assert now(found) == "Ủy ban nhân dân xã Vân Trì"


def test_same_name_of_two_days_is_two_bodies(ninh_binh: LoadReport) -> None:
    old = resolve("Sở Tài chính", issued_on=date(2024, 9, 1), today=TODAY)
    new = resolve("Sở Tài chính", issued_on=date(2026, 1, 1), today=TODAY)
    assert old.then != new.then
    assert old.now == new.now == new.then


def test_document_without_a_day_means_the_body_of_today(ninh_binh: LoadReport) -> None:
    found = resolve("Sở Khoa học và Công nghệ", issued_on=None, today=TODAY, province="tỉnh Ninh Bình")
    assert found.then == found.now
    assert now(resolve("Sở Kế hoạch và Đầu tư", issued_on=None, today=TODAY)) == "Sở Tài chính"


def test_old_name_in_a_new_document_is_understood(ninh_binh: LoadReport) -> None:
    found = resolve("Sở Giao thông vận tải", issued_on=date(2026, 5, 1), today=TODAY)
    assert {str(found.now), *(str(one.body) for one in found.candidates)} >= {"Sở Xây dựng"}


def test_body_of_another_province_is_found_by_its_place(ninh_binh: LoadReport) -> None:
    found = resolve("Sở Tài chính tỉnh Hà Nam", issued_on=date(2024, 9, 1), today=TODAY, province="tỉnh Ninh Bình")
    assert found.then_name == "Sở Tài chính tỉnh Hà Nam"


def test_province_may_be_named_by_its_committee_or_code(quang_ngai: LoadReport) -> None:
    load_province("37")
    for province in ("tỉnh Kon Tum", "Kon Tum", "UBND tỉnh Kon Tum", "62"):
        found = resolve("Sở Y tế", issued_on=date(2023, 6, 1), today=TODAY, province=province)
        assert found.then_name == "Sở Y tế tỉnh Kon Tum"


@pytest.mark.parametrize(
    "written", ["Hội Nuôi ong", "Ban Chỉ đạo chuyển đổi số", "các thành viên Ban Chỉ đạo", "", "tỉnh"]
)
def test_unknown_name_is_not_guessed(quang_ngai: LoadReport, written: str) -> None:
    found = of_kon_tum(written)
    assert (found.kind, found.now, found.candidates) == ("unknown", None, ())


def test_two_bodies_of_one_alias_are_proposed() -> None:
    for name in ("Hội Nuôi ong", "Hội Nông dân"):
        BodyAlias.objects.create(body=make_body(name), text="HND")
    found = resolve("HND", issued_on=TODAY, today=TODAY)
    assert found.now is None
    assert {str(one.body) for one in found.candidates} == {"Hội Nuôi ong", "Hội Nông dân"}


def test_one_heir_of_all_who_bore_the_name_is_proposed_with_the_true_reason(admin: Any) -> None:
    """In a merged province both old departments of a name lead to one: not «several are written so»."""
    new = make_body("Sở Mới")
    links = [Link(make_body("Sở Cũ"), new) for _province in range(2)]
    record_succession(kind=Succession.Kind.MERGED, happened_on=MARCH, legal_basis="NQ", links=links, by=admin)
    found = resolve("Sở Cũ", issued_on=date(2024, 1, 1), today=TODAY)
    assert [(str(one.body), one.reason) for one in found.candidates] == [
        ("Sở Mới", "Các cơ quan từng mang tên này nay đều thuộc cơ quan này.")
    ]


def test_body_that_ended_without_a_fact_is_told() -> None:
    make_body("Ban An toàn giao thông", until=date(2025, 1, 1))
    found = resolve("Ban An toàn giao thông", issued_on=date(2024, 1, 1), today=TODAY)
    assert (found.now, found.candidates) == (None, ())
    assert "chưa ghi cơ quan tiếp nhận" in found.note


def test_undone_fact_is_not_followed(admin: Any) -> None:
    old, new = make_body("Sở Một"), make_body("Sở Hai")
    fact = record_succession(
        kind=Succession.Kind.MERGED, happened_on=MARCH, legal_basis="NQ", links=[Link(old, new)], by=admin
    )
    assert now(resolve("Sở Một", issued_on=date(2024, 1, 1), today=TODAY)) == "Sở Hai"
    undo_succession(succession=fact, by=admin)
    assert now(resolve("Sở Một", issued_on=date(2024, 1, 1), today=TODAY)) == "Sở Một"


def test_fact_of_tomorrow_is_not_followed_today(admin: Any) -> None:
    old, new = make_body("Sở Một"), make_body("Sở Hai")
    record_succession(
        kind=Succession.Kind.MERGED, happened_on=date(2027, 1, 1), legal_basis="NQ", links=[Link(old, new)], by=admin
    )
    assert now(resolve("Sở Một", issued_on=TODAY, today=TODAY)) == "Sở Một"
    assert now(resolve("Sở Một", issued_on=TODAY, today=date(2027, 1, 1))) == "Sở Hai"


def test_moved_function_leaves_the_body(admin: Any) -> None:
    old, new = make_body("Sở Nội vụ"), make_body("Sở Tôn giáo")
    record_succession(
        kind=Succession.Kind.MOVED, happened_on=MARCH, legal_basis="NĐ",
        links=[Link(old, new, topic="tôn giáo", keywords="tôn giáo")], by=admin,
    )  # fmt: skip
    given = {"issued_on": date(2024, 1, 1), "today": TODAY}
    assert now(resolve("Sở Nội vụ", text="Tuyển dụng công chức", **given)) == "Sở Nội vụ"  # type: ignore[arg-type]
    asked = resolve("Sở Nội vụ", text="Công tác tôn giáo", **given)  # type: ignore[arg-type]
    assert [str(one.body) for one in asked.candidates] == ["Sở Tôn giáo", "Sở Nội vụ"]
    given_after = resolve("Sở Nội vụ", issued_on=date(2026, 1, 1), today=TODAY, text="Công tác tôn giáo")
    assert now(given_after) == "Sở Nội vụ"


def test_many_names_take_no_further_queries(ninh_binh: LoadReport, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(9):
        resolver = Resolver(issued_on=date(2024, 9, 1), today=TODAY)
    names = ["Sở Kế hoạch và Đầu tư", "UBND các huyện", "Giám đốc Sở Y tế", "Hội Nuôi ong", "Sở Y tế tỉnh Hà Nam"]
    with django_assert_num_queries(0):
        found = [resolver.resolve(name, text="an toàn thông tin") for name in names]
        assert [str(one.now) for one in found[:1]] == ["Sở Tài chính"]


def test_register_of_many_communes_takes_as_many_queries(song_lam: LoadReport, django_assert_num_queries: Any) -> None:
    for number in range(20):
        make_body(f"Ủy ban nhân dân xã {number}", kind=Body.Kind.COMMITTEE, level=Body.Level.COMMUNE)
    with django_assert_num_queries(9):
        Resolver(issued_on=date(2024, 9, 1), today=TODAY)


def test_name_of_the_district_in_the_text_does_not_choose_a_commune(song_lam: LoadReport) -> None:
    given = {"issued_on": date(2024, 1, 1), "today": TODAY}
    found = resolve("UBND huyện Vân Trì", text="UBND huyện Vân Trì xây chợ trên địa bàn huyện Vân Trì", **given)  # type: ignore[arg-type]
    assert {one.reason for one in found.candidates} == {"Tiếp nhận một phần việc của Ủy ban nhân dân huyện Vân Trì."}


def test_body_of_the_day_goes_before_an_older_one_of_that_very_name(ninh_binh: LoadReport) -> None:
    old = resolve("Báo Ninh Bình", issued_on=date(2024, 9, 1), today=TODAY)
    new = resolve("Báo Ninh Bình", issued_on=date(2026, 1, 1), today=TODAY)
    assert old.then.standard == "bao"  # type: ignore[union-attr]
    assert new.then.standard == "baodai"  # type: ignore[union-attr]
    assert new.steps == ()


def test_own_name_goes_before_the_alias_of_another() -> None:
    BodyAlias.objects.create(body=make_body("Hội Nuôi ong"), text="Hội Nông dân")
    farmers = make_body("Hội Nông dân")
    assert resolve("Hội Nông dân", issued_on=TODAY, today=TODAY).now == farmers
