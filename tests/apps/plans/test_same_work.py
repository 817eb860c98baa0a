from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.same_work import SAME, differ_in, find_same, find_same_within, likeness, prepare

BASE = "Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(BASE, BASE + ".", id="a-full-stop"),
        pytest.param(BASE, BASE.upper(), id="capitals"),
        pytest.param(BASE, "Xây dựng cơ sở dữ liệu về khoa học và công nghệ của tỉnh", id="a-small-word"),
        pytest.param(BASE, "Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh năm 2026", id="a-year-only-one-names"),
        pytest.param("Xây dựng 05 mô hình điểm", "Xây dựng 5 mô hình điểm", id="noughts"),
        pytest.param(
            "Tổ chức Ngày hội khởi nghiệp đổi mới sáng tạo tỉnh", "Tổ chức Ngày hội đổi mới sáng tạo, khởi nghiệp tỉnh", id="order"
        ),
        pytest.param("Hoá chất và quí II/2026 thực hiện kiểm tra", "Hóa chất và quý II/2026 thực hiện kiểm tra", id="spelling"),
        pytest.param(
            "Tuyên truyền Nghị quyết số 57-NQ/TW của Bộ Chính trị", "Tuyên truyền Nghị quyết 57/NQ-TW của Bộ Chính trị",
            id="one-document-written-in-two-ways",
        ),
    ],
)  # fmt: skip
def test_the_same_work(one: str, other: str) -> None:
    assert likeness(one, other) >= SAME


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("Báo cáo kết quả quý I/2026", "Báo cáo kết quả quý II/2026", "periods", id="quarter"),
        pytest.param("Sơ kết thực hiện Kế hoạch", "Tổng kết thực hiện Kế hoạch", "periods", id="stage"),
        pytest.param("Báo cáo 6 tháng đầu năm", "Báo cáo 6 tháng cuối năm", "periods", id="half"),
        pytest.param("Kế hoạch chuyển đổi số năm 2025", "Kế hoạch chuyển đổi số năm 2026", "years", id="year"),
        pytest.param("Xây dựng 10 mô hình", "Xây dựng 20 mô hình", "numbers", id="number"),
        pytest.param("Hỗ trợ 2,5 tỷ đồng cho dự án", "Hỗ trợ 3,5 tỷ đồng cho dự án", "numbers", id="decimal"),
        pytest.param("Sửa đường xã Hòa Bình", "Sửa đường xã Tân An", "places", id="commune"),
        pytest.param("Sửa đường phường Ninh Phong, Ninh Sơn", "Sửa đường phường Nam Bình", "places", id="several-wards"),
        pytest.param("Sở Y tế xây dựng kế hoạch", "Sở Tài chính xây dựng kế hoạch", "bodies", id="body"),
        pytest.param("Quán triệt Nghị quyết 57-NQ/TW", "Quán triệt Nghị quyết 36-NQ/TW", "cited", id="document"),
    ],
)  # fmt: skip
def test_facts_set_works_apart_however_alike_the_words(one: str, other: str, kind: str) -> None:
    assert differ_in(prepare(one), prepare(other)) == kind
    assert likeness(one, other) == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    score = likeness(one, other)
    assert 0 <= score <= 1
    assert score == pytest.approx(likeness(other, one), abs=0.02)


@given(
    st.lists(
        st.sampled_from(["rà", "soát", "xây", "dựng", "đề", "án", "quy", "hoạch", "khảo", "sát", "tỉnh"]),
        min_size=3,
        max_size=12,
    ).map(" ".join)
)
def test_every_work_is_itself(text: str) -> None:
    assert likeness(text, text) == 1


def test_other_works_are_not_alike() -> None:
    assert likeness(BASE, "Tổ chức hội thi sáng tạo kỹ thuật cho thanh niên, thiếu nhi") < 0.5


def test_pairs_are_found_across_two_plans_and_within_one() -> None:
    works = [prepare(text) for text in (BASE, "Tổ chức hội thi sáng tạo", BASE + " năm 2026")]
    assert [(pair.one, pair.other) for pair in find_same_within(works)] == [(0, 2)]
    assert [(pair.one, pair.other) for pair in find_same([prepare(BASE)], works)] == [(0, 0), (0, 2)]


def test_looking_only_at_rare_words_misses_no_pair() -> None:
    texts = [f"{BASE} phục vụ lĩnh vực số {number} theo đề án" for number in range(60)]
    texts += [f"Tổ chức hội nghị chuyên đề {letter}{letter} tại địa phương" for letter in "abcdefghik"]
    works = [prepare(text) for text in texts]
    whole = {
        (one, other)
        for one in range(len(works))
        for other in range(one + 1, len(works))
        if likeness(works[one], works[other]) >= SAME
    }
    assert {(pair.one, pair.other) for pair in find_same_within(works)} == whole


def test_a_new_plan_against_thousands_of_tasks_takes_a_moment() -> None:
    """Measured: 2,000 tasks of 40 words against each other in 6 s, so 60 new ones against 10,000 in less than 2 s."""
    words = [
        "xây",
        "dựng",
        "rà",
        "soát",
        "đào",
        "tạo",
        "dữ",
        "liệu",
        "y",
        "tế",
        "giáo",
        "dục",
        "hạ",
        "tầng",
        "số",
        "cán",
        "bộ",
        "thị",
        "trường",
        "đo",
        "lường",
        "chất",
        "lượng",
        "an",
        "toàn",
    ]
    draw = random.Random(1)
    known = [prepare(" ".join(draw.choices(words, k=25))) for _number in range(3000)]
    new = [prepare(" ".join(draw.choices(words, k=25))) for _number in range(60)]
    started = time.perf_counter()
    list(find_same(new, known))
    assert time.perf_counter() - started < 10
