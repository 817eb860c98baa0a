"""The Vietnamese order: letters, tones, case, numbers, names; and that it is an order at all.

Where a list says ICU, the order is that of ICU 78, locale vi, with numbers by value.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.collation import collation_key, compare, name_key

WORDS = st.text(alphabet="aAăâàáảbdđĐeêoôơuưy 019-.,\u0301\u0323", max_size=8)
ANYTHING = st.one_of(WORDS, st.text(max_size=8))


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"), id="alphabet"),
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="six-tones"),
        pytest.param(["an", "Ẩn"], id="ẩn-after-an"),
        pytest.param(["Dak", "Đà", "Đắk"], id="d-before-đ"),
        pytest.param(["đa", "Đa", "đà", "Đà"], id="case-after-tone"),
        pytest.param(["hòa bình", "hoa mai"], id="letters-of-the-whole-name-before-tones"),
        pytest.param(["an toàn", "anh"], id="space-before-letters"),
        pytest.param(["Bà Rịa - Vũng Tàu", "Ba Vì"], id="letters-of-the-next-word-before-the-tone-of-the-first"),
        pytest.param(["Điều 9", "Điều 10", "Điều 100"], id="numbers-by-value"),
        pytest.param(["Quý 1", "Quý I"], id="numbers-before-letters"),
        pytest.param(["KH&CN", "KHCN"], id="signs-before-letters"),
        pytest.param(
            ["a_b", "a-b", "a–b", "a,b", "a.b", "a(b", "a/b", "a&b", "a%b", "a+b", "a1b", "ab"], id="signs-ICU"
        ),
        pytest.param(["af", "aj", "aw", "az", "aα", "aж"], id="other-scripts-last-ICU"),
    ],
)
def test_order(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=collation_key) == ordered


def test_provinces_stand_as_in_the_official_list() -> None:
    provinces = (
        "An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, "
        "Hà Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, "
        "Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa, "
        "Tuyên Quang, Vĩnh Long"
    )
    assert len(provinces.split(", ")) == 34
    assert sorted(set(provinces.split(", ")), key=collation_key) == provinces.split(", ")


def test_composed_and_decomposed_text_are_the_same() -> None:
    for form in ("NFC", "NFD"):
        assert compare("Đắk Lắk", unicodedata.normalize(form, "Đắk Lắk")) == 0


def test_second_space_is_not_seen() -> None:
    assert compare("Sở  Nội\u00a0vụ ", "Sở Nội vụ") == 0


def test_leading_noughts_do_not_move_what_follows() -> None:
    assert sorted(["05 hòa", "5 hoa", "05 hoa"], key=collation_key)[-1] == "05 hòa"


def test_places_of_the_tone_are_the_same_letters() -> None:
    assert collation_key("hòa").split("\x02")[0] == collation_key("hoà").split("\x02")[0]


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(["Lê An", "Trần Thị An", "Nguyễn Văn Bình"], id="last-word-first"),
        pytest.param(["Giàng Thị Dung", "Trần Phước Hiền", "Nguyễn Hữu Tháp"], id="signers-of-the-seeds"),
        pytest.param(["Trần Văn An", "Lê Thị Ân"], id="letters-of-the-last-word"),
        pytest.param(["Nguyễn Thị Lan", "Nguyễn Văn Lan"], id="middle-name-last"),
        pytest.param(["An", "Lê An"], id="one-word"),
        pytest.param(["Trần Lan", "Lê Lân"], id="last-word-wholly-before-the-family"),
        pytest.param(["Trần Hoa", "Lê Hòa"], id="tone-of-the-last-word-before-the-family"),
    ],
)
def test_persons_are_sorted_by_their_last_word(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=name_key) == ordered


def test_name_of_nobody_comes_first() -> None:
    assert sorted(["An", "", "  "], key=name_key) == ["", "  ", "An"]


def test_sqlite_sorts_with_it() -> None:
    with sqlite3.connect(":memory:") as db:
        db.create_collation("vi", compare)
        db.execute("create table body (name text collate vi)")
        db.executemany("insert into body values (?)", [("Đà Nẵng",), ("Dak Pơ",), ("Ẩn",), ("an",)])
        found = [name for (name,) in db.execute("select name from body order by name")]
    db.close()
    assert found == ["an", "Ẩn", "Dak Pơ", "Đà Nẵng"]


def test_key_sorted_as_bytes_gives_the_same_order() -> None:
    words = ["".join(letters) for letters in product("aăđo1 -", repeat=3)]
    assert sorted(words, key=collation_key) == sorted(words, key=lambda word: collation_key(word).encode())


@pytest.mark.parametrize("three", list(permutations(["Đắk", "Dak", "Đà"])))
def test_order_does_not_depend_on_where_one_begins(three: tuple[str, ...]) -> None:
    assert sorted(three, key=collation_key) == ["Dak", "Đà", "Đắk"]


@given(ANYTHING, ANYTHING)
def test_comparing_the_other_way_round_gives_the_opposite(one: str, other: str) -> None:
    assert compare(one, other) == -compare(other, one)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_what_comes_before_the_second_comes_before_the_third(one: str, two: str, three: str) -> None:
    if compare(one, two) <= 0 and compare(two, three) <= 0:
        assert compare(one, three) <= 0


@given(ANYTHING, ANYTHING)
def test_only_the_same_text_is_equal(one: str, other: str) -> None:
    same = " ".join(unicodedata.normalize("NFC", one).split()) == " ".join(unicodedata.normalize("NFC", other).split())
    assert (compare(one, other) == 0) == same


@given(ANYTHING, ANYTHING)
def test_key_and_comparison_agree(one: str, other: str) -> None:
    left, right = collation_key(one), collation_key(other)
    assert left == right or compare(one, other) == (left > right) - (left < right)


@given(st.lists(st.sampled_from("aà"), max_size=150), st.lists(st.sampled_from("aà"), max_size=150))
def test_first_letter_with_a_tone_decides_however_far_it_stands(one: list[str], other: list[str]) -> None:
    length = max(len(one), len(other))
    left, right = ("".join(word).ljust(length, "a") for word in (one, other))
    assert compare(left, right) == (left > right) - (left < right)


def test_key_of_the_longest_name_takes_less_than_twice_its_room() -> None:
    name = "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bà Rịa - Vũng Tàu"
    assert len(collation_key(name)) < 2 * len(name)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_stand_by_value(one: int, other: int) -> None:
    assert compare(f"Điều {one}", f"Điều {other}") == (one > other) - (one < other)


@given(ANYTHING)
def test_every_name_has_a_key(name: str) -> None:
    assert isinstance(name_key(name), str)
