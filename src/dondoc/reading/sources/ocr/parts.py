"""Whether OCR can run on this machine: Tesseract with its Vietnamese model, Pillow and OpenCV."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec

from dondoc.language import _
from dondoc.reading.errors import MissingPart

LANGUAGE = "vie"
_SECONDS_TO_ANSWER = 20.0


def available() -> bool:
    """Whether every part that OCR needs is installed."""
    return not _missing()


def check_parts() -> None:
    """Raise MissingPart, naming the packages to install, where something is missing."""
    missing = _missing()
    if missing:
        raise MissingPart(
            "ocr-missing",
            _(
                "Tệp là bản quét hoặc ảnh chụp, cần nhận dạng chữ, nhưng máy này chưa cài: {parts}. "
                "Quản trị viên cần cài gói tesseract-ocr, tesseract-ocr-vie (apt install tesseract-ocr "
                "tesseract-ocr-vie) và chạy: pip install dondoc[ocr]."
            ).format(parts=", ".join(missing)),
        )


def find_tesseract() -> str | None:
    """The program, where it is installed."""
    return shutil.which("tesseract")


@cache
def languages(program: str) -> frozenset[str]:
    """The models that this Tesseract has. Asked once in a process: an answer takes 20 ms."""
    try:
        answer = subprocess.run(
            (program, "--list-langs"),
            capture_output=True,
            timeout=_SECONDS_TO_ANSWER,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(answer.stdout.decode("utf-8", errors="replace").split())


def _missing() -> list[str]:
    program = find_tesseract()
    missing = [name for name, module in (("Pillow", "PIL"), ("OpenCV", "cv2")) if find_spec(module) is None]
    if program is None:
        return ["Tesseract", *missing]
    if LANGUAGE not in languages(program):
        return [_("mô hình tiếng Việt của Tesseract"), *missing]
    return missing
