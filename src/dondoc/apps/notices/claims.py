"""Who has taken something in hand, and whether that process still lives.

A claim names the machine, its start, the process and a number of chance. A process of this
very machine is looked up, so what a killed one had is free at once; of a process elsewhere
(or in another container) nothing is known, and only time frees what it had. Whoever lost a
claim to time finds that out before its next step, for every step is taken on condition that
the claim still stands in the row.
"""

from __future__ import annotations

import os
import secrets
import socket
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

LEASE = timedelta(minutes=10)
"""For how long a claim of a process that cannot be looked up is respected; every step is bounded far below it."""

_PROC = Path("/proc")


def new_claim() -> str:
    """A claim of this process that no other claim equals."""
    return "|".join((_here(), str(os.getpid()), _started(os.getpid()), secrets.token_hex(8)))


def is_free(claim: str, claimed_at: datetime | None, now: datetime, lease: timedelta = LEASE) -> bool:
    """Whether whoever made the claim is dead, or has had it for too long."""
    parts = claim.split("|")
    if len(parts) == 4 and parts[0] == _here() and _PROC.is_dir():
        return _started(int(parts[1])) != parts[2]
    return claimed_at is None or now - claimed_at > lease


@lru_cache(maxsize=1)
def _here() -> str:
    """This machine since its start, and the space of process numbers that we see."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        space = str((_PROC / "self/ns/pid").readlink())
    except OSError:
        boot = space = ""
    return f"{socket.gethostname()}/{boot}/{space}".replace("|", "")[:120]


def _started(pid: int) -> str:
    """When the process began, in ticks; empty where there is none, or only what is left of it."""
    try:
        # «123 (name (with) brackets) S …»: what stands behind the last bracket is safe to split.
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in ("Z", "X") else fields[19]
