from __future__ import annotations

import pytest

from dondoc.apps.agencies.parts import find_tails
from dondoc.apps.agencies.positions import body_of_post


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("Giám đốc Sở Y tế", "Sở Y tế"),
        ("Phó Giám đốc Sở Y tế phụ trách khám chữa bệnh", "Sở Y tế"),
        ("Thủ trưởng các sở, ban, ngành", "các sở, ban, ngành"),
        ("Người đứng đầu các cơ quan, đơn vị", "các cơ quan, đơn vị"),
        ("Chủ tịch Uỷ ban nhân dân các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố"),
        ("Đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh"),
        ("Trưởng Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy"),
        ("Bí thư Tỉnh đoàn", "Tỉnh đoàn"),
        ("Bộ trưởng Bộ Khoa học và Công nghệ", "Bộ Khoa học và Công nghệ"),
        ("Lãnh đạo Sở Tài chính", "Sở Tài chính"),
    ],
)
def test_post_speaks_for_its_body(written: str, body: str) -> None:
    assert body_of_post(written) == body


@pytest.mark.parametrize("written", ["Sở Y tế", "Trưởng thành phố", "Báo Ninh Bình", "Văn phòng UBND tỉnh", ""])
def test_body_is_no_post(written: str) -> None:
    assert body_of_post(written) is None


def test_part_of_a_body_shows_the_body_behind_it() -> None:
    assert ("văn phòng", "Liên hiệp Hội") in find_tails("Văn phòng Liên hiệp Hội")
    assert ("phòng", "Sở Khoa học và Công nghệ") in find_tails("Phòng Quản lý công nghệ thuộc Sở KH&CN")
    assert list(find_tails("Sở Tài chính")) == []
