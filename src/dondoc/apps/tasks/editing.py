"""Mending what the plan left unclear: the words of a task, its product, who decides on it, its field.

The words of the document are frozen with it; here stands what is followed. Every
correction keeps the old words in the record.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.holding import hold_task, keep
from dondoc.apps.tasks.models import Task
from dondoc.apps.tasks.permissions import can_edit_task
from dondoc.apps.tasks.telling import tell_of_task
from dondoc.apps.tasks.words import said
from dondoc.vn.folding import fold

EDITABLE = ("text", "product", "authority", "field", "condition")


@transaction.atomic
def edit_task(*, task: Task, version: int, changes: dict[str, str], by: User, today: date, reason: str = "") -> Task:
    """Change some of the words; nothing happens where nothing differs."""
    wanted = {name: " ".join(text.split()) for name, text in changes.items()}
    _check(wanted)
    held = hold_task(task, version=version, by=by, may=can_edit_task, mine=wanted)
    old = {name: getattr(held, name) for name, text in wanted.items() if getattr(held, name) != text}
    if not old:
        return held
    for name in old:
        setattr(held, name, wanted[name])
    held.bare = bare(held)
    keep(held, *old, "bare")
    new = {name: wanted[name] for name in old}
    tell_of_task(Verb.TASK_EDITED, held, by=by, today=today, old=old, new=new, reason=reason)
    return held


def bare(task: Task) -> str:
    """What lists are searched by: the words of the task and of what it produces."""
    return fold(f"{task.text} {task.product}")


def _check(changes: dict[str, Any]) -> None:
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise ValueError(f"not to be edited here: {sorted(unknown)}")
    if "text" in changes:
        said(changes["text"], _("Hãy ghi nội dung nhiệm vụ."))
    for name, text in changes.items():
        limit = Task._meta.get_field(name).max_length  # type: ignore[union-attr]
        if limit and len(text) > limit:
            raise ActionError(_("«%(field)s» dài quá %(limit)s ký tự."), field=_label(name), limit=limit)


def _label(name: str) -> str:
    return str(Task._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
