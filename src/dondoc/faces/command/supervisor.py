"""Processes that are kept alive together, and end together.

Each gets a process group of its own: a Ctrl-C reaches only us, and whatever a
process started ends with it. One that dies is started again; one that dies again
and again is given up, and then all end, because half a system looks like a whole
one. If we are killed outright, the kernel tells the processes to end.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dondoc.language import _

PATIENCE_SECONDS = 20.0
LOOK_SECONDS = 0.2
DEATHS, WITHIN_SECONDS = 5, 60.0
_PR_SET_PDEATHSIG = 1
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@dataclass
class Process:
    """A command that should be running."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    running: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.running = subprocess.Popen(
            self.command, env=dict(self.environment), start_new_session=True, preexec_fn=_end_with_parent()
        )

    def has_ended(self) -> bool:
        return self.running is not None and self.running.poll() is not None

    def signal(self, number: int) -> None:
        """Tell the process; a deadly signal goes to all that it started, too."""
        if self.running is None:
            return
        with contextlib.suppress(ProcessLookupError):
            if number == _KILL:
                os.killpg(self.running.pid, number)
            else:
                self.running.send_signal(number)

    def end(self, patience: float) -> None:
        """Wait for the process, then end it and all that it started."""
        if self.running is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.running.wait(timeout=patience)
        self.signal(_KILL)
        self.running.wait()

    def dies_too_often(self, now: float) -> bool:
        """Note a death; true when there were too many lately."""
        self.deaths = [*(each for each in self.deaths if now - each < WITHIN_SECONDS), now]
        return len(self.deaths) >= DEATHS


class Supervisor:
    """Several processes as one: started, watched, stopped."""

    def __init__(self, processes: Sequence[Process]) -> None:
        self.processes = processes

    def start(self) -> None:
        for process in self.processes:
            process.start()

    def watch(self) -> int:
        """Start again whatever dies, until it dies too often (1); a Ctrl-C ends the watch from outside."""
        while True:
            for process in self.processes:
                if process.has_ended() and not self._revive(process):
                    return 1
            time.sleep(LOOK_SECONDS)

    def _revive(self, process: Process) -> bool:
        process.signal(_KILL)  # what it left behind holds the port or the work
        if process.dies_too_often(time.monotonic()):
            print(
                _("{name} liên tục dừng; xem lỗi ở trên. Hệ thống dừng lại.").format(name=process.name), file=sys.stderr
            )
            return False
        print(_("{name} đã dừng, đang chạy lại…").format(name=process.name), file=sys.stderr)
        time.sleep(min(5.0, 0.5 * len(process.deaths)))
        process.start()
        return True

    def stop(self) -> None:
        """Ask all to end what they are at; after some patience end them."""
        for process in self.processes:
            process.signal(signal.SIGTERM)
        end = time.monotonic() + PATIENCE_SECONDS
        for process in self.processes:
            process.end(max(0.1, end - time.monotonic()))


def _end_with_parent() -> Callable[[], object] | None:
    """What a new process does first: ask Linux for an end when we end. Elsewhere nothing."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
