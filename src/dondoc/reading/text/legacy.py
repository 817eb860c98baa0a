"""Vietnamese from before Unicode: TCVN3 (.VnTime), VNI, VISCII, VPS, and UTF-8 read as Windows-1252.

In such a file each byte stands for a Vietnamese letter only by the font or by
agreement; programs hand it over as the Latin-1 or Windows-1252 characters of the same
bytes: «KÕ ho¹ch» is «Kế hoạch». The font's name decides where there is one. Without
it the text is converted only where that makes many more Vietnamese words: to spoil
right text is worse than to leave wrong text, which everybody sees.
Tables: `reading/data/*.tsv`, each with its source.

>>> decode("KÕ ho¹ch cña Uû ban nh©n d©n", Encoding.TCVN3)
'Kế hoạch của Uỷ ban nhân dân'
>>> decode("Xin chaøo caùc baïn", Encoding.VNI)
'Xin chào các bạn'
"""

from __future__ import annotations

import enum
import re
from functools import cache
from importlib.resources import files

_LEAST_SHARE = 0.6
"""At least this share of the marked words has to be Vietnamese after decoding."""

_LEAST_GAIN = 0.3
_MOST_WORDS = 400  # enough to judge by; a longer text says no more


class Encoding(enum.StrEnum):
    """The encodings that are told by fonts or by their words."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    VISCII = "VISCII"
    VPS = "VPS"


_LATIN_1_LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
_SIGNS = "".join(chr(code) for code in range(0xA1, 0x100) if chr(code) not in _LATIN_1_LETTERS)
NOT_VIETNAMESE = re.compile(f"[{_SIGNS}]")
"""Latin-1 signs that no Vietnamese text in Unicode needs; a few («», ², °) it may hold all the same."""

_FONTS = (
    (re.compile(r"\.vn|vn(?:time|arial|helvet|avant|courier|3dh|book|southern)", re.IGNORECASE), Encoding.TCVN3),
    (re.compile(r"vni[-_ ]", re.IGNORECASE), Encoding.VNI),
    (re.compile(r"vps[-_ ]", re.IGNORECASE), Encoding.VPS),
)
_CAPITAL_FONT = re.compile(r"\.?vn.*h", re.IGNORECASE)
_UNICODE_LETTER = re.compile("[\u1ea0-\u1ef9]")
# Windows set to Vietnamese hands the bytes over as Windows-1258, where some are other characters
_FROM_1258 = str.maketrans(
    {bytes([code]).decode("cp1258"): chr(code) for code in b"\xc3\xcc\xd0\xd2\xd5\xdd\xde\xe3\xec\xf0\xf2\xf5\xfd\xfe"}
)
_FROM_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}  # fonts marked as symbol fonts, in DOCX
_MARKED_WORD = re.compile(r"\S*[^\x00-\x7f\s]\S*")
_SMALL_ASCII = re.compile("[a-z]")
_CAPITALS_BUT_MARKED = re.compile(r"(?<!\w)(?=\w*[A-Z]\w*[A-ZĐĂÂÊÔƠƯ])[^\Wa-z\d_]+(?!\w)")


def font_encoding(font_name: str) -> Encoding | None:
    """The encoding that a font stands for: .VnTime is TCVN3, VNI-Times is VNI, others none."""
    name = font_name.strip(" '\"")
    return next((encoding for pattern, encoding in _FONTS if pattern.match(name)), None)


def is_capital_font(font_name: str) -> bool:
    """Whether a font draws small letters as capitals: .VnTimeH, .VnArialH."""
    return _CAPITAL_FONT.fullmatch(font_name.strip(" '\"")) is not None


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The Unicode text of bytes seen as Latin-1 or Windows-1252 characters.

    Text that holds letters of Unicode's Vietnamese block is already right, whatever its font.
    """
    if _UNICODE_LETTER.search(text):
        return text.upper() if capitals else text
    text = text.translate(_FROM_SYMBOLS)
    if NOT_VIETNAMESE.search(text):
        text = text.translate(_FROM_1258)
    if encoding is Encoding.VNI:
        pattern, letters = _pairs()
        decoded = pattern.sub(lambda match: letters[match[0]], text)
    else:
        decoded = text.translate(_characters(encoding))
    if capitals:
        return decoded.upper()
    return _raise_capitals(decoded) if encoding is Encoding.TCVN3 else decoded


