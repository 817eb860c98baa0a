"""What programs get: the shapes of answers. A field that may be empty is null, never left out."""

# Annotations are read at run time by the description of the API, so they are not postponed here.
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

Row = TypeVar("Row")


class Problem(BaseModel):
    """RFC 9457: what went wrong, and what to do."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    instance: str
    errors: list[dict[str, Any]] | None = None
    current_etag: str | None = None
    scope: str | None = None


class Pages(BaseModel, Generic[Row]):
    """Some rows of a list; `next` is the cursor of the page behind, null at the end."""

    items: list[Row]
    next: str | None


class Named(BaseModel):
    """A body, a person or a plan by number and name."""

    id: int
    name: str


class Plan(BaseModel):
    id: int
    etag: str
    version: int
    name: str
    short_name: str
    state: Literal["in_force", "ended", "replaced"]
    monitor: Named
    assigner: Named | None
    issued_on: date
    starts_on: date
    ends_on: date | None
    standing_period: str
    document_id: int
    adopted_at: datetime
    file_sha256: str
    reading_sha256: str
    decisions_sha256: str
    url: str


class Item(BaseModel):
    """One finding of a document: as read, as people made it, and the task it became."""

    id: int
    etag: str
    version: int
    document_id: int
    kind: Literal["task", "target", "duty"]
    state: Literal["pending", "accepted", "rejected", "merged", "split"]
    position: int
    path: str
    start: int
    end: int
    doubt: float
    value: dict[str, Any]
    task_id: int | None


class Lead(BaseModel):
    """Who leads: today's body, and what it was called when the plan was issued."""

    assignment_id: int
    body: Named
    name_then: str
    state: str
    due: date | None


class Task(BaseModel):
    id: int
    etag: str
    version: int
    plan: Named
    number: int
    path: str
    field: str
    text: str
    product: str
    authority: str
    lead_written: str
    coordinate_written: str
    deadline_type: str
    deadline_text: str
    starts_on: date | None
    first_due: date | None
    due: date | None
    recurrence: str
    condition: str
    time: str
    is_open: bool
    finished_on: date | None
    finished_late: bool
    last_report_on: date | None
    ended_on: date | None
    joined_to: int | None
    replaced_by: int | None
    leads: list[Lead]
    url: str


class Assignment(BaseModel):
    """The part of one body in a task, for a period where the work returns."""

    id: int
    etag: str
    version: int
    task_id: int
    plan_id: int
    body: Named
    name_then: str
    role: Literal["lead", "coordinate", "follow"]
    state: str
    time: str
    period_start: date | None
    period_end: date | None
    first_due: date | None
    due: date | None
    given_on: date
    accepted_on: date | None
    done_on: date | None
    confirmed_on: date | None
    progress: int | None
    last_report_on: date | None
    person: Named | None
    active: bool
    note: str
    moved_from: int | None
    url: str


class Step(BaseModel):
    """A step that can be taken on a part, and why it cannot now."""

    step: str
    allowed: bool
    reason: str


class AssignmentDetail(Assignment):
    steps: list[Step]


class TaskDetail(Task):
    assignments: list[Assignment]


class File(BaseModel):
    id: int
    name: str
    size: int
    media_type: str
    sha256: str
    url: str


class Report(BaseModel):
    id: int
    assignment_id: int
    by: Named | None
    at: datetime
    on: date
    words: str
    progress: int | None
    completes: bool
    confirmed: bool | None
    answer: str
    answered_by: Named | None
    answered_at: datetime | None
    files: list[File]


class Extension(BaseModel):
    """`etag` is that of the part: it is sent back when answering."""

    id: int
    etag: str
    assignment_id: int
    asked_by: Named | None
    asked_at: datetime
    reason: str
    old_due: date
    new_due: date
    decision: Literal["", "granted", "refused"]
    granted_due: date | None
    answer: str
    decided_by: Named | None
    decided_at: datetime | None


class Opinion(BaseModel):
    """`etag` is that of the part which was asked."""

    id: int
    etag: str
    assignment_id: int
    asked_by: Named | None
    asked_at: datetime
    question: str
    due: date
    answer: str
    answered_by: Named | None
    answered_at: datetime | None


