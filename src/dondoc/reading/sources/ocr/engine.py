"""Runs Tesseract: a grey picture in, words with boxes and confidence out.

One process for a page, one thread in it: with its own threads Tesseract is five
times slower on two cores (measured), and pages are what runs side by side.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from dataclasses import dataclass

import cv2

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.ocr.parts import LANGUAGE, check_parts, find_tesseract, languages
from dondoc.reading.sources.ocr.pixels import Grey

WHOLE_PAGE = 3
ONE_COLUMN = 4
ONE_BLOCK = 6
_ORIENTATION = 0
_DPI = "300"

_ROTATE = re.compile(r"^Rotate: (\d+)", re.MULTILINE)
_CONFIDENCE = re.compile(r"^Orientation confidence: ([\d.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word as Tesseract gives it: box in pixels (left, top, right, bottom), confidence 0-100, its line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, ...]

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def recognise_words(grey: Grey, *, seconds: float, layout: int = WHOLE_PAGE) -> list[RawWord]:
    """Every word of the picture, in Tesseract's reading order."""
    answer = _run(grey, ("-l", LANGUAGE, "--psm", str(layout), "--dpi", _DPI, "tsv"), seconds)
    return [word for row in answer.splitlines()[1:] if (word := _word(row.split("\t")))]


def find_orientation(grey: Grey, *, seconds: float) -> tuple[int, float] | None:
    """By how many degrees clockwise to turn the picture, and how sure that is; None where it cannot be told."""
    program = find_tesseract()
    if program is None or "osd" not in languages(program):
        return None
    answer = _run(grey, ("--psm", str(_ORIENTATION), "--dpi", _DPI), seconds, may_fail=True)
    rotate, confidence = _ROTATE.search(answer), _CONFIDENCE.search(answer)
    return (int(rotate[1]), float(confidence[1])) if rotate and confidence else None


def _word(row: list[str]) -> RawWord | None:
    """The word of a TSV row; None for rows on pages, blocks and lines, and for words without letters."""
    if len(row) != 12 or row[0] != "5":
        return None
    text = unicodedata.normalize("NFC", "".join(row[11].split()))
    if not text:
        return None
    block, paragraph, line = (int(number) for number in row[2:5])
    left, top, width, height = (int(number) for number in row[6:10])
    return RawWord(text, left, top, left + width, top + height, float(row[10]), (block, paragraph, line))


def _run(grey: Grey, options: tuple[str, ...], seconds: float, *, may_fail: bool = False) -> str:
    program = find_tesseract()
    if program is None:
        check_parts()
    picture = cv2.imencode(".pgm", grey)[1].tobytes()
    try:
        done = subprocess.run(
            (str(program), "stdin", "stdout", *options),
            input=picture,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(
            "page-too-slow",
            _(
                "Nhận dạng một trang mất quá {seconds} giây nên đã dừng; "
                "hãy quét lại trang ở 300 dpi, đen trắng, hoặc nâng giới hạn thời gian."
            ).format(seconds=round(seconds)),
        ) from error
    except OSError as error:
        raise _failed() from error
    if done.returncode != 0 and not may_fail:
        raise _failed()
    return done.stdout.decode("utf-8", errors="replace")


def _failed() -> CannotRead:
    return CannotRead(
        "ocr-failed",
        _(
            "Tesseract không chạy được trên trang này; "
            "hãy kiểm tra gói tesseract-ocr và tesseract-ocr-vie, hoặc quét lại trang rồi đọc lại."
        ),
    )
