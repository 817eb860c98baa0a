"""Holding a table: only who sent it up does."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.models import User
from dondoc.apps.sheets.models import Upload
from dondoc.apps.sheets.permissions import uploads_of


def get_upload(user: User, pk: int) -> Upload:
    rows = uploads_of(user).select_related("file", "plan", "owner", "document").defer("plan__decisions", "file__text")
    return get_object_or_404(rows, pk=pk)