def guess_legacy(text: str) -> Encoding | None:
    """The encoding in which the text, taken as it stands for Windows-1252, would read as Vietnamese."""
    words = _MARKED_WORD.findall(text[: _MOST_WORDS * 100])[:_MOST_WORDS]
    if not words:
        return None
    sample = " ".join(words)
    as_it_stands = _share(sample)
    if as_it_stands > 1 - _LEAST_GAIN:
        return None
    shares = {encoding: _share(decode(sample, encoding)) for encoding in Encoding}
    best = max(shares, key=lambda encoding: shares[encoding])
    found = shares[best] >= _LEAST_SHARE and shares[best] - as_it_stands >= _LEAST_GAIN
    return best if found else None


def marked_share(text: str) -> float:
    """The share of Vietnamese words among those that hold a letter beyond ASCII: where encodings differ."""
    return _share(" ".join(_MARKED_WORD.findall(text[: _MOST_WORDS * 100])[:_MOST_WORDS]))


def repair_mojibake(text: str) -> str | None:
    """The text where UTF-8 was read as Windows-1252 («Káº¿ hoáº¡ch»), or None where it was not."""
    pattern, codes = _misread()
    found = 0

    def repaired(match: re.Match[str]) -> str:
        nonlocal found
        try:
            right = match[0].translate(codes).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return match[0]
        found += 1
        return right

    out = pattern.sub(repaired, text)
    return out if found and marked_share(out) > marked_share(text) else None


def _share(text: str) -> float:
    from dondoc.reading.text.plausible import vietnamese_share  # loads the syllables: only when needed

    return vietnamese_share(text)


def _raise_capitals(text: str) -> str:
    """TCVN3 has no accented capitals: in «HO¹CH» the mark is small although the word is not."""
    return "\n".join(map(_raise_line, text.split("\n")))


def _raise_line(line: str) -> str:
    raised = _CAPITALS_BUT_MARKED.sub(lambda match: match[0].upper(), line)
    return line.upper() if raised != line and not _SMALL_ASCII.search(line) else raised


@cache
def _table(encoding: Encoding) -> dict[bytes, str]:
    lines = files("dondoc.reading.data").joinpath(f"{encoding.value.lower()}.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "bytes")))
    return {bytes.fromhex(code): letter for code, letter in rows}


@cache
def _characters(encoding: Encoding) -> dict[int, str]:
    """From the characters that a byte is seen as, Latin-1 or Windows-1252, to its letter."""
    seen: dict[int, str] = {}
    for code, letter in _table(encoding).items():
        seen[code[0]] = letter
        seen[ord(code.decode("cp1252", "ignore") or chr(code[0]))] = letter
    return seen


@cache
def _pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    """VNI's letters, longest first, with marks in either case after either case of vowel."""
    letters: dict[str, str] = {}
    for code, letter in _table(Encoding.VNI).items():
        seen = code.decode("latin-1")
        letters[seen] = letter
        letters.setdefault(seen[0] + seen[1:].swapcase(), letter)
    longest_first = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(longest_first)), letters


@cache
def _misread() -> tuple[re.Pattern[str], dict[int, int]]:
    """UTF-8 sequences as Windows-1252 shows them, and the way back to bytes."""
    codes = {ord(bytes([code]).decode("cp1252", "ignore") or chr(code)): code for code in range(0x80, 0xA0)}
    follow = "[" + "".join(map(re.escape, map(chr, [*codes, *range(0x80, 0xC0)]))) + "]"
    return re.compile(f"[\u00c2-\u00df]{follow}|[\u00e0-\u00ef]{follow}{{2}}|[\u00f0-\u00f4]{follow}{{3}}"), codes
