"""The clock inside the worker: whatever is due is done by the server that stays up, with nothing else to set up.

Each beat is a thread of its own, so that a mail server that answers slowly holds up no webhook,
and a document that is read for minutes holds up no letter. What a beat does is claimed in the
database: several workers do not do it twice.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from dondoc.apps.notices.channels import Channel, all_channels
from dondoc.apps.notices.daily import run_due
from dondoc.apps.notices.hearing import tell_what_happened

log = logging.getLogger(__name__)
TELL_SECONDS, DAILY_SECONDS, SEND_SECONDS = 1.0, 20.0, 5.0
PATIENCE_SECONDS = 15.0


class Beat(threading.Thread):
    """One thing done again and again until asked to stop. What goes wrong is logged, and tried again."""

    def __init__(self, name: str, seconds: float, do: Callable[[], object], ending: threading.Event) -> None:
        super().__init__(name=f"notices-{name}", daemon=True)
        self._seconds, self._do, self._ending = seconds, do, ending

    def run(self) -> None:
        try:
            while not self._ending.is_set():
                self._once()
                self._ending.wait(self._seconds)
        finally:
            connections.close_all()

    def _once(self) -> None:
        close_old_connections()
        try:
            self._do()
        except DatabaseError:
            log.warning("%s: the database was busy or away; trying again.", self.name, exc_info=True)
        except Exception:
            log.exception("%s failed; trying again.", self.name)


class Clock:
    """All beats together; `with Clock(): …`."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._beats = [
            Beat("tell", TELL_SECONDS, tell_what_happened, self._ending),
            Beat("daily", DAILY_SECONDS, run_due, self._ending),
            *(Beat(each.code, SEND_SECONDS, self._sender(each), self._ending) for each in _sending()),
        ]

    def __enter__(self) -> Clock:
        for beat in self._beats:
            beat.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """A letter that is on the wire is finished; whoever takes longer is left to die with the process."""
        self.ask_to_end()
        for beat in self._beats:
            beat.join(PATIENCE_SECONDS)

    def ask_to_end(self) -> None:
        self._ending.set()

    def _sender(self, channel: Channel) -> Callable[[], object]:
        return lambda: channel.send(timezone.now(), self._ending.is_set)


def _sending() -> list[Channel]:
    return [channel for channel in all_channels() if type(channel).send is not Channel.send]
