"""Clients that ask over HTTP and keep their connection: how long each answer took, as users would have waited."""

from __future__ import annotations

import gzip
import http.client
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

TIMEOUT = 60


@dataclass(frozen=True, slots=True)
class Visit:
    """Addresses that are asked for in turn, by whom."""

    name: str
    addresses: Sequence[str]
    cookie: str = ""
    alone: bool = False  # too slow to be asked by many at once


@dataclass
class Times:
    """Seconds of all answers of one measurement."""

    visit: Visit
    clients: int
    took: list[float] = field(default_factory=list)
    seconds: float = 0.0
    size: int = 0
    busy: float = 0.0  # seconds of processor time of the server and its database

    @property
    def cpu(self) -> float:
        """Milliseconds of processor time for one page."""
        return 1000 * self.busy / len(self.took)

    @property
    def rate(self) -> float:
        return len(self.took) / self.seconds

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.took)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def median(self) -> float:
        return 1000 * statistics.median(self.took)


class WrongAnswer(Exception):
    """The page did not come; timing a failure says nothing."""


def measure(host: str, port: int, visit: Visit, *, clients: int = 1, seconds: float = 5, warm: int = 5) -> Times:
    """Each client asks again as soon as it has its answer."""
    found = Times(visit, clients)
    _ask(host, port, visit, 0, Times(visit, clients), count=warm)
    started = time.perf_counter()
    end = started + seconds
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            _ask(host, port, visit, number, found, until=end)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    found.seconds = time.perf_counter() - started
    return found


def _ask(host: str, port: int, visit: Visit, first: int, found: Times, *, count: int = 0, until: float = 0) -> None:
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    if visit.cookie:
        headers["Cookie"] = visit.cookie
    number = 7 * first
    asked = 0
    while asked < count or time.perf_counter() < until or (until and not asked):
        address = visit.addresses[number % len(visit.addresses)]
        started = time.perf_counter()
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        found.took.append(time.perf_counter() - started)
        if answer.status != 200:
            raise WrongAnswer(f"{address}: {answer.status} {answer.getheader('Location', '')}")
        if not asked:
            found.size = len(gzip.decompress(body)) if answer.getheader("Content-Encoding") == "gzip" else len(body)
        number += 1
        asked += 1
    connection.close()
