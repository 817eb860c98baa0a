"""What every list understands, and what each of them is asked by."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import BaseModel

from dondoc.faces.api.v1.cursors import USUAL
from dondoc.faces.api.v1.kinds import Cursor, Day, Limit, QueryId, Short
from dondoc.faces.api.v1.problems import invalid


class Paging(BaseModel):
    limit: Limit = USUAL
    cursor: Cursor | None = None


TimeCode = Literal[
    "in_time", "due_soon", "overdue", "no_deadline", "conditional", "done_on_time", "done_late", "done_no_deadline",
    "out", "stale", "ended", "joined",
]  # fmt: skip
CellCode = Literal["done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline", "out"]
StateCode = Literal["new", "in_progress", "awaiting", "done", "suspended", "refused", "rework", "dropped"]


class WorkFilters(Paging):
    """The filters of the list of work on the pages, under the same names."""

    q: Short = ""
    plan: QueryId | None = None
    body: QueryId | None = None
    role: Literal["lead", "coordinate", "follow", "any"] | None = None
    state: StateCode | None = None
    time: TimeCode | None = None
    cell: CellCode | None = None
    field: Short = ""
    mine: Literal["1", "me", "monitor"] | None = None
    due_from: Day | None = None
    due_to: Day | None = None


class PlanFilters(Paging):
    q: Short = ""
    state: Literal["in_force", "ended", "replaced"] | None = None
    monitor: QueryId | None = None


class ItemFilters(Paging):
    kind: Literal["task", "target", "duty"] | None = None
    state: Literal["pending", "accepted", "rejected", "merged", "split"] | None = None


class BodyFilters(Paging):
    on: Day | None = None
    q: Short = ""
    kind: Short = ""
    level: Literal["central", "province", "district", "commune", "unit"] | None = None


class DocumentFilters(Paging):
    state: Literal["queued", "reading", "read", "failed", "adopted", "kept", "withdrawn"] | None = None
    number: Short = ""


class EventFilters(BaseModel):
    limit: Limit = USUAL
    cursor: Cursor | None = None
    start: Literal["first", "now"] = "first"
    task: QueryId | None = None
    plan: QueryId | None = None
    verb: Short = ""


def only_known(request: HttpRequest, asked: BaseModel) -> None:
    """A filter that is spelled wrongly would answer with everything: it is refused instead."""
    unknown = sorted(set(request.GET) - set(type(asked).model_fields))
    if unknown:
        known = ", ".join(type(asked).model_fields)
        words = _("Không có bộ lọc «%(name)s». Các bộ lọc có: %(known)s.") % {"name": unknown[0][:50], "known": known}
        raise invalid(words, ["query", unknown[0][:50]])
