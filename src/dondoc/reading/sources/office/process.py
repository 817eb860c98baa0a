"""Runs an outside program in a cage: a folder of its own, a time limit, a bound on memory and files.

LibreOffice and antiword read files from strangers. The whole process group is ended
when the time is up (soffice is a script that starts another program), and where
the system allows it the kernel bounds memory and the size of what is written.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

try:
    import resource
except ImportError:  # no such module on Windows
    resource = None  # type: ignore[assignment]

_MOST_MEMORY = 6 * 1024**3  # address space; LibreOffice reserves far more than it uses
_LARGEST_FILE = 1024**3


class TimeUpError(Exception):
    """The program did not end in time and was ended."""


def run(command: Sequence[str], *, folder: Path, seconds: float, output: Path | None = None) -> int:
    """Run a program in `folder`, its output going to the file `output`; its exit code."""
    with contextlib.ExitStack() as stack:
        sink = stack.enter_context(output.open("wb")) if output else subprocess.DEVNULL
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _confine(process.pid)
        try:
            return process.wait(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeUpError(command[0]) from error
        finally:
            if process.returncode is None:
                _end_group(process)


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the caller's but the path: no home to write to, no proxy, no display."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _confine(pid: int) -> None:
    if not hasattr(resource, "prlimit"):
        return
    with contextlib.suppress(OSError, ValueError):  # the program may have ended already
        resource.prlimit(pid, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))


def _end_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
