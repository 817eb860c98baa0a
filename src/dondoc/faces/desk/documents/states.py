"""States of documents as people see them: a word, a shape, and the colour that goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.documents.models import Document

State = Document.State
# Shapes and classes are those of the states of work that ask for as much attention.
_SHAPES = {
    State.QUEUED: "awaiting",
    State.READING: "in_progress",
    State.READ: "new",
    State.FAILED: "refused",
    State.ADOPTED: "done",
    State.KEPT: "no_deadline",
    State.WITHDRAWN: "dropped",
}
_WORDS: dict[Document.State, str | Promise] = {
    State.QUEUED: _("Chờ đọc"),
    State.READING: _("Đang đọc"),
    State.READ: _("Chờ rà soát"),
    State.FAILED: _("Chưa đọc được"),
    State.ADOPTED: _("Đã đưa vào thực hiện"),
    State.KEPT: _("Lưu để tra cứu"),
    State.WITHDRAWN: _("Đã rút"),
}


@dataclass(frozen=True, slots=True)
class DocumentState:
    """The words, the code of the shape, and whether the page should look again by itself."""

    code: str
    word: str | Promise
    waits: bool


def state_of(document: Document) -> DocumentState:
    state = State(document.state)
    return DocumentState(_SHAPES[state], _WORDS[state], document.is_waiting)


def state_word(code: str) -> str:
    """The word for a state named in an address; the code itself where there is no such state."""
    return str(_WORDS[State(code)]) if code in State.values else code
