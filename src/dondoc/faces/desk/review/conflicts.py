"""Two people wrote the same field: what each wrote, side by side, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.plans.days import show_day
from dondoc.apps.plans.errors import ItemChanged
from dondoc.apps.plans.values import NamedBody
from dondoc.faces.desk.review.forms import ValueForm
from dondoc.faces.desk.review.phrases import field_word


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One field: how it was, what I wrote, what they wrote."""

    field: str
    before: str
    mine: str
    theirs: str


def conflict_rows(error: ItemChanged, form: ValueForm) -> list[ConflictRow]:
    """The fields that both changed; where the item itself is gone, the one row that says so."""
    rows = [
        ConflictRow(field_word(name), *(_shown(part, form, name) for part in (one.base, one.mine, one.theirs)))
        for name, one in error.conflicts.items()
    ]
    return rows or [ConflictRow(_("Trạng thái"), "", "", _("mục này đã được bỏ, tách hoặc gộp"))]


def _shown(value: Any, form: ValueForm, name: str) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, tuple):
        return "; ".join(one.written if isinstance(one, NamedBody) else str(one) for one in value)
    if name in form.day_fields:
        return show_day(value)
    choices = dict(getattr(form.fields.get(name), "choices", ()))
    return str(choices.get(value, value))
