"""What documents tell later apps, always inside the transaction in which it happens."""

from __future__ import annotations

from django.dispatch import Signal

document_read = Signal()
"""A document is READ: `document`, `reading`, `again` (it had been read before). `plans` opens its review here."""

reading_again = Signal()
"""A document that was read goes back into the queue: `document`, `by`.
A receiver that still needs the old reading raises an `ActionError`, and nothing happens."""

file_prepared = Signal()
"""The worker has looked inside an attachment: `file`. Its words and pictures are there now."""
