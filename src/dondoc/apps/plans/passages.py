"""Places in the normalised text: what the words of a stretch are, and to which item of the document they belong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

_MARKER = re.compile(r"^(?:[-+*•–]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|[IVX]+\.)\s+")
Json = Mapping[str, Any]


def quote(text: str, start: int, end: int) -> str:
    """The words of a stretch on one line, without the list marker it may begin with.

    >>> quote("a) Rà soát\\nvăn bản.", 0, 20)
    'Rà soát văn bản.'
    """
    return _MARKER.sub("", " ".join(text[start:end].split()))


def path_at(data: Json, place: int) -> str:
    """The path of the item in which a place of the text stands; empty outside the body."""
    passages: list[list[Any]] = (data.get("source") or {}).get("passages") or []
    index = bisect_right(passages, place, key=lambda passage: passage[0]) - 1
    for start, end, _role, path in reversed(passages[max(0, index - 3) : index + 1]):
        if start <= place < end and path:
            return str(path)
    return ""
