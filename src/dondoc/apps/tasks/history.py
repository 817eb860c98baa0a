"""What happened to a task, in plain sentences: «Nguyễn Văn An (Sở Tài chính) xin gia hạn từ 30/06/2026 đến 30/09/2026».

A sentence is made from its event alone, so it reads the same after bodies and people have
changed their names. An event of a kind that is not known here is told by its verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from dondoc.apps.audit.models import Event
from dondoc.apps.tasks.history_words import sentence_of
from dondoc.apps.tasks.models import Assignment, Task


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `quote` holds words that somebody wrote: a report, an opinion, a reason."""

    event: Event
    who: str
    body: str
    sentence: str
    quote: str = ""

    @property
    def at(self) -> datetime:
        return self.event.at

    @property
    def whole(self) -> str:
        """As it is read aloud and printed."""
        told = f"{self.subject} {self.sentence}"
        return f"{told}: {self.quote}" if self.quote else f"{told}."

    @property
    def subject(self) -> str:
        """Who, and for which body."""
        return f"{self.who} ({self.body})" if self.body else self.who


def history_of(task: Task, *, part: Assignment | None = None, limit: int | None = None) -> list[Line]:
    """The lines of a task, or of one body's part in it, newest first. One query."""
    events = Event.objects.filter(task_id=task.pk).select_related("by").order_by("-at", "-pk")
    if part is not None:
        events = events.filter(kind=Assignment._meta.label_lower, object_id=part.pk)
    return [line_of(event) for event in (events[:limit] if limit else events)]


def line_of(event: Event) -> Line:
    """One event in words; its person comes with `select_related("by")`."""
    who = str(event.by) if event.by else _("Hệ thống")
    sentence, quote = sentence_of(event)
    return Line(event, who, event.body_name, sentence, quote)
