"""Behind the bell: one notice for each event and person, there a moment after it happened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.utils import timezone

from dondoc.apps.audit.models import Event
from dondoc.apps.notices.channels import Channel
from dondoc.apps.notices.models import Notice
from dondoc.apps.notices.sources import EventSource, Happening

KEPT_READ, KEPT = timedelta(days=90), timedelta(days=365)
_BATCH = 500


class InApp(Channel):
    code = "in_app"

    def hear(self, source: EventSource, events: Sequence[Event], happenings: Collection[Happening]) -> None:  # noqa: ARG002
        """Nobody is told of what they did themselves."""
        Notice.objects.bulk_create(
            (_notice(one, user) for one in happenings for user in sorted(one.people) if user != one.event.by_id),
            batch_size=_BATCH,
            ignore_conflicts=True,
        )

    def sweep(self, day: date) -> int:  # noqa: ARG002
        """What was read is kept for three months, what was not for a year."""
        now = timezone.now()
        read = Notice.objects.filter(read_at__lt=now - KEPT_READ).delete()[0]
        return read + Notice.objects.filter(at__lt=now - KEPT).delete()[0]


def _notice(one: Happening, user: int) -> Notice:
    return Notice(
        user_id=user,
        event_id=one.event.pk,
        verb=one.event.verb,
        at=one.event.at,
        thing=one.thing[:300],
        url=one.url[:300],
        plan=one.plan[:120],
        body=one.event.body_name[:300],
        note=one.note[:500],
        count=one.count,
    )
