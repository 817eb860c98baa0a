"""`dondoc serve`: what it is told, what it prepares, and a real start and stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dondoc import language
from dondoc.faces.command import main, serve
from dondoc.faces.command.arguments import Serving, parse_words


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert parse_words(["serve"]) == Serving(host="127.0.0.1", port=8000, data=None, demo=False)


def test_port_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    asked = parse_words(["serve", "--demo"])
    assert isinstance(asked, Serving)
    assert (asked.port, asked.demo) == (8123, True)


@pytest.mark.parametrize("port", ["0", "65536", "tám", "-1"])
def test_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse_words(["serve", "--port", port])
    assert "cần số cổng từ 1 đến 65535" in capsys.readouterr().err


def test_port_in_use_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert main(["serve", "--port", str(port), "--data", str(tmp_path)]) == 1
    assert f"Cổng {port} đang có chương trình khác dùng" in capsys.readouterr().err


def test_failed_step_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DONDOC_DATABASE", "postgresql://nobody@%2Fnowhere/nothing")
    monkeypatch.setattr(serve.sys, "executable", "false")
    assert main(["serve", "--port", str(free_port()), "--data", str(tmp_path)]) == 1
    assert "Bước «Cập nhật cơ sở dữ liệu» không xong" in capsys.readouterr().err


def test_example_data_is_loaded_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command[3])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(serve.subprocess, "run", run)
    for demo in (False, True):
        serve._prepare(Serving("127.0.0.1", 8000, None, demo), {})
    assert ran == ["migrate", "collectstatic", "open_periods", "migrate", "collectstatic", "load_demo", "open_periods"]


@pytest.mark.slow
@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="this run was started with Ctrl-C switched off (nohup)"
)
def test_serves_until_asked_to_stop(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "dondoc", "serve", "--port", str(port), "--data", str(tmp_path)]
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, "DONDOC_DATABASE": ""})
        try:
            end = time.monotonic() + 90
            while not serve.answers("127.0.0.1", port):
                assert process.poll() is None, (tmp_path / "said").read_text("utf-8")
                assert time.monotonic() < end, (tmp_path / "said").read_text("utf-8")
                time.sleep(0.2)
            assert (tmp_path / "dondoc.sqlite3").exists()
            assert (tmp_path / "static").is_dir()
        finally:
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=60)
    assert code == 0
    assert not serve.answers("127.0.0.1", port)
