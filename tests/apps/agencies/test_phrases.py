from __future__ import annotations

from itertools import combinations

import pytest

from dondoc.apps.agencies.phrases import find_parts, group_key
from dondoc.apps.agencies.tables import component_rules, group_nouns, groups


@pytest.mark.parametrize(
    ("written", "components", "partial"),
    [
        pytest.param("các sở, ngành", {"departments"}, False, id="departments"),
        pytest.param("Các Sở, ban ngành thuộc tỉnh", {"departments"}, False, id="qualifier-behind"),
        pytest.param("các sở, ban, ngành có liên quan", {"departments"}, True, id="only-some"),
        pytest.param("các sở, ban ngành chức năng liên quan", {"departments"}, True, id="functional"),
        pytest.param("UBND các huyện, thị xã, thành phố", {"districts"}, False, id="districts"),
        pytest.param("các sở, ban, ngành thành phố", {"departments"}, False, id="of-a-city"),
        pytest.param("các sở, ngành và UBND các xã, phường", {"departments", "communes"}, False, id="two-groups"),
        pytest.param("các bộ, ngành Trung ương", {"ministries"}, False, id="sector-beside-ministries"),
        pytest.param("các cơ quan, đơn vị, địa phương", {"units", "localities"}, False, id="places"),
        pytest.param("các tổ chức chính trị - xã hội tỉnh", {"political"}, False, id="political"),
        pytest.param("các doanh nghiệp chế biến", {"enterprises"}, True, id="open-part-is-narrowed"),
        pytest.param("các cấp, các ngành", {"levels", "departments"}, False, id="levels"),
        pytest.param("các tổ chức chính trị - xã hội các cấp", {"political"}, False, id="levels-qualify"),
        pytest.param("đảng ủy các xã, phường, đặc khu", {"party_committees", "communes"}, False, id="party"),
    ],
)
def test_phrase_is_what_it_names(written: str, components: set[str], partial: bool) -> None:
    parts = find_parts(written)
    assert parts is not None
    assert (parts.components, parts.partial) == (components, partial)


@pytest.mark.parametrize(
    "written",
    [
        "Hội Nuôi ong",
        "Sở",
        "UBND huyện",
        "Liên hiệp các Hội Khoa học và Kỹ thuật",
        "Sở Tài chính",
        "các thành viên Ban Chỉ đạo",
        "",
        "các",
        "các đơn vị thuộc Sở Y tế",
    ],
)
def test_what_is_no_group_is_left_alone(written: str) -> None:
    assert find_parts(written) is None


def test_key_does_not_depend_on_order() -> None:
    assert group_key("các cơ quan, đơn vị, địa phương") == group_key("các địa phương, đơn vị")


def test_no_phrase_belongs_to_two_groups() -> None:
    keys = {row.slug: {group_key(phrase) for phrase in row.phrases} for row in groups()}
    assert [(a, b, keys[a] & keys[b]) for a, b in combinations(keys, 2) if keys[a] & keys[b]] == []


def test_name_of_each_group_is_made_of_its_parts() -> None:
    assert {row.slug: find_parts(row.name).components for row in groups()} == {  # type: ignore[union-attr]
        row.slug: row.components for row in groups()
    }


def test_parts_have_rules_and_successors_are_groups() -> None:
    slugs = {row.slug for row in groups()}
    named = {component for _noun, component in group_nouns() if component} - {"sector", "related"}
    assert named == set(component_rules())
    assert {component for row in groups() for component in row.components} <= named
    assert {row.successor for row in groups() if row.successor} <= slugs
    assert all(bool(row.successor) == bool(row.until) for row in groups())
