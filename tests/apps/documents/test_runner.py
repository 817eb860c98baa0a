"""The child: real processes that read, refuse, hang, die and eat memory; the worker gets an answer from each."""

from __future__ import annotations

import io
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dondoc import examples
from dondoc.apps.documents.worker import runner
from dondoc.apps.documents.worker.child import DOCUMENT, FILE
from dondoc.apps.documents.worker.processes import descendants, end_tree
from dondoc.apps.documents.worker.runner import Result, Stopped, read_in_child
from factories import files
from factories.uploads import PLAN

HOSTILE = Path(__file__).with_name("hostile_child.py")


def run(data: bytes, tmp_path: Path, *, mode: str = DOCUMENT, name: str = "a", stop: Any = lambda: False) -> Result:
    source = tmp_path / "source"
    source.write_bytes(data)
    with read_in_child(source, name=name, mode=mode, stop=stop) as result:
        for picture in result.pictures:
            with Image.open(picture.path) as image:
                assert image.size == picture.pixels
        return result


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Children that do as they are told instead of reading."""

    def does(what: str) -> None:
        monkeypatch.setattr(runner, "_COMMAND", (sys.executable, str(HOSTILE), what))

    return does


def test_text_is_read(media: Path, tmp_path: Path) -> None:
    result = run(PLAN.encode(), tmp_path)
    assert result.code == ""
    assert result.reading is not None
    assert len(result.reading["tasks"]) == 2
    assert result.pictures == ()
    assert list((media / ".incoming").iterdir()) == []


def test_pdf_has_pictures_of_its_pages(media: Path, tmp_path: Path) -> None:
    (example,) = [path for path in examples.paths() if path.name == "ke-hoach-chuyen-doi-so-2026.pdf"]
    result = run(example.read_bytes(), tmp_path)
    assert result.reading is not None
    assert [picture.number for picture in result.pictures] == [1, 2, 3, 4]
    assert result.pictures[0].pixels == (910, 1287)
    pages = result.reading["source"]["pages"]
    assert [(page["width"], page["height"]) for page in pages] == [(p.width, p.height) for p in result.pictures]


def test_attachment_has_a_small_picture_before_the_others(media: Path, tmp_path: Path) -> None:
    photo = io.BytesIO()
    Image.new("RGB", (3000, 2000), "red").save(photo, "JPEG")
    result = run(photo.getvalue(), tmp_path, mode=FILE)
    assert [picture.number for picture in result.pictures] == [0, 1]
    small, large = result.pictures
    assert max(small.pixels) <= 320
    assert max(large.pixels) <= 2400


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"  \n ", "empty", id="only-blanks"),
        pytest.param(b"MZ\x90\0" + bytes(500), "not-a-document", id="program"),
        pytest.param(files.zipped({"a/b.txt": "x"}), "archive", id="archive"),
        pytest.param(b"%PDF-1.7\ncut short", "damaged", id="broken-pdf"),
        pytest.param(files.docx(document=b"<w:document><w:body>" * 3), "damaged", id="broken-word"),
        pytest.param(files.docx(document=b"<x>" + b"0" * 300_000_000 + b"</x>"), "too-large", id="bomb"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "damaged", id="broken-picture"),
    ],
)
def test_hostile_file_is_refused_in_a_sentence(media: Path, tmp_path: Path, data: bytes, code: str) -> None:
    result = run(data, tmp_path)
    assert result.reading is None
    if code != "too-large":
        assert result.code == code
    assert result.message.endswith(".")


def test_child_that_dies_is_a_crash(media: Path, tmp_path: Path, hostile: Any) -> None:
    hostile("segfault")
    assert run(b"x", tmp_path).code == "crashed"
    hostile("leave")
    assert run(b"x", tmp_path).code == "crashed"


def test_child_that_is_killed_had_too_little_memory(media: Path, tmp_path: Path, hostile: Any) -> None:
    hostile("killed")
    assert run(b"x", tmp_path).code == "out-of-memory"


def test_child_that_eats_memory_is_bounded(media: Path, tmp_path: Path, hostile: Any) -> None:
    hostile("eat")
    assert run(b"x", tmp_path).code == "out-of-memory"


def test_child_that_hangs_is_ended_with_all_that_it_started(
    media: Path, tmp_path: Path, hostile: Any, settings: Any
) -> None:
    settings.READING_SECONDS = 1
    hostile("hang")
    assert run(b"x", tmp_path).code == "timed-out"
    grandchild = int((tmp_path / "grandchild").read_text())
    _wait_until(lambda: not _is_alive(grandchild))


def test_worker_that_is_asked_to_end_ends_the_child_at_once(media: Path, tmp_path: Path, hostile: Any) -> None:
    hostile("hang")
    asked = threading.Event()
    threading.Timer(0.5, asked.set).start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        run(b"x", tmp_path, stop=asked.is_set)
    assert time.monotonic() - began < 10


def test_tree_of_processes_is_found_and_ended(tmp_path: Path) -> None:
    import subprocess

    script = "import subprocess, sys, time; subprocess.Popen(['sleep', '60'], start_new_session=True); time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", script], start_new_session=True)
    _wait_until(lambda: len(descendants(parent.pid)) == 1)
    (child,) = descendants(parent.pid)
    end_tree(parent.pid)
    assert parent.wait() == -signal.SIGKILL
    _wait_until(lambda: not _is_alive(child))


def test_signs_that_no_database_keeps_are_replaced_one_for_one(media: Path, tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "reading.json").write_text('{"a": "x\\u0000y\\ud83dz", "b": "\\\\u0000"}')
    assert runner._reading(folder) == {"a": "x\ufffdy\ufffdz", "b": "\\u0000"}


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wait_until(holds: Any) -> None:
    until = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)
