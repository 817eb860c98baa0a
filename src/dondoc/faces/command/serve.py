"""`dondoc serve`: the whole web application with one command, on this machine.

The database is brought up to date, static files are put in their place, and then
the server and the worker run until Ctrl-C. All that is kept lies in one folder.
Django is not imported here: each step is a process of its own, so that this one
stays small and only watches.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from dondoc.faces.command.arguments import Serving
from dondoc.faces.command.supervisor import Process, Supervisor
from dondoc.language import _

SETTINGS = "dondoc.config.settings"
APPLICATION = "dondoc.config.wsgi:application"
WORK = "work"
# Two processes with four threads each: enough for a department on two cores, and few enough
# that writers on SQLite wait for milliseconds, not seconds.
PROCESSES, THREADS = 2, 4
START_SECONDS = 60.0


def serve(serving: Serving) -> int:
    """Prepare, start, watch, stop; the exit code."""
    if not _is_free(serving.host, serving.port):
        words = _("Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác: --port SỐ (hoặc PORT=SỐ make run).")
        print(words.format(port=serving.port), file=sys.stderr)
        return 1
    environment = _environment(serving)
    if not _prepare(serving, environment):
        return 1
    supervisor = Supervisor(_processes(serving, environment))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        supervisor.start()
        threading.Thread(target=_announce, args=(serving,), daemon=True).start()
        return supervisor.watch()
    except KeyboardInterrupt:
        print("\n" + _("Đang dừng…"), file=sys.stderr)
        return 0
    finally:
        supervisor.stop()


def _environment(serving: Serving) -> dict[str, str]:
    data = Path(serving.data or os.environ.get("DONDOC_DATA") or "var").resolve()
    data.mkdir(parents=True, exist_ok=True)
    return {**os.environ, "DONDOC_DATA": str(data), "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONUNBUFFERED": "1"}


def _prepare(serving: Serving, environment: dict[str, str]) -> bool:
    """Tables, static files and, if asked for, the province that does not exist."""
    steps = [
        (_("Cập nhật cơ sở dữ liệu"), ("migrate", "--verbosity", "0")),
        (_("Chuẩn bị trang"), ("collectstatic", "--noinput", "--clear", "--verbosity", "0")),
    ]
    if serving.demo:
        steps.append((_("Dữ liệu mẫu"), ("load_demo", "--if-empty")))
    # Each start opens what began since, before the first page comes; on later days the clock of the worker does.
    steps.append((_("Mở các kỳ mới"), ("open_periods",)))
    for name, arguments in steps:
        print(f"{name}…", file=sys.stderr, flush=True)
        if subprocess.run([sys.executable, "-m", "django", *arguments], env=environment, check=False).returncode:
            print(_("Bước «{name}» không xong; xem lỗi ở trên.").format(name=name), file=sys.stderr)
            return False
    return True


def _processes(serving: Serving, environment: dict[str, str]) -> tuple[Process, Process]:
    granian = (
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", serving.host, "--port", str(serving.port),
        "--workers", str(PROCESSES), "--blocking-threads", str(THREADS), "--respawn-failed-workers",
        "--workers-kill-timeout", "10", "--log-level", "warning", APPLICATION,
    )  # fmt: skip
    return (
        Process(_("Máy chủ web"), granian, environment),
        Process(_("Tiến trình nền"), (sys.executable, "-m", "django", WORK), environment),
    )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as plug:
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            plug.bind((host, port))
        except OSError:
            return False
    return True


def _announce(serving: Serving) -> None:
    """Say where the pages are, once they are there."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if answers(serving.host, serving.port):
            words = _("Đôn Đốc đang chạy ở http://{host}:{port}/ (Ctrl-C để dừng).")
            print(words.format(host=serving.host, port=serving.port), flush=True)
            return
        time.sleep(0.2)


def answers(host: str, port: int) -> bool:
    """Whether a page comes, whatever is on it."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
