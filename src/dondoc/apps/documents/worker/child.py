"""The child that reads one file: `python -m dondoc.apps.documents.worker.child MODE SOURCE NAME FOLDER`.

It knows nothing of Django or the database: a file goes in, a folder of results comes
out, with `outcome.json` written last. A file from a stranger may hang it, fill its memory
or kill it; the worker sees that and says so. When the worker dies, standard input closes,
and the child ends together with all that it started.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

from dondoc import language
from dondoc.apps.documents.worker.processes import end_tree, limit

READING, OUTCOME = "reading.json", "outcome.json"
DOCUMENT, FILE = "document", "file"
_MEMORY = 4 * 1024**3
_LARGEST_FILE = 2 * 1024**3


def main(arguments: list[str]) -> int:
    mode, source, name, folder, seconds = arguments
    threading.Thread(target=_end_with_worker, daemon=True).start()
    limit(memory=_MEMORY, seconds=int(seconds), file_bytes=_LARGEST_FILE)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    language.use("vi")
    outcome = _work(mode, Path(source), name, Path(folder))
    _write_whole(Path(folder) / OUTCOME, json.dumps(outcome, ensure_ascii=False))
    return 0


def _work(mode: str, source: Path, name: str, folder: Path) -> dict[str, Any]:
    """Read the file, then make its pictures; each may fail without the other."""
    started = time.perf_counter()
    try:
        data = source.read_bytes()
        outcome, pages = _read(data, name, folder)
    except MemoryError:
        outcome, pages, data = {"code": "out-of-memory", "message": ""}, (), b""
    if mode == FILE and outcome["code"]:
        outcome["words"] = _words(data)
    outcome["seconds"] = round(time.perf_counter() - started, 3)
    outcome["pictures"] = _pictures(mode, data, pages, folder)
    return outcome


def _read(data: bytes, name: str, folder: Path) -> tuple[dict[str, Any], tuple[Any, ...]]:
    from dondoc.reading import CannotRead, read

    try:
        reading = read(data, name=name)
    except CannotRead as error:
        return {"code": error.code, "message": error.message}, ()
    except MemoryError:
        raise
    except Exception:  # a fault of ours: the document is kept, the operator finds the reason in the log
        traceback.print_exc()
        return {"code": "internal", "message": ""}, ()
    (folder / READING).write_bytes(reading.dumps().encode("utf-8", "backslashreplace"))
    return {"code": None, "message": ""}, reading.pages


def _words(data: bytes) -> str:
    """What can be searched in an attachment that is no text document."""
    from dondoc.apps.documents.worker import tables

    try:
        return tables.words_of(data)
    except Exception:  # damaged, locked or a bomb: then nothing of it is found
        return ""


def _pictures(mode: str, data: bytes, pages: tuple[Any, ...], folder: Path) -> list[dict[str, Any]]:
    from dondoc.apps.documents.worker import pictures
    from dondoc.reading import CannotRead

    try:
        make = pictures.of_document if mode == DOCUMENT else pictures.of_file
        return [picture.to_json() for picture in make(data, pages, folder)]
    except CannotRead:  # said already, or no matter where the words were read
        return []
    except Exception:  # without pictures the text can still be worked with
        traceback.print_exc()
        return []


def _write_whole(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _end_with_worker() -> None:
    """Nobody writes to standard input: its end means that the worker is gone."""
    os.read(0, 1)  # not through sys.stdin: its lock, held by a thread, would be fatal at the end of the program
    end_tree(os.getpid())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
