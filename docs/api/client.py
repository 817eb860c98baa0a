"""A small client of Đôn Đốc, standard library only: copy it into your program and change what you like.

from client import Dondoc

dondoc = Dondoc("https://dondoc.tinh.gov.vn", "dondoc_…")      # the key from the page «Khóa truy cập»
for task in dondoc.all("tasks", time="overdue"):
print(task["leads"][0]["body"]["name"], task["text"])
part = dondoc.get("assignments/17")
dondoc.step(part, "report_progress", words="Đã lấy ý kiến các sở", progress=60)
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

PATIENCE = 30  # seconds for one call
TRIES = 4


class Refused(Exception):
    """The server said no. `problem` is its answer: `code` for programs, `detail` for people."""

    def __init__(self, problem: dict[str, Any]) -> None:
        self.problem = problem
        super().__init__(f"{problem.get('status')} {problem.get('code')}: {problem.get('detail')}")

    @property
    def code(self) -> str:
        return str(self.problem.get("code", ""))


class Dondoc:
    """One server, one key."""

    def __init__(self, site: str, key: str, language: str = "vi") -> None:
        self.base = f"{site.rstrip('/')}/api/v1/"
        self.headers = {"Authorization": f"Bearer {key}", "Accept-Language": language}

    def get(self, path: str, **asked: Any) -> dict[str, Any]:
        """One thing, or one page of a list."""
        return self._call("GET", path, asked)[0]

    def all(self, path: str, **asked: Any) -> Iterator[dict[str, Any]]:
        """Every row of a list, page after page; whoever writes meanwhile makes nothing come twice or be left out."""
        cursor = None
        while True:
            page = self.get(path, **asked, **({"cursor": cursor} if cursor else {}))
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return

    def step(self, thing: dict[str, Any], name: str, *, dry_run: bool = False, **body: Any) -> dict[str, Any]:
        """Take a step on a part or a task that was read before. Raises `Refused` with code «changed» when somebody
        else was faster: read it again, look, and decide anew.
        """
        where = "assignments" if "task_id" in thing else "tasks"
        asked = {"dry_run": "true"} if dry_run else {}
        headers = {"If-Match": thing["etag"], "Idempotency-Key": str(uuid.uuid4())}
        return self._call("POST", f"{where}/{thing['id']}/{name}", asked, body, headers)[0]

    def batch(self, operations: list[dict[str, Any]], *, dry_run: bool = False) -> dict[str, Any]:
        """Many steps, all or nothing. When one of them fails the answer says which, and nothing was kept."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        asked = {"dry_run": "true"} if dry_run else {}
        try:
            return self._call("POST", "batch", asked, {"operations": operations}, headers)[0]
        except Refused as refused:
            if "items" in refused.problem:
                return refused.problem
            raise

    def send_file(self, name: str, content: bytes) -> str:
        """Send a file; the ticket goes into `files` of a report."""
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        sent = (
            f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + f"\r\n--{edge}--\r\n".encode()
        )
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return str(self._call("POST", "files", {}, sent, headers)[0]["ticket"])

    def download(self, document: int) -> bytes:
        """The file of a document as it came."""
        return self._open("GET", f"documents/{document}/file", {}, None, {})[0]

    def follow(
        self, cursor: str | None = None, pause: float = 30, **asked: Any
    ) -> Iterator[tuple[dict[str, Any], str]]:
        """Events as they happen, for ever, each with the cursor behind its page. Keep the cursor: with it one goes on
        tomorrow as if nothing had been in between.
        """
        begin = {"cursor": cursor} if cursor else {"start": "now"}
        while True:
            page = self.get("events", **asked, **begin)
            begin = {"cursor": page["cursor"]}
            for event in page["items"]:
                yield event, page["cursor"]
            if not page["more"]:
                time.sleep(pause)

    def _call(
        self, method: str, path: str, asked: dict[str, Any], body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[dict[str, Any], Any]:
        content, answered = self._open(method, path, asked, body, headers or {})
        return (json.loads(content) if content else {}), answered

    def _open(
        self, method: str, path: str, asked: dict[str, Any], body: Any, headers: dict[str, str]
    ) -> tuple[bytes, Any]:
        query = urlencode({name: value for name, value in asked.items() if value is not None}, doseq=True)
        address = f"{self.base}{path}?{query}" if query else f"{self.base}{path}"
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        kind = {"Content-Type": "application/json"} if data is not None else {}
        request = Request(address, data, {**kind, **self.headers, **headers}, method=method)
        for turn in range(TRIES):
            try:
                with urlopen(request, timeout=PATIENCE) as answer:
                    return answer.read(), answer.headers
            except HTTPError as error:
                if error.code != 429 and error.code < 500:
                    raise Refused(json.load(error)) from None
                self._wait(error.headers.get("Retry-After"), turn, error)
            except URLError as error:  # safe to send again: reading changes nothing, writing has its key
                self._wait(None, turn, error)
        raise AssertionError("unreachable")

    @staticmethod
    def _wait(seconds: str | None, turn: int, error: Exception) -> None:
        if turn == TRIES - 1:
            raise error
        time.sleep(float(seconds or 2**turn))
