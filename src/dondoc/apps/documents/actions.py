"""What people do with documents and files."""

from __future__ import annotations

from dondoc.apps.documents.keeping import correct_facts, keep_document, read_again, restore_document, withdraw_document
from dondoc.apps.documents.uploading import find_equal, store_file, upload_document

__all__ = [
    "correct_facts",
    "find_equal",
    "keep_document",
    "read_again",
    "restore_document",
    "store_file",
    "upload_document",
    "withdraw_document",
]
