"""A PostgreSQL of the bench's own: it outlives the command that started it, so that filling once serves many runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import with_postgres as private  # noqa: E402  (tools is no package)

# What one would set on a machine of this size; what is lost with the machine is filled again.
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "effective_cache_size": "8GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "random_page_cost": "1.1",
    "jit": "off",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_preload_libraries": "pg_stat_statements",
}


class Server:
    """A data folder and the server on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = private.find_programs()

    def start(self) -> None:
        """Make the folder where there is none; nothing where the server runs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._as_owner = private._owner(self.folder)
        if not (self.folder / "data").exists():
            private._create(self.programs, self.folder, self._as_owner)
        if self._ctl("status").returncode == 0:
            return
        settings = {**SETTINGS, "unix_socket_directories": str(self.folder)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        done = self._ctl("start", "-w", "-l", str(self.folder / "log"), "-o", options)
        if done.returncode:
            raise SystemExit(f"PostgreSQL không chạy: {done.stderr}\n{self._log()}")

    def stop(self) -> None:
        self._as_owner = private._owner(self.folder)
        self._ctl("stop", "-m", "fast")

    def pid(self) -> int:
        """Of the process above all others of the server."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def address(self, name: str) -> str:
        """Of a database, in the form that Django and psql both take."""
        return f"postgresql://{private._user()}@{quote(str(self.folder), safe='')}/{name}"

    def create(self, name: str) -> str:
        """An empty database in place of what was there; its address."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            each = sql.Identifier(name)
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(each))
            connection.execute(sql.SQL("create database {}").format(each))
        with psycopg.connect(self.address(name), autocommit=True) as connection:
            for extension in (*private.EXTENSIONS, "pg_stat_statements"):
                connection.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))
        return self.address(name)

    def has(self, name: str) -> bool:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            found = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        return found is not None

    def _ctl(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [self.programs / "pg_ctl", "-D", self.folder / "data", *words]
        quiet: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        return subprocess.run(command, cwd=self.folder, text=True, check=False, **quiet, **self._as_owner)

    def _log(self) -> str:
        path = self.folder / "log"
        return path.read_text("utf-8", "replace")[-2000:] if path.exists() else ""


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """The server for as long as the block lasts; one that ran before is left running."""
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        if not os.environ.get("BENCH_KEEP_SERVER"):
            server.stop()
