"""A document that is a table: rows that a person has mapped become a reading, and so a review like any other.

The words of each row are recognised as in every document: bodies of a cell, deadlines as
offices write them. Which column is which has been said by a person, so nothing is guessed
about that; each row is one task with its place in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc import __version__
from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body as Owner
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core import search
from dondoc.apps.documents.models import Document, DocumentReading, StoredFile
from dondoc.apps.documents.permissions import can_upload
from dondoc.apps.documents.proof import reading_digest
from dondoc.apps.documents.search import entry_of
from dondoc.apps.documents.signals import document_read
from dondoc.reading.model import (
    Body,
    Confidence,
    Deadline,
    DocumentFacts,
    Passage,
    Reading,
    Role,
    Section,
    Span,
    Task,
    Warning,
)
from dondoc.reading.recognise.deadlines import read_deadline
from dondoc.reading.recognise.labels import Label
from dondoc.reading.recognise.roles import parse_assignment
from dondoc.reading.sources.base import Format, Place

_SURE = Confidence(0.95, "table-column")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as a person mapped it. A row with nothing but `heading` is a heading over those below it."""

    number: str = ""
    text: str = ""
    lead: str = ""
    coordinate: str = ""
    due: str = ""
    product: str = ""
    note: str = ""
    heading: str = ""
    line: int = 0  # in the file, from 1


@dataclass(slots=True)
class _Writer:
    """The text of a table in the making, with what was found in it."""

    year: int | None
    text: str = ""
    tasks: list[Task] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def line(self, words: str, role: Role, *, path: str | None = None, row: int | None = None) -> Span:
        """A line of text; returns the span of its words."""
        start = len(self.text)
        self.text += f"{words}\n"
        span = Span(start, start + len(words))
        self.passages.append(Passage(Span(start, len(self.text)), role, path))
        self.places.append((start, Place(table=0, row=row - 1 if row else None)))
        return span

    def labelled(self, label: str, words: str, path: str, row: int) -> Span:
        """«Chủ trì: …»; returns the span of the words behind the label."""
        span = self.line(f"{label}: {words}", Role.ASSIGNMENT, path=path, row=row)
        return Span(span.start + len(label) + 2, span.end)


def build_reading(rows: Sequence[TableRow], *, title: str, issued_on: date | None) -> Reading:
    """What the rows say, in the form of every reading."""
    writer = _Writer(year=issued_on.year if issued_on else None)
    span = writer.line(title, Role.TITLE)
    group, number = "", 0
    for row in rows:
        if row.heading:
            number += 1
            group = str(number)
            place = writer.line(row.heading, Role.HEADING, path=group, row=row.line)
            writer.sections.append(Section(group, row.heading, 1, place))
        elif row.text:
            _write_task(writer, row, f"{group}.{len(writer.tasks) + 1}" if group else str(len(writer.tasks) + 1))
    facts = DocumentFacts(
        kind="Kế hoạch",
        title=title,
        issued_on=issued_on.isoformat() if issued_on else None,
        spans={"title": span},
    )
    return Reading(
        format=Format.TEXT,
        text=writer.text,
        document=facts,
        sections=tuple(writer.sections),
        tasks=tuple(writer.tasks),
        warnings=tuple(writer.warnings),
        passages=tuple(writer.passages),
        places=tuple(writer.places),
    )


def _write_task(writer: _Writer, row: TableRow, path: str) -> None:
    text = " ".join(row.text.split())
    marker = f"{row.number}. " if row.number else ""
    whole = writer.line(f"{marker}{text}", Role.TASK, path=path, row=row.line)
    span = Span(whole.start + len(marker), whole.end)
    lead, helpers = _bodies(writer, row, path)
    due = writer.labelled("Thời hạn", row.due, path, row.line) if row.due else None
    found = read_deadline(row.due, year=writer.year, offset=due.start) if due else None
    product = writer.labelled("Sản phẩm", row.product, path, row.line) if row.product else None
    if row.note:
        writer.line(f"Ghi chú: {row.note}", Role.ASIDE, path=path, row=row.line)
    for one in found.impossible if found else ():
        writer.warnings.append(Warning("impossible-date", path, one.text, one.last.isoformat(), span=due))
    if not lead:
        writer.warnings.append(Warning("no-lead", path, span=span))
    writer.tasks.append(
        Task(
            path=path,
            text=text,
            lead=lead,
            coordinate=helpers,
            deadline=found.deadline if found else Deadline(),
            product=row.product or None,
            span=span,
            product_span=product,
            confidence={"lead": _SURE if lead else Confidence(0.5, "nobody-named"), "deadline": _SURE},
        )
    )


def _bodies(writer: _Writer, row: TableRow, path: str) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    lead: tuple[Body, ...] = ()
    helpers: tuple[Body, ...] = ()
    if row.lead:
        place = writer.labelled("Chủ trì", row.lead, path, row.line)
        told = parse_assignment(row.lead, Label.LEAD, offset=place.start)
        lead, helpers = told.lead, told.coordinate
    if row.coordinate:
        place = writer.labelled("Phối hợp", row.coordinate, path, row.line)
        helpers += parse_assignment(row.coordinate, Label.COORDINATE, offset=place.start).coordinate
    names = {body.name for body in lead}
    return lead, tuple({body.name: body for body in helpers if body.name not in names}.values())


def read_due(words: str, *, year: int | None = None) -> str:
    """The last day of what a cell names, ISO; empty where it names none: «quý II/2026» is 2026-06-30."""
    return read_deadline(words, year=year).deadline.due or "" if words else ""


@transaction.atomic
def add_table(
    *,
    file: StoredFile,
    name: str,
    owner: Owner,
    by: User,
    rows: Sequence[TableRow],
    title: str,
    issued_on: date | None = None,
) -> Document:
    """The rows as a document that waits for review."""
    can_upload(by, owner).require()
    reading = build_reading(rows, title=title, issued_on=issued_on)
    data = reading.to_json()
    text = data["source"].pop("text")
    document = Document.objects.create(
        file=file,
        file_name=name,
        owner=owner,
        uploaded_by=by,
        state=Document.State.READ,
        kind="Kế hoạch",
        title=title,
        issued_on=issued_on.isoformat() if issued_on else "",
    )
    audit.record(Verb.UPLOADED, on=document, by=by, for_body=owner, new={"file_name": name})
    kept = DocumentReading.objects.create(
        document=document,
        text=text,
        data=data,
        sha256=reading_digest(text, data),
        reader=__version__,
        read_at=timezone.now(),
        seconds=0.0,
    )
    search.put(search.build(entry_of(document, text)))
    audit.record(Verb.READ, on=document, by=None, reason=_("Từ bảng tính, theo cột mà người tải lên đã chọn."))
    document_read.send(sender=Document, document=document, reading=kept, again=False)
    return document
