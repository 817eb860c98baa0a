"""`make score`: read every document that has gold, and measure with the shared tool.

    python tools/score.py GOLD_DIR DOCUMENT_DIR [--misses]

The documents are found by the stem of their gold. Nothing is written into the
project: the readings go to a temporary folder.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from dondoc.reading import CannotRead, read

SCORER = Path(__file__).resolve().parents[2] / "shared" / "tools" / "score_plans.py"


def main(arguments: list[str]) -> int:
    """Read, score, print; 0 where the tool ran."""
    gold, documents = Path(arguments[0]), Path(arguments[1])
    if not SCORER.is_file():
        print("../shared/tools/score_plans.py is not here: nothing to measure with")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(gold.glob("*.json")):
            document = _document(documents, path.stem)
            if document is None:
                print(f"no document for {path.name}")
                continue
            try:
                Path(folder, path.name).write_text(read(document).dumps(), encoding="utf-8")
            except CannotRead as error:
                print(f"{document.name}: {error.message}")
        command = [sys.executable, str(SCORER), str(gold), folder, *arguments[2:]]
        return subprocess.run(command, check=False).returncode


def _document(folder: Path, stem: str) -> Path | None:
    return next((path for path in sorted(folder.glob(f"{stem}.*")) if path.suffix != ".json"), None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
