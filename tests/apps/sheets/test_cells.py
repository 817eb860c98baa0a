"""What stands in cells, as programs and people leave it, and the value it has."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.sheets.cells import CellFault, read_cell
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Type

DAY, PERCENT, TEXT = Column("d", "Hạn", Type.DAY), Column("p", "Tỷ lệ", Type.PERCENT), Column("t", "Nội dung")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param({"d": "2026-11-20"}, id="a-day"),
        pytest.param("20/11/2026", id="as-offices-write"),
        pytest.param(" 20 / 11 / 2026 ", id="with-spaces"),
        pytest.param("20-11-26", id="year-of-two-digits"),
        pytest.param("20.11.2026", id="with-points"),
        pytest.param("2026-11-20", id="iso"),
        pytest.param("2026-11-20 00:00:00", id="iso-with-time"),
        pytest.param("20/11/2026 07:00", id="with-time"),
        pytest.param("ngày 20 tháng 11 năm 2026", id="in-words"),
        pytest.param("nga\u0300y 20 tha\u0301ng 11 na\u0306m 2026", id="in-words-of-parts"),
        pytest.param(46346, id="serial"),
        pytest.param(46346.0, id="serial-as-float"),
        pytest.param("46346", id="serial-as-text"),
    ],
)
def test_day_is_read_however_it_is_written(raw: Any) -> None:
    assert read_cell(raw, DAY) == "2026-11-20"


@pytest.mark.parametrize(
    ("words", "day"),
    [("quý II/2027", "2027-06-30"), ("trước ngày 15/3/2027", "2027-03-15"), ("tháng 2/2027", "2027-02-28")],
)
def test_stretch_of_time_is_its_last_day(words: str, day: str) -> None:
    assert read_cell(words, DAY) == day


def test_serial_of_old_macintosh_counts_from_1904() -> None:
    assert read_cell(44884, DAY, is_1904=True) == "2026-11-20"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("31/02/2026", "Ngày 31/02/2026 không có thật. Hãy ghi dạng 31/12/2026."),
        ("cuối năm", "«cuối năm» không phải một ngày. Hãy ghi dạng 31/12/2026."),
        ("20/11/2226", "Ngày 20/11/2226 quá xa, có lẽ gõ nhầm năm."),
        (12, "«12» không phải một ngày. Hãy ghi dạng 31/12/2026."),
    ],
)
def test_faulty_day_is_told_with_what_is_taken(raw: Any, said: str) -> None:
    with pytest.raises(CellFault, match="^" + said.replace(".", r"\.")):
        read_cell(raw, DAY)


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        pytest.param(0.5, 50, id="as-excel-keeps-it"),
        pytest.param(1, 100, id="all"),
        pytest.param(50, 50, id="typed-into-a-plain-cell"),
        pytest.param("50%", 50, id="as-text"),
        pytest.param("50 %", 50, id="with-a-space"),
        pytest.param("33,3%", 33, id="with-decimals"),
        pytest.param("1%", 1, id="one-in-a-hundred"),
        pytest.param("80", 80, id="number-as-text"),
        pytest.param(0, 0, id="nothing-done"),
    ],
)
def test_share_is_what_people_mean(raw: Any, share: int) -> None:
    assert read_cell(raw, PERCENT) == share


@pytest.mark.parametrize("raw", ["nửa", 150, -5, "1.234,5", {"d": "2026-11-20"}])
def test_what_is_no_share_is_told(raw: Any) -> None:
    with pytest.raises(CellFault, match="không phải tỷ lệ từ 0 đến 100"):
        read_cell(raw, PERCENT)


@pytest.mark.parametrize(
    ("raw", "number"), [("1.234", 1234), ("1.234,0", 1234), (12.0, 12), ("12", 12), ("1,234.0", 1234), ("1 234", 1234)]
)
def test_number_is_read_in_either_writing(raw: Any, number: int) -> None:
    assert read_cell(raw, Column("n", "Số", Type.NUMBER)) == number


def test_text_is_compared_as_it_reads() -> None:
    assert read_cell("  Xa\u0302y  dựng\u00a0đề án\n", TEXT) == "Xây dựng đề án"
    assert read_cell("   ", TEXT) is None
    assert read_cell(5, TEXT) == "5"


def test_breaks_stay_in_words() -> None:
    assert read_cell("một \r\n hai_x000D_\n", Column("w", "Báo cáo", Type.WORDS)) == "một\nhai"


def test_name_is_found_in_any_spelling_and_a_strange_one_is_told() -> None:
    column = Column("b", "Cơ quan", Type.BODY, names="bodies")
    names = Names({7: "Sở Khoa học và Công nghệ", 8: "Sở Y tế"})
    assert read_cell("SỞ KH&CN", column, names) == 7
    assert read_cell("Sở Y tế ", column, names) == 8
    with pytest.raises(CellFault, match=r"Không có «Sở Lạ»\. Hãy chọn: «Sở Khoa học và Công nghệ»; «Sở Y tế»"):
        read_cell("Sở Lạ", column, names)
