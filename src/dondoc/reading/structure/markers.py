"""List markers at the start of a line: which kind, which number, how the path names it.

The order of the kinds is the usual order of nesting in administrative documents
(NĐ 30/2020, Phụ lục I): parts, chapters, Roman numbers, articles, numbers,
letters, dashes, plus signs. A marker is never taken from inside a line.

>>> parse_marker("đ) Sở Công Thương").part
'đ'
>>> parse_marker("1.2. Mục tiêu cụ thể").numbers
(1, 2)
>>> parse_marker("Sở Công Thương") is None
True
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from dondoc.vn.alphabet import LIST_LETTERS, UPPER, is_capitals
from dondoc.vn.numerals import ORDINALS, parse_roman, to_roman


class Kind(enum.IntEnum):
    """Kinds of marker, from the outermost to the innermost."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    CAPITAL = 4
    ROMAN = 5
    ARTICLE = 6
    NUMBER = 7
    DECIMAL = 8
    LETTER = 9
    IN_BRACKETS = 10
    SMALL_ROMAN = 11
    STAR = 12
    DASH = 13
    PLUS = 14
    DOT = 15

    @property
    def is_bullet(self) -> bool:
        """Bullets are counted, not read: -1, -2, +1 …."""
        return self >= Kind.STAR


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: kind, ordinal (0 for bullets), the numbers of a decimal one, and where the text goes on."""

    kind: Kind
    part: str
    ordinal: int
    end: int
    raw: str
    style: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[Kind, str, int]:
        """Markers with the same key are of one list: «1.» and «1)» are not, nor are 1.1 and 1.1.1."""
        return self.kind, self.style, len(self.numbers)


_WORDED = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s+|THỨ\s+)?(?P<number>[IVX]+|\d{1,2}|[A-ZĐ]|nhất|hai|ba|tư|năm"
    r"|sáu|bảy|tám|NHẤT|HAI|BA|TƯ|NĂM|SÁU)(?P<after>[.:\-–]\s*|\s+|$)"
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3})(?:[.:]\s*|\s*$)")
_DECIMAL = re.compile(r"(?P<numbers>(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s?[-–]\s+|\s+)(?=\D|$)")
_NUMBER = re.compile(r"(?P<number>\d{1,3})(?P<style>[.)/-])\s*(?=[^\d\s]|\s\d)")
_NUMBER_ALONE = re.compile(r"(?P<number>\d{1,3})(?P<style>[.)])$")
_ROMAN = re.compile(r"(?P<number>[IVX]{1,6})(?:\s?[.)/]\s*|\s?[-–]\s+|-\s*)(?=\S)")
_ROMAN_BARE = re.compile(rf"(?P<number>II|III|IV|VI{{1,3}}|IX|XI{{0,3}})\s+(?=[{UPPER}]{{2,}}\s[{UPPER}]{{2,}})")
"""A scan loses the dot: «II MỤC TIÊU»."""
_CAPITAL = re.compile(r"(?P<letter>[A-HK-UYĐ]|[IVX])(?:\s?[.)/]|\s?[-–])\s+(?=\S)")
_LETTER = re.compile(r"(?P<letter>[a-zđ])(?P<style>[.)/]|-)\s*(?=\S)")
_IN_BRACKETS = re.compile(r"\((?P<inner>\d{1,3}|[ivx]{1,5}|[a-zđ])\)\s*(?=\S)")
_SMALL_ROMAN = re.compile(r"(?P<number>i{1,3}|iv|vi{0,3}|ix|x)(?P<style>[.)])\s+(?=\S)")
_BULLET = re.compile(r"(?P<sign>[-–—−‑]|\+|\*|[•●▪■◆❖►➢✓✔○◦·§]|o(?=\s))\s*(?=[^\s\d+*-]|\s\S|\d)")
_BULLET_KINDS = {"+": Kind.PLUS, "*": Kind.STAR} | dict.fromkeys("-–—−‑", Kind.DASH)
_SMALL_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_FIRST = set("PCMĐĐ0123456789IVXABCDEFGHKLMNOPQRSTUYabcdđeghiklmnopqrstuvxyfjwz(-–—−‑+*•●▪■◆❖►➢✓✔○◦·§")


def parse_marker(line: str) -> Marker | None:
    """The marker a line starts with, or None."""
    if not line or line[0] not in _FIRST:
        return None
    first = line[0]
    if first in "-–—−‑+*•●▪■◆❖►➢✓✔○◦·§" or line.startswith("o "):
        return _bullet(line)
    if first.isdigit():
        return _decimal(line) or _number(line)
    if first == "(":
        return _bracketed(line)
    if first.islower():
        return _small_letter(line)
    return _worded(line) or _decimal(line) or _roman(line) or _capital(line)


def _bullet(line: str) -> Marker | None:
    match = _BULLET.match(line)
    if not match:
        return None
    sign = match["sign"]
    kind = _BULLET_KINDS.get(sign, Kind.DOT)
    if kind is Kind.DASH and not line[1:2].isspace() and line[1:2].isdigit():
        return None  # «-5 %» is a number
    return Marker(
        kind, {Kind.PLUS: "+", Kind.STAR: "*"}.get(kind, "-"), 0, match.end(), sign, sign if kind is Kind.DOT else ""
    )


def _decimal(line: str) -> Marker | None:
    match = _DECIMAL.match(line)
    if not match:
        return None
    pieces = match["numbers"].split(".")
    if (len(pieces) == 2 and pieces[1] in ("000", "00")) or (len(pieces) == 3 and len(pieces[2]) > 2):
        return None
    try:
        first = int(pieces[0]) if pieces[0].isdigit() else parse_roman(pieces[0])
    except ValueError:
        return None
    numbers = (first, *(int(piece) for piece in pieces[1:]))
    return Marker(Kind.DECIMAL, pieces[-1], numbers[-1], match.end(), match["numbers"], "", numbers)


def _number(line: str) -> Marker | None:
    match = _NUMBER.match(line) or _NUMBER_ALONE.match(line)
    if not match:
        return None
    number, style = match["number"], match["style"]
    if style in "/-" and not line[match.end("style") : match.end("style") + 1].isspace():
        return None
    return Marker(Kind.NUMBER, str(int(number)), int(number), match.end(), number + style, style)


def _bracketed(line: str) -> Marker | None:
    match = _IN_BRACKETS.match(line)
    if not match:
        return None
    inner = match["inner"]
    if inner.isdigit():
        return Marker(Kind.IN_BRACKETS, str(int(inner)), int(inner), match.end(), f"({inner})", "1")
    if inner in _SMALL_ROMANS:
        return Marker(Kind.SMALL_ROMAN, inner, _SMALL_ROMANS[inner], match.end(), f"({inner})", "()")
    if len(inner) == 1:
        return Marker(Kind.LETTER, inner, letter_ordinal(inner), match.end(), f"({inner})", "()")
    return None


def _small_letter(line: str) -> Marker | None:
    match = _LETTER.match(line)
    if match:
        style = match["style"]
        spaced = line[match.end("style") : match.end("style") + 1].isspace()
        if style == ")" or spaced:
            letter = match["letter"]
            return Marker(Kind.LETTER, letter, letter_ordinal(letter), match.end(), letter + style, style)
    match = _SMALL_ROMAN.match(line)
    if match:
        number = match["number"]
        return Marker(Kind.SMALL_ROMAN, number, _SMALL_ROMANS[number], match.end(), match[0].strip(), match["style"])
    return None


def _worded(line: str) -> Marker | None:
    match = _ARTICLE.match(line)
    if match:
        return Marker(Kind.ARTICLE, f"Điều {match['number']}", int(match["number"]), match.end(), match[0].strip())
    match = _WORDED.match(line)
    if not match:
        return None
    word = match["word"].capitalize()
    kind = {"Phần": Kind.PART, "Chương": Kind.CHAPTER, "Mục": Kind.SECTION}[word]
    ordinal = _worded_ordinal(match["number"])
    if ordinal is None or (kind is Kind.SECTION and match["after"].strip() == "" and match.end() < len(line)):
        return None  # «Mục 2 của Kế hoạch này» is a reference
    ordered = "thứ " if match["number"].lower() in ORDINALS else ""
    written = match["number"].lower() if ordered else match["number"]
    return Marker(kind, f"{word} {ordered}{written}", ordinal, match.end(), match[0].strip())


def _worded_ordinal(number: str) -> int | None:
    small = number.lower()
    if small in ORDINALS:
        return ORDINALS[small]
    if number.isdigit():
        return int(number) if 0 < int(number) < 40 else None
    try:
        return parse_roman(number)
    except ValueError:
        return letter_ordinal(small)


def _roman(line: str) -> Marker | None:
    match = _ROMAN.match(line) or _ROMAN_BARE.match(line)
    if not match:
        return None
    try:
        ordinal = parse_roman(match["number"])
    except ValueError:
        return None
    return Marker(Kind.ROMAN, match["number"], ordinal, match.end(), match[0].strip())


def _capital(line: str) -> Marker | None:
    match = _CAPITAL.match(line)
    if not match:
        return None
    letter = match["letter"]
    return Marker(Kind.CAPITAL, letter, letter_ordinal(letter.lower()), match.end(), match[0].strip())


_LOOKS_ROMAN = re.compile(r"(?P<token>[IVX1lL|!HÍ]{1,5})\s?[.,:]\s+(?=\S)")
_AS_ROMAN = str.maketrans({"1": "I", "l": "I", "L": "I", "|": "I", "!": "I", "Í": "I", "H": "II"})


def misread_roman(line: str, expected: int) -> Marker | None:
    """A Roman number that OCR got wrong («1.», «1L.», «H.»), where it is the one that must come next."""
    match = _LOOKS_ROMAN.match(line)
    if match is None or not is_capitals(line[match.end() :]):
        return None
    token = match["token"]
    wanted = to_roman(expected)
    if token == wanted or token.translate(_AS_ROMAN) != wanted:
        return None
    return Marker(Kind.ROMAN, wanted, expected, match.end(), token)


def as_capital(marker: Marker) -> Marker:
    """A one-letter Roman marker read as a capital letter («I.» after «H.»)."""
    return Marker(Kind.CAPITAL, marker.part, letter_ordinal(marker.part.lower()), marker.end, marker.raw)


def letter_ordinal(letter: str) -> int:
    """The place of a list letter, from 1; letters that lists skip count as the one before."""
    place = LIST_LETTERS.find(letter)
    return place + 1 if place >= 0 else ord(letter) - ord("a") + 1


def next_letter(letter: str) -> str:
    """The letter that follows in a list: đ after d, g after e."""
    return LIST_LETTERS[(LIST_LETTERS.find(letter) + 1) % len(LIST_LETTERS)]
