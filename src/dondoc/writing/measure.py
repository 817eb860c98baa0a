"""How wide words are in Times New Roman, and where a long line is best broken.

Needed for rules that are as long as the words above them, for a head whose first line
must not break, and for long names in balanced lines. Marks do not change the width of a letter.
Source: Adobe font metrics of Times-Roman and Times-Bold, with which Times New Roman and
Liberation Serif agree (core 14 fonts, 1997-01-01); ơ and ư as o and u with a tenth more.

>>> round(width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True))
271
>>> break_lines("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 180, 13, bold=True)
('SỞ NÔNG NGHIỆP', 'VÀ MÔI TRƯỜNG')
"""

from __future__ import annotations

import unicodedata
from itertools import combinations

_REGULAR = (
    "A722B667C667D722E611F556G722H722I333J389K722L611M889N722O722P556Q722R667S556T611U722V722W944X722Y722Z611"
    "a444b500c444d500e444f333g500h500i278j278k500l278m778n500o500p500q500r333s389t278u500v500w722x500y500z444"
)
_BOLD = (
    "A722B667C722D722E667F611G778H778I389J500K778L667M944N722O778P611Q778R722S556T667U722V722W1000X722Y722Z667"
    "a500b556c444d556e444f333g500h556i278j333k556l278m833n556o500p556q556r444s389t333u556v500w722x500y500z444"
)
_SIGNS = {" ": 250, "\u00a0": 250, ".": 250, ",": 250, ":": 278, ";": 278, "/": 278, "-": 333, "(": 333, ")": 333}
_BASES = {"Đ": "D", "đ": "d", "Ơ": "O", "ơ": "o", "Ư": "U", "ư": "u"}
_HORNED = 1.1
_MOST_WORDS = 24


def _table(metrics: str) -> dict[str, int]:
    found: dict[str, int] = dict(_SIGNS)
    letter, digits = "", ""
    for sign in f"{metrics}\0":
        if sign.isdigit():
            digits += sign
            continue
        if letter:
            found[letter] = int(digits)
        letter, digits = sign, ""
    return found


_TABLES = {False: _table(_REGULAR), True: _table(_BOLD)}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """In points."""
    return sum(_letter(sign, bold) for sign in unicodedata.normalize("NFC", text)) * size / 1000


def _letter(sign: str, bold: bool) -> float:
    plain = unicodedata.normalize("NFD", sign)
    if "\u031b" in plain:  # the horn of ơ and ư
        return _TABLES[bold].get(plain[0], 500) * _HORNED
    return _TABLES[bold].get(_BASES.get(sign, plain[0]), 500)


def break_lines(text: str, most: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The words in as few lines as fit, of lengths as like as can be; «và» begins a line rather than ends it."""
    words = text.split(" ")
    if width(text, size, bold=bold) <= most or len(words) > _MOST_WORDS:
        return (text,)
    for count in range(2, min(len(words), 4) + 1):
        found = [_cut(words, ends) for ends in combinations(range(1, len(words)), count - 1)]
        fitting = [lines for lines in found if max(width(line, size, bold=bold) for line in lines) <= most]
        if fitting:
            return min(fitting, key=lambda lines: _badness(lines, size, bold))
    return (text,)


def _cut(words: list[str], ends: tuple[int, ...]) -> tuple[str, ...]:
    starts = (0, *ends)
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, (*ends, len(words)), strict=True))


def _badness(lines: tuple[str, ...], size: float, bold: bool) -> float:
    widths = [width(line, size, bold=bold) for line in lines]
    dangling = sum(line.split(" ")[-1].lower() in ("và", "về", "của") for line in lines[:-1])
    return max(widths) - min(widths) + 100 * dangling
