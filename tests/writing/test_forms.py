"""What a province may change, and how it is told what it may not."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.writing import FORMS, Fault, defaults, find_faults, load_form
from dondoc.writing.authority import Mode, signed_as
from dondoc.writing.form import FOLDER, ranges


@pytest.mark.parametrize("code", FORMS)
def test_defaults_lie_within_their_ranges(code: str) -> None:
    assert find_faults(code, defaults(code)) == ()


@pytest.mark.parametrize("code", FORMS)
def test_defaults_laid_over_the_form_change_nothing(code: str) -> None:
    assert load_form(code, defaults(code)) == load_form(code)


@pytest.mark.parametrize("code", FORMS)
def test_table_names_its_source_and_day(code: str) -> None:
    head = (FOLDER / f"{code}.toml").read_text(encoding="utf-8").split("code =")[0]
    assert "Source:" in head
    assert "2026-11-20" in head


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        pytest.param("page.left", 29, "below", id="too-narrow"),
        pytest.param("page.left", 36, "above", id="too-wide"),
        pytest.param("page.left", "30", "not_a_number", id="words"),
        pytest.param("page.left", True, "not_a_number", id="yes"),
        pytest.param("page.left", float("nan"), "not_a_number", id="no-number"),
        pytest.param("page.width", 300, "unknown", id="paper-is-a4"),
        pytest.param("styles.nation.bold", 1, "unknown", id="not-open"),
        pytest.param("words.closing", "", "empty", id="no-words"),
        pytest.param("words.closing", "x" * 121, "too_long", id="too-long"),
        pytest.param("words.number", "Số:", "unknown_field", id="field-lost"),
        pytest.param("words.number", "Số: {number} {x}", "unknown_field", id="field-made-up"),
        pytest.param("words.number", "Số: {number", "unknown_field", id="brace-open"),
        pytest.param("words.number", "Số: {number!r:>9}", "unknown_field", id="no-tricks"),
        pytest.param("words.nothing", "a", "unknown", id="no-such-word"),
    ],
)
def test_fault_is_named(key: str, value: Any, code: str) -> None:
    (fault,) = find_faults("nd30", {key: value})
    assert (fault.key, fault.code) == (key, code)
    with pytest.raises(ValueError, match="Fault"):
        load_form("nd30", {key: value})


def test_fault_says_the_range() -> None:
    assert find_faults("nd30", {"page.top": 30}) == (Fault("page.top", "above", 20, 25),)


def test_party_margins_are_fixed() -> None:
    assert ranges("hd05")["page.left"] == (30, 30)
    assert find_faults("hd05", {"page.left": 35})


def test_unknown_form_is_refused() -> None:
    with pytest.raises(KeyError):
        load_form("../nd30")


@pytest.mark.parametrize(
    ("mode", "form", "facts", "lines"),
    [
        pytest.param("own", "nd30", ("Giám đốc", "", ""), "GIÁM ĐỐC", id="head-of-department"),
        pytest.param("own", "nd30", ("Chủ tịch", "", "Ủy ban nhân dân"), "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", id="chair"),
        pytest.param("for_head", "nd30", ("Chủ tịch", "Phó Chủ tịch", "Ủy ban nhân dân"),
                     "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", id="deputy-of-committee"),
        pytest.param("for_head", "nd30", ("Giám đốc", "Phó Giám đốc", ""), "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", id="deputy"),
        pytest.param("by_order", "nd30", ("Chủ tịch", "Chánh Văn phòng", "Ủy ban nhân dân"),
                     "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", id="by-order-not-on-behalf"),
        pytest.param("by_delegation", "nd30", ("Giám đốc", "Trưởng phòng", ""), "TUQ. GIÁM ĐỐC / TRƯỞNG PHÒNG", id="delegated"),
        pytest.param("acting", "nd30", ("Giám đốc", "", ""), "Q. GIÁM ĐỐC", id="acting"),
        pytest.param("for_head", "hd05", ("Bí thư", "Phó Bí thư", "Đảng ủy"), "T/M ĐẢNG ỦY / PHÓ BÍ THƯ", id="party-no-kt"),
        pytest.param("for_head", "hd05", ("Trưởng ban", "Phó Trưởng ban", ""), "K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN", id="party-board"),
        pytest.param("by_order", "hd05", ("Bí thư", "Chánh Văn phòng", "Tỉnh ủy"), "T/L BÍ THƯ / CHÁNH VĂN PHÒNG", id="party-order"),
    ],
)  # fmt: skip
def test_lines_of_authority(mode: str, form: str, facts: tuple[str, str, str], lines: str) -> None:
    head, position, collective = facts
    above, own = signed_as(Mode(mode), load_form(form), head=head, position=position, collective=collective)
    assert " / ".join((*above, own)) == lines
