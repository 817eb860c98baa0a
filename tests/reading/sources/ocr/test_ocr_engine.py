"""What is missing is named, and nothing of Tesseract's troubles gets through."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources import ocr
from dondoc.reading.sources.base import DEFAULT_SETTINGS
from dondoc.reading.sources.ocr import engine, parts

PAPER = np.full((50, 50), 255, np.uint8)
TSV = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "4\t1\t1\t1\t1\t0\t10\t20\t90\t30\t-1\t\n"
    "5\t1\t1\t1\t1\t1\t10\t20\t40\t30\t96.5\tNghi\u0323\n"
    "5\t1\t1\t1\t1\t2\t55\t20\t45\t30\t95\t \n"
)


def answering(stdout: str = "", code: int = 0) -> Callable[..., Any]:
    return lambda *_args, **_options: subprocess.CompletedProcess((), code, stdout.encode(), b"")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_tesseract", lambda: "/usr/bin/tesseract")
    monkeypatch.setattr(engine, "languages", lambda _program: frozenset({"vie", "osd"}))


def test_missing_program_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "find_tesseract", lambda: None)
    assert not ocr.available()
    with pytest.raises(MissingPart) as caught:
        ocr.read_image(b"", DEFAULT_SETTINGS)
    assert caught.value.code == "ocr-missing"
    assert "tesseract-ocr-vie" in caught.value.message
    assert "pip install dondoc[ocr]" in caught.value.message


def test_missing_model_and_library_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "find_tesseract", lambda: "/usr/bin/tesseract")
    monkeypatch.setattr(parts, "languages", lambda _program: frozenset({"eng"}))
    monkeypatch.setattr(parts, "find_spec", lambda name: None if name == "cv2" else object())
    with pytest.raises(MissingPart, match=r"mô hình tiếng Việt của Tesseract, OpenCV"):
        parts.check_parts()


@pytest.mark.usefixtures("installed")
def test_words_come_composed_with_box_and_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", answering(TSV))
    (word,) = engine.recognise_words(PAPER, seconds=5)
    assert (word.text, word.left, word.top, word.right, word.bottom) == ("Nghị", 10, 20, 50, 50)
    assert word.confidence == 96.5


@pytest.mark.usefixtures("installed")
def test_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_args: object, **options: Any) -> None:
        raise subprocess.TimeoutExpired("tesseract", options["timeout"])

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(CannotRead, match="quá 5 giây") as caught:
        engine.recognise_words(PAPER, seconds=5)
    assert caught.value.code == "page-too-slow"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("failure", [answering(code=1), lambda *_a, **_o: (_ for _ in ()).throw(PermissionError())])
def test_failing_program_is_told(monkeypatch: pytest.MonkeyPatch, failure: Callable[..., Any]) -> None:
    monkeypatch.setattr(subprocess, "run", failure)
    with pytest.raises(CannotRead) as caught:
        engine.recognise_words(PAPER, seconds=5)
    assert caught.value.code == "ocr-failed"


@pytest.mark.usefixtures("installed")
def test_one_thread_in_each_process(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def run(*_args: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(options)
        return subprocess.CompletedProcess((), 0, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    assert engine.recognise_words(PAPER, seconds=7) == []
    assert seen["env"]["OMP_THREAD_LIMIT"] == "1"
    assert seen["timeout"] == 7


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("answer", "found"),
    [
        pytest.param("Rotate: 180\nOrientation confidence: 18.99\n", (180, 18.99), id="upside-down"),
        pytest.param("", None, id="too-few-letters"),
    ],
)
def test_orientation_is_read(monkeypatch: pytest.MonkeyPatch, answer: str, found: tuple[int, float] | None) -> None:
    monkeypatch.setattr(subprocess, "run", answering(answer, code=0 if answer else 1))
    assert engine.find_orientation(PAPER, seconds=5) == found
