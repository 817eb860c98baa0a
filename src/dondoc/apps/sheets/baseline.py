"""What a sheet was when it went down, kept in a hidden sheet of the workbook itself, and signed.

The values are packed into plain letters, so that no program that opens and saves the file
can change a sign of them. The signature tells whether they are as we wrote them: who could
write «was» could make a change look like one that nobody else had touched. Permissions do
not rest on it; they are asked again when something is applied.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from dondoc.apps.sheets.values import Value

SHEET = "_dondoc"
MARK = "dondoc-sheet-1"
KEY_ID = "#key"
_CHUNK = 30_000
_MOST = 256 * 1024 * 1024
_KEY = re.compile(r"([A-Z])(\d{1,18})-([0-9a-f]{6})")
_SALT = "dondoc.sheets"


class ForeignBaseline(Exception):
    """Hidden values are there, but they are not as this system wrote them."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What went down: which kind of list, when, for whom, and the values by key, in the order of `columns`."""

    kind: str
    token: str
    made_at: str
    by: int
    columns: tuple[str, ...]
    rows: Mapping[int, Sequence[Value]] = field(default_factory=dict)

    def value(self, key: int, column: str) -> Value:
        """What stood there; None where it did not stand in the sheet."""
        values = self.rows.get(key)
        return values[self.columns.index(column)] if values is not None and column in self.columns else None


def new_token() -> str:
    """A name for one workbook, that its keys are bound to."""
    return get_random_string(16)


def key_text(letter: str, key: int, token: str) -> str:
    """What stands in the hidden column: a key with a proof, so that one filled down by dragging is no other key.

    >>> read_key(key_text("P", 12, "abc"), "P", "abc"), read_key("P13-000000", "P", "abc")
    (12, None)
    """
    return f"{letter}{key}-{_proof(letter, key, token)}"


def read_key(text: str, letter: str, token: str) -> int | None:
    """The key of a row; None where it is none of this workbook."""
    match = _KEY.fullmatch(text.strip())
    if match is None or match[1] != letter:
        return None
    key = int(match[2])
    return key if constant_time_compare(match[3], _proof(letter, key, token)) else None


def looks_like_key(text: object) -> bool:
    return isinstance(text, str) and _KEY.fullmatch(text.strip()) is not None


def cells_of(baseline: Baseline) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet."""
    packed = base64.b64encode(zlib.compress(_dump(baseline), 6)).decode("ascii")
    yield MARK, _signature(packed)
    for start in range(0, len(packed), _CHUNK):
        yield (packed[start : start + _CHUNK],)


def read_cells(rows: Sequence[Sequence[Any]]) -> Baseline | None:
    """The baseline of a workbook; None where the sheet is none of ours. Raises `ForeignBaseline`."""
    if not rows or not rows[0] or rows[0][0] != MARK:
        return None
    packed = "".join(str(row[0]) for row in rows[1:] if row and row[0])
    signature = str(rows[0][1]) if len(rows[0]) > 1 else ""
    if not constant_time_compare(signature, _signature(packed)):
        raise ForeignBaseline
    unpacker = zlib.decompressobj()
    try:
        data = json.loads(unpacker.decompress(base64.b64decode(packed), _MOST))
    except (ValueError, zlib.error) as error:  # what we signed ourselves can be read: a fault of ours
        raise ForeignBaseline from error
    return Baseline(
        kind=data["kind"],
        token=data["token"],
        made_at=data["made_at"],
        by=data["by"],
        columns=tuple(data["columns"]),
        rows={int(key): values for key, values in data["rows"].items()},
    )


def _dump(baseline: Baseline) -> bytes:
    data = {
        "kind": baseline.kind,
        "token": baseline.token,
        "made_at": baseline.made_at,
        "by": baseline.by,
        "columns": list(baseline.columns),
        "rows": {str(key): list(values) for key, values in baseline.rows.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _signature(packed: str) -> str:
    return salted_hmac(f"{_SALT}.baseline", packed, algorithm="sha256").hexdigest()


def _proof(letter: str, key: int, token: str) -> str:
    return salted_hmac(f"{_SALT}.key", f"{token}:{letter}{key}").hexdigest()[:6]
