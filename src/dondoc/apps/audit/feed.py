"""Up to where the record is complete, so that whoever reads on from a number misses nothing.

Numbers are drawn when an event is written and seen when its transaction ends: of two that
write at once, the one that drew first may be seen last. A reader who goes on behind the
highest number seen would then miss the other for ever. So the newest number is taken first,
and then we wait until everybody who was writing at that moment has ended; whatever was
drawn up to that number is then seen or will never be. Where somebody writes for long, the
last number for which we know this answers for the time being.

On SQLite one writes at a time and draws the number while writing: the highest seen is complete.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Max

from dondoc.apps.audit.models import Event

PATIENCE = 1.0
_PAUSE = 0.02

# Those who hold the lock that writing takes, in other sessions than ours, of this database.
_WRITERS = """
    SELECT DISTINCT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND relation = 'audit_event'::regclass AND mode = 'RowExclusiveLock'
      AND granted AND pid <> pg_backend_pid()
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_NEWEST = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {}"


@dataclass
class Known:
    """What this process has found out: a number, and whether all up to it was settled when last looked at."""

    complete: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def raise_to(self, number: int) -> int:
        with self.lock:
            self.complete = max(self.complete, number)
            return self.complete


_known: dict[str, Known] = {}


def complete_up_to(patience: float = PATIENCE) -> int:
    """The number up to which no event will appear any more. Two small queries where nobody writes."""
    if connection.vendor != "postgresql":
        return Event.objects.aggregate(last=Max("pk"))["last"] or 0
    known = _known.setdefault(str(connection.settings_dict["NAME"]), Known())
    newest, writers = _newest(), _writers()
    until = time.monotonic() + patience
    while writers and time.monotonic() < until:
        time.sleep(_PAUSE)
        writers &= _writers()
    return known.complete if writers else known.raise_to(newest)


def _newest() -> int:
    """The number drawn last, whether or not it is seen yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence('audit_event', 'id')")
        sequence = cursor.fetchone()[0]
        cursor.execute(_NEWEST.format(sequence))
        return int(cursor.fetchone()[0])


def _writers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS)
        return {row[0] for row in cursor.fetchall()}
