from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.amending_words import find_orders, matches_path


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        pytest.param(
            "Sửa đổi, bổ sung điểm a khoản 1 Mục II như sau:", [("changed", "II.1.a")], id="point-clause-part"
        ),
        pytest.param("1. Điều chỉnh mục II.2.c của Kế hoạch số 215/KH-UBND", [("changed", "II.2.c")], id="dotted"),
        pytest.param("Bãi bỏ khoản 2 Điều 3.", [("ended", "Điều 3.2")], id="article"),
        pytest.param("Bãi bỏ gạch đầu dòng thứ hai khoản 1 Mục II.", [("ended", "II.1.-2")], id="bullet"),
        pytest.param("Hủy bỏ nhiệm vụ số 12 tại Phụ lục II", [("ended", "PL2.12")], id="row-of-an-annex"),
        pytest.param(
            "Thay thế Phụ lục kèm theo bằng Phụ lục mới", [("replaced", "PL1"), ("replaced", "PL1")], id="annex"
        ),
        pytest.param(
            "Bổ sung điểm d vào khoản 1 Mục II", [("added", "d"), ("added", "II.1")], id="added-tells-two-places"
        ),
        pytest.param(
            "Thay cụm từ “quý II” bằng “quý IV” tại điểm b khoản 2 Mục III",
            [("changed", "III.2.b")],
            id="words-in-quotes",
        ),
        pytest.param(
            "Sửa đổi khoản 1 Mục II như sau: “1. Bãi bỏ điểm a khoản 9 Mục I”",
            [("changed", "II.1")],
            id="quoted-new-words",
        ),
        pytest.param("Sửa đổi “khoản 1 Mục II", [("changed", "II.1")], id="a-quote-left-open"),
        pytest.param(
            "Không tiếp tục thực hiện nhiệm vụ tại điểm c mục 2 phần II", [("ended", "II.2.c")], id="no-longer"
        ),
        pytest.param(
            "Gia hạn thời gian thực hiện nhiệm vụ tại điểm a khoản 3 Mục II", [("changed", "II.3.a")], id="term"
        ),
        pytest.param("Theo quy định tại điểm a khoản 1 Mục II, các sở rà soát", [], id="a-place-without-a-verb"),
        pytest.param("Sửa đổi quy định về hỗ trợ doanh nghiệp", [], id="a-verb-without-a-place"),
        pytest.param("Bãi bỏ quy định cũ; thực hiện theo điểm a khoản 1 Mục II", [], id="another-clause"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_ordered_about_which_place(text: str, orders: list[tuple[str, str]]) -> None:
    assert [(one.change, one.path) for one in find_orders(text)] == orders


def test_places_are_told_in_the_text() -> None:
    text = "Điều 1. Kế hoạch\n1. Bãi bỏ điểm b khoản 1 Mục II."
    (order,) = find_orders(text)
    assert text[order.start : order.end] == "Bãi bỏ điểm b khoản 1 Mục II"


@pytest.mark.parametrize(
    ("told", "path", "is_it"),
    [
        ("II.1.a", "II.1.a", True),
        ("1.a", "II.1.a", True),
        ("a", "II.1.a", True),
        ("1.a", "II.11.a", False),
        ("II.1", "II.1.a", False),
        ("", "II.1.a", False),
    ],
)
def test_a_place_told_in_part_is_the_inner_end(told: str, path: str, is_it: bool) -> None:
    assert matches_path(told, path) is is_it


@given(st.text(alphabet="điểm khoản Mục IVX1234.ab;sửa đổi bãi bỏ\n", max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for order in find_orders(text):
        assert 0 <= order.start < order.end <= len(text)


def test_hostile_text_takes_linear_time() -> None:
    started = time.perf_counter()
    find_orders("sửa đổi " + "điểm a khoản 1 " * 20_000)
    find_orders("điểm " * 50_000)
    find_orders("Mục " + "I.1." * 50_000)
    assert time.perf_counter() - started < 5
