"""The hash by which a reading can be proved unchanged, whatever a database does to the order of keys."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from dondoc.apps.documents.models import DocumentReading


def reading_digest(text: str, data: dict[str, Any]) -> str:
    """SHA-256 of the JSON form with its text, keys in order, no spaces, UTF-8."""
    whole = {**data, "source": {**data.get("source", {}), "text": text}}
    canonical = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def is_unchanged(reading: DocumentReading) -> bool:
    """Whether the reading is word for word the one that was recorded."""
    return reading_digest(reading.text, reading.data) == reading.sha256
