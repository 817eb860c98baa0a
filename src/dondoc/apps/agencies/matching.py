"""Keys by which names of bodies are compared, however they were written.

Abbreviations are spelt out, tone marks may stand in either place, «và», «&», commas and
dashes weigh nothing, case neither. Marks count: «Sở Y tế» is not «So Y te»; `bare_key` is
for what OCR or a keyboard without marks left behind.

>>> match_key("Sở KH&CN") == match_key("SỞ KHOA HỌC - CÔNG NGHỆ") == match_key("Sở Khoa học và Công nghệ")
True
>>> match_key("Uỷ ban nhân dân tỉnh") == match_key("UBND tỉnh")
True
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from dondoc.apps.agencies.tables import abbreviations
from dondoc.vn.folding import exact_key, fold

LONGEST = 250
_JOINTS = {"va", "va2"}
_BEFORE_A_NAME = frozenset({"TP", "Tp"})  # «Sở TP» is Tư pháp, «TP Huế» a city


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """The key of a name: equal for all its spellings, kept in `BodyName.key`."""
    return _without_joints(exact_key(spell_out(name)))[:LONGEST]


@lru_cache(maxsize=65536)
def bare_key(name: str) -> str:
    """The key without marks."""
    return _without_joints(fold(spell_out(name)))[:LONGEST]


@lru_cache(maxsize=65536)
def spell_out(name: str) -> str:
    """The name with its abbreviations in full.

    >>> spell_out("UBND TP. Huế"), spell_out("Sở LĐ-TB&XH")
    ('Ủy ban nhân dân thành phố Huế', 'Sở Lao động - Thương binh và Xã hội')
    """
    one_line = " ".join(unicodedata.normalize("NFC", name).split())
    return " ".join(_short_forms().sub(lambda match: _full_form(match, one_line), one_line).split())


def _full_form(match: re.Match[str], text: str) -> str:
    if match[0] in _BEFORE_A_NAME and not text[match.end() :].lstrip()[:1].isupper():
        return match[0]
    full = abbreviations()[match[0]]
    return f"{full} " if match[0].endswith(".") else full


@cache
def _short_forms() -> re.Pattern[str]:
    forms = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w&])(?:" + "|".join(re.escape(form) + (r"(?![\w&])" if form[-1] != "." else "") for form in forms) + ")"
    )


def _without_joints(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _JOINTS)
