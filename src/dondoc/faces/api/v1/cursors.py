"""Pages that stay whole while others write: each begins behind the last row of the one before.

Rows come in the order of their numbers, which never change, so that nothing is given twice
and nothing that was there all the time is left out. A cursor is signed: it is good for the
list that gave it, and for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dondoc.faces.api.v1.problems import invalid

USUAL, MOST = 50, 200


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the cursor of the next page where there is one."""

    rows: list[Any]
    next: str | None


def page_of(rows: QuerySet[Any, Any], *, of: str, cursor: str | None, limit: int) -> Page:
    """The rows behind the cursor, in the order of their keys. One query."""
    if cursor:
        rows = rows.filter(pk__gt=read_cursor(cursor, of))
    found = list(rows.order_by("pk")[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], cursor_of(found[limit - 1].pk, of) if more else None)


def cursor_of(last: int, of: str) -> str:
    """Behind the row of this key."""
    return _signer(of).sign_object(last)


def read_cursor(cursor: str, of: str) -> int:
    """The key of the last row; a problem for what this list did not give."""
    try:
        return int(_signer(of).unsign_object(cursor))
    except (signing.BadSignature, ValueError, TypeError):
        raise invalid(_("Con trỏ trang không đúng. Hãy đọc lại từ trang đầu."), ["query", "cursor"]) from None


def _signer(of: str) -> signing.Signer:
    return signing.Signer(salt=f"api.v1.{of}")
