"""The journal of an output folder: what was read, so that a stopped run goes on where it was.

One line of JSON for each step, only ever appended: a line before a result is begun,
a line when it is there. Whatever moment the machine stops at, the last line may be
torn and is then passed over; its document is read again and gives the same bytes.
A document counts as done while its path, size and time of change, the format and
the version of the reader are those of the line, and its result is still there.
To take a changed file for a done one is the worse mistake, hence the time to the
nanosecond. Only eight bytes are kept in memory for each line.

A second run into the same folder is refused: both would do the same work.
"""

from __future__ import annotations

import contextlib
import json
import os
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from dondoc.faces.command.work import DEADLY, PART_SUFFIX, STDIN, Outcome, RunLost, Work, is_part_of
from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.refusals import system_reason

JOURNAL_NAME = ".dondoc-journal.jsonl"
_BUCKETS = 4096


class Fingerprints:
    """A set of strings that holds eight bytes for each: a wrong «yes» comes once in ten to the thirteenth."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _ in range(_BUCKETS)]

    def add(self, text: str) -> None:
        number, bucket = self._place(text)
        if number not in bucket:
            bucket.append(number)

    def discard(self, text: str) -> None:
        number, bucket = self._place(text)
        if number in bucket:
            bucket.remove(number)

    def __contains__(self, text: str) -> bool:
        number, bucket = self._place(text)
        return number in bucket

    def _place(self, text: str) -> tuple[int, array[int]]:
        number = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        return number, self._buckets[number % _BUCKETS]


class Journal:
    """The journal of one output folder, open for one run."""

    def __init__(self, folder: Path, work: Work) -> None:
        self.path = folder / JOURNAL_NAME
        self.folder = folder
        self._settings = work.settings
        self._done = Fingerprints()
        self._outputs = Fingerprints()
        self._begun: set[str] = set()
        self.dangerous = False
        """Whether an earlier run broke off, or a document ended its worker: then none is read in this process."""
        folder.mkdir(parents=True, exist_ok=True)
        self._stream: BinaryIO = open(self.path, "ab", buffering=0)  # noqa: SIM115  # closed in __exit__
        _lock(self._stream, folder)
        self._load()
        self._sweep()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def is_done(self, source: str, output: str) -> bool:
        """Whether this very file was read to this result under these settings, and the result is still there."""
        state = _state(source)
        return state is not None and self._key(source, output, state) in self._done and _has_content(output)

    def owns(self, path: str) -> bool:
        """Whether a file is a result of ours, of this run or an earlier one."""
        return path in self._outputs

    def enter(self, folder: str) -> None:
        """Learn what an earlier run wrote into a folder that is now to be read: results are no documents."""
        path = Path(folder, JOURNAL_NAME)
        if path != self.path and path.is_file():
            with contextlib.suppress(OSError):
                for entry in _entries(path):
                    if begun := entry.get("begin"):
                        self._outputs.add(_absolute(folder, begun))

    def begin(self, source: str, output: str) -> tuple[int, int] | None:
        """Enter that a result is about to be written; return the state of the file that it is made from."""
        self._outputs.add(output)
        self._write({"begin": self._relative(output)})
        return _state(source)

    def finish(self, outcome: Outcome, state: tuple[int, int] | None) -> None:
        """Enter what came of a document."""
        output = outcome.output or ""
        size, changed = state or (None, None)
        self._write(
            {
                "input": outcome.source,
                "size": size,
                "changed": changed,
                "settings": self._settings,
                "output": self._relative(output),
                "code": outcome.code,
                "message": outcome.message,
                "tasks": outcome.tasks,
                "targets": outcome.targets,
                "duties": outcome.duties,
                "warnings": outcome.warnings,
                "seconds": outcome.seconds,
            }
        )
        if state is not None and not outcome.failed:
            self._done.add(self._key(outcome.source, output, state))

    def _write(self, entry: dict[str, Any]) -> None:
        """One line in one write, so that a line is there or is the torn last one."""
        line = json.dumps(entry, ensure_ascii=False) + "\n"
        try:
            self._stream.write(line.encode("utf-8", "surrogatepass"))
        except OSError as error:
            message = _("Không ghi được nhật ký {path} ({reason}); giải phóng đĩa rồi chạy lại lệnh này để đọc tiếp.")
            raise RunLost(message.format(path=self.path, reason=system_reason(error))) from None

    def _load(self) -> None:
        for entry in _entries(self.path):
            if begun := entry.get("begin"):
                self._begun.add(begun)
                self._outputs.add(_absolute(self.folder, begun))
            elif "input" in entry:
                self._note(entry)
        self.dangerous |= bool(self._begun)
        if _is_torn(self.path):
            self._stream.write(b"\n")

    def _note(self, entry: dict[str, Any]) -> None:
        """Take one finished document from the journal; a later failure takes back an earlier success."""
        self._begun.discard(entry["output"])
        output = _absolute(self.folder, entry["output"])
        self.dangerous |= entry["code"] in DEADLY
        key = self._key(entry["input"], output, (entry["size"], entry["changed"]), entry["settings"])
        if entry["code"] is None:
            self._done.add(key)
        else:
            self._done.discard(key)

    def _sweep(self) -> None:
        """Remove what an interrupted run left of results that it had begun."""
        outputs = [Path(_absolute(self.folder, output)) for output in self._begun]
        for folder in {output.parent for output in outputs}:
            with contextlib.suppress(OSError):
                for part in list(folder.glob(f".*{PART_SUFFIX}")):
                    if any(is_part_of(part.name, output.name) for output in outputs):
                        part.unlink()
        self._begun.clear()

    def _key(self, source: str, output: str, state: tuple[int, int], settings: str | None = None) -> str:
        return "\0".join((source, output, *map(str, state), settings or self._settings))

    def _relative(self, output: str) -> str:
        return os.path.relpath(output, self.folder) if output else ""


def _absolute(folder: str | Path, output: str) -> str:
    return os.path.normpath(Path(folder, output)) if output else ""


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a journal that are whole."""
    with open(path, "rb") as stream:
        for line in stream:
            with contextlib.suppress(ValueError):
                entry = json.loads(line.decode("utf-8", "surrogatepass"))
                if isinstance(entry, dict):
                    yield entry


def _is_torn(path: Path) -> bool:
    """Whether the last line was cut off as it was written."""
    with open(path, "rb") as stream:
        if not stream.seek(0, os.SEEK_END):
            return False
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) != b"\n"


def _state(source: str) -> tuple[int, int] | None:
    """Size and time of change of a file; None for what has neither."""
    if source == STDIN:
        return None
    try:
        status = Path(source).stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _has_content(path: str) -> bool:
    """A result of no bytes is what a power cut leaves of one: it counts as missing."""
    try:
        return Path(path).stat().st_size > 0
    except OSError:
        return False


def _lock(stream: BinaryIO, folder: Path) -> None:
    """Hold the folder for this run; the system lets go when the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows: there the person minds it
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        stream.close()
        message = _("Một lần chạy khác đang ghi vào thư mục {folder}; chờ nó xong hoặc chọn thư mục kết quả khác.")
        raise CannotRead("output-busy", message.format(folder=folder)) from None
    except OSError:
        return  # a shared folder without locks
