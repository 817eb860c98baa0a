"""The record of events: written once, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.signals import recorded


class EventQuerySet(models.QuerySet["Event"]):
    def on(self, thing: models.Model) -> EventQuerySet:
        """Events of one thing, newest first."""
        return self.filter(kind=thing._meta.label_lower, object_id=thing.pk).order_by("-at", "-pk")

    def bulk_create(self, objs: Iterable[Event], *args: Any, **kwargs: Any) -> list[Event]:
        made = super().bulk_create(objs, *args, **kwargs)
        recorded.send(Event, events=made)
        return made

    def update(self, **_fields: Any) -> int:
        raise TypeError("Events are never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("Events are never deleted.")


class Event(models.Model):
    """One change: who (nobody when the system itself), when, on what, old and new, and the reason given.

    `verb` is a code of `audit.verbs`; `old` and `new` hold plain values (ISO days, texts, names),
    as they were on that day: the record reads the same after a body has changed its name.
    """

    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người")
    )
    body_id = models.BigIntegerField(null=True)  # the body for which the person acted
    body_name = models.CharField(max_length=300, blank=True)  # as it was called on that day
    verb = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)  # label of the model, «tasks.task»
    object_id = models.BigIntegerField()
    # The task or plan whose page tells this event, where it is not the thing itself.
    task_id = models.BigIntegerField(null=True)
    plan_id = models.BigIntegerField(null=True)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    reason = models.TextField(_("lý do"), blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=("kind", "object_id", "-at"), name="event_of_a_thing"),
            models.Index(fields=("task_id", "-at"), name="event_of_a_task"),
            models.Index(fields=("plan_id", "-at"), name="event_of_a_plan"),
            models.Index(fields=("by", "-at"), name="event_of_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Events are never changed.")
        super().save(*args, **kwargs)
        recorded.send(Event, events=[self])

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Events are never deleted.")
