r"""Characters that only look right in their font: Symbol and Wingdings, and what plain letter they stand for.

Word stores them as private-use characters U+F020 to U+F0FF. The tables name the
ones that documents use; ≥ and ≤ matter most, for they decide what a target means.
Source: Adobe's Symbol encoding and Microsoft's Wingdings chart. An unknown glyph
becomes a bullet: to lose it would join two words.

>>> symbol("F0B3", "Symbol")
'≥'
>>> bullet("\uf0d8")
'•'
"""

from __future__ import annotations

import re

_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL = {
    **{code: chr(code) for code in (*range(0x20, 0x22), 0x23, *range(0x25, 0x27), *range(0x28, 0x2A))},
    **{code: chr(code) for code in range(0x2B, 0x40)},
    **_GREEK,
    **dict(zip((0x44, 0x46, 0x47, 0x4C, 0x50, 0x51, 0x53, 0x57, 0x58, 0x59), "ΔΦΓΛΠΘΣΩΞΨ", strict=True)),
    **{0x2D: "-", 0x5B: "[", 0x5D: "]", 0x7B: "{", 0x7C: "|", 0x7D: "}", 0xA2: "′", 0xA3: "≤", 0xA4: "/", 0xA5: "∞"},
    **{0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×"},
    **{0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xBE: "-", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑"},
}
_WINGDINGS = {
    **{0x2D: "-", 0x2B: "+", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x6F: "☐", 0xA8: "☐", 0x20: " "},
    **{0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xF0: "⇒"},
}
_EITHER = {**_WINGDINGS, **_SYMBOL}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_DASHES = frozenset("-–—‒−‐‑")
_PLAIN = frozenset("+*")


def symbol(code: str, font: str) -> str:
    """The plain text of a `w:sym`: its code in hexadecimal, and its font."""
    try:
        value = int(code, 16)
    except ValueError:
        return "•"
    if 0xF000 <= value <= 0xF0FF or (value <= 0xFF and font.startswith(("Symbol", "Wingdings", "Webdings"))):
        return _glyph(value & 0xFF, font)
    return chr(value) if 0x20 <= value < 0xD800 or 0xE000 <= value < 0xFFFE else "•"


def without_private(text: str) -> str:
    """The text with private-use characters as plain ones, where the font is no longer known."""
    return _PRIVATE.sub(lambda match: _EITHER.get(ord(match[0]) & 0xFF, "•"), text)


def bullet(text: str) -> str:
    r"""The marker of a bulleted level: dashes are one dash, plus and star stay, ornaments become one bullet.

    >>> bullet("\uf02d"), bullet("–"), bullet("o"), bullet("+")
    ('-', '-', '•', '+')
    """
    text = without_private(text).strip()
    if text in _DASHES:
        return "-"
    return text if len(text) != 1 or text in _PLAIN else "•"


def _glyph(code: int, font: str) -> str:
    return (_WINGDINGS if font.startswith(("Wingdings", "Webdings")) else _SYMBOL).get(code, "•")
