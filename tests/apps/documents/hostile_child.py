"""A child that does harm instead of reading: `hostile_child.py WHAT MODE SOURCE NAME FOLDER SECONDS`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def eat() -> None:
    from dondoc.apps.documents.worker.processes import limit

    limit(memory=300 * 1024**2, seconds=60, file_bytes=1024**3)
    eaten = bytearray()
    while True:
        eaten += b"x" * 50_000_000


def hang(source: str) -> None:
    """As LibreOffice does: what it starts has a session of its own, so that the group alone would not reach it."""
    sleeper = subprocess.Popen(["sleep", "600"], start_new_session=True)
    Path(source).with_name("grandchild").write_text(str(sleeper.pid))
    time.sleep(600)


if __name__ == "__main__":
    what, _mode, its_source = sys.argv[1:4]
    if what == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif what == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "eat":
        eat()
    elif what == "hang":
        hang(its_source)
    # else: «leave», without a word
