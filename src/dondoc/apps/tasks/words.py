"""What people write: cleaned at the ends, never empty where it is owed."""

from __future__ import annotations

from django.utils.functional import Promise

from dondoc.apps.core.errors import ActionError


def said(text: str, otherwise: str | Promise) -> str:
    """The words, or an error that says what is missing."""
    words = text.strip()
    if not words:
        raise ActionError(otherwise)
    return words
