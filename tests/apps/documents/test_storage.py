"""Bytes on the disk: once, whole or not at all, wherever a process is killed."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from dondoc.apps.documents import storage
from dondoc.apps.documents.errors import EmptyFile, NoRoom, TooLarge

CONTENT = "KẾ HOẠCH".encode()
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_file_lies_under_its_hash(media: Path) -> None:
    stored = storage.put(io.BytesIO(CONTENT), name="../../ke-hoach.txt")
    assert (stored.sha256, stored.size, stored.media_type) == (DIGEST, len(CONTENT), "text/plain")
    assert files_in(media) == [f"{DIGEST[:2]}/{DIGEST}"] == [stored.path]
    with storage.open_file(stored.path) as file:
        assert file.read() == CONTENT


def test_equal_bytes_are_one_file(media: Path) -> None:
    first = storage.put(io.BytesIO(CONTENT), name="a.txt")
    before = storage.full_path(first.path).stat().st_ino
    second = storage.put(io.BytesIO(CONTENT), name="b.docx")
    assert second.path == first.path
    assert storage.full_path(first.path).stat().st_ino == before
    assert len(files_in(media)) == 1


def test_file_cannot_be_written_again_by_accident(media: Path) -> None:
    stored = storage.put(io.BytesIO(CONTENT))
    assert storage.full_path(stored.path).stat().st_mode & 0o222 == 0


def test_file_that_a_disk_cut_short_is_written_anew(media: Path) -> None:
    stored = storage.put(io.BytesIO(CONTENT))
    path = storage.full_path(stored.path)
    path.chmod(0o600)
    path.write_bytes(CONTENT[:3])
    storage.put(io.BytesIO(CONTENT))
    assert path.read_bytes() == CONTENT


def test_nothing_at_all_is_refused_and_leaves_nothing(media: Path) -> None:
    with pytest.raises(EmptyFile):
        storage.put(io.BytesIO(b""))
    assert files_in(media) == []


def test_too_much_is_refused_while_it_comes_and_leaves_nothing(media: Path, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1000

    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            assert self.given < 50 * 1024 * 1024
            return b"x" * size

    with pytest.raises(TooLarge, match="1000 byte"):
        storage.put(Endless())  # type: ignore[arg-type]
    assert files_in(media) == []


def test_as_much_as_is_allowed_is_taken(media: Path, settings: Any) -> None:
    settings.UPLOAD_LIMIT = len(CONTENT)
    assert storage.put(io.BytesIO(CONTENT)).size == len(CONTENT)


def test_upload_that_breaks_off_leaves_nothing(media: Path) -> None:
    class Broken(io.RawIOBase):
        def __init__(self) -> None:
            self.parts = [b"x" * 10, OSError("connection reset")]

        def read(self, size: int = -1) -> bytes:
            part = self.parts.pop(0)
            if isinstance(part, OSError):
                raise part
            return part

    with pytest.raises(OSError, match="connection reset"):
        storage.put(Broken())  # type: ignore[arg-type]
    assert files_in(media) == []


def test_full_disk_is_said_so(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom, match="hết chỗ"):
        storage.put(io.BytesIO(CONTENT))
    assert files_in(media) == []


def test_many_at_once_store_one_file(media: Path) -> None:
    content = os.urandom(2_000_000)
    threads = [threading.Thread(target=lambda: storage.put(io.BytesIO(content))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (only,) = files_in(media)
    assert (media / only).read_bytes() == content


def test_what_killed_processes_left_is_swept_and_what_still_comes_is_not(media: Path) -> None:
    old, young = storage.incoming() / "part-old", storage.incoming() / "upload-young"
    folder = storage.incoming() / "read-old"
    folder.mkdir()
    (folder / "reading.json").write_text("{}")
    for path in (old, young):
        path.write_bytes(b"x")
    past = time.time() - storage.STALE_SECONDS - 1
    os.utime(old, (past, past))
    os.utime(folder, (past, past))
    assert storage.sweep_incoming() == 2
    assert [path.name for path in storage.incoming().iterdir()] == ["upload-young"]
