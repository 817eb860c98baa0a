"""What a step is asked with: the fields of its form on the pages, under the names of its action."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from dondoc.faces.api.v1.kinds import Asked, Day, Id, MaybeWords, Percent, Short, Words

Tickets = Annotated[list[Annotated[str, Field(max_length=2000)]], Field(max_length=20)]


class Nothing(Asked):
    """The step says all."""


class Reason(Asked):
    reason: Words


class MaybeReason(Asked):
    reason: MaybeWords = ""


class Progress(Asked):
    """`files` are tickets of files sent before; `on` is the day of which it speaks, today unless said."""

    words: Words
    progress: Percent | None = None
    on: Day | None = None
    files: Tickets = Field(default_factory=list)


class Completion(Asked):
    words: Words
    done_on: Day | None = None
    files: Tickets = Field(default_factory=list)


class Confirmation(Asked):
    answer: MaybeWords = ""
    done_on: Day | None = None


class Reassignment(Asked):
    to: Id
    reason: Words
    due: Day | None = None


class LaterDay(Asked):
    new_due: Day
    reason: Words


class Question(Asked):
    of: Annotated[list[Id], Field(min_length=1, max_length=100)]
    question: Words
    due: Day


class Piece(Asked):
    """A piece for a room, a person, or a person in a room."""

    text: Words
    unit: Id | None = None
    person: Id | None = None
    due: Day | None = None


class Pieces(Asked):
    shares: Annotated[list[Piece], Field(min_length=1, max_length=50)]


class WhoDoesIt(Asked):
    person: Id | None


class Edit(Asked):
    """Only what is named is changed."""

    text: Words | None = None
    product: MaybeWords | None = None
    authority: Short | None = None
    field: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] | None = None
    condition: MaybeWords | None = None
    reason: MaybeWords = ""

    def changes(self) -> dict[str, Any]:
        return self.model_dump(exclude={"reason"}, exclude_none=True)


class Deadline(Asked):
    """With `assignment` the day of that part alone."""

    due: Day
    reason: Words
    assignment: Id | None = None


class NewLead(Asked):
    to: Id
    due: Day | None = None
    reason: MaybeWords = ""


class Helper(Asked):
    body: Id
    reason: MaybeWords = ""


class Close(Asked):
    words: Words
    done_on: Day | None = None


class Decision(Asked):
    grant: Annotated[bool, Field(strict=True)]
    answer: MaybeWords = ""
    granted_due: Day | None = None


class Answer(Asked):
    answer: Words


class Result(Asked):
    note: MaybeWords = ""
