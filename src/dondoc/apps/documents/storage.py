"""Bytes on disk, each content once, under its hash.

A file appears under its name whole or not at all: it is written beside, flushed to the
disk, and renamed. What a killed process leaves lies in `.incoming` and is swept away.
Two people who store the same bytes at once write the same file; the second rename
changes nothing. Nothing is ever written into a file that has its name.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings

from dondoc.apps.documents.errors import EmptyFile, NoRoom, TooLarge
from dondoc.apps.documents.media_types import HEAD, sniff

_CHUNK = 1024 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)
STALE_SECONDS = 6 * 3600


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that are safe on the disk."""

    sha256: str
    size: int
    media_type: str
    path: str


def put(stream: IO[bytes], *, name: str = "", limit: int | None = None) -> Stored:
    """Keep the bytes of a stream; refuses nothing at all, and more than may be uploaded."""
    limit = settings.UPLOAD_LIMIT if limit is None else limit
    try:
        with _part() as (part, beside):
            digest, size, head, tail = _copy(stream, part, limit)
            if not size:
                raise EmptyFile()
            path = _settle(part, beside, digest, size)
            return Stored(digest, size, sniff(head, tail, name), path)
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom() from error
        raise


def put_path(path: Path, *, name: str = "") -> Stored:
    """Keep a file that the worker made."""
    with path.open("rb") as stream:
        return put(stream, name=name or path.name)


def full_path(path: str) -> Path:
    """Where the bytes lie."""
    return root() / path


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def open_file(path: str) -> BinaryIO:
    return full_path(path).open("rb")


def incoming() -> Path:
    """Where bytes lie while they arrive: on the same disk, so that renaming is all that is left to do."""
    folder = root() / ".incoming"
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    return folder


def sweep_incoming(*, older_than: float = STALE_SECONDS) -> int:
    """Remove what killed processes left half way; a slow upload still grows and is let be."""
    removed = 0
    for path in incoming().iterdir():
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > older_than:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                removed += 1
    return removed


@contextmanager
def _part() -> Iterator[tuple[IO[bytes], Path]]:
    """A file in the making and its name beside; it is gone if it is not renamed."""
    handle, name = tempfile.mkstemp(dir=incoming(), prefix="part-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as part:
            yield part, beside
    finally:
        beside.unlink(missing_ok=True)


def _copy(stream: IO[bytes], part: IO[bytes], limit: int) -> tuple[str, int, bytes, bytes]:
    """Hash, size, first and last bytes of what was copied."""
    digest, size, head, tail = hashlib.sha256(), 0, b"", b""
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLarge(size=size, limit=limit)
        digest.update(chunk)
        part.write(chunk)
        head = head or chunk[:HEAD]
        tail = (tail + chunk[-HEAD:])[-HEAD:]
    return digest.hexdigest(), size, head, tail


def _settle(part: IO[bytes], beside: Path, digest: str, size: int) -> str:
    """Give the file its name for good, unless the same bytes have it already."""
    path = f"{digest[:2]}/{digest}"
    target = full_path(path)
    if _is_whole(target, size):
        os.utime(target)  # young again, so that a sweep of orphans does not take it from under us
        return path
    part.flush()
    os.fchmod(part.fileno(), 0o440)
    os.fsync(part.fileno())
    target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    beside.replace(target)
    _flush_folder(target.parent)
    return path


def _is_whole(target: Path, size: int) -> bool:
    """Whether the file is there; one cut short by a failing disk is written anew."""
    try:
        return target.stat().st_size == size
    except FileNotFoundError:
        return False


def _flush_folder(folder: Path) -> None:
    """Let the name itself reach the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
