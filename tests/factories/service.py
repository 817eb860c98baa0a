"""A service of its own for tests that kill: a database, a folder of files, real processes.

On SQLite the database is a file in the folder; where the run is on PostgreSQL it is a database
made for the test on the same server. Run as a script it is one of those processes:
`service.py upload COUNT` sends documents until it is killed or done.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MANAGE = str(ROOT / "manage.py")


@dataclass(frozen=True)
class Service:
    """Where it lives, and how its processes are started."""

    folder: Path
    environment: dict[str, str]

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *arguments],
                env=self.environment,
                cwd=self.folder,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def start_at_work(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Started, and given the time to come to its work: how long that takes depends on the machine."""
        for sign in self._signs():
            sign.unlink()
        process = self.start(*arguments)
        until = time.monotonic() + 60
        while not self._signs():
            assert process.poll() is None, (self.folder / "log").read_text()[-3000:]
            assert time.monotonic() < until
            time.sleep(0.02)
        return process

    def _signs(self) -> list[Path]:
        """What a worker or who uploads leaves as soon as it begins."""
        return [*self.folder.glob("files/.workers/worker-*"), *self.folder.glob("uploading")]

    def manage(self, *arguments: str) -> None:
        process = self.start(MANAGE, *arguments)
        assert process.wait(timeout=300) == 0, (self.folder / "log").read_text()[-3000:]

    def ask(self, *arguments: str) -> Any:
        """The answer of this script in the service."""
        out = subprocess.run(
            [sys.executable, __file__, *arguments],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        assert out.returncode == 0, out.stderr.decode()[-3000:]
        return json.loads(out.stdout.decode().splitlines()[-1])


@contextmanager
def make_service(folder: Path) -> Iterator[Service]:
    """A fresh service with its tables made."""
    environment = {
        **os.environ,
        "DONDOC_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    }
    with _database() as address:
        if address:
            environment["DONDOC_DATABASE"] = address
        service = Service(folder, environment)
        service.manage("migrate", "-v", "0")
        yield service


@contextmanager
def _database() -> Iterator[str]:
    """The address of a database of its own on the server of this run; nothing on SQLite."""
    address = os.environ.get("DONDOC_DATABASE", "")
    if not address:
        yield ""
        return
    import dj_database_url
    import psycopg

    parts = dj_database_url.parse(address)
    name = f"killed_{uuid.uuid4().hex[:8]}"
    server = psycopg.connect(
        host=parts["HOST"], port=parts["PORT"] or None, user=parts["USER"] or None, password=parts["PASSWORD"] or None,
        dbname=parts["NAME"], autocommit=True,
    )  # fmt: skip
    try:
        server.execute(f"CREATE DATABASE {name}")
        yield address.replace(f"/{parts['NAME']}", f"/{name}")
    finally:
        with contextlib.suppress(psycopg.Error):
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.close()


# In a process of the service


def prepare(*paths: str) -> list[int]:
    """A body, its monitor, and these files uploaded."""
    from dondoc.apps.documents.actions import upload_document

    body, monitor = _cast()
    sent = []
    for path in paths:
        with open(path, "rb") as stream:
            sent.append(upload_document(stream=stream, name=Path(path).name, owner=body, by=monitor).pk)
    return sent


def upload(count: str) -> int:
    """Documents of 300 kB, each another, one after the other."""
    from dondoc.apps.documents.actions import upload_document

    body, monitor = _cast()
    Path("uploading").touch()
    for number in range(int(count)):
        content = f"Kế hoạch {uuid.uuid4()} {number}\n".encode() * 6000
        upload_document(stream=io.BytesIO(content), name=f"{number}.txt", owner=body, by=monitor)
    return int(count)


def report() -> dict[str, Any]:
    """What is on record and on the disk."""
    from django.conf import settings
    from django_tasks_db.models import DBTaskResult

    from dondoc.apps.audit.models import Event
    from dondoc.apps.documents.models import Document
    from dondoc.apps.plans.models import Item, Review

    media = Path(settings.MEDIA_ROOT)
    documents = []
    for document in Document.objects.select_related("file").order_by("pk"):
        bytes_there = (media / document.file.path).read_bytes()
        documents.append(
            {
                "state": document.state,
                "failure": document.failure,
                "whole": hashlib.sha256(bytes_there).hexdigest() == document.file.sha256,
                "events": sorted(event.verb for event in Event.objects.on(document)),
                "readings": int(hasattr(document, "reading")),
                "tasks": len(document.reading.data["tasks"]) if hasattr(document, "reading") else 0,
                "pages": document.pages.count(),
                "citations": document.citations.count(),
                "reviews": Review.objects.filter(document=document).count(),
                "items": Item.objects.filter(review__document=document, kind="task").count(),
                "jobs": DBTaskResult.objects.filter(args_kwargs__args=[document.pk]).count(),
            }
        )
    return {
        "documents": documents,
        "jobs": sorted(set(DBTaskResult.objects.values_list("status", flat=True))),
        "files": sorted(len(path.name) for path in media.glob("[0-9a-f][0-9a-f]/*")),
    }


def _cast() -> tuple[Any, Any]:
    from dondoc.apps.accounts.models import Role, User
    from dondoc.apps.agencies.models import Body
    from factories.record import make_body, make_person

    body = Body.objects.order_by("pk").first() or make_body("Sở Khoa học và Công nghệ")
    return body, User.objects.order_by("pk").first() or make_person("Lê Theo", Role.MONITOR, body)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"prepare": prepare, "upload": upload, "report": report}[sys.argv[1]](*sys.argv[2:])))
