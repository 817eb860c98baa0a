"""What the record tells other apps."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `events` (a list, saved) in the very transaction that writes them; a receiver that fails undoes it.
recorded = Signal()
