"""Legacy Vietnamese is converted by its font or by its words, and right text is left alone."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.text.legacy import (
    Encoding,
    decode,
    font_encoding,
    guess_legacy,
    is_capital_font,
    marked_share,
    repair_mojibake,
)
from factories.legacy import encoded, table

SENTENCE = "Ủy ban nhân dân tỉnh Sơn Hải yêu cầu các sở, ngành khẩn trương triển khai thực hiện kế hoạch này"
LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@pytest.mark.parametrize("encoding", Encoding)
def test_every_small_letter_survives_the_way_there_and_back(encoding: Encoding) -> None:
    assert decode(encoded(LETTERS, encoding), encoding) == LETTERS


@pytest.mark.parametrize("encoding", [Encoding.VNI, Encoding.VISCII, Encoding.VPS])
def test_every_capital_survives_the_way_there_and_back(encoding: Encoding) -> None:
    assert decode(encoded(LETTERS.upper(), encoding), encoding) == LETTERS.upper()


@given(st.text(st.sampled_from(LETTERS + "bcghklmnpqrstvx ,.-")), st.sampled_from(list(Encoding)))
def test_words_survive_the_way_there_and_back(text: str, encoding: Encoding) -> None:
    assert decode(encoded(text, encoding), encoding) == text


@pytest.mark.parametrize(
    ("name", "encoding"), [("TCVN5712-1", Encoding.TCVN3), ("VISCII", Encoding.VISCII)], ids=["tcvn3", "viscii"]
)
def test_table_agrees_with_the_c_library(name: str, encoding: Encoding) -> None:
    if shutil.which("iconv") is None:
        pytest.skip("iconv of the C library is not on this machine")
    for row in table(encoding):
        code, letter = row.split("\t")
        # a blank behind it, because the C library waits for a combining mark
        done = subprocess.run(
            ["iconv", "-f", name, "-t", "UTF-8"], input=bytes.fromhex(code) + b" ", capture_output=True, check=True
        )
        assert done.stdout.decode() == letter + " ", code


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        pytest.param(
            "Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, "Cộng hoà xã hội chủ nghĩa Việt Nam", id="tcvn3"
        ),
        pytest.param("h\u00adíng dÉn", Encoding.TCVN3, "hướng dẫn", id="soft-hyphen-is-a-letter-of-tcvn3"),
        pytest.param("KÕ HO¹CH", Encoding.TCVN3, "KẾ HOẠCH", id="capitals-typed-in-a-capital-font"),
        pytest.param("Sè: 15/KH-UBND", Encoding.TCVN3, "Số: 15/KH-UBND", id="acronyms-stay"),
        pytest.param("“Kế hoạch”", Encoding.TCVN3, "“Kế hoạch”", id="unicode-under-an-old-font"),
        pytest.param("Ñoäc laäp - Töï do - Haïnh phuùc", Encoding.VNI, "Độc lập - Tự do - Hạnh phúc", id="vni"),
        pytest.param("COÄNG HOØA XAÕ HOÄI", Encoding.VNI, "CỘNG HÒA XÃ HỘI", id="vni-capitals"),
        pytest.param("Uûy ban nhaân daân", Encoding.VNI, "Ủy ban nhân dân", id="vni-small-mark-after-capital"),
        pytest.param("ngöôøi, nhöõng, tröôûng", Encoding.VNI, "người, những, trưởng", id="vni-horned-letters"),
        pytest.param("\uf0aa \uf0b8", Encoding.TCVN3, "ê á", id="characters-of-a-symbol-font"),
        pytest.param("h\u0300 kÕ ho¹ch", Encoding.TCVN3, "hè kế hoạch", id="seen-as-windows-1258"),
    ],
)
def test_text_is_decoded(text: str, encoding: Encoding, expected: str) -> None:
    assert decode(text, encoding) == expected


def test_capital_font_gives_capitals() -> None:
    assert decode("kÕ ho¹ch", Encoding.TCVN3, capitals=True) == "KẾ HOẠCH"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        ("'.VnArial NarrowH'", Encoding.TCVN3, True),
        ("VNI-Times", Encoding.VNI, False),
        ("VPS Times", Encoding.VPS, False),
        ("Times New Roman", None, False),
        ("Vni", None, False),
        ("", None, False),
    ],
)
def test_font_names_the_encoding(font: str, encoding: Encoding | None, capitals: bool) -> None:
    assert font_encoding(font) is encoding
    assert is_capital_font(font) is capitals


@pytest.mark.parametrize("encoding", Encoding)
def test_encoding_is_known_by_its_words(encoding: Encoding) -> None:
    assert guess_legacy(encoded(SENTENCE.replace("Ủ", "ủ"), encoding)) is encoding


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(SENTENCE, id="unicode"),
        pytest.param("Diện tích 12 m², nhiệt độ 25°C, sai số ±2 «mẫu»", id="signs-beyond-ascii"),
        pytest.param("Le préfet a chargé la région de préparer un plan d'été à l'âge où l'élève naît", id="french"),
        pytest.param("Die Behörde prüft die Maßnahmen für Bürger und Städte über das Jahr", id="german"),
        pytest.param(SENTENCE.encode().decode("cp1252", "replace"), id="utf-8-misread"),
    ],
)
def test_other_text_is_not_taken_for_legacy(text: str) -> None:
    assert guess_legacy(text) is None


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_misread_utf_8_is_repaired(codec: str) -> None:
    seen = "".join(bytes([code]).decode(codec, "ignore") or chr(code) for code in SENTENCE.encode())
    assert repair_mojibake(seen) == SENTENCE


def test_right_lines_stay_beside_misread_ones() -> None:
    misread = "Kế hoạch".encode().decode("cp1252")
    assert repair_mojibake(f"Sở Y tế\n{misread}\nmục «Đề án»") == "Sở Y tế\nKế hoạch\nmục «Đề án»"


@pytest.mark.parametrize("text", [SENTENCE, "HÃ NỘI", "giá 20 £ và 5 ¢", "Ã«mẫu»", ""])
def test_right_text_is_not_repaired(text: str) -> None:
    assert repair_mojibake(text) is None


def test_share_looks_at_marked_words_alone() -> None:
    assert marked_share("plan of the year: kế hoạch") == 1.0
    assert marked_share("plan of the year") == 0.0
