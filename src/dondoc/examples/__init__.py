"""The example documents that come with the package: plans of a province that does not exist.

`tools/build_examples.py` makes them; what should be read out of them is in tests/corpus.
"""

from __future__ import annotations

from pathlib import Path

_NOT_DOCUMENTS = {".py", ".md"}


def paths() -> tuple[Path, ...]:
    """All example documents, by name."""
    here = Path(__file__).resolve().parent
    return tuple(sorted(path for path in here.iterdir() if path.is_file() and path.suffix not in _NOT_DOCUMENTS))
