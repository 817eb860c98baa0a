"""Whether this worker was asked to end: what it is on then goes back into the queue at once."""

from __future__ import annotations

import threading

_asked = threading.Event()


def ask() -> None:
    _asked.set()


def asked() -> bool:
    return _asked.is_set()


def forget() -> None:
    """For a new loop in the same process."""
    _asked.clear()
