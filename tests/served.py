"""The system as users have it: `dondoc serve` with a folder and a database of its own, to be driven from outside."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from dondoc.faces.command.serve import answers

TESTS = Path(__file__).resolve().parent
SERVER = os.environ.get("DONDOC_DATABASE", "")
ON = "postgresql" if SERVER else "sqlite"
START_SECONDS = 120.0


@dataclass
class Served:
    """A data folder, its database, and the processes that serve them."""

    folder: Path
    database: str = ""  # address of a PostgreSQL database; empty for SQLite in the folder
    day: date | None = date(2026, 11, 20)
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DONDOC_", "PYTEST_"))}
        ours = {
            "DONDOC_DATA": str(self.folder),
            "DONDOC_DATABASE": self.database,
            "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
        }
        return {**inherited, **ours, **({"DONDOC_TODAY": self.day.isoformat()} if self.day else {})}

    def manage(self, *arguments: str, tests: bool = False) -> str:
        """Run a command of Django on this data, which may know the modules of the tests; what it said."""
        paths = [str(TESTS), os.environ.get("PYTHONPATH", "")] if tests else [os.environ.get("PYTHONPATH", "")]
        done = subprocess.run(
            [sys.executable, "-W", "error::RuntimeWarning", "-m", "django", *arguments],
            env={**self.environment, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{arguments[0]}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Serve, and come back when pages come. A system that was served before keeps its address."""
        self.port = self.port or free_port()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dondoc", "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while not answers("127.0.0.1", self.port):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)

    @property
    def log(self) -> Path:
        return self.folder / "said.log"

    def said(self) -> str:
        """What the processes told the terminal."""
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def pids(self, word: str) -> list[int]:
        """Processes below ours whose command line holds this word: «granian», «work»."""
        assert self.process is not None
        return [pid for pid in descendants(self.process.pid) if word in command_line(pid)]

    def stop(self) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                # Not Ctrl-C: a run started in the background hands on that it is to be ignored.
                self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)
            self.process = None

    def kill(self) -> None:
        """Kill -9, all at once: the machine loses power."""
        assert self.process is not None
        for pid in [self.process.pid, *descendants(self.process.pid)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def copy(self, folder: Path, name: str) -> Served:
        """The same data once more, for somebody who will change it."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("said.log"))
        if not self.database:
            return Served(folder, day=self.day)
        return Served(folder, create_database(name, template=database_name(self.database)), day=self.day)


def new_system(folder: Path, name: str, day: date | None = date(2026, 11, 20)) -> Served:
    """An empty folder and an empty database with its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    served = Served(folder, create_database(name) if SERVER else "", day=day)
    served.manage("migrate", "--verbosity", "0")
    return served


def create_database(name: str, template: str = "template1") -> str:
    """A new database on the server of the run; its address."""
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}" template "{template}"')
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def database_name(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def descendants(pid: int) -> list[int]:
    """Children of a process, and theirs, by Linux's table of processes."""
    found: list[int] = []
    for child in children(pid):
        found += [child, *descendants(child)]
    return found


def children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            yield from map(int, path.read_text().split())


def command_line(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""
