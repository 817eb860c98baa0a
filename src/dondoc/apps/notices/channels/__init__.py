"""The ways in which people and systems are reached. To make the next one, copy a module of this folder.

A channel is a class with the methods of `Channel`, of which it says those that concern it, and
an entry in `all_channels`. The rules that keep each thing told once are the same for all:

1. `hear` and `write` only leave rows, in the transaction that they are called in. A unique
   constraint of the rows (person and event, webhook and event, person and day) keeps a second
   call from leaving them twice: `bulk_create(…, ignore_conflicts=True)`.
2. `send` takes those rows one by one: claim (`claims.new_claim`, an update on condition of the
   state), hand over, mark. What a dead process had claimed is found by `claims.is_free`; the
   channel says what becomes of it: sent again where the other side knows a letter again by its
   number, left where it does not.
3. `send` comes back when `stop()` says so, and never waits longer than some seconds for anybody.
4. `sweep` forgets what nobody asks for any more.

Touch besides: a model for the rows, words for its states, `docs/using/nhac-viec.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from dondoc.apps.audit.models import Event

if TYPE_CHECKING:
    from dondoc.apps.notices.digests import Digest
    from dondoc.apps.notices.sources import EventSource, Happening

Stop = Callable[[], bool]


class Channel:
    """One way of reaching somebody. Whatever a channel has nothing to say to does nothing."""

    code = ""

    def hear(self, source: EventSource, events: Sequence[Event], happenings: Collection[Happening]) -> None:
        """Something happened: leave rows for whom it concerns."""

    def takes_digests(self) -> bool:
        """Whether the morning's digests are worth making for this channel."""
        return False

    def write(self, digests: Collection[Digest], day: date) -> int:  # noqa: ARG002 (for those who say it)
        """The morning's digests: leave a row for each person; how many are new."""
        return 0

    def send(self, now: datetime, stop: Stop) -> int:  # noqa: ARG002 (for those who say it)
        """Hand over what waits; how many went out."""
        return 0

    def sweep(self, day: date) -> int:  # noqa: ARG002 (for those who say it)
        """Forget what is old; how many rows."""
        return 0


@cache
def all_channels() -> tuple[Channel, ...]:
    """Every channel, in the order in which they are asked."""
    from dondoc.apps.notices.channels.in_app import InApp
    from dondoc.apps.notices.channels.mail import Mail
    from dondoc.apps.notices.channels.webhook import Webhooks

    return (InApp(), Mail(), Webhooks())
