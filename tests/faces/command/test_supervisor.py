"""Processes kept alive: started again when they die, given up when they die too often, gone when we are gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dondoc import language
from dondoc.faces.command import supervisor
from dondoc.faces.command.supervisor import DEATHS, Process, Supervisor

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
STUBBORN = (
    sys.executable, "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)",
)  # fmt: skip


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


def made(*commands: tuple[str, ...]) -> Supervisor:
    return Supervisor([Process(f"Tiến trình {number}", each, os.environ) for number, each in enumerate(commands)])


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Supervisor]]:
    """Start commands; whatever happens, they end with the test."""
    monkeypatch.setattr(supervisor, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(supervisor, "PATIENCE_SECONDS", 0.5)
    opened: list[Supervisor] = []

    def begin(*commands: tuple[str, ...]) -> Supervisor:
        opened.append(made(*commands))
        opened[-1].start()
        return opened[-1]

    yield begin
    for each in opened:
        each.stop()


def is_alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_for(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def pid_of(process: Process) -> int:
    assert process.running is not None
    return process.running.pid


def test_stop_ends_all(start: Callable[..., Supervisor]) -> None:
    crew = start(SLEEP, SLEEP)
    pids = [pid_of(each) for each in crew.processes]
    assert all(map(is_alive, pids))
    crew.stop()
    assert not any(map(is_alive, pids))


def test_one_that_ignores_the_request_is_ended(start: Callable[..., Supervisor]) -> None:
    crew = start(STUBBORN)
    time.sleep(0.3)
    crew.stop()
    assert not is_alive(pid_of(crew.processes[0]))


def test_dead_process_is_started_again(start: Callable[..., Supervisor], capsys: pytest.CaptureFixture[str]) -> None:
    crew = start(SLEEP, SLEEP)
    first, second = (pid_of(each) for each in crew.processes)
    threading.Thread(target=crew.watch, daemon=True).start()
    os.kill(first, signal.SIGKILL)
    assert wait_for(lambda: pid_of(crew.processes[0]) != first)
    assert is_alive(pid_of(crew.processes[0]))
    assert pid_of(crew.processes[1]) == second
    assert "Tiến trình 0 đã dừng, đang chạy lại…" in capsys.readouterr().err


def test_process_that_dies_again_and_again_is_given_up(
    start: Callable[..., Supervisor], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supervisor.time, "sleep", lambda _seconds: None)
    crew = start(("false",))
    assert crew.watch() == 1
    assert len(crew.processes[0].deaths) == DEATHS
    assert "liên tục dừng" in capsys.readouterr().err


def test_rare_deaths_are_forgotten() -> None:
    process = Process("a", SLEEP, os.environ)
    assert [process.dies_too_often(100.0 * number) for number in range(20)] == [False] * 20


def test_children_of_a_dead_process_end_too(start: Callable[..., Supervisor], tmp_path: Path) -> None:
    note = tmp_path / "child"
    crew = start(("sh", "-c", f"sleep 60 & echo $! > {note}; wait"))
    assert wait_for(lambda: note.exists() and note.read_text().strip() != "")
    child = int(note.read_text())
    os.kill(pid_of(crew.processes[0]), signal.SIGKILL)
    threading.Thread(target=crew.watch, daemon=True).start()
    assert wait_for(lambda: not is_alive(child))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells processes that their parent died")
def test_processes_end_when_the_watcher_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "child"
    program = (
        "import os, sys, time\n"
        "from dondoc.faces.command.supervisor import Process, Supervisor\n"
        "crew = Supervisor([Process('a', ('sleep', '60'), os.environ)])\n"
        f"crew.start(); open({str(note)!r}, 'w').write(str(crew.processes[0].running.pid)); crew.watch()\n"
    )
    watcher = subprocess.Popen([sys.executable, "-c", program])
    try:
        assert wait_for(lambda: note.exists() and note.read_text() != "")
        child = int(note.read_text())
        assert is_alive(child)
    finally:
        watcher.kill()
        watcher.wait()
    assert wait_for(lambda: not is_alive(child))
