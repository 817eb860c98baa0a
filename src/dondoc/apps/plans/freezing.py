"""What adoption freezes: the file, the reading and every decision, each with its hash, to be proved later."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from dondoc.apps.documents.facts import FACTS
from dondoc.apps.documents.proof import is_unchanged
from dondoc.apps.plans.models import Item, Plan, Review


def decisions_of(review: Review) -> dict[str, Any]:
    """Every item with what was read and what was made of it, and the facts of the document: plain values only."""
    document = review.document
    items = review.items.in_document_order().select_related("decided_by")
    return {
        "document": {name: getattr(document, name) for name in FACTS} | {"file_name": document.file_name},
        "items": [_decision(item) for item in items],
    }


def _decision(item: Item) -> dict[str, Any]:
    return {
        "item": item.pk,
        "kind": item.kind,
        "path": item.path,
        "span": [item.start, item.end],
        "read": item.read,
        "value": item.value,
        "state": item.state,
        "merged_into": item.merged_into_id,
        "split_from": item.split_from_id,
        "decided_by": item.decided_by.email if item.decided_by else None,
        "decided_at": item.decided_at.isoformat() if item.decided_at else None,
        "version": item.version,
    }


def canonical_json(value: Any) -> str:
    """One text for one value: sorted keys, no idle space. Anybody can compute the hash again from it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(value: Any) -> str:
    """SHA-256 of the canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Seal:
    """Whether file, reading and decisions are still those that were adopted."""

    file: bool
    reading: bool
    decisions: bool

    def __bool__(self) -> bool:
        return self.file and self.reading and self.decisions


def check_seal(plan: Plan) -> Seal:
    """Compare what is kept with the hashes taken at adoption."""
    document = plan.document
    return Seal(
        file=document.file.sha256 == plan.file_sha256,
        reading=document.reading.sha256 == plan.reading_sha256 and is_unchanged(document.reading),
        decisions=hash_of(plan.decisions) == plan.decisions_sha256,
    )
