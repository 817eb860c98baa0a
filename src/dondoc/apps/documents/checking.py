"""Whether the folder of files is what the record says: nothing missing, nothing changed, nothing over.

A file without a row is what a server leaves that is killed between the two; it does no
harm and is swept when it is old enough that nobody can still be about to record it.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dondoc.apps.documents.models import StoredFile
from dondoc.apps.documents.storage import full_path, root

DAY = 24 * 3600
_NAME = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1024 * 1024


@dataclass(slots=True)
class Findings:
    """What was found: names of rows without a file, of files that changed, of files without a row."""

    whole: int = 0
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    over: list[Path] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        return not self.missing and not self.changed


def check_files(*, deep: bool = True) -> Findings:
    """Look at every file; `deep` reads each and compares its hash."""
    found = Findings()
    known = set()
    for file in StoredFile.objects.defer("text").order_by("pk").iterator(500):
        known.add(file.path)
        path = full_path(file.path)
        if not path.is_file():
            found.missing.append(file.path)
        elif path.stat().st_size != file.size or (deep and _digest(path) != file.sha256):
            found.changed.append(file.path)
        else:
            found.whole += 1
    found.over = [path for path in _stored() if str(path.relative_to(root())) not in known]
    return found


def sweep_over(found: Findings, *, older_than: float = DAY) -> int:
    """Remove old files without a row. Each is asked for once more: somebody may just have stored it again."""
    removed = 0
    for path in found.over:
        is_old = time.time() - path.stat().st_mtime > older_than
        if is_old and not StoredFile.objects.filter(sha256=path.name).exists():
            path.unlink()
            removed += 1
    return removed


def _stored() -> Iterator[Path]:
    for path in sorted(root().glob("[0-9a-f][0-9a-f]/*")):
        if _NAME.fullmatch(path.name):
            yield path


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
