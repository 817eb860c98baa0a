"""Vietnamese text from everything that only looks like text, from both sides of the limits."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.text.plausible import guess_language, is_plausible_vietnamese, marked_share, vietnamese_share

PLAN = (
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành, UBND các huyện, thành phố và Liên hiệp các Hội "
    "Khoa học và Kỹ thuật tỉnh Sơn Hải tham mưu UBND tỉnh ban hành chương trình phát triển công nghệ sinh học giai "
    "đoạn 2026-2030; định kỳ trước ngày 20/11 hằng năm báo cáo kết quả thực hiện về Bộ Khoa học và Công nghệ theo "
    "quy định."
)
BARE = "".join(c for c in unicodedata.normalize("NFD", PLAN) if not unicodedata.combining(c)).replace("đ", "d")
ENGLISH = (
    "The Department of Science and Technology shall lead the work on the provincial programme and report to the "
    "Ministry before the end of the year; all departments are asked to follow the instructions of the committee."
)
FRENCH = (
    "Le plan du département pour l'année prochaine est adopté par la commission des sciences, sans réserve "
    "et avec effet immédiat pour tous les services"
)
UPSIDE_DOWN = (
    "8uerut t lrlJ gg cgruIl uenb ugl gc uop cgc 8ogrut qJ gg Sugqd up1 rIugrIJ uep ugp ur8 cgnb gq8u Sugc 1gur Igp "
    "qq4 SuonqC w1qu rqJ fq8u Sugc ugr r1 1gq6 Sunp 3u cn3 8uerut cnC pEu g cnl nflq gc pu qulp rgfn nQI"
)
TCVN3 = (
    "Së Khoa häc vµ C«ng nghÖ chñ tr×, phèi hîp víi c¸c së, ban, ngµnh, UBND c¸c huyÖn, thµnh phè vµ Liªn hiÖp c¸c Héi "
    "Khoa häc vµ Kü thuËt tØnh S¬n H¶i tham m­u UBND tØnh ban hµnh ch­¬ng tr×nh ph¸t triÓn c«ng nghÖ sinh häc"
)
VNI = (
    "Sôû Khoa hoïc vaø Coâng ngheä chuû trì, phoái hôïp vôùi caùc sôû, ban, ngaønh, UBND caùc huyeän, thaønh phoá vaø "
    "Lieân hieäp caùc Hoäi Khoa hoïc vaø Kyõ thuaät tænh Sôn Haûi tham möu UBND tænh ban haønh chöông trình"
)


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        pytest.param(PLAN, True, id="administrative-text"),
        pytest.param(PLAN.upper(), True, id="capitals"),
        pytest.param(unicodedata.normalize("NFD", PLAN), True, id="decomposed"),
        pytest.param(PLAN.replace("thực", "thưc,ì").replace("hợp", "hơp"), True, id="ocr-slips"),
        pytest.param(
            PLAN + " Email: vanthu@sonhai.gov.vn, https://sonhai.gov.vn/van-ban/index.aspx", True, id="addresses"
        ),
        pytest.param(BARE, False, id="typed-without-marks"),
        pytest.param(ENGLISH, False, id="english"),
        pytest.param(UPSIDE_DOWN, False, id="ocr-upside-down"),
        pytest.param(TCVN3, False, id="tcvn3-bytes"),
        pytest.param(VNI, False, id="vni-bytes"),
        pytest.param(PLAN.encode().decode("cp1252", "replace"), False, id="utf8-taken-for-cp1252"),
        pytest.param("".join(chr(ord(c) + 3) if c.isalpha() else c for c in PLAN), False, id="broken-tounicode"),
        pytest.param("QX ZT KKR WW PLM XX RTY GHJ BN VC XZ QW ER TY UI OP AS DF GH JK", False, id="noise-in-capitals"),
        pytest.param("", False, id="nothing"),
        pytest.param("12", True, id="page-number"),
        pytest.param("1.234 56,7 89 % 2026", True, id="row-of-figures"),
        pytest.param("Số: 12/KH-UBND", True, id="number-line"),
        pytest.param("Phụ lục II", True, id="annex-label"),
        pytest.param("rmr ff rr on z ngtcl nqN clrgnur ffi igqo", False, id="scrap-of-noise"),
    ],
)
def test_only_vietnamese_text_is_plausible(text: str, plausible: bool) -> None:
    assert is_plausible_vietnamese(text) is plausible


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(PLAN, "vi", id="vietnamese"),
        pytest.param(ENGLISH, "en", id="english"),
        pytest.param(BARE, "other", id="vietnamese-without-marks"),
        pytest.param(TCVN3, "other", id="bytes-of-another-encoding"),
        pytest.param(FRENCH, "other", id="french"),
        pytest.param("", "other", id="nothing"),
    ],
)
def test_language_is_told(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_shares_of_ordinary_text_lie_far_above_the_limits() -> None:
    assert vietnamese_share(PLAN) > 0.98
    assert 0.55 < marked_share(PLAN) < 0.75


def test_foreign_acronyms_speak_neither_way() -> None:
    assert vietnamese_share("hội nhập WTO, ASEAN và APEC") == vietnamese_share("hội nhập và") == 1.0


def test_shares_of_text_without_words_are_zero() -> None:
    assert vietnamese_share("12 3.4 %") == marked_share("12 3.4 %") == 0.0


def test_every_seed_is_plausible_part_by_part(shared: Path) -> None:
    for seed in sorted((shared / "seeds").glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        parts = [text[start : start + 1500] for start in range(0, len(text), 1500)]
        assert all(map(is_plausible_vietnamese, parts)), seed.name


@given(st.text(max_size=200))
def test_any_text_gets_shares_between_zero_and_one(text: str) -> None:
    assert 0 <= vietnamese_share(text) <= 1
    assert 0 <= marked_share(text) <= 1
    assert guess_language(text) in ("vi", "en", "other")
