from __future__ import annotations

import pytest

from dondoc.apps.plans.likely_leads import Ground, Guesser, Knowledge, Passage
from dondoc.apps.plans.word_weights import Postings, Rarity, plain_words

SCIENCE, HEALTH, SCHOOLS, FARMING, UNION = 1, 2, 3, 4, 5
MANDATES = {
    SCIENCE: ["khoa học và công nghệ", "đổi mới sáng tạo", "sở hữu trí tuệ"],
    HEALTH: ["y tế", "khám bệnh, chữa bệnh"],
    SCHOOLS: ["giáo dục", "đào tạo", "STEM"],
    FARMING: ["nông nghiệp", "thủy sản"],
}
TEXTS = [
    "Ứng dụng khoa học và công nghệ trong khám bệnh, chữa bệnh",
    "Đẩy mạnh khoa học và công nghệ trong trường học, giáo dục STEM",
    "Phát triển khoa học và công nghệ phục vụ nông nghiệp",
    "Tổ chức hội nghị về khoa học và công nghệ",
]


def first(guesser: Guesser, text: str, **more: object) -> tuple[int, Ground]:
    best = guesser.likely(text, **more)[0]  # type: ignore[arg-type]
    return best.body, best.evidence[0].ground


def test_the_theme_of_a_plan_does_not_give_all_work_to_one_body() -> None:
    guesser = Guesser(Knowledge(mandates=MANDATES), TEXTS)
    assert [first(guesser, text)[0] for text in TEXTS[:3]] == [HEALTH, SCHOOLS, FARMING]


def test_what_the_plan_orders_a_body_counts() -> None:
    duty = Passage(UNION, "tư vấn, phản biện và giám định xã hội các đề án", "IV.3", (10, 60))
    guesser = Guesser(Knowledge(duties=[duty], mandates=MANDATES), [*TEXTS, "Tư vấn, phản biện đề án phát triển"])
    (best, *_rest) = guesser.likely("Tổ chức tư vấn, phản biện xã hội các đề án")
    assert (best.body, best.evidence[0].ground, best.evidence[0].passage) == (UNION, Ground.PLAN, duty)


def test_who_led_a_like_task_elsewhere_counts_most() -> None:
    past = Passage(SCIENCE, "Xây dựng chuyên mục truyền hình về sở hữu trí tuệ", "KH 5|II.1")
    guesser = Guesser(Knowledge(mandates=MANDATES, past=[past]), TEXTS)
    assert first(guesser, "Xây dựng chuyên mục truyền hình về sáng chế") == (SCIENCE, Ground.LIKE)


def test_who_is_charged_with_the_plan_takes_what_fits_nobody() -> None:
    charged = Passage(SCIENCE, "theo dõi, đôn đốc thực hiện Kế hoạch", "IV.1")
    guesser = Guesser(Knowledge(mandates=MANDATES, charged=charged), TEXTS)
    assert first(guesser, "Tổ chức lễ phát động") == (SCIENCE, Ground.CHARGE)
    assert first(guesser, "Khám bệnh, chữa bệnh từ xa")[0] == HEALTH


def test_a_heading_above_tells_the_field() -> None:
    headings = ["Lĩnh vực y tế", "Lĩnh vực giáo dục", "Lĩnh vực nông nghiệp"]
    guesser = Guesser(Knowledge(mandates=MANDATES), TEXTS, headings)
    assert guesser.likely("Mua sắm thiết bị xét nghiệm") == []
    assert first(guesser, "Mua sắm thiết bị xét nghiệm", headings=[headings[0]])[0] == HEALTH


def test_the_head_of_a_sentence_names_the_work_and_its_end_what_it_is_good_for() -> None:
    guesser = Guesser(Knowledge(mandates=MANDATES), TEXTS)
    words = "nâng cao chất lượng các dịch vụ cung cấp cho nhân dân trên toàn địa bàn"
    assert first(guesser, f"Giáo dục {words}, góp phần phát triển thủy sản")[0] == SCHOOLS
    assert first(guesser, f"Thủy sản {words}, góp phần phát triển giáo dục")[0] == FARMING


def test_who_helps_in_a_task_does_not_lead_it() -> None:
    guesser = Guesser(Knowledge(mandates=MANDATES), TEXTS)
    assert guesser.likely("Khám bệnh, chữa bệnh", not_these={HEALTH}) == []


@pytest.mark.parametrize("text", ["", "…", "và của các", "Không liên quan gì đến ai"])
def test_nothing_is_proposed_for_nothing(text: str) -> None:
    assert Guesser(Knowledge(mandates=MANDATES), TEXTS).likely(text) == []


def test_at_most_three_in_order_and_each_below_certainty() -> None:
    text = "Giáo dục, nông nghiệp, y tế, đổi mới sáng tạo, STEM, thủy sản"
    found = Guesser(Knowledge(mandates=MANDATES), TEXTS).likely(text)
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score < 1 for one in found)


def test_rare_words_weigh_more() -> None:
    rarity = Rarity(TEXTS)
    weighed = rarity.weighed("khoa học và công nghệ trong giáo dục")
    assert weighed["giáo dục"] > weighed["công nghệ"]
    assert sum(weight * weight for weight in weighed.values()) == pytest.approx(1)
    assert plain_words("Hoá học,\n xã-hội!") == "hóa học xã-hội"


def test_all_texts_are_compared_at_once() -> None:
    rarity = Rarity(TEXTS)
    scores = Postings(rarity.weighed(text) for text in TEXTS).scores(rarity.weighed(TEXTS[2]))
    assert max(scores, key=lambda number: scores[number]) == 2
    assert scores[2] == pytest.approx(1)
