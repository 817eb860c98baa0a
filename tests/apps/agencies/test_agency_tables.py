"""The shipped tables agree with one another, and with what is known of the reorganisation."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from dondoc.apps.agencies.loading.seats import all_codes, territory
from dondoc.apps.agencies.models import Body, Succession
from dondoc.apps.agencies.places import proper_name
from dondoc.apps.agencies.tables import local_bodies, ministries, provinces, standard_bodies, successions

MERGER = date(2025, 7, 1)


def test_63_provinces_became_34() -> None:
    before = [row for row in provinces() if (row.since or date.min) < MERGER <= (row.until or date.max)]
    after = [row for row in provinces() if (row.since or date.min) <= MERGER < (row.until or date.max)]
    merged = {row.into for row in before if row.until == MERGER}
    assert (len(before), len(after), len(merged), len(all_codes())) == (63, 34, 23, 34)


def test_7_of_them_are_cities_since_dong_nai() -> None:
    today = [row.name for row in provinces() if row.until is None]
    assert sum(name.lower().startswith("thành phố") for name in today) == 7


def test_code_is_used_again_for_another_province() -> None:
    assert [row.name for row in provinces() if row.code == "15"] == ["tỉnh Yên Bái", "tỉnh Lào Cai"]


def test_h_codes_are_each_of_one_province() -> None:
    by_name = {proper_name(row.name): row.code_h for row in provinces()}
    by_name.pop("Huế")  # the same province as Thừa Thiên Huế
    assert len(set(by_name.values())) == 63
    assert {name: by_name[name] for name in ("Kon Tum", "Lào Cai", "Ninh Bình", "Quảng Ngãi", "Yên Bái")} == {
        "Kon Tum": "H34", "Lào Cai": "H38", "Ninh Bình": "H42", "Quảng Ngãi": "H48", "Yên Bái": "H63",
    }  # fmt: skip


@pytest.mark.parametrize("code", all_codes())
def test_every_province_has_a_territory(code: str) -> None:
    ground = territory(code)
    assert ground.today.until is None
    assert all(ground.after(seat) is not None for seat in ground.seats[:-1])


def test_ninh_binh_came_of_three() -> None:
    assert [seat.last.name for seat in territory("37").seats[:-1]] == ["tỉnh Hà Nam", "tỉnh Nam Định", "tỉnh Ninh Bình"]


def test_change_of_kind_alone_is_one_seat() -> None:
    assert [row.name for row in territory("46").today.rows] == ["tỉnh Thừa Thiên Huế", "thành phố Huế"]
    assert [row.name for row in territory("75").today.rows] == ["tỉnh Đồng Nai", "thành phố Đồng Nai"]


def test_twelve_uniform_departments_since_march_2025() -> None:
    """NĐ 45/2025/NĐ-CP: those that every province has."""
    alive = {row.standard for row in standard_bodies() if row.until is None and not row.where and not row.excepted}
    uniform = {"snv", "stp", "stc", "sct", "snnmt", "sxd", "skhcn", "sgddt", "syt", "thanhtra", "vpubnd"}
    assert uniform <= alive
    assert not {"skhdt", "snnptnt", "stnmt", "stttt", "sldtbxh", "sgtvt", "bandantoc"} & alive


def test_kinds_and_parents_exist() -> None:
    standards = {row.standard for row in standard_bodies()}
    assert {row.kind for row in (*standard_bodies(), *local_bodies(), *ministries())} <= set(Body.Kind.values)
    assert {row.parent for row in standard_bodies() if row.parent} <= standards
    assert {row.standard for row in local_bodies() if row.standard} <= standards


def test_places_named_in_tables_exist() -> None:
    known = {proper_name(row.name) for row in provinces()} | {"Thành phố Hồ Chí Minh"}
    named = {name for row in standard_bodies() for name in (*row.where, *row.excepted)}
    assert named | {row.province for row in local_bodies()} <= known


def test_facts_lead_from_what_ended_to_what_is() -> None:
    ends = {(row.standard, row.until) for row in (*standard_bodies(), *ministries())}
    known = {standard for standard, _until in ends}
    for row in successions():
        assert row.kind in Succession.Kind.values
        assert {row.old, *row.new} <= known
        if row.on and row.kind != Succession.Kind.MOVED:
            assert (row.old, row.on) in ends, row


def test_everything_that_ended_has_a_fact() -> None:
    told = {row.old for row in successions() if row.on}
    ended = {row.standard for row in (*standard_bodies(), *ministries()) if row.until}
    goes_on = {row.standard for row in standard_bodies() if row.until is None}
    assert ended - goes_on - told == set()


def test_at_most_one_arrow_takes_the_rest() -> None:
    mains = Counter((row.on, row.kind, row.old) for row in successions() if row.main)
    assert set(mains.values()) == {1}
