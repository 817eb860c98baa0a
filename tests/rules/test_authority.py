"""Who decides, as the words of a task say it; and where they say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.authority import Act, authority_in, leaves_authority_open

PHRASES = (
    "trình, tham mưu, báo cáo, UBND tỉnh, HĐND, Tỉnh ủy, Ban Thường vụ, Chủ tịch, Sở Tài chính, ban hành, phê duyệt, "
    "xem xét, cấp có thẩm quyền, và, để, chương"
)
WORDS = st.lists(st.sampled_from([*PHRASES.split(", "), ",", ";", "."]), max_size=25).map(" ".join)


@pytest.mark.parametrize(
    ("text", "body", "act"),
    [
        pytest.param(
            "trình Ủy ban nhân dân tỉnh xem xét, phê duyệt", "Ủy ban nhân dân tỉnh", Act.APPROVES, id="submitted"
        ),
        pytest.param(
            "Trình Chủ tịch UBND tỉnh ban hành quyết định", "Chủ tịch UBND tỉnh", Act.ISSUES, id="person-of-a-body"
        ),
        pytest.param("Xây dựng, trình UBND tỉnh Quy chế phối hợp", "UBND tỉnh", Act.APPROVES, id="without-an-act"),
        pytest.param(
            "tham mưu UBND tỉnh trình HĐND tỉnh ban hành", "HĐND tỉnh", Act.ISSUES, id="last-of-a-chain-decides"
        ),
        pytest.param("Tham mưu cho Tỉnh uỷ ban hành Nghị quyết", "Tỉnh uỷ", Act.ISSUES, id="tone-in-the-new-place"),
        pytest.param(
            "trình Ban Thường vụ Tỉnh ủy cho ý kiến",
            "Ban Thường vụ Tỉnh ủy",
            Act.APPROVES,
            id="standing-board-of-the-party",
        ),
        pytest.param(
            "trình Giám đốc Sở Khoa học và Công nghệ phê duyệt danh mục",
            "Giám đốc Sở Khoa học và Công nghệ",
            Act.APPROVES,
            id="name-ends-at-the-act",
        ),
        pytest.param("báo cáo UBND tỉnh xem xét, quyết định.", "UBND tỉnh", Act.APPROVES, id="report-that-asks"),
        pytest.param("UBND tỉnh ban hành Kế hoạch", "UBND tỉnh", Act.ISSUES, id="subject-of-the-clause"),
        pytest.param(
            "Rà soát để tham mưu UBND tỉnh điều chỉnh Chỉ thị số 03", "UBND tỉnh", Act.APPROVES, id="other-act"
        ),
        pytest.param(
            "Theo Quyết định của UBND tỉnh phê duyệt Đề án; trình HĐND tỉnh thông qua",
            "HĐND tỉnh",
            Act.APPROVES,
            id="cited-body-is-passed-over",
        ),
        pytest.param(
            "Trình UBND tỉnh ban hành Quy chế. Trình HĐND tỉnh thông qua mức chi.",
            "UBND tỉnh",
            Act.ISSUES,
            id="first-sentence-counts",
        ),
        pytest.param("Trình Thủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ", Act.APPROVES, id="central-body"),
    ],
)
def test_body_with_the_last_word_is_found(text: str, body: str, act: Act) -> None:
    found = authority_in(text)
    assert found is not None
    assert (found.body, found.act) == (body, act)
    assert text[slice(*found.span)] == body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("báo cáo UBND tỉnh", id="who-gets-a-report-decides-nothing"),
        pytest.param("theo Quy chế được UBND tỉnh phê duyệt", id="citation"),
        pytest.param("các chương trình UBND tỉnh ban hành", id="programme-is-no-submission"),
        pytest.param("tham mưu cho Tỉnh ủy, UBND tỉnh ban hành Kế hoạch", id="two-bodies-none-chosen"),
        pytest.param("tham mưu UBND tỉnh trình cấp có thẩm quyền phê duyệt", id="handed-on-to-nobody"),
        pytest.param("Trình Sở Tài chính thẩm định dự toán", id="appraisal-is-no-decision"),
        pytest.param("phối hợp với UBND các xã triển khai", id="help"),
        pytest.param("", id="nothing"),
    ],
)
def test_where_nobody_decides_none_is_named(text: str) -> None:
    assert authority_in(text) is None


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("trình cấp có thẩm quyền phê duyệt", True),
        ("trình cơ quan có thẩm quyền", True),
        ("trình cấp thẩm quyền xem xét", True),
        ("trình UBND tỉnh phê duyệt", False),
        ("theo thẩm quyền được giao", False),
    ],
)
def test_authority_without_a_name_is_seen(text: str, left_open: bool) -> None:
    assert leaves_authority_open(text) is left_open


@given(st.one_of(WORDS, st.text(max_size=60)))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = authority_in(text)
    assert found is None or text[slice(*found.span)] == found.body


@pytest.mark.parametrize(
    "piece", ["trình ", "trình UBND tỉnh ", "UBND tỉnh, ", "Sở a, ", "ban hành, xem xét ", "trình Sở aaaa "]
)
def test_hostile_text_is_read_at_once(piece: str) -> None:
    text = piece * 3000
    found = authority_in(text)
    assert found is None or found.body in text
