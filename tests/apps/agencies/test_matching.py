from __future__ import annotations

import pytest

from dondoc.apps.agencies.matching import bare_key, match_key, spell_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Sở KH&CN", "Sở Khoa học và Công nghệ", id="ampersand"),
        pytest.param("Sở KHCN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", id="capitals"),
        pytest.param("Sở Khoa học - Công nghệ", "Sở Khoa học, Công nghệ", id="dash-and-comma"),
        pytest.param("Uỷ ban nhân dân tỉnh Hoà Bình", "UBND tỉnh Hòa Bình", id="place-of-the-tone"),
        pytest.param("Sở LĐ-TB&XH", "Sở Lao động, Thương binh và Xã hội", id="long-abbreviation"),
        pytest.param("Đài Phát thanh-Truyền hình tỉnh", "Đài PT-TH tỉnh", id="no-spaces-around-the-dash"),
        pytest.param("UBND TP. Huế", "Ủy ban nhân dân thành phố Huế", id="short-city"),
        pytest.param("Sở  Y  tế", "Sở Y tế", id="spaces"),
        pytest.param("Sở Công thương", "Sở Công Thương", id="case-inside"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Tài chính", "Sở Tư pháp"),
        ("Sở Y tế", "So Y te"),
        ("Ban Dân tộc", "Ban Dân vận"),
        ("Sở TP", "Sở thành phố"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_bare_key_forgives_lost_marks() -> None:
    assert bare_key("So Khoa hoc va Cong nghe") == bare_key("Sở KH&CN")


def test_longest_abbreviation_is_taken() -> None:
    assert spell_out("Sở NN&PTNT") == "Sở Nông nghiệp và Phát triển nông thôn"


def test_key_fits_its_column() -> None:
    assert len(match_key("Sở Tài chính " * 60)) <= 250
