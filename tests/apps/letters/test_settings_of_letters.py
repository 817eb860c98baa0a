"""Letterheads, layout and wording: what is guessed, what may be changed, what is refused and why."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from dondoc.apps.letters import actions
from dondoc.apps.letters.errors import LayoutFaulty, WordingFaulty
from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.layout import LABELS, form_in_force, own_changes
from dondoc.apps.letters.letterheads import guess, letterhead_of, missing, wanting
from dondoc.apps.letters.models import FormChange, Letter, Letterhead
from dondoc.apps.letters.naming import ascii_name, distinct, file_name
from dondoc.apps.letters.wording import defaults, fault_in, fill, own_texts, sentences_of, texts_of
from dondoc.writing import FORMS
from dondoc.writing.form import ranges
from factories.cast import Cast
from factories.letters import DAY
from factories.record import make_body, make_person

# Letterheads


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param("Sở Nông nghiệp và Môi trường", "department", ("nd30", "SNNMT", "Giám đốc", ""), id="department"),
        pytest.param(
            "Ủy ban nhân dân tỉnh", "committee", ("nd30", "UBND", "Chủ tịch", "Ủy ban nhân dân"), id="committee"
        ),
        pytest.param(
            "Ủy ban nhân dân phường Hoa Lư", "committee", ("nd30", "UBND", "Chủ tịch", "Ủy ban nhân dân"), id="ward"
        ),
        pytest.param("Tỉnh ủy", "party", ("hd05", "TU", "Bí thư", "Tỉnh ủy"), id="party-committee"),
        pytest.param("Ban Tổ chức Tỉnh ủy", "party", ("hd05", "BTCTU", "Trưởng ban", ""), id="party-board"),
        pytest.param(
            "Văn phòng Ủy ban nhân dân tỉnh", "office", ("nd30", "VPUBND", "Chánh Văn phòng", ""), id="office"
        ),
        pytest.param("Trường Đại học Hoa Lư", "school", ("nd30", "TĐHHL", "Hiệu trưởng", ""), id="school"),
    ],
)
def test_letterhead_is_guessed_from_the_register(
    cast: Cast, name: str, kind: str, expected: tuple[str, str, str, str]
) -> None:
    found = guess(make_body(name, kind=Body.Kind(kind), under=cast.province), DAY)
    assert (found.form, found.symbol, found.head, found.collective) == expected
    assert found.place == "Sơn Hải"
    assert found.pk is None


def test_superior_is_who_stands_above(cast: Cast) -> None:
    assert guess(cast.lead, DAY).superior == "UBND tỉnh Sơn Hải"
    assert guess(cast.province, DAY).superior == ""


def test_head_who_leads_signs_and_a_deputy_signs_for_the_head(cast: Cast) -> None:
    make_person("Hà Văn Phó", Role.LEADER, cast.lead, position="Phó Giám đốc")
    found = guess(cast.lead, DAY)
    assert (found.signing, found.position, found.signer) == ("for_head", "Phó Giám đốc", "Hà Văn Phó")
    make_person("Hà Văn Trưởng", Role.LEADER, cast.lead, position="Giám đốc")
    found = guess(cast.lead, DAY)
    assert (found.signing, found.signer) == ("own", "Hà Văn Trưởng")


def test_what_is_missing_is_said(cast: Cast) -> None:
    found = guess(make_body("Kho bạc", kind=Body.Kind.BRANCH), DAY)
    assert [str(word) for word in missing(found)] == ["chức vụ người đứng đầu"]
    assert [str(word) for word in wanting(found)] == ["họ tên người ký", "ký hiệu phòng soạn thảo"]
    found.signing = "for_head"
    assert "chức vụ người ký" in [str(word) for word in missing(found)]


def test_letterhead_is_set_by_those_of_the_body_and_administrators(cast: Cast) -> None:
    for person in (cast.focal, cast.admin):
        head = letterhead_of(cast.lead, DAY)
        actions.save_letterhead(
            body=cast.lead, version=head.version, by=person, today=DAY, unit=f"P{person.pk}", issuer="Sở Tài chính"
        )
    assert Letterhead.objects.get(body=cast.lead).unit == f"P{cast.admin.pk}"
    with pytest.raises(Refused):
        actions.save_letterhead(body=cast.lead, version=2, by=cast.monitor, today=DAY, unit="X")
    with pytest.raises(Changed):
        actions.save_letterhead(body=cast.lead, version=1, by=cast.admin, today=DAY, unit="X")


# Wording


@pytest.mark.parametrize("kind", Letter.Kind.values)
@pytest.mark.parametrize("form", FORMS)
def test_shipped_sentences_have_no_faults(kind: str, form: str) -> None:
    assert {slot: fault_in(text, kind) for slot, text in defaults(kind, form).items() if fault_in(text, kind)} == {}


def test_every_kind_has_its_code_and_its_sentences() -> None:
    assert set(KINDS) == set(Letter.Kind.values)
    assert all(sentences_of(kind).file for kind in KINDS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("Gửi {cơ quan}", "Không có trường {cơ quan}", id="unknown"),
        pytest.param("Gửi {cơ quan nhận", "thành cặp", id="open"),
        pytest.param("Gửi }", "thành cặp", id="closed"),
        pytest.param("  ", "để trống", id="empty"),
        pytest.param("a" * 2001, "dài quá", id="long"),
        pytest.param("{}", "Không có trường {}", id="nothing"),
    ],
)
def test_faulty_sentence_is_refused_in_words(text: str, says: str) -> None:
    assert says in fault_in(text, "reminder")


def test_unknown_field_names_those_that_there_are() -> None:
    assert "{hạn báo cáo}" in fault_in("{x}", "reminder")


def test_fields_are_filled_in_whatever_their_case_and_blanks() -> None:
    assert fill("{Cơ quan  nhận} và {cơ quan nhận}", {"cơ quan nhận": "Sở Y tế"}) == "Sở Y tế và Sở Y tế"


def test_value_with_braces_is_not_filled_again() -> None:
    assert fill("{cơ quan nhận}", {"cơ quan nhận": "{hạn báo cáo}", "hạn báo cáo": "x"}) == "{hạn báo cáo}"


def test_province_changes_a_sentence_and_takes_it_back(cast: Cast) -> None:
    new = {"closing": "Trân trọng đề nghị {cơ quan nhận} phối hợp."}
    actions.change_wording(kind="reminder", form="nd30", texts=new, version=0, by=cast.admin)
    assert texts_of("reminder", "nd30")["closing"] == new["closing"]
    assert texts_of("reminder", "hd05")["closing"] != new["closing"]
    assert list(own_texts("reminder", "nd30").texts) == ["closing"]
    actions.reset_wording(kind="reminder", form="nd30", version=1, by=cast.admin)
    assert texts_of("reminder", "nd30") == defaults("reminder", "nd30")


def test_faulty_wording_changes_nothing(cast: Cast) -> None:
    with pytest.raises(WordingFaulty) as told:
        actions.change_wording(
            kind="reminder", form="nd30", texts={"closing": "{x}", "request": "Tốt."}, version=0, by=cast.admin
        )
    assert set(told.value.faults) == {"closing"}
    assert own_texts("reminder", "nd30").pk is None


def test_wording_and_layout_are_the_administrators(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.change_wording(kind="reminder", form="nd30", texts={}, version=0, by=cast.monitor)
    with pytest.raises(Refused):
        actions.change_form(code="nd30", changes={}, version=0, by=cast.monitor)


# Layout


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"page.left": 40}, "từ 30 đến 35", id="too-wide"),
        pytest.param({"text.line": 2.0}, "từ 1 đến 1,5", id="too-high"),
        pytest.param({"words.number_of_letter": "{number}"}, "ngoặc nhọn", id="field-lost"),
        pytest.param({"words.closing": ""}, "để trống", id="empty"),
    ],
)
def test_layout_outside_of_the_decree_is_refused_with_its_range(cast: Cast, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(LayoutFaulty, match=says):
        actions.change_form(code="nd30", changes=changes, version=0, by=cast.admin)


def test_party_margins_cannot_be_moved(cast: Cast) -> None:
    with pytest.raises(LayoutFaulty, match="đúng 30"):
        actions.change_form(code="hd05", changes={"page.left": 35}, version=0, by=cast.admin)


def test_layout_is_changed_and_taken_back(cast: Cast) -> None:
    actions.change_form(code="nd30", changes={"page.left": 35, "page.top": 20}, version=0, by=cast.admin)
    assert own_changes("nd30").changes == {"page.left": 35}
    assert form_in_force("nd30").page["left"] == 35
    actions.reset_form(code="nd30", version=1, by=cast.admin)
    assert form_in_force("nd30").page["left"] == 30


def test_number_that_is_no_longer_allowed_is_left_out(db: None) -> None:
    FormChange.objects.create(form="nd30", changes={"page.left": 99, "page.top": 25})
    form = form_in_force("nd30")
    assert (form.page["left"], form.page["top"]) == (30, 25)


def test_every_number_that_may_be_changed_has_its_label() -> None:
    assert {key for code in FORMS for key in ranges(code)} <= set(LABELS)


# Names


def test_names_of_files_are_safe_and_told_apart() -> None:
    name = file_name("SKHCN/QLKH", "CV-don-doc", "Sở Tài chính", DAY, number=2)
    assert name == "SKHCN-QLKH_CV-don-doc_Sở Tài chính_2026-11-20_ban-2.docx"
    assert ascii_name(name) == "SKHCN-QLKH_CV-don-doc_So-Tai-chinh_2026-11-20_ban-2.docx"
    assert list(distinct(["a.docx", "A.docx", "a.docx"])) == ["a.docx", "A (2).docx", "a (3).docx"]
