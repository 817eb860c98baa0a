"""Rows of the record for tests: short calls, real models, sensible defaults."""

from __future__ import annotations

import hashlib
import itertools
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, BodyName, BodyParent
from dondoc.apps.documents.models import Document, DocumentReading, StoredFile
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.vn.alphabet import fold
from dondoc.vn.folding import fold as search_key

PASSWORD = "mat-khau-dai-2026"
_serial = itertools.count(1)


def make_body(
    name: str,
    *,
    kind: Body.Kind = Body.Kind.DEPARTMENT,
    level: Body.Level = Body.Level.PROVINCE,
    short: str = "",
    under: Body | None = None,
    since: date | None = None,
    until: date | None = None,
    **fields: Any,
) -> Body:
    """A body with one name, as `agencies.actions.add_body` would make it."""
    body = Body.objects.create(
        slug=f"{slugify(fold(name))[:90]}-{next(_serial)}",
        kind=kind,
        level=level,
        founded_on=since,
        ended_on=until,
        **fields,
    )
    BodyName.objects.create(
        body=body, name=name, short=short, key=match_key(name), sort=name.lower(), since=since, until=until
    )
    if under:
        BodyParent.objects.create(body=body, parent=under, since=since)
    return body


def make_person(name: str, role: Role | None = None, body: Body | None = None, **fields: Any) -> User:
    """A person who can sign in with `PASSWORD`, holding one role."""
    user = User.objects.create_user(
        f"{slugify(fold(name))}.{next(_serial)}@example.vn", PASSWORD, full_name=name, **fields
    )
    if role:
        RoleHeld.objects.create(user=user, role=role, body=body, since=date(2020, 1, 1))
    return user


def make_file(content: bytes = b"x") -> StoredFile:
    digest = hashlib.sha256(content + str(next(_serial)).encode()).hexdigest()
    return StoredFile.objects.create(
        sha256=digest, size=len(content), media_type="text/plain", path=f"{digest[:2]}/{digest}"
    )


def make_document(owner: Body, text: str = "", *, data: dict[str, Any] | None = None, **fields: Any) -> Document:
    """A document that was read; `text` is its normalised text, `data` the reading without it."""
    values = {"file": make_file(text.encode()), "file_name": "ke-hoach.txt", "state": Document.State.READ, **fields}
    document = Document.objects.create(owner=owner, **values)
    DocumentReading.objects.create(
        document=document,
        text=text,
        data=data or {},
        sha256="0" * 64,
        reader="test",
        read_at=timezone.now(),
        seconds=0.0,
    )
    return document


def make_plan(monitor: Body, *, name: str = "Kế hoạch thử", text: str = "", **fields: Any) -> Plan:
    """An adopted plan."""
    document = make_document(
        monitor, text, state=Document.State.ADOPTED, kind="Kế hoạch", number=f"{next(_serial)}/KH-UBND", title=name
    )
    values = {
        "short_name": f"KH {document.number}",
        "issued_on": date(2026, 1, 5),
        "starts_on": date(2026, 1, 5),
        "adopted_at": timezone.now(),
        "file_sha256": document.file.sha256,
        "reading_sha256": "0" * 64,
        "decisions_sha256": "0" * 64,
        "decisions": [],
        **fields,
    }
    return Plan.objects.create(document=document, name=name, monitor=monitor, **values)


def make_task(
    plan: Plan,
    lead: Body | None,
    text: str = "Xây dựng báo cáo",
    *,
    due: date | None = None,
    coordinate: tuple[Body, ...] = (),
    **fields: Any,
) -> Task:
    """A task with its lead's assignment and those of the coordinators."""
    kind = Task.DeadlineType.BY if due else Task.DeadlineType.NONE
    values: dict[str, Any] = {
        "deadline_type": kind,
        "first_due": due,
        "due": due,
        "open_due": due,
        "bare": search_key(text),
        **fields,
    }
    task = Task.objects.create(plan=plan, number=plan.tasks.count() + 1, text=text, **values)
    if lead:
        make_assignment(task, lead, due=due)
    for body in coordinate:
        make_assignment(task, body, role=Assignment.Role.COORDINATE, due=due)
    return task


def make_assignment(
    task: Task, body: Body, *, role: Assignment.Role = Assignment.Role.LEAD, due: date | None = None, **fields: Any
) -> Assignment:
    # Only those who lead take the work on; those who help are at it from the start.
    state = Assignment.State.NEW if role == Assignment.Role.LEAD else Assignment.State.IN_PROGRESS
    values: dict[str, Any] = {"first_due": due, "due": due, "given_on": date(2026, 1, 6), "state": state, **fields}
    return Assignment.objects.create(task=task, plan=task.plan, body=body, role=role, **values)
