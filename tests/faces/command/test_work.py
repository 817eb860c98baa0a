"""The work on one document: whole results, and a sentence for whatever goes wrong."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from dondoc import language
from dondoc.faces.command import work as module
from dondoc.faces.command.work import Job, Work, write_whole
from dondoc.reading.errors import CannotRead
from dondoc.reading.model import DocumentFacts, Reading
from dondoc.reading.sources.base import Format

READING = Reading(Format.TEXT, "Kế hoạch", DocumentFacts(kind="Kế hoạch"))


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


def reading_gives(monkeypatch: pytest.MonkeyPatch, result: Any) -> None:
    """Put a reading, or an error, in the place of the reader."""

    def read(_work: Work, _job: Job) -> Reading:
        if isinstance(result, BaseException):
            raise result
        return result  # type: ignore[no-any-return]

    monkeypatch.setattr(Work, "_read", read)


def test_result_comes_back_where_no_output_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    reading_gives(monkeypatch, READING)
    outcome = Work()(Job("kh.txt"))
    assert outcome.result == READING.dumps().encode()


def test_result_goes_to_the_output_and_not_through_the_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading_gives(monkeypatch, READING)
    output = tmp_path / "sub" / "kh.json"
    outcome = Work()(Job("kh.txt", str(output)))
    assert not outcome.failed
    assert outcome.result is None
    assert output.read_text("utf-8") == READING.dumps()


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        pytest.param(CannotRead("encrypted", "Tệp có mật khẩu."), "encrypted", "Tệp có mật khẩu.", id="refused"),
        pytest.param(FileNotFoundError(2, "No such file"), "not-found", "Không tìm thấy", id="missing"),
        pytest.param(PermissionError(13, "Permission denied"), "not-readable", "quyền đọc", id="forbidden"),
        pytest.param(MemoryError(), "out-of-memory", "bộ nhớ", id="memory"),
        pytest.param(RecursionError("deep"), "internal", "RecursionError: deep", id="recursion"),
        pytest.param(KeyError("x\ny"), "internal", "KeyError", id="our-own-mistake"),
    ],
)
def test_every_error_is_an_outcome_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str, message: str
) -> None:
    reading_gives(monkeypatch, error)
    outcome = Work()(Job("kh.txt", str(tmp_path / "kh.json")))
    assert outcome.code == code
    assert message in outcome.message
    assert "\n" not in outcome.message
    assert list(tmp_path.iterdir()) == []


def test_result_that_cannot_be_written_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading_gives(monkeypatch, READING)
    (tmp_path / "file").touch()
    outcome = Work()(Job("kh.txt", str(tmp_path / "file" / "kh.json")))
    assert outcome.code == "not-writable"
    assert "quyền ghi" in outcome.message


def test_interrupted_writing_leaves_the_old_result_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kh.json"
    path.write_text("cũ")

    def fail(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert path.read_text() == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_result_can_be_read_by_colleagues(tmp_path: Path) -> None:
    write_whole(tmp_path / "kh.json", b"{}")
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE((tmp_path / "kh.json").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_unfinished_results_are_hidden_and_recognised() -> None:
    assert module.is_part_of(".kh.json.0f.part", "kh.json")
    assert not module.is_part_of(".khac.json.0f.part", "kh.json")


def test_what_else_decides_a_result_is_in_the_settings() -> None:
    assert len({Work().settings, Work(format="md").settings, Work(ocr=False).settings}) == 3
    assert Work(language="en").settings == Work().settings
