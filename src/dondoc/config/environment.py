"""What the machine tells us: where data lives, which database, which secret.

Everything has a default that works on a fresh machine, so that `make run` needs no
file of settings. `DONDOC_DATA` is the one folder to back up.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url


def data_folder() -> Path:
    """The folder of the database and of all stored files."""
    folder = Path(os.environ.get("DONDOC_DATA") or Path.cwd() / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key from `DONDOC_SECRET_KEY`, else one that is made once and kept beside the data."""
    given = os.environ.get("DONDOC_SECRET_KEY")
    if given:
        return given
    path = folder / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text("ascii").strip()


def database(folder: Path) -> dict[str, Any]:
    """SQLite in the data folder, or what `DONDOC_DATABASE` (postgresql://…) names."""
    address = os.environ.get("DONDOC_DATABASE")
    if address:
        settings: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=0))
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 8}}
        settings.pop("CONN_MAX_AGE", None)
        settings.pop("CONN_HEALTH_CHECKS", None)
        return settings
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "dondoc.sqlite3",
        "OPTIONS": {
            # Writers queue instead of failing half way: a transaction that will write takes its place at once.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
        },
        "TEST": {"NAME": None},
    }


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no from the environment."""
    value = os.environ.get(name, "").strip().lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def whole_number(name: str, default: int) -> int:
    """A number from the environment."""
    value = os.environ.get(name, "").strip()
    return int(value) if value else default


def words(name: str, *default: str) -> list[str]:
    """A list from the environment, parted by commas."""
    value = os.environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] or list(default)
