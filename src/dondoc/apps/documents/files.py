"""Rows for bytes that lie on the disk: one for each content, whoever stored it first."""

from __future__ import annotations

from collections.abc import Iterable

from dondoc.apps.documents.models import StoredFile
from dondoc.apps.documents.storage import Stored


def record_files(stored: Iterable[Stored]) -> dict[str, StoredFile]:
    """The rows by hash; two queries however many there are. Others may record the same at the same time."""
    by_hash = {one.sha256: one for one in stored}
    if not by_hash:
        return {}
    StoredFile.objects.bulk_create(
        [
            StoredFile(sha256=one.sha256, size=one.size, media_type=one.media_type, path=one.path)
            for one in by_hash.values()
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    found = StoredFile.objects.defer("text").filter(sha256__in=list(by_hash)).order_by("pk")
    return {file.sha256: file for file in found}


def record_file(stored: Stored) -> StoredFile:
    return record_files([stored])[stored.sha256]
