"""Who leads and who helps: by subject, by handing out, by label; and the words that name no lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.recognise.labels import Label
from dondoc.reading.recognise.roles import Roles, find_roles, parse_assignment

PIECES = (
    "Giao", "giao", "Sở Tài chính", "Sở Nội vụ", "các sở, ngành", "UBND các xã", "chủ trì", "phối hợp với", "phối hợp",
    "có trách nhiệm", "rà soát quy định", ",", ";", ":", ".", "(", ")", "Căn cứ Kế hoạch này", "và", "theo chức năng",
    "với vai trò", "do", "được", "Đề nghị", "Chủ trì:", "-", "",
)  # fmt: skip


def told(roles: Roles) -> tuple[list[str], list[str]]:
    return [body.name for body in roles.lead], [body.name for body in roles.coordinate]


@pytest.mark.parametrize(
    ("text", "lead", "coordinate"),
    [
        pytest.param("Sở Tài chính rà soát các quy định.", ["Sở Tài chính"], [], id="subject-of-the-verb"),
        pytest.param("Sở Tài chính chủ trì rà soát.", ["Sở Tài chính"], [], id="who-leads"),
        pytest.param(
            "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát.",
            ["Sở Tài chính"],
            ["Sở Nội vụ"],
            id="lead-and-helper",
        ),
        pytest.param(
            "Sở Tài chính chủ trì, phối hợp cùng các sở, ngành, UBND các xã rà soát.",
            ["Sở Tài chính"],
            ["các sở, ngành", "Ủy ban nhân dân các xã"],
            id="several-helpers",
        ),
        pytest.param(
            "Sở Tài chính phối hợp chặt chẽ với Sở Nội vụ rà soát.",
            ["Sở Tài chính"],
            ["Sở Nội vụ"],
            id="subject-that-only-works-with-another",
        ),
        pytest.param("Giao Sở Tài chính tham mưu.", ["Sở Tài chính"], [], id="given"),
        pytest.param("Giao cho Sở Tài chính tham mưu.", ["Sở Tài chính"], [], id="given-to"),
        pytest.param("Đề nghị Hội Nông dân tỉnh vận động.", ["Hội Nông dân tỉnh"], [], id="asked"),
        pytest.param("Yêu cầu các sở, ngành báo cáo.", ["các sở, ngành"], [], id="required"),
        pytest.param("Sở Tài chính có trách nhiệm bố trí kinh phí.", ["Sở Tài chính"], [], id="duty"),
        pytest.param(
            "Sở Tài chính, trên cơ sở dự toán được duyệt, có trách nhiệm bố trí kinh phí.",
            ["Sở Tài chính"],
            [],
            id="duty-behind-a-clause",
        ),
        pytest.param(
            "Các sở, ngành theo chức năng, nhiệm vụ được giao chủ trì triển khai.",
            ["các sở, ngành"],
            [],
            id="lead-behind-its-functions",
        ),
        pytest.param("Sở Tài chính (cơ quan thường trực) chủ trì.", ["Sở Tài chính"], [], id="words-in-brackets"),
        pytest.param(
            "Căn cứ Kế hoạch này, các sở, ngành có trách nhiệm triển khai.",
            ["các sở, ngành"],
            [],
            id="subject-behind-a-first-clause",
        ),
        pytest.param(
            "Hằng năm, Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổng hợp.",
            ["Sở Nội vụ"],
            ["Sở Tài chính"],
            id="subject-behind-a-time",
        ),
        pytest.param(
            "Rà soát quy định; giao Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ.",
            ["Sở Tư pháp"],
            ["Sở Nội vụ"],
            id="given-behind-the-work",
        ),
        pytest.param(
            "Xây dựng nền tảng (Sở Y tế chủ trì, phối hợp với Sở Tài chính).",
            ["Sở Y tế"],
            ["Sở Tài chính"],
            id="in-brackets-behind-the-work",
        ),
        pytest.param("Rà soát quy định, phối hợp với Sở Nội vụ.", [], ["Sở Nội vụ"], id="helper-without-a-lead"),
        pytest.param(
            "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính rà soát.",
            ["Sở Tài chính"],
            ["Sở Nội vụ"],
            id="who-leads-does-not-help-as-well",
        ),
        pytest.param(
            "Sở Y tế chủ trì, cùng với Công an tỉnh kiểm tra.", ["Sở Y tế"], ["Công an tỉnh"], id="together-with"
        ),
        pytest.param(
            "Sở Y tế chủ trì, phối hợp với đơn vị tuyến tỉnh rà soát.",
            ["Sở Y tế"],
            ["đơn vị tuyến tỉnh"],
            id="helper-in-small-letters",
        ),
        pytest.param(
            "Sở Y tế (chủ trì), Sở Nội vụ (phối hợp) rà soát.", ["Sở Y tế"], ["Sở Nội vụ"], id="roles-in-brackets"
        ),
        pytest.param(
            "Sở Y tế chủ trì; các sở, ngành phối hợp.", ["Sở Y tế"], ["các sở, ngành"], id="helpers-before-their-verb"
        ),
        pytest.param("UBND tỉnh giao Sở Y tế chủ trì rà soát.", ["Sở Y tế"], [], id="who-hands-out-does-not-lead"),
        pytest.param("Giám đốc Sở Y tế chịu trách nhiệm trước UBND tỉnh.", ["Giám đốc Sở Y tế"], [], id="a-position"),
    ],
)
def test_lead_and_helpers_are_told(text: str, lead: list[str], coordinate: list[str]) -> None:
    assert told(find_roles(text)) == (lead, coordinate)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rà soát các quy định về khoa học.", id="nobody-named"),
        pytest.param("Nâng cao vai trò của Sở Tài chính trong quản lý.", id="named-as-an-object"),
        pytest.param("Sở Tài chính với vai trò là cơ quan thường trực.", id="a-role-is-no-duty"),
        pytest.param("Doanh nghiệp đóng vai trò trung tâm của đổi mới.", id="to-play-a-part"),
        pytest.param("Sở Tài chính được bổ sung biên chế.", id="passive"),
        pytest.param("Ứng dụng sản phẩm do doanh nghiệp trong tỉnh chủ trì thiết kế.", id="relative-clause"),
        pytest.param("Báo cáo Sở Tài chính kết quả.", id="who-is-told"),
        pytest.param("Các sở, ngành đã ban hành kế hoạch.", id="what-was-done"),
        pytest.param("Tổ chức hội nghị phổ biến.", id="a-verb-like-a-body"),
        pytest.param("", id="nothing"),
    ],
)
def test_words_that_name_no_lead(text: str) -> None:
    assert find_roles(text).lead == ()


def test_body_alone_leads_only_where_it_is_a_heading() -> None:
    assert told(find_roles("Sở Tài chính", heading=True))[0] == ["Sở Tài chính"]
    assert told(find_roles("Sở Tài chính"))[0] == []
    assert told(find_roles("Sở Tài chính:"))[0] == ["Sở Tài chính"]


def test_help_from_nobody_is_unclear() -> None:
    text = "Sở Tài chính phối hợp rà soát quy định."
    roles = find_roles(text, offset=10)
    assert roles.unclear is not None
    assert text[roles.unclear.start - 10 :].startswith("phối hợp")
    assert find_roles("Sở Tài chính phối hợp với Sở Nội vụ rà soát.").unclear is None


@pytest.mark.parametrize(
    ("value", "label", "lead", "coordinate", "weak"),
    [
        pytest.param("Sở Tài chính", Label.LEAD, ["Sở Tài chính"], [], False, id="one"),
        pytest.param("Sở Tài chính.", Label.LEAD, ["Sở Tài chính"], [], False, id="full-stop"),
        pytest.param(
            "Sở KH&CN; UBND các xã",
            Label.LEAD,
            ["Sở Khoa học và Công nghệ", "Ủy ban nhân dân các xã"],
            [],
            False,
            id="two",
        ),
        pytest.param("Sở A chủ trì, phối hợp với Sở B", Label.LEAD, ["Sở A"], ["Sở B"], False, id="both-in-one-value"),
        pytest.param("Sở A, phối hợp với Sở B", Label.LEAD, ["Sở A"], ["Sở B"], True, id="nobody-said-to-lead"),
        pytest.param(
            "Sở A chủ trì, Văn phòng UBND tỉnh phối hợp",
            Label.LEAD,
            ["Sở A"],
            ["Văn phòng Ủy ban nhân dân tỉnh"],
            False,
            id="helper-before-its-verb",
        ),
        pytest.param("Sở A (chủ trì), Sở B (phối hợp)", Label.LEAD, ["Sở A"], ["Sở B"], False, id="roles-in-brackets"),
        pytest.param("Giao Sở Y tế", Label.LEAD, ["Sở Y tế"], [], False, id="given"),
        pytest.param("Vinasa", Label.LEAD, ["Vinasa"], [], False, id="unknown-name"),
        pytest.param("Sở A; - Sở B; - Sở C", Label.LEAD, ["Sở A", "Sở B", "Sở C"], [], False, id="dashes-in-a-cell"),
        pytest.param("Sở A, Sở B, Sở A", Label.LEAD, ["Sở A", "Sở B"], [], False, id="a-name-said-twice"),
        pytest.param("Các sở, ngành", Label.COORDINATE, [], ["các sở, ngành"], False, id="helpers"),
        pytest.param("Phối hợp với: Sở B", Label.COORDINATE, [], ["Sở B"], False, id="label-in-the-value"),
        pytest.param("-", Label.COORDINATE, [], [], False, id="an-empty-cell"),
        pytest.param("", Label.LEAD, [], [], False, id="nothing"),
    ],
)
def test_value_of_a_label_is_told(value: str, label: Label, lead: list[str], coordinate: list[str], weak: bool) -> None:
    roles = parse_assignment(value, label)
    assert (*told(roles), roles.weak) == (lead, coordinate, weak)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join), st.booleans())
def test_nobody_leads_and_helps_and_every_body_has_its_words(text: str, heading: bool) -> None:
    roles = find_roles(text, heading=heading)
    assert not {body.name for body in roles.lead} & {body.name for body in roles.coordinate}
    for body in (*roles.lead, *roles.coordinate):
        assert body.span is not None
        assert text[body.span.start : body.span.end].strip()


@given(st.text(max_size=60), st.sampled_from((Label.LEAD, Label.COORDINATE, Label.BOTH)))
def test_any_text_is_told(text: str, label: Label) -> None:
    find_roles(text)
    parse_assignment(text, label)
