#!/usr/bin/env python3
"""Run a command beside a PostgreSQL of its own, which is gone when the command ends.

    tools/with_postgres.py -- .venv/bin/pytest tests/apps

The server listens on a socket in a temporary folder only, sorts as Vietnamese does (ICU),
trades durability for speed, and is named to the command by DONDOC_DATABASE. Where PostgreSQL
is missing and cannot be installed this is said and nothing is run: with CI=true that is a failure.
Needs no package beyond the standard library.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

NAME = "dondoc"
WAIT_SECONDS = 30
EXTENSIONS = ("unaccent", "pg_trgm")
# A test server that loses its data with the machine is all right; one that waits for the disk is not.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
}
PR_SET_PDEATHSIG = 1
INSTALLER = Path(__file__).with_name("system_packages.sh")


class NoServer(Exception):
    """PostgreSQL could not be had or did not start; the message is for the person at the terminal."""


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        programs = find_programs()
    except NoServer as missing:
        print(f"Không chạy trên PostgreSQL: {missing}", file=sys.stderr)
        return 1 if os.environ.get("CI", "").lower() == "true" else 0
    with private_server(programs) as address:
        return run(command, {**os.environ, "DONDOC_DATABASE": address})


def find_programs() -> Path:
    """The folder with `initdb` and `postgres`; installs Debian's package where that is possible."""
    found = _installed()
    if found is None:
        subprocess.run(["sh", str(INSTALLER), "postgresql-15"], check=False)
        found = _installed()
    if found is None:
        raise NoServer("máy này chưa cài gói postgresql-15 (apt-get install postgresql-15).")
    return found


def _installed() -> Path | None:
    def version(folder: Path) -> int:
        return int(folder.parent.name) if folder.parent.name.isdigit() else 0

    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version, reverse=True)
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    return next((each for each in folders if (each / "initdb").exists() and (each / "postgres").exists()), None)


@contextmanager
def private_server(programs: Path) -> Iterator[str]:
    """A running server; its address in the form that Django and psql both take."""
    # Short, for a socket's path has at most 107 bytes; not below a folder that only we may enter.
    folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-", dir="/tmp"))
    process = None
    try:
        as_owner = _owner(folder)
        _create(programs, folder, as_owner)
        process = _start(programs, folder, as_owner)
        _prepare(programs, folder)
        yield f"postgresql://{_user()}@{quote(str(folder), safe='')}/{NAME}"
    finally:
        if process is not None:
            _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then the folder and the server belong to its own user."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam("postgres")
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    folder.chmod(0o711)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _user() -> str:
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _create(programs: Path, folder: Path, as_owner: dict[str, Any]) -> None:
    options = ["-A", "trust", "-E", "UTF8", "--locale-provider=icu", "--icu-locale=vi-VN", "--no-sync"]
    done = subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-U", _user(), *options],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        **as_owner,
    )
    if done.returncode:
        raise SystemExit(f"initdb: {done.stderr}")


def _start(programs: Path, folder: Path, as_owner: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = {**SETTINGS, "unix_socket_directories": str(folder)}
    libc = ctypes.CDLL(None)
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *(f"--{name}={value}" for name, value in settings.items())],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the command; the server ends after it
            # Even when this program is killed outright, its server goes with it.
            preexec_fn=lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGQUIT),
            **as_owner,
        )


def _prepare(programs: Path, folder: Path) -> None:
    """Wait for the server; put the extensions into the template, so that every test database has them."""
    end = time.monotonic() + WAIT_SECONDS
    while _sql(programs, folder, "postgres", f"create database {NAME}").returncode:
        if time.monotonic() > end:
            raise SystemExit((folder / "log").read_text("utf-8", "replace"))
        time.sleep(0.05)
    for extension in EXTENSIONS:
        for database in ("template1", NAME):
            if _sql(programs, folder, database, f"create extension if not exists {extension}").returncode:
                print(f"PostgreSQL ở máy này không có phần mở rộng {extension}.", file=sys.stderr)
                break


def _sql(programs: Path, folder: Path, database: str, statement: str) -> subprocess.CompletedProcess[str]:
    command = [programs / "psql", "-X", "-q", "-h", folder, "-U", _user(), "-d", database, "-c", statement]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def run(command: list[str], environment: dict[str, str]) -> int:
    """The command's own answer; a Ctrl-C reaches it from the terminal, and we wait for its end."""
    child = subprocess.Popen(command, env=environment)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
        except SystemExit:
            child.terminate()
            child.wait()
            raise


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Immediate shutdown: nothing in there is worth a checkpoint."""
    process.send_signal(signal.SIGQUIT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
