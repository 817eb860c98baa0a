"""LibreOffice is called so that it cannot hang, fetch, run macros or leave anything behind."""

from __future__ import annotations

import http.server
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from tests.factories.files import LINES, flat_odt, rtf

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import Limits
from dondoc.reading.sources.office.libreoffice import FLAT_OPEN_DOCUMENT, RICH_TEXT, convert_to_docx

FalseProgram = Callable[[str, str], None]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine, and what was asked of it."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            """Note every request, whatever its method."""
            if super().parse_request():
                paths.append(self.path)
            return False

        def log_message(self, *_args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port, paths
        server.shutdown()
        thread.join()


def _document(package: bytes) -> str:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.usefixtures("soffice")
def test_rich_text_becomes_a_word_package_and_nothing_is_left_behind(temporary: Path) -> None:
    assert LINES[1] in _document(convert_to_docx(rtf(), RICH_TEXT, Limits()))
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("soffice")
def test_nothing_a_document_points_to_is_fetched(asked: tuple[int, list[str]], tmp_path: Path) -> None:
    port, paths = asked
    (tmp_path / "secret.txt").write_text("BIMATCUAMAY")
    body = (
        f'<text:p>Ảnh <draw:frame svg:width="5cm" svg:height="2cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="http://127.0.0.1:{port}/picture.png" xlink:type="simple" xlink:show="embed" '
        'xlink:actuate="onLoad"/></draw:frame></text:p>'
        f'<text:section text:name="A"><text:section-source xlink:href="http://127.0.0.1:{port}/text.txt"/>'
        "<text:p>cũ</text:p></text:section>"
        f'<text:section text:name="B"><text:section-source xlink:href="{(tmp_path / "secret.txt").as_uri()}"/>'
        "<text:p>cũ</text:p></text:section>"
    )
    out = _document(convert_to_docx(flat_odt(body), FLAT_OPEN_DOCUMENT, Limits()))
    assert "Ảnh" in out
    assert paths == []
    assert "BIMATCUAMAY" not in out


def test_conversion_that_hangs_is_ended(false_program: FalseProgram, temporary: Path) -> None:
    false_program("soffice", "sleep 30")
    with pytest.raises(CannotRead, match="quá 0 giây") as refusal:
        convert_to_docx(rtf(), RICH_TEXT, Limits(seconds_per_conversion=0.3))
    assert refusal.value.code == "conversion-too-slow"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 0", id="success-without-a-file"),
        pytest.param("mkdir out; : > out/source.docx", id="empty-file"),
        pytest.param("mkdir out; head -c 5000 /dev/zero > out/source.docx", id="file-beyond-the-limit"),
        pytest.param("kill -9 $$", id="crash"),
    ],
)
def test_only_the_file_that_comes_out_counts(false_program: FalseProgram, script: str) -> None:
    false_program("soffice", script)
    with pytest.raises(CannotRead) as refusal:
        convert_to_docx(rtf(), RICH_TEXT, Limits(file_bytes=4000))
    assert refusal.value.code == "damaged"


def test_each_run_has_a_profile_of_its_own_that_forbids_macros(false_program: FalseProgram, tmp_path: Path) -> None:
    false_program("soffice", f'echo "$@" >> {tmp_path}/calls; cat profile/user/*.xcu >> {tmp_path}/profiles')
    for _run in range(2):
        with pytest.raises(CannotRead):
            convert_to_docx(rtf(), RICH_TEXT, Limits())
    first, second = (line.split()[0] for line in (tmp_path / "calls").read_text().splitlines())
    assert first.startswith("-env:UserInstallation=file:///")
    assert first != second
    assert (tmp_path / "profiles").read_text().count('"DisableMacrosExecution" oor:op="fuse"><value>true') == 2


@pytest.mark.usefixtures("without_programs")
def test_missing_program_is_named_with_its_package() -> None:
    with pytest.raises(MissingPart, match="libreoffice-writer-nogui") as refusal:
        convert_to_docx(rtf(), RICH_TEXT, Limits())
    assert refusal.value.code == "libreoffice-missing"
