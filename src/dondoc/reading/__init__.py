r"""Reading: a plan goes in, an understood document comes out.

>>> reading = read("KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Sở Tài chính rà soát các quy định trước ngày 31/3/2026.")
>>> [(task.path, [body.name for body in task.lead], task.deadline.due) for task in reading.tasks]
[('I.1', ['Sở Tài chính'], '2026-03-31')]
"""

from __future__ import annotations

import os
from pathlib import Path

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.model import Reading
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Limits, Settings

__all__ = ["DEFAULT_SETTINGS", "CannotRead", "Limits", "MissingPart", "Reading", "Settings", "read"]

_LONGEST_PATH = 4096


def read(
    source: str | os.PathLike[str] | bytes, *, name: str | None = None, settings: Settings = DEFAULT_SETTINGS
) -> Reading:
    """Read a document: a path, the bytes of a file, or text.

    A `str` on one line that names an existing file is a path; any other `str` is the
    text of a document. Raises `CannotRead` with one clear sentence where the file
    cannot be read, `MissingPart` where an optional program is missing.
    """
    from dondoc.reading.reader import understand
    from dondoc.reading.sources.door import open_source
    from dondoc.reading.sources.plain import read_text

    if isinstance(source, bytes):
        return understand(open_source(source, name=name, settings=settings))
    path = _as_path(source)
    if path is None:
        return understand(read_text(str(source), settings))
    return understand(open_source(_bytes_of(path, settings), name=name or path.name, settings=settings))


def _as_path(source: str | os.PathLike[str]) -> Path | None:
    if not isinstance(source, str):
        return Path(source)
    if "\n" in source or not source or len(source) > _LONGEST_PATH or "\0" in source:
        return None
    path = Path(source)
    try:
        return path if path.is_file() else None
    except OSError:
        return None


def _bytes_of(path: Path, settings: Settings) -> bytes:
    from dondoc.language import _
    from dondoc.reading.sources.refusals import system_reason, too_large

    try:
        if path.stat().st_size > settings.limits.file_bytes:
            raise too_large(path.stat().st_size, settings.limits.file_bytes)
        return path.read_bytes()
    except OSError as error:
        message = _("Không mở được tệp này ({reason}); kiểm tra tên, thư mục và quyền đọc.")
        raise CannotRead("cannot-open", message.format(reason=system_reason(error))) from error
