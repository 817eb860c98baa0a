"""The work on one document: read the file, write the result, say in a few words how it went.

It runs in this process, in a worker process or on a worker of a cluster, so all
that goes in and comes out is small and can be pickled. Whatever happens to one
file becomes an outcome; a traceback helps no official. A half result is the worse
mistake: the file appears under its name only when it is complete.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dondoc import __version__, language
from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.refusals import system_reason

if TYPE_CHECKING:
    from dondoc.reading.model import Reading

STDIN, STDIN_NAME = "-", "stdin"
PART_SUFFIX = ".part"
WORKER_DIED, TIMED_OUT = "worker-died", "timed-out"
DEADLY = (WORKER_DIED, TIMED_OUT)


class RunLost(Exception):
    """The run cannot go on: no workers, no disk. What is done is done; the message says what to do for the rest."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: a path, or `-` with the bytes; `output` is None where the result is wanted back."""

    source: str
    output: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: counts, or the code and message of a failure."""

    source: str
    output: str | None = None
    code: str | None = None
    message: str = ""
    tasks: int = 0
    targets: int = 0
    duties: int = 0
    warnings: int = 0
    seconds: float = 0.0
    result: bytes | None = None

    @property
    def failed(self) -> bool:
        return self.code is not None


@dataclass(frozen=True, slots=True)
class Work:
    """How documents are read in this run; calling it reads one."""

    format: str = "json"
    ocr: bool = True
    language: str = "vi"

    @property
    def settings(self) -> str:
        """What else than the file decides the result: a journal entry under other settings is not this one."""
        return f"{__version__} {self.format}{'' if self.ocr else ' no-ocr'}"

    def __call__(self, job: Job) -> Outcome:
        """Read one document; never raises for what is wrong with it."""
        language.use(self.language)
        started = time.perf_counter()
        outcome = self._outcome(job)
        return replace(outcome, seconds=round(time.perf_counter() - started, 3))

    def _outcome(self, job: Job) -> Outcome:
        try:
            reading = self._read(job)
            data = self._export(reading, job)
        except CannotRead as error:
            return failure(job, error.code, error.message)
        except FileNotFoundError:
            return failure(job, "not-found", _("Không tìm thấy tệp này; kiểm tra lại tên và thư mục."))
        except OSError as error:
            return failure(job, "not-readable", _not_readable(error))
        except MemoryError:
            return failure(job, "out-of-memory", _("Không đủ bộ nhớ để đọc tệp này; chia nhỏ tệp hoặc giảm --jobs."))
        except Exception as error:
            return failure(job, "internal", _internal(error))
        counts = Outcome(
            source=job.source,
            output=job.output,
            tasks=len(reading.tasks),
            targets=len(reading.targets),
            duties=len(reading.reporting),
            warnings=len(reading.warnings),
        )
        if job.output is None:
            return replace(counts, result=data)
        try:
            write_whole(Path(job.output), data)
        except OSError as error:
            return failure(job, "not-writable", _not_writable(job.output, error))
        return counts

    def _read(self, job: Job) -> Reading:
        from dondoc.reading import read
        from dondoc.reading.sources.base import Settings

        settings = Settings(ocr=self.ocr)
        if job.data is not None:
            return read(job.data, settings=settings)
        return read(Path(job.source), settings=settings)

    def _export(self, reading: Reading, job: Job) -> bytes:
        from dondoc.reading.export import ExportFormat, export

        name = STDIN_NAME if job.source == STDIN else Path(job.source).name
        return export(reading, ExportFormat(self.format), name=name)


def read_stdin() -> bytes:
    """Standard input, up to a byte more than may be read: the reader then says that it is too much."""
    from dondoc.reading.sources.base import Limits

    return sys.stdin.buffer.read(Limits().file_bytes + 1)


def failure(job: Job, code: str, message: str) -> Outcome:
    """The outcome of a document that could not be read."""
    return Outcome(source=job.source, output=job.output, code=code, message=message)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is seen whole or not at all.

    The temporary name is hidden and never the same twice: two workers of a cluster may
    for a moment write the same result. Opened plainly, so that the umask of the office
    decides who may read it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}{PART_SUFFIX}")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def is_part_of(candidate: str, name: str) -> bool:
    """Whether a file name is what an interrupted process left of `name`."""
    return candidate.startswith(f".{name}.") and candidate.endswith(PART_SUFFIX)


def seen_from_here(folder: str) -> tuple[bool, str]:
    """Whether this process sees a folder, and its version: asked of every worker of a cluster before the work."""
    return Path(folder).is_dir(), __version__


def _not_readable(error: OSError) -> str:
    return _("Không mở được tệp này ({reason}); kiểm tra quyền đọc.").format(reason=system_reason(error))


def _not_writable(path: str, error: OSError) -> str:
    return _("Không ghi được kết quả vào {path} ({reason}); kiểm tra quyền ghi và dung lượng đĩa.").format(
        path=path, reason=system_reason(error)
    )


def _internal(error: Exception) -> str:
    return _(
        "Chương trình gặp lỗi khi đọc tệp này ({kind}: {detail}); hãy gửi tệp và dòng này cho người phát triển."
    ).format(kind=type(error).__name__, detail=" ".join(str(error).split())[:200])
