"""Numbers of documents as people write them, and the key under which their spellings agree.

Offices write «57-NQ/TW», «57/NQ-TW» and «57/NQ/TW» for one number. The serial, the year
and the letters have to agree, their order too; signs, spaces and leading noughts do not.

>>> number_key("57-NQ/TW") == number_key("57/NQ-TW") == number_key("Số 57 /NQ- TW")
True
>>> number_key("05/KH-UBND"), number_key("/KH-UBND"), number_key("")
('5 kh ubnd', '', '')
"""

from __future__ import annotations

from dondoc.vn.folding import fold

LONGEST = 60


def number_key(number: str) -> str:
    """The key; empty where the serial is blank, for a blank number is nobody's."""
    parts = fold(number).split()
    while parts and parts[0] == "so":
        parts = parts[1:]
    if not parts or not parts[0][0].isdigit():
        return ""
    return " ".join(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)[:LONGEST]
