"""Names of the files of letters: «SKHCN_CV-don-doc_Sở Tài chính_2026-11-20.docx».

Some systems of offices take ASCII alone; for them the same name without marks.

>>> ascii_name("SKHCN_CV-don-doc_Sở Tài chính_2026-11-20.docx")
'SKHCN_CV-don-doc_So-Tai-chinh_2026-11-20.docx'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath

from dondoc.apps.documents.names import safe_name

_NOT_ASCII_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_PART = 80


def file_name(symbol: str, word: str, about: str, day: date, *, number: int = 1) -> str:
    """The name of a made file; later ones of the same letter say which they are."""
    parts = [symbol, word, about[:_LONGEST_PART], day.isoformat(), f"ban-{number}" if number > 1 else ""]
    return safe_name("_".join(part.replace("/", "-").strip() for part in parts if part.strip()) + ".docx")


def ascii_name(name: str) -> str:
    """The name for systems that know no marks."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_ASCII_NAME.sub("-", bare).strip("-") or "tep.docx"


def distinct(names: Iterable[str]) -> Iterator[str]:
    """The names, equal ones told apart: «a.docx», «a (2).docx»; for archives that are unpacked on Windows too."""
    seen: set[str] = set()
    for name in names:
        path, found, number = PurePath(name), name, 1
        while found.casefold() in seen:
            number += 1
            found = f"{path.stem} ({number}){path.suffix}"
        seen.add(found.casefold())
        yield found