class Share(BaseModel):
    """`etag` is that of the part which was divided."""

    id: int
    etag: str
    assignment_id: int
    unit: Named | None
    person: Named | None
    text: str
    due: date | None
    done_on: date | None
    note: str
    withdrawn_on: date | None


class Body(BaseModel):
    """A body as it was on a day."""

    id: int
    slug: str
    name: str
    short: str
    kind: str
    level: str
    alive: bool
    founded_on: date | None
    ended_on: date | None
    parent_id: int | None
    codes: list[str]
    on: date
    url: str


class NameOnce(BaseModel):
    name: str
    short: str
    since: date | None
    until: date | None


class Arrow(BaseModel):
    """A dated fact: from this day the old body gave way to the new one, for a field of work or for all."""

    kind: str
    happened_on: date
    legal_basis: str
    old_id: int
    new_id: int | None
    topic: str


class BodyDetail(Body):
    names: list[NameOnce]
    aliases: list[str]
    came_from: list[Arrow]
    went_to: list[Arrow]


class Candidate(BaseModel):
    id: int
    name: str
    reason: str


class Resolved(BaseModel):
    """Whom a written name means: on the day of the document, and today. Without `now`, a person chooses."""

    written: str
    kind: Literal["body", "group", "position", "unknown"]
    then: Named | None
    now: Named | None
    group: Named | None
    candidates: list[Candidate]
    note: str


class Resolution(BaseModel):
    issued_on: date | None
    today: date
    items: list[Resolved]


class Document(BaseModel):
    id: int
    etag: str
    version: int
    state: str
    kind: str
    number: str
    issuer: str
    issued_on: str
    title: str
    owner: Named
    uploaded_at: datetime
    failure: str
    plan_id: int | None
    file: File
    url: str


class Event(BaseModel):
    """One change: `old` and `new` as they were told on that day; `sentence` in plain words."""

    id: int
    at: datetime
    verb: str
    sentence: str
    by: Named | None
    body: str
    kind: str
    object_id: int
    task_id: int | None
    plan_id: int | None
    old: dict[str, Any]
    new: dict[str, Any]
    reason: str


class Events(BaseModel):
    """`cursor` is where to go on, now or tomorrow; `more` says whether there is more already."""

    items: list[Event]
    cursor: str
    more: bool


class RoleHeld(BaseModel):
    role: str
    body: Named | None
    since: date
    until: date | None


class Key(BaseModel):
    name: str
    scopes: list[str]
    expires_on: date
    requests_a_minute: int


class Me(BaseModel):
    """For whom the key acts, and what it may be used for."""

    id: int
    name: str
    today: date
    roles: list[RoleHeld]
    key: Key | None


class Done(BaseModel):
    """What a step came to. With `dry_run` nothing was kept: so it would be."""

    step: str
    dry_run: bool
    made: list[int]
    assignment: Assignment | None
    task: Task | None


class Ticket(BaseModel):
    """Stands for a file that was sent, in a report within a day."""

    ticket: str
    name: str
    sha256: str
    size: int


class Outcome(BaseModel):
    """What one operation of a batch came to."""

    id: str
    status: int
    done: Done | None
    problem: Problem | None


class Batch(BaseModel):
    """All or nothing: `applied` says which."""

    applied: bool
    dry_run: bool
    items: list[Outcome]


class Webhook(BaseModel):
    """A subscription: where to, of what, with whose eyes."""

    id: int
    etag: str
    version: int
    name: str
    address: str
    verbs: list[str]
    bodies: list[int]
    owner: Named
    is_active: bool
    failures: int
    stopped_why: str
    created_at: datetime


class NewWebhook(Webhook):
    """`secret` is told this once: what is sent is signed with it."""

    secret: str


class Delivery(BaseModel):
    id: int
    code: str
    verb: str
    event_id: int | None
    state: str
    tries: int
    status: int | None
    said: str
    created_at: datetime
    ended_at: datetime | None
