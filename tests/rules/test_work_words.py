"""Whether the words of a task say what is done: one table from plans, and laws of judging."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.work_verbs import EFFORT, NAMES, PRODUCING, VISIBLE
from dondoc.rules.work_words import Wording, judge_work


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Tăng cường công tác tuyên truyền về sở hữu trí tuệ", "tăng cường", id="effort-and-a-noun"),
        pytest.param(
            "Tăng cường kiểm tra, giám sát việc thực hiện", "tăng cường", id="objects-are-no-work-of-their-own"
        ),
        pytest.param("Nâng cao chất lượng đào tạo nguồn nhân lực", "nâng cao", id="verb-inside-a-noun"),
        pytest.param("Quan tâm đầu tư cho nghiên cứu khoa học", "quan tâm", id="care"),
        pytest.param("Tiếp tục đẩy mạnh hợp tác quốc tế", "đẩy mạnh", id="going-on-with-effort"),
        pytest.param("Khuyến khích, hỗ trợ các doanh nghiệp", "khuyến khích", id="second-verb-produces-nothing"),
        pytest.param(
            "Sở Nội vụ chủ trì, phối hợp với các sở có liên quan tăng cường cải cách hành chính",
            "tăng cường",
            id="subject-first",
        ),
        pytest.param("Thúc đẩy đổi mới sáng tạo trong các hợp tác xã", "thúc đẩy", id="names-hold-verbs"),
        pytest.param("Phát triển kinh tế số năm 2026", "phát triển", id="year-is-no-measure"),
    ],
)
def test_effort_alone_is_vague(text: str, verb: str) -> None:
    work = judge_work(text)
    assert (work.wording, work.verb) == (Wording.VAGUE, verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Ban hành Kế hoạch thực hiện Nghị quyết", "ban hành", id="document"),
        pytest.param(
            "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính xây dựng bảng giá", "xây dựng", id="capitals-are-names"
        ),
        pytest.param("Tăng cường tuyên truyền; tổ chức 02 lớp tập huấn", "tổ chức", id="next-sentence-produces"),
        pytest.param(
            "Tăng cường phối hợp với Sở Nội vụ, tổ chức 02 lớp tập huấn", "tổ chức", id="next-clause-produces"
        ),
        pytest.param("Củng cố, kiện toàn tổ chức bộ máy", "kiện toàn", id="second-verb-produces"),
        pytest.param("Thúc đẩy phong trào. Chủ động phát hiện tài năng trẻ", "phát hiện", id="adverb-before-the-verb"),
        pytest.param("Tập trung xây dựng Đề án", "xây dựng", id="way-before-the-verb"),
        pytest.param("Nâng cao tỷ lệ doanh nghiệp đổi mới sáng tạo lên 30%", "30%", id="share-to-reach"),
        pytest.param("Đẩy mạnh ứng dụng công nghệ vào ít nhất 05 mô hình", "ít nhất 05", id="number-to-reach"),
        pytest.param("Tiêm phòng các loại vắc xin cho trẻ em", None, id="unknown-verb-has-the-benefit-of-the-doubt"),
        pytest.param("Đưa nội dung phát triển bền vững vào chương trình", None, id="effort-inside-a-noun"),
    ],
)
def test_work_that_can_be_seen_is_concrete(text: str, verb: str | None) -> None:
    work = judge_work(text)
    assert (work.wording, work.verb) == (Wording.CONCRETE, verb)


@pytest.mark.parametrize("text", ["Công tác tuyên truyền", "Danh mục nhiệm vụ", "Về nguồn nhân lực"])
def test_noun_is_no_work(text: str) -> None:
    assert judge_work(text).wording is Wording.NO_VERB


def test_most_real_tasks_are_concrete_and_some_are_vague(shared: Path) -> None:
    texts = [
        task["text"]
        for path in (shared / "gold").glob("*.json")
        for task in json.loads(path.read_text("utf-8"))["tasks"]
    ]
    vague = sum(judge_work(text).wording is Wording.VAGUE for text in texts)
    assert 0.05 < vague / len(texts) < 0.25


def test_verb_stands_in_one_table_only() -> None:
    tables = [EFFORT, PRODUCING, VISIBLE, NAMES]
    assert sum(map(len, tables)) == len(frozenset().union(*tables))


@given(st.sampled_from(sorted(PRODUCING)), st.sampled_from(sorted(EFFORT)))
def test_sentence_that_produces_saves_the_task(producing: str, effort: str) -> None:
    assert judge_work(f"{producing.capitalize()} đề án").wording is Wording.CONCRETE
    assert judge_work(f"{effort.capitalize()} phong trào; {producing} đề án").wording is Wording.CONCRETE


@given(st.sampled_from(sorted(EFFORT)))
def test_effort_for_its_own_sake_is_vague(effort: str) -> None:
    assert judge_work(f"{effort.capitalize()} phong trào").wording is Wording.VAGUE


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    assert judge_work(text).wording in Wording
