"""The child that opens tables: any bytes give a book or a refusal, and a panic of the library is a bad file."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from dondoc.apps.documents.worker import book_child
from dondoc.apps.documents.worker.book_child import BOOK, READ, _work, read_book

RUNS = 150


def _workbook() -> bytes:
    book = Workbook()
    book.active.append(["TT", "Nhiệm vụ", 1.5, True])
    book.active.append([1, "Xây dựng đề án", "=1+1"])
    book.active.merge_cells("A3:C4")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _inside(chance: random.Random, data: bytes) -> bytes:
    """A whole package with one of its parts mangled: what is inside is reached past the checksum."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _mangled(chance, part) if name == chosen else part)
    return out.getvalue()


def _mangled(chance: random.Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _turn in range(chance.randint(1, 12)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(4):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randrange(60)]
            case 2:
                found[at:at] = found[at : at + chance.randrange(60)]
            case _:
                found[at:at] = chance.choice([b'"', b"<", b"99999999999", b"-1", b"\0", b"]]>", b"A0", b"&#x0;"])
    return bytes(found)


@pytest.mark.parametrize("seed", range(4))
def test_any_bytes_give_a_book_or_a_refusal(tmp_path: Path, seed: int, capfd: pytest.CaptureFixture[str]) -> None:
    chance, whole = random.Random(seed), _workbook()
    source = tmp_path / "source"
    for _run in range(RUNS):
        data = _inside(chance, whole) if chance.random() < 0.7 else _mangled(chance, whole)
        source.write_bytes(data)
        outcome = _work(READ, source, tmp_path)
        assert bool(outcome["code"]) == bool(outcome["message"])
        if not outcome["code"]:
            json.loads((tmp_path / BOOK).read_text("utf-8"))


def test_panic_of_the_library_is_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panics(_data: bytes) -> None:
        raise PanicException

    monkeypatch.setattr(book_child, "read_book", panics)
    (tmp_path / "source").write_bytes(b"x")
    assert _work(READ, tmp_path / "source", tmp_path)["code"] == "damaged"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\n1;2", [["a", "b"], ["1", "2"]]),
        ("sep=|\na|b", [["a", "b"]]),
        ("a\tb, c", [["a", "b, c"]]),
        ('"x;y";z', [["x;y", "z"]]),
        ("'=1+1,'x", [["=1+1", "'x"]]),
        ("a,,\n,,\nb", [["a"], [], ["b"]]),
    ],
)
def test_table_of_text_is_parted_by_the_sign_it_uses(text: str, rows: list[list[str]]) -> None:
    assert read_book(text.encode())["sheets"][0]["rows"] == rows
