"""From the record to those who are to be told.

In the transaction of an action only the number of its event is put down (`remember`): an
action waits for nobody, and what is undone is not told. A moment later the worker takes the
numbers, works out who is concerned, and lets every channel leave its rows, in one transaction
that takes the numbers away: each event is told once, whoever dies when.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.apps.notices.channels import all_channels
from dondoc.apps.notices.models import Happened
from dondoc.apps.notices.people import people_on
from dondoc.apps.notices.sources import event_sources, heard_verbs

log = logging.getLogger(__name__)
AT_ONCE = 200
NEWS_FOR = timedelta(days=7)
"""What is older is no news: a province that is loaded at once rings nobody's bell for its past."""
_TRIES = 5


def remember(*, events: Sequence[Event], **_signal: Any) -> None:
    """Receiver of `audit.signals.recorded`."""
    wanted = heard_verbs()
    Happened.objects.bulk_create(Happened(event_id=event.pk) for event in events if event.verb in wanted)


def tell_what_happened() -> int:
    """Tell all that has happened since; how many events. A look comes first, so that nobody's writing is held up."""
    told = 0
    while Happened.objects.filter(tries__lt=_TRIES).exists():
        told += _tell_some()
    return told


def _tell_some() -> int:
    try:
        return _tell(AT_ONCE)
    except DatabaseError:
        raise
    except Exception:
        log.exception("Events could not be told together; trying them one by one.")
    return sum(_tell_alone(pk) for pk in _waiting(AT_ONCE))


def _tell_alone(pk: int) -> int:
    """One faulty event holds up nobody else: it is tried some times, then left with its error in the log."""
    try:
        return _tell(1, pk=pk)
    except DatabaseError:
        raise
    except Exception:
        log.exception("The event of row %s could not be told.", pk)
        row = Happened.objects.filter(pk=pk).first()
        Happened.objects.filter(pk=pk).update(tries=(row.tries if row else 0) + 1)
        return 0


def _waiting(most: int) -> list[int]:
    return list(Happened.objects.filter(tries__lt=_TRIES).order_by("pk").values_list("pk", flat=True)[:most])


@transaction.atomic
def _tell(most: int, pk: int | None = None) -> int:
    rows = Happened.objects.select_for_update(skip_locked=True).filter(tries__lt=_TRIES)
    if pk is not None:
        rows = rows.filter(pk=pk)
    held = list(rows.order_by("pk")[:most])
    if not held:
        return 0
    events = list(Event.objects.filter(pk__in=[row.event_id for row in held]).select_related("by").order_by("pk"))
    fresh = [event for event in events if event.at > timezone.now() - NEWS_FOR]
    if fresh:
        people = people_on(today())
        for source in event_sources():
            ours = [event for event in fresh if event.verb in source.verbs]
            if ours:
                happenings = list(source.tell(ours, people))
                for channel in all_channels():
                    channel.hear(source, ours, happenings)
    Happened.objects.filter(pk__in=[row.pk for row in held]).delete()
    return len(held)
