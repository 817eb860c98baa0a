"""Writing to the record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb


def record(
    verb: Verb,
    *,
    on: models.Model,
    by: AbstractBaseUser | None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    reason: str = "",
    task_id: int | None = None,
    plan_id: int | None = None,
    for_body: models.Model | None = None,
    at: datetime | None = None,
) -> Event:
    """Record one change. A duty that cannot be recorded is loud: errors are not caught."""
    return Event.objects.create(**_fields(verb, on, by, old, new, reason, task_id, plan_id, for_body, at))


def build(
    verb: Verb,
    *,
    on: models.Model,
    by: AbstractBaseUser | None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    reason: str = "",
    task_id: int | None = None,
    plan_id: int | None = None,
    for_body: models.Model | None = None,
    at: datetime | None = None,
) -> Event:
    """The same without saving, for `Event.objects.bulk_create` of many at once."""
    return Event(**_fields(verb, on, by, old, new, reason, task_id, plan_id, for_body, at))


def _fields(verb, on, by, old, new, reason, task_id, plan_id, for_body, at) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    return {
        "at": at or timezone.now(),
        "by": by,
        "body_id": for_body.pk if for_body else None,
        "body_name": str(for_body) if for_body else "",
        "verb": verb.value,
        "kind": on._meta.label_lower,
        "object_id": on.pk,
        "task_id": task_id,
        "plan_id": plan_id,
        "old": {key: plain(value) for key, value in (old or {}).items()},
        "new": {key: plain(value) for key, value in (new or {}).items()},
        "reason": reason,
    }


def plain(value: Any) -> Any:
    """A value as the record keeps it: ISO days, names instead of rows."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value
