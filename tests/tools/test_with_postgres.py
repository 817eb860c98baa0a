"""The private PostgreSQL: there for the command, gone after it, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "with_postgres.py"
needs_server = pytest.mark.skipif(
    not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")), reason="PostgreSQL is not installed"
)
ASK = "import os, psycopg; connection = psycopg.connect(os.environ['DONDOC_DATABASE']); print(connection.execute({!r}).fetchall())"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, TOOL, "--", *command], env={**os.environ, **environment}, capture_output=True, text=True
    )


def ask(statement: str) -> str:
    done = run(sys.executable, "-c", ASK.format(statement))
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_server
def test_sorts_as_vietnamese_does() -> None:
    words = "select string_agg(w, ' ' order by w) from unnest(array['Đắk', 'Dak', 'Ẩn', 'Đà', 'an']) w"
    assert ask(words) == "[('an Ẩn Dak Đà Đắk',)]"


@needs_server
def test_has_the_extensions_in_every_new_database() -> None:
    names = "select extname from pg_extension where extname <> 'plpgsql' order by 1"
    assert ask(names) == "[('pg_trgm',), ('unaccent',)]"


@needs_server
def test_answer_is_that_of_the_command() -> None:
    assert run("sh", "-c", "exit 3").returncode == 3


@needs_server
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda each: each.name)
def test_server_ends_when_the_tool_is_ended(number: signal.Signals, tmp_path: Path) -> None:
    note = tmp_path / "address"
    tool = subprocess.Popen(
        [sys.executable, TOOL, "--", "sh", "-c", f"echo $$ $DONDOC_DATABASE > {note}; exec sleep 30"]
    )
    while not note.exists() or not note.read_text().strip():
        time.sleep(0.05)
    command, address = note.read_text().split()
    folder = address.split("@")[1].split("/")[0].replace("%2F", "/")
    tool.send_signal(number)
    tool.wait()
    end = time.monotonic() + 10
    while _has_server(folder) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _has_server(folder)
    if number == signal.SIGTERM:
        assert not Path(folder).exists()
    else:
        os.kill(int(command), signal.SIGKILL)
        shutil.rmtree(folder)


def _has_server(folder: str) -> bool:
    lines = (path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if _is_readable(path))
    return any(f"-D\0{folder}/data".encode() in line for line in lines)


def _is_readable(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_missing_server_is_said(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import importlib.util

    found = importlib.util.spec_from_file_location("with_postgres", TOOL)
    assert found is not None
    assert found.loader is not None
    tool = importlib.util.module_from_spec(found)
    found.loader.exec_module(tool)
    monkeypatch.setattr(tool, "_installed", lambda: None)
    monkeypatch.setattr(tool.subprocess, "run", lambda *_arguments, **_options: None)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(tool.signal, "signal", lambda *_arguments: None)
    assert tool.main(["--", "true"]) == code
    assert "chưa cài gói postgresql-15" in capsys.readouterr().err


def test_nothing_to_run_is_refused() -> None:
    assert subprocess.run([sys.executable, TOOL], capture_output=True).returncode == 2
