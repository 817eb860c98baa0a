from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.apps.agencies.groups import find_group, members
from dondoc.apps.agencies.loading.province import LoadReport, load_province
from dondoc.apps.agencies.models import Body, Group, GroupPhrase, Place
from factories.record import make_body

pytestmark = pytest.mark.django_db
THEN, NOW = date(2024, 5, 1), date(2026, 11, 20)


def names(group: str, on: date, **given: Any) -> list[str]:
    found = members(Group.objects.get(slug=group), on, **given)
    return list(found.with_name(on).order_by("sort").values_list("name", flat=True))


def test_members_follow_the_day(ninh_binh: LoadReport) -> None:
    now = names("cac-so", NOW)
    assert {"Sở Tài chính", "Thanh tra tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "Công an tỉnh"} <= set(now)
    assert not {name for name in now if "Kế hoạch và Đầu tư" in name or "Nam Định" in name}
    then = names("cac-so", THEN)
    assert "Sở Kế hoạch và Đầu tư tỉnh Nam Định" in then
    assert "Sở Tài chính" not in then


def test_members_are_of_the_province_that_is_asked_for(ninh_binh: LoadReport) -> None:
    load_province("15")
    lao_cai = Body.objects.get(standard="ubnd", place__name="tỉnh Lào Cai", ended_on=None)
    assert all(
        name.endswith(("Lào Cai", "Lào Cai và")) or "Lào Cai" in name for name in names("cac-so", NOW, of=lao_cai)
    )
    assert not any("Lào Cai" in name for name in names("cac-so", NOW))


def test_province_of_that_day_is_meant(quang_ngai: LoadReport) -> None:
    kon_tum = Body.objects.get(standard="skhcn", place__name="tỉnh Kon Tum")
    assert "Sở Y tế tỉnh Kon Tum" in names("cac-so", THEN, of=kon_tum)
    assert "Sở Y tế tỉnh Quảng Ngãi" not in names("cac-so", THEN, of=kon_tum)
    assert "Sở Y tế" in names("cac-so", NOW, of=kon_tum)


def test_districts_have_members_up_to_their_end(song_lam: LoadReport) -> None:
    assert len(names("ubnd-huyen", THEN)) == 2
    assert names("ubnd-huyen", NOW) == []
    assert len(names("ubnd-xa", NOW)) == 3
    assert len(names("dia-phuong", THEN)) == 2
    assert len(names("dia-phuong", NOW)) == 3


def test_offices_of_the_council_are_no_departments(ninh_binh: LoadReport) -> None:
    assert not [name for name in names("cac-so", NOW) if "Hội đồng nhân dân" in name]


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("các sở, ngành", "cac-so"),
        ("các Sở, ban ngành thuộc tỉnh", "cac-so"),
        ("các cơ quan, đơn vị, địa phương", "cac-co-quan-dia-phuong"),
        ("UBND các huyện, thị xã, thành phố", "ubnd-huyen"),
        ("Ủy ban nhân dân các xã, phường, đặc khu", "ubnd-xa"),
        ("các tổ chức chính trị - xã hội", "to-chuc-ctxh"),
        ("các cơ quan truyền thông, báo chí", "co-quan-bao-chi"),
        ("các cấp ủy đảng trong tỉnh", "cap-uy"),
        ("các sở, ngành, đoàn thể và UBND các xã, phường", "cac-so-doan-the-xa"),
        ("các sở, báo, đài và các địa phương", None),
        ("Sở Tài chính", None),
    ],
)
def test_group_is_found_however_written(song_lam: LoadReport, written: str, slug: str | None) -> None:
    group = find_group(written)
    assert (group.slug if group else None) == slug


def test_smallest_group_that_covers_is_taken(song_lam: LoadReport) -> None:
    assert find_group("các đoàn thể, địa phương").slug == "cac-so-doan-the-dia-phuong"  # type: ignore[union-attr]


def test_phrase_of_the_province_itself_is_found(song_lam: LoadReport) -> None:
    group = Group.objects.create(slug="khoi-van-xa", name="Khối văn xã", rule={"any": [], "plus": ["syt", "sgddt"]})
    GroupPhrase.objects.create(group=group, text="Khối văn xã")
    assert find_group("khối Văn xã") == group
    assert names("khoi-van-xa", NOW) == ["Sở Giáo dục và Đào tạo", "Sở Y tế"]


def test_rule_may_name_and_leave_out(song_lam: LoadReport) -> None:
    rule = {"any": [{"kinds": ["department"], "levels": ["province"], "except": ["thanhtra"]}]}
    Group.objects.create(slug="g", name="g", rule=rule)
    assert "Thanh tra tỉnh" not in names("g", NOW)
    assert "Sở Y tế" in names("g", NOW)


def test_bodies_without_a_place_belong_everywhere(song_lam: LoadReport) -> None:
    make_body("Sở Không gian")
    assert "Sở Không gian" in names("cac-so", NOW)


def test_without_a_province_all_are_members() -> None:
    make_body("Sở Một", place=Place.objects.create(code="01", name="tỉnh Một", level="province", kind="tỉnh"))
    Group.objects.create(slug="g", name="các sở", rule={"any": [{"kinds": ["department"]}]})
    assert names("g", NOW) == ["Sở Một"]


def test_empty_rule_has_no_members(song_lam: LoadReport) -> None:
    assert names("to-chuc-ca-nhan", NOW) == []


def test_members_take_few_queries(song_lam: LoadReport, django_assert_num_queries: Any) -> None:
    group = Group.objects.get(slug="cac-so")
    with django_assert_num_queries(4):
        assert members(group, NOW).count() > 15
