"""What the fuzzer feeds to the door, and what may come out: a document or `CannotRead`, and nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator

from tests.factories import files
from tests.fuzz.word_shapes import build_lists, build_tree

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import Limits, Settings
from dondoc.reading.sources.door import open_source

_SETTINGS = Settings(limits=Limits(unpacked_bytes=16 * 1024 * 1024, pages=20), ocr=False, converters=False)


def open_bytes(data: bytes) -> None:
    """The door, with anything at all."""
    try:
        document = open_source(data, settings=_SETTINGS)
    except CannotRead as refusal:
        _check(refusal)
        return
    for paragraph in document.paragraphs():
        if "\n" in paragraph.text:
            raise AssertionError("a paragraph that is not one line")


def _check(refusal: CannotRead) -> None:
    """Let no fault hide in a refusal: what the door had to catch is one that a reader should have known."""
    if not refusal.message:
        raise AssertionError("a refusal without a word") from refusal
    *_callers, last = traceback.extract_tb(refusal.__traceback__)
    if last.name == "open_source" and refusal.__cause__ and not isinstance(refusal, MissingPart):
        raise refusal.__cause__


def open_html(data: bytes) -> None:
    open_bytes(b"<!DOCTYPE html>" + data)


def open_word_xml(data: bytes) -> None:
    """The bytes are the main part of a Word file."""
    open_bytes(files.docx(document=data))


def open_word_lists(data: bytes) -> None:
    open_bytes(build_lists(data))


def open_word_tree(data: bytes) -> None:
    open_bytes(build_tree(data))


TARGETS: tuple[Callable[[bytes], None], ...] = (open_bytes, open_html, open_word_xml, open_word_lists, open_word_tree)

_WHOLE = (
    files.TEXT.encode(),
    files.TEXT.encode("utf-16"),
    b"K\xd5 ho\xb9ch ph\xb8t tri\xd3n",
    "# KẾ HOẠCH\n| TT | Việc |\n|---|---|\n| 1 | a |\n".encode(),
    files.html(),
    files.web_archive(),
    files.docx(),
    files.odt(),
    files.flat_odt(),
    files.flat_word(),
    files.word_2003(),
    files.rtf(),
    files.pdf(b"BT /F1 12 Tf 50 700 Td (Ke hoach nam 2025) Tj ET"),
    files.compound({"WordDocument": files.word_97_head()}),
    b"\x89PNG\r\n\x1a\n",
)
_TABLE = "<table><tr><td rowspan=2>Sở Y tế</td><td>Quý II</td></tr></table><ol><li>a<li>b</ol>".encode()


def seeds() -> Iterator[tuple[int, bytes]]:
    """Inputs to begin with, each with the number of its target."""
    yield from ((TARGETS.index(open_bytes), seed) for seed in _WHOLE)
    yield TARGETS.index(open_html), _TABLE
    yield TARGETS.index(open_word_xml), files.word_xml(files.paragraphs()).encode()
    yield TARGETS.index(open_word_lists), bytes(range(0, 200, 5))
    yield TARGETS.index(open_word_tree), bytes(range(96, 256, 3)) + bytes(40)
