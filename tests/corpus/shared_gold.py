"""Gold for real plans that may not be copied: it says where the words stand, not what they are.

An entry holds the offsets of its words in the seed file (more than one pair where a page
number stands between) and a digest of them, so that gold and seed cannot drift apart.
Bodies, days and numbers are written out. With the seed at hand the loader puts the words
back, in the shape that `score_plans.py` takes.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from corpus.differences import folded

Plan = dict[str, Any]


def load(path: Path, seed: str) -> Plan:
    """The gold with the words of the seed put back; ValueError where they are not the words annotated."""
    plan: Plan = json.loads(path.read_text(encoding="utf-8"))
    for entry in (*plan["tasks"], *plan["targets"]):
        entry["text"] = _words(entry, seed)
    document = plan["document"]
    for key in ("title", "signer"):
        if key in document:
            words = _words(document[key], seed)
            document[key] = {"name": words} if key == "signer" else words
    return plan


def _words(entry: Plan, seed: str) -> str:
    words = " ".join(" ".join(seed[start:end] for start, end in entry["at"]).split())
    if digest(words) != entry["digest"]:
        raise ValueError(f"{entry.get('path', 'document')}: other words than were annotated")
    return words


def digest(words: str) -> str:
    """The first and last eight figures of the SHA-256 of the words, case and punctuation aside."""
    whole = hashlib.sha256(folded(words).encode("utf-8")).hexdigest()
    return whole[:8] + whole[-8:]
