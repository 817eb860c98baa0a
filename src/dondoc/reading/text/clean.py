r"""One line of text as the reader wants it: NFC, plain letters, single spaces.

Word processors and web pages put the same words in several dresses: combining
marks, the Icelandic Eth for Đ, hyphens that may not break, spaces that are none.
Only signs that look alike are made one; no word is corrected here, because a wrong
repair cannot be seen afterwards. Legacy encodings must be decoded before: in them a
soft hyphen or an Eth is a letter.
Source: ../shared/domain/language.md, part 1.

>>> clean_line("Sở  Khoa học và\u00a0Công nghệ tỉnh Ðắk Lắk ")
'Sở Khoa học và Công nghệ tỉnh Đắk Lắk'
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKES = str.maketrans(
    {
        "\u00d0": "Đ",  # Eth
        "\u0189": "Đ",  # African D
        "\u00f0": "đ",
        "\u0256": "đ",
        "\u2010": "-",
        "\u2011": "-",  # the hyphen that may not break
        "\u00ad": None,  # soft hyphen: Vietnamese is not hyphenated
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        # bullets of Word's Symbol and Wingdings fonts, which have no Unicode of their own
        "\uf02d": "-",
        "\uf02b": "+",
        "\uf02a": "*",
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
        "\uf076": "❖",
    }
)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# between two letters a space without width stands for a word border; elsewhere it is nothing
_ZERO_WIDTH = re.compile(r"(?<=[^\W\d_])[\u200b\ufeff](?=[^\W\d_])")
_WIDTHLESS = re.compile(r"[\u200b\ufeff]")
_PRINTABLE_ODD = re.compile("[\u00d0\u0189\u00f0\u0256\u2010\u2011\u0300-\u036f]")
_COMBINING = re.compile("[\u0300-\u0323]")
# a tone typed before the circumflex or breve: NFC cannot make one letter of it
_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


def clean_line(text: str) -> str:
    """The text on one line: NFC, look-alikes made one, white space folded, ends stripped."""
    if text.isascii():
        if not text.isprintable():
            text = _BLANK.sub(" ", text)
    elif not text.isprintable() or not unicodedata.is_normalized("NFC", text) or _PRINTABLE_ODD.search(text):
        text = _cleaned(text)
    if "  " in text:
        return " ".join(text.split())
    return text.strip()


def _cleaned(text: str) -> str:
    text = _WIDTHLESS.sub("", _ZERO_WIDTH.sub(" ", text))
    text = unicodedata.normalize("NFC", text.translate(_LOOK_ALIKES))
    if _COMBINING.search(text):
        text = _TONE_FIRST.sub(r"\2\1", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", text)
    return _BLANK.sub(" ", text)
