"""What the columns of an office's table hold: guessed, shown, said by a person, and remembered for the office."""

from __future__ import annotations

from collections.abc import Mapping as Fields
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.documents import storage
from dondoc.apps.documents.permissions import can_upload
from dondoc.apps.plans.models import Plan
from dondoc.apps.sheets.errors import NoContentColumn, NotNow, TwiceTheSame
from dondoc.apps.sheets.models import Mapping, Upload
from dondoc.apps.sheets.office.heads import FIELDS, TEXT, Table, find_table
from dondoc.apps.sheets.office.rows import OfficeRow, office_rows
from dondoc.apps.sheets.reading.runner import Book, read_book

FIRST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """The tables of a file with the mapping proposed for each, and the first rows of the one chosen."""

    tables: tuple[Table, ...]
    chosen: Table | None
    remembered: bool
    rows: tuple[OfficeRow, ...]
    total: int


def offer(upload: Upload, *, sheet: int | None = None) -> Offer:
    """What to show a person who is to say which column is which. Raises `Unreadable`."""
    book = read_book(storage.full_path(upload.file.path))
    tables = tables_of(book)
    chosen = next((table for table in tables if table.sheet == sheet), None) or _largest(book, tables)
    if chosen is None:
        return Offer(tables, None, False, (), 0)
    known = _remembered(upload.by, chosen)
    if known is not None:
        heads = tuple(replace(head, field=known.fields.get(str(head.column), "")) for head in chosen.heads)
        chosen = replace(chosen, heads=heads)
    rows = office_rows(book, chosen.sheet, chosen.first, {str(head.column): head.field for head in chosen.heads})
    return Offer(tables, chosen, known is not None, tuple(rows[:FIRST_ROWS]), len(rows))


def tables_of(book: Book) -> tuple[Table, ...]:
    found = (find_table(sheet, number) for number, sheet in enumerate(book.sheets) if sheet.visible)
    return tuple(table for table in found if table is not None)


def _largest(book: Book, tables: tuple[Table, ...]) -> Table | None:
    """The one with most fields known; of equals the longest."""

    def weight(table: Table) -> tuple[int, int]:
        return sum(1 for head in table.heads if head.field), len(book.sheets[table.sheet].rows)

    return max(tables, key=weight, default=None)


def _remembered(by: User, table: Table) -> Mapping | None:
    rows = Mapping.objects.filter(body__in=by.standing.bodies_all, head=table.signature)
    return rows.order_by("-updated_at", "-pk").first()


@transaction.atomic
def set_mapping(
    *,
    upload: Upload,
    table: Table,
    fields: Fields[str, str],
    aim: str,
    by: User,
    plan: Plan | None = None,
    owner: Body | None = None,
    title: str = "",
    issued_on: date | None = None,
) -> Upload:
    """Say what the columns hold and what is to come of the rows; the rows are then taken by `taking`."""
    held = Upload.objects.select_for_update(of=("self",)).select_related("by", "file").get(pk=upload.pk)
    if held.state != Upload.State.MAPPING or held.by_id != by.pk:
        raise NotNow
    said = {column: field for column, field in fields.items() if field in FIELDS}
    if TEXT not in said.values():
        raise NoContentColumn
    for field in said.values():
        if list(said.values()).count(field) > 1:
            raise TwiceTheSame(field=str(FIELDS[field]))
    if aim == Upload.Aim.REVIEW:
        can_upload(by, owner).require()
    held.sheet, held.head, held.fields, held.aim = table.sheet, table.signature, said, aim
    held.plan, held.owner = plan, owner
    held.title = title[:500]
    held.state = Upload.State.WAITING
    held.issued_on = issued_on
    held.save()
    _remember(held, by)
    return held


def _remember(upload: Upload, by: User) -> None:
    """For the body that keeps such tables: next month the columns are known."""
    body = upload.owner_id or min(by.standing.acts_for or by.standing.bodies_all, default=None)
    if body is not None:
        Mapping.objects.update_or_create(
            body_id=body, head=upload.head, defaults={"fields": upload.fields, "aim": upload.aim, "updated_by": by}
        )
