"""The folder of files compared with the record."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dondoc.apps.documents import storage
from dondoc.apps.documents.checking import check_files, sweep_over
from factories.uploads import Cast, upload


@pytest.fixture
def path(cast: Cast, media: Path) -> Path:
    return media / upload(cast.body, cast.monitor).file.path


def test_whole_folder_is_well(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_files")
    assert capsys.readouterr().out == "Nguyên vẹn: 1 tệp.\n"


def test_file_that_is_gone_is_named(path: Path) -> None:
    path.unlink()
    with pytest.raises(CommandError, match="bản sao lưu"):
        call_command("check_files")
    assert check_files().missing == [f"{path.parent.name}/{path.name}"]


def test_changed_byte_is_found_by_reading_and_another_size_at_once(path: Path) -> None:
    path.chmod(0o600)
    content = path.read_bytes()
    path.write_bytes(b"X" + content[1:])
    assert check_files(deep=False).is_well
    assert not check_files().is_well
    path.write_bytes(content[1:])
    assert check_files(deep=False).changed == [f"{path.parent.name}/{path.name}"]


def test_file_without_a_row_is_swept_once_it_is_old(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left = storage.full_path(storage.put(io.BytesIO(b"killed before it was recorded")).path)
    call_command("check_files", "--sweep")
    assert "Thừa: 1 tệp." in capsys.readouterr().out
    assert left.exists()
    past = time.time() - 2 * 24 * 3600
    os.utime(left, (past, past))
    assert sweep_over(check_files()) == 1
    assert not left.exists()
    assert path.exists()


def test_file_stored_again_in_between_is_not_swept(cast: Cast, path: Path) -> None:
    left = storage.put(io.BytesIO(b"Ke hoach khac"))
    past = time.time() - 2 * 24 * 3600
    os.utime(storage.full_path(left.path), (past, past))
    found = check_files()
    upload(cast.body, cast.monitor, b"Ke hoach khac")
    assert sweep_over(found) == 0
    assert check_files().is_well
