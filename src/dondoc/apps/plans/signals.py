"""What plans tell later apps, always inside the transaction in which it happens."""

from __future__ import annotations

from django.dispatch import Signal

plan_replaced = Signal()
"""A plan gave way to another: `plan`, `by_plan`, `by`, `today`. `tasks` ends the work that is still open."""
